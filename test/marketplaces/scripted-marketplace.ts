import { createServer } from 'node:http';
import { afterEach } from 'vitest';
import type { ItemRef, MarketplaceAdapter, StockFigure } from '../../src/marketplaces/adapter.ts';
import { createMarketplaceHttp } from '../../src/marketplaces/http.ts';
import { openAdapter } from '../../src/marketplaces/registry.ts';

/** One answer of a recorded exchange. */
export interface RecordedAnswer {
  status: number;
  body?: unknown;
  /** The body as it stands on the wire, where it is no JSON or holds numbers that JavaScript would round. */
  text?: string;
  headers?: Record<string, string>;
}

/** One request as it arrived. */
export interface ArrivedRequest {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A server that gives `answers` one after the other and remembers the requests; it ends with the test. */
export async function startScripted(answers: RecordedAnswer[]): Promise<{ url: string; requests: ArrivedRequest[] }> {
  const requests: ArrivedRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    requests.push({ method, path: url, headers, body: Buffer.concat(chunks).toString() });
    const answer = answers[requests.length - 1] ?? { status: 599, text: 'no more answers were recorded' };
    response.writeHead(answer.status, answer.headers);
    response.end(answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, requests };
}

/** An adapter whose marketplace gives the recorded `answers`. */
export async function openScripted(
  name: string,
  connection: { settings?: Record<string, unknown>; credentials: Record<string, unknown> },
  answers: RecordedAnswer[],
): Promise<{ adapter: MarketplaceAdapter; requests: ArrivedRequest[] }> {
  const { url, requests } = await startScripted(answers);
  const http = createMarketplaceHttp({ allowPrivateNetworks: true, timeoutMs: 2_000 });
  ends.push(() => http.close());
  const settings = { ...connection.settings, baseUrl: url };
  return { adapter: openAdapter(name, { settings, credentials: connection.credentials, http }), requests };
}

/** A figure to push; `key` is the SKU. */
export function figure(sku: string, stock: number, settings: unknown = {}): StockFigure {
  return { ...itemRef(sku, settings), figure: stock };
}

/** An item to read; `key` is the SKU. */
export function itemRef(sku: string, settings: unknown = {}): ItemRef {
  return { key: sku, marketplaceProductId: `P-${sku}`, marketplaceSku: sku, settings };
}

/** A signal that nobody aborts. */
export const noAbort: AbortSignal = new AbortController().signal;

/** The error that `work` rejects with. Throws when it does not. */
export async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('no error came');
    },
    (error: unknown) => error,
  );
}
