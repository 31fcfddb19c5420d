import type { Json, SqlOrTx } from './client.ts';
import { postgres } from './postgres-driver.ts';

/** The PostgreSQL type of a column. */
type ColumnType =
  | 'bigint'
  | 'boolean'
  | 'bytea'
  | 'date'
  | 'integer'
  | 'jsonb'
  | 'numeric'
  | 'text'
  | 'text[]'
  | 'timestamptz';

/** Which fields of a row are sent, and as which type. */
type Columns<Row> = { readonly [Name in keyof Row & string]?: ColumnType };

/**
 * Rows as a table of one statement: the only way to send many rows to SQL. Names become snake_case, as results become camelCase:
 *
 *     update products p set name = r.name
 *     from ${rowsOf(tx, products, { id: 'integer', name: 'text' })} r where p.id = r.id
 *
 * A column `position` counts the rows from 1. undefined, null and a JSON null become SQL null. All rows are one JSON parameter, so
 * booleans, times, lists and bytes keep their types, and the text of the statement is the same for any number of rows.
 * Rows of a single value are an array parameter instead: `any (${ids}::int[])`.
 * Measured against a parameter per column (unnest): storing 1 to 200 webhooks 0-6% slower, finishing 1 to 100 of them 4-30% faster.
 */
export function rowsOf<Row extends object>(sql: SqlOrTx, rows: readonly Row[], columns: Columns<Row>) {
  const names = Object.keys(columns) as (keyof Row & string)[];
  const sqlNames = names.map(toSqlName);
  const definitions = names.map((name, index) => `${sqlNames[index]} ${columns[name]}`);
  const objects = rows.map((row) => {
    const object: Record<string, Json> = {};
    for (const [index, name] of names.entries()) object[sqlNames[index]!] = toJson(row[name]);
    return object;
  });
  return sql`(
    select * from rows from (jsonb_to_recordset(${sql.json(objects)}) as (${sql.unsafe(definitions.join(', '))}))
      with ordinality as t (${sql.unsafe([...sqlNames, 'position'].join(', '))}))`;
}

/** Rows as the parameter of a SQL function that takes a JSON array: every field of each, under its name in snake_case. */
export const jsonRows = (sql: SqlOrTx, rows: readonly object[]) => sql.json(rows.map(toObject));

/** One such row, for a SQL function that takes a JSON object. */
export const jsonRow = (sql: SqlOrTx, row: object) => sql.json(toObject(row));

function toObject(row: object): Record<string, Json> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [toSqlName(name), toJson(value)]));
}

const toSqlName = (name: string): string => postgres.fromCamel(name);

function toJson(value: unknown): Json {
  // jsonb refuses half a surrogate pair and all rows with it; a text parameter would replace it too.
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (value instanceof Uint8Array)
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  return value as Json;
}
