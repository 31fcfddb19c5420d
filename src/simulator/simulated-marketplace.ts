import { chooseFault, type FaultKind, type Faults, noFaults, seededRandom } from './faults.ts';
import type { CallKind, FigureChange, NewItem, RecordedCall, SaleResult, SimulatedItem } from './simulated-item.ts';
import { type Delivery, deliver, newEventId, type WebhookTarget } from './webhook-sender.ts';
import type { WireRequest, WireResponse } from './wire.ts';

const longestLog = 50_000;

const nowMs = (): number => performance.timeOrigin + performance.now();

/** What all simulated marketplaces have in common: catalogue, own sales, call log, faults. */
export abstract class SimulatedMarketplace {
  readonly name: string;
  faults: Faults = noFaults();
  calls: RecordedCall[] = [];
  counts: Record<CallKind, number> = { set: 0, read: 0, other: 0 };
  readonly #items = new Map<string, SimulatedItem>();
  readonly #byLink = new Map<string, SimulatedItem>();
  readonly #listeners = new Set<(change: FigureChange) => void>();
  readonly #random: () => number;
  readonly #stopped = new AbortController();
  readonly #late = new Set<NodeJS.Timeout>();
  #webhookTarget: WebhookTarget | null = null;

  constructor(name: string, seed: number) {
    this.name = name;
    this.#random = seededRandom(seed);
  }

  /** How many requests each of its limits refused. */
  abstract get violations(): Record<string, number>;
  /** What the request is for. */
  abstract kindOf(request: WireRequest): CallKind;
  /** Treats one request exactly as the real marketplace does. */
  abstract answer(request: WireRequest): WireResponse;
  /** Its own form of "too many requests". */
  abstract tooManyRequests(): WireResponse;
  /** Ids for the `index`-th product of its catalogue. */
  protected abstract newLink(sku: string, index: number): Record<string, string>;

  /** Lists a product with a figure (or replaces one of the same SKU). */
  add(item: NewItem): SimulatedItem {
    const index = this.#items.size;
    const listed: SimulatedItem = {
      sku: item.sku,
      marketplaceProductId: item.marketplaceProductId ?? `${this.name.toUpperCase()}-${12345 + index}`,
      stock: item.stock,
      reserved: 0,
      link: { ...this.newLink(item.sku, index), ...item.link },
      state: 'ok',
    };
    const previousStock = this.#items.get(item.sku)?.stock ?? 0;
    this.#items.set(item.sku, listed);
    for (const [id, value] of Object.entries(listed.link)) this.#byLink.set(`${id} ${value}`, listed);
    this.#tell(listed, previousStock, 'added');
    return listed;
  }

  /** All listed products. */
  get items(): SimulatedItem[] {
    return [...this.#items.values()];
  }

  /** The product by its SKU. Throws when it is not listed. */
  item(sku: string): SimulatedItem {
    const item = this.findItem(sku);
    if (!item) throw new Error(`${this.name} does not list ${sku}`);
    return item;
  }

  /** The product by its SKU, or undefined. */
  findItem(sku: string): SimulatedItem | undefined {
    return this.#items.get(sku);
  }

  /** The product by one of the marketplace's own ids (a name in `link`), or undefined. */
  protected findByLink(id: string, value: string): SimulatedItem | undefined {
    return this.#byLink.get(`${id} ${value}`);
  }

  /** The figure that buyers see. Throws when the SKU is not listed. */
  stockOf(sku: string): number {
    return this.item(sku).stock;
  }

  /**
   * A buyer buys `quantity` items here: the marketplace lowers its own figure and reports it by webhook if a target is
   * set. Refused when its own figure is short, unless `force` (it then shows 0 and reports the whole sale).
   */
  sell(sku: string, quantity: number, options: { force?: boolean; at?: Date } = {}): SaleResult {
    const item = this.findItem(sku);
    if (!item) return { ok: false, reason: `${this.name} does not list ${sku}` };
    if (item.stock < quantity && !options.force) return { ok: false, reason: `only ${item.stock} left` };
    item.reserved += quantity;
    return this.#move(item, -quantity, 'sold', options.at ?? new Date());
  }

  /** A buyer cancels: the items are for sale again, and the webhook says so. */
  cancel(sku: string, quantity: number, options: { at?: Date } = {}): SaleResult {
    const item = this.findItem(sku);
    if (!item) return { ok: false, reason: `${this.name} does not list ${sku}` };
    item.reserved = Math.max(0, item.reserved - quantity);
    return this.#move(item, quantity, 'cancelled', options.at ?? new Date());
  }

  /** From now on sales and cancellations are reported there. The real marketplaces here send no such webhook: it is the document's scenario. */
  setWebhookTarget(url: string, code: string, secret: string, options: { standardWebhooks?: boolean } = {}): void {
    this.#webhookTarget = { url, code, secret, ...options };
  }

  /** Sales are reported to nobody. */
  clearWebhookTarget(): void {
    this.#webhookTarget = null;
  }

  /** Tells `listener` of every changed figure; gives a function that ends it. */
  onChange(listener: (change: FigureChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Empties the call log and its counters. */
  resetCalls(): void {
    this.calls = [];
    this.counts = { set: 0, read: 0, other: 0 };
  }

  /** Ends pending webhooks, waits and late figures. */
  stop(): void {
    this.#stopped.abort();
    for (const timer of this.#late) clearTimeout(timer);
  }

  /** Aborts when the simulator stops. */
  get stopSignal(): AbortSignal {
    return this.#stopped.signal;
  }

  /** Writes a request to the log. */
  record(request: WireRequest): RecordedCall {
    const query = request.query.size > 0 ? `?${request.query}` : '';
    const kind = this.kindOf(request);
    const path = request.path + query;
    const call: RecordedCall = { method: request.method, path, kind, body: request.body, atMs: nowMs(), status: null };
    this.calls.push(call);
    if (this.calls.length > longestLog) this.calls.shift();
    this.counts[kind] += 1;
    return call;
  }

  /** The fault that the next request meets. */
  nextFault(): FaultKind | undefined {
    return chooseFault(this.faults, this.#random);
  }

  /** A figure set from outside; shown later when `applyLateMs` says so. */
  protected show(item: SimulatedItem, stock: number): void {
    if (this.faults.applyLateMs <= 0) {
      this.#set(item, stock, 'set');
      return;
    }
    const timer = setTimeout(() => {
      this.#late.delete(timer);
      this.#set(item, stock, 'set');
    }, this.faults.applyLateMs);
    this.#late.add(timer);
  }

  #move(item: SimulatedItem, change: number, reason: 'sold' | 'cancelled', at: Date): SaleResult {
    const previousStock = item.stock;
    this.#set(item, Math.max(0, previousStock + change), reason);
    return {
      ok: true,
      previousStock,
      stock: item.stock,
      webhook: this.#report(item, previousStock, change, reason, at),
    };
  }

  #report(
    item: SimulatedItem,
    previousStock: number,
    change: number,
    reason: 'sold' | 'cancelled',
    at: Date,
  ): Promise<Delivery | null> {
    if (!this.#webhookTarget) return Promise.resolve(null);
    const event = {
      event: 'stock.updated' as const,
      event_id: newEventId(),
      marketplace_product_id: item.marketplaceProductId,
      sku: item.sku,
      previous_stock: previousStock,
      current_stock: item.stock,
      change,
      timestamp: at.toISOString(),
      reason,
    };
    return deliver(this.#webhookTarget, event, this.#stopped.signal);
  }

  #set(item: SimulatedItem, stock: number, cause: FigureChange['cause']): void {
    const previousStock = item.stock;
    item.stock = stock;
    if (previousStock !== stock) this.#tell(item, previousStock, cause);
  }

  #tell(item: SimulatedItem, previousStock: number, cause: FigureChange['cause']): void {
    const { sku, stock } = item;
    const change: FigureChange = { marketplace: this.name, sku, previousStock, stock, cause, atMs: nowMs() };
    for (const listener of this.#listeners) listener(change);
  }
}
