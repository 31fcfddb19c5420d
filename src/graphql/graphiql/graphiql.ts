import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { exampleTabs } from './examples.ts';

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) };
/** The page has 9 MB: quality 4 shrinks it to a third at once, the default quality takes many seconds. */
const fastBrotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Whether a request is for the page, not for data. */
export function wantsGraphiQL(request: Request): boolean {
  return (
    request.method === 'GET' &&
    !!request.headers.get('accept')?.includes('text/html') &&
    !new URL(request.url).searchParams.has('query')
  );
}

/** GraphiQL as one page without external files, built at its first request. `headers`: the JSON that its editor starts with. */
export function createGraphiQL(headers: string | undefined): (request: Request) => Promise<Response> {
  const pages = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const make = async (encoding: string): Promise<Uint8Array<ArrayBuffer>> => {
    const html = Buffer.from(
      renderGraphiQL({
        title: 'Ombor',
        defaultTabs: exampleTabs.map((tab) => ({ ...tab, ...(headers && { headers }) })),
        defaultHeaders: headers ?? '{ "authorization": "Bearer <your key>" }',
        defaultEditorToolsVisibility: 'headers',
        shouldPersistHeaders: false,
      }),
    );
    if (encoding === 'br') return new Uint8Array(await compress.br(html, fastBrotli));
    return new Uint8Array(encoding === 'gzip' ? await compress.gzip(html) : html);
  };
  return async (request) => {
    const accepted = request.headers.get('accept-encoding') ?? '';
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
    const page = pages.get(encoding) ?? make(encoding);
    pages.set(encoding, page);
    return new Response(await page, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'private, max-age=300',
        'X-Frame-Options': 'DENY',
        Vary: 'Accept-Encoding',
        ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
      },
    });
  };
}
