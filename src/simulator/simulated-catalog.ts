import { altered } from './altered-answer.ts';
import { chooseFault, type FaultKind, type Faults, noFaults, seededRandom } from './faults.ts';
import { SaleReports } from './sale-reports.ts';
import type { CallKind, FigureChange, NewItem, RecordedCall, SimulatedItem } from './simulated-item.ts';
import type { SimulatedNotifications } from './simulated-notifications.ts';
import type { Delivery, WebhookOptions } from './webhook-sender.ts';
import { readJson, type WireRequest, type WireResponse } from './wire.ts';

const maxLoggedCalls = 50_000;

const nowMs = (): number => performance.timeOrigin + performance.now();

/** A simulated marketplace without its orders: catalogue, figures, reports, call log, faults. */
export abstract class SimulatedCatalog {
  readonly name: string;
  faults: Faults = noFaults();
  calls: RecordedCall[] = [];
  counts: Record<CallKind, number> = { set: 0, read: 0, orders: 0, other: 0 };
  /** Special behaviour that a test or the control API turns on and off, by name. */
  readonly switches: Record<string, boolean> = {};
  /** Its own notifications; undefined: it does not send any. */
  readonly notifications: SimulatedNotifications | undefined = undefined;
  /** Awaited before each request is handled: what happens while it is on its way. */
  beforeAnswer: ((request: WireRequest) => Promise<void>) | null = null;
  /** Chooses requests to methods or lists that it refuses, as after a shut-down; null: none. */
  refuses: ((request: WireRequest) => boolean) | null = null;
  /** Requests that were received and not answered yet. */
  inFlight = 0;
  readonly #items = new Map<string, SimulatedItem>();
  readonly #byLink = new Map<string, SimulatedItem>();
  readonly #listeners = new Set<(change: FigureChange) => void>();
  readonly #answerListeners = new Set<(request: WireRequest) => void>();
  readonly #random: () => number;
  readonly #stopped = new AbortController();
  readonly #late = new Set<NodeJS.Timeout>();
  /** The number of figures that were set for an item, and the number of the one that was shown last. */
  readonly #setOrder = new WeakMap<SimulatedItem, { given: number; shown: number }>();
  readonly #reports: SaleReports;

  constructor(name: string, seed: number) {
    this.name = name;
    this.#random = seededRandom(seed);
    this.#reports = new SaleReports(seededRandom(seed + 1_000), this.#stopped.signal);
  }

  /** The number of requests that each of its limits refused. */
  abstract get violations(): Record<string, number>;
  /** The purpose of the request. */
  abstract kindOf(request: WireRequest): CallKind;
  /** Answers one request exactly as the real marketplace does. */
  abstract answer(request: WireRequest): WireResponse;
  /** Its own form of "too many requests". */
  abstract tooManyRequests(): WireResponse;
  /** Its answer to a set that it refuses as a whole without a name. */
  refuseSet(_request: WireRequest): WireResponse {
    return { status: 400, body: { code: 'BAD_REQUEST', message: 'the request is invalid' } };
  }

  /** Whether it refuses this request as a whole: a set that contains an item that spoils it, or any set while that fault is on. */
  refusesSet(request: WireRequest): boolean {
    if (this.kindOf(request) !== 'set') return false;
    const spoiling = this.items.filter(({ state }) => state === 'spoils');
    if (this.faults.refusesSets || spoiling.length === 0) return this.faults.refusesSets;
    const values = new Set(listValues(readJson(request.body)));
    return spoiling.some(({ sku, link }) => [sku, ...Object.values(link)].some((id) => values.has(id)));
  }

  /** Its own form of "there is no such method", also where there was one. */
  noSuchMethod(): WireResponse {
    return { status: 404, body: { error: 'no such method' } };
  }

  /** The ids of the `index`-th product of its catalogue. */
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
    this.#notify(listed, previousStock, 'added');
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

  /** The marketplace's own clock. */
  now(): Date {
    return new Date(Date.now() + this.faults.clockOffsetMs);
  }

  /** Reports sales and cancellations there from now on. The real marketplaces here do not send such a webhook: it is the document's scenario. */
  setWebhookTarget(url: string, code: string, secret: string, options: WebhookOptions = {}): void {
    this.#reports.target = { url, code, secret, ...options };
  }

  /** Stops reporting sales. */
  clearWebhookTarget(): void {
    this.#reports.target = null;
  }

  /** Calls `listener` for every changed figure. Returns a function that ends it. */
  onChange(listener: (change: FigureChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `listener` for every handled request, before its answer is sent. Returns a function that ends it. */
  onAnswer(listener: (request: WireRequest) => void): () => void {
    this.#answerListeners.add(listener);
    return () => this.#answerListeners.delete(listener);
  }

  /** Empties the call log and its counters. */
  resetCalls(): void {
    this.calls = [];
    this.counts = { set: 0, read: 0, orders: 0, other: 0 };
  }

  /** Cancels pending webhooks, waits and late figures. */
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
    if (this.calls.length > maxLoggedCalls) this.calls.shift();
    this.counts[kind] += 1;
    return call;
  }

  /** Answers a request and calls the listeners. */
  treat(request: WireRequest): WireResponse {
    const answer = altered(this.refuses?.(request) ? this.noSuchMethod() : this.answer(request), this.faults);
    for (const listener of this.#answerListeners) listener(request);
    return answer;
  }

  /** The fault of the next request. */
  nextFault(): FaultKind | undefined {
    return chooseFault(this.faults, this.#random);
  }

  /** Shows a figure that was set from outside: later if `applyLateMs` says so, and never after one that was set later. */
  protected show(item: SimulatedItem, stock: number): void {
    if (this.faults.ignoresSets) return;
    const order = this.#setOrder.get(item) ?? { given: 0, shown: 0 };
    this.#setOrder.set(item, order);
    const turn = ++order.given;
    const apply = (): void => {
      if (turn < order.shown) return;
      order.shown = turn;
      this.#apply(item, stock);
    };
    if (this.faults.applyLateMs <= 0) {
      apply();
      return;
    }
    const timer = setTimeout(() => {
      this.#late.delete(timer);
      apply();
    }, this.faults.applyLateMs);
    this.#late.add(timer);
  }

  #apply(item: SimulatedItem, stock: number): void {
    const previousStock = item.stock;
    this.#set(item, stock, 'set');
    if (!this.faults.echo) return;
    const report = { item, previousStock, change: stock - previousStock, reason: 'sync' as const, at: this.now() };
    void this.#reports.send(report, this.faults);
  }

  /** Changes a figure by a sale or a cancellation, and reports it by webhook. */
  protected move(
    item: SimulatedItem,
    change: number,
    reason: 'sold' | 'cancelled',
    at: Date,
  ): Promise<Delivery | null> {
    const previousStock = item.stock;
    if (!this.faults.keepsOwnStock) this.#set(item, Math.max(0, previousStock + change), reason);
    return this.#reports.send({ item, previousStock, change, reason, at }, this.faults);
  }

  #set(item: SimulatedItem, stock: number, cause: FigureChange['cause']): void {
    const previousStock = item.stock;
    item.stock = stock;
    if (previousStock !== stock) this.#notify(item, previousStock, cause);
  }

  #notify(item: SimulatedItem, previousStock: number, cause: FigureChange['cause']): void {
    const { sku, stock } = item;
    const change: FigureChange = { marketplace: this.name, sku, previousStock, stock, cause, atMs: nowMs() };
    for (const listener of this.#listeners) listener(change);
  }
}

/** All texts and all whole numbers with the length of an id in a body, as text. */
function listValues(body: unknown): string[] {
  if (typeof body === 'string') return [body];
  if (typeof body === 'number') return body >= 1_000_000 ? [String(body)] : [];
  return typeof body === 'object' && body !== null ? Object.values(body).flatMap(listValues) : [];
}
