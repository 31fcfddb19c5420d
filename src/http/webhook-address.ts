import type { Context, Hono } from 'hono';
import { problem } from './problem.ts';

const methods = 'GET, HEAD, OPTIONS, POST';

const hint = {
  message: 'Ombor receives webhooks at this address by POST. It answers GET the same whoever asks.',
  documentation: '/openapi.json',
};

/**
 * Answers what else comes to an address of webhooks: many senders ask it by GET, HEAD or OPTIONS before they register it. Nothing is
 * looked up, so the answer reveals neither marketplaces nor secrets.
 */
export function answerOtherMethods(routes: Hono, path: string): void {
  routes.get(path, (c) => c.json(hint, 200, { Allow: methods }));
  routes.options(path, (c) => c.body(null, 204, { Allow: methods }));
  routes.all(path, refuse);
}

function refuse(c: Context): Response {
  c.header('Allow', methods);
  return problem(c, 'method-not-allowed', `${c.req.method} is not allowed here; send events with POST`);
}
