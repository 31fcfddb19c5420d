import type { SqlOrTx } from './client.ts';

/** One page of a list. */
export interface Page<Row> {
  rows: Row[];
  hasMore: boolean;
  /** How many rows all pages have, if each row was read with it. */
  rowCount?: number | undefined;
}

/** What a row carries of its list. */
interface Counted {
  rowCount?: number | undefined;
}

/** Which page: `first` rows after the row with the id `afterId` (null: from the beginning). */
export interface PageRequest {
  first: number;
  afterId: string | null;
}

/** Makes a page from rows that were read with the limit `first + 1`. */
export function toPage<Row>(rows: readonly (Row & Counted)[], first: number): Page<Row> {
  return { rows: rows.slice(0, first), hasMore: rows.length > first, rowCount: rows[0]?.rowCount };
}

/** A column that counts all rows of a list together with a page of it: one statement less, where few rows match. */
export const countColumn = (sql: SqlOrTx, isAsked: boolean, count: () => ReturnType<SqlOrTx>) =>
  isAsked ? sql`, (${count()}) as row_count` : sql``;

/** A page for each owner of rows that were read with the limit `first + 1` per owner; owners without rows have none. */
export function toPages<Row extends { owner: unknown }>(
  rows: readonly Row[],
  first: number,
): Map<Row['owner'], Page<Row>> {
  const pages = new Map<Row['owner'], Page<Row>>();
  for (const [owner, own] of Map.groupBy(rows, (row) => row.owner)) pages.set(owner, toPage<Row>(own, first));
  return pages;
}
