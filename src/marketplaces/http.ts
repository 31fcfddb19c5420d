import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { Agent, buildConnector, request } from 'undici';
import { toText } from './answer-text.ts';
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

/** What createMarketplaceHttp needs. Times in ms, sizes in bytes. */
export interface MarketplaceHttpOptions {
  /** true: also http and private addresses (simulators, own networks); false: only https to public addresses. */
  allowPrivateNetworks: boolean;
  timeoutMs?: number;
  maxResponseBytes?: number;
  onCall?: () => void;
}

// Two lists, because a BlockList also checks IPv4 addresses against the IPv6 subnets, as ::ffff:a.b.c.d.
const notPublic4 = new BlockList();
const notPublic6 = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  notPublic4.addSubnet(net, prefix, 'ipv4');
}
// Of IPv6 only 2000::/3 is public. ::/3 also contains the forms that wrap an IPv4 address (::ffff:0:0/96, 64:ff9b::/96).
for (const [net, prefix] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  notPublic6.addSubnet(net, prefix, 'ipv6');
}

/** True when the IP address (text, no brackets) is reachable on the public internet; false for private, local and special ones. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !notPublic4.check(address, 'ipv4');
  return family === 6 && !notPublic6.check(address, 'ipv6');
}

class AddressNotAllowed extends Error {
  readonly code = 'ADDRESS_NOT_ALLOWED';
}

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** A DNS lookup that fails when any address is not public, so that a later answer of the DNS server cannot get around the check. */
function lookupPublic(hostname: string, options: LookupOptions, callback: LookupCallback): void {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
    const first = addresses?.[0];
    if (error || !first) return callback(error ?? new Error(`no address for ${hostname}`), []);
    if (addresses.some(({ address }) => !isPublicAddress(address))) {
      return callback(new AddressNotAllowed(`${hostname} is not a public address`), []);
    }
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
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
export function createMarketplaceHttp(options: MarketplaceHttpOptions): MarketplaceHttp {
  const timeoutMs = options.timeoutMs ?? 10_000;
  const maxBytes = options.maxResponseBytes ?? 256 * 1024;
  const agent = new Agent({
    connect: connector(options, timeoutMs),
    keepAliveTimeout: 20_000,
  });

  async function send(call: MarketplaceRequest, onCall: (() => void) | undefined): Promise<MarketplaceResponse> {
    const url = URL.parse(call.url);
    if (!url) throw new Rejected('The address is not a URL', null);
    const what = `${call.method} ${url.origin}${url.pathname}`;
    if (url.protocol !== 'https:' && !options.allowPrivateNetworks)
      throw new Rejected(`${what}: only https is allowed`, null);
    const timeout = AbortSignal.timeout(timeoutMs);
    onCall?.();
    const limited = { ...call, maxResponseBytes: call.maxResponseBytes ?? maxBytes };
    const ends = AbortSignal.any([call.signal, timeout]);
    const response = await exchange(agent, limited, ends).catch((error: unknown) => {
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
    request: (call) => send(call, onCall),
    counted: (counter) =>
      withCounter(() => {
        onCall?.();
        counter();
      }),
    close: () => agent.close(),
  });
  return withCounter(options.onCall);
}

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

async function exchange(
  agent: Agent,
  call: MarketplaceRequest & { maxResponseBytes: number },
  signal: AbortSignal,
): Promise<MarketplaceResponse> {
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
  const text = await toText(bytes, get, call.maxResponseBytes);
  const date = new Date(get('date') ?? Number.NaN);
  return { status: answer.statusCode, headers: { get }, text, date: Number.isNaN(date.getTime()) ? null : date };
}

/** The wait that `Retry-After` (seconds or an HTTP date) asks for, in ms from now; null when it is absent or unreadable. */
export function retryAfterMs(response: MarketplaceResponse): number | null {
  const value = response.headers.get('retry-after');
  if (!value) return null;
  const text = value.trim();
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // JavaScript takes "-1" and "1.5 s" for dates.
  const at = /^[a-z]{3,9},? |^\d{4}-\d\d-\d\dt/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
