import { type SimulatorLimits, TokenBucket } from './limits.ts';
import type { CallKind } from './simulated-item.ts';
import { SimulatedMarketplace } from './simulated-marketplace.ts';
import { asRecord, readJson, type WireRequest, type WireResponse } from './wire.ts';

/** A shop that speaks the generic format: the "Test Marketplace", and any number of others beside it. */
export class SimulatedShop extends SimulatedMarketplace {
  readonly token: string;
  readonly #bucket: TokenBucket;

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
