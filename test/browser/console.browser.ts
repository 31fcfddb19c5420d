import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { desk, phone, screenshot, useBrowser } from '../support/browser.ts';
import { expectAccessible, expectAccessibleInBoth, signIn as signInAt } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { goTo } from '../support/navigation.ts';
import { addListing, addMarketplace, addProduct, apply, change, showsStock } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();
let phoneProduct: { id: number; sku: string };

beforeAll(async () => {
  phoneProduct = await addProduct(db.sql, { sku: 'PHONE-001', quantity: 9, price: 3_100_000, cost: 2_500_000 });
  const cover = await addProduct(db.sql, { sku: 'CASE-007', quantity: 3, price: 50_000 });
  await db.sql`update products set barcodes = array['4006381333931'] where id = ${cover.id}`;
  const { id: marketplaceId } = await addMarketplace(db.sql, { code: 'uzum' });
  const right = await addListing(db.sql, { marketplaceId, productId: phoneProduct.id, sku: 'PHONE-001' });
  const wrong = await addListing(db.sql, { marketplaceId, productId: cover.id, sku: 'CASE-007' });
  await showsStock(db.sql, right, 9);
  await showsStock(db.sql, wrong, 5);
  await apply(db.sql, change({ productId: cover.id, units: -5, movementType: 'sale' }));
});

const errorsBut = (errors: string[], expected: RegExp): string[] => errors.filter((error) => !expected.test(error));

/** Opens a page of the console in a language, signed in as the owner. */
const signIn = (language: 'uz' | 'ru' | 'en', options: Parameters<typeof signInAt>[3]) =>
  signInAt(browser, app, language, options);

const quantityOf = (page: Page, sku: string) =>
  page.getByRole('listitem').filter({ hasText: sku }).locator('.product-figures dd').first();

describe('signing in', () => {
  test('a wrong key is refused at its field, and the field is kept', async () => {
    const { page, errors } = await browser.open(`${app.url}/console`, { ...phone, locale: 'uz' });
    await page.getByLabel('Kalit', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Kirish' }).click();
    await page.getByText('Bu kalit qabul qilinmadi').waitFor();
    expect(await page.getByLabel('Kalit', { exact: true }).inputValue()).toBe('wrong');
    await expectAccessible(page);
    await screenshot(page, 'sign-in-phone');
    expect(errorsBut(errors, /401/)).toEqual([]);
  });
});

describe.each([
  ['uz', 'phone', phone],
  ['ru', 'desk', desk],
] as const)('in %s on a %s', (language, name, device) => {
  test('axe has nothing against Today, Stock and Why, light and dark', async () => {
    const { page, errors } = await signIn(language, device);
    await page
      .getByText(/Bugun|Сегодня/)
      .first()
      .waitFor();
    await page.locator('.tile').first().waitFor();
    await expectAccessibleInBoth(page, `today-${name}`);
    await page.getByRole('link', { name: /Qoldiqlar|Остатки/ }).click();
    await page.getByText('PHONE-001', { exact: true }).waitFor();
    await expectAccessibleInBoth(page, `stock-${name}`);
    await page.getByRole('link', { name: 'Product CASE-007' }).click();
    await page.locator('.ledger li').first().waitFor();
    await expectAccessibleInBoth(page, `why-${name}`);
    expect(errors).toEqual([]);
  });
});

test('an archived marketplace is only in the archive, where it can be resumed', async () => {
  const { id } = await addMarketplace(db.sql, { code: 'closed-shop', paused: true });
  await db.sql`update marketplaces set archived_at = now() where id = ${id}`;
  const { page, errors } = await signIn('en', phone);
  await page.locator('.tile').filter({ hasText: 'uzum' }).waitFor();
  expect(await page.locator('.tile').filter({ hasText: 'closed-shop' }).count()).toBe(0);
  await goTo(page, 'Marketplaces');
  await page.getByText('Archive: 1').waitFor();
  const card = page.getByRole('article', { name: 'closed-shop' });
  expect(await card.isVisible()).toBe(false);
  await page.getByText('Archive: 1').click();
  await card.getByText('archived').waitFor();
  await expectAccessibleInBoth(page, 'archive-phone');
  await card.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => page.getByText('Archive: 1').count()).toBe(0);
  await card.waitFor();
  expect(errors).toEqual([]);
});

test('a sale is on the Stock page without a reload', async () => {
  const { page, errors } = await signIn('uz', { ...phone, path: '/stock' });
  const figure = quantityOf(page, 'PHONE-001');
  await figure.waitFor();
  const before = Number(await figure.innerText());
  await apply(db.sql, change({ productId: phoneProduct.id, units: -1, movementType: 'sale' }));
  await expect.poll(() => figure.innerText(), { timeout: 10_000 }).toBe(String(before - 1));
  expect(errors).toEqual([]);
});

test('goods are received in the row, and the receipt is undone', async () => {
  const { page, errors } = await signIn('ru', { ...desk, path: '/stock' });
  const row = page.getByRole('listitem').filter({ hasText: 'PHONE-001' });
  const before = Number(await quantityOf(page, 'PHONE-001').innerText());
  await row.getByRole('button', { name: 'Приход' }).click();
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('Укажите количество целым числом').waitFor();
  await page.getByLabel('Количество').fill('20');
  await page.getByRole('button', { name: 'Сохранить' }).dblclick();
  await page.getByText(`Приход записан: +20 шт., теперь ${before + 20} шт.`).waitFor();
  await expect.poll(() => quantityOf(page, 'PHONE-001').innerText()).toBe(String(before + 20));
  await page.getByRole('button', { name: 'Отменить операцию' }).click();
  await page.getByText(`Операция отменена, теперь ${before} шт.`).waitFor();
  await expect.poll(() => quantityOf(page, 'PHONE-001').innerText()).toBe(String(before));
  const movements = await db.sql`
    select 1 from inventory_movements where product_id = ${phoneProduct.id} and movement_type = 'receipt' and quantity_change = 20`;
  expect(movements).toHaveLength(1);
  expect(errors).toEqual([]);
});

test('a count is refused when the stock changed while the form was open, with both figures', async () => {
  const { page } = await signIn('en', { ...desk, path: '/stock' });
  const row = page.getByRole('listitem').filter({ hasText: 'PHONE-001' });
  const before = Number(await quantityOf(page, 'PHONE-001').innerText());
  await row.getByRole('button', { name: 'Count' }).click();
  await apply(db.sql, change({ productId: phoneProduct.id, units: -1, movementType: 'sale' }));
  await page.getByLabel('Counted (on the shelf)').fill(String(before));
  await expect.poll(() => quantityOf(page, 'PHONE-001').innerText()).toBe(String(before - 1));
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(`Not saved: the stock went from ${before} to ${before - 1}`).waitFor();
  expect(await page.getByLabel('Counted (on the shelf)').inputValue()).toBe(String(before));
});

test('a scanner finds a product by barcode, under a Russian layout too', async () => {
  const { page } = await signIn('ru', { ...desk, path: '/stock' });
  await page.getByText('PHONE-001', { exact: true }).waitFor();
  const field = page.getByRole('searchbox');
  await field.pressSequentially('4006381333931');
  await field.press('Enter');
  await expect.poll(() => page.getByText('PHONE-001', { exact: true }).count()).toBe(0);
  await page.getByText('CASE-007', { exact: true }).waitFor();
  await field.fill('');
  await page.getByText('PHONE-001', { exact: true }).waitFor();
  // What a scanner's "PHONE-001" comes to under a Russian layout.
  const letters = { KeyP: 'З', KeyH: 'Р', KeyO: 'Щ', KeyN: 'Т', KeyE: 'У' };
  for (const [code, key] of Object.entries(letters)) {
    await field.dispatchEvent('keydown', { key, code, shiftKey: true, bubbles: true });
  }
  await field.pressSequentially('-001');
  await field.press('Enter');
  await expect.poll(() => page.getByText('CASE-007', { exact: true }).count()).toBe(0);
});

test('a lost connection is shown, and what was missed is read when it is back', async () => {
  const { page, context } = await signIn('uz', { ...phone, path: '/stock', clock: true });
  const figure = quantityOf(page, 'PHONE-001');
  const before = Number(await figure.innerText());
  await context.setOffline(true);
  // Nothing closes the socket: only a ping that stays unanswered shows that nobody is there.
  const isShown = () => page.getByText(/Internet aloqasi yoʻq|Aloqa uzildi/).isVisible();
  await expect
    .poll(async () => page.clock.fastForward(5_000).then(isShown), { timeout: 30_000, interval: 500 })
    .toBe(true);
  await apply(db.sql, change({ productId: phoneProduct.id, units: -1, movementType: 'sale' }));
  await context.setOffline(false);
  await expect.poll(() => figure.innerText(), { timeout: 30_000 }).toBe(String(before - 1));
});
