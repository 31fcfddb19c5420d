import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { screenshot, useBrowser } from '../support/browser.ts';
import { expectAccessible } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { newUser, openShop } from '../support/mini-app.ts';
import { addProduct, apply, change } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();
let last: { id: number };
let pictures: Server;
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  pictures = createServer((_request, response) => void response.end(picture));
  await new Promise<void>((resolve) => void pictures.listen(0, '127.0.0.1', resolve));
  const { id } = await addProduct(db.sql, { sku: 'PHONE-001', quantity: 9, price: 3_100_000 });
  await db.sql`
    update products set name = 'Telefon X', category = 'Telefonlar', description = 'Ekran 6,1 dyum, xotira 128 GB.',
      image_url = ${`http://127.0.0.1:${(pictures.address() as AddressInfo).port}/phone.png`} where id = ${id}`;
  const cover = await addProduct(db.sql, { sku: 'CASE-007', quantity: 3, price: 50_000 });
  await db.sql`update products set name = 'Gʻilof, charm', category = 'Gʻiloflar' where id = ${cover.id}`;
  await addProduct(db.sql, { sku: 'GONE-001', price: 99_000 });
  await addProduct(db.sql, { sku: 'NO-PRICE', quantity: 4 });
  last = await addProduct(db.sql, { sku: 'LAST-001', quantity: 2, price: 70_000 });
});

afterAll(() => void pictures.close());

const rowOf = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
const namesOf = (page: Page) => page.locator('.shelf .name').allInnerTexts();

const untilKept = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.endsWith('-shelf')))).toBe(true);

/** How often an operation was asked for from now on. */
function countAsked(page: Page, operation: string): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes(operation)) count++;
  });
  return () => count;
}

describe.each([
  [
    'uz',
    'light',
    {
      left: '3 dona qoldi',
      gone: 'tugadi',
      add: 'Gʻilof, charm: savatga',
      cart: 'Rasmiylashtirish · 50 000 soʻm',
    },
  ],
  [
    'ru',
    'dark',
    {
      left: 'осталось 3 шт.',
      gone: 'закончился',
      add: 'Gʻilof, charm: в корзину',
      cart: 'Оформить заказ · 50 000 сум',
    },
  ],
] as const)('in %s, %s', (language, theme, words) => {
  test('the shelf, a product and the cart are in the language and colours of Telegram, and axe has nothing against them', async () => {
    const { page, errors, button, press, back } = await openShop(browser, app, { language, theme });
    await rowOf(page, 'Gʻilof, charm').getByText(words.left).waitFor();
    await rowOf(page, 'GONE-001').getByText(words.gone).waitFor();
    expect(await button()).toBeUndefined();
    await expectAccessible(page);
    await screenshot(page, `shelf-${language}-${theme}`);
    await page.getByText('Telefon X').click();
    await page.getByText('Ekran 6,1 dyum').waitFor();
    await expectAccessible(page);
    await screenshot(page, `product-${language}-${theme}`);
    await back();
    await page.getByLabel(words.add).click();
    await expect.poll(async () => (await button())?.replaceAll('\u00A0', ' ')).toBe(words.cart);
    await press();
    await page.getByText(words.left).waitFor();
    await expectAccessible(page);
    await screenshot(page, `cart-${language}-${theme}`);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      theme === 'dark' ? 'rgb(23, 33, 43)' : 'rgb(255, 255, 255)',
    );
    expect(errors).toEqual([]);
  });
});

test('a picture is shown from this server, the first letter where there is none', async () => {
  const { page, errors } = await openShop(browser, app);
  const image = rowOf(page, 'Telefon X').locator('img');
  await expect.poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBe(1);
  expect(await rowOf(page, 'Gʻilof, charm').locator('.tile').innerText()).toBe('G');
  expect(errors).toEqual([]);
});

test('search and categories show what they name, and everything again', async () => {
  const { page, errors } = await openShop(browser, app);
  await rowOf(page, 'Telefon X').waitFor();
  await page.getByRole('searchbox').fill('charm');
  await expect.poll(() => namesOf(page)).toEqual(['Gʻilof, charm']);
  await page.getByRole('searchbox').fill('hech narsa');
  await page.getByText('Hech narsa topilmadi').waitFor();
  await page.getByRole('searchbox').fill('');
  await rowOf(page, 'Telefon X').waitFor();
  await page.getByRole('button', { name: 'Telefonlar' }).click();
  await expect.poll(() => namesOf(page)).toEqual(['Telefon X']);
  await page.getByRole('button', { name: 'Hammasi' }).click();
  await expect.poll(async () => (await namesOf(page)).length).toBeGreaterThan(3);
  expect(errors).toEqual([]);
});

test('what is sold out elsewhere says so at once, and stays in its place; without a price nothing can be ordered', async () => {
  const { page, errors, button } = await openShop(browser, app);
  const row = rowOf(page, 'LAST-001');
  await row.getByText('2 dona qoldi').waitFor();
  const before = await namesOf(page);
  await row.getByRole('button', { name: /savatga/ }).click();
  await row.getByRole('button', { name: 'Koʻproq' }).click();
  await expect.poll(async () => (await button())?.replaceAll('\u00A0', ' ')).toContain('140 000');
  expect(await row.getByRole('button', { name: 'Koʻproq' }).isDisabled()).toBe(true);
  await apply(db.sql, change({ productId: last.id, units: -1, movementType: 'marketplace_sale' }));
  await row.getByText('1 dona qoldi').waitFor();
  await expect.poll(async () => (await button())?.replaceAll('\u00A0', ' ')).toContain('70 000');
  await apply(db.sql, change({ productId: last.id, units: -1, movementType: 'marketplace_sale' }));
  await row.getByText('tugadi').waitFor();
  await expect.poll(button).toBeUndefined();
  expect(await namesOf(page)).toEqual(before);
  expect(
    await rowOf(page, 'NO-PRICE')
      .getByRole('button', { name: /savatga/ })
      .isDisabled(),
  ).toBe(true);
  await apply(db.sql, change({ productId: last.id, units: 2, movementType: 'receipt' }));
  await row.getByText('2 dona qoldi').waitFor();
  expect(errors).toEqual([]);
});

test('after a restart the cart is there, and the stock goes on from the cursor of before', async () => {
  const { page, errors, restart, button } = await openShop(browser, app);
  await rowOf(page, 'Telefon X')
    .getByRole('button', { name: /savatga/ })
    .click();
  await expect.poll(button).toBeDefined();
  await untilKept(page);
  const reads = countAsked(page, 'ShopProducts');
  const signIns = countAsked(page, 'ShopSignIn');
  await page.goto('about:blank');
  await apply(db.sql, change({ productId: last.id, units: 1, movementType: 'receipt' }));
  await restart();
  await rowOf(page, 'LAST-001').getByText('3 dona qoldi').waitFor();
  expect((await button())?.replaceAll('\u00A0', ' ')).toBe('Rasmiylashtirish · 3 100 000 soʻm');
  expect([reads(), signIns()]).toEqual([0, 0]);
  await apply(db.sql, change({ productId: last.id, units: -1, movementType: 'sale' }));
  await rowOf(page, 'LAST-001').getByText('2 dona qoldi').waitFor();
  expect(errors).toEqual([]);
});

test.each([
  ['of a database that was restored', undefined],
  ['that the server cannot read', 'of-before'],
])('a cursor %s is thrown away with all that it stood for', async (_which, text) => {
  const { page, restart } = await openShop(browser, app);
  await rowOf(page, 'Telefon X').waitFor();
  await untilKept(page);
  await page.goto(`${app.url}/favicon.ico`);
  await page.evaluate((other) => {
    const key = Object.keys(localStorage).find((name) => name.endsWith('-shelf'))!;
    const kept = JSON.parse(localStorage.getItem(key)!) as { cursor: string; products: object[] };
    const products = kept.products.map((product) => ({ ...product, stock: 777, revision: 1e9 }));
    localStorage.setItem(key, JSON.stringify({ ...kept, cursor: other ?? kept.cursor, products }));
  }, text);
  if (text === undefined) await db.sql`select begin_era()`;
  await restart();
  await rowOf(page, 'Gʻilof, charm').getByText('3 dona qoldi').waitFor();
});

test('a socket that is swallowed is noticed, and what was missed is there afterwards without reading the shelf again', async () => {
  let isSwallowed = false;
  const { page, errors } = await openShop(browser, app, {
    clock: true,
    prepare: (opening) =>
      opening.routeWebSocket(/graphql/, (client) => {
        const server = client.connectToServer();
        client.onMessage((message) => {
          if (!isSwallowed) server.send(message);
        });
        server.onMessage((message) => {
          if (!isSwallowed) client.send(message);
        });
      }),
  });
  const row = rowOf(page, 'LAST-001');
  await row.getByText('2 dona qoldi').waitFor();
  // The subscription stands once an event has come through.
  await apply(db.sql, change({ productId: last.id, units: 1, movementType: 'receipt' }));
  await row.getByText('3 dona qoldi').waitFor();
  isSwallowed = true;
  const reads = countAsked(page, 'ShopProducts');
  await apply(db.sql, change({ productId: last.id, units: -2, movementType: 'sale' }));
  const isShown = () => page.getByText(/Aloqa uzildi/).isVisible();
  await expect
    .poll(async () => page.clock.fastForward(5_000).then(isShown), { timeout: 30_000, interval: 300 })
    .toBe(true);
  await screenshot(page, 'offline-uz-light');
  expect(await row.getByText('3 dona qoldi').isVisible()).toBe(true);
  isSwallowed = false;
  await expect
    .poll(async () => page.clock.fastForward(5_000).then(() => row.getByText('1 dona qoldi').isVisible()), {
      timeout: 30_000,
    })
    .toBe(true);
  await expect.poll(isShown).toBe(false);
  expect(reads()).toBe(0);
  expect(errors).toEqual([]);
});

test('a kept session lets the buyer in with an initData that is too old by then, and another account has its own cart', async () => {
  const { page, button, restart } = await openShop(browser, app);
  await rowOf(page, 'Telefon X')
    .getByRole('button', { name: /savatga/ })
    .click();
  await expect.poll(button).toBeDefined();
  const signIns = countAsked(page, 'ShopSignIn');
  await restart({ signedAt: new Date(Date.now() - 3 * 86_400_000) });
  await expect.poll(button).toContain('Rasmiylashtirish');
  expect(signIns()).toBe(0);
  await restart({ user: newUser() });
  await rowOf(page, 'Telefon X').waitFor();
  expect(await button()).toBeUndefined();
  expect(signIns()).toBe(1);
});
