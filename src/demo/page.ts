import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createPagePolicy } from '../page-policy.ts';

/** What the page needs to act for everybody; valid in the demo's own throw-away database only. */
export interface DemoPageConfig {
  /** The simulators' control API. */
  controlUrl: string;
  /** Authorization values of the seller and of a buyer. */
  sellerKey: string;
  buyerKey: string;
}

const file = path.join(import.meta.dirname, 'page.html');

/** Answers `/` with the five shop windows, anything else with 404. */
export function createDemoPage(config: DemoPageConfig): (request: Request) => Promise<Response> {
  return async (request) => {
    if (new URL(request.url).pathname !== '/') return new Response('There is nothing here', { status: 404 });
    const html = (await readFile(file, 'utf8')).replace('"CONFIG"', JSON.stringify(config).replaceAll('<', '\\u003c'));
    const policy = createPagePolicy(html, { 'connect-src': `'self' ${new URL(config.controlUrl).origin}` });
    return new Response(html, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'Content-Security-Policy': policy,
      },
    });
  };
}
