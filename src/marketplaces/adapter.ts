import type { z } from 'zod';
import type { MarketplaceEvent } from './event.ts';
import type { MarketplaceHttp, MarketplaceResponse } from './http.ts';

/** How a marketplace reports a sale: by changed stock figures or by its orders. Only one of them, so that no sale counts twice. */
export type SaleSignal = 'stock' | 'orders';

/** One marketplace product as an adapter sees it: its ids there and its link settings. `key` is ours and is returned unchanged. */
export interface ItemRef {
  key: string;
  marketplaceProductId: string;
  marketplaceSku: string;
  settings: unknown;
}

/** An absolute figure to show, in items of the listing (a pack is one item). */
export interface StockFigure extends ItemRef {
  figure: number;
  /**
   * true: it is unknown what the marketplace shows (the first push of a listing, or one after a lost answer), so an adapter
   * whose answer proves nothing also reads the figure. Absent: false.
   */
  verify?: boolean;
  /**
   * true: its request was refused before, and one of the items in it is to blame. What can be found by reading was found then. Absent:
   * false.
   */
  isSearched?: boolean;
}

/**
 * The result of one item of a push.
 * - `retry`: certainly not applied, send it again after `afterMs`. `ignored` true: the marketplace accepted it but shows something else,
 *   so it is retried only a few times.
 * - `rejected`: the marketplace names this item. `unsent` true: it was never sent, because its link or its figure is invalid.
 * - `suspected`: its request was refused, and the answer does not say which items are to blame. Nothing of that request was applied, or
 *   nobody knows. Who calls the adapter sends smaller requests until it is found: no adapter searches itself. Throwing `Rejected` with a
 *   status about the content (`isAboutContent`) says this of all items.
 */
export type ItemResult =
  | { key: string; outcome: 'accepted' }
  | { key: string; outcome: 'retry'; afterMs: number; reason: string; ignored?: true }
  | { key: string; outcome: 'rejected'; reason: string; unsent?: true }
  | { key: string; outcome: 'suspected'; reason: string };

/** The answer to a push: one result per item, and the time by the marketplace's own clock (its `Date` header), if it sent one. */
export interface PushAnswer {
  items: ItemResult[];
  marketplaceDate: Date | null;
}

/** The figure that a marketplace shows for one item; null: it does not list the item. Of an item that cannot be read there is none. */
export interface ObservedStock {
  key: string;
  stock: number | null;
}

/** A token bucket of one group of methods, shared by all processes. `errorCost`: the tokens that a 4XX answer costs (default 1). */
export interface CallBucket {
  perMinute: number;
  /** Calls that may be made at once after a pause. */
  burst: number;
  errorCost?: number;
}

/** The calls that are left, as the headers of an answer say: in the bucket now, and today. Absent: the headers do not say. */
export interface CallsLeft {
  now?: number;
  today?: number;
}

/** The limits that a marketplace documents. Every request of the adapter names one of the `buckets`. */
export interface AdapterLimits {
  maxItemsPerPush: number;
  buckets: Readonly<Record<string, CallBucket>>;
  /** The bucket that `pushStock` uses. */
  pushBucket: string;
  minSecondsPerItem?: number;
  /** How long (ms) one reading of the new orders serves all pushes; absent: 1,000. Longer where both use a small bucket. */
  newOrdersServeMs?: number;
  /** Reads from an answer's headers how many calls are left. */
  readCallsLeft?(response: MarketplaceResponse): CallsLeft;
}

/** Which orders to read. */
export interface OrderQuery {
  /** new: only the orders that nobody has handled yet, with as few calls as possible; all: also status changes, cancellations and returns. */
  scope: 'new' | 'all';
  /** The cursor that the last poll with scope all returned; null: this is the first one. Opaque, at most 10,000 characters. */
  cursor: string | null;
  /** The marketplace's ids of known orders that are not finished. They are read one by one where the lists cannot be filtered by change. */
  openOrderIds: readonly string[];
}

/** An order of a list, or a part of it, that cannot be read. `id`: null if that cannot be read either. */
export interface UnreadableOrder {
  id: string | null;
  /** Where and why, without the value: it may be data of a customer. */
  problem: string;
}

/** What was read: events as a webhook would report them, in the order in which they happened. Each may be reported again. */
export interface OrderReading {
  events: MarketplaceEvent[];
  /** What a person has to look at, because nothing of it could become an event. Absent: nothing. */
  unreadable?: UnreadableOrder[];
  /**
   * Why a part of the lists was not read: the rest is reported all the same, `cursor` covers only what was read, and the poll counts as
   * failed. Absent: all was read.
   */
  failure?: Error | undefined;
  /** For the next poll. Windows overlap, so that nothing is lost between two of them. */
  cursor: string | null;
}

/** A product in the marketplace's catalogue. */
export interface CatalogItem {
  marketplaceProductId: string;
  marketplaceSku: string;
  name: string;
  barcodes: string[];
  /** Price of one item in the marketplace's currency, as exact text; null: unknown. */
  price: string | null;
  /** The figure of our own warehouse there; null: the catalogue does not include it. */
  stock: number | null;
  /** The link settings that linkProduct stores, in the shape of the adapter's link schema. */
  settings: unknown;
}

/** One page of the catalogue; `cursor` null: it was the last one. */
export interface CatalogPage {
  items: CatalogItem[];
  cursor: string | null;
}

/**
 * The result of a harmless call with the credentials. `missing`: rights or settings that are missing, each as a sentence that says what
 * to do. `settings`: those that the account needs besides, or instead of, the given ones; connecting stores them.
 */
export interface AccountCheck {
  expiresAt: Date | null;
  missing: string[];
  settings?: Record<string, unknown>;
}

/** One account with a marketplace: its settings and credentials, and the HTTP client that its calls go through. */
export interface MarketplaceAccount<Settings, Credentials> {
  settings: Settings;
  credentials: Credentials;
  http: MarketplaceHttp;
}

/** An opened account with one marketplace. Knows no database; throws RetryLater, Rejected or Unauthorized only. */
export interface MarketplaceAdapter {
  readonly limits: AdapterLimits;
  /** Sets absolute figures, at most `limits.maxItemsPerPush` items. */
  pushStock(items: StockFigure[], signal: AbortSignal): Promise<PushAnswer>;
  /** Reads what the marketplace shows now. */
  readStock(items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]>;
  /** Reads orders. Absent: the marketplace has no order list. */
  pollOrders?(query: OrderQuery, signal: AbortSignal): Promise<OrderReading>;
  /** Reads one page of the catalogue. Absent: it cannot be read. */
  listCatalog?(cursor: string | null, signal: AbortSignal): Promise<CatalogPage>;
  /** Tries the credentials with a harmless call. Throws Unauthorized when they are wrong. */
  checkAccount?(signal: AbortSignal): Promise<AccountCheck>;
}

/** A marketplace's own notification as it was received. The sender's address is already checked. */
export interface NotificationRequest {
  body: string;
  receivedAt: Date;
}

/** The exact answer that the marketplace requires, and what to do: `ring` says what to read now. */
export interface NotificationResult {
  /** The marketplace's own name of the type. It is stored. */
  type: string;
  reply: { status: number; body: unknown };
  ring: 'orders' | 'stock' | 'nothing';
  /** false: a ping or garbage, which is not stored. */
  keep: boolean;
  /** The same for every delivery of one notification: its own id, or a hash of its content. Absent if it is not stored. */
  identity?: string;
}

/** A marketplace's own notifications. They have no signature, so they change no stock themselves. */
export interface Notifications<Settings, Credentials> {
  /** The networks (CIDR) that the marketplace sends from. `settings.notificationSources` replaces them. */
  sources: readonly string[];
  /** The maximum time that the marketplace waits for the answer, in ms. */
  answerWithinMs: number;
  receive(
    request: NotificationRequest,
    account: Omit<MarketplaceAccount<Settings, Credentials>, 'http'>,
  ): NotificationResult;
}

/** One kind of marketplace in the registry: its schemas, its properties, and how to open it. */
export interface AdapterDefinition<Settings = unknown, Credentials = unknown, Link = unknown> {
  name: string;
  settingsSchema: z.ZodType<Settings>;
  credentialsSchema: z.ZodType<Credentials>;
  linkSchema: z.ZodType<Link>;
  defaultSaleSignal: SaleSignal;
  /** true: the marketplace itself can report changes (webhook or notification); false: it is polled. */
  live: boolean;
  /** true: it answers before it applies a figure, so its own sale does not prove what it shows. */
  appliesLate: boolean;
  /** true: its order list does not report items that are taken out of an order, so people cancel those in Ombor too. Absent: false. */
  hidesCancelledItems?: true;
  /** How often its order list is read by default, in s; absent: it has none. */
  defaultOrderPollSeconds?: number;
  notifications?: Notifications<Settings, Credentials>;
  open(account: MarketplaceAccount<Settings, Credentials>): MarketplaceAdapter;
}
