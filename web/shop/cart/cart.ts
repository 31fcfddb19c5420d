import { Changes } from '../base/changes.ts';
import { type Price, sumUp } from '../base/money.ts';
import type { ShopStorage } from '../base/storage.ts';
import type { Product, Shelf } from '../shelf/shelf.ts';

/** A line of the cart. */
export interface CartLine {
  sku: string;
  product: Product | undefined;
  /** What the buyer chose. */
  chosen: number;
  /** What can be ordered of it now; 0: sold out, or not on sale. */
  quantity: number;
}

/** Whether a product can be ordered once it is in stock. */
export const isOnSale = ({ archived, inShop, price }: Product): boolean => !archived && !!inShop && !!price;

/** How many of a product can be ordered now. Without a price nothing is on sale: the buyer would not know the sum. */
export const availableOf = (product: Product | undefined): number => (product && isOnSale(product) ? product.stock : 0);

/** What the buyer chose, kept over restarts. Never more is ordered of it than there is. */
export class Cart extends Changes {
  readonly #shelf: Shelf;
  readonly #storage: ShopStorage;
  readonly #chosen: Map<string, number>;

  constructor(shelf: Shelf, storage: ShopStorage) {
    super();
    this.#shelf = shelf;
    this.#storage = storage;
    this.#chosen = new Map(storage.read<[string, number][]>('cart'));
    shelf.onChange(() => this.changed());
  }

  get lines(): CartLine[] {
    return [...this.#chosen].map(([sku, chosen]) => {
      const product = this.#shelf.find(sku);
      return { sku, product, chosen, quantity: Math.min(chosen, availableOf(product)) };
    });
  }

  /** The sum of what can be ordered; undefined: nothing can. */
  get total(): Price | undefined {
    return sumUp(
      this.lines.flatMap(({ product, quantity }) =>
        product?.price && quantity > 0 ? [{ price: product.price, quantity }] : [],
      ),
    );
  }

  countOf(sku: string): number {
    return this.#chosen.get(sku) ?? 0;
  }

  get skus(): string[] {
    return [...this.#chosen.keys()];
  }

  /** 0 takes the product out. */
  set(sku: string, quantity: number): void {
    if (quantity > 0) this.#chosen.set(sku, quantity);
    else this.#chosen.delete(sku);
    this.#keep();
  }

  /** Takes out what was ordered. */
  remove(skus: readonly string[]): void {
    for (const sku of skus) this.#chosen.delete(sku);
    this.#keep();
  }

  #keep(): void {
    this.#storage.write('cart', [...this.#chosen]);
    this.changed();
  }
}
