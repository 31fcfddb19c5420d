import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { problem } from './problem.ts';

/** Where `npm run build:web` puts the apps, a folder each. */
const builtApps = path.join(import.meta.dirname, '../../web/dist');
/** What the build writes where each answer's own value belongs. */
const noncePlaceholder = 'OMBOR_NONCE';

/**
 * Serves a web app of ours: its assets, whose names change with their content, and its page for every other path, because the app
 * itself knows its paths. 503 while the app is not built. `folder`: for tests.
 */
export function createWebApp(name: 'console', folder = path.join(builtApps, name)): Hono {
  const app = new Hono();
  const base = `/${name}`;
  app.use(`${base}/assets/*`, async (c, next) => {
    c.header('X-Content-Type-Options', 'nosniff');
    await next();
    if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable');
  });
  app.get(
    `${base}/assets/*`,
    serveStatic({ root: folder, rewriteRequestPath: (file) => file.slice(base.length) }),
    // Else an app that is older than the server would get the page as a script.
    (c) => problem(c, 'not-found', `Not found: ${c.req.path}`),
  );
  app.get(base, (c) => sendPage(c, name, folder));
  app.get(`${base}/*`, (c) => sendPage(c, name, folder));
  return app;
}

async function sendPage(c: Context, name: string, folder: string): Promise<Response> {
  const page = await readFile(path.join(folder, 'index.html'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (page === undefined) {
    return problem(c, 'not-built', `The ${name} is not built. Run: npm install && npm run build:web`);
  }
  const nonce = randomBytes(16).toString('base64');
  c.header('Content-Security-Policy', policy(nonce));
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cache-Control', 'no-store');
  return c.html(page.replaceAll(noncePlaceholder, nonce));
}

/** Nothing from anywhere else; styles in the page only with the nonce of this answer; in nobody's frame. */
function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
