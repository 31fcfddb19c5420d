import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../simulator/faults.ts';

const answerMs = 15_000;
const pausesMs = { first: 200, longest: 3_000 };
/** Share of typed-in orders; the rest are adjustments. */
const shareOfOrders = 0.4;

/** Something that staff do through the API: one key, however often it is sent. */
interface Action {
  key: string;
  field: 'adjustStock' | 'createManualOrder';
  input: Record<string, unknown>;
}

/**
 * The seller's staff. They type orders in and adjust stock, and send the same again, with its key, until it is answered: to whichever
 * process answers.
 */
export class Staff {
  /** Units by key, as they must stand in the ledger. */
  readonly adjustments = new Map<string, { sku: string; units: number }>();
  /** Units of each SKU in the orders that were typed in. */
  readonly ordered = new Map<string, number>();
  /** Refusals that nothing explains, as sentences. */
  readonly refusals: string[] = [];
  readonly #urls: () => string[];
  readonly #authorization: string;
  readonly #skus: string[];
  readonly #random: () => number;
  readonly #seed: number;
  readonly #open = new Set<Promise<void>>();
  #serial = 0;
  #isOver = false;

  constructor(urls: () => string[], authorization: string, skus: string[], seed: number) {
    this.#urls = urls;
    this.#authorization = authorization;
    this.#skus = skus;
    this.#seed = seed;
    this.#random = seededRandom(seed);
  }

  /** What their work adds to the stock of a product. */
  unitsOf(sku: string): number {
    const adjusted = [...this.adjustments.values()].filter((one) => one.sku === sku);
    return adjusted.reduce((sum, { units }) => sum + units, 0) - (this.ordered.get(sku) ?? 0);
  }

  /** How many actions were begun. */
  get actions(): number {
    return this.#serial;
  }

  /** Begins one action; it goes on until it is answered. */
  act(): void {
    const action = this.#choose();
    const open = this.#send(action).finally(() => this.#open.delete(open));
    this.#open.add(open);
  }

  /** How many actions have no answer yet. */
  get open(): number {
    return this.#open.size;
  }

  /** Gives up what has no answer. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#open);
  }

  #choose(): Action {
    this.#serial += 1;
    const key = `chaos-${this.#seed}-${this.#serial}`;
    const sku = this.#skus[Math.floor(this.#random() * this.#skus.length)] ?? '';
    const quantity = 1 + Math.floor(this.#random() * 3);
    if (this.#random() < shareOfOrders) {
      this.ordered.set(sku, (this.ordered.get(sku) ?? 0) + quantity);
      const order = { marketplace: 'olx', customerName: 'Dilnoza', items: [{ sku, quantity }] };
      return { key, field: 'createManualOrder', input: { ...order, idempotencyKey: key } };
    }
    const units = this.#random() < 0.5 ? -quantity : quantity;
    this.adjustments.set(key, { sku, units });
    const reason = units < 0 ? 'WRITE_OFF' : 'RECEIPT';
    const input = { sku, quantityChange: units, reason, note: key, idempotencyKey: key };
    return { key, field: 'adjustStock', input };
  }

  async #send({ key, field, input }: Action): Promise<void> {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { result: ${field}(input: $input) { __typename ... on Error { message } } }`;
    const body = JSON.stringify({ query, variables: { input } });
    for (let pauseMs = pausesMs.first; !this.#isOver; pauseMs = Math.min(2 * pauseMs, pausesMs.longest)) {
      const result = await this.#post(body);
      if (result?.message !== undefined) this.refusals.push(`${field} ${key} was refused: ${result.message}`);
      if (result) return;
      await sleep(pauseMs);
    }
  }

  /** The result, or null when it has to be sent again. */
  async #post(body: string): Promise<{ message?: string } | null> {
    const urls = this.#urls();
    const url = urls[Math.floor(Math.random() * urls.length)] ?? '';
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: this.#authorization },
        body,
        signal: AbortSignal.timeout(answerMs),
      });
      const { data } = (await response.json()) as { data?: { result: { message?: string } | null } | null };
      return data?.result ?? null;
    } catch {
      return null;
    }
  }
}
