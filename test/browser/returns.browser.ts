import type { Page } from 'playwright-core';
import readXlsx from 'read-excel-file/node';
import { beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../src/db/stock/books.ts';

import { useApp } from '../support/app.ts';
import { desk, phone, useBrowser } from '../support/browser.ts';
import { expectAccessible, expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { applyOrderEvents, type OrderEventOf } from '../support/marketplace-orders.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../support/shop.ts';
import { makeLink } from '../support/signing-in.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();
const skus = ['BAG-1', 'BAG-2', 'BAG-3', 'BAG-4', 'BAG-5', 'LOST-1', 'SLOW-1'] as const;
const barcodeOf = (sku: string) => `4700000000${sku.at(0)}${sku.at(-1)}`;
let ids: Record<string, number>;

/** Orders of one item that have come as far as the last of the steps. */
function ordersOf(
  marketplaceId: number,
  sku: string,
  count: number,
  ...steps: ('shipped' | 'delivered' | 'returned')[]
) {
  return Array.from({ length: count }, (_, n): OrderEventOf[] => {
    const order = { marketplaceId, orderId: `${sku}-${n}`, items: [{ sku, quantity: 1 }] };
    return [
      { ...order, event: 'order.created' },
      ...steps.map((step): OrderEventOf => {
        if (step === 'returned') return { ...order, event: 'order.returned' };
        return { ...order, event: 'order.updated', status: step };
      }),
    ];
  }).flat();
}

beforeAll(async () => {
  const { id: marketplaceId } = await addMarketplace(db.sql, { code: 'uzum', saleSignal: 'orders' });
  const { id: stockMarket } = await addMarketplace(db.sql, { code: 'wildberries' });
  ids = {};
  for (const sku of skus) {
    const { id } = await addProduct(db.sql, { sku, quantity: 50, price: 10_000 });
    ids[sku] = id;
    await db.sql`update products set barcodes = array[${barcodeOf(sku)}] where id = ${id}`;
    await addListing(db.sql, { marketplaceId, productId: id, sku });
  }
  await applyOrderEvents(db.sql, [
    ...ordersOf(marketplaceId, 'BAG-1', 3, 'shipped', 'returned'),
    ...ordersOf(marketplaceId, 'BAG-2', 3, 'shipped'),
    ...ordersOf(marketplaceId, 'BAG-3', 2, 'shipped', 'delivered'),
    ...ordersOf(marketplaceId, 'LOST-1', 2, 'shipped'),
    ...ordersOf(marketplaceId, 'SLOW-1', 1, 'shipped'),
  ]);
  await apply(db.sql, change({ productId: ids['BAG-5']!, units: -1, marketplaceId: stockMarket }));
  await db.sql`update orders set shipped_at = now() - interval '40 days' where marketplace_order_id = 'LOST-1-0'`;
});

/** As a scanner types: the code, and Enter. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

const quantityOf = async (sku: string) =>
  (await db.sql<{ quantity: number }[]>`select quantity from inventory where product_id = ${ids[sku]!}`)[0]?.quantity;
const statusesOf = async (sku: string) =>
  (
    await db.sql<{ status: string }[]>`
      select status from orders where marketplace_order_id like ${`${sku}-%`} order by marketplace_order_id`
  ).map(({ status }) => status);
const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

test('a bag of 12 returns is booked without an order', async () => {
  const { page, errors } = await signIn(browser, app, 'en', { ...desk, path: '/returns' });
  await page.getByLabel('Scan a returned item').waitFor();
  const table = (sku: string) => page.getByRole('region', { name: `Product ${sku}`, exact: true });
  async function receive(sku: string, why: string, condition: 'Sellable' | 'Damaged'): Promise<void> {
    await scan(page, barcodeOf(sku));
    const first = table(sku).getByRole('listitem').first();
    await first.getByText(why).waitFor();
    await first.getByRole('button', { name: condition }).dblclick();
    await said(page, `Product ${sku}: ${condition.toLowerCase()}`);
    await table(sku).waitFor({ state: 'detached' });
  }
  await receive('BAG-1', 'Expected back', 'Sellable');
  await receive('BAG-1', 'Expected back', 'Sellable');
  await receive('BAG-1', 'Expected back', 'Damaged');
  await receive('BAG-2', 'Shipped, not delivered', 'Sellable');
  await receive('BAG-2', 'Shipped, not delivered', 'Damaged');
  await receive('BAG-2', 'Shipped, not delivered', 'Sellable');
  await receive('BAG-3', 'Sold', 'Sellable');
  await receive('BAG-3', 'Sold', 'Sellable');
  await receive('BAG-5', 'No known order', 'Sellable');
  await scan(page, barcodeOf('BAG-4'));
  await page.getByText('Product BAG-4: nobody expects it').waitFor();
  await page.getByRole('button', { name: 'Book as found: +1' }).click();
  await said(page, 'Product BAG-4: found, in stock');
  await scan(page, barcodeOf('BAG-4'));
  await page.getByRole('button', { name: 'Leave it' }).click();
  await said(page, 'Product BAG-4: left, not booked');
  await scan(page, 'no such code');
  await page.getByRole('alert').filter({ hasText: 'no such code' }).waitFor();

  const sitting = page.getByRole('region', { name: 'Received now: 9' });
  expect(await sitting.getByRole('listitem').count()).toBe(11);
  expect(await Promise.all(skus.slice(0, 5).map(quantityOf))).toEqual([49, 49, 50, 51, 50]);
  expect(await statusesOf('BAG-1')).toEqual(['returned', 'returned', 'returned']);
  expect(await statusesOf('BAG-2')).toEqual(['returned', 'returned', 'returned']);
  expect(await statusesOf('BAG-3')).toEqual(['returned', 'returned']);
  const [found] = await db.sql`
    select quantity_change, note from inventory_movements where product_id = ${ids['BAG-4']!} order by id desc limit 1`;
  expect(found).toEqual({ quantityChange: 1, note: 'Came with returns, no sale expects it' });
  await sitting.getByRole('button', { name: 'Undo' }).click();
  await sitting.getByText('undone', { exact: true }).waitFor();
  expect(await quantityOf('BAG-4')).toBe(50);
  expect((await checkBooks(db.sql)).problems).toEqual([]);
  await expectAccessible(page);
  expect(errors).toEqual([]);
}, 120_000);

test('a return whose answer was lost is sent again and counts once, and nothing else can be chosen meanwhile', async () => {
  const { page } = await signIn(browser, app, 'en', { ...desk, path: '/returns' });
  let isLost = true;
  await page.route('**/graphql', async (route) => {
    if (!isLost || !route.request().postData()?.includes('receiveReturn')) return route.fallback();
    isLost = false;
    await route.fetch();
    return route.abort();
  });
  await page.getByLabel('Scan a returned item').waitFor();
  await scan(page, barcodeOf('SLOW-1'));
  const button = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  await button('Sellable').click();
  const alert = page.getByRole('alert');
  await alert.filter({ hasText: 'No answer came' }).waitFor();
  expect(await button('Damaged').isDisabled()).toBe(true);
  await scan(page, barcodeOf('BAG-4'));
  await alert.filter({ hasText: 'First press the same button again for Product SLOW-1' }).waitFor();
  await button('Sellable').click();
  await said(page, 'Product SLOW-1: sellable, in stock');
  expect(await quantityOf('SLOW-1')).toBe(50);
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

test('on a phone a viewer sees the sales of a piece and lost goods, saves them, and is offered no act', async () => {
  const linkToken = await makeLink(db.sql, { name: 'Karim', role: 'viewer' });
  const { page, errors } = await signIn(browser, app, 'uz', { ...phone, credential: { linkToken } });
  await page.getByRole('button', { name: 'Yana' }).click();
  await page.getByRole('menuitem', { name: 'Qaytarishlar' }).click();
  await page.getByLabel('Qaytgan tovarni skanerlang').waitFor();
  await scan(page, barcodeOf('LOST-1'));
  const table = page.getByRole('region', { name: 'Product LOST-1' });
  await table.getByText('Joʻnatilgan, yetib bormagan').first().waitFor();
  expect(await table.getByRole('listitem').count()).toBe(2);
  expect(await table.getByRole('button').count()).toBe(0);
  const lost = page
    .locator('section.surface')
    .filter({ has: page.getByRole('heading', { name: 'Yoʻqolgan tovarlar' }) });
  await lost.getByRole('cell', { name: 'LOST-1' }).waitFor();
  expect(await lost.locator('tbody tr').count()).toBe(1);
  const saving = page.waitForEvent('download');
  await lost.getByRole('button', { name: 'Excel' }).click();
  const [sheet] = await readXlsx(await (await saving).path());
  expect(sheet?.data[0]).not.toContain('Narxi');
  expect(sheet?.data[1]?.slice(1, 5)).toEqual(['uzum', 'LOST-1-0', 'LOST-1', 1]);
  expect(sheet?.data[1]?.at(-1)).toMatch(/yangi; .*joʻnatilgan/);
  await lost.getByRole('combobox').selectOption('60');
  await lost.getByText('Bunday tovarlar yoʻq.').waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('on a phone an operator decides with buttons that are large enough', async () => {
  const linkToken = await makeLink(db.sql, { name: 'Aziza', role: 'operator' });
  const { page, errors } = await signIn(browser, app, 'uz', { ...phone, credential: { linkToken }, path: '/returns' });
  await page.getByLabel('Qaytgan tovarni skanerlang').waitFor();
  await scan(page, barcodeOf('LOST-1'));
  const button = page.getByRole('button', { name: /^Yaroqli: #/ }).first();
  await button.waitFor();
  expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await page.getByRole('region', { name: 'Yoʻqolgan tovarlar' }).getByRole('cell', { name: 'LOST-1' }).waitFor();
  await expectAccessibleInBoth(page, 'returns-phone');
  await scan(page, barcodeOf('BAG-4'));
  await page.getByText('kirim qilinmadi').waitFor();
  await page.getByRole('button', { name: 'Topilgan deb kirim qilish: +1' }).waitFor();
  await expectAccessibleInBoth(page, 'returns-found-phone');
  expect(errors).toEqual([]);
});

test('an owner lets packed orders of a marketplace become shipped', async () => {
  const { page, errors } = await signIn(browser, app, 'en', { ...desk, path: '/marketplaces/uzum' });
  const box = page.getByRole('switch', { name: 'Mark an order as shipped when it is packed' });
  await box.waitFor();
  expect(await box.isChecked()).toBe(false);
  await box.click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await expect.poll(() => box.isChecked()).toBe(true);
  expect(await db.sql`select ship_when_packed from marketplaces where code = 'uzum'`).toMatchObject([
    { shipWhenPacked: true },
  ]);
  await expectAccessible(page);
  expect(errors).toEqual([]);
});
