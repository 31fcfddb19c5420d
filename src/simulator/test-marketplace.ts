import { type SimulatorLimits, TokenBucket } from './limits.ts';
import type { CallKind, OrderResult } from './simulated-item.ts';
import { type PlaceOptions, SimulatedMarketplace } from './simulated-marketplace.ts';
import type { NewOrderLine } from './simulated-order.ts';
import { deliver, newEventId, type OrderEvent, type WebhookOptions, type WebhookTarget } from './webhook-sender.ts';
import { asRecord, readJson, type WireRequest, type WireResponse } from './wire.ts';

/** A shop with the generic format: the "Test Marketplace", and any number of others. */
export class SimulatedShop extends SimulatedMarketplace {
  readonly token: string;
  override readonly switches = {
    /** Orders are reported by order.created, order.cancelled and order.returned, in addition to the changed figures. */
    reportsOrders: false,
  };
  readonly #bucket: TokenBucket;
  #target: WebhookTarget | null = null;

  constructor(name: string, token: string, limits: SimulatorLimits['test'], seed: number) {
    super(name, seed);
    this.token = token;
    this.#bucket = new TokenBucket(limits.perMinute / 60, limits.burst);
  }

  get violations(): Record<string, number> {
    return { requests: this.#bucket.violations };
  }

  protected newLink(): Record<string, string> {
    return {};
  }

  override setWebhookTarget(url: string, code: string, secret: string, options: WebhookOptions = {}): void {
    super.setWebhookTarget(url, code, secret, options);
    this.#target = { url, code, secret, ...options };
  }

  override clearWebhookTarget(): void {
    super.clearWebhookTarget();
    this.#target = null;
  }

  override placeOrder(items: NewOrderLine[], options: PlaceOptions = {}): OrderResult {
    return this.#report(super.placeOrder(items, options), 'order.created', items);
  }

  override cancelOrder(id: string, items?: NewOrderLine[]): OrderResult {
    const left = this.#leftOf(id, items);
    return this.#report(super.cancelOrder(id, items), 'order.cancelled', left);
  }

  override returnOrder(id: string, items?: NewOrderLine[]): OrderResult {
    const left = this.#leftOf(id, items);
    return this.#report(super.returnOrder(id, items), 'order.returned', left);
  }

  /** The part of an order that a step will change. */
  #leftOf(id: string, items: NewOrderLine[] | undefined): NewOrderLine[] {
    const order = this.orders.find(id);
    return order ? this.orders.left(order, items).map(({ line, quantity }) => ({ sku: line.sku, quantity })) : [];
  }

  #report(result: OrderResult, event: OrderEvent['event'], items: NewOrderLine[]): OrderResult {
    const target = this.#target;
    const [order] = result.ok ? result.orders : [];
    if (!result.ok || !order || !target || !this.switches.reportsOrders || order.fulfilment === 'marketplace') {
      return result;
    }
    const body = { event, event_id: newEventId(), order_id: order.id, items, timestamp: this.now().toISOString() };
    const sent = deliver(target, body, this.stopSignal);
    const webhooks = Promise.all([result.webhooks, sent]).then(([others, own]) => [...others, own]);
    return { ...result, webhooks };
  }

  kindOf({ method, path }: WireRequest): CallKind {
    if (path !== '/stocks') return 'other';
    return method === 'PUT' ? 'set' : 'read';
  }

  answer(request: WireRequest): WireResponse {
    if (request.header('authorization') !== `Bearer ${this.token}`)
      return { status: 401, body: { error: 'bad token' } };
    if (!this.#bucket.take()) return this.tooManyRequests();
    if (request.path === '/stocks' && request.method === 'PUT') return this.#setStocks(request.body);
    if (request.path === '/stocks' && request.method === 'GET')
      return this.#readStocks(request.query.get('skus') ?? '');
    return { status: 404, body: { error: 'no such address' } };
  }

  tooManyRequests(): WireResponse {
    const seconds = Math.max(1, Math.ceil(this.#bucket.msUntil(1) / 1000));
    return { status: 429, body: { error: 'too many requests' }, headers: { 'retry-after': String(seconds) } };
  }

  #setStocks(body: string): WireResponse {
    const items = asRecord(readJson(body))?.items;
    if (!Array.isArray(items)) return { status: 400, body: { error: 'items is missing' } };
    return { status: 200, body: { results: items.map((item: unknown) => this.#setStock(asRecord(item) ?? {})) } };
  }

  #setStock({ sku, stock }: Record<string, unknown>): { sku: unknown; ok: boolean; error?: string } {
    const item = typeof sku === 'string' ? this.findItem(sku) : undefined;
    if (!item) return { sku, ok: false, error: 'unknown SKU' };
    if (item.state !== 'ok') return { sku, ok: false, error: 'the product is blocked' };
    if (typeof stock !== 'number' || !Number.isSafeInteger(stock) || stock < 0) {
      return { sku, ok: false, error: 'stock must be a whole number from 0' };
    }
    this.show(item, stock);
    return { sku, ok: true };
  }

  #readStocks(skus: string): WireResponse {
    const items = skus
      .split(',')
      .map((sku) => this.findItem(sku))
      .filter((item) => item !== undefined)
      .map(({ sku, stock }) => ({ sku, stock }));
    return { status: 200, body: { items } };
  }
}
