import type { Int8, Tx } from '../client.ts';

/** A sale or cancellation that a marketplace reports by a figure after its sale signal was changed. */
export interface FigureReport {
  marketplaceId: number;
  productId: number;
  /** The line, if the event names a known order; else null. */
  itemId: Int8 | null;
  /** The order that the event names; null: none. */
  marketplaceOrderId: string | null;
  /** Negative: sold; positive: cancelled. */
  units: number;
  occurredAt: Date;
  sourceKey: string;
}

/** What a marketplace has reported as cancelled since its sale signal was first changed, in units of a product. */
export interface ToldCancellations {
  /** By figures. */
  byFigures: number;
  /** By orders. */
  byOrders: number;
  /** Units that came back into stock, by either. */
  applied: number;
}

/**
 * Both signals report one cancellation within hours, if both report it at all. What is older belongs to no new event, so that a signal
 * that fell silent does not swallow what the other one reports.
 */
const pairedWithin = '7 days';

// Any number, but the same in every process: "sign" in ASCII.
const signalLockSpace = 0x7369676e;

/**
 * Events of these marketplaces wait for each other until the end of the transaction: each decides by what the others reported. Called
 * before orders and stock are locked.
 */
export async function lockSignals(tx: Tx, marketplaceIds: readonly number[]): Promise<void> {
  for (const id of [...new Set(marketplaceIds)].toSorted((a, b) => a - b)) {
    await tx`select pg_advisory_xact_lock(${signalLockSpace}, ${id})`;
  }
}

/** The units by which an event changed the stock when it was recorded before; undefined: it was not recorded. */
export async function findFigureReport(tx: Tx, sourceKey: string): Promise<number | undefined> {
  const [row] = await tx<{ appliedUnits: number }[]>`
    select applied_units from figure_reports where source_key = ${sourceKey}`;
  return row?.appliedUnits;
}

/** Records an event; a known source key changes nothing. */
export async function recordFigureReport(tx: Tx, report: FigureReport & { appliedUnits: number }): Promise<void> {
  const { marketplaceId, productId, itemId, marketplaceOrderId, units, appliedUnits, occurredAt, sourceKey } = report;
  await tx`
    insert into figure_reports (marketplace_id, product_id, order_item_id, marketplace_order_id, units, applied_units, occurred_at, source_key)
    values (${marketplaceId}, ${productId}, ${itemId}, ${marketplaceOrderId}, ${units}, ${appliedUnits}, ${occurredAt}, ${sourceKey})
    on conflict (source_key) do nothing`;
}

/** The products of an order that figures have sold before the order was known. */
export async function listSoldByFigures(
  tx: Tx,
  marketplaceId: number,
  marketplaceOrderId: string,
): Promise<Set<number>> {
  const rows = await tx<{ productId: number }[]>`
    select distinct product_id from figure_reports
    where marketplace_id = ${marketplaceId} and marketplace_order_id = ${marketplaceOrderId} and units < 0 and applied_units < 0`;
  return new Set(rows.map(({ productId }) => productId));
}

/**
 * What both signals have reported as cancelled of a product since the signal was first changed, where figures name no order. The caller
 * has called lockSignals.
 */
export async function readToldCancellations(
  tx: Tx,
  { marketplaceId, productId }: { marketplaceId: number; productId: number },
): Promise<ToldCancellations> {
  const [row] = await tx<ToldCancellations[]>`
    with first as (select min(changed_at) as change, greatest(min(changed_at), now() - ${pairedWithin}::interval) as at
      from sale_signal_changes where marketplace_id = ${marketplaceId}),
    figures as (
      select coalesce(sum(r.units), 0) as units, coalesce(sum(r.applied_units), 0) as applied
      from figure_reports r, first
      where r.marketplace_id = ${marketplaceId} and r.product_id = ${productId} and r.units > 0 and r.order_item_id is null
        and r.created_at >= first.at
    ), taken as (
      select c.order_item_id, c.quantity * i.units_per_item as units, case when c.restocked then c.quantity * i.units_per_item else 0 end as applied
      from first, order_item_cancellations c join order_items i on i.id = c.order_item_id
      where c.created_at >= first.at and c.occurred_at >= case when c.occurred_at = date_trunc('second', c.occurred_at) then date_trunc('second', first.change)
        else date_trunc('milliseconds', first.change) end and c.source_key is not null and i.product_id = ${productId}
      union all
      select e.order_item_id, e.units, e.applied_units from first, order_item_edits e join order_items i on i.id = e.order_item_id
      where e.created_at >= first.at and e.units > 0 and i.product_id = ${productId}
    ), orders as (
      select coalesce(sum(t.units), 0) as units, coalesce(sum(t.applied), 0) as applied
      from taken t join order_items i on i.id = t.order_item_id join orders o on o.id = i.order_id
      where o.marketplace_id = ${marketplaceId} and o.fulfilment = 'own'
        and not exists (select from figure_reports r where r.order_item_id = i.id and r.units > 0)
    )
    select f.units::int as by_figures, o.units::int as by_orders, (f.applied + o.applied)::int as applied from figures f, orders o`;
  return row ?? { byFigures: 0, byOrders: 0, applied: 0 };
}

/**
 * The same of one order line that figures name. What they changed before the signal was changed is in the ledger only; what this batch
 * changes is not there yet.
 */
export async function readToldOfLine(tx: Tx, itemId: Int8): Promise<ToldCancellations> {
  const [row] = await tx<ToldCancellations[]>`
    select (f.changed + f.unchanged)::int as by_figures, o.units::int as by_orders, (f.changed + o.changed)::int as applied
    from (
      select greatest(coalesce(sum(r.applied_units), 0), coalesce(max(m.units), 0)) as changed, coalesce(sum(r.units - r.applied_units), 0) as unchanged
      from order_items i
      cross join lateral (select sum(m.quantity_change) as units from inventory_movements m
        where m.order_id = i.order_id and m.product_id = i.product_id and m.reference_type in ('webhook', 'poll') and m.quantity_change > 0) m
      left join figure_reports r on r.order_item_id = i.id and r.units > 0
      where i.id = ${itemId}
    ) f, (
      select coalesce(sum(t.units), 0) as units, coalesce(sum(t.changed), 0) as changed from (
        select c.quantity * i.units_per_item as units, case when c.restocked then c.quantity * i.units_per_item else 0 end as changed
        from order_item_cancellations c join order_items i on i.id = c.order_item_id where i.id = ${itemId}
        union all select e.units, e.applied_units from order_item_edits e where e.order_item_id = ${itemId} and e.units > 0
      ) t
    ) o`;
  return row ?? { byFigures: 0, byOrders: 0, applied: 0 };
}

/** Units of a product that were sold there by figures, by the ledger, and did not come back. */
export async function countSoldByFigures(tx: Tx, marketplaceId: number, productId: number): Promise<number> {
  const [row] = await tx<{ units: number }[]>`
    select sold_and_not_back(${marketplaceId}, ${productId}) - open_in_orders(${marketplaceId}, ${productId}, true, false) as units`;
  return row?.units ?? 0;
}

/** Units of an order line that are still sold by the ledger, when all other orders of the product there are what they say. */
export async function countSoldOfLine(
  tx: Tx,
  line: { marketplaceId: number; productId: number; openUnits: number },
): Promise<number> {
  const [row] = await tx<{ units: number }[]>`
    select sold_and_not_back(${line.marketplaceId}, ${line.productId})
      - open_in_orders(${line.marketplaceId}, ${line.productId}, false, false) + ${line.openUnits}::int as units`;
  return row?.units ?? 0;
}

/** What an edit of an order changed of a line. Units: negative more sold, positive less. */
export interface EditReport {
  itemId: Int8;
  units: number;
  /** Of these, the units by which it changed the stock. */
  appliedUnits: number;
  occurredAt: Date;
  sourceKey: string;
}

/** The time in which one sale signal was in force (RFC 3339); null: it still is. */
export interface SignalPeriod {
  from: string;
  until: string | null;
}

/** What figures and orders have reported as sold by edits in a period, in units. */
export interface ToldEdits {
  byFigures: number;
  byOrders: number;
  /** Units by which either has changed the stock. */
  applied: number;
}

/** Records an edit; a known source key changes nothing. */
export async function recordEdit(
  tx: Tx,
  { itemId, units, appliedUnits, occurredAt, sourceKey }: EditReport,
): Promise<void> {
  await tx`
    insert into order_item_edits (order_item_id, units, applied_units, occurred_at, source_key)
    values (${itemId}, ${units}, ${appliedUnits}, ${occurredAt}, ${sourceKey})
    on conflict (source_key) do nothing`;
}

// As isBefore of src/tasks/inbox/interpretation.ts: times have milliseconds, or are cut to the second.
const isWithin = (tx: Tx, { from, until }: SignalPeriod) => {
  const cut = tx`case when occurred_at = date_trunc('second', occurred_at) then 'second' else 'milliseconds' end`;
  return tx`
    occurred_at >= date_trunc(${cut}, ${from}::timestamptz)
    and (${until}::timestamptz is null or occurred_at < date_trunc(${cut}, ${until}::timestamptz)) and created_at > now() - interval '7 days'`;
};

/** More of one line that was reported in a period; figures count where they name the order. */
export async function readEditsOfLine(tx: Tx, itemId: Int8, period: SignalPeriod): Promise<ToldEdits> {
  const [row] = await tx<ToldEdits[]>`
    select f.units::int as by_figures, e.units::int as by_orders, (f.applied + e.applied)::int as applied
    from (
      select coalesce(-sum(units), 0) as units, coalesce(-sum(applied_units), 0) as applied from figure_reports
      where order_item_id = ${itemId} and units < 0 and ${isWithin(tx, period)}
    ) f, (
      select coalesce(-sum(units), 0) as units, coalesce(-sum(applied_units), 0) as applied from order_item_edits
      where order_item_id = ${itemId} and units < 0 and ${isWithin(tx, period)}
    ) e`;
  return row ?? { byFigures: 0, byOrders: 0, applied: 0 };
}

/**
 * The same of a product in a period of the signal "stock", where figures name no order: among them are the sales of new orders, so
 * these count on both sides. `edited`: units by which orders of before were edited.
 */
export async function readEdits(
  tx: Tx,
  { marketplaceId, productId }: { marketplaceId: number; productId: number },
  period: SignalPeriod,
): Promise<ToldEdits & { edited: number }> {
  const [row] = await tx<(ToldEdits & { edited: number })[]>`
    with lines as (
      select i.id, i.moves_stock, i.quantity * i.units_per_item as units, o.created_at as occurred_at, o.created_at
      from order_items i join orders o on o.id = i.order_id
      where o.marketplace_id = ${marketplaceId} and i.product_id = ${productId} and o.fulfilment = 'own'
        and not exists (select from figure_reports r where r.order_item_id = i.id and r.units < 0 and ${isWithin(tx, period)})
    ), figures as (
      select coalesce(-sum(units), 0) as units, coalesce(-sum(applied_units), 0) as applied from figure_reports
      where marketplace_id = ${marketplaceId} and product_id = ${productId} and order_item_id is null and units < 0 and ${isWithin(tx, period)}
    ), edits as (
      select coalesce(-sum(e.units), 0) as units, coalesce(-sum(e.applied_units), 0) as applied
      from (select * from order_item_edits where units < 0 and ${isWithin(tx, period)}) e
      join lines l on l.id = e.order_item_id and l.moves_stock
    ), sales as (
      select coalesce(sum(units), 0) as units from lines where not moves_stock and ${isWithin(tx, period)}
    )
    select f.units::int as by_figures, (e.units + s.units)::int as by_orders, (f.applied + e.applied)::int as applied, e.units::int as edited
    from figures f, edits e, sales s`;
  return row ?? { byFigures: 0, byOrders: 0, applied: 0, edited: 0 };
}
