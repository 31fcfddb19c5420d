import type { DocumentNode } from 'graphql';

const maxPerDocument = 8;
const maxKeyLength = 512;

/** What operations cost, by document and variables: a page that people open again costs the same. Forgotten with their documents. */
export class KnownCosts {
  readonly #costs = new WeakMap<DocumentNode, Map<string, number>>();

  /** The cost that was remembered, or that `calculate` returns; undefined is not remembered. */
  find(document: DocumentNode, inputs: unknown[], calculate: () => number | undefined): number | undefined {
    const key = JSON.stringify(inputs);
    const known = this.#costs.get(document)?.get(key);
    if (known !== undefined) return known;
    const cost = calculate();
    if (cost !== undefined && key.length <= maxKeyLength) this.#remember(document, key, cost);
    return cost;
  }

  #remember(document: DocumentNode, key: string, cost: number): void {
    const costs = this.#costs.get(document) ?? new Map<string, number>();
    this.#costs.set(document, costs);
    const [oldest] = costs.keys();
    if (costs.size >= maxPerDocument && oldest !== undefined) costs.delete(oldest);
    costs.set(key, cost);
  }
}
