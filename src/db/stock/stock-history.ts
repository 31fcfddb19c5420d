import type { SqlOrTx } from '../client.ts';
import { type Movement, movementColumns } from './movements.ts';

/** A product's figure as the ledger had it at a moment. */
export interface PastStock {
  productId: number;
  sku: string;
  /** The moment; never later than now. */
  at: Date;
  isNow: boolean;
  version: number;
  /** Net units: below 0 is oversold. */
  net: number;
  /** IANA zone in which people read its times. */
  timeZone: string;
}

/** A movement with the names that people know its cause by. */
export interface NamedMovement extends Movement {
  marketplaceName: string | null;
  orderNumber: string | null;
}

/** What one listing was told last before a moment, and what it was seen to show. */
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
  /** What the listing's rule makes of the stock of now: for places without an API, which Ombor itself shows. */
  figureNow: number;
  /** What it provably shows now; null: not known. */
  expectedStock: number | null;
  /** How its push stands now. */
  owed: boolean;
  inFlight: boolean;
  paused: boolean;
}

/** The figures of products at a moment (null: now), in one reading; unknown products are left out. */
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

/** The newest movements of products up to their version of a moment, at most `most` of each, oldest first. */
export function listMovementsUpTo(sql: SqlOrTx, stocks: readonly PastStock[], most: number): Promise<NamedMovement[]> {
  return sql<NamedMovement[]>`
    select ${movementColumns(sql)}, k.name as marketplace_name, o.number as order_number
    from unnest(${stocks.map(({ productId }) => productId)}::int[], ${stocks.map(({ version }) => version)}::int[]) as s (product_id, version)
    cross join lateral (
      select * from inventory_movements newest where newest.product_id = s.product_id and newest.version <= s.version
      order by newest.version desc limit ${most}
    ) m
    left join marketplaces k on k.id = m.marketplace_id
    left join orders o on o.id = m.order_id
    order by m.product_id, m.version`;
}

/** Every listing of these products that existed at a moment, with what it was told and seen to show up to then. */
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

/** Events that had come by a moment and wait because what they name is not linked: any of them may be a sale of any product. */
export async function countUnlinkedEvents(sql: SqlOrTx, at: Date): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from marketplace_webhooks where waits_for is not null and created_at <= ${at}`;
  return row?.count ?? 0;
}

/** A moment as a person types it, with an offset or else in the business's time zone. Undefined when it is none. */
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
