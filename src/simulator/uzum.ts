import { randomUUID } from 'node:crypto';
import { type SimulatorLimits, TokenBucket } from './limits.ts';
import type { CallKind, SimulatedItem } from './simulated-item.ts';
import { SimulatedMarketplace } from './simulated-marketplace.ts';
import { asRecord, isWireInteger, jsonNumber, readJson, type WireRequest, type WireResponse } from './wire.ts';

const setPath = '/v2/fbs/sku/stocks';
const readPath = '/v3/fbs/sku/stocks';

interface Row {
  skuId: string;
  barcode: string;
  amount: number;
  fbsLinked: boolean;
}

/** Uzum's stock methods of the seller OpenAPI. */
export class SimulatedUzum extends SimulatedMarketplace {
  readonly token: string;
  /** What the token may do: SKU_READ and SKU_UPDATE. */
  permissions = { read: true, update: true };
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
    return (path === readPath || path === setPath) && method === 'GET' ? 'read' : 'other';
  }

  answer(request: WireRequest): WireResponse {
    if (this.#usedToday >= this.#limits.perDay) {
      this.#refusedByQuota += 1;
      return this.tooManyRequests();
    }
    if (!this.#bucket.take()) return this.tooManyRequests();
    this.#usedToday += 1;
    const answer = this.#treat(request);
    return { ...answer, headers: this.#limitHeaders() };
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
    if (request.header('authorization') !== this.token) {
      return { status: 403, body: { errors: [{ code: 'forbidden-001', message: 'Token not found' }] } };
    }
    const kind = this.kindOf(request);
    if (kind === 'set') return this.permissions.update ? this.#set(request.body) : this.#denied();
    if (kind === 'read' && request.path === readPath) {
      return this.permissions.read ? this.#read(request.query) : this.#denied();
    }
    // The gateway's answer for a path that does not exist.
    return { status: 403 };
  }

  #denied(): WireResponse {
    return this.#failure(403, 'fbs-2-seller-access-denied', 'Access denied');
  }

  #failure(status: number, code: string, message: string): WireResponse {
    return { status, body: { payload: null, errors: [{ code, message }], ...this.#envelope() } };
  }

  #envelope(): { timestamp: string; trace: string } {
    return { timestamp: new Date().toISOString(), trace: randomUUID() };
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
    return { status: 200, body: { payload: { updatedRecords }, timestamp: new Date().toISOString() } };
  }

  #itemOf(row: Row): SimulatedItem | undefined {
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
      .sort((a, b) => (a.skuId < b.skuId ? -1 : 1));
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

// Official text needs barcode and amount only; live users report that rows with fewer than these seven fields fail.
function readRow(entry: Record<string, unknown>): Row | null {
  const { skuId, skuTitle, productTitle, barcode, amount, fbsLinked, dbsLinked } = entry;
  if (!isWireInteger(skuId) || typeof barcode !== 'string' || typeof amount !== 'number') return null;
  if (!Number.isInteger(amount) || typeof fbsLinked !== 'boolean' || typeof dbsLinked !== 'boolean') return null;
  if (typeof skuTitle !== 'string' || typeof productTitle !== 'string') return null;
  return { skuId: String(skuId), barcode, amount, fbsLinked };
}
