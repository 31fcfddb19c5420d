import { ConflictError } from '../../errors.ts';
import type { Int8, Tx } from '../client.ts';
import { byPerson } from '../order-lists/order-events.ts';
import { rowsOf } from '../rows.ts';
import { applyStockChanges, type StockChange } from '../stock/stock.ts';
import { toWriteOff } from './cancellations.ts';
import { describeStatus } from './order-status.ts';
import { type LockedOrder, lockOrder } from './orders.ts';
import { choosePartsOfMarketplace, choosePartsOfOrder, type ReturnedGoods, type ReturnedPart } from './returnable.ts';

/** Where the goods had been sold. */
interface SoldOn {
  id: number;
  type: 'api' | 'internal' | 'manual';
}

/** Goods that came back: of an order (quantities in items of its lines), or of sales on a marketplace (in units). */
export interface NewReturn {
  of: { orderId: Int8 } | { marketplace: SoldOn };
  goods: ReturnedGoods[];
  note: string | null;
  actor: string;
}

/** A recorded return. */
export interface ReceivedReturn {
  /** One movement per part puts the goods into stock, and for damaged ones another one writes them off. */
  movementIds: Int8[];
  /** Units that the marketplace's figures had put back into stock before: only written off, if they are damaged. */
  alreadyInStock: number;
}

/**
 * Records returned goods, never more than was sold and not returned yet. Throws ConflictError, NotFoundError, ValidationError.
 */
export function receiveReturn(tx: Tx, given: NewReturn): Promise<ReceivedReturn> {
  return byPerson(tx, given, () => receiveByPerson(tx, given));
}

async function receiveByPerson(tx: Tx, given: NewReturn): Promise<ReceivedReturn> {
  if ('marketplace' in given.of) {
    const { marketplace } = given.of;
    return record(tx, given, marketplace, null, await choosePartsOfMarketplace(tx, marketplace.id, given.goods));
  }
  const order = await lockOrder(tx, given.of.orderId);
  assertReturnable(order);
  const marketplace = { id: order.marketplaceId, type: order.marketplaceType };
  return record(tx, given, marketplace, order.id, await choosePartsOfOrder(tx, order.id, given.goods));
}

function assertReturnable(order: LockedOrder): void {
  if (order.fulfilment === 'marketplace') {
    const message = `${order.marketplaceName} shipped this order from its own stock: its returns go back there`;
    throw new ConflictError('INVALID_STATE', message);
  }
  if (order.status === 'held' || order.status === 'expired' || order.status === 'cancelled') {
    const message = `The order is ${describeStatus(order.status)}: nothing was handed over, so nothing can be returned`;
    throw new ConflictError('INVALID_STATE', message);
  }
}

async function record(
  tx: Tx,
  { goods, note, actor }: NewReturn,
  marketplace: SoldOn,
  orderId: Int8 | null,
  parts: ReturnedPart[],
): Promise<ReceivedReturn> {
  const returnId = await insertReturn(tx, { marketplace, orderId, note, actor }, parts);
  await countBack(tx, parts);
  const changes = parts.flatMap((part, index): StockChange[] => {
    const back: StockChange = {
      sourceKey: `return:${returnId}:${index}`,
      productId: part.productId,
      units: part.units,
      movementType: marketplace.type === 'api' ? 'marketplace_return' : 'return',
      referenceType: 'return',
      referenceId: returnId,
      orderId: part.line?.orderId ?? null,
      actor,
      note,
      occurredAt: null,
      marketplaceId: marketplace.id,
      frozen: part.frozen,
    };
    const units = part.units - part.alreadyInStock;
    return [...(units > 0 ? [{ ...back, units }] : []), ...(part.condition === 'damaged' ? [toWriteOff(back)] : [])];
  });
  const applied = await applyStockChanges(tx, changes);
  if (applied.length !== changes.length)
    throw new Error(`a return of ${goods.length} lines moved ${applied.length} times`);
  const alreadyInStock = parts.reduce((sum, part) => sum + part.alreadyInStock, 0);
  return { movementIds: applied.map(({ movementId }) => movementId), alreadyInStock };
}

async function insertReturn(
  tx: Tx,
  header: { marketplace: SoldOn; orderId: Int8 | null; note: string | null; actor: string },
  parts: ReturnedPart[],
): Promise<Int8> {
  const [row] = await tx<{ id: Int8 }[]>`
    insert into returns (order_id, marketplace_id, note, actor)
    values (${header.orderId}, ${header.marketplace.id}, ${header.note}, ${header.actor}) returning id`;
  const returnId = row!.id;
  const rows = parts.map((part) => ({ ...part, lineId: part.line?.id }));
  const columns = { lineId: 'bigint', productId: 'integer', units: 'integer', condition: 'text' } as const;
  await tx`
    insert into return_items (return_id, order_item_id, product_id, units, condition)
    select ${returnId}::bigint, line_id, product_id, units, condition from ${rowsOf(tx, rows, columns)} r order by position`;
  return returnId;
}

/**
 * Counts items as returned on their lines. What came back must have been handed over, even if nobody had recorded that. An order whose
 * items all came back becomes RETURNED.
 */
async function countBack(tx: Tx, parts: ReturnedPart[]): Promise<void> {
  const lines = parts.flatMap(({ line }) => line ?? []);
  await tx`
    update order_items i set returned_quantity = i.returned_quantity + t.items,
      returned_unannounced = i.returned_unannounced + greatest(t.items - i.return_expected, 0), return_expected = greatest(i.return_expected - t.items, 0)
    from (select id, sum(items)::int as items
      from ${rowsOf(tx, lines, { id: 'bigint', items: 'integer' })} r group by id) t
    where i.id = t.id`;
  await tx`
    update orders o set updated_at = now(), shipped_at = coalesce(o.shipped_at, now()), status = case
      when not exists (select 1 from order_items i where i.order_id = o.id and i.cancelled_quantity + i.returned_quantity < i.quantity)
        then 'returned'
      when o.status in ('new', 'confirmed') then 'shipped'
      else o.status end
    where o.id = any (${lines.map(({ orderId }) => orderId)}::bigint[])`;
}
