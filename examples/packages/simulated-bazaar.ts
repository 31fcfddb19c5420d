// The marketplace itself, as its documents describe it, over real HTTP.
import {
  asRecord,
  type CallKind,
  readJson,
  SimulatedMarketplace,
  TokenBucket,
  type WireRequest,
  type WireResponse,
} from '@ombor/adapter-kit/simulator';

export const bazaarToken = 'bazaar-token';

export class SimulatedBazaar extends SimulatedMarketplace {
  readonly #bucket: TokenBucket;

  /** `limited`: 10 calls at once, 600 in a minute, as its documents say. */
  constructor(limited: boolean) {
    super('bazaar', 1);
    this.#bucket = limited ? new TokenBucket(10, 10) : new TokenBucket(1e9, 1e9);
  }

  get violations(): Record<string, number> {
    return { requests: this.#bucket.violations };
  }

  protected newLink(): Record<string, string> {
    return {};
  }

  kindOf({ method }: WireRequest): CallKind {
    return method === 'POST' ? 'set' : 'read';
  }

  answer(request: WireRequest): WireResponse {
    if (request.header('x-token') !== bazaarToken) return { status: 401, body: { error: 'unknown token' } };
    if (!this.#bucket.take()) return this.tooManyRequests();
    if (request.path !== '/v1/stocks') return this.noSuchMethod();
    return request.method === 'POST' ? this.#setStocks(request.body) : this.#readStocks(request.query);
  }

  tooManyRequests(): WireResponse {
    return { status: 429, body: { error: 'slow down' }, headers: { 'retry-after': '1' } };
  }

  #setStocks(body: string): WireResponse {
    const stocks = asRecord(readJson(body))?.stocks;
    if (!Array.isArray(stocks)) return { status: 400, body: { error: 'stocks is missing' } };
    const refused = stocks.flatMap((row: unknown) => {
      const { article, amount } = asRecord(row) ?? {};
      const item = typeof article === 'string' ? this.findItem(article) : undefined;
      if (!item) return [{ article, reason: 'there is no such article' }];
      if (item.state !== 'ok' || typeof amount !== 'number') return [{ article, reason: 'the card is closed' }];
      this.show(item, amount);
      return [];
    });
    return { status: 200, body: { refused } };
  }

  #readStocks(query: URLSearchParams): WireResponse {
    const listed = query.getAll('article').flatMap((article) => this.findItem(article) ?? []);
    return { status: 200, body: { stocks: listed.map(({ sku, stock }) => ({ article: sku, amount: stock })) } };
  }
}
