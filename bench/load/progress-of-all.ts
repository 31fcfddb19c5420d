/**
 * How far all subscribers are: which sale of a product everybody has seen. Each subscriber sees the newest figures only, so one
 * figure may stand for several sales.
 */
export class ProgressOfAll {
  readonly #subscribers: number;
  readonly #opening: number;
  /** By SKU: what each subscriber has seen as sold, and how many have seen each sale. */
  readonly #products = new Map<string, { seen: Int32Array; reached: number[]; complete: number }>();

  constructor(subscribers: number, opening: number) {
    this.#subscribers = subscribers;
    this.#opening = opening;
  }

  /** A subscriber was sent a quantity; returns the newest sale that all have seen now, where that is news. */
  add(subscriber: number, sku: string, quantity: number): number | undefined {
    const sold = this.#opening - quantity;
    let product = this.#products.get(sku);
    if (!product) {
      product = { seen: new Int32Array(this.#subscribers), reached: [], complete: 0 };
      this.#products.set(sku, product);
    }
    const { seen, reached } = product;
    for (let sale = (seen[subscriber] ?? 0) + 1; sale <= sold; sale += 1) reached[sale] = (reached[sale] ?? 0) + 1;
    seen[subscriber] = Math.max(seen[subscriber] ?? 0, sold);
    const before = product.complete;
    while (reached[product.complete + 1] === this.#subscribers) product.complete += 1;
    return product.complete > before ? product.complete : undefined;
  }
}
