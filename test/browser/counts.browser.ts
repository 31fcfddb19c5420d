import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../src/db/stock/books.ts';
import { differenceOf, listLines } from '../../src/db/stocktakes/lines.ts';
import { wideLimits } from '../../src/simulator/limits.ts';
import { connectSimulated, useApp } from '../support/app.ts';
import { phone, screenshot, useBrowser } from '../support/browser.ts';
import { expectAccessible, expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { liftLimits } from '../support/limits.ts';
import { addListing, addProduct } from '../support/shop.ts';
import { useSimulator } from '../support/simulator.ts';

const db = useDatabase();
const simulator = useSimulator({ limits: wideLimits });
const app = useApp(db);
const browser = useBrowser();
const patience = { timeout: 30_000 };

const skus = Array.from({ length: 200 }, (_, n) => `ITEM-${String(n).padStart(3, '0')}`);
/** What lies on the shelf: one or two of each. */
const shelf = skus.map((_, n) => 1 + (n % 2));
/** One unit of each of these is missing, and nobody knows yet. */
const isMissing = (n: number): boolean => n % 10 === 0;
const barcodeOf = (n: number): string => `47800000${String(n).padStart(5, '0')}`;

beforeAll(async () => {
  await liftLimits(db.sql);
  await connectSimulated(app, simulator, ['test']);
  const [market] = await db.sql<{ id: number }[]>`select id from marketplaces where code = 'test'`;
  for (const [n, sku] of skus.entries()) {
    const quantity = shelf[n]! + (isMissing(n) ? 1 : 0);
    const { id: productId } = await addProduct(db.sql, { sku, quantity, price: 100, cost: 60 });
    await db.sql`update products set barcodes = array[${barcodeOf(n)}] where id = ${productId}`;
    await addListing(db.sql, { marketplaceId: market!.id, productId, sku });
    simulator.marketplaces.test.add({ sku, stock: quantity });
  }
}, 120_000);

const booksOf = async (): Promise<number[]> => {
  const rows = await db.sql<{ quantity: number }[]>`
    select i.quantity - i.oversold as quantity from products p join inventory i on i.product_id = p.id order by p.sku`;
  return rows.map(({ quantity }) => quantity);
};

/** The marketplace sells one: it leaves the shelf, and Ombor has heard of it when this returns. */
async function sell(n: number): Promise<void> {
  const before = (await booksOf())[n]!;
  shelf[n]! -= 1;
  simulator.marketplaces.test.sell(skus[n]!, 1, { force: true });
  await expect.poll(async () => (await booksOf())[n], patience).toBe(before - 1);
}

/** A scanner types a code and presses Enter, once for each unit that lies there. */
async function scan(page: Page, label: string, n: number): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  for (let unit = 0; unit < shelf[n]!; unit += 1) {
    await field.fill(barcodeOf(n));
    await field.press('Enter');
  }
}

/** Counts a part of the shelf; `after`: what happens after each product. */
async function countPart(
  page: Page,
  label: string,
  from: number,
  to: number,
  after: (n: number) => Promise<void>,
): Promise<void> {
  for (let n = from; n < to; n += 1) {
    await scan(page, label, n);
    await after(n);
  }
}

const waitingOf = (page: Page): Promise<number> =>
  page.evaluate(() => (JSON.parse(localStorage.getItem('ombor-scans') ?? '[]') as unknown[]).length);

test('two phones count 200 products while 50 are sold, one loses its connection, and the books are right', async () => {
  const uz = await signIn(browser, app, 'uz', { ...phone, path: '/counts' });
  await uz.page.getByText('Hali inventarizatsiya boʻlmagan.').waitFor();
  await expectAccessibleInBoth(uz.page, 'counts-empty-phone');
  await uz.page.getByRole('button', { name: 'Yangi inventarizatsiya' }).click();
  await uz.page.getByLabel('Nomi').fill('Juma kechasi');
  await expectAccessible(uz.page);
  await uz.page.getByRole('button', { name: 'Boshlash' }).click();
  await uz.page.getByRole('heading', { name: '№ 1 · Juma kechasi' }).waitFor();
  const ru = await signIn(browser, app, 'ru', { ...phone, path: '/counts/1' });
  await ru.page.getByText('Посчитано 0 из 200').waitFor();

  // Sold is what one phone has counted already, and what nobody will come to for a while.
  const sold: number[] = [];
  const sellBehind = async (n: number): Promise<void> => {
    if (n % 4 !== 3 || sold.length >= 48) return;
    sold.push(n - 2);
    await sell(n - 2);
  };
  await sell(97);
  await sell(197);
  await Promise.all([
    countPart(uz.page, 'Shtrixkod yoki SKU', 0, 100, sellBehind),
    (async () => {
      const label = 'Штрихкод или SKU';
      await countPart(ru.page, label, 100, 130, sellBehind);
      await ru.context.setOffline(true);
      await countPart(ru.page, label, 130, 160, sellBehind);
      await ru.page.getByText(/Жд[её]т отправки: \d+ запис|Ждут отправки: \d+ запис/).waitFor();
      expect(await waitingOf(ru.page)).toBeGreaterThanOrEqual(30);
      await screenshot(ru.page, 'counts-offline-phone');
      await ru.context.setOffline(false);
      await countPart(ru.page, label, 160, 200, sellBehind);
    })(),
  ]);
  expect(sold).toHaveLength(48);
  for (const { page } of [uz, ru]) await expect.poll(() => waitingOf(page), patience).toBe(0);
  // Each phone sees what the other one counted.
  await uz.page.getByText('200 tadan 200 tasi sanaldi').waitFor(patience);
  await ru.page.getByText('Посчитано 200 из 200').waitFor(patience);
  await expectAccessibleInBoth(uz.page, 'counts-counting-phone');

  const different = (await listLines(db.sql, [1])).filter((line) => differenceOf(line) !== 0);
  expect(different.map(({ sku }) => sku).toSorted()).toEqual(skus.filter((_, n) => isMissing(n)));
  await ru.page.getByRole('button', { name: 'Расхождения' }).click();
  await ru.page.getByText('20 из 200').waitFor(patience);
  await expectAccessibleInBoth(ru.page, 'counts-differences-phone');
  await ru.page.getByRole('button', { name: 'Провести', exact: true }).click();
  await ru.page.getByRole('dialog').getByRole('button', { name: 'Провести', exact: true }).click();
  await ru.page.getByText('Проведено строк: 200, остаток изменён у 20').waitFor(patience);
  expect(await booksOf()).toEqual(shelf);
  await uz.page.getByText('oʻtkazilgan').first().waitFor(patience);
  expect((await checkBooks(db.sql)).problems).toEqual([]);

  await ru.page.getByRole('button', { name: 'Отменить проведение' }).click();
  await ru.page.getByRole('dialog').getByRole('button', { name: 'Отменить проведение' }).click();
  await ru.page.getByText('Отменено строк: 200').waitFor(patience);
  expect(await booksOf()).toEqual(shelf.map((units, n) => units + (isMissing(n) ? 1 : 0)));
}, 280_000);

test('the last entry is corrected with one tap, an unknown code is a question that somebody answers, and chosen lines are booked', async () => {
  const [first] = [skus[5]!];
  const started = await app.query<{ startStocktake: { stocktake: { number: number } } }>(
    `mutation ($skus: [String!]) { startStocktake(input: { name: "Shelf", skus: $skus }) { ... on StartStocktakePayload { stocktake { number } } ... on Error { message } } }`,
    { skus: [first, skus[7]] },
  );
  const { page, errors } = await signIn(browser, app, 'en', {
    ...phone,
    path: `/counts/${started.startStocktake.stocktake.number}`,
  });
  const field = page.getByLabel('Barcode or SKU', { exact: true });
  await field.fill(first);
  await field.press('Enter');
  const last = page.getByRole('region', { name: 'Last entry' });
  await last.getByText(`Product ${first}`).waitFor();
  await last.getByRole('button', { name: 'One more' }).click();
  await expect.poll(() => last.getByRole('status').textContent()).toBe('2');
  await expect.poll(() => waitingOf(page), patience).toBe(0);
  // Sent meanwhile: it is corrected at the server.
  await last.getByRole('button', { name: 'One more' }).click();
  await expect.poll(() => last.getByRole('status').textContent()).toBe('3');

  await field.fill('0000000000');
  await field.press('Enter');
  await last.getByText('Unknown code: kept as a question').waitFor();
  await expect.poll(() => waitingOf(page), patience).toBe(0);
  await page.getByText('1 unknown code').waitFor(patience);
  await expectAccessibleInBoth(page, 'counts-unknown-phone');
  await page.getByRole('button', { name: /^Entries/ }).click();
  await page.getByRole('button', { name: 'Correct 0000000000' }).click();
  await page.getByPlaceholder('Search').or(page.getByRole('searchbox')).last().fill(skus[7]!);
  await page.getByRole('button', { name: new RegExp(`Product ${skus[7]}`) }).click();
  await page.getByText('1 unknown code').waitFor({ state: 'detached', ...patience });
  await expectAccessibleInBoth(page, 'counts-entries-phone');

  await page.getByRole('button', { name: 'Differences' }).click();
  await page.getByLabel(`Choose Product ${first}`).check();
  await page.getByRole('button', { name: 'Book 1 chosen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Book 1 chosen' }).click();
  await page.getByText('Booked: 1 lines, 1 figures changed').waitFor(patience);
  expect((await booksOf())[5]).toBe(3);
  await page.getByText('being counted').waitFor();
  expect(errors).toEqual([]);
}, 120_000);
