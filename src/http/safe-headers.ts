import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What every answer says to browsers: it is not a page, nothing of it runs or is embedded, its type is the one that it names, and
 * nobody keeps it. A page of ours replaces the policy by its own.
 */
const headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Sets them before the routes, so that answers of Hono and Node have them too. */
export function addSafeHeaders(_request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
