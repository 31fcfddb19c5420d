import type { Int8, Json, Sql, SqlOrTx } from '../client.ts';
import type { DriftCause } from '../drifts/drift-cause.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';

/** A sale that left a product oversold. `order` is our number; both null: a stock figure told of it, no order. */
export interface OversoldSale {
  order: string | null;
  marketplaceOrder: string | null;
  /** Name of the place. */
  marketplace: string;
  units: number;
}

/** The figures and names of each kind's text. Nothing of a customer; product and marketplace are named by their keys beside it. */
export interface AlertParameters {
  /** `missing` units; `sales` newest first, at most 20. */
  oversold: { missing: number; sales: OversoldSale[] };
  low_stock: { quantity: number; threshold: number };
  /** `error` as the marketplace or the network gave it; `since` RFC 3339; `owed`: listings that wait. */
  marketplace_failing: { error: string; since: string | null; owed: number };
  /** `lastEventAt` RFC 3339; `usualMinutes`: the longest pause that was usual. */
  silence: { lastEventAt: string | null; usualMinutes: number };
  /** In items: what it shows (null: it does not list it), what it should show. */
  drift: { marketplaceSku: string; shown: number | null; figure: number; cause: DriftCause };
  /** What is held: `direction` in (their figures, an import) or out (ours); `items` of `of` listings; `reason` a sentence in English. */
  guard_held: { direction: 'in' | 'out'; items: number; of: number; reason: string };
  /** `name`: how the marketplace calls what is not linked; `events` that wait for it. */
  unlinked_sale: { name: string; events: number };
  /** `expiresAt` RFC 3339; `daysLeft` 0: today or past. */
  credential_expires: { expiresAt: string; daysLeft: number };
}

/** What can be wrong. */
export type AlertKind = keyof AlertParameters;

/** What names a cause: while it is open there is one alert of it. */
export interface AlertName<Kind extends AlertKind = AlertKind> {
  kind: Kind;
  productId?: number;
  marketplaceId?: number;
  /** What else names it, at most 300 characters: a SKU that is not linked, a direction of a guard. */
  about?: string;
}

/** A cause as it stands now. */
export type AlertCause = {
  [Kind in AlertKind]: AlertName<Kind> & { orderIds?: readonly Int8[]; parameters: AlertParameters[Kind] };
}[AlertKind];

/** An alert with the names that its text needs. */
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
 * Raises alerts: opens one for each cause that has none open, changes the open one where something changed. Safe to repeat at
 * every look: a cause that is as it was changes nothing. Messages and subscribers follow by themselves, with the commit.
 * In a larger transaction call it last: alerts are locked after webhooks, orders, inventory and pushes.
 */
export async function raiseAlert(sql: SqlOrTx, ...causes: AlertCause[]): Promise<void> {
  if (causes.length === 0) return;
  const rows = causes.map((cause) => ({
    kind: cause.kind,
    product_id: cause.productId ?? null,
    marketplace_id: cause.marketplaceId ?? null,
    about: cause.about ?? null,
    order_ids: [...(cause.orderIds ?? [])],
    parameters: cause.parameters as unknown as Json,
  }));
  await sql`select raise_alerts(${sql.json(rows)})`;
}

/** Resolves the open alerts of these causes, those that are open. Safe to repeat. */
export async function resolveAlert(sql: SqlOrTx, ...names: AlertName[]): Promise<void> {
  if (names.length === 0) return;
  const keys = names.map(
    ({ kind, marketplaceId, productId, about }) => `${kind}:${marketplaceId ?? ''}:${productId ?? ''}:${about ?? ''}`,
  );
  await sql`
    select resolve_alerts(array_agg(id)) from alerts where cause_key = any (${keys}::text[]) and resolved_at is null
    having count(*) > 0`;
}

/** A product that moves without a pause is looked at again by its next change. */
const mostLooks = 10;

/**
 * Raises and resolves OVERSOLD and LOW_STOCK by the figures of these products as they stand: again and again until a look changes
 * nothing, since another one may have looked just before its alert was there. Not within a transaction.
 */
export async function watchStock(sql: Sql, productIds: number[]): Promise<void> {
  for (let look = 0; look < mostLooks; look += 1) {
    const [row] = await sql<{ changed: number }[]>`select watch_stock(${productIds}::int[]) as changed`;
    if (!row?.changed) return;
  }
}

/** Forgets what was resolved more than 90 days ago, and the messages that showed nothing else. */
export async function forgetOldAlerts(sql: SqlOrTx): Promise<void> {
  await sql`delete from alerts where updated_at < now() - interval '90 days' and resolved_at is not null`;
  await sql`
    delete from alert_messages m where created_at < now() - interval '90 days'
      and not exists (select 1 from alert_notices n where n.message_id = m.id)`;
}

const select = (sql: SqlOrTx) => sql`
  select a.id, a.kind, a.product_id, p.sku, p.name as product_name, a.marketplace_id, m.name as marketplace_name, a.order_ids,
    a.parameters, a.version, a.raised_at, a.updated_at, a.resolved_at
  from alerts a
  left join products p on p.id = a.product_id
  left join marketplaces m on m.id = a.marketplace_id`;

const where = (sql: SqlOrTx, open: boolean | null) =>
  open === null ? sql`true` : open ? sql`a.resolved_at is null` : sql`a.resolved_at is not null`;

/** Alerts by our keys, in no order. */
export function listAlertsById(sql: SqlOrTx, ids: readonly Int8[]): Promise<Alert[]> {
  return sql<Alert[]>`${select(sql)} where a.id = any (${[...ids]}::bigint[])`;
}

/** A page of alerts, newest first; `open` true: open ones, false: resolved ones, null: all. */
export async function listAlerts(sql: SqlOrTx, open: boolean | null, page: PageRequest): Promise<Page<Alert>> {
  const rows = await sql<Alert[]>`
    ${select(sql)}
    where ${where(sql, open)} and ${page.afterId === null ? sql`true` : sql`a.id < ${page.afterId}::bigint`}
    order by a.id desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many alerts there are, open as in `listAlerts`. */
export async function countAlerts(sql: SqlOrTx, open: boolean | null): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from alerts a where ${where(sql, open)}`;
  return row?.count ?? 0;
}

/** Raises and resolves MARKETPLACE_FAILING by what became of the calls. */
export async function watchMarketplaces(sql: Sql): Promise<void> {
  await sql`select watch_marketplaces()`;
}
