import { type SimulatorLimits, SlidingWindow } from './limits.ts';
import type { CallKind, SimulatedItem } from './simulated-item.ts';
import { SimulatedMarketplace } from './simulated-marketplace.ts';
import { asRecord, isWireInteger, jsonNumber, readJson, type WireRequest, type WireResponse } from './wire.ts';

const setPath = '/v2/products/stocks';
const readPath = '/v2/product/info/stocks-by-warehouse/fbs';

function rpcError(status: number, code: number, message: string, headers: Record<string, string> = {}): WireResponse {
  return { status, body: { code, message, details: [] }, headers };
}

/** OZON's stock methods of the Seller API: `stock` is what is free to sell, `present` counts the reserve too. */
export class SimulatedOzon extends SimulatedMarketplace {
  readonly clientId: string;
  readonly apiKey: string;
  readonly warehouseId: string;
  /** Items that were refused because their pair was set less than `secondsPerPair` before. */
  tooFrequent = 0;
  readonly #limits: SimulatorLimits['ozon'];
  readonly #perSecond: SlidingWindow;
  readonly #stockCalls: SlidingWindow;
  readonly #lastSetMs = new Map<string, number>();

  constructor(
    credentials: { clientId: string; apiKey: string },
    warehouseId: string,
    limits: SimulatorLimits['ozon'],
    seed: number,
  ) {
    super('ozon', seed);
    this.clientId = credentials.clientId;
    this.apiKey = credentials.apiKey;
    this.warehouseId = warehouseId;
    this.#limits = limits;
    this.#perSecond = new SlidingWindow(limits.callsPerSecond, 1000);
    this.#stockCalls = new SlidingWindow(limits.stockCallsPerMinute, 60_000);
  }

  get violations(): Record<string, number> {
    return {
      requests: this.#perSecond.violations,
      stocks: this.#stockCalls.violations,
      pairs: this.tooFrequent,
    };
  }

  protected newLink(_sku: string, index: number): Record<string, string> {
    return { productId: String(118_597_312 + index), ozonSku: String(147_451_939 + index) };
  }

  kindOf({ path }: WireRequest): CallKind {
    return path === setPath ? 'set' : path === readPath ? 'read' : 'other';
  }

  answer(request: WireRequest): WireResponse {
    if (request.header('client-id') !== this.clientId || request.header('api-key') !== this.apiKey) {
      return rpcError(403, 7, 'Invalid Api-Key, please check the key and try again');
    }
    if (!this.#perSecond.take()) return this.tooManyRequests();
    if (request.method !== 'POST') return rpcError(404, 5, 'Not Found');
    if (request.path === readPath) return this.#read(request.body);
    if (request.path !== setPath) return rpcError(404, 5, 'Not Found');
    if (!this.#stockCalls.take()) {
      const seconds = String(Math.ceil(this.#stockCalls.msUntilNext / 1000));
      return rpcError(429, 8, 'You have reached request rate limit per minute', { 'retry-after': seconds });
    }
    return this.#set(request.body);
  }

  tooManyRequests(): WireResponse {
    return {
      status: 429,
      headers: { 'ratelimit-remaining': '0', 'retry-after': '1' },
      body: { code: 8, message: 'You have reached request rate limit per second' },
    };
  }

  #set(body: string): WireResponse {
    const stocks = asRecord(readJson(body))?.stocks;
    if (!Array.isArray(stocks) || stocks.length === 0 || stocks.length > 100) {
      return rpcError(
        400,
        3,
        'Request validation error: invalid ProductsStocksRequest.Stocks: value must contain 1-100 items',
      );
    }
    const lines = stocks.map((line: unknown) => asRecord(line) ?? {});
    const bad = lines.findIndex(
      (line) =>
        !isWireInteger(line.warehouse_id) ||
        typeof line.stock !== 'number' ||
        !Number.isInteger(line.stock) ||
        line.stock < 0 ||
        (typeof line.offer_id !== 'string' && !isWireInteger(line.product_id)),
    );
    if (bad >= 0) {
      const where = `invalid ProductsStocksRequest.Stocks[${bad}]: embedded message failed validation`;
      return rpcError(400, 3, `Request validation error: ${where}`);
    }
    return { status: 200, body: { result: lines.map((line) => this.#setOne(line)) } };
  }

  #setOne(line: Record<string, unknown>): object {
    const item =
      typeof line.offer_id === 'string'
        ? this.findItem(line.offer_id)
        : this.findByLink('productId', String(line.product_id));
    const problem = this.#problem(item, String(line.warehouse_id), Number(line.stock));
    if (item && !problem) {
      this.#lastSetMs.set(item.sku, performance.now());
      this.show(item, Number(line.stock));
    }
    return {
      warehouse_id: jsonNumber(String(line.warehouse_id)),
      product_id: jsonNumber(item?.link.productId ?? '0'),
      offer_id: item?.sku ?? String(line.offer_id ?? ''),
      updated: !problem,
      errors: problem ? [problem] : [],
    };
  }

  #problem(
    item: SimulatedItem | undefined,
    warehouseId: string,
    stock: number,
  ): { code: string; message: string } | null {
    if (!item) return { code: 'NOT_FOUND_ERROR', message: 'Product is not found' };
    if (warehouseId !== this.warehouseId) return { code: 'WAREHOUSE_NOT_FOUND', message: 'Warehouse is not found' };
    if (stock >= 1_000_000) return { code: 'STOCK_TOO_BIG', message: 'Stock is too big' };
    if (item.state !== 'ok') return { code: 'PRICE_IS_NOT_SENT', message: 'Price is not sent' };
    const lastMs = this.#lastSetMs.get(item.sku);
    if (lastMs !== undefined && performance.now() - lastMs < this.#limits.secondsPerPair * 1000) {
      this.tooFrequent += 1;
      return { code: 'TOO_MANY_REQUESTS', message: 'Stock is updated too frequently' };
    }
    return null;
  }

  #read(body: string): WireResponse {
    const query = asRecord(readJson(body)) ?? {};
    const limit = query.limit;
    if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > 1000) {
      return rpcError(400, 3, 'Request validation error: invalid limit: value must be inside range [1, 1000]');
    }
    const offers = Array.isArray(query.offer_id) ? new Set(query.offer_id.map(String)) : new Set<string>();
    const listed = this.items.filter(({ sku }) => offers.size === 0 || offers.has(sku));
    const from = Number(query.cursor || 0);
    const products = listed.slice(from, from + limit).map((item) => ({
      offer_id: item.sku,
      product_id: jsonNumber(item.link.productId ?? '0'),
      sku: jsonNumber(item.link.ozonSku ?? '0'),
      warehouse_id: jsonNumber(this.warehouseId),
      warehouse_name: 'Main',
      present: item.stock + item.reserved,
      reserved: item.reserved,
      free_stock: item.stock,
    }));
    const hasNext = from + limit < listed.length;
    return { status: 200, body: { products, has_next: hasNext, cursor: hasNext ? String(from + limit) : '' } };
  }
}
