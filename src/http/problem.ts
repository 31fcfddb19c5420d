import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** An error answer as application/problem+json (RFC 9457); `error` is the reason, for people. */
export function problem(c: Context, status: ContentfulStatusCode, error: string): Response {
  return c.body(JSON.stringify({ type: 'about:blank', title: titles[status] ?? 'Error', status, error }), status, {
    'Content-Type': 'application/problem+json',
  });
}
