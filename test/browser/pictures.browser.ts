import { mkdirSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { desk, phone, useBrowser } from '../support/browser.ts';
import { signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { initDataOf, newUser, openShop } from '../support/mini-app.ts';
import { addListing, addMarketplace, addProduct, apply, change, showsStock } from '../support/shop.ts';

// The pictures of docs/console.md and docs/shop.md. `OMBOR_PICTURES=1 npm run test:browser -- test/browser/pictures.browser.ts` makes
// them anew; without the variable they are only looked at: that they are there, and small.
const folder = path.join(import.meta.dirname, '../../docs/images');
const isMaking = process.env.OMBOR_PICTURES !== undefined;
const maxBytes = 150_000;
const names = ['console-desk', 'console-phone-dark', 'shop-dark', 'shop-light'];

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();

const goods = [
  ['PHONE-001', 'Telefon Nur X1', 46, 3_100_000, 'Telefonlar'],
  ['PHONE-002', 'Telefon Nur Mini', 3, 2_150_000, 'Telefonlar'],
  ['CASE-007', 'Gʻilof, shaffof', 120, 50_000, 'Gʻiloflar'],
  ['CABLE-1', 'USB-C kabel, 1 m', 0, 35_000, 'Kabellar'],
] as const;

beforeAll(async () => {
  if (!isMaking) return;
  mkdirSync(folder, { recursive: true });
  const uzum = await addMarketplace(db.sql, { code: 'uzum' });
  await db.sql`update marketplaces set name = 'Uzum Market' where code = 'uzum'`;
  for (const [sku, name, quantity, price, category] of goods) {
    const { id: productId } = await addProduct(db.sql, { sku, quantity: quantity + 5, price, cost: price * 0.8 });
    await db.sql`update products set name = ${name}, category = ${category} where id = ${productId}`;
    const listing = await addListing(db.sql, { marketplaceId: uzum.id, productId, sku });
    const sale = {
      movementType: 'marketplace_sale',
      marketplaceId: uzum.id,
      unitPrice: String(price),
      occurredAt: new Date(),
    } as const;
    await apply(db.sql, change({ productId, units: -5, ...sale }));
    await showsStock(db.sql, listing, sku === 'PHONE-001' ? quantity - 1 : quantity);
  }
  await app.query(
    `mutation { placeStoreOrder(input: { idempotencyKey: "picture", customerName: "Dilnoza", items: [{ sku: "PHONE-001", quantity: 1 }] }) { __typename } }`,
    {},
    `tma ${initDataOf(newUser())}`,
  );
});

const save = (page: Page, name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });

test.runIf(isMaking)('the console is drawn on a desk and, dark, on a phone', async () => {
  const atDesk = await signIn(browser, app, 'uz', { ...desk, viewport: { width: 1320, height: 760 }, path: '/stock' });
  await atDesk.page.getByRole('link', { name: 'Telefon Nur X1' }).waitFor();
  await save(atDesk.page, 'console-desk');
  const onPhone = await signIn(browser, app, 'uz', { ...phone, colorScheme: 'dark' });
  await onPhone.page.locator('.today-sum').waitFor();
  await save(onPhone.page, 'console-phone-dark');
});

test.runIf(isMaking)('the shop is drawn light and dark', async () => {
  for (const theme of ['light', 'dark'] as const) {
    const { page } = await openShop(browser, app, { theme });
    await page.getByText('Telefon Nur X1').waitFor();
    await save(page, `shop-${theme}`);
  }
});

test('each picture of the documents is there, and below 150 kB', async () => {
  const files = (await readdir(folder)).toSorted();
  expect(files).toEqual(names.map((name) => `${name}.png`));
  const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(folder, file))).size));
  expect(sizes.filter((size) => size >= maxBytes)).toEqual([]);
});
