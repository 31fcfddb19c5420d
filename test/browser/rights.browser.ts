import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { desk, phone, useBrowser } from '../support/browser.ts';
import { expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../support/shop.ts';
import { makeLink } from '../support/signing-in.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();

beforeAll(async () => {
  const { id: productId } = await addProduct(db.sql, {
    sku: 'PHONE-001',
    quantity: 9,
    price: 3_100_000,
    cost: 2_512_345,
  });
  const { id: marketplaceId } = await addMarketplace(db.sql, { code: 'uzum' });
  await addListing(db.sql, { marketplaceId, productId, sku: 'PHONE-001' });
  const sale = {
    movementType: 'marketplace_sale',
    marketplaceId,
    unitPrice: '3000000',
    occurredAt: new Date(),
  } as const;
  await apply(db.sql, change({ productId, units: -2, ...sale }));
});

/** What costs and sums come to, in the answers and on the pages: cost, revenue, profit. */
const money = /2512345|2 512 345|6000000|6 000 000|975310|975 310/;

test('an operator without seesMoney is sent no cost and no sum, and sees how many were sold', async () => {
  const linkToken = await makeLink(db.sql, { name: 'Aziza', role: 'operator' });
  const answers: Promise<string>[] = [];
  const { page, errors } = await signIn(browser, app, 'uz', {
    ...phone,
    credential: { linkToken },
    prepare: async (opened) => {
      opened.on('response', (response) => {
        if (response.url().endsWith('/graphql')) answers.push(response.text().catch(() => ''));
      });
    },
  });
  const sums = page.locator('.today-sum');
  await sums.getByText('Sotilgan', { exact: false }).waitFor();
  expect(await sums.innerText()).not.toMatch(/Tushum|Foyda/);
  expect(await sums.innerText()).toContain('2 dona');
  await expectAccessibleInBoth(page, 'today-no-money-phone');
  await page.getByRole('navigation').getByRole('link', { name: 'Qoldiqlar' }).click();
  await page.getByRole('link', { name: 'Product PHONE-001' }).click();
  await page.locator('.ledger li').first().waitFor();
  const texts = await Promise.all(answers);
  expect(texts.length).toBeGreaterThan(2);
  expect(texts.filter((text) => money.test(text.replaceAll('\u00a0', ' ')))).toEqual([]);
  expect(errors).toEqual([]);
});

test('an operator with seesMoney sees revenue and profit', async () => {
  const linkToken = await makeLink(db.sql, { name: 'Karim', role: 'operator', seesMoney: true });
  const { page } = await signIn(browser, app, 'ru', { ...desk, credential: { linkToken } });
  const sums = page.locator('.today-sum');
  await sums.getByText('Прибыль', { exact: false }).waitFor();
  await expect.poll(async () => (await sums.innerText()).replaceAll('\u00a0', ' ')).toContain('975 310');
});
