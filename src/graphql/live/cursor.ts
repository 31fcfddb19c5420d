import { GraphQLError } from 'graphql';
import type { StockReading } from '../../db/live/live-stock.ts';
import { decodeStockCursor, type StockCursor } from '../../db/live/stock-cursor.ts';
import { badUserInput } from '../base/refusal.ts';

/** Reads the argument `after` of stockUpdated. Throws BAD_USER_INPUT for what is no such cursor. */
export function readAfter(after: string | null | undefined): StockCursor | undefined {
  if (after == null) return undefined;
  const cursor = decodeStockCursor(after);
  if (!cursor)
    throw badUserInput('after is no cursor of stockUpdated or stockCursor (cursors of pages are something else)');
  return cursor;
}

/** Throws RESYNC_REQUIRED for a cursor of another life of the database, or from its future: it says nothing about this one. */
export function assertKnown(after: StockCursor, reading: StockReading): void {
  if (after.era === reading.cursor.era && BigInt(after.horizon) <= BigInt(reading.xmax)) return;
  throw resyncRequired();
}

/** What a subscriber is told whose cursor, or whose whole history, is of another life of the database. */
export function resyncRequired(): GraphQLError {
  return new GraphQLError('The cursor belongs to another state of the database: read everything again', {
    extensions: { code: 'RESYNC_REQUIRED' },
  });
}
