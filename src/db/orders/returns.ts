import { ConflictError } from '../../errors.ts';
import type { Int8, Tx } from '../client.ts';
import { applyStockChanges, type StockChange } from '../stock/stock.ts';
import { type LockedOrder, lockOrder, toWriteOff } from './cancellations.ts';
import { describeStatus } from './order-status.ts';
import { choosePartsOfOrder, choosePartsOfPlace, type ReturnedGoods, type ReturnedPart } from './returnable.ts';

/** Where the goods had been sold. */
interface Place {
  id: number;
  type: 'api' | 'internal' | 'manual';
}

/** Goods that somebody has in hand: of an order (quantities in its items), or of a place of sale (in units). */
export interface NewReturn {
  of: { orderId: Int8 } | { place: Place };
  goods: ReturnedGoods[];
  note: string | null;
  actor: string;
}

/**
 * Records what came back, never more than was sold and is not back yet. Gives the keys of the movements: one for each part puts
 * the goods in, for damaged ones another writes them off at once. Throws ConflictError, NotFoundError, ValidationError.
 */
export async function receiveReturn(tx: Tx, given: NewReturn): Promise<Int8[]> {
  if ('place' in given.of) {
    const { place } = given.of;
    return record(tx, given, place, null, await choosePartsOfPlace(tx, place.id, given.goods));
  }
  const order = await lockOrder(tx, given.of.orderId);
  assertReturnable(order);
  const place = { id: order.marketplaceId, type: order.marketplaceType };
  return record(tx, given, place, order.id, await choosePartsOfOrder(tx, order.id, given.goods));
}

function assertReturnable(order: LockedOrder): void {
  if (order.fulfilment === 'marketplace') {
    const message = `${order.marketplaceName} shipped this order from its own stock, and it comes back there`;
    throw new ConflictError('INVALID_STATE', message);
  }
  if (order.status === 'held' || order.status === 'expired' || order.status === 'cancelled') {
    const message = `The order is ${describeStatus(order.status)}: nothing of it was handed over that could come back`;
    throw new ConflictError('INVALID_STATE', message);
  }
}

async function record(
  tx: Tx,
  { goods, note, actor }: NewReturn,
  place: Place,
  orderId: Int8 | null,
  parts: ReturnedPart[],
): Promise<Int8[]> {
  const returnId = await insertReturn(tx, { place, orderId, note, actor }, parts);
  await countBack(tx, parts);
  const changes = parts.flatMap((part, index): StockChange[] => {
    const back: StockChange = {
      sourceKey: `return:${returnId}:${index}`,
      productId: part.productId,
      units: part.units,
      movementType: place.type === 'api' ? 'marketplace_return' : 'return',
      referenceType: 'return',
      referenceId: returnId,
      orderId: part.line?.orderId ?? null,
      actor,
      note,
      occurredAt: new Date(),
      marketplaceId: place.id,
      frozen: part.frozen,
    };
    return part.condition === 'damaged' ? [back, toWriteOff(back)] : [back];
  });
  const applied = await applyStockChanges(tx, changes);
  if (applied.length !== changes.length)
    throw new Error(`a return of ${goods.length} lines moved ${applied.length} times`);
  return applied.map(({ movementId }) => movementId);
}

async function insertReturn(
  tx: Tx,
  header: { place: Place; orderId: Int8 | null; note: string | null; actor: string },
  parts: ReturnedPart[],
): Promise<Int8> {
  const [row] = await tx<{ id: Int8 }[]>`
    insert into returns (order_id, marketplace_id, note, actor)
    values (${header.orderId}, ${header.place.id}, ${header.note}, ${header.actor}) returning id`;
  const returnId = row!.id;
  await tx`
    insert into return_items (return_id, order_item_id, product_id, units, condition)
    select ${returnId}::bigint, t.* from unnest(
      ${parts.map(({ line }) => line?.id ?? null)}::bigint[], ${parts.map(({ productId }) => productId)}::int[],
      ${parts.map(({ units }) => units)}::int[], ${parts.map(({ condition }) => condition)}::text[]) as t`;
  return returnId;
}

/**
 * Counts items back on their lines. What came back had been handed over, whether or not somebody had said so; an order of which
 * everything came back is returned.
 */
async function countBack(tx: Tx, parts: ReturnedPart[]): Promise<void> {
  const lines = parts.flatMap(({ line }) => line ?? []);
  await tx`
    update order_items i set returned_quantity = i.returned_quantity + t.items, return_expected = greatest(i.return_expected - t.items, 0)
    from (select id, sum(items)::int as items
      from unnest(${lines.map(({ id }) => id)}::bigint[], ${lines.map(({ items }) => items)}::int[]) as u (id, items) group by id) t
    where i.id = t.id`;
  await tx`
    update orders o set updated_at = now(), shipped_at = coalesce(o.shipped_at, now()), status = case
      when not exists (select 1 from order_items i where i.order_id = o.id and i.cancelled_quantity + i.returned_quantity < i.quantity)
        then 'returned'
      when o.status in ('new', 'confirmed') then 'shipped'
      else o.status end
    where o.id = any (${lines.map(({ orderId }) => orderId)}::bigint[])`;
}
