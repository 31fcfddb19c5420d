import type { z } from 'zod';
import type { MarketplaceHttp } from './http.ts';

/** How a marketplace tells us of a sale: by changed stock figures, or by its orders. One of them, so that no sale counts twice. */
export type SaleSignal = 'stock' | 'orders';

/** One marketplace product as an adapter sees it: its ids there and what linking stored. `key` is ours and comes back unchanged. */
export interface ItemRef {
  key: string;
  marketplaceProductId: string;
  marketplaceSku: string;
  settings: unknown;
}

/** An absolute figure to show, in items of the listing (packs count as one). */
export interface StockFigure extends ItemRef {
  figure: number;
}

/** What became of one item of a push. `retry` = provably not applied, try again after `afterMs`. `rejected` = a person must act. */
export type ItemResult =
  | { key: string; outcome: 'accepted' }
  | { key: string; outcome: 'retry'; afterMs: number; reason: string }
  | { key: string; outcome: 'rejected'; reason: string };

/** The answer to a push: one result an item, and the marketplace's own clock (its `Date` header) at that answer, if it sent one. */
export interface PushAnswer {
  items: ItemResult[];
  marketplaceDate: Date | null;
}

/** The figure a marketplace shows for one item; null: it does not list the item. */
export interface ObservedStock {
  key: string;
  stock: number | null;
}

/** The limits that a marketplace documents; `requestsPerMinute` counts its stock methods. */
export interface AdapterLimits {
  maxItemsPerPush: number;
  requestsPerMinute: number;
  /** Calls that may be made at once after a pause; absent: a second's worth. */
  burst?: number;
  minSecondsPerItem?: number;
}

/** An opened connection to one marketplace account. Knows no database; throws RetryLater, Rejected or Unauthorized only. */
export interface MarketplaceAdapter {
  readonly limits: AdapterLimits;
  /** Sets absolute figures, at most `limits.maxItemsPerPush` items. */
  pushStock(items: StockFigure[], signal: AbortSignal): Promise<PushAnswer>;
  /** Reads what the marketplace shows now. */
  readStock(items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]>;
}

/** What the registry holds for one kind of marketplace: its schemas, its habits, and how to open it. */
export interface AdapterDefinition<Settings = unknown, Credentials = unknown, Link = unknown> {
  name: string;
  settingsSchema: z.ZodType<Settings>;
  credentialsSchema: z.ZodType<Credentials>;
  linkSchema: z.ZodType<Link>;
  defaultSaleSignal: SaleSignal;
  /** true: the marketplace itself can tell us of changes (webhook or notification); false: it is polled. */
  live: boolean;
  /** true: it answers before it applies a figure, so its own sale never proves what it shows. */
  appliesLate: boolean;
  open(connection: { settings: Settings; credentials: Credentials; http: MarketplaceHttp }): MarketplaceAdapter;
}

/**
 * Nothing was decided: try again. `not-applied`: the marketplace refused before doing anything (429, busy);
 * `unknown`: time-out, reset or 5xx, it may or may not have applied the figures.
 */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  readonly outcome: 'not-applied' | 'unknown';
  /** What the marketplace asked for, in ms; null: it said nothing. */
  readonly afterMs: number | null;
  readonly httpStatus: number | null;
  constructor(
    message: string,
    outcome: 'not-applied' | 'unknown',
    afterMs: number | null = null,
    httpStatus: number | null = null,
  ) {
    super(message);
    this.outcome = outcome;
    this.afterMs = afterMs;
    this.httpStatus = httpStatus;
  }
}

/** The marketplace refused the whole request for a reason that trying again cannot cure. */
export class Rejected extends Error {
  override readonly name = 'Rejected';
  /** null: refused by us before anything was sent (an address that is not allowed). */
  readonly httpStatus: number | null;
  readonly marketplaceCode: string | null;
  constructor(message: string, httpStatus: number | null, marketplaceCode: string | null = null) {
    super(message);
    this.httpStatus = httpStatus;
    this.marketplaceCode = marketplaceCode;
  }
}

/** The credentials are wrong, expired, or lack a right. */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
  readonly httpStatus: number;
  readonly marketplaceCode: string | null;
  constructor(message: string, httpStatus: number, marketplaceCode: string | null = null) {
    super(message);
    this.httpStatus = httpStatus;
    this.marketplaceCode = marketplaceCode;
  }
}
