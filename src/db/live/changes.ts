import type { Sql } from '../client.ts';

/** What can be followed live besides stock. The keys of its rows are text. */
export const changeTopics = ['orders', 'alerts', 'marketplaces', 'sales', 'listings'] as const;
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
};
