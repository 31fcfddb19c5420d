import { ConflictError, ValidationError } from '../../errors.ts';
import type { Int8, Numeric, Tx } from '../client.ts';
import { byPerson, recordExpectedReturn } from '../order-lists/order-events.ts';
import { applyStockChanges, type StockChange, type TriggerType } from '../stock/stock.ts';
import { describeStatus, isBeforeHandover } from './order-status.ts';
import { type LockedOrder, lockOrder } from './orders.ts';
import { reportByPerson } from './take-backs.ts';

/** What to cancel of one of our own orders; `items` null: everything that is left. */
export interface Cancellation {
  orderId: Int8;
  items: { sku: string; quantity: number }[] | null;
  reason: string | null;
  /** null: before the handover the units go back to stock, after it a return is expected. false: the units are lost. */
  restock: boolean | null;
  /** true: the buyer cancels. Only orders that the seller has not confirmed yet can be cancelled so. */
  byBuyer: boolean;
  actor: string;
  /** Whether an adapter's order list does not report items that are taken out of an order. Absent: each reports them. */
  hidesItems?: (adapter: string) => boolean;
}

interface CancellableItem {
  id: Int8;
  sku: string;
  productId: number | null;
  unitsPerItem: number;
  /** Items that are neither cancelled nor returned. */
  left: number;
  /** Of these, those whose return is expected. */
  returnExpected: number;
  pricePerUnit: Numeric | null;
  unitCost: Numeric | null;
  movesStock: boolean;
}

interface Chosen {
  item: CancellableItem;
  quantity: number;
}

/**
 * Cancels all or part of one of our own orders, or items of a marketplace's order where the marketplace does not report such items:
 * before the handover its units go back to stock, after it a return is expected. Throws ConflictError INVALID_STATE, or ValidationError when a line has fewer items left.
 */
export function cancelOrder(tx: Tx, cancellation: Cancellation): Promise<void> {
  const { actor, reason } = cancellation;
  return byPerson(tx, { actor, note: reason }, () => cancelByPerson(tx, cancellation));
}

async function cancelByPerson(tx: Tx, cancellation: Cancellation): Promise<void> {
  const order = await lockOrder(tx, cancellation.orderId);
  assertCancellable(order, cancellation);
  const isLost = cancellation.restock === false;
  const items = await listCancellableItems(tx, order.id);
  // Items that are on their way back are already cancelled: they can only be reported as lost.
  const open = isLost ? items : items.map((item) => ({ ...item, left: item.left - item.returnExpected }));
  const chosen = chooseItems(open, cancellation.items);
  if (chosen.length === 0) throw new ConflictError('INVALID_STATE', 'Nothing is left to cancel in this order');
  if (order.marketplaceType === 'api') assertPartOfOrder(order, open, chosen);
  if (isBeforeHandover(order.status) || isLost) {
    await cancelItems(tx, order, chosen, cancellation);
  } else {
    await expectBack(tx, order.id, chosen);
    if (order.marketplaceType !== 'api') return;
    for (const { item, quantity } of chosen) await reportByPerson(tx, item.id, quantity, false);
  }
}

/**
 * Cancels everything that is left of a locked order and puts it back in stock: the hold is released, the order is EXPIRED. `trigger` as
 * in the sync log.
 */
export async function releaseOrder(
  tx: Tx,
  order: LockedOrder,
  why: { reason: string; actor: string; trigger: TriggerType },
): Promise<void> {
  const chosen = chooseItems(await listCancellableItems(tx, order.id), null);
  await cancelItems(tx, order, chosen, { ...why, restock: true, byBuyer: false, over: 'expired' }, why.trigger);
}

function assertCancellable(order: LockedOrder, cancellation: Cancellation): void {
  const { restock, byBuyer } = cancellation;
  if (order.marketplaceType === 'api') assertPartsAreHidden(order, cancellation);
  if (byBuyer && order.status !== 'held' && order.status !== 'new') {
    const message = `The order is ${describeStatus(order.status)}: only the shop can cancel it now`;
    throw new ConflictError('INVALID_STATE', message);
  }
  if (isBeforeHandover(order.status)) return;
  if (order.status !== 'shipped' && order.status !== 'delivered') {
    throw new ConflictError(
      'INVALID_STATE',
      `The order is ${describeStatus(order.status)}: nothing in it can be cancelled any more`,
    );
  }
  if (restock === true) {
    const message = `The order is ${describeStatus(order.status)}: record the items that came back with receiveReturn`;
    throw new ConflictError('INVALID_STATE', message);
  }
}

/** A marketplace reports its cancellations itself. Some do not report items that are taken out of an order. */
function assertPartsAreHidden(order: LockedOrder, { items, hidesItems }: Cancellation): void {
  const { adapter, fulfilment, marketplaceName } = order;
  if (fulfilment === 'marketplace') {
    const message = `${marketplaceName} ships this order from its own stock: nothing of it changes yours`;
    throw new ConflictError('INVALID_STATE', message);
  }
  if (items !== null && adapter !== null && hidesItems?.(adapter)) return;
  const hint = items === null ? '' : '. If goods came back, record them with receiveReturn';
  const message = `Cancel this order on ${marketplaceName}: Ombor then updates it automatically${hint}`;
  throw new ConflictError('INVALID_STATE', message);
}

function assertPartOfOrder({ marketplaceName }: LockedOrder, open: CancellableItem[], chosen: Chosen[]): void {
  const units = (rows: { left: number }[]) => rows.reduce((sum, { left }) => sum + left, 0);
  if (units(chosen.map(({ quantity }) => ({ left: quantity }))) >= units(open)) {
    const message = `That is all that is left of the order: cancel it on ${marketplaceName}, and Ombor updates it automatically`;
    throw new ConflictError('INVALID_STATE', message);
  }
  const unmoved = chosen.find(({ item }) => !item.movesStock);
  if (unmoved) {
    const message = `This order did not change the stock of "${unmoved.item.sku}", so cancelling it here cannot either: correct the figure with adjustStock`;
    throw new ConflictError('INVALID_STATE', message);
  }
}

function listCancellableItems(tx: Tx, orderId: Int8): Promise<CancellableItem[]> {
  return tx<CancellableItem[]>`
    select i.id, i.sku, i.product_id, i.units_per_item, i.quantity - i.cancelled_quantity - i.returned_quantity as left, i.return_expected,
      case when o.currency = m.currency then i.unit_price / i.units_per_item end as price_per_unit, i.unit_cost, i.moves_stock
    from order_items i join orders o on o.id = i.order_id join marketplaces m on m.id = o.marketplace_id
    where i.order_id = ${orderId} order by i.id`;
}

function chooseItems(items: CancellableItem[], asked: Cancellation['items']): Chosen[] {
  if (asked === null) return items.filter((item) => item.left > 0).map((item) => ({ item, quantity: item.left }));
  return asked.map(({ sku, quantity }, index) => {
    const item = items.find((candidate) => candidate.sku === sku);
    const path = ['input', 'items', String(index)];
    if (!item) throw ValidationError.of([...path, 'sku'], `The order has no line with the SKU "${sku}"`, sku);
    if (quantity > item.left) {
      const message = `Only ${item.left} of "${sku}" can still be cancelled, not ${quantity}`;
      throw ValidationError.of([...path, 'quantity'], message, quantity);
    }
    return { item, quantity };
  });
}

type Why = Pick<Cancellation, 'reason' | 'restock' | 'byBuyer' | 'actor'> & { over?: Over };

/** What an order becomes when all of it is cancelled. */
type Over = 'cancelled' | 'expired';

async function cancelItems(
  tx: Tx,
  order: LockedOrder,
  chosen: Chosen[],
  why: Why,
  trigger?: TriggerType,
): Promise<void> {
  const changes: StockChange[] = [];
  for (const { item, quantity } of chosen) {
    const [row] = await tx<{ id: Int8 }[]>`
      insert into order_item_cancellations (order_item_id, quantity, restocked, reason, actor)
      values (${item.id}, ${quantity}, ${why.restock !== false}, ${why.reason}, ${why.actor}) returning id`;
    await tx`
      update order_items set cancelled_quantity = cancelled_quantity + ${quantity},
        return_expected = greatest(return_expected - ${why.restock === false ? quantity : 0}, 0)
      where id = ${item.id}`;
    // What is expected back was reported when it was cancelled.
    const known = why.restock === false ? Math.min(item.returnExpected, quantity) : 0;
    if (order.marketplaceType === 'api' && quantity > known) await reportByPerson(tx, item.id, quantity - known, true);
    changes.push(...toChanges(order, item, quantity, row!.id, why));
  }
  await touchOrder(tx, order.id, why.over);
  await applyStockChanges(tx, changes, trigger);
}

/**
 * Marks an order as changed. When nothing of it is left, it is CANCELLED (or `over`), or RETURNED if any item came back; when something is left
 * again, it is as far as it had come before.
 */
export async function touchOrder(tx: Tx, orderId: Int8, over: Over = 'cancelled'): Promise<void> {
  await tx`
    update orders o set updated_at = now(), status = case
      when not exists (select 1 from order_items i where i.order_id = o.id and i.cancelled_quantity < i.quantity) then ${over}
      when not exists (select 1 from order_items i where i.order_id = o.id and i.cancelled_quantity + i.returned_quantity < i.quantity)
        then 'returned'
      when o.status in ('cancelled', 'returned') then case when o.shipped_at is null then 'new' else 'shipped' end
      else o.status end
    where o.id = ${orderId}`;
}

/** Undoes the sale. Lost units are written off in the same transaction, so that the stock figure stays unchanged. */
function toChanges(order: LockedOrder, item: CancellableItem, quantity: number, id: Int8, why: Why): StockChange[] {
  // A line that is not linked has moved nothing; what is left of it moves when it is linked.
  if (item.productId === null) return [];
  const units = quantity * item.unitsPerItem;
  const undone: StockChange = {
    sourceKey: `cancel:${id}`,
    productId: item.productId,
    units,
    movementType: order.marketplaceType === 'api' ? 'marketplace_cancellation' : 'cancellation',
    referenceType: 'order',
    referenceId: order.id,
    orderId: order.id,
    actor: why.actor,
    // The ledger is kept permanently, so it must not contain a customer's text.
    note: why.byBuyer ? null : why.reason,
    occurredAt: null,
    marketplaceId: order.marketplaceId,
    frozen: { unitPrice: item.pricePerUnit, unitCost: item.unitCost },
  };
  return why.restock === false ? [undone, toWriteOff(undone)] : [undone];
}

/** The write-off of what a change put into stock: the goods are lost or damaged. */
export function toWriteOff(change: StockChange): StockChange {
  return {
    ...change,
    sourceKey: `${change.sourceKey}:written off`,
    units: -change.units,
    movementType: 'write_off',
    marketplaceId: null,
    mayOversell: true,
  };
}

async function expectBack(tx: Tx, orderId: Int8, chosen: Chosen[]): Promise<void> {
  const units = chosen.reduce((sum, { item, quantity }) => sum + quantity * item.unitsPerItem, 0);
  await recordExpectedReturn(tx, orderId, units);
  for (const { item, quantity } of chosen) {
    await tx`update order_items set return_expected = return_expected + ${quantity} where id = ${item.id}`;
  }
}
