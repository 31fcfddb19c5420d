import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ownerKey, useApp } from '../support/app.ts';
import { phone, useBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { openShop } from '../support/mini-app.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();

const maxKb = 230;
const maxShopKb = 60;

test(`the first screen takes at most ${maxKb} kB of JavaScript, and neither the wizard nor the chart is in it`, async () => {
  const { page } = await browser.open('about:blank', { ...phone, locale: 'uz' });
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.set(response.url(), response.body());
  });
  await page.goto(`${app.url}/console`);
  await page.getByLabel('Kalit', { exact: true }).fill(ownerKey);
  await page.getByRole('button', { name: 'Kirish' }).click();
  await page.locator('.tile').first().waitFor();
  const bodies = await Promise.all(scripts.values());
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes / 1_000).toBeLessThanOrEqual(maxKb);
  expect([...scripts.keys()].filter((url) => /wizard|chart|marketplace/i.test(url))).toEqual([]);
});

test(`the shop takes at most ${maxShopKb} kB, texts and styles included`, async () => {
  const bodies = new Map<string, Promise<Buffer>>();
  const { page } = await openShop(browser, app, {
    prepare: async (opening) => {
      opening.on('response', (response) => {
        if (new URL(response.url()).pathname.startsWith('/shop')) bodies.set(response.url(), response.body());
      });
    },
  });
  await page.getByRole('searchbox').waitFor();
  const bytes = (await Promise.all(bodies.values())).reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes / 1_000).toBeLessThanOrEqual(maxShopKb);
});
