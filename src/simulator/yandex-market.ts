import { seededRandom } from './faults.ts';
import { type SimulatorLimits, SlidingWindow } from './limits.ts';
import type { CallKind, OrderResult } from './simulated-item.ts';
import { type PlaceOptions, SimulatedMarketplace } from './simulated-marketplace.ts';
import { SimulatedNotifications } from './simulated-notifications.ts';
import type { NewOrderLine } from './simulated-order.ts';
import { asRecord, jsonNumber, readJson, type WireRequest, type WireResponse } from './wire.ts';
import {
  type ListAnswer,
  listOffers,
  listOrders,
  listReturns,
  listStocks,
  listWarehouses,
} from './yandex-market-lists.ts';
import { aboutOrder, type OrderNews, yandexMarketHabits } from './yandex-market-notifications.ts';
import { type Line, readLine, readWarehouseLine, simulatedWarehouseId as warehouseId } from './yandex-market-rows.ts';

const maxSkus = 2_000;
const maxBodyBytes = 512 * 1024;

function failure(status: number, code: string, message: string, headers: Record<string, string> = {}): WireResponse {
  return { status, body: { status: 'ERROR', errors: [{ code, message }] }, headers };
}

const badRequest = (message: string): WireResponse => failure(400, 'BAD_REQUEST', message);

/** Yandex Market's Partner API: figures that are shown some time after they are accepted, refusals of whole requests, HTTP 420. */
export class SimulatedYandexMarket extends SimulatedMarketplace {
  readonly apiKey: string;
  readonly campaignId: string;
  readonly businessId: string;
  override readonly switches = {
    /** A set with an unknown SKU is accepted and that SKU is skipped. The documents do not say. Off: all of it is refused. */
    skipsUnknownSkus: false,
    /** Orders that are placed while it is on are test orders. */
    placesTestOrders: false,
    /** The key is not allowed to set stock. */
    lacksStockScope: false,
    /** API access is disabled, as after 90 days without a product. */
    apiDisabled: false,
    /** The cabinet has no groups of warehouses: its stock is set by the v3 methods. What v2 answers then was not seen; here, 400. */
    hasNoGroups: false,
    /** Items of orders have no statuses of their own, as before 2026-06-15. */
    hidesItemStatuses: false,
    /** The stock methods cannot be applied to this shop (423). */
    locksStocks: false,
  };
  override readonly notifications: SimulatedNotifications;
  readonly #limits: SimulatorLimits['yandex_market'];
  readonly #skus: SlidingWindow;
  readonly #warehouseSets: SlidingWindow;
  readonly #orderCalls: SlidingWindow;
  readonly #fakeOrders = new Set<string>();
  #tooManyParallel = 0;

  constructor(
    account: { apiKey: string; campaignId: string; businessId: string },
    limits: SimulatorLimits['yandex_market'],
    options: { seed: number; notificationTimeScale: number },
  ) {
    super('yandex_market', options.seed);
    this.apiKey = account.apiKey;
    this.campaignId = account.campaignId;
    this.businessId = account.businessId;
    this.#limits = limits;
    this.#skus = new SlidingWindow(limits.skusPerMinute, 60_000);
    this.#warehouseSets = new SlidingWindow(limits.warehouseSetsPerMinute, 60_000);
    this.#orderCalls = new SlidingWindow(limits.orderCallsPerHour, 3_600_000);
    this.faults.applyLateMs = limits.shownAfterMs;
    this.notifications = new SimulatedNotifications(yandexMarketHabits, {
      random: seededRandom(options.seed + 2_000),
      stopped: this.stopSignal,
      timeScale: options.notificationTimeScale,
    });
  }

  get violations(): Record<string, number> {
    return {
      skus: this.#skus.violations,
      sets: this.#warehouseSets.violations,
      orders: this.#orderCalls.violations,
      parallel: this.#tooManyParallel,
    };
  }

  protected newLink(_sku: string, index: number): Record<string, string> {
    return { barcode: `0${4_600_000_000_000 + index}` };
  }

  override placeOrder(items: NewOrderLine[], options: PlaceOptions = {}): OrderResult {
    const result = super.placeOrder(items, options);
    if (this.switches.placesTestOrders && result.ok) for (const { id } of result.orders) this.#fakeOrders.add(id);
    return this.#notify(result, 'ORDER_CREATED');
  }

  override confirmOrder(id: string): OrderResult {
    return this.#notify(super.confirmOrder(id), 'ORDER_STATUS_UPDATED');
  }

  override shipOrder(id: string): OrderResult {
    return this.#notify(super.shipOrder(id), 'ORDER_STATUS_UPDATED');
  }

  override deliverOrder(id: string): OrderResult {
    return this.#notify(super.deliverOrder(id), 'ORDER_STATUS_UPDATED');
  }

  override cancelOrder(id: string, items?: NewOrderLine[]): OrderResult {
    return this.#notify(super.cancelOrder(id, items), 'ORDER_CANCELLED');
  }

  override returnOrder(id: string, items?: NewOrderLine[]): OrderResult {
    return this.#notify(super.returnOrder(id, items), 'ORDER_RETURN_CREATED');
  }

  /** Test orders are reported too. */
  #notify(result: OrderResult, news: OrderNews): OrderResult {
    for (const order of result.ok ? result.orders : []) {
      if (order.fulfilment === 'marketplace') continue;
      void this.notifications.send(aboutOrder(news, order, this.campaignId), this.faults);
    }
    return result;
  }

  kindOf({ method, path }: WireRequest): CallKind {
    const v3 = `/v3/businesses/${this.businessId}/offers/stocks`;
    if (path === `/v2/campaigns/${this.campaignId}/offers/stocks`) return method === 'PUT' ? 'set' : 'read';
    if (path === v3 || path === `${v3}/update`) return path === v3 ? 'read' : 'set';
    return path === `/v1/businesses/${this.businessId}/orders` ? 'orders' : 'other';
  }

  answer(request: WireRequest): WireResponse {
    const key = request.header('api-key') ?? '';
    if (key.startsWith('Bearer ')) return failure(401, 'UNAUTHORIZED', 'Api-Key token prefix invalid');
    if (key !== this.apiKey) return failure(401, 'UNAUTHORIZED', 'Api-Key token is invalid');
    if (this.switches.apiDisabled) return failure(403, 'FORBIDDEN', 'API access is disabled');
    if (this.inFlight > this.#limits.parallel) {
      this.#tooManyParallel += 1;
      return failure(420, 'METHOD_FAILURE', `Hit rate limit of ${this.#limits.parallel} parallel requests`);
    }
    return this.#treat(request);
  }

  override noSuchMethod(): WireResponse {
    return failure(404, 'NOT_FOUND', 'no such method');
  }

  tooManyRequests(): WireResponse {
    return this.#limited('requests', 1_000);
  }

  /** 420 "Enhance Your Calm": the end of the limit is a date in whole seconds. */
  #limited(resource: string, waitMs: number): WireResponse {
    const until = new Date(this.now().getTime() + waitMs).toUTCString();
    return failure(420, 'METHOD_FAILURE', `Hit rate limit of requests per period for resource ${resource}`, {
      'x-ratelimit-resource-until': until,
      'x-ratelimit-resource-remaining': '0',
    });
  }

  #treat(request: WireRequest): WireResponse {
    const { method, path, query } = request;
    const body = request.body === '' ? {} : asRecord(readJson(request.body));
    if (!body) return badRequest('the body is no JSON object');
    if (path === '/v2/auth/token' && method === 'POST') return this.#token();
    if (path === `/v2/campaigns/${this.campaignId}` && method === 'GET') return this.#campaign();
    if (path === `/v2/campaigns/${this.campaignId}/returns` && method === 'GET') {
      return toResponse(listReturns(this.orders.visible, query));
    }
    const kind = this.kindOf(request);
    if (kind === 'set' || kind === 'read') return this.#stocks(request, body, kind);
    if (method !== 'POST') return this.noSuchMethod();
    if (kind === 'orders') return this.#orders(query, body);
    if (path === `/v2/businesses/${this.businessId}/offer-mappings`) return toResponse(listOffers(this.items, query));
    return this.#warehouses(path);
  }

  #warehouses(path: string): WireResponse {
    const [, version] = /^\/(v[23])\/businesses\/\d+\/warehouses$/.exec(path) ?? [];
    if (version === undefined) return this.noSuchMethod();
    const isGrouped = !this.switches.hasNoGroups;
    const warehouse = { id: warehouseId, campaignId: this.campaignId, isGrouped };
    return { status: 200, body: listWarehouses(warehouse, version === 'v3') };
  }

  #stocks(request: WireRequest, body: Record<string, unknown>, kind: 'set' | 'read'): WireResponse {
    const { hasNoGroups, lacksStockScope, locksStocks } = this.switches;
    if (locksStocks) return failure(423, 'LOCKED', 'the method cannot be applied to the resource');
    if (kind === 'set' && lacksStockScope) return this.#forbidden();
    const byWarehouse = request.path.startsWith('/v3/');
    if (byWarehouse !== hasNoGroups) return badRequest('the cabinet needs the other version of this method');
    if (kind === 'read') {
      return toResponse(listStocks(this.items, request.query, body, { warehouseId, byWarehouse }));
    }
    return this.#set(request.body, byWarehouse ? body.skuItems : body.skus, byWarehouse);
  }

  #forbidden(): WireResponse {
    return failure(403, 'FORBIDDEN', 'the key has no scope for this method');
  }

  #token(): WireResponse {
    const authScopes = this.switches.lacksStockScope ? ['inventory-and-order-processing'] : ['all-methods'];
    return { status: 200, body: { status: 'OK', result: { apiKey: { name: 'Ombor', authScopes } } } };
  }

  #campaign(): WireResponse {
    const business = { id: jsonNumber(this.businessId), name: 'Simulated cabinet' };
    const campaign = { id: jsonNumber(this.campaignId), domain: 'shop', business };
    return { status: 200, body: { campaign: { ...campaign, placementType: 'FBS', apiAvailability: 'AVAILABLE' } } };
  }

  #orders(query: URLSearchParams, filter: Record<string, unknown>): WireResponse {
    if (!this.#orderCalls.take()) return this.#limited('orders', this.#orderCalls.msUntilNext);
    const listing = {
      orders: this.orders.visible,
      fakeOrders: this.#fakeOrders,
      campaignId: this.campaignId,
      fbyCampaignId: String(BigInt(this.campaignId) + 1n),
      hidesUnits: this.switches.hidesItemStatuses,
    };
    return toResponse(listOrders(listing, query, filter, this.now().getTime()));
  }

  #set(text: string, skus: unknown, byWarehouse: boolean): WireResponse {
    if (Buffer.byteLength(text) > maxBodyBytes) return badRequest('the body is larger than 512 KB');
    if (!Array.isArray(skus) || skus.length < 1 || skus.length > maxSkus) {
      return badRequest('skus must hold 1 to 2000 items');
    }
    // The limit of v2 counts SKUs, that of v3 requests.
    const [limit, cost] = byWarehouse ? [this.#warehouseSets, 1] : [this.#skus, skus.length];
    if (!limit.take(cost)) return this.#limited(byWarehouse ? 'sets' : 'skus', limit.msUntilNext);
    const read = byWarehouse ? readWarehouseLine : readLine;
    const lines = skus.map((entry: unknown) => read(asRecord(entry) ?? {}));
    if (!lines.every((line) => line !== null)) return badRequest('a line needs sku and items with one count');
    if (new Set(lines.map(({ sku }) => sku)).size < lines.length) return badRequest('skus must be unique');
    const isKnown = ({ sku }: Line): boolean => this.findItem(sku)?.state === 'ok';
    if (!this.switches.skipsUnknownSkus && !lines.every(isKnown)) return badRequest('an offer cannot be updated');
    for (const { sku, count } of lines.filter(isKnown)) this.show(this.item(sku), count);
    return { status: 200, body: { status: 'OK' } };
  }
}

function toResponse(answer: ListAnswer): WireResponse {
  return 'problem' in answer ? badRequest(answer.problem) : { status: 200, body: answer.body };
}
