import { seededRandom } from './faults.ts';
import { type SimulatorLimits, SlidingWindow } from './limits.ts';
import { listDetails, listRoles, listStocks, listTotals, listWarehouses, readLimit } from './ozon-catalog.ts';
import { newPosting, ozonHabits, postingCancelled, stateChanged, stocksChanged } from './ozon-notifications.ts';
import { listPostings } from './ozon-postings.ts';
import { rpcError, validationError } from './ozon-wire.ts';
import type { CallKind, OrderResult, SimulatedItem } from './simulated-item.ts';
import { type PlaceOptions, SimulatedMarketplace } from './simulated-marketplace.ts';
import { SimulatedNotifications } from './simulated-notifications.ts';
import type { NewOrderLine } from './simulated-order.ts';
import { asRecord, isWireInteger, jsonNumber, readJson, type WireRequest, type WireResponse } from './wire.ts';

const setPath = '/v2/products/stocks';
const readPath = '/v2/product/info/stocks-by-warehouse/fbs';
const unfulfilledPath = '/v4/posting/fbs/unfulfilled/list';
const postingsPath = '/v4/posting/fbs/list';
const totalsPath = '/v4/product/info/stocks';
const detailsPath = '/v3/product/info/list';
const warehousesPath = '/v2/warehouse/list';
const keyLifetimeMs = 90 * 86_400_000;

/** OZON's Seller API: `stock` is free to sell, `present` includes the reserved units. It sends unsigned notifications. */
export class SimulatedOzon extends SimulatedMarketplace {
  readonly clientId: string;
  readonly apiKey: string;
  readonly warehouseId: string;
  /** When the key expires, as /v1/roles returns it. */
  keyExpiresAt = new Date(Date.now() + keyLifetimeMs);
  override readonly switches = {
    /** The lists do not say whether a posting was cancelled after it was shipped. The v3 lists did; no source says that v4 does not. */
    hidesHandover: false,
    /** The warehouse is disabled. */
    warehouseDisabled: false,
    /** The key has no role for setting stock. */
    lacksStockRole: false,
    /** The list of unfulfilled postings accepts a filter without a window. Sources differ; most probably it does not. */
    needsNoWindow: false,
    /** The list of unfulfilled postings leaves out all of them, as a window of the handover may leave out those without one. */
    hidesUnfulfilled: false,
    /** The result of a set has `errors: null` where nothing is wrong. */
    sendsNullErrors: false,
    /** Stock that is set by the API is also reported as TYPE_STOCKS_CHANGED. The documents do not say. */
    pushesOwnWrites: true,
  };
  override readonly notifications: SimulatedNotifications;
  /** Items that were refused because the same product and warehouse were set less than `secondsPerPair` before. */
  tooFrequent = 0;
  readonly #limits: SimulatorLimits['ozon'];
  readonly #perSecond: SlidingWindow;
  readonly #stockCalls: SlidingWindow;
  readonly #lastSetMs = new Map<string, number>();

  constructor(
    credentials: { clientId: string; apiKey: string },
    warehouseId: string,
    limits: SimulatorLimits['ozon'],
    options: { seed: number; notificationTimeScale: number },
  ) {
    super('ozon', options.seed);
    this.clientId = credentials.clientId;
    this.apiKey = credentials.apiKey;
    this.warehouseId = warehouseId;
    this.#limits = limits;
    this.#perSecond = new SlidingWindow(limits.callsPerSecond, 1000);
    this.#stockCalls = new SlidingWindow(limits.stockCallsPerMinute, 60_000);
    this.notifications = new SimulatedNotifications(ozonHabits, {
      random: seededRandom(options.seed + 2_000),
      stopped: this.stopSignal,
      timeScale: options.notificationTimeScale,
    });
    this.onChange(({ sku, cause }) => {
      if (cause === 'added' || (cause === 'set' && !this.switches.pushesOwnWrites)) return;
      void this.notifications.send(
        stocksChanged(this.item(sku), this.warehouseId, this.clientId, this.now()),
        this.faults,
      );
    });
  }

  override placeOrder(items: NewOrderLine[], options: PlaceOptions = {}): OrderResult {
    return this.#push(super.placeOrder(items, options), newPosting);
  }

  override confirmOrder(id: string): OrderResult {
    return this.#push(super.confirmOrder(id), stateChanged);
  }

  override shipOrder(id: string): OrderResult {
    return this.#push(super.shipOrder(id), stateChanged);
  }

  override deliverOrder(id: string): OrderResult {
    return this.#push(super.deliverOrder(id), stateChanged);
  }

  override cancelOrder(id: string, items?: NewOrderLine[]): OrderResult {
    return this.#push(super.cancelOrder(id, items), postingCancelled);
  }

  /** Sends one notification for each order that a step changed. */
  #push(result: OrderResult, write: typeof newPosting): OrderResult {
    for (const order of result.ok ? result.orders : []) {
      if (order.fulfilment === 'marketplace') continue;
      const findItem = (sku: string): SimulatedItem | undefined => this.findItem(sku);
      const message = write({ order, findItem, warehouseId: this.warehouseId, sellerId: this.clientId });
      void this.notifications.send(message, this.faults);
    }
    return result;
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
    if (path === unfulfilledPath || path === postingsPath) return 'orders';
    return path === setPath ? 'set' : path === readPath ? 'read' : 'other';
  }

  answer(request: WireRequest): WireResponse {
    if (request.header('client-id') !== this.clientId || request.header('api-key') !== this.apiKey) {
      return rpcError(403, 7, 'Invalid Api-Key, please check the key and try again');
    }
    if (!this.#perSecond.take()) return this.tooManyRequests();
    if (request.method !== 'POST') return rpcError(404, 5, 'Not Found');
    const body = asRecord(readJson(request.body));
    return body ? this.#treat(request.path, body) : validationError('the body is no JSON object');
  }

  #treat(path: string, body: Record<string, unknown>): WireResponse {
    if (path === setPath) return this.#setWithinLimit(body);
    if (path === readPath || path === totalsPath) return this.#read(body, path === totalsPath);
    if (path === unfulfilledPath || path === postingsPath) return this.#postings(body, path === unfulfilledPath);
    if (path === detailsPath) return { status: 200, body: listDetails(this.items, body) };
    if (path === warehousesPath) {
      return { status: 200, body: listWarehouses(this.warehouseId, this.switches.warehouseDisabled) };
    }
    return path === '/v1/roles' ? this.#roles() : rpcError(404, 5, 'Not Found');
  }

  /** Seen live: a method that was shut down does not answer 404. */
  override noSuchMethod(): WireResponse {
    return rpcError(400, 9, 'obsolete method');
  }

  #setWithinLimit(body: Record<string, unknown>): WireResponse {
    if (this.#stockCalls.take()) return this.#set(body);
    const headers = { 'retry-after': String(Math.ceil(this.#stockCalls.msUntilNext / 1000)) };
    return rpcError(429, 8, 'You have reached request rate limit per minute', headers);
  }

  #postings(body: Record<string, unknown>, unshippedOnly: boolean): WireResponse {
    const orders = unshippedOnly && this.switches.hidesUnfulfilled ? [] : this.orders.visible;
    const { hidesHandover, needsNoWindow } = this.switches;
    const findItem = (sku: string): SimulatedItem | undefined => this.findItem(sku);
    const context = {
      warehouseId: this.warehouseId,
      findItem,
      showsHandover: !hidesHandover,
      needsWindow: !needsNoWindow,
    };
    const answer = listPostings(orders, body, unshippedOnly, context);
    return 'problem' in answer ? validationError(answer.problem) : { status: 200, body: answer.body };
  }

  tooManyRequests(): WireResponse {
    return {
      status: 429,
      headers: { 'ratelimit-remaining': '0', 'retry-after': '1' },
      body: { code: 8, message: 'You have reached request rate limit per second' },
    };
  }

  #set({ stocks }: Record<string, unknown>): WireResponse {
    if (!Array.isArray(stocks) || stocks.length === 0 || stocks.length > 100) {
      return validationError('invalid ProductsStocksRequest.Stocks: value must contain 1-100 items');
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
      return validationError(`invalid ProductsStocksRequest.Stocks[${bad}]: embedded message failed validation`);
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
      errors: problem ? [problem] : this.switches.sendsNullErrors ? null : [],
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

  #read(query: Record<string, unknown>, totals: boolean): WireResponse {
    const limit = readLimit(query);
    if (limit === null) return validationError('invalid limit: value must be inside range [1, 1000]');
    const body = totals ? listTotals(this.items, query, limit) : listStocks(this.items, query, limit, this.warehouseId);
    return { status: 200, body };
  }

  #roles(): WireResponse {
    const methods = [setPath, readPath, unfulfilledPath, postingsPath, totalsPath, detailsPath, warehousesPath];
    const granted = this.switches.lacksStockRole ? methods.filter((path) => path !== setPath) : methods;
    return { status: 200, body: listRoles(granted, this.keyExpiresAt) };
  }
}
