import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { Agent, buildConnector, request } from 'undici';
import { toText } from './answer-text.ts';
import { AddressNotAllowed, isPublicAddress, lookupPublic } from './public-addresses.ts';
import { Rejected, RetryLater } from './refusals.ts';

/** One call to a marketplace. `url` is absolute, `body` is sent as it is, `bucket` names the limit that it counts against. */
export interface MarketplaceRequest {
  bucket: string;
  /** Tokens that the request costs in its bucket; absent: 1. */
  cost?: number;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: string | Buffer | Readable;
  /** The maximum size of the answer, in bytes; absent: that of the client (256 KiB). For lists that have no pages, or large ones. */
  maxResponseBytes?: number;
  signal: AbortSignal;
}

/** A marketplace's answer below 500, never a redirect. `date` is the marketplace's own clock (`Date` header). */
export interface MarketplaceResponse {
  status: number;
  headers: { get(name: string): string | null };
  text: string;
  date: Date | null;
}

/** The only way to call marketplaces. */
export interface MarketplaceHttp {
  /** Makes exactly one HTTP request. Throws RetryLater (no answer, too large a one, 5xx) or Rejected (redirect, address not allowed). */
  request(call: MarketplaceRequest): Promise<MarketplaceResponse>;
  /** The same connections with a counter of its own: `onCall` is called once for each request that is sent. */
  counted(onCall: () => void): MarketplaceHttp;
  /** Closes all connections. */
  close(): Promise<void>;
}

/** What an address answered, whatever it is. */
export interface Downloaded {
  status: number;
  bytes: Buffer;
}

/** Reads what the seller's own addresses have, such as pictures, with the same rules for addresses, redirects, times and sizes. */
export interface Downloads {
  download(call: Pick<MarketplaceRequest, 'url' | 'headers' | 'maxResponseBytes' | 'signal'>): Promise<Downloaded>;
}

/** What createMarketplaceHttp needs. Times in ms, sizes in bytes. */
export interface MarketplaceHttpOptions {
  /** true: also http and private addresses (simulators, own networks); false: only https to public addresses. */
  allowPrivateNetworks: boolean;
  timeoutMs?: number;
  maxResponseBytes?: number;
  onCall?: () => void;
}

function connector(options: MarketplaceHttpOptions, timeoutMs: number): buildConnector.connector {
  if (options.allowPrivateNetworks) return buildConnector({ timeout: timeoutMs });
  const connect = buildConnector({ timeout: timeoutMs, lookup: lookupPublic });
  return (target, callback) => {
    const host = target.hostname.replace(/^\[|\]$/g, '');
    // A literal address is never looked up.
    if (isIP(host) !== 0 && !isPublicAddress(host)) {
      return callback(new AddressNotAllowed(`${host} is not a public address`), null);
    }
    return connect(target, callback);
  };
}

const nothingWasSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

function failure(what: string, error: unknown, call: MarketplaceRequest, timedOut: boolean): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof AddressNotAllowed) return new Rejected(`${what}: ${error.message}`, null);
  if (nothingWasSent.has(code)) return new RetryLater(`${what}: no connection (${code})`, 'not-applied');
  if (call.signal.aborted) return new RetryLater(`${what}: cancelled before the answer arrived`, 'unknown');
  if (timedOut) return new RetryLater(`${what}: no answer in time`, 'unknown');
  return new RetryLater(`${what}: ${code || 'connection failed'}`, 'unknown');
}

/**
 * Creates the HTTP client for marketplaces: one request per call, no redirects, keep-alive per origin, `timeoutMs` (10,000) for
 * the whole exchange, at most `maxResponseBytes` (256 KiB) of answer.
 */
export function createMarketplaceHttp(options: MarketplaceHttpOptions): MarketplaceHttp & Downloads {
  const timeoutMs = options.timeoutMs ?? 10_000;
  const maxBytes = options.maxResponseBytes ?? 256 * 1024;
  const agent = new Agent({
    connect: connector(options, timeoutMs),
    keepAliveTimeout: 20_000,
  });

  async function send<Answer extends Answered>(
    call: MarketplaceRequest,
    onCall: (() => void) | undefined,
    read: ReadAnswer<Answer>,
  ): Promise<Answer> {
    const url = URL.parse(call.url);
    if (!url) throw new Rejected('The address is not a URL', null);
    const what = `${call.method} ${url.origin}${url.pathname}`;
    if (url.protocol !== 'https:' && !options.allowPrivateNetworks)
      throw new Rejected(`${what}: only https is allowed`, null);
    const timeout = AbortSignal.timeout(timeoutMs);
    onCall?.();
    const limited = { ...call, maxResponseBytes: call.maxResponseBytes ?? maxBytes };
    const ends = AbortSignal.any([call.signal, timeout]);
    const response = await exchange(agent, limited, ends, read).catch((error: unknown) => {
      throw failure(what, error, call, timeout.aborted);
    });
    if (response.status >= 500) {
      const message = `${what}: HTTP ${response.status}`;
      throw new RetryLater(message, 'unknown', retryAfterMs(response), response.status);
    }
    if (response.status >= 300 && response.status < 400) {
      throw new Rejected(`${what}: HTTP ${response.status}, redirects are not followed`, response.status);
    }
    return response;
  }

  const withCounter = (onCall: (() => void) | undefined): MarketplaceHttp => ({
    request: (call) => send(call, onCall, readText),
    counted: (counter) =>
      withCounter(() => {
        onCall?.();
        counter();
      }),
    close: () => agent.close(),
  });
  return {
    ...withCounter(options.onCall),
    download: (call) => send({ ...call, bucket: 'download', method: 'GET' }, undefined, readWhole),
  };
}

/** Status and headers of an answer. */
type Answered = Pick<MarketplaceResponse, 'status' | 'headers'>;

/** Makes an answer of what was received. */
type ReadAnswer<Answer> = (answered: Answered, bytes: Buffer, maxBytes: number) => Answer | Promise<Answer>;

const readText: ReadAnswer<MarketplaceResponse> = async ({ status, headers }, bytes, maxBytes) => {
  const get = (name: string): string | null => headers.get(name);
  const date = new Date(get('date') ?? Number.NaN);
  const text = await toText(bytes, get, maxBytes);
  return { status, headers, text, date: Number.isNaN(date.getTime()) ? null : date };
};

const readWhole: ReadAnswer<Answered & Downloaded> = (answered, bytes) => ({ ...answered, bytes });

class AnswerTooLarge extends Error {
  readonly code = 'ANSWER_TOO_LARGE';
}

async function readBytes(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    // Leaving the loop closes the connection, so the rest is never received.
    if (bytes > maxBytes) throw new AnswerTooLarge(`more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function exchange<Answer>(
  agent: Agent,
  call: MarketplaceRequest & { maxResponseBytes: number },
  signal: AbortSignal,
  read: ReadAnswer<Answer>,
): Promise<Answer> {
  const answer = await request(call.url, {
    dispatcher: agent,
    method: call.method,
    headers: call.headers ?? {},
    body: call.body ?? null,
    signal,
  });
  const bytes = await readBytes(answer.body, call.maxResponseBytes);
  const get = (name: string): string | null => {
    const value = answer.headers[name.toLowerCase()];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  return read({ status: answer.statusCode, headers: { get } }, bytes, call.maxResponseBytes);
}

/** The wait that `Retry-After` (seconds or an HTTP date) asks for, in ms from now; null when it is absent or unreadable. */
export function retryAfterMs(response: Pick<MarketplaceResponse, 'headers'>): number | null {
  const value = response.headers.get('retry-after');
  if (!value) return null;
  const text = value.trim();
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // JavaScript takes "-1" and "1.5 s" for dates.
  const at = /^[a-z]{3,9},? |^\d{4}-\d\d-\d\dt/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
