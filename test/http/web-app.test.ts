import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWebApp } from '../../src/http/web-app.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ombor-web-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(
    path.join(folder, 'index.html'),
    '<head><meta property="csp-nonce" nonce="OMBOR_NONCE"></head><p>page</p>',
  );
  await writeFile(path.join(folder, 'assets/app-1a2b.js'), 'export {};');
  await writeFile(path.join(folder, 'secret.txt'), 'not served');
});
afterAll(() => rm(folder, { recursive: true }));

const ask = (address: string) => createWebApp('console', { folder }).request(`http://ombor.example${address}`);

test.each(['/console', '/console/', '/console/stock', '/console/stock/PHONE%2F1', '/console/secret.txt'])(
  '%s answers the page of the app, which nobody may keep or frame',
  async (address) => {
    const response = await ask(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(await response.text()).toContain('<p>page</p>');
  },
);

test('only Telegram may show the shop in a frame', async () => {
  const response = await createWebApp('shop', { folder }).request('http://ombor.example/shop');
  const policy = response.headers.get('content-security-policy')?.split('; ') ?? [];
  expect(policy).toContain('frame-ancestors https://web.telegram.org https://*.telegram.org');
  expect(policy).toContain("default-src 'self'");
  expect(response.headers.get('x-frame-options')).toBeNull();
});

test('each answer allows only its own styles', async () => {
  const nonces = await Promise.all(
    [ask('/console'), ask('/console')].map(async (asked) => {
      const response = await asked;
      const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1];
      expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      return nonce;
    }),
  );
  expect(nonces[0]).not.toBe(nonces[1]);
  expect(nonces).not.toContain('OMBOR_NONCE');
});

test('assets are kept for ever, and one that is gone is not the page', async () => {
  const asset = await ask('/console/assets/app-1a2b.js');
  expect(asset.status).toBe(200);
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(asset.headers.get('content-type')).toMatch(/javascript/);
  const gone = await ask('/console/assets/app-0000.js');
  expect(gone.status).toBe(404);
  expect(gone.headers.get('cache-control')).toBeNull();
});

test.each(['/console/assets/../secret.txt', '/console/assets/..%2Fsecret.txt', '/console/assets/%2e%2e/secret.txt'])(
  '%s does not leave the folder of assets',
  async (address) => {
    expect(await (await ask(address)).text()).not.toContain('not served');
  },
);

test('a live page is named where there is one', async () => {
  const named = createWebApp('console', { folder, livePage: '/' }).request('http://ombor.example/console/stock');
  expect(await (await named).text()).toContain('<meta name="ombor-live" content="/"></head>');
  expect(await (await ask('/console/stock')).text()).not.toContain('ombor-live');
});

test('an app that is not built answers 503 and says what to run', async () => {
  const response = await createWebApp('console', { folder: path.join(folder, 'nothing') }).request(
    'http://ombor.example/console',
  );
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('npm run build:web');
});
