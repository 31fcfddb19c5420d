import { randomUUID } from 'node:crypto';
import type { Int8, Tx } from '../client.ts';

/** What an event takes back of an order line. */
export interface Report {
  itemId: Int8;
  kind: 'cancelled' | 'returned';
  /** webhook: a signed event of the order; poll: the list of orders; figure: a stock.updated that names the order; person: in Ombor. */
  channel: 'webhook' | 'poll' | 'figure' | 'person';
  /** Items, as reported; where it takes the rest, all of the line. */
  quantity: number;
  /** true: it names no quantity, and takes all that is left. */
  takesRest: boolean;
  /** true: the goods were still here. */
  atOnce: boolean;
  occurredAt: Date;
  /** Row of the event in the inbox; null: a person. */
  webhookId: Int8 | null;
  /** Identifies the event and the line permanently. */
  sourceKey: string;
}

/**
 * Records what an event reports of a line. Returns how many of its items no other channel has reported before: two channels that
 * report the same items take them once, and of each channel every event counts. undefined: the event is recorded already.
 */
export async function recordReport(tx: Tx, report: Report): Promise<number | undefined> {
  const { itemId, kind, channel, quantity, takesRest, atOnce, occurredAt, webhookId, sourceKey } = report;
  const [row] = await tx<{ fresh: number }[]>`
    with before as (
      select coalesce(sum(quantity) filter (where channel = ${channel}), 0)::int as own,
        -- A figure that names the order may report what an edit took out of it.
        greatest(coalesce(max(total) filter (where channel <> ${channel}), 0), case when ${channel} = 'figure' then (
          select coalesce(sum(e.units / i.units_per_item), 0) from order_item_edits e join order_items i on i.id = e.order_item_id
          where i.id = ${itemId} and e.units > 0) end)::int as others
      from (select channel, quantity, sum(quantity) over (partition by channel) as total
        from order_item_reports where order_item_id = ${itemId} and kind = ${kind}) r
    ), added as (
      insert into order_item_reports (order_item_id, kind, channel, quantity, takes_rest, at_once, occurred_at, webhook_id, source_key)
      values (${itemId}, ${kind}, ${channel}, ${quantity}, ${takesRest}, ${atOnce}, ${occurredAt}, ${webhookId}, ${sourceKey})
      on conflict (source_key) do nothing returning quantity
    )
    select greatest(b.own + a.quantity, b.others) - greatest(b.own, b.others) as fresh from before b cross join added a`;
  return row?.fresh;
}

/** Records what a person cancels of a marketplace's order. The marketplace may report the same items after all: they are cancelled once. */
export async function reportByPerson(tx: Tx, itemId: Int8, quantity: number, atOnce: boolean): Promise<void> {
  const report = { itemId, quantity, atOnce, kind: 'cancelled', channel: 'person', takesRest: false } as const;
  await recordReport(tx, { ...report, occurredAt: new Date(), webhookId: null, sourceKey: `person:${randomUUID()}` });
}

/** Items of a line that a marketplace's event cancels. */
export interface LineCancellation {
  itemId: Int8;
  quantity: number;
  restocked: boolean;
  actor: string;
  occurredAt: Date;
  sourceKey: string;
}

/** Cancels items of a line. Returns false when this source key has already cancelled them: nothing changed. */
export async function cancelOrderLine(tx: Tx, cancellation: LineCancellation): Promise<boolean> {
  const { itemId, quantity, restocked, actor, occurredAt, sourceKey } = cancellation;
  const inserted = await tx`
    insert into order_item_cancellations (order_item_id, quantity, restocked, actor, occurred_at, source_key)
    values (${itemId}, ${quantity}, ${restocked}, ${actor}, ${occurredAt}, ${sourceKey})
    on conflict (source_key) do nothing returning id`;
  if (inserted.length === 0) return false;
  await tx`update order_items set cancelled_quantity = cancelled_quantity + ${quantity} where id = ${itemId}`;
  return true;
}

/**
 * Expects items of a line back; stock changes when they are received. Items that came back unannounced are used up first. A source
 * key that is already known changes nothing.
 */
export async function expectReturn(
  tx: Tx,
  expected: { itemId: Int8; quantity: number; sourceKey: string },
): Promise<void> {
  await tx`
    with expected as (
      insert into order_item_expected_returns (order_item_id, quantity, source_key)
      select ${expected.itemId}::bigint, ${expected.quantity}::int, ${expected.sourceKey}
      where not exists (select 1 from order_item_cancellations c where c.source_key = ${expected.sourceKey})
      on conflict (source_key) do nothing returning order_item_id, quantity
    )
    update order_items i set return_expected = i.return_expected + greatest(expected.quantity - i.returned_unannounced, 0),
      returned_unannounced = greatest(i.returned_unannounced - expected.quantity, 0)
    from expected where i.id = expected.order_item_id`;
}

/**
 * The goods had left before these cancellations of a line, as is known only now: what they took is expected back. A cancellation that
 * said itself where the goods were stays as it is. Returns whether there were any.
 */
export async function cancelAfterHandover(tx: Tx, itemId: Int8, handedOverAt: Date): Promise<boolean> {
  const rows = await tx`
    update order_item_reports r set at_once = false
    where r.order_item_id = ${itemId} and r.kind = 'cancelled' and r.at_once and r.channel <> 'person' and r.occurred_at > ${handedOverAt}
      and not exists (select from marketplace_webhooks w where w.id = r.webhook_id and coalesce(w.payload ->> 'after_handover', '') <> '')
    returning 1`;
  return rows.length > 0;
}

/** Whether items of a line were cancelled at a time or later while the goods were still here: then they were here at that time too. */
export async function wasHereLater(tx: Tx, itemId: Int8, at: Date): Promise<boolean> {
  const rows = await tx`
    select 1 from order_item_reports where order_item_id = ${itemId} and kind = 'cancelled' and at_once and occurred_at >= ${at} limit 1`;
  return rows.length > 0;
}

/** Counts items as returned that the marketplace had shipped from its own stock: they come back there, so nobody here receives them. */
export async function countReturnedThere(tx: Tx, itemId: Int8, quantity: number): Promise<void> {
  await tx`update order_items set returned_quantity = returned_quantity + ${quantity} where id = ${itemId}`;
}
