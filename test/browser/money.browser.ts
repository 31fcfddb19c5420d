import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { desk, phone, useBrowser } from '../support/browser.ts';
import { expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { addMarketplace, addProduct, apply, change } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();
const dayMs = 86_400_000;
let phoneProduct: { id: number; sku: string };

beforeAll(async () => {
  const { sql } = db;
  phoneProduct = await addProduct(sql, { sku: 'PHONE-001', quantity: 50, price: 3_100_000, cost: 2_500_000 });
  const noCost = await addProduct(sql, { sku: 'CASE-007', quantity: 50, price: 50_000 });
  const { id: uzum } = await addMarketplace(sql, { code: 'uzum' });
  const { id: wb } = await addMarketplace(sql, { code: 'wildberries', currency: 'RUB' });
  for (const [daysAgo, marketplaceId, productId, unitPrice] of [
    [1, uzum, phoneProduct.id, '3000000'],
    [2, uzum, phoneProduct.id, '3100000'],
    [2, uzum, noCost.id, '50000'],
    [3, wb, phoneProduct.id, '24000'],
    [35, uzum, phoneProduct.id, '3000000'],
  ] as const) {
    const occurredAt = new Date(Date.now() - daysAgo * dayMs);
    const sale = { marketplaceId, unitPrice, occurredAt, movementType: 'marketplace_sale' } as const;
    await apply(sql, change({ productId, units: -1, ...sale }));
  }
});

const open = (language: 'uz' | 'ru' | 'en', options: Parameters<typeof signIn>[3]) =>
  signIn(browser, app, language, { ...options, path: `/money${options.path ?? ''}` });

test('what has no rate and no cost is named, and a rate that is entered here completes the sums', async () => {
  const { page, errors } = await open('en', desk);
  await page.getByText('RUB: no exchange rate.').waitFor();
  await page.getByText('no cost: 1.').waitFor();
  await page.getByRole('link', { name: 'CASE-007', exact: true }).first().waitFor();
  const revenue = page.locator('.money-totals dd').first();
  expect(await revenue.innerText()).toBe('—');
  await page.getByLabel('Rate: 1 RUB').fill('a lot');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Write the price as a number').waitFor();
  await page.getByLabel('Rate: 1 RUB').fill('150');
  await page.getByRole('button', { name: 'Save' }).click();
  // 3,000,000 + 3,100,000 + 50,000 + 24,000 × 150
  await expect.poll(() => revenue.innerText()).toMatch(/9,750,000/);
  expect(errors).toEqual([]);
});

test('the period and the place stand in the address, and a sale is in the sums without a reload', async () => {
  const { page, errors } = await open('en', desk);
  await page.getByRole('button', { name: '7 days' }).click();
  await page.getByLabel('Place of sale', { exact: true }).selectOption('uzum');
  await page.getByText('3 pcs').first().waitFor();
  await page.reload();
  await page.getByText('3 pcs').first().waitFor();
  expect(await page.getByLabel('Place of sale', { exact: true }).inputValue()).toBe('uzum');
  const [uzum] = await db.sql<{ id: number }[]>`select id from marketplaces where code = 'uzum'`;
  const sale = { marketplaceId: uzum!.id, unitPrice: '3000000', movementType: 'marketplace_sale' } as const;
  await apply(db.sql, change({ productId: phoneProduct.id, units: -1, ...sale }));
  await page.getByText('4 pcs').first().waitFor();
  await page.goto(`${app.url}/console/money?from=2020-01-01&to=2020-01-31`);
  await page.getByText('Nothing was sold on these days. Choose others.').waitFor();
  expect(errors).toEqual([]);
});

describe.each([
  ['uz', 'phone', phone],
  ['ru', 'desk', desk],
] as const)('in %s on a %s', (language, name, device) => {
  test('axe has nothing against it, light and dark', async () => {
    const { page, errors } = await open(language, device);
    await page.getByRole('link', { name: 'Product PHONE-001' }).waitFor();
    await expectAccessibleInBoth(page, `money-${name}`);
    expect(errors).toEqual([]);
  });
});
