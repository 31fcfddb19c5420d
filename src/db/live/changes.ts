import type { Int8, Sql } from '../client.ts';
import type { StockCursor } from './stock-cursor.ts';

/** What can be followed live besides stock. The keys of its rows are text. */
export const changeTopics = [
  'orders',
  'alerts',
  'marketplaces',
  'sales',
  'listings',
  'imports',
  'receipts',
  'stocktakes',
] as const;
export type ChangeTopic = (typeof changeTopics)[number];

/** More keys than these are never waited for or read: who missed so much reads everything again. */
export const maxKeys = 10_000;

/** A transaction is notified after the time that its rows carry. */
const overlapMs = 30_000;

/**
 * Keys of the rows of a topic that changed in the last `withinMs` and half a minute before, by the database's clock, for a process that may have missed their
 * notifications; at most 10,000: there may be more then.
 */
export async function listChangedWithin(sql: Sql, topic: ChangeTopic, withinMs: number): Promise<string[]> {
  const rows = await queries[topic](sql, sql`(clock_timestamp() - ${withinMs + overlapMs}::float8 * interval '1 ms')`);
  return rows.map(({ id }) => id);
}

type Query = (sql: Sql, since: ReturnType<Sql>) => Promise<{ id: string }[]>;

const queries: Record<ChangeTopic, Query> = {
  orders: (sql, since) => sql<{ id: string }[]>`
    select id::text from orders where updated_at >= ${since} order by updated_at, id limit ${maxKeys}`,
  alerts: (sql, since) => sql<{ id: string }[]>`
    select id::text from alerts where updated_at >= ${since} order by updated_at, id limit ${maxKeys}`,
  marketplaces: (sql, since) => sql<{ id: string }[]>`
    select id::text from marketplaces where updated_at >= ${since}
    union select marketplace_id::text from sync_logs where created_at >= ${since}
    union select marketplace_id::text from alerts where updated_at >= ${since} and marketplace_id is not null
    limit ${maxKeys}`,
  listings: (sql, since) => sql<{ id: string }[]>`
    select id::text from pushes where changed_at >= ${since}
    union select id::text from marketplace_products where updated_at >= ${since}
    union select mp.id::text from marketplace_products mp join marketplaces m on m.id = mp.marketplace_id where m.updated_at >= ${since}
    union select listing_id::text from unsettled_readings()
    limit ${maxKeys}`,
  sales: (sql, since) => sql<{ id: string }[]>`
    select distinct business_day::text as id from inventory_movements
    where id > (select movement_id_at(${since})) and marketplace_id is not null limit ${maxKeys}`,
  imports: (sql, since) => sql<{ id: string }[]>`
    select id::text from catalog_imports where updated_at >= ${since} order by updated_at, id limit ${maxKeys}`,
  receipts: (sql, since) => sql<{ id: string }[]>`
    select id::text from receipts where updated_at >= ${since} order by updated_at, id limit ${maxKeys}`,
  stocktakes: (sql, since) => sql<{ id: string }[]>`
    select id::text from stocktakes where updated_at >= ${since} order by updated_at, id limit ${maxKeys}`,
};

/** Topics whose rows say which transaction changed them, so that they can be followed from a cursor on. */
export const resumableTopics = ['orders', 'alerts'] as const;
export type ResumableTopic = (typeof resumableTopics)[number];

/** Rows that changed, read in one snapshot; `cursor` covers everything that was committed before it. */
export interface ChangeReading {
  ids: string[];
  cursor: StockCursor;
  /** The first transaction number that the snapshot does not know. */
  xmax: Int8;
}

/**
 * The keys of the rows of a topic that changed since a horizon, at most 10,000: there may be more then. `buyerId`: only orders of that
 * Telegram user.
 */
export async function readChangedSince(
  sql: Sql,
  topic: ResumableTopic,
  since: Int8,
  buyerId?: string,
): Promise<ChangeReading> {
  const [row] = await sql<(StockCursor & { ids: string[]; xmax: Int8 })[]>`
    select d.era, pg_snapshot_xmin(pg_current_snapshot())::text as horizon, pg_snapshot_xmax(pg_current_snapshot())::text as xmax,
      array(select t.id::text from ${sql(topic)} t where t.changed_tx >= ${since}::xid8
        ${buyerId === undefined ? sql`` : sql`and t.buyer_id = ${buyerId}`} order by t.changed_tx, t.id limit ${maxKeys}) as ids
    from deployment d`;
  if (!row) throw new Error('The table deployment has no row');
  return { ids: row.ids, cursor: { era: row.era, horizon: row.horizon }, xmax: row.xmax };
}

/** Notifies a topic of the present era and horizon. */
export async function sendHorizon(sql: Sql, topic: string): Promise<void> {
  await sql`
    select notify_change(${topic}, array[d.era, pg_snapshot_xmin(pg_current_snapshot())::text]) from deployment d`;
}
