import type { Context } from 'hono';
import { isOriginAmong } from '../origins.ts';

/** Which pages of other sites may call the API, and which request headers they may send beside ours. */
export interface CrossOrigin {
  allowedOrigins: readonly string[];
  allowedHeaders: readonly string[];
}

const ourHeaders = ['authorization', 'content-type', 'x-request-id'];
const exposedHeaders = 'retry-after, x-request-id, ratelimit, ratelimit-policy';
/** Chromium keeps an answer for two hours at most. */
const maxAgeSeconds = 7_200;

/** Answers a preflight; undefined: it is none. Who may not call is answered with the setting that would allow it. */
export function answerPreflight({ allowedOrigins, allowedHeaders }: CrossOrigin, c: Context): Response | undefined {
  const origin = c.req.header('origin');
  if (c.req.method !== 'OPTIONS' || origin === undefined || !c.req.header('access-control-request-method'))
    return undefined;
  if (!isOriginAmong(origin, allowedOrigins)) {
    const message = `Pages of ${origin.slice(0, 200)} may not call this API: add the origin to ALLOWED_ORIGINS.`;
    const body = { errors: [{ message, extensions: { code: 'FORBIDDEN' } }] };
    return c.json(body, allowedOrigins.length > 0 ? 403 : 405, { Allow: 'GET, POST', Vary: 'Origin' });
  }
  return c.body(null, 204, {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': [...ourHeaders, ...allowedHeaders].join(', '),
    'Access-Control-Max-Age': String(maxAgeSeconds),
    Vary: 'Origin, Access-Control-Request-Headers',
  });
}

/** Adds what lets a page of an allowed origin read an answer, also a refusal. */
export function addCrossOriginHeaders({ allowedOrigins }: CrossOrigin, c: Context, { headers }: Response): void {
  if (allowedOrigins.length === 0) return;
  headers.set('Vary', 'Origin');
  const origin = c.req.header('origin');
  if (origin === undefined || !isOriginAmong(origin, allowedOrigins)) return;
  headers.set('Access-Control-Allow-Origin', origin);
  headers.set('Access-Control-Expose-Headers', exposedHeaders);
}
