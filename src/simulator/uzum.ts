import { randomUUID } from 'node:crypto';
import { type SimulatorLimits, TokenBucket } from './limits.ts';
import type { CallKind, OrderResult, SimulatedItem } from './simulated-item.ts';
import { SimulatedMarketplace } from './simulated-marketplace.ts';
import type { SimulatedOrder } from './simulated-order.ts';
import { uzumShopId, uzumStatus, uzumStatuses, writeUzumOrder } from './uzum-orders.ts';
import { readRow, type UzumRow } from './uzum-rows.ts';
import { asRecord, jsonNumber, readJson, type WireRequest, type WireResponse } from './wire.ts';

const setPath = '/v2/fbs/sku/stocks';
const readPath = '/v3/fbs/sku/stocks';

/** Uzum's seller OpenAPI: stock, orders, shops and products. */
export class SimulatedUzum extends SimulatedMarketplace {
  readonly token: string;
  /** What the token may do: SKU_READ and SKU_UPDATE. */
  permissions = { read: true, update: true };
  override readonly switches = {
    /** No document says how lists of orders are sorted. Off: newest first. */
    oldestFirst: false,
    /** The seller delivers. */
    deliversByDbs: false,
    /** A line whose items were cancelled keeps what is left as its amount. Sure for finance rows, not for orders. */
    countsLeft: false,
    /** Times of orders are milliseconds, as in a typed client; have no zone. */
    sendsMilliseconds: false,
    sendsNoZone: false,
    /** Rows of the stock list are not sorted. */
    mixesStock: false,
  };
  readonly #limits: SimulatorLimits['uzum'];
  readonly #bucket: TokenBucket;
  #usedToday = 0;
  #refusedByQuota = 0;

  constructor(token: string, limits: SimulatorLimits['uzum'], seed: number) {
    super('uzum', seed);
    this.token = token;
    this.#limits = limits;
    this.#bucket = new TokenBucket(limits.perSecond, limits.burst);
  }

  get violations(): Record<string, number> {
    return { requests: this.#bucket.violations, day: this.#refusedByQuota };
  }

  protected newLink(sku: string, index: number): Record<string, string> {
    const number = String(123_456 + index);
    return { skuId: number, skuTitle: sku, productTitle: `Product ${sku}`, barcode: `0100${number.padStart(9, '0')}` };
  }

  kindOf({ method, path }: WireRequest): CallKind {
    if (path === setPath && method === 'POST') return 'set';
    if (/^\/v\d\/(fbs|dbs)\/order/.test(path)) return 'orders';
    return (path === readPath || path === setPath) && method === 'GET' ? 'read' : 'other';
  }

  answer(request: WireRequest): WireResponse {
    // Limits are per account, and an unknown token has no account.
    if (request.header('authorization') !== this.token) {
      return { status: 403, body: { errors: [{ code: 'forbidden-001', message: 'Token not found' }] } };
    }
    if (this.#usedToday >= this.#limits.perDay) {
      this.#refusedByQuota += 1;
      return this.tooManyRequests();
    }
    if (!this.#bucket.take()) return this.tooManyRequests();
    this.#usedToday += 1;
    const answer = this.#treat(request);
    return { ...answer, headers: this.#limitHeaders() };
  }

  /** The gateway answers 403 for a path that does not exist. */
  override noSuchMethod(): WireResponse {
    return { status: 403 };
  }

  tooManyRequests(): WireResponse {
    return { status: 429, headers: this.#limitHeaders() };
  }

  #limitHeaders(): Record<string, string> {
    return {
      'x-ratelimit-remaining': String(this.#bucket.remaining),
      'x-ratelimit-replenish-rate': String(this.#limits.perSecond),
      'x-ratelimit-burst-capacity': String(this.#limits.burst),
      'x-ratelimit-requested-tokens': '1',
      'x-ratelimit-limit-per-day': String(this.#limits.perDay),
      'x-ratelimit-remaining-per-day': String(Math.max(0, this.#limits.perDay - this.#usedToday)),
    };
  }

  #treat(request: WireRequest): WireResponse {
    const kind = this.kindOf(request);
    if (kind === 'set') return this.permissions.update ? this.#set(request.body) : this.#denied();
    if (kind === 'read' && request.path === readPath) {
      return this.permissions.read ? this.#read(request.query) : this.#denied();
    }
    return this.#treatOther(request) ?? this.noSuchMethod();
  }

  #treatOther({ method, path, query }: WireRequest): WireResponse | undefined {
    if (method === 'GET' && path === '/v1/shops') {
      return { status: 200, body: [{ id: jsonNumber(uzumShopId), name: 'Simulated shop' }] };
    }
    if (method === 'GET' && path === `/v1/product/shop/${uzumShopId}`) return this.#products(query);
    if (method === 'GET' && path === '/v2/fbs/orders') return this.#listOrders(query);
    if (method === 'GET' && path === '/v2/fbs/orders/count') {
      const status = query.get('status') ?? 'CREATED';
      return uzumStatuses.has(status) ? this.#success(this.#ordersIn(status).length) : this.#badRequest('status');
    }
    const [, id, action] = /^\/v1\/fbs\/order\/(\d+)(?:\/(confirm|cancel))?$/.exec(path) ?? [];
    return id === undefined ? undefined : this.#treatOrder(method, id, action);
  }

  #treatOrder(method: string, id: string, action: string | undefined): WireResponse | undefined {
    const order = this.orders.visible.find((one) => one.id === id && one.fulfilment === 'own');
    if (!order) return this.#failure(400, 'seller-order-01', 'Order not found');
    if (action === undefined) return method === 'GET' ? this.#success(this.#write(order)) : undefined;
    if (method !== 'POST') return undefined;
    const step = action === 'confirm' ? this.confirmOrder(id) : this.#cancelBySeller(order);
    return step.ok ? this.#success(this.#write(order)) : this.#failure(400, 'seller-order-02', 'Wrong order status');
  }

  #cancelBySeller(order: SimulatedOrder): OrderResult {
    return this.orders.isInSellersHands(order) ? this.cancelOrder(order.id) : { ok: false, reason: 'it has left' };
  }

  #write(order: SimulatedOrder): object {
    const { deliversByDbs, countsLeft, sendsMilliseconds, sendsNoZone } = this.switches;
    const writeTime = (time: Date): unknown =>
      sendsMilliseconds ? time.getTime() : time.toISOString().slice(0, sendsNoZone ? -1 : undefined);
    return writeUzumOrder(order, { scheme: deliversByDbs ? 'DBS' : 'FBS', countsLeft, writeTime });
  }

  #success(payload: unknown): WireResponse {
    return { status: 200, body: { payload, errors: [], ...this.#envelope() } };
  }

  #badRequest(what: string): WireResponse {
    return this.#failure(400, 'bad-request-001', `Invalid parameter ${what}`);
  }

  #ordersIn(status: string): SimulatedOrder[] {
    const orders = this.orders.visible.filter((one) => one.fulfilment === 'own' && uzumStatus(one) === status);
    return this.switches.oldestFirst ? orders : orders.toReversed();
  }

  #listOrders(query: URLSearchParams): WireResponse {
    const status = query.get('status') ?? 'CREATED';
    const page = Number(query.get('page') ?? 0);
    const size = Number(query.get('size') ?? 20);
    if (!query.has('shopIds')) return this.#badRequest('shopIds');
    if (!uzumStatuses.has(status)) return this.#badRequest('status');
    if (!Number.isInteger(page) || page < 0 || !Number.isInteger(size) || size < 1 || size > 50) {
      return this.#badRequest('size');
    }
    const found = query.getAll('shopIds').includes(uzumShopId) ? this.#ordersIn(status) : [];
    const orders = found.slice(page * size, (page + 1) * size).map((order) => this.#write(order));
    return this.#success({ totalAmount: found.length, orders });
  }

  /** Barcodes are numbers here, so leading zeros are lost. */
  #products(query: URLSearchParams): WireResponse {
    const page = Number(query.get('page') ?? 0);
    const size = Number(query.get('size') ?? 20);
    const productList = this.items.slice(page * size, (page + 1) * size).map((item) => ({
      productId: item.marketplaceProductId,
      title: item.link.productTitle,
      skuList: [
        {
          skuId: jsonNumber(item.link.skuId ?? '0'),
          barcode: Number(item.link.barcode),
          article: item.sku,
          sellerItemCode: item.sku,
          price: 245_000,
          quantityActive: 0,
          quantityFbs: item.stock,
          quantitySold: 0,
          blocked: item.state === 'blocked',
          archived: false,
        },
      ],
    }));
    return { status: 200, body: { productList, totalProductsAmount: this.items.length } };
  }

  #denied(): WireResponse {
    return this.#failure(403, 'fbs-2-seller-access-denied', 'Access denied');
  }

  #failure(status: number, code: string, message: string): WireResponse {
    return { status, body: { payload: null, errors: [{ code, message }], ...this.#envelope() } };
  }

  #envelope(): { timestamp: string; trace: string } {
    return { timestamp: this.now().toISOString(), trace: randomUUID() };
  }

  #set(body: string): WireResponse {
    const list = asRecord(readJson(body))?.skuAmountList;
    if (!Array.isArray(list)) return this.#failure(400, 'bad-request-001', 'Malformed request body');
    const rows = list.map((entry: unknown) => readRow(asRecord(entry) ?? {}));
    if (!rows.every((row) => row !== null)) {
      return this.#failure(400, 'bad-request-001', 'Malformed request body');
    }
    const items = rows.map((row) => ({ row, item: this.#itemOf(row) }));
    if (items.some(({ row, item }) => !row.fbsLinked || row.amount < 0 || item?.state === 'unlinked')) {
      return this.#failure(400, 'validation-failed-001', 'SKU is not linked to FBS');
    }
    let updatedRecords = 0;
    for (const { row, item } of items) {
      if (item?.state !== 'ok') continue;
      this.show(item, row.amount);
      updatedRecords += 1;
    }
    return { status: 200, body: { payload: { updatedRecords }, timestamp: this.now().toISOString() } };
  }

  #itemOf(row: UzumRow): SimulatedItem | undefined {
    const item = this.findByLink('skuId', row.skuId);
    return item?.link.barcode === row.barcode ? item : undefined;
  }

  #read(query: URLSearchParams): WireResponse {
    const page = Number(query.get('page') ?? 0);
    const size = Number(query.get('size') ?? 50);
    if (!Number.isInteger(page) || page < 0 || !Number.isInteger(size) || size < 1 || size > 100) {
      return this.#failure(400, 'bad-request-001', 'size must be from 1 to 100');
    }
    const from = BigInt(query.get('skuIdFrom') || '-1');
    const listed = this.items
      .map((item) => ({ item, skuId: BigInt(item.link.skuId ?? '0') }))
      .filter(({ skuId }) => skuId > from)
      .sort((a, b) => (a.skuId < b.skuId ? -1 : 1) * (this.switches.mixesStock ? -1 : 1));
    const skuAmountList = listed.slice(page * size, (page + 1) * size).map(({ item }) => ({
      skuId: jsonNumber(item.link.skuId ?? '0'),
      skuTitle: item.link.skuTitle,
      productTitle: item.link.productTitle,
      barcode: item.link.barcode,
      amount: item.stock,
      fbsAllowed: true,
      dbsAllowed: false,
      fbsLinked: item.state !== 'unlinked',
      dbsLinked: false,
      sellerSkuCode: item.sku,
    }));
    return { status: 200, body: { payload: { skuAmountList }, errors: [], ...this.#envelope() } };
  }
}
