import type { Int8, SqlOrTx, Tx } from '../client.ts';
import type { OrderStatus } from '../orders/order-status.ts';

/** One step in the history of an order. */
export interface OrderEvent {
  orderId: Int8;
  at: Date;
  kind: 'status' | 'items_cancelled' | 'return_expected' | 'items_returned';
  /** What the order became; null: another kind of step. */
  status: OrderStatus | null;
  /** Units that were cancelled, are expected back or came back; null: a status. */
  units: number | null;
  /** A person as in the ledger, the code of a marketplace, or ombor. */
  actor: string;
  note: string | null;
}

/** Runs changes of orders that a person makes: the history names the person and the reason. */
export async function byPerson<T>(
  tx: Tx,
  { actor, note }: { actor: string; note: string | null },
  work: () => Promise<T>,
): Promise<T> {
  await tx`select set_config('ombor.actor', ${actor}, true), set_config('ombor.note', ${note ?? ''}, true)`;
  const result = await work();
  await tx`select set_config('ombor.actor', '', true), set_config('ombor.note', '', true)`;
  return result;
}

/** Records that a person expects units of an order back; call it within `byPerson`. */
export async function recordExpectedReturn(tx: Tx, orderId: Int8, units: number): Promise<void> {
  await tx`select record_expected_return(${orderId}, ${units})`;
}

const maxEvents = 200;

/** The histories of these orders, oldest step first, of each order the newest 200 steps. One statement. */
export function listOrderEvents(sql: SqlOrTx, orderIds: readonly Int8[]): Promise<OrderEvent[]> {
  const ids = [...orderIds];
  return sql<OrderEvent[]>`
    select order_id, at, kind, status, units, actor, note from (
      select e.*, row_number() over (partition by order_id order by at desc, place desc, id desc) as newest from (
        select order_id, recorded_at as at, case when status is null then 'return_expected' else 'status' end as kind, status,
          expected_units as units, actor, note, case when status is null then 1 else 3 end as place, id
        from order_events where order_id = any (${ids}::bigint[])
        union all
        select i.order_id, c.created_at, 'items_cancelled', null, sum(c.quantity * i.units_per_item)::int, c.actor, c.reason, 1, min(c.id)
        from order_items i join order_item_cancellations c on c.order_item_id = i.id
        where i.order_id = any (${ids}::bigint[]) group by i.order_id, c.created_at, c.actor, c.reason
        union all
        select i.order_id, x.created_at, 'return_expected', null, sum(x.quantity * i.units_per_item)::int, m.code, null, 1, min(x.id)
        from order_items i join order_item_expected_returns x on x.order_item_id = i.id
        join orders o on o.id = i.order_id join marketplaces m on m.id = o.marketplace_id
        where i.order_id = any (${ids}::bigint[]) group by i.order_id, x.created_at, m.code
        union all
        select i.order_id, r.created_at, 'items_returned', null, sum(ri.units)::int, r.actor, r.note, 2, r.id
        from order_items i join return_items ri on ri.order_item_id = i.id join returns r on r.id = ri.return_id
        where i.order_id = any (${ids}::bigint[]) group by i.order_id, r.id
      ) e
    ) e
    where newest <= ${maxEvents} order by order_id, newest desc`;
}
