import type { Api } from '../base/api.ts';
import { Changes } from '../base/changes.ts';
import { follow } from '../base/live.ts';
import type { ShopStorage } from '../base/storage.ts';
import type { ShopProductFragment } from '../gql/graphql.ts';
import { productsDocument, productsOfCartDocument, stockDocument } from './queries.ts';

export type Product = ShopProductFragment;

/** What is looked for; both empty: the whole shelf. */
export interface View {
  search: string;
  category: string | null;
}

/** The products of a view so far, by SKU, in the order of the server: what changes does not move. */
export interface List {
  skus: string[];
  /** Cursor of the next page; null: there is none. undefined: no page was read. */
  next: string | null | undefined;
  /** The page that is being read. */
  loading: Promise<void> | undefined;
  hasFailed: boolean;
}

/** What survives a restart. */
interface Kept {
  cursor: string;
  /** When it was kept, in ms. */
  at: number;
  products: Product[];
  skus: string[];
  next: string | null | undefined;
}

const maxKept = 400;
/** Products that are read by SKU at once. */
const maxRead = 100;
const keepAfterMs = 500;
const wholeShelf: View = { search: '', category: null };
const keyOf = ({ search, category }: View): string => JSON.stringify([search, category]);
const newList = (): List => ({ skus: [], next: undefined, loading: undefined, hasFailed: false });

/** Every product that was shown, with its newest figures, and in which order. */
export class Shelf extends Changes {
  readonly #api: Api;
  readonly #storage: ShopStorage;
  readonly #products = new Map<string, Product>();
  readonly #lists = new Map<string, List>();
  #cursor: string | undefined;
  /** Of when the figures of the last visit are; undefined: this is the first one. */
  keptAt: Date | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Api, storage: ShopStorage) {
    super();
    this.#api = api;
    this.#storage = storage;
    const kept = storage.read<Kept>('shelf');
    if (!kept) return;
    this.#cursor = kept.cursor;
    this.keptAt = new Date(kept.at);
    for (const product of kept.products) this.#products.set(product.sku, product);
    this.#lists.set(keyOf(wholeShelf), { ...newList(), skus: kept.skus, next: kept.next });
  }

  find(sku: string): Product | undefined {
    return this.#products.get(sku);
  }

  listOf(view: View): List {
    const key = keyOf(view);
    const list = this.#lists.get(key) ?? newList();
    this.#lists.set(key, list);
    return list;
  }

  /** Follows the stock from the cursor of the last visit on, for as long as the shop is open. */
  follow(): Promise<never> {
    return follow(this.#api.client, {
      document: stockDocument,
      variables: async () => {
        if (this.#cursor === undefined) await this.load(wholeShelf);
        if (this.#cursor === undefined) throw new Error('the shelf could not be read');
        return { after: this.#cursor };
      },
      take: ({ stockUpdated }) => {
        this.#cursor = stockUpdated.cursor;
        this.#take([stockUpdated.product]);
      },
      resync: () => this.#readAgain(),
    });
  }

  /** Reads the next page of a view. */
  load(view: View): Promise<void> {
    const list = this.listOf(view);
    if (list.next === null) return Promise.resolve();
    list.loading ??= this.#loadPage(view, list).finally(() => {
      list.loading = undefined;
      this.changed();
    });
    return list.loading;
  }

  async #loadPage({ search, category }: View, list: List): Promise<void> {
    list.hasFailed = false;
    const variables = { after: list.next, search, filter: { inShop: true, category } };
    const { data } = await this.#api.query(productsDocument, variables);
    list.hasFailed = !data;
    // A list that is gone was asked for before everything is read again.
    if (!data || ![...this.#lists.values()].includes(list)) return;
    const { nodes, pageInfo, stockCursor } = data.products;
    // Only the first one: of what changed since then nothing is missed.
    this.#cursor ??= stockCursor;
    list.skus = [...new Set([...list.skus, ...nodes.map(({ sku }) => sku)])];
    list.next = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    this.#take(nodes);
  }

  /** Reads products by SKU, as they are now. */
  async read(skus: readonly string[]): Promise<void> {
    if (skus.length === 0) return;
    const { data } = await this.#api.query(productsOfCartDocument, { skus: skus.slice(0, maxRead) });
    if (data) this.#take(data.products.nodes);
  }

  /** Revisions of a restored database say nothing about those before it. */
  async #readAgain(): Promise<void> {
    this.#cursor = undefined;
    const skus = [...this.#products.keys()];
    this.#products.clear();
    this.#lists.clear();
    await this.load(wholeShelf);
    await this.read(skus.filter((sku) => !this.#products.has(sku)));
  }

  #take(products: readonly Product[]): void {
    const whole = this.listOf(wholeShelf);
    for (const product of products) {
      const known = this.#products.get(product.sku);
      if (known && known.revision >= product.revision) continue;
      this.#products.set(product.sku, product);
      // A new product stands behind the others, where the next visit finds it too.
      if (!known && whole.next === null && !whole.skus.includes(product.sku)) whole.skus.push(product.sku);
    }
    this.changed();
    if (this.#keeping === undefined) this.#keeping = setTimeout(() => this.#keep(), keepAfterMs);
  }

  #keep(): void {
    this.#keeping = undefined;
    if (this.#cursor === undefined) return;
    const { skus, next } = this.listOf(wholeShelf);
    // A part of a page would begin the next visit in the middle of it.
    if (skus.length > maxKept) return;
    const products = [...this.#products.values()].slice(0, 2 * maxKept);
    const kept: Kept = { cursor: this.#cursor, at: Date.now(), products, skus, next };
    this.#storage.write('shelf', kept);
  }
}
