import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { createPagePolicy } from '../../page-policy.ts';
import { exampleTabs } from './examples.ts';

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) };
/** The page has 9 MB: quality 4 shrinks it to a third at once, the default quality takes many seconds. */
const fastBrotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const sessionBar = path.join(import.meta.dirname, 'session-bar.html');

interface Page {
  policy: string;
  body: Uint8Array<ArrayBuffer>;
}

/** Whether a request is for the page, not for data: GraphiQL keeps its query in the address, and a reload is for the page again. */
export function wantsGraphiQL(request: Request): boolean {
  return request.method === 'GET' && !!request.headers.get('accept')?.includes('text/html');
}

/** GraphiQL as one page without external files, built at its first request. It signs in by itself, for all tabs. */
export function createGraphiQL(): (request: Request) => Promise<Response> {
  const pages = new Map<string, Promise<Page>>();
  const make = async (encoding: string): Promise<Page> => {
    const page = renderGraphiQL({
      title: 'Ombor',
      defaultTabs: [...exampleTabs],
      defaultEditorToolsVisibility: 'variables',
      shouldPersistHeaders: false,
    });
    const bar = await readFile(sessionBar, 'utf8');
    const html = page.replace('<div id="root"></div>', (root) => bar + root);
    // Its editors run in workers that it makes itself.
    const policy = createPagePolicy(html, { 'worker-src': 'blob:', 'font-src': "'self' data:" });
    const body = Buffer.from(html);
    if (encoding === 'br') return { policy, body: new Uint8Array(await compress.br(body, fastBrotli)) };
    return { policy, body: new Uint8Array(encoding === 'gzip' ? await compress.gzip(body) : body) };
  };
  return async (request) => {
    const accepted = request.headers.get('accept-encoding') ?? '';
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
    const page = pages.get(encoding) ?? make(encoding);
    pages.set(encoding, page);
    const { policy, body } = await page;
    return new Response(body, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'private, max-age=300',
        'Content-Security-Policy': policy,
        'X-Frame-Options': 'DENY',
        Vary: 'Accept, Accept-Encoding',
        ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
      },
    });
  };
}
