import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { addProduct } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const answers: Record<string, { status?: number; type?: string; body: Buffer | string; location?: string }> = {
  '/phone.png': { type: 'text/html', body: png },
  '/drawing.svg': { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>' },
  '/page.png': { type: 'image/png', body: '<script>1</script>' },
  '/large.png': { type: 'image/png', body: Buffer.concat([png, Buffer.alloc(1024 * 1024)]) },
  '/moved.png': { status: 302, location: '/phone.png', body: '' },
  '/gone.png': { status: 404, body: png },
};
const asked: string[] = [];
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const {
      status = 200,
      type = 'image/png',
      body,
      location,
    } = answers[request.url ?? ''] ?? { status: 404, body: '' };
    response.writeHead(status, { 'content-type': type, ...(location && { location }) }).end(body);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

async function pathOf(picture: string | null): Promise<string | null> {
  const { sku } = await addProduct(db.sql, { quantity: 1 });
  await db.sql`update products set image_url = ${picture} where sku = ${sku}`;
  const { product } = await app.query<{ product: { picture: string | null } }>(
    'query ($sku: String!) { product(sku: $sku) { picture } }',
    { sku },
  );
  return product.picture;
}

test('a picture is read once at its address, whatever type that names, and kept for ever', async () => {
  const path = await pathOf(`${base}/phone.png`);
  const get = () => fetch(app.url + path);
  const [first, second] = await Promise.all([get(), get()]);
  await get();
  expect(first.status).toBe(200);
  expect(Buffer.from(await first.arrayBuffer())).toEqual(png);
  expect(second.headers.get('content-type')).toBe('image/png');
  expect(first.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(first.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(asked.filter((address) => address === '/phone.png')).toHaveLength(1);
});

test.each(['/drawing.svg', '/page.png', '/large.png', '/moved.png', '/gone.png'])(
  '%s is no picture, and is not asked for again at once',
  async (address) => {
    const path = await pathOf(base + address);
    const before = asked.length;
    expect((await fetch(app.url + path)).status).toBe(404);
    expect((await fetch(app.url + path)).status).toBe(404);
    expect(asked.slice(before)).toEqual([address]);
  },
);

test('a product without a picture has no path, and a path of another address finds nothing', async () => {
  expect(await pathOf(null)).toBeNull();
  const path = await pathOf(`${base}/phone.png`);
  const before = asked.length;
  for (const wrong of [
    path!.replace(/.{16}$/, '0123456789abcdef'),
    '/pictures/1',
    '/pictures/99999999999/0123456789abcdef',
  ]) {
    expect((await fetch(app.url + wrong)).status, wrong).toBe(404);
  }
  expect(asked).toHaveLength(before);
});

test('an address within the network is not called, unless private networks are allowed', async () => {
  const path = await pathOf(`${base}/phone.png`);
  const strict = await startApp(db.url, { role: 'api', env: { ALLOW_PRIVATE_NETWORKS: 'false' } });
  const before = asked.length;
  expect((await fetch(strict.url + path)).status).toBe(404);
  expect(asked).toHaveLength(before);
  await strict.stop();
});
