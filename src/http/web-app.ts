import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Context, Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { problem } from './problem.ts';

/** Where `npm run build:web` puts the apps, a folder each. */
const builtApps = path.join(import.meta.dirname, '../../web/dist');
/** What the build writes where each answer's own value belongs. */
const noncePlaceholder = 'OMBOR_NONCE';

/** The apps, with the pages that may show them in a frame of theirs: Telegram Web does so with the shop. */
const framedBy = { console: "'none'", shop: 'https://web.telegram.org https://*.telegram.org' } as const;
type AppName = keyof typeof framedBy;

/**
 * Serves a web app of ours: its assets, whose names change with their content, and its page for every other path, because the app
 * itself knows its paths. 503 while the app is not built. `livePage`: the address of a page of this server that the app leads to, such as
 * the windows of the demo. `folder`: for tests.
 */
export function createWebApp(
  name: AppName,
  { folder = path.join(builtApps, name), livePage }: { folder?: string; livePage?: string | undefined } = {},
): Hono {
  const app = new Hono();
  const base = `/${name}`;
  if (!existsSync(path.join(folder, 'index.html'))) {
    const refuse = (c: Context): Response =>
      problem(c, 'not-built', `The ${name} is not built. Run npm run build:web, and start Ombor again`);
    return app.get(base, refuse).get(`${base}/*`, refuse);
  }
  const assets = readAssets(path.join(folder, 'assets'));
  app.get(`${base}/assets/*`, (c) => {
    const asset = assets.get(c.req.path.slice(`${base}/assets/`.length));
    // Else an app that is older than the server would get the page as a script.
    if (!asset) return problem(c, 'not-found', `Not found: ${c.req.path}`);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return c.body(asset.bytes, 200, { 'Content-Type': asset.type });
  });
  app.get(base, (c) => sendPage(c, folder, framedBy[name], livePage));
  app.get(`${base}/*`, (c) => sendPage(c, folder, framedBy[name], livePage));
  return app;
}

interface Asset {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** As bytes, which all answers share: an open file for each answer that nobody reads would take the memory of strangers' choice. */
function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  return new Map(
    files
      .filter((file) => file.isFile())
      .map((file) => {
        const location = path.join(file.parentPath, file.name);
        const type = getMimeType(file.name) ?? 'application/octet-stream';
        return [path.relative(folder, location), { type, bytes: new Uint8Array(readFileSync(location)) }];
      }),
  );
}

async function sendPage(c: Context, folder: string, frames: string, livePage: string | undefined): Promise<Response> {
  const built = await readFile(path.join(folder, 'index.html'), 'utf8');
  const page =
    livePage === undefined ? built : built.replace('</head>', `<meta name="ombor-live" content="${livePage}"></head>`);
  const nonce = randomBytes(16).toString('base64');
  c.header('Content-Security-Policy', policy(nonce, frames));
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cache-Control', 'no-store');
  return c.html(page.replaceAll(noncePlaceholder, nonce));
}

/** Nothing from anywhere else; styles in the page only with the nonce of this answer. `frames`: who may show it in a frame. */
function policy(nonce: string, frames: string): string {
  return [
    "default-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frames}`,
  ].join('; ');
}
