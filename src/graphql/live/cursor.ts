import { GraphQLError } from 'graphql';
import type { StockReading } from '../../db/live/live-stock.ts';
import { type CursorKind, decodeCursor, type StockCursor } from '../../db/live/stock-cursor.ts';
import { badUserInput } from '../base/refusal.ts';

const sources: Record<CursorKind, string> = {
  stock: 'stockUpdated or stockCursor',
  orders: 'orderChanged or changesCursor of orders',
  alerts: 'alertChanged or changesCursor of alerts',
};

/** Reads the argument `after` of a subscription. Throws BAD_USER_INPUT for anything but a cursor of its kind. */
export function readAfter(kind: CursorKind, after: string | null | undefined): StockCursor | undefined {
  if (after == null) return undefined;
  const cursor = decodeCursor(kind, after);
  if (!cursor) throw badUserInput(`Invalid cursor: after must come from ${sources[kind]}, not from a page`);
  return cursor;
}

/** Throws RESYNC_REQUIRED for a cursor of another era, or from the future of this one: nothing can be resumed from it. */
export function assertKnown(after: StockCursor, reading: Pick<StockReading, 'cursor' | 'xmax'>): void {
  if (after.era === reading.cursor.era && BigInt(after.horizon) <= BigInt(reading.xmax)) return;
  throw resyncRequired();
}

/** The error for a follower that missed changes: more waited than are kept, or they could not be read. */
export function changesMissed(): GraphQLError {
  return new GraphQLError('Some changes were missed: subscribe again, then read the data again', {
    extensions: { code: 'RESYNC_REQUIRED' },
  });
}

/** The error for a subscriber whose cursor, or whose whole history, is from before a restore of the database. */
export function resyncRequired(): GraphQLError {
  return new GraphQLError('The cursor belongs to another state of the database: read all data again', {
    extensions: { code: 'RESYNC_REQUIRED' },
  });
}
