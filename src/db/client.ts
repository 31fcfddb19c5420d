import type { ISql, JSONValue, Sql as PostgresSql, TransactionSql } from 'postgres';
import { postgres } from './postgres-driver.ts';

/** A pool of connections, as returned by `connect`. */
export type Sql = PostgresSql;

/** An open transaction, as the callback of `sql.begin` gets it. */
export type Tx = TransactionSql;

/** The first argument of a database function that works inside or outside of a transaction. */
export type SqlOrTx = ISql;

/** A value for a jsonb column: pass it as `sql.json(value)`. */
export type Json = JSONValue;

/** An int8 as the driver returns it: text, because a JavaScript number is exact only up to 2^53. */
export type Int8 = string;

/** A numeric as the driver returns it: text, so that money keeps every digit. */
export type Numeric = string;

/** `max`: maximum number of connections; `applicationName`: their name in PostgreSQL's lists. */
export interface ConnectOptions {
  max: number;
  applicationName: string;
  /** Who changes rows on it, for the audit log, unless a transaction names another; absent: `database`. */
  changedBy?: string;
  /** Statement timeout; 0: no limit. */
  statementTimeoutMs?: number;
  /**
   * A connection on which an answer is overdue for so long is cut: its packets are lost without an error. Longer than the statement
   * timeout; absent: as long as TCP waits.
   */
  silentMs?: number;
  /** How long a transaction may wait for this process to go on; 0: no limit. */
  idleInTransactionMs?: number;
}

/** Runs work in the open transaction, or in a new one. */
export function inTransaction<Result>(sql: SqlOrTx, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return isOpen(sql) ? work(sql) : ((sql as Sql).begin(work) as Promise<Result>);
}

const isOpen = (sql: SqlOrTx): sql is Tx => 'savepoint' in sql;

const connectTimeoutS = 2;
const defaultStatementTimeoutMs = 15_000;
/** After this long a process counts as frozen, and PostgreSQL ends its transaction: its locks stop others. */
const defaultIdleInTransactionMs = 5_000;
/** Longer than a frozen process keeps its locks, shorter than a statement may take. */
const lockTimeoutMs = 8_000;
/** A process that takes no more data, though its system still answers: longer than any pause of ours. */
const tcpTimeoutMs = 30_000;

/**
 * Opens a pool on a PostgreSQL URL. Connections are made when they are first needed, so this never fails.
 * Rows have camelCase keys. Close the pool with `sql.end()`.
 */
export function connect(url: string, options: ConnectOptions): Sql {
  const silent = { silent_ms: options.silentMs };
  return postgres(url, {
    ...silent,
    max: options.max,
    connect_timeout: connectTimeoutS,
    // Only column names: `postgres.camel` itself would rename the keys inside stored JSON too.
    transform: { column: postgres.camel.column },
    connection: {
      application_name: options.applicationName,
      ...(options.changedBy !== undefined && { 'ombor.changed_by': options.changedBy }),
      statement_timeout: options.statementTimeoutMs ?? defaultStatementTimeoutMs,
      idle_in_transaction_session_timeout: options.idleInTransactionMs ?? defaultIdleInTransactionMs,
      // Without a limit for statements there is none for their locks.
      lock_timeout: options.statementTimeoutMs === 0 ? 0 : lockTimeoutMs,
      tcp_user_timeout: tcpTimeoutMs,
      // Planning took most of PostgreSQL's time for a single event: docs/decisions/database.md.
      plan_cache_mode: 'force_generic_plan',
    },
    onnotice: () => {},
  });
}

/** The SQLSTATE of an error from PostgreSQL; undefined for any other error. */
export function findSqlState(error: unknown): string | undefined {
  return error instanceof postgres.PostgresError ? error.code : undefined;
}

/** Whether the connection to PostgreSQL was lost or could not be made: the statement may or may not have run. */
export function isConnectionError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ENOTFOUND)/.test(String(error.code))
  );
}

/**
 * Whether a request should be made again soon: the database is unreachable, starting, shutting down, a standby (25006), or out of
 * connections, memory or disk (53, 58); a lock was not free in time (55P03), a deadlock (40); our pause was too long (25P03).
 */
export function isDatabaseAway(error: unknown): boolean {
  return isConnectionError(error) || /^(08|25006|25P03|40|53|55P03|57P|58)/.test(findSqlState(error) ?? '');
}

/** Whether work in the background is to be retried: the database is at fault (54: its limits; 55 and 57: timeouts too), not what was asked of it. */
export function isPassingFault(error: unknown): boolean {
  return isDatabaseAway(error) || /^(54|55|57)/.test(findSqlState(error) ?? '');
}

/** What is left of a transaction that an error of the database ended: nothing, or it is not known whether it was committed. */
export type Interruption = 'rolled_back' | 'unknown';

const neverConnected = new Set(['CONNECT_TIMEOUT', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * What an error of the database that passes by itself has left of a transaction: the same request may succeed later. Undefined: it would
 * fail again, or the error is not of the database. With 57P01 the server may end a connection between the commit and its answer.
 */
export function findInterruption(error: unknown): Interruption | undefined {
  if (isConnectionError(error)) {
    return neverConnected.has(String((error as Error & { code: string }).code)) ? 'rolled_back' : 'unknown';
  }
  const state = findSqlState(error) ?? '';
  if (/^(08|40003|57P0[1245])/.test(state)) return 'unknown';
  const isQueueFull = state === '54000' && (error as Error).message.includes('NOTIFY');
  return isQueueFull || isDatabaseAway(error) || state === '57014' ? 'rolled_back' : undefined;
}

/** Whether the database answers. */
export async function isReachable(sql: Sql): Promise<boolean> {
  return sql`select 1`.then(
    () => true,
    () => false,
  );
}
