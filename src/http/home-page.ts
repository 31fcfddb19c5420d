import type { Context } from 'hono';

const links = [
  ['/console', 'Console', 'stock, sales and marketplaces, in Uzbek, Russian and English'],
  ['/shop', 'Shop', 'the Mini App shop, which opens in Telegram'],
  ['/graphql', 'GraphiQL', 'try the API, with examples'],
  ['/openapi.json', 'OpenAPI', 'how marketplaces send events'],
  ['/problems', 'Problems', 'every error of the event API, and what to do'],
  ['/ready', 'Ready', 'whether requests can be served'],
] as const;

const rows = links.map(([href, name, what]) => `<li><a href="${href}">${name}</a>: ${what}</li>`).join('\n');

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Ombor</title>
<h1>Ombor</h1>
<p>One stock figure, true on every marketplace of a seller.</p>
<ul>
${rows}
</ul>
`;

/** `GET /`: links to everything that is served here, for somebody who has only the address. */
export function sendHomePage(c: Context): Response {
  c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  c.header('X-Content-Type-Options', 'nosniff');
  return c.html(page);
}
