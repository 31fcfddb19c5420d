import { expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

test('the page at / links to everything that is served, and each link answers', async () => {
  const response = await fetch(`${app.url}/`);
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  const links = [...(await response.text()).matchAll(/href="([^"]+)"/g)].map((match) => match[1]!);
  const statuses = await Promise.all(
    links.map(async (link) => [link, (await fetch(app.url + link, { headers: { accept: 'text/html' } })).status]),
  );
  // The apps are built by `npm ci`, which a test does not run.
  const built = ['/console', '/shop'];
  expect(links).toEqual(expect.arrayContaining(built));
  expect(statuses.filter(([link, status]) => !built.includes(String(link)) && status !== 200)).toEqual([]);
});

test('browsers get an icon for every page', async () => {
  const response = await fetch(`${app.url}/favicon.ico`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
});
