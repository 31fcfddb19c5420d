import { randomUUID } from 'node:crypto';
import { type SimulatorLimits, TokenBucket } from './limits.ts';
import type { CallKind } from './simulated-item.ts';
import { SimulatedMarketplace } from './simulated-marketplace.ts';
import { asRecord, isWireInteger, jsonNumber, readJson, type WireRequest, type WireResponse } from './wire.ts';

const badBody: WireResponse = {
  status: 400,
  body: { code: 'IncorrectRequestBody', message: 'Incorrect required body' },
};
const badParameter: WireResponse = {
  status: 400,
  body: { code: 'IncorrectParameter', message: 'Incorrect parameter' },
};

interface Line {
  chrtId: string;
  amount: number;
}

/** Wildberries' stock methods of the Marketplace API. */
export class SimulatedWildberries extends SimulatedMarketplace {
  readonly token: string;
  readonly warehouseId: string;
  override readonly switches = {
    /** The warehouse is being updated: stock cannot be set for a while. */
    storeIsProcessing: false,
    /** The seller may not update stock (406). */
    banned: false,
    /** The documents do not say whether a 409 applies the items that it does not name; here it does not unless this is set. */
    appliesRestOnConflict: false,
  };
  readonly #bucket: TokenBucket;
  readonly #burst: number;

  constructor(token: string, warehouseId: string, limits: SimulatorLimits['wildberries'], seed: number) {
    super('wildberries', seed);
    this.token = token;
    this.warehouseId = warehouseId;
    this.#burst = limits.burst;
    this.#bucket = new TokenBucket(limits.perMinute / 60, limits.burst);
  }

  get violations(): Record<string, number> {
    return { stocks: this.#bucket.violations };
  }

  protected newLink(_sku: string, index: number): Record<string, string> {
    return { chrtId: String(987_654_321 + index) };
  }

  kindOf({ method, path }: WireRequest): CallKind {
    if (!path.startsWith('/api/v3/stocks/')) return 'other';
    return method === 'POST' ? 'read' : 'set';
  }

  answer(request: WireRequest): WireResponse {
    if (!this.#bucket.take()) return this.tooManyRequests();
    const answer = this.#treat(request);
    // An answer with a 4XX code counts as ten requests.
    if (answer.status >= 400 && answer.status < 500) this.#bucket.charge(9);
    return { ...answer, headers: { 'x-ratelimit-remaining': String(this.#bucket.remaining) } };
  }

  tooManyRequests(): WireResponse {
    return {
      status: 429,
      headers: {
        'x-ratelimit-retry': String(Math.max(1, Math.ceil(this.#bucket.msUntil(1) / 1000))),
        'x-ratelimit-reset': String(Math.ceil(this.#bucket.msUntil(this.#burst) / 1000)),
        'x-ratelimit-limit': String(this.#burst),
      },
      body: this.#gatewayError(429, 'too many requests', 'limited by c122a060-a7fb-4bb4-abb0-32fd4e18d489'),
    };
  }

  #gatewayError(status: number, title: string, detail: string): object {
    return {
      title,
      detail,
      code: '07e4668e-ac2653ed',
      requestId: randomUUID().replaceAll('-', ''),
      origin: 's2s-api-auth-catalog',
      status,
      statusText: status === 401 ? 'Unauthorized' : 'Too Many Requests',
      timestamp: new Date().toISOString(),
    };
  }

  #treat(request: WireRequest): WireResponse {
    if (request.header('authorization') !== this.token) {
      return { status: 401, body: this.#gatewayError(401, 'unauthorized', 'token problem; token is malformed') };
    }
    const warehouse = /^\/api\/v3\/stocks\/(\d+)$/.exec(request.path)?.[1];
    if (!warehouse || warehouse !== this.warehouseId) return { status: 404, body: { code: 'NotFound', message: '' } };
    const body = asRecord(readJson(request.body));
    if (!body) return badBody;
    if (request.method === 'POST') return this.#read(body);
    if (request.method === 'PUT') return this.#set(body);
    return { status: 404, body: { code: 'NotFound', message: '' } };
  }

  #read(body: Record<string, unknown>): WireResponse {
    const ids = body.chrtIds;
    if (!Array.isArray(ids) || ids.length > 1000 || !ids.every(isWireInteger)) return badBody;
    const stocks = ids
      .map((id) => this.findByLink('chrtId', String(id)))
      .filter((item) => item !== undefined)
      .map((item) => ({ chrtId: jsonNumber(item.link.chrtId ?? '0'), amount: item.stock }));
    return { status: 200, body: { stocks } };
  }

  #set(body: Record<string, unknown>): WireResponse {
    if (this.switches.banned)
      return { status: 406, body: { code: 'StatusNotAcceptable', message: 'Stock updates are blocked' } };
    if (this.switches.storeIsProcessing) {
      return { status: 409, body: [{ code: 'StoreIsProcessing', message: 'Store is processing' }] };
    }
    // Unknown and misspelt fields are not validated: 204, and nothing changes.
    const stocks = body.stocks ?? [];
    if (!Array.isArray(stocks)) return badBody;
    if (stocks.length > 1000) return { status: 400, body: { code: 'IncorrectRequest', message: 'Too many items' } };
    const lines: Line[] = [];
    for (const { chrtId, amount } of stocks.map((line: unknown) => asRecord(line) ?? {})) {
      if (chrtId === undefined || amount === undefined) continue;
      if (!isWireInteger(chrtId) || typeof amount !== 'number' || !Number.isInteger(amount)) return badBody;
      if (amount < 0) return badParameter;
      lines.push({ chrtId: String(chrtId), amount });
    }
    return this.#apply(lines);
  }

  #apply(lines: Line[]): WireResponse {
    const problemOf = ({ chrtId, amount }: Line): string | undefined => {
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
        if (item) this.show(item, amount);
      }
    }
    if (bad.size === 0) return { status: 204 };
    const groups = [...bad].map(([code, group]) => ({
      code,
      message: code === 'NotFound' ? 'Not found' : code === 'UploadDataLimit' ? 'Upload limit exceeded.' : 'Restricted',
      data: group.map(({ chrtId, amount }) => ({ sku: '', chrtId: jsonNumber(chrtId), amount })),
    }));
    return { status: 409, body: groups };
  }
}
