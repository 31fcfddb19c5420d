import { type SimulatorLimits, TokenBucket } from './limits.ts';
import type { CallKind } from './simulated-item.ts';
import { SimulatedMarketplace } from './simulated-marketplace.ts';
import type { NewOrderLine, SimulatedOrder } from './simulated-order.ts';
import {
  dbsOrderStatuses,
  isCompleted,
  listCards,
  listWarehouses,
  orderHistory,
  orderStatuses,
  writeOrder,
} from './wildberries-lists.ts';
import { badBody, conflicts, gatewayError, readLines, type WildberriesLine } from './wildberries-wire.ts';
import { asRecord, isWireInteger, jsonNumber, readJson, type WireRequest, type WireResponse } from './wire.ts';

const notFound: WireResponse = { status: 404, body: { code: 'NotFound', message: '' } };
const dbsStatuses = '/api/marketplace/v3/dbs/orders/status/info';
const groups = ['stocks', 'deletes', 'orders', 'warehouses', 'content'] as const;
type Group = (typeof groups)[number];

/** Wildberries' Marketplace API (stocks, warehouses, orders FBS and DBS) and the cards of its content API. */
export class SimulatedWildberries extends SimulatedMarketplace {
  readonly token: string;
  readonly warehouseId: string;
  override readonly switches = {
    /** The warehouse is being updated: stock cannot be set for a while. */
    storeIsProcessing: false,
    /** The seller may not update stock (406). */
    banned: false,
    /** The stock of the warehouse cannot be updated for a while (406). */
    stocksBlocked: false,
    /** A 409 names no item (`data` is null), or only the barcode. */
    namesNobody: false,
    namesBarcodes: false,
    /** The documents do not say whether a 409 applies the items that it does not name. Off: it does not. */
    appliesRestOnConflict: false,
    /** The seller delivers: orders are in the DBS lists. By express: in the same lists. */
    deliversByDbs: false,
    deliversByExpress: false,
    /** The token lacks the category Marketplace, or Content. */
    lacksMarketplace: false,
    lacksContent: false,
  };
  readonly #buckets: Record<Group, TokenBucket>;
  readonly #bursts: Record<Group, number>;
  readonly #withoutRecord = new Set<string>();

  constructor(token: string, warehouseId: string, limits: SimulatorLimits['wildberries'], seed: number) {
    super('wildberries', seed);
    this.token = token;
    this.warehouseId = warehouseId;
    const { perMinute, burst, contentPerMinute, contentBurst } = limits;
    this.#bursts = { stocks: burst, deletes: 2, orders: burst, warehouses: burst, content: contentBurst };
    const marketplace = () => new TokenBucket(perMinute / 60, burst);
    this.#buckets = {
      stocks: marketplace(),
      deletes: new TokenBucket(10 / 60, 2),
      orders: marketplace(),
      warehouses: marketplace(),
      content: new TokenBucket(contentPerMinute / 60, contentBurst),
    };
  }

  get violations(): Record<string, number> {
    return Object.fromEntries(groups.map((group) => [group, this.#buckets[group].violations]));
  }

  protected newLink(_sku: string, index: number): Record<string, string> {
    return { chrtId: String(987_654_321 + index) };
  }

  /** One assembly task is one unit. */
  protected override splitBasket(items: NewOrderLine[]): NewOrderLine[][] {
    return items.flatMap((line) => Array.from({ length: line.quantity }, () => [{ ...line, quantity: 1 }]));
  }

  kindOf({ method, path }: WireRequest): CallKind {
    if (/^\/api\/(v3\/(dbs\/)?|marketplace\/v3\/dbs\/)orders/.test(path)) return 'orders';
    if (!path.startsWith('/api/v3/stocks/')) return 'other';
    return method === 'POST' ? 'read' : 'set';
  }

  #groupOf({ method, path }: WireRequest): Group {
    if (path.startsWith('/content/')) return 'content';
    if (path.startsWith('/api/v3/stocks/')) return method === 'DELETE' ? 'deletes' : 'stocks';
    return path.startsWith('/api/v3/warehouses') ? 'warehouses' : 'orders';
  }

  answer(request: WireRequest): WireResponse {
    return this.#meter(request, () => this.#treat(request));
  }

  override refuseSet(request: WireRequest): WireResponse {
    return this.#meter(request, () => (this.faults.refusesPlainly ? badBody : conflicts.namesNobody));
  }

  #meter(request: WireRequest, treat: () => WireResponse): WireResponse {
    const group = this.#groupOf(request);
    const bucket = this.#buckets[group];
    if (!bucket.take()) return this.#limited(group);
    const answer = treat();
    // In the Marketplace API an answer with a 4XX code counts as ten requests.
    if (group !== 'content' && answer.status >= 400 && answer.status < 500) bucket.charge(9);
    return { ...answer, headers: { 'x-ratelimit-remaining': String(bucket.remaining) } };
  }

  tooManyRequests(): WireResponse {
    return this.#limited('stocks');
  }

  #limited(group: Group): WireResponse {
    const bucket = this.#buckets[group];
    return {
      status: 429,
      headers: {
        'x-ratelimit-retry': String(Math.max(1, Math.ceil(bucket.msUntil(1) / 1000))),
        'x-ratelimit-reset': String(Math.ceil(bucket.msUntil(this.#bursts[group]) / 1000)),
        'x-ratelimit-limit': String(this.#bursts[group]),
      },
      body: gatewayError(429, this.now(), 'too many requests', 'limited by c122a060-a7fb-4bb4-abb0-32fd4e18d489'),
    };
  }

  #treat(request: WireRequest): WireResponse {
    const { method, path } = request;
    if (request.header('authorization') !== this.token) {
      return { status: 401, body: gatewayError(401, this.now(), 'unauthorized', 'token problem; token is malformed') };
    }
    const content = path.startsWith('/content/');
    if (content && this.switches.lacksContent) {
      return { status: 401, body: gatewayError(401, this.now(), 'unauthorized', 'token scope not allowed') };
    }
    if (!content && this.switches.lacksMarketplace) {
      return { status: 403, body: { code: 'AccessDenied', message: '' } };
    }
    if (content) return method === 'POST' ? listCards(this.items, asRecord(readJson(request.body))) : notFound;
    if (path === '/api/v3/warehouses' && method === 'GET') return listWarehouses(this.warehouseId, this.switches);
    if (path === dbsStatuses && method === 'POST') {
      return dbsOrderStatuses(this.#listed(true), asRecord(readJson(request.body)));
    }
    const orders = /^\/api\/v3\/(dbs\/)?orders(.*)$/.exec(path);
    if (orders) return this.#answerOrders(request, orders[1] !== undefined, orders[2] ?? '');
    return this.#answerStocks(request);
  }

  #listed(dbs: boolean): SimulatedOrder[] {
    const { deliversByDbs, deliversByExpress } = this.switches;
    if (dbs !== (deliversByDbs || deliversByExpress)) return [];
    return this.orders.visible.filter(({ fulfilment }) => fulfilment === 'own');
  }

  #answerOrders(request: WireRequest, dbs: boolean, action: string): WireResponse {
    const listed = this.#listed(dbs);
    const write = (order: SimulatedOrder) => writeOrder(order, this.warehouseId, dbs, (sku) => this.findItem(sku));
    if (request.method === 'GET' && action === '/new') {
      return { status: 200, body: { orders: listed.filter(({ stage }) => stage === 'new').map(write) } };
    }
    if (request.method === 'GET' && action === '') {
      // Only completed orders are in the history of DBS.
      return orderHistory(dbs ? listed.filter(isCompleted) : listed, request.query, write);
    }
    // The DBS method of that name was switched off in April 2026.
    if (request.method === 'POST' && action === '/status' && !dbs)
      return orderStatuses(listed, asRecord(readJson(request.body)));
    return request.method === 'PATCH' ? this.#cancel(/^\/(\d+)\/cancel$/.exec(action)?.[1], listed) : notFound;
  }

  #cancel(id: string | undefined, listed: SimulatedOrder[]): WireResponse {
    const order = listed.find((one) => one.id === id);
    if (!order) return notFound;
    if (!this.orders.isInSellersHands(order)) return { status: 409, body: { code: 'StatusMismatch', message: '' } };
    this.cancelOrder(order.id);
    return { status: 204 };
  }

  #answerStocks(request: WireRequest): WireResponse {
    const warehouse = /^\/api\/v3\/stocks\/(\d+)$/.exec(request.path)?.[1];
    if (!warehouse || warehouse !== this.warehouseId) return notFound;
    const body = asRecord(readJson(request.body));
    if (!body) return badBody;
    if (request.method === 'POST') return this.#read(body);
    if (request.method === 'PUT') return this.#set(body);
    return request.method === 'DELETE' ? this.#delete(body) : notFound;
  }

  /** The record is deleted: nothing is for sale until stock is set again. */
  #delete(body: Record<string, unknown>): WireResponse {
    const ids = body.chrtIds;
    if (!Array.isArray(ids) || !ids.every(isWireInteger)) return badBody;
    for (const id of ids.map(String)) {
      const item = this.findByLink('chrtId', id);
      if (!item) continue;
      this.#withoutRecord.add(id);
      this.show(item, 0);
    }
    return { status: 204 };
  }

  #read(body: Record<string, unknown>): WireResponse {
    const ids = body.chrtIds;
    if (!Array.isArray(ids) || ids.length > 1000 || !ids.every(isWireInteger)) return badBody;
    const stocks = ids
      .map((id) => this.findByLink('chrtId', String(id)))
      .filter((item) => item !== undefined)
      .filter(({ link }) => !this.#withoutRecord.has(link.chrtId ?? ''))
      .map((item) => ({ chrtId: jsonNumber(item.link.chrtId ?? '0'), amount: item.stock }));
    return { status: 200, body: { stocks } };
  }

  #set(body: Record<string, unknown>): WireResponse {
    if (this.switches.banned)
      return { status: 406, body: { code: 'StatusNotAcceptable', message: 'Stock updates are blocked' } };
    if (this.switches.stocksBlocked) {
      return { status: 406, body: { code: 'WarehouseStocksUpdateBlock', message: 'Try later' } };
    }
    if (this.switches.storeIsProcessing) return conflicts.processing;
    // Unknown and misspelt fields are not validated: 204, and nothing changes.
    const stocks = body.stocks ?? [];
    if (!Array.isArray(stocks)) return badBody;
    if (stocks.length > 1000) return { status: 400, body: { code: 'IncorrectRequest', message: 'Too many items' } };
    const lines = readLines(stocks);
    return Array.isArray(lines) ? this.#apply(lines) : lines;
  }

  #apply(lines: WildberriesLine[]): WireResponse {
    const problemOf = ({ chrtId, amount }: WildberriesLine): string | undefined => {
      const item = this.findByLink('chrtId', chrtId);
      if (!item) return 'NotFound';
      if (amount > 100_000) return 'UploadDataLimit';
      return item.state === 'ok' ? undefined : 'CargoWarehouseRestrictionMGT';
    };
    const bad = Map.groupBy(lines, problemOf);
    const good = bad.get(undefined) ?? [];
    bad.delete(undefined);
    if (bad.size === 0 || this.switches.appliesRestOnConflict) {
      for (const { chrtId, amount } of good) {
        const item = this.findByLink('chrtId', chrtId);
        if (!item) continue;
        this.#withoutRecord.delete(chrtId);
        this.show(item, amount);
      }
    }
    if (bad.size === 0) return { status: 204 };
    return conflicts.of(bad, this.switches);
  }
}
