import { ConflictError } from '../../errors.ts';
import type { Int8, Sql, Tx } from '../client.ts';
import { byPerson } from '../order-lists/order-events.ts';
import { cancelOrder, releaseOrder } from './cancellations.ts';
import { assertTransition, type OrderStatus } from './order-status.ts';
import { type LockedOrder, lockOrder } from './orders.ts';

/** A new status of an order, set by a person. */
export interface StatusChange {
  orderId: Int8;
  status: OrderStatus;
  note: string | null;
  actor: string;
}

/**
 * Moves an order to another status; its present status changes nothing. CANCELLED and EXPIRED return its units to stock. Marketplace
 * orders can be set to CONFIRMED, SHIPPED and DELIVERED; what the marketplace reports later can only move them forward.
 * Throws ConflictError INVALID_STATE.
 */
export async function changeOrderStatus(tx: Tx, change: StatusChange): Promise<void> {
  const order = await lockOrder(tx, change.orderId);
  if (order.status === change.status) return;
  if (order.fulfilment === 'marketplace') {
    const message = `${order.marketplaceName} ships this order from its own stock and reports its status`;
    throw new ConflictError('INVALID_STATE', message);
  }
  assertTransition(order.status, change.status, order.marketplaceType === 'api');
  if (change.status === 'cancelled') {
    const { orderId, note, actor } = change;
    return cancelOrder(tx, { orderId, items: null, reason: note, restock: null, byBuyer: false, actor });
  }
  if (change.status === 'expired') return expire(tx, order, change.note ?? 'the hold was released', change.actor);
  await byPerson(tx, change, () => setStatus(tx, order.id, change));
}

async function setStatus(tx: Tx, orderId: Int8, change: StatusChange): Promise<void> {
  await tx`
    update orders set status = ${change.status}, updated_at = now(), held_until = null,
      note = nullif(concat_ws(E'\n', note, ${change.note}::text), ''),
      shipped_at = case when ${change.status === 'shipped'} then now() else shipped_at end
    where id = ${orderId}`;
}

async function expire(tx: Tx, order: LockedOrder, reason: string, actor: string): Promise<void> {
  const trigger = actor === clock ? 'scheduled' : 'webhook';
  await byPerson(tx, { actor, note: reason }, () => releaseOrder(tx, order, { reason, actor, trigger }));
}

/** The actor in the ledger for what happens automatically. */
const clock = 'ombor';
const maxDue = 500;

/** Expired holds, the oldest first, at most 500. */
export async function listDueHolds(sql: Sql): Promise<Int8[]> {
  const rows = await sql<{ id: Int8 }[]>`
    select id from orders where status = 'held' and held_until <= now() order by held_until limit ${maxDue}`;
  return rows.map(({ id }) => id);
}

/**
 * Releases an expired hold: its units go back to stock. Returns false when the order is no expired hold any more, or is locked: only
 * the transaction that has locked the order can expire or confirm it.
 */
export function expireHold(sql: Sql, orderId: Int8): Promise<boolean> {
  return sql.begin(async (tx) => {
    const due = await tx`
      select 1 from orders where id = ${orderId} and status = 'held' and held_until <= now() for no key update skip locked`;
    if (due.length === 0) return false;
    await expire(tx, await lockOrder(tx, orderId), 'not confirmed in time', clock);
    return true;
  });
}
