import type { Int8, SqlOrTx } from '../client.ts';
import { type Page, toPage } from '../pages.ts';

/**
 * A position in the history of all stock figures: every transaction before `horizon` (an xid8 as text, the
 * `pg_snapshot_xmin` of the snapshot that a state was read in) is covered. Never the position of a change itself:
 * transactions commit in another order than they begin, and resuming from such a position missed 156 of 2,000 products.
 */
export interface StockCursor {
  /** To which `deployment.era` the horizon belongs: a restored database begins a new one. */
  era: string;
  horizon: Int8;
}

/** What a cursor can resume. */
export type CursorKind = 'stock' | 'orders' | 'alerts';

const pattern = /^([a-z]+):([\w-]{1,64}):(\d{1,20})$/;
const maxXid = 2n ** 64n - 1n;

/** The cursor as clients see it: opaque text. */
export function encodeCursor(kind: CursorKind, cursor: StockCursor): string {
  return Buffer.from(`${kind}:${cursor.era}:${cursor.horizon}`).toString('base64url');
}

/** The cursor of stock figures as clients see it. */
export function encodeStockCursor(cursor: StockCursor): string {
  return encodeCursor('stock', cursor);
}

/** Reads what `encodeCursor` returned; undefined for anything else, such as page cursors, other kinds and altered texts. */
export function decodeCursor(kind: CursorKind, text: string): StockCursor | undefined {
  const bytes = Buffer.from(text, 'base64url');
  // Buffer.from ignores characters that are not base64url: only a text that encodes back to itself is valid.
  if (bytes.toString('base64url') !== text) return undefined;
  const [, found, era, horizon] = pattern.exec(bytes.toString()) ?? [];
  if (found !== kind || era === undefined || horizon === undefined || BigInt(horizon) > maxXid) return undefined;
  return { era, horizon: String(BigInt(horizon)) };
}

/** What a row of a list carries of the cursor. */
interface RowOfSnapshot {
  cursorEra: string;
  cursorHorizon: Int8;
}

/** Columns of a list that are the cursor of its snapshot, for `toPageOfSnapshot`. */
export const cursorColumns = (sql: SqlOrTx) => sql`
  (select era from deployment) as cursor_era, (select pg_snapshot_xmin(pg_current_snapshot())::text) as cursor_horizon`;

/**
 * The first page of a list, whose rows have `cursorColumns`, with the cursor of its snapshot: resuming from it shows everything that the
 * page does not. A page without rows has no cursor: then it is read once more, after one.
 */
export async function toPageOfSnapshot<Row>(
  sql: SqlOrTx,
  first: number,
  read: () => Promise<(Row & RowOfSnapshot)[]>,
): Promise<Page<Row> & { cursor: StockCursor }> {
  const rows = await read();
  const [row] = rows;
  if (row) return { ...toPage<Row>(rows, first), cursor: { era: row.cursorEra, horizon: row.cursorHorizon } };
  const cursor = await readStockCursor(sql);
  return { ...toPage<Row>(await read(), first), cursor };
}

/** The cursor of this moment: resuming from it shows everything that changes after this statement's snapshot. */
export async function readStockCursor(sql: SqlOrTx): Promise<StockCursor> {
  const [row] = await sql<StockCursor[]>`
    select era, pg_snapshot_xmin(pg_current_snapshot())::text as horizon from deployment`;
  if (row === undefined) throw new Error('The table deployment has no row');
  return row;
}
