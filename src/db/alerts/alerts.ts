import type { Int8, Sql, SqlOrTx } from '../client.ts';
import type { DriftCause } from '../drifts/drift-cause.ts';
import type { FailureCode, HeldCode } from '../inbox/held-code.ts';
import { cursorColumns, type StockCursor, toPageOfSnapshot } from '../live/stock-cursor.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';
import type { RestoredHow } from '../restores.ts';
import { jsonRows } from '../rows.ts';
import type { HeldBecause } from './held-because.ts';

/** A sale that left a product oversold. `order` is our order number; both null: the sale was reported by a stock figure, not an order. */
export interface OversoldSale {
  order: string | null;
  marketplaceOrder: string | null;
  /** Name of the marketplace. */
  marketplace: string;
  units: number;
}

/** What a method of a marketplace's API is used for. */
export type MethodUseCode = 'set_stock' | 'read_stock' | 'new_orders' | 'orders' | 'archive' | 'account' | 'catalog';

/**
 * That a method of a marketplace's API will not work as before. `sign`: how it was noticed; `uses`: what it is used for; `detail`: in the
 * words of the answer; `until`: when it ends, RFC 3339, null: not said; `page`: the page of the documentation to read.
 */
export interface MethodChange {
  sign: 'deprecated' | 'gone' | 'unreadable' | 'changed';
  method: string;
  uses: readonly MethodUseCode[];
  detail: string;
  until: string | null;
  page: string;
}

/** The figures and names for the text of each kind. No data of customers; product and marketplace are referred to by id. */
export interface AlertParameters {
  /** `missing`: units; `sales`: newest first, at most 20. */
  oversold: { missing: number; sales: OversoldSale[] };
  low_stock: { quantity: number; threshold: number };
  /**
   * `error`: why figures are not taken, from the marketplace or the network (null: they are); `since`: RFC 3339; `owed`: listings that
   * wait for a push; `refused`: those of them that it refuses, with the SKUs there of the first five; `unread`: what of it cannot be read,
   * so that sales are missing. Alerts of earlier releases have neither of the last two.
   */
  marketplace_failing: {
    error: string | null;
    since: string | null;
    owed: number;
    refused?: { listings: number; names: string[] };
    unread?: { kind: 'orders' | 'stock'; error: string; since: string | null } | null;
  };
  /** `listings`: how many; `worst`: those that show most too much, at most 3; `shown` and `figure` in items. */
  figure_refused: {
    listings: number;
    worst: { marketplaceSku: string; shown: number; figure: number; reason: string }[];
  };
  /** `lastEventAt`: RFC 3339; `usualMinutes`: the longest pause so far. */
  silence: { lastEventAt: string | null; usualMinutes: number };
  /** In items: `shown`: the figure that it shows (null: it does not list it); `figure`: the figure that it should show. */
  drift: { marketplaceSku: string; shown: number | null; figure: number; cause: DriftCause };
  /**
   * `direction`: in (figures from the marketplace) or out (ours); `items` of `of` listings are held; `because`: why, as data;
   * `reason`: the same in English, for alerts without it.
   */
  guard_held: { direction: 'in' | 'out'; items: number; of: number; reason: string; because?: HeldBecause | null };
  /** `name`: the marketplace's SKU or product id that is not linked; `events`: how many wait for it. */
  unlinked_sale: { name: string; events: number };
  /** `because`: why only a person can judge them; `events`: how many wait; `name`: the order or SKU of the newest one. */
  event_waits: { because: HeldCode; events: number; name: string };
  /**
   * `because`: why they failed; `events`: how many; of the newest one: `event`: its type, `name`: its order or SKU, `reason`: in English,
   * with the fields that were odd.
   */
  event_failed: { because: FailureCode; events: number; event: string; name: string; reason: string };
  /** `expiresAt`: RFC 3339; `daysLeft` 0: today or past. */
  credential_expires: { expiresAt: string; daysLeft: number };
  /** `bytes`: of the shortest key of a webhook secret that is accepted now. */
  weak_secret: { bytes: number };
  /** `since`: of the first wrong one; `rightAt`: when the last right one came; null: never, as far as is known. RFC 3339. */
  wrong_signatures: { since: string; rightAt: string | null };
  /** A method of a marketplace's API ends, or answers in another form; see MethodChange. */
  method_changed: MethodChange;
  /** `because`: how it was noticed; `since`: RFC 3339. */
  restored: { because: RestoredHow; since: string };
}

/** The kinds of alerts. */
export type AlertKind = keyof AlertParameters;

/** Identifies a cause: each cause has at most one open alert. */
export interface AlertName<Kind extends AlertKind = AlertKind> {
  kind: Kind;
  productId?: number;
  marketplaceId?: number;
  /** What else identifies it, at most 300 characters: a SKU that is not linked, a direction of the guard. */
  about?: string;
}

/** The present state of a cause. */
export type AlertCause = {
  [Kind in AlertKind]: AlertName<Kind> & { orderIds?: readonly Int8[]; parameters: AlertParameters[Kind] };
}[AlertKind];

/** An alert with the names for its text. */
export type Alert = {
  [Kind in AlertKind]: {
    id: Int8;
    kind: Kind;
    productId: number | null;
    sku: string | null;
    productName: string | null;
    marketplaceId: number | null;
    marketplaceName: string | null;
    orderIds: Int8[];
    parameters: AlertParameters[Kind];
    version: number;
    raisedAt: Date;
    updatedAt: Date;
    resolvedAt: Date | null;
  };
}[AlertKind];

/**
 * Raises alerts: opens one per cause without an open alert, else updates the open one if something changed. Safe to repeat: an
 * unchanged cause changes nothing. Triggers notify subscribers and queue the messages, in the same transaction.
 * In a larger transaction call it last: alerts are locked after webhooks, orders, inventory and pushes.
 */
export async function raiseAlert(sql: SqlOrTx, ...causes: AlertCause[]): Promise<void> {
  if (causes.length === 0) return;
  await sql`select raise_alerts(${jsonRows(sql, causes)})`;
}

/** Resolves the open alerts of these causes. Safe to repeat. */
export async function resolveAlert(sql: SqlOrTx, ...names: AlertName[]): Promise<void> {
  if (names.length === 0) return;
  const keys = names.map(
    ({ kind, marketplaceId, productId, about }) => `${kind}:${marketplaceId ?? ''}:${productId ?? ''}:${about ?? ''}`,
  );
  await sql`
    select resolve_alerts(array_agg(id)) from alerts where cause_key = any (${keys}::text[]) and resolved_at is null
    having count(*) > 0`;
}

/** A product that changes all the time is checked again by its next change. */
const maxChecks = 10;

/**
 * Raises and resolves OVERSOLD and LOW_STOCK by the present stock of these products. Repeats until a check changes nothing, because
 * a concurrent check may have read older figures. Not to be called in a transaction.
 */
export async function watchStock(sql: Sql, productIds: number[]): Promise<void> {
  for (let check = 0; check < maxChecks; check += 1) {
    const [row] = await sql<{ changed: number }[]>`select watch_stock(${productIds}::int[]) as changed`;
    if (!row?.changed) return;
  }
}

/** Deletes alerts that were resolved more than 90 days ago, and the messages that show no other alert. */
export async function forgetOldAlerts(sql: SqlOrTx): Promise<void> {
  await sql`delete from alerts where updated_at < now() - interval '90 days' and resolved_at is not null`;
  await sql`
    delete from alert_messages m where created_at < now() - interval '90 days'
      and not exists (select 1 from alert_notices n where n.message_id = m.id)`;
}

const select = (sql: SqlOrTx, more = sql``) => sql`
  select a.id, a.kind, a.product_id, p.sku, p.name as product_name, a.marketplace_id, m.name as marketplace_name, a.order_ids,
    a.parameters, a.version, a.raised_at, a.updated_at, a.resolved_at ${more}
  from alerts a
  left join products p on p.id = a.product_id
  left join marketplaces m on m.id = a.marketplace_id`;

/** Filters of a list of alerts; null or absent: any. */
export interface AlertFilter {
  /** true: open ones, false: resolved ones. */
  open: boolean | null;
  kinds?: readonly AlertKind[] | null;
  marketplaceIds?: readonly number[] | null;
  productIds?: readonly number[] | null;
}

const where = (sql: SqlOrTx, { open, kinds, marketplaceIds, productIds }: AlertFilter) => sql`
  ${open === null ? sql`true` : open ? sql`a.resolved_at is null` : sql`a.resolved_at is not null`}
  and ${kinds == null ? sql`true` : sql`a.kind = any (${[...kinds]}::text[])`}
  and ${marketplaceIds == null ? sql`true` : sql`a.marketplace_id = any (${[...marketplaceIds]}::int[])`}
  and ${productIds == null ? sql`true` : sql`a.product_id = any (${[...productIds]}::int[])`}`;

/** Alerts by id, in no order. */
export function listAlertsById(sql: SqlOrTx, ids: readonly Int8[]): Promise<Alert[]> {
  return sql<Alert[]>`${select(sql)} where a.id = any (${[...ids]}::bigint[])`;
}

/** Open alerts about these products, newest first. */
export function listOpenAlertsOfProducts(sql: SqlOrTx, productIds: readonly number[]): Promise<Alert[]> {
  return sql<Alert[]>`
    ${select(sql)} where a.product_id = any (${[...productIds]}::int[]) and a.resolved_at is null order by a.id desc`;
}

/** A page of alerts, newest first. */
export async function listAlerts(sql: SqlOrTx, filter: AlertFilter, page: PageRequest): Promise<Page<Alert>> {
  return toPage(await readAlerts<Alert>(sql, filter, page), page.first);
}

/** The same, with the cursor of its snapshot. */
export function listAlertsOfSnapshot(
  sql: SqlOrTx,
  filter: AlertFilter,
  page: PageRequest,
): Promise<Page<Alert> & { cursor: StockCursor }> {
  return toPageOfSnapshot(sql, page.first, () => readAlerts(sql, filter, page, sql`, ${cursorColumns(sql)}`));
}

const readAlerts = <Row extends Alert>(
  sql: SqlOrTx,
  filter: AlertFilter,
  page: PageRequest,
  more = sql``,
): Promise<Row[]> =>
  sql<Row[]>`
    ${select(sql, more)}
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : sql`a.id < ${page.afterId}::bigint`}
    order by a.id desc limit ${page.first + 1}`;

/** How many alerts match a filter. */
export async function countAlerts(sql: SqlOrTx, filter: AlertFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from alerts a where ${where(sql, filter)}`;
  return row?.count ?? 0;
}

/** Raises and resolves MARKETPLACE_FAILING by the results of the calls, and FIGURE_REFUSED by the figures that are refused. */
export async function watchMarketplaces(sql: Sql): Promise<void> {
  await sql`select watch_marketplaces()`;
  await sql`select watch_refused_figures()`;
}
