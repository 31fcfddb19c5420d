import type { Int8, SqlOrTx } from '../client.ts';

/**
 * A place in the history of all stock figures: every transaction before `horizon` (an xid8 as text, the
 * `pg_snapshot_xmin` of the snapshot that a state was read in) is covered. Never the position of a change itself:
 * transactions commit in another order than they begin, and resuming by that missed 156 of 2,000 products.
 */
export interface StockCursor {
  /** Which life of the database (`deployment.era`) the horizon belongs to. */
  era: string;
  horizon: Int8;
}

const kind = 'stock';
const plain = /^stock:([\w-]{1,64}):(\d{1,20})$/;
const largestXid = 2n ** 64n - 1n;

/** The cursor as clients see it: opaque text. */
export function encodeStockCursor(cursor: StockCursor): string {
  return Buffer.from(`${kind}:${cursor.era}:${cursor.horizon}`).toString('base64url');
}

/** Reads what `encodeStockCursor` gave; undefined for anything else, page cursors and altered texts included. */
export function decodeStockCursor(text: string): StockCursor | undefined {
  const bytes = Buffer.from(text, 'base64url');
  // Buffer.from skips over what is not base64url: only a text that encodes back to itself is one of ours.
  if (bytes.toString('base64url') !== text) return undefined;
  const [, era, horizon] = plain.exec(bytes.toString()) ?? [];
  if (era === undefined || horizon === undefined || BigInt(horizon) > largestXid) return undefined;
  return { era, horizon: String(BigInt(horizon)) };
}

/** The cursor of this moment: whatever changes after this statement's snapshot, resuming from it will show. */
export async function readStockCursor(sql: SqlOrTx): Promise<StockCursor> {
  const [row] = await sql<StockCursor[]>`
    select era, pg_snapshot_xmin(pg_current_snapshot())::text as horizon from deployment`;
  if (row === undefined) throw new Error('The table deployment has lost its row');
  return row;
}
