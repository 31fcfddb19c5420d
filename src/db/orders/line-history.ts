import type { Int8, Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';
import type { Report } from './take-backs.ts';

/** What an event told of the quantity of a line. `isReleased`: a person said that it tells what is left. */
export interface LineTelling {
  at: Date;
  /** Row of the event in the inbox. */
  id: Int8;
  quantity: number;
  isReleased: boolean;
}

/** What an event reported as taken of a line. */
export interface LineTaking {
  /** When it happened; of events of earlier releases: long ago. */
  at: Date;
  key: string;
  /** Row of the event in the inbox; null: a person, or an earlier release. */
  id: Int8 | null;
  kind: Report['kind'];
  channel: Report['channel'];
  quantity: number;
  takesRest: boolean;
  atOnce: boolean;
}

/** All tellings of a line that was told more than once; else none. */
export function listTellings(tx: Tx, itemId: Int8): Promise<LineTelling[]> {
  return tx<LineTelling[]>`
    select told_at as at, webhook_id::text as id, quantity, released as is_released
    from order_item_tellings where order_item_id = ${itemId} order by told_at, webhook_id`;
}

/** All that was reported as taken of a line. */
export function listTakings(tx: Tx, itemId: Int8): Promise<LineTaking[]> {
  return tx<LineTaking[]>`
    select coalesce(occurred_at, to_timestamp(0)) as at, source_key as key, webhook_id::text as id, kind, channel, quantity, takes_rest, at_once
    from order_item_reports where order_item_id = ${itemId} order by 1, order_item_reports.id`;
}

/** What a line was told as. */
export interface NewTelling {
  itemId: Int8;
  quantity: number;
  isReleased: boolean;
}

const tellingColumns = { itemId: 'bigint', quantity: 'integer', isReleased: 'boolean' } as const;

/**
 * Records that an event told these lines again, in front of the first of such events what the order itself had told. The latest one is
 * remembered at the line.
 */
export async function recordTellings(
  tx: Tx,
  lines: NewTelling[],
  { at, id }: Pick<LineTelling, 'at' | 'id'>,
): Promise<void> {
  if (lines.length === 0) return;
  await tx`
    with lines as (select item_id, quantity, is_released from ${rowsOf(tx, lines, tellingColumns)} r),
    first as (
      insert into order_item_tellings (order_item_id, told_at, webhook_id, quantity, released)
      select i.id, coalesce(i.told_at, o.created_at), coalesce(i.told_id, 0), i.quantity, false
      from lines l join order_items i on i.id = l.item_id join orders o on o.id = i.order_id
      where i.told_id is distinct from ${id}::bigint and not exists (select from order_item_tellings t where t.order_item_id = i.id)
    ), told as (
      insert into order_item_tellings (order_item_id, told_at, webhook_id, quantity, released)
      select l.item_id, ${at}, ${id}, l.quantity, l.is_released from lines l
      on conflict (order_item_id, webhook_id) do update set released = order_item_tellings.released or excluded.released
    )
    update order_items i set told_at = ${at}, told_id = ${id} from lines l
    where i.id = l.item_id and (i.told_at is null or (i.told_at, i.told_id) < (${at}::timestamptz, ${id}::bigint))`;
}

/**
 * Two lines of an order are one, told by two names before its listing was linked: what is known of `from`, which nothing was sold of, becomes
 * a part of the history of `into`. An event of which both have the same counts once. The caller restates the line.
 */
export async function joinLines(
  tx: Tx,
  { from, into, listingId }: { from: Int8; into: Int8; listingId: number },
): Promise<void> {
  await tx`
    insert into order_item_tellings (order_item_id, told_at, webhook_id, quantity, released)
    select i.id, coalesce(i.told_at, o.created_at), coalesce(i.told_id, 0), i.quantity, false
    from order_items i join orders o on o.id = i.order_id
    where i.id in (${from}, ${into}) and not exists (select from order_item_tellings t where t.order_item_id = i.id)`;
  await tx`update order_item_tellings set order_item_id = ${into} where order_item_id = ${from}`;
  // The key names event and line, so that a replay of the event finds it.
  await tx`
    update order_item_reports r set order_item_id = i.id,
      source_key = case when right(r.source_key, length(f.line_key)) = f.line_key
        then left(r.source_key, -length(f.line_key)) || i.line_key else r.source_key end
    from order_items f, order_items i
    where f.id = ${from} and i.id = ${into} and r.order_item_id = f.id and not exists (
      select from order_item_reports x where x.order_item_id = i.id and x.webhook_id = r.webhook_id and x.kind = r.kind)`;
  await moveParcel(tx, from, into);
  await tx`delete from order_items where id = ${from}`;
  await tx`
    update order_items i set told_at = t.told_at, told_id = t.webhook_id,
      marketplace_product_id = case when i.product_id is not null then ${listingId}::int end
    from (select * from order_item_tellings where order_item_id = ${into} order by told_at desc, webhook_id desc limit 1) t
    where i.id = ${into}`;
}

/** What was packed for a line lies in the parcel of the other one now; of a line without a product items were packed, not units. */
async function moveParcel(tx: Tx, from: Int8, into: Int8): Promise<void> {
  await tx`
    with moved as (
      update packings p set order_item_id = i.id, units = p.units * case when f.product_id is null then i.units_per_item / f.units_per_item else 1 end
      from order_items f, order_items i where f.id = ${from} and i.id = ${into} and p.order_item_id = f.id
      returning p.units
    )
    update order_items i set packed_units = i.packed_units + m.units
    from (select coalesce(sum(units), 0)::int as units from moved) m where i.id = ${into} and m.units <> 0`;
}

/**
 * Takes back what events have cancelled of a line too much, the newest first. Returns how many of the items had gone back to stock; what
 * persons have cancelled stays.
 */
export async function cancelLess(
  tx: Tx,
  itemId: Int8,
  quantity: number,
): Promise<{ cancelled: number; restocked: number }> {
  const rows = await tx<{ id: Int8; quantity: number; restocked: boolean }[]>`
    select id, quantity, restocked from order_item_cancellations
    where order_item_id = ${itemId} and source_key is not null order by id desc for update`;
  const result = { cancelled: 0, restocked: 0 };
  for (const row of rows) {
    const less = Math.min(row.quantity, quantity - result.cancelled);
    if (less === 0) break;
    result.cancelled += less;
    if (row.restocked) result.restocked += less;
    if (less === row.quantity) await tx`delete from order_item_cancellations where id = ${row.id}`;
    else await tx`update order_item_cancellations set quantity = quantity - ${less} where id = ${row.id}`;
  }
  await tx`update order_items set cancelled_quantity = cancelled_quantity - ${result.cancelled} where id = ${itemId}`;
  return result;
}

/** Expects fewer items back; what was received stays. Returns how many fewer. */
export async function expectLess(tx: Tx, itemId: Int8, quantity: number): Promise<number> {
  const [row] = await tx<{ less: number }[]>`
    update order_items i set return_expected = was.expected - least(was.expected, ${quantity}::int)
    from (select id, return_expected as expected from order_items where id = ${itemId}) was
    where i.id = was.id returning least(was.expected, ${quantity}::int) as less`;
  return row?.less ?? 0;
}

/** What took the rest of whole lines of an order after a time: a line that comes only now was among them. */
export function listRestTakings(tx: Tx, orderId: Int8, since: Date): Promise<(LineTaking & { lineKey: string })[]> {
  return tx<(LineTaking & { lineKey: string })[]>`
    select distinct on (r.kind, r.webhook_id) r.occurred_at as at, r.source_key as key, r.webhook_id::text as id, r.kind, r.channel, r.quantity,
      r.takes_rest, r.at_once, i.line_key
    from order_item_reports r join order_items i on i.id = r.order_item_id
    where i.order_id = ${orderId} and r.takes_rest and r.occurred_at > ${since} order by r.kind, r.webhook_id, r.id`;
}
