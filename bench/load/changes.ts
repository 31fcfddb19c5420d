import type { Sql } from '../../src/db/client.ts';
import type { StockChange } from '../../src/db/stock/stock.ts';
import { seededRandom } from '../../src/simulator/faults.ts';

interface Listing {
  id: number;
  productId: number;
  marketplaceId: number;
  /** What the marketplace shows: it lowers its figure when it sells. */
  figure: number;
}

// A database that is kept knows the source keys of earlier runs.
const run = Date.now().toString(36);
let serial = 0;

/** Sales of one unit at random listings of a shop, as the inbox makes them of webhooks. */
export class Changes {
  readonly #listings: Listing[];
  readonly #products: number[];
  readonly #byProduct: Map<number, Listing[]>;
  readonly #random: () => number;

  private constructor(listings: Listing[], seed: number) {
    this.#listings = listings;
    this.#byProduct = Map.groupBy(listings, ({ productId }) => productId);
    this.#products = [...this.#byProduct.keys()];
    this.#random = seededRandom(seed);
  }

  /** Reads the listings of a database; `perProduct` of each product are used at most. */
  static async read(sql: Sql, seed: number, perProduct = 3): Promise<Changes> {
    const rows = await sql<Listing[]>`
      select l.id, l.product_id, l.marketplace_id, i.quantity as figure
      from (select mp.*, row_number() over (partition by product_id order by id) as n from marketplace_products mp) l
      join inventory i on i.product_id = l.product_id where l.n <= ${perProduct} order by l.id`;
    return new Changes([...rows], seed);
  }

  /** How many products are sold. */
  get products(): readonly number[] {
    return this.#products;
  }

  /** Sales anywhere. */
  uniform(count: number): StockChange[] {
    return Array.from({ length: count }, () => this.#sell(this.#pick(this.#listings)));
  }

  /** Sales of the first product only. */
  hot(count: number): StockChange[] {
    const listings = this.#byProduct.get(this.#products[0] ?? 0) ?? [];
    return Array.from({ length: count }, () => this.#sell(this.#pick(listings)));
  }

  /** One sale of the product at this place of the list. */
  of(index: number): StockChange {
    return this.#sell(this.#pick(this.#byProduct.get(this.#products[index] ?? 0) ?? []));
  }

  /** One sale of each of the first `count` products. */
  each(count: number): StockChange[] {
    return this.#products.slice(0, count).map((id) => this.#sell(this.#pick(this.#byProduct.get(id) ?? [])));
  }

  #pick(all: readonly Listing[]): Listing {
    const one = all[Math.floor(this.#random() * all.length)];
    if (!one) throw new Error('the shop has no listings');
    return one;
  }

  #sell(listing: Listing): StockChange {
    serial += 1;
    listing.figure -= 1;
    const at = new Date();
    return {
      sourceKey: `bench:${run}:${serial}`,
      productId: listing.productId,
      units: -1,
      movementType: 'marketplace_sale',
      referenceType: 'webhook',
      referenceId: String(serial),
      actor: 'bench',
      occurredAt: at,
      marketplaceId: listing.marketplaceId,
      listingId: listing.id,
      mayOversell: true,
      observed: { previous: listing.figure + 1, current: listing.figure, change: -1, at },
    };
  }
}

/** The products of changes, each once. */
export const productsOf = (changes: readonly StockChange[]): number[] => [
  ...new Set(changes.map(({ productId }) => productId)),
];
