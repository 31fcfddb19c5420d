import type { SqlOrTx } from './db/client.ts';
import type { MovementType } from './db/stock/stock.ts';
import {
  countUnlinkedEvents,
  type ListingPast,
  listListingPasts,
  listMovementsUpTo,
  listPastStocks,
  type NamedMovement,
  type PastStock,
} from './db/stock/stock-history.ts';

/** Explains the stock of a product, for people and for the API. Quantities in units, figures in items of the listing. */
export interface StockExplanation {
  sku: string;
  at: Date;
  /** Free to sell, never below 0. */
  quantity: number;
  /** Units sold beyond the stock. */
  oversold: number;
  version: number;
  /** Net units before the first of `movements`. */
  openingQuantity: number;
  /** How many movements came before the first of `movements`. */
  earlierMovements: number;
  /** The newest ones up to the moment, oldest first. */
  movements: NamedMovement[];
  told: ToldFigure[];
  unlinkedEvents: number;
  text: string;
}

/** The last figure sent to a listing, whether it was acknowledged, and the figure that the listing showed last. */
export interface ToldFigure {
  marketplaceId: number;
  marketplaceName: string;
  marketplaceSku: string;
  figure: number | null;
  sentAt: Date | null;
  acknowledgedAt: Date | null;
  shown: number | null;
  readAt: Date | null;
  reason: string;
}

const defaultMovements = 20;

/** Explains the stock of a product at a moment (null: now); undefined when there is no such product. */
export async function explainStock(
  sql: SqlOrTx,
  productId: number,
  at: Date | null,
  maxMovements = defaultMovements,
): Promise<StockExplanation | undefined> {
  return (await explainStocks(sql, [productId], at, maxMovements)).get(productId);
}

/** Explains the stock of many products at one moment (null: now), by product, with the same number of statements as for one. */
export async function explainStocks(
  sql: SqlOrTx,
  productIds: readonly number[],
  at: Date | null,
  maxMovements = defaultMovements,
): Promise<Map<number, StockExplanation>> {
  const stocks = await listPastStocks(sql, productIds, at);
  const [first] = stocks;
  if (!first) return new Map();
  const [allMovements, allListings, unlinkedEvents] = await Promise.all([
    listMovementsUpTo(sql, stocks, maxMovements),
    listListingPasts(sql, productIds, first.at),
    countUnlinkedEvents(sql, first.at),
  ]);
  const movements = Map.groupBy(allMovements, ({ productId }) => productId);
  const listings = Map.groupBy(allListings, ({ productId }) => productId);
  return new Map(
    stocks.map((stock) => {
      const past = { movements: movements.get(stock.productId) ?? [], listings: listings.get(stock.productId) ?? [] };
      return [stock.productId, explain(stock, { ...past, unlinkedEvents })];
    }),
  );
}

function explain(
  stock: PastStock,
  {
    movements,
    listings,
    unlinkedEvents,
  }: { movements: NamedMovement[]; listings: ListingPast[]; unlinkedEvents: number },
): StockExplanation {
  const explanation = {
    sku: stock.sku,
    at: stock.at,
    quantity: Math.max(0, stock.net),
    oversold: Math.max(0, -stock.net),
    version: stock.version,
    openingQuantity: movements[0]?.quantityBefore ?? stock.net,
    earlierMovements: stock.version - movements.length,
    movements,
    told: listings.map((listing) => toToldFigure(listing, stock)),
    unlinkedEvents,
  };
  return { ...explanation, text: writeText(explanation, stock) };
}

function toToldFigure(listing: ListingPast, stock: PastStock): ToldFigure {
  const { told, read } = listing;
  const isOurs = !listing.hasApi;
  return {
    marketplaceId: listing.marketplaceId,
    marketplaceName: listing.marketplaceName,
    marketplaceSku: listing.marketplaceSku,
    figure: isOurs && stock.isNow ? listing.figureNow : (told?.figure ?? null),
    sentAt: told && new Date(told.sentAt),
    acknowledgedAt: told?.acknowledgedAt ? new Date(told.acknowledgedAt) : null,
    shown: isOurs && stock.isNow ? listing.figureNow : (read?.figure ?? null),
    readAt: isOurs && stock.isNow ? stock.at : read && new Date(read.readAt),
    reason: writeReason(listing, stock),
  };
}

const outcomes = {
  accepted: 'accepted',
  refused: 'refused',
  not_applied: 'not applied',
  unknown: 'the response was lost; whether it was applied is unknown',
} as const;

function writeReason(listing: ListingPast, stock: PastStock): string {
  if (!listing.hasApi) return 'shown by Ombor itself';
  const waiting = stock.isNow ? describeWaiting(listing, stock) : '';
  const { told } = listing;
  if (!told) return `not sent yet${waiting}`;
  const why = told.reason ? `: ${told.reason}` : '';
  const version = told.inventoryVersion === null ? '' : ` for version ${told.inventoryVersion}`;
  return `${outcomes[told.outcome]}${version}${why}${waiting}`;
}

function describeWaiting({ inFlight, owed, paused, expectedStock, told }: ListingPast, stock: PastStock): string {
  if (inFlight) return '; a newer figure is being sent';
  if (owed)
    return paused ? '; a newer figure is waiting: the marketplace is paused' : '; a newer figure is waiting to be sent';
  const isOld = (told?.inventoryVersion ?? 0) < stock.version;
  return isOld && expectedStock !== null ? `; no call was needed since: it already shows ${expectedStock}` : '';
}

type Facts = Omit<StockExplanation, 'text'>;

function writeText(facts: Facts, stock: PastStock): string {
  const time = (at: Date): string => formatTime(at, stock.timeZone);
  const oversold = facts.oversold > 0 ? `, ${facts.oversold} oversold` : '';
  const before =
    facts.earlierMovements > 0
      ? [`${facts.earlierMovements} earlier movements brought it to ${facts.openingQuantity}.`]
      : [];
  const waiting =
    facts.unlinkedEvents > 0
      ? [
          `${facts.unlinkedEvents} ${facts.unlinkedEvents === 1 ? 'event is' : 'events are'} waiting for a product to be linked, and may be a sale of this one.`,
        ]
      : [];
  return [
    `${facts.sku}: ${facts.quantity} free to sell${oversold} at ${time(facts.at)} (${stock.timeZone}), version ${facts.version}.`,
    ...before,
    ...(facts.movements.length > 0 ? facts.movements.map((row) => writeMovement(row, time)) : ['It has no movements.']),
    ...facts.told.map((figure) => writeTold(figure, time)),
    ...waiting,
  ].join('\n');
}

const causes: Record<MovementType, string> = {
  opening: 'opening stock',
  sale: 'sold',
  marketplace_sale: 'sold',
  cancellation: 'cancelled, back in stock',
  marketplace_cancellation: 'cancelled, back in stock',
  return: 'returned',
  marketplace_return: 'returned',
  receipt: 'received',
  stocktake: 'counted',
  write_off: 'written off',
  transfer: 'moved between warehouses',
  correction: 'corrected',
  hold: 'held for an order',
  hold_release: 'released from an order',
};

/** Both times are written when a movement was recorded later than this after it happened. */
const lateMs = 60_000;

function writeMovement(row: NamedMovement, time: (at: Date) => string): string {
  const change = `${row.quantityChange > 0 ? '+' : ''}${row.quantityChange}`;
  const where = row.marketplaceName === null ? '' : ` on ${row.marketplaceName}`;
  const late = row.recordedAt.getTime() - row.occurredAt.getTime() > lateMs;
  const happened = late ? ` (happened ${time(row.occurredAt)})` : '';
  const note = row.note === null ? '' : `: "${row.note}"`;
  return `  ${time(row.recordedAt)}  ${change} = ${row.quantityAfter}  ${causes[row.movementType]}${where}, ${writeCause(row)}${note}${happened}`;
}

function writeCause(row: NamedMovement): string {
  const order = row.orderNumber === null ? '' : `order ${row.orderNumber}, `;
  if (row.undoesId !== null) return `undoes movement ${row.undoesId}, by ${row.actor}`;
  if (row.referenceType === 'webhook') return `${order}webhook ${row.referenceId}`;
  if (row.referenceType === 'poll') return `${order}found by a poll`;
  if (row.referenceType === 'import') return `imported by ${row.actor}`;
  return `${order}by ${row.actor}`;
}

function writeTold(told: ToldFigure, time: (at: Date) => string): string {
  const name = `${told.marketplaceName} (${told.marketplaceSku})`;
  const figure = told.figure === null ? 'a figure' : String(told.figure);
  const acknowledged = told.acknowledgedAt === null ? '' : `, acknowledged at ${time(told.acknowledgedAt)}`;
  const sent = told.sentAt === null ? '' : `sent ${figure} at ${time(told.sentAt)}${acknowledged}: `;
  const shown = told.shown === null || told.readAt === null ? '' : `; showed ${told.shown} at ${time(told.readAt)}`;
  return `  ${name}: ${sent}${told.reason}${shown}`;
}

function formatTime(at: Date, timeZone: string): string {
  // Swedish writes times as ISO 8601 does, and Intl knows every zone.
  return at.toLocaleString('sv-SE', { timeZone });
}
