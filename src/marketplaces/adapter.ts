import type { z } from 'zod';
import type { MarketplaceEvent } from './event.ts';
import type { MarketplaceHttp, MarketplaceResponse } from './http.ts';

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
  /**
   * true: what the marketplace shows is not known (the first push of a listing, or one after an answer that was lost), so
   * an adapter whose answer proves nothing looks at the figure too. Absent: false.
   */
  verify?: boolean;
}

/**
 * What became of one item of a push. `retry` = provably not applied, try again after `afterMs`; `ignored` true: the marketplace took it
 * and shows something else all the same, so it is tried some times only. `rejected` = a person must act.
 */
export type ItemResult =
  | { key: string; outcome: 'accepted' }
  | { key: string; outcome: 'retry'; afterMs: number; reason: string; ignored?: true }
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

/** A token bucket of one group of methods, shared by all processes. `errorCost`: what an answer with a 4XX counts as (default 1). */
export interface CallBucket {
  perMinute: number;
  /** Calls that may be made at once after a pause. */
  burst: number;
  errorCost?: number;
}

/** What an answer's headers say is left: calls of the bucket now, calls of the day. Absent: the headers do not say. */
export interface CallsLeft {
  now?: number;
  today?: number;
}

/** The limits that a marketplace documents. Every request of the adapter names one of `buckets`. */
export interface AdapterLimits {
  maxItemsPerPush: number;
  buckets: Readonly<Record<string, CallBucket>>;
  /** The bucket that `pushStock` draws from. */
  pushBucket: string;
  minSecondsPerItem?: number;
  /** For so long (ms) one reading of the new orders serves all pushes; absent: 1,000. Longer where both draw from a small bucket. */
  newOrdersServeMs?: number;
  /** Reads what is left out of an answer's headers. */
  readCallsLeft?(response: MarketplaceResponse): CallsLeft;
}

/** What is to be read of the orders. */
export interface OrderQuery {
  /** new: only the list of orders that nobody has handled yet, with as few calls as it takes; all: status changes, cancellations and returns too. */
  scope: 'new' | 'all';
  /** What the last poll with scope all gave back; null: the first one. Opaque, at most 10,000 characters. */
  cursor: string | null;
  /** The marketplace's ids of orders that we know and that are not at their end: where lists cannot be asked for changes, these are asked for. */
  openOrderIds: readonly string[];
}

/** What was read: events as they would come by webhook, in the order of happening, each safe to be told again. */
export interface OrderReading {
  events: MarketplaceEvent[];
  /** For the next poll; windows overlap, so that nothing falls between two. */
  cursor: string | null;
}

/** A product as the marketplace's catalogue has it. */
export interface CatalogItem {
  marketplaceProductId: string;
  marketplaceSku: string;
  name: string;
  barcodes: string[];
  /** Price of one item in the marketplace's currency, as exact text; null: not told. */
  price: string | null;
  /** Figure of our own warehouse there; null: not told by the catalogue. */
  stock: number | null;
  /** What linkProduct stores, in the shape of the adapter's link schema. */
  settings: unknown;
}

/** One page of the catalogue; `cursor` null: it was the last. */
export interface CatalogPage {
  items: CatalogItem[];
  cursor: string | null;
}

/** What a harmless call says of the credentials. `missing`: rights or settings that are lacking, each as a sentence that says what to do. */
export interface AccountCheck {
  expiresAt: Date | null;
  missing: string[];
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
  /** Reads orders; absent: the marketplace has no order list. */
  pollOrders?(query: OrderQuery, signal: AbortSignal): Promise<OrderReading>;
  /** One page of the catalogue; absent: it cannot be read. */
  listCatalog?(cursor: string | null, signal: AbortSignal): Promise<CatalogPage>;
  /** Tries the credentials with a harmless call. Throws Unauthorized when they are wrong. */
  checkAccount?(signal: AbortSignal): Promise<AccountCheck>;
}

/** A native notification as it came in, its sender's address already checked. */
export interface NotificationRequest {
  body: string;
  receivedAt: Date;
}

/** The exact answer that the marketplace demands, and what it means for us: a doorbell (read the orders or the stock now) or nothing. */
export interface NotificationResult {
  /** The marketplace's own name of the type, for the record. */
  type: string;
  reply: { status: number; body: unknown };
  ring: 'orders' | 'stock' | 'nothing';
  /** false: a ping or garbage, not worth a row. */
  keep: boolean;
  /** The same for every delivery of one notification: its own id, or a hash of its content. Absent where nothing is kept. */
  identity?: string;
}

/** A marketplace's own push notifications: they carry no signature, so they move nothing themselves. */
export interface Notifications<Settings, Credentials> {
  /** Networks (CIDR) that the marketplace sends from. `settings.notificationSources` overrides them. */
  sources: readonly string[];
  /** Longest time that the marketplace waits for the answer, in ms. */
  answerWithinMs: number;
  receive(
    request: NotificationRequest,
    account: Omit<MarketplaceAccount<Settings, Credentials>, 'http'>,
  ): NotificationResult;
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
  /** How often its order list is read when nothing else is set, in s; absent: it has none. */
  defaultOrderPollSeconds?: number;
  notifications?: Notifications<Settings, Credentials>;
  open(account: MarketplaceAccount<Settings, Credentials>): MarketplaceAdapter;
}
