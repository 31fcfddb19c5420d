import type { Sql } from '../client.ts';

/** The server and the database, in words. */
export interface DatabaseStatus {
  postgres: string;
  /** The release that applied the newest part of the schema. */
  release: string;
  migrations: number;
  bytes: number;
  /** Connections to this database, and how many the server allows. */
  connections: number;
  maxConnections: number;
  standby: boolean;
}

/** What is connected under one name. */
export interface ConnectedProcesses {
  name: string;
  connections: number;
}

/** Worker processes, `host`: machine and process, and how long ago each gave a sign of life. */
export interface WorkerStatus {
  host: string;
  seconds: number;
}

/** A failure that was recorded, newest first. */
export interface RecentError {
  marketplace: string;
  at: Date;
  message: string;
}

/** The state of the server. */
export async function readDatabaseStatus(sql: Sql): Promise<DatabaseStatus> {
  const [row] = await sql<DatabaseStatus[]>`
    select current_setting('server_version') as postgres, pg_database_size(current_database())::float8 as bytes,
      coalesce((select release from schema_files order by applied_at desc limit 1), 'unknown') as release,
      (select count(*)::int from schema_migrations) as migrations,
      (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
      current_setting('max_connections')::int as max_connections, pg_is_in_recovery() as standby`;
  if (!row) throw new Error('The database answered nothing');
  return row;
}

/** Who is connected to this database, by name; our own connection is left out. */
export function listConnected(sql: Sql): Promise<ConnectedProcesses[]> {
  return sql<ConnectedProcesses[]>`
    select coalesce(nullif(application_name, ''), 'without a name') as name, count(*)::int as connections from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
      and application_name <> 'ombor command'
    group by 1 order by 1`;
}

/** Worker processes, those that stopped without a word too, for as long as nobody has noticed it. */
export function listWorkers(sql: Sql): Promise<WorkerStatus[]> {
  return sql<WorkerStatus[]>`
    select host, min(extract(epoch from now() - heartbeat_at))::float8 as seconds from worker_pools group by host order by host`;
}

/** The last exchanges that failed, within a day. */
export function listRecentErrors(sql: Sql, limit: number): Promise<RecentError[]> {
  return sql<RecentError[]>`
    select m.code as marketplace, l.created_at as at, l.error_message as message
    from sync_logs l join marketplaces m on m.id = l.marketplace_id
    where l.status = 'error' and l.created_at > now() - interval '1 day'
    order by l.created_at desc limit ${limit}`;
}
