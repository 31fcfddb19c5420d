import type { Sql } from '../client.ts';

/** What can be followed live besides stock. The keys of its rows are text. */
export const changeTopics = ['orders', 'alerts', 'marketplaces', 'sales'] as const;
export type ChangeTopic = (typeof changeTopics)[number];

const maxKeys = 10_000;

/**
 * Keys of the rows of a topic that changed in the last `withinMs`, by the database's clock, for a process that may have missed their
 * notifications; at most 10,000.
 */
export async function listChangedWithin(sql: Sql, topic: ChangeTopic, withinMs: number): Promise<string[]> {
  const rows = await queries[topic](sql, sql`(clock_timestamp() - ${withinMs}::float8 * interval '1 ms')`);
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
  sales: (sql, since) => sql<{ id: string }[]>`
    select distinct business_day::text as id from inventory_movements
    where id > (select movement_id_at(${since})) and marketplace_id is not null limit ${maxKeys}`,
};
