import {
  listListingIds,
  listMarketplaceProductsById,
  type MarketplaceProduct,
} from '../../db/catalog/marketplace-products.ts';
import type { Sql } from '../../db/client.ts';
import { listChangedWithin, maxKeys } from '../../db/live/changes.ts';
import { messageOf } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import type { LiveStock } from '../live/live-stock.ts';
import { Waiting } from './waiting.ts';

/** Which listings are followed; null: all. */
export interface ListingFilter {
  marketplaceIds: ReadonlySet<number> | null;
  skus: ReadonlySet<string> | null;
}

/** Follows the state of listings: figure, rule, push. */
export interface LiveListings {
  /**
   * Each listing as it stands after it changed, the newest state only. A follower for which more than 10,000 listings wait ends with
   * RESYNC_REQUIRED.
   */
  follow(filter: ListingFilter): AsyncIterableIterator<MarketplaceProduct>;
  /** Ends all of them. */
  stop(): void;
}

/** A push is owed, sent and answered within some 50 ms, and a burst of sales owes it again and again: its states are told as one. */
const windowMs = 100;
const retryMs = 2_000;
const rowsAtOnce = 1_000;

/** Reads the listings that changed, once for all followers, and passes them on. Nothing is read while nobody follows. */
export class LiveListingWatcher implements LiveListings {
  readonly #sql: Sql;
  readonly #log: Logger;
  readonly #unlisten: () => void;
  readonly #followers = new Map<Waiting<number, MarketplaceProduct>, ListingFilter>();
  #changed = noKeys();
  #timer: NodeJS.Timeout | undefined;
  #isReading = false;

  constructor({ sql, log, live }: { sql: Sql; log: Logger; live: LiveStock }) {
    this.#sql = sql;
    this.#log = log;
    this.#unlisten = live.onChanges({
      changed: (topic, ids) => {
        if (topic in this.#changed) this.#add({ [topic]: ids });
      },
      connected: (silentMs) => {
        this.#catchUp(silentMs).catch((error: unknown) => {
          this.#warn(error);
          this.#failAll();
        });
      },
    });
  }

  follow(filter: ListingFilter): AsyncIterableIterator<MarketplaceProduct> {
    const follower = new Waiting<number, MarketplaceProduct>(maxKeys, () => this.#followers.delete(follower));
    this.#followers.set(follower, filter);
    return follower.iterate();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#unlisten();
    for (const follower of this.#followers.keys()) follower.end();
  }

  #add(keys: Partial<Record<keyof ChangedKeys, Iterable<string>>>): void {
    if (this.#followers.size === 0) return;
    for (const topic of topics) for (const id of keys[topic] ?? []) this.#changed[topic].add(id);
    this.#schedule(windowMs);
  }

  #schedule(waitMs: number): void {
    if (!this.#isReading && this.#followers.size > 0) this.#timer ??= setTimeout(() => void this.#read(), waitMs);
  }

  async #read(): Promise<void> {
    const keys = this.#changed;
    this.#changed = noKeys();
    this.#timer = undefined;
    this.#isReading = true;
    let waitMs = windowMs;
    try {
      await readChanged(this.#sql, keys, (rows) => this.#offer(rows));
    } catch (error) {
      this.#warn(error);
      for (const topic of topics) for (const id of keys[topic]) this.#changed[topic].add(id);
      waitMs = retryMs;
    }
    this.#isReading = false;
    if (topics.some((topic) => this.#changed[topic].size > 0)) this.#schedule(waitMs);
  }

  #offer(rows: readonly MarketplaceProduct[]): void {
    for (const [follower, filter] of this.#followers) {
      follower.put(rows.filter((row) => isFollowed(filter, row)).map((row) => [row.id, row]));
    }
  }

  async #catchUp(silentMs: number): Promise<void> {
    if (this.#followers.size === 0) return;
    const ids = await listChangedWithin(this.#sql, 'listings', silentMs);
    if (ids.length < maxKeys) this.#add({ listings: ids });
    else this.#failAll();
  }

  #failAll(): void {
    for (const follower of this.#followers.keys()) follower.fail();
  }

  #warn(error: unknown): void {
    if (this.#followers.size > 0) this.#log.warn({ reason: messageOf(error) }, 'Live listings could not be read');
  }
}

/** Topics of notifications: listings, and the products and marketplaces with which listings changed. */
const topics = ['listings', 'products', 'listings_of_marketplaces'] as const;
type ChangedKeys = Record<(typeof topics)[number], Set<string>>;

const noKeys = (): ChangedKeys => ({
  listings: new Set(),
  products: new Set(),
  listings_of_marketplaces: new Set(),
});

async function readChanged(
  sql: Sql,
  { listings, products, listings_of_marketplaces: marketplaces }: ChangedKeys,
  offer: (rows: MarketplaceProduct[]) => void,
): Promise<void> {
  const ids = new Set([...listings].map(Number));
  if (products.size + marketplaces.size > 0) {
    const found = { productIds: [...products].map(Number), marketplaceIds: [...marketplaces].map(Number) };
    for (const id of await listListingIds(sql, found)) ids.add(id);
  }
  const all = [...ids];
  for (let at = 0; at < all.length; at += rowsAtOnce) {
    offer(await listMarketplaceProductsById(sql, all.slice(at, at + rowsAtOnce)));
  }
}

function isFollowed({ marketplaceIds, skus }: ListingFilter, row: MarketplaceProduct): boolean {
  return marketplaceIds?.has(row.marketplaceId) !== false && skus?.has(row.sku) !== false;
}
