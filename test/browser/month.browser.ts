import { beforeAll, describe, expect, test } from 'vitest';
import { bookCorrections } from '../../src/db/sales/months.ts';
import { useApp } from '../support/app.ts';
import { desk, phone, useBrowser } from '../support/browser.ts';
import { expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { addMarketplace, addProduct, apply, change } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();
let sale: { productId: number; marketplaceId: number; unitPrice: string; occurredAt: Date };

/** The tenth of the last month. */
const lastMonth = new Date();
lastMonth.setUTCMonth(lastMonth.getUTCMonth() - 1, 10);
const firstDay = `${lastMonth.toISOString().slice(0, 7)}-01`;

beforeAll(async () => {
  const { sql } = db;
  const product = await addProduct(sql, { sku: 'PHONE-001', quantity: 50, price: 3_000_000, cost: 2_500_000 });
  const { id } = await addMarketplace(sql, { code: 'uzum' });
  sale = { productId: product.id, marketplaceId: id, unitPrice: '3000000', occurredAt: lastMonth };
  await apply(sql, change({ ...sale, units: -4, movementType: 'marketplace_sale' }));
});

const open = (language: 'uz' | 'ru' | 'en', options: Parameters<typeof signIn>[3]) =>
  signIn(browser, app, language, { ...options, path: `/money${options.path ?? ''}` });

test('a month is closed with the fees that were missing, and a late return becomes a correction of the present month', async () => {
  const { page, errors } = await open('en', { ...desk, path: `?from=${firstDay}&to=${firstDay.slice(0, 8)}28` });
  await page.getByText('uzum: no fee is set for 4 units, revenue 12,000,000').waitFor();
  await page.getByRole('link', { name: 'Enter the fee: uzum' }).click();
  await page.getByText('No fee is set: profit after fees is not known.').waitFor();
  await page.getByRole('textbox', { name: 'From', exact: true }).fill(firstDay);
  await page.getByLabel('Commission, %').fill('101');
  await page.getByLabel('Logistics per unit (UZS)').fill('20 000');
  await page.getByLabel('Packing per unit (UZS)').fill('5000');
  const save = page.locator('#fees').getByRole('button', { name: 'Save' });
  await save.click();
  await page.getByText('Enter a number from 0; a percentage is at most 100').waitFor();
  await page.getByLabel('Commission, %').fill('10');
  await save.click();
  await page.getByRole('cell', { name: '10%' }).waitFor();
  await page.goto(`${app.url}/console/money?from=${firstDay}&to=${firstDay.slice(0, 8)}28`);
  // 4 x 500,000 - 10 % of 12,000,000 - 4 x 25,000
  await expect
    .poll(() => page.locator('.money-totals dd').allInnerTexts())
    .toContainEqual(expect.stringMatching(/^700,000/));
  await page.getByRole('button', { name: 'Close the month' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close the month' }).click();
  await page.getByText(/^closed /).waitFor();
  await apply(db.sql, change({ ...sale, units: 1, movementType: 'marketplace_return' }));
  await db.sql`update closed_months set compared_at = null`;
  await bookCorrections(db.sql);
  await page.reload();
  const correction = page.getByRole('row', { name: /^Correction for / });
  // Commission is paid back, logistics and packing stay: 300,000 less fees, 500,000 less profit.
  await expect.poll(() => correction.innerText()).toMatch(/−3,000,000.*−500,000.*−300,000.*−200,000/s);
  expect(await page.locator('tbody tr').filter({ hasText: 'closed' }).innerText()).toMatch(/700,000/);
  expect(errors).toEqual([]);
});

describe.each([
  ['uz', 'phone', phone],
  ['ru', 'desk', desk],
] as const)('in %s on a %s', (language, name, device) => {
  test('axe has nothing against months and fees, light and dark', async () => {
    const { page, errors } = await open(language, device);
    await page.locator('.month-correction').waitFor();
    await expectAccessibleInBoth(page, `months-${name}`);
    await page.goto(`${app.url}/console/marketplaces/uzum#fees`);
    await page.locator('#fees table').waitFor();
    await expectAccessibleInBoth(page, `fees-${name}`);
    expect(errors).toEqual([]);
  });
});
