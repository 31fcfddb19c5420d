import type { Int8, Json, Sql, SqlOrTx } from '../client.ts';
import { countColumn, type Page, type PageRequest, toPage } from '../pages.ts';
import type { DriftCause } from './drift-cause.ts';
import { soldBefore } from './settle-accepted.ts';

/** A listing that can be compared with what its marketplace shows: nothing is owed to it and no push is open. Figures in items. */
export interface ComparableListing {
  id: number;
  marketplaceProductId: string;
  marketplaceSku: string;
  settings: Json;
  figure: number;
  inventoryVersion: number;
  owedVersion: Int8;
  told: number | null;
  toldAt: Date | null;
  toldBefore: number | null;
  refusedReason: string | null;
}

/** What was read of a listing, and the state it was compared with. `shown` null: the marketplace does not list it. */
export interface Look {
  listing: ComparableListing;
  shown: number | null;
}

/**
 * Which listings can be compared now. A figure that was just sent may not be shown yet, at some marketplaces for minutes. A person
 * decides about readings that the guard holds.
 */
const comparable = (sql: SqlOrTx) => sql`
  p.pushed_version = p.owed_version and p.open_until is null and p.settle_at is null and p.seen_version = i.version
  and coalesce(p.answered_at, '-infinity') < clock_timestamp()
    - case when (select applies_late from marketplaces where id = p.marketplace_id) then interval '15 minutes' else interval '10 seconds' end
  and p.id <> all (array(select split_part(w.dedupe_key, ':', 3)::int from marketplace_webhooks w
    where w.marketplace_id = p.marketplace_id and w.held and w.status = 'failed' and w.dedupe_key like 'poll:stock:%:held:%'))`;

const listing = (sql: SqlOrTx) => sql`
  select p.id, mp.marketplace_product_id, mp.marketplace_sku, mp.settings, i.version as inventory_version, p.owed_version,
    p.expected_stock as told, p.answered_at as told_at, mp.previous_stock as told_before, p.refused_reason,
    listing_figure(i.quantity, g.archived_at is not null, mp, m) as figure
  from pushes p
  join marketplace_products mp on mp.id = p.id
  join marketplaces m on m.id = p.marketplace_id
  join inventory i on i.product_id = p.product_id
  join products g on g.id = p.product_id`;

/** Listings of a marketplace that can be compared now, after this key, in the order of their keys. */
export function listComparable(
  sql: Sql,
  marketplaceId: number,
  afterId: number,
  limit: number,
): Promise<ComparableListing[]> {
  return sql<ComparableListing[]>`
    ${listing(sql)} where p.marketplace_id = ${marketplaceId} and p.id > ${afterId} and ${comparable(sql)} order by p.id limit ${limit}`;
}

/**
 * Suspected differences whose second look is due and that are still comparable and unchanged; the others are deleted. Where sales are
 * polled, a poll must have succeeded since the first look: the difference may be a sale that was not read yet. `polls`: what the
 * marketplace's adapter can read; waiting for another poll would never end.
 */
export async function listSecondLooks(
  sql: Sql,
  marketplaceId: number,
  afterMs: number,
  polls: readonly ('orders' | 'stock')[],
): Promise<ComparableListing[]> {
  await sql`
    delete from drifts d using pushes p, inventory i
    where d.marketplace_id = ${marketplaceId} and d.status = 'suspected' and p.id = d.marketplace_product_id
      and i.product_id = p.product_id
      and (p.owed_version <> d.owed_version or i.version <> d.inventory_version or not (${comparable(sql)}))`;
  return sql<ComparableListing[]>`
    ${listing(sql)} join drifts d on d.marketplace_product_id = p.id and d.status = 'suspected'
    where p.marketplace_id = ${marketplaceId} and d.first_read_at <= clock_timestamp() - ${afterMs} * interval '1 ms'
      and not exists (
        select 1 from unnest(${[...polls]}::text[]) as k (kind)
        left join marketplace_polls l on l.marketplace_id = m.id and l.kind = k.kind
        where is_polled(m, k.kind) and coalesce(l.polled_at, '-infinity') < d.first_read_at)
    order by p.id`;
}

const toRows = (looks: readonly Look[]): Json =>
  looks.map(({ listing: { id, figure, inventoryVersion, owedVersion, told, toldAt }, shown }) => ({
    id,
    figure,
    shown,
    inventory_version: inventoryVersion,
    owed_version: owedVersion,
    told,
    told_at: toldAt?.toISOString() ?? null,
  }));

/**
 * Records a first look. An equal figure is known again, and its difference, if there was one, is resolved. Another figure is suspected
 * until a second look. Looks at listings that changed meanwhile are dropped. Returns how many are suspected.
 */
export async function recordFirstLooks(sql: Sql, marketplaceId: number, looks: readonly Look[]): Promise<number> {
  const [row] = await sql<{ suspected: number }[]>`
    select record_first_looks(${marketplaceId}, ${sql.json(toRows(looks))}) as suspected`;
  return row?.suspected ?? 0;
}

/** A difference that was seen twice, explained. */
export interface ConfirmedDrift {
  look: Look;
  cause: DriftCause;
  arithmetic: string;
}

/** Opens suspected differences that a second look confirmed: our figure is owed again. Returns their keys. */
export async function confirmDrifts(
  sql: Sql,
  marketplaceId: number,
  confirmed: readonly ConfirmedDrift[],
): Promise<number[]> {
  const rows = await sql<{ listingId: number }[]>`
    select listing_id from confirm_drifts(${marketplaceId}, ${sql.json(
      confirmed.map(({ look, cause, arithmetic }) => ({
        ...((toRows([look]) as Json[])[0] as Record<string, Json>),
        cause,
        arithmetic,
      })),
    )})`;
  return rows.map(({ listingId }) => listingId);
}

/** Deletes suspicions that the second look did not confirm. */
export async function dropSuspicions(sql: Sql, listingIds: number[]): Promise<void> {
  await sql`delete from drifts where status = 'suspected' and marketplace_product_id = any (${listingIds}::int[])`;
}

/** Resolves differences whose new push was answered. Returns their marketplaces and listings. */
export async function resolveRepairedDrifts(
  sql: Sql,
): Promise<{ marketplaceId: number; productId: number; marketplaceSku: string }[]> {
  return sql<{ marketplaceId: number; productId: number; marketplaceSku: string }[]>`
    update drifts d set status = 'resolved', resolved_at = clock_timestamp(), resolution = 'pushed'
    from pushes p, marketplace_products mp
    where d.status = 'open' and p.id = d.marketplace_product_id and mp.id = p.id and p.pushed_version = p.owed_version
      and p.refused_reason is null and p.answered_at > d.confirmed_at
    returning d.marketplace_id, d.product_id, mp.marketplace_sku`;
}

/** Resolves the alerts of differences that ended otherwise: they were read equal, or their listing is gone. */
export async function resolveAlertsOfEnded(sql: Sql): Promise<void> {
  await sql`
    select resolve_alerts(array_agg(a.id)) from alerts a
    where a.kind = 'drift' and a.resolved_at is null and not exists (
      select from drifts d join marketplace_products mp on mp.id = d.marketplace_product_id
      where d.status = 'open' and d.marketplace_id = a.marketplace_id and mp.marketplace_sku = a.about)
    having count(*) > 0`;
}

/** A difference as people see it. Figures in items. */
export interface Drift {
  id: Int8;
  marketplaceId: number;
  productId: number;
  listingId: number;
  marketplaceSku: string;
  unitsPerItem: number;
  cause: DriftCause;
  arithmetic: string;
  figure: number;
  shown: number | null;
  told: number | null;
  toldAt: Date | null;
  confirmedAt: Date;
  resolvedAt: Date | null;
  resolution: 'pushed' | 'equal' | 'accepted' | null;
  acceptedAt: Date | null;
}

const drift = (sql: SqlOrTx, more = sql``) => sql`
  select d.id, d.marketplace_id, d.product_id, d.marketplace_product_id as listing_id, mp.marketplace_sku,
    coalesce(d.units_per_item, mp.units_per_item) as units_per_item, d.cause,
    d.arithmetic, d.figure, d.shown, d.told, d.told_at, d.confirmed_at, d.resolved_at, d.resolution, d.accepted_at ${more}
  from drifts d join marketplace_products mp on mp.id = d.marketplace_product_id`;

/** Differences by our keys, in no order; without suspicions. */
export function listDriftsById(sql: SqlOrTx, ids: readonly Int8[]): Promise<Drift[]> {
  return sql<Drift[]>`${drift(sql)} where d.id = any (${[...ids]}::bigint[]) and d.status <> 'suspected'`;
}

/** Open differences of these products, newest first. */
export function listOpenDriftsOfProducts(sql: SqlOrTx, productIds: readonly number[]): Promise<Drift[]> {
  return sql<Drift[]>`
    ${drift(sql)} where d.product_id = any (${[...productIds]}::int[]) and d.status = 'open' order by d.id desc`;
}

/** Filters of a list of differences; null: any. `open` true: those that still stand, false: those that ended. */
export interface DriftFilter {
  marketplaceIds: readonly number[] | null;
  productIds: readonly number[] | null;
  causes: readonly DriftCause[] | null;
  open: boolean | null;
}

const where = (sql: SqlOrTx, { marketplaceIds, productIds, causes, open }: DriftFilter) => sql`
  d.status <> 'suspected'
  and ${marketplaceIds === null ? sql`true` : sql`d.marketplace_id = any (${[...marketplaceIds]}::int[])`}
  and ${productIds === null ? sql`true` : sql`d.product_id = any (${[...productIds]}::int[])`}
  and ${causes === null ? sql`true` : sql`d.cause = any (${[...causes]}::text[])`}
  and ${open === null ? sql`true` : open ? sql`d.status = 'open'` : sql`d.status = 'resolved'`}`;

const count = (sql: SqlOrTx, filter: DriftFilter): ReturnType<SqlOrTx> =>
  sql`select count(*)::int from drifts d where ${where(sql, filter)}`;

/** A page of differences, newest first. */
export async function listDrifts(
  sql: SqlOrTx,
  filter: DriftFilter,
  page: PageRequest,
  counted = false,
): Promise<Page<Drift>> {
  const rows = await sql<Drift[]>`
    ${drift(
      sql,
      countColumn(sql, counted, () => count(sql, filter)),
    )} where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : sql`d.id < ${page.afterId}::bigint`}
    order by d.id desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many differences there are. */
export async function countDrifts(sql: SqlOrTx, filter: DriftFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`${count(sql, filter)}`;
  return row?.count ?? 0;
}

/** A person accepted the difference, which outlives its listing so; false: it was accepted before. */
export async function markAccepted(tx: SqlOrTx, id: Int8, actor: string): Promise<boolean> {
  // A statement of its own: it locks the listing, and whoever deletes a listing locks its differences after it.
  await tx`
    insert into accepted_drifts (drift_id, marketplace_id, product_id, listing_id, marketplace_sku, marketplace_product_id, sold_after, sold_up_to)
    select d.id, d.marketplace_id, d.product_id, mp.id, mp.marketplace_sku, mp.marketplace_product_id,
      coalesce(d.told_at, d.confirmed_at) - ${soldBefore}::interval, d.confirmed_at
    from drifts d join marketplace_products mp on mp.id = d.marketplace_product_id where d.id = ${id} and d.accepted_at is null
    on conflict do nothing`;
  const rows = await tx`
    update drifts set accepted_at = now(), accepted_by = ${actor}, status = 'resolved', resolved_at = coalesce(resolved_at, now()),
      resolution = coalesce(resolution, 'accepted')
    where id = ${id} and accepted_at is null
    returning id`;
  return rows.length > 0;
}
