import type { SqlOrTx } from '../client.ts';
import { rowsOf } from '../rows.ts';
import { type Movement, movementColumns } from './movements.ts';

/** A product's stock at a time, by the ledger. */
export interface PastStock {
  productId: number;
  sku: string;
  /** The time; never later than now. */
  at: Date;
  isNow: boolean;
  version: number;
  /** Units minus oversold ones: below 0 is oversold. */
  net: number;
  /** IANA time zone for times that people read. */
  timeZone: string;
}

/** A movement with the names of its marketplace and order. */
export interface NamedMovement extends Movement {
  marketplaceName: string | null;
  orderNumber: string | null;
}

/** The last figure that was sent to a listing before a time, and the last one that it was seen to show. */
export interface ListingPast {
  productId: number;
  marketplaceId: number;
  marketplaceName: string;
  marketplaceSku: string;
  hasApi: boolean;
  told: {
    figure: number | null;
    inventoryVersion: number | null;
    outcome: 'accepted' | 'refused' | 'not_applied' | 'unknown';
    reason: string | null;
    sentAt: string;
    acknowledgedAt: string | null;
  } | null;
  read: { figure: number; readAt: string } | null;
  /** The figure by the listing's rule and the present stock: for marketplaces without an API, whose figure Ombor itself shows. */
  figureNow: number;
  /** The figure that it provably shows now; null: not known. */
  expectedStock: number | null;
  /** The state of its push now. */
  owed: boolean;
  inFlight: boolean;
  paused: boolean;
}

/** The stock of products at a time (null: now), with one statement; unknown products are left out. */
export function listPastStocks(sql: SqlOrTx, productIds: readonly number[], at: Date | null): Promise<PastStock[]> {
  return sql<PastStock[]>`
    with moment as materialized (select clock_timestamp() as now)
    select p.id as product_id, p.sku, t.at, t.is_now, v.version, coalesce(m.quantity_after, 0) as net, d.business_time_zone as time_zone
    from products p
    cross join deployment d
    cross join (
      select least(coalesce(${at}::timestamptz, now), now) as at, coalesce(${at}::timestamptz >= now, true) as is_now from moment
    ) t
    cross join lateral movement_version_at(p.id, t.at) as v (version)
    left join inventory_movements m on m.product_id = p.id and m.version = v.version
    where p.id = any (${[...productIds]}::int[])`;
}

/** The newest movements of products up to their version in `stocks`, at most `max` per product, oldest first. */
export function listMovementsUpTo(sql: SqlOrTx, stocks: readonly PastStock[], max: number): Promise<NamedMovement[]> {
  return sql<NamedMovement[]>`
    select ${movementColumns(sql)}, k.name as marketplace_name, o.number as order_number
    from ${rowsOf(sql, stocks, { productId: 'integer', version: 'integer' })} s
    cross join lateral (
      select * from inventory_movements newest where newest.product_id = s.product_id and newest.version <= s.version
      order by newest.version desc limit ${max}
    ) m
    left join marketplaces k on k.id = m.marketplace_id
    left join orders o on o.id = m.order_id
    order by m.product_id, m.version`;
}

/** Every listing of these products that existed at a time, with the last figures that were sent and seen until then. */
export function listListingPasts(sql: SqlOrTx, productIds: readonly number[], at: Date): Promise<ListingPast[]> {
  return sql<ListingPast[]>`
    select mp.product_id, mp.marketplace_id, k.name as marketplace_name, mp.marketplace_sku, k.type = 'api' as has_api,
      (select jsonb_build_object('figure', f.figure, 'inventoryVersion', f.inventory_version, 'outcome', f.outcome, 'reason', f.reason,
          'sentAt', f.happened_at, 'acknowledgedAt', f.acknowledged_at)
        from listing_figures f where f.marketplace_product_id = mp.id and f.kind = 'told' and f.happened_at <= ${at}
        order by f.happened_at desc, f.id desc limit 1) as told,
      (select jsonb_build_object('figure', f.figure, 'readAt', f.happened_at)
        from listing_figures f where f.marketplace_product_id = mp.id and f.kind = 'read' and f.happened_at <= ${at}
        order by f.happened_at desc, f.id desc limit 1) as read,
      listing_figure(i.quantity, p.archived_at is not null, mp, k) as figure_now,
      u.expected_stock, coalesce(u.pushed_version < u.owed_version, false) as owed, u.open_until is not null as in_flight, k.paused
    from marketplace_products mp
    join marketplaces k on k.id = mp.marketplace_id
    join products p on p.id = mp.product_id
    join inventory i on i.product_id = p.id
    left join pushes u on u.id = mp.id
    where mp.product_id = any (${[...productIds]}::int[]) and mp.created_at <= ${at}
    order by k.name, mp.id`;
}

/** How many events from before a time wait for a product to be linked: any of them may be a sale of any product. */
export async function countUnlinkedEvents(sql: SqlOrTx, at: Date): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from marketplace_webhooks where waits_for is not null and created_at <= ${at}`;
  return row?.count ?? 0;
}

/** A time that a person typed, with an offset or in the business time zone. Undefined: it is no valid time. */
export async function findMoment(sql: SqlOrTx, text: string): Promise<Date | undefined> {
  const pattern = /^(\d{4}-\d\d-\d\d)(?:[T ]([01]\d|2[0-3])(:[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?)(Z|[+-]\d\d:\d\d)?)?$/i;
  const [, day, hour = '00', minute = ':00', offset] = pattern.exec(text) ?? [];
  if (!day) return undefined;
  const atUtc = new Date(`${day}T${hour}${minute}Z`);
  // 31 February would become 3 March.
  if (Number.isNaN(atUtc.getTime()) || !atUtc.toISOString().startsWith(day)) return undefined;
  if (offset) return new Date(`${day}T${hour}${minute}${offset.toUpperCase()}`);
  const [row] = await sql<{ at: Date }[]>`
    select ${`${day} ${hour}${minute}`}::text::timestamp at time zone business_time_zone as at from deployment`;
  return row?.at;
}
