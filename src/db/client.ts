import type { ISql, JSONValue, Sql as PostgresSql, TransactionSql } from 'postgres';
import { postgres } from './postgres-driver.ts';

/** A pool of connections, as `connect` gives it. */
export type Sql = PostgresSql;

/** An open transaction, as the callback of `sql.begin` gets it. */
export type Tx = TransactionSql;

/** The first argument of a database function that works in a transaction as well as outside of one. */
export type SqlOrTx = ISql;

/** A value that can stand in a jsonb column: pass it as `sql.json(value)`. */
export type Json = JSONValue;

/** An int8 as it arrives: text, because a JavaScript number ends at 2^53. */
export type Int8 = string;

/** A numeric as it arrives: text, so that money keeps every digit. */
export type Numeric = string;

/** How many connections at most, and under which name PostgreSQL lists them. */
export interface ConnectOptions {
  max: number;
  applicationName: string;
  /** Longest time of one statement; 0 = no limit. */
  statementTimeoutMs?: number;
}

const connectTimeoutS = 2;
const defaultStatementTimeoutMs = 15_000;

/**
 * Opens a pool on a PostgreSQL URL; connections are made when first needed, so this never fails by itself.
 * Rows arrive with camelCase keys. Close it with `sql.end()`.
 */
export function connect(url: string, options: ConnectOptions): Sql {
  return postgres(url, {
    max: options.max,
    connect_timeout: connectTimeoutS,
    // Only column names: `postgres.camel` itself would rename the keys inside stored JSON too.
    transform: { column: postgres.camel.column },
    connection: {
      application_name: options.applicationName,
      statement_timeout: options.statementTimeoutMs ?? defaultStatementTimeoutMs,
    },
    onnotice: () => {},
  });
}

/** The SQLSTATE of an error that PostgreSQL raised, or undefined for any other error. */
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

/** Whether the database cannot serve now but will again: unreachable, starting, shutting down, a standby, or out of connections. */
export function isDatabaseAway(error: unknown): boolean {
  return isConnectionError(error) || /^(08|57P|53300|25006)/.test(findSqlState(error) ?? '');
}

/** Whether the database answers. */
export async function isReachable(sql: Sql): Promise<boolean> {
  return sql`select 1`.then(
    () => true,
    () => false,
  );
}
