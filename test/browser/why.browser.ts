import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { desk, phone, useBrowser } from '../support/browser.ts';
import { expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { addDrift } from '../support/drifts.ts';
import { addListing, addMarketplace, addProduct, apply, change, showsStock } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();
const dayMs = 86_400_000;

beforeAll(async () => {
  const { id: productId } = await addProduct(db.sql, { sku: 'PHONE-001', price: 3_100_000 });
  const opened = new Date(Date.now() - 80 * dayMs);
  await apply(db.sql, change({ productId, units: 40, movementType: 'opening', occurredAt: opened }));
  const { id: marketplaceId } = await addMarketplace(db.sql, { code: 'uzum' });
  const listing = await addListing(db.sql, { marketplaceId, productId, sku: 'PHONE-001' });
  for (const [daysAgo, units] of [
    [60, -4],
    [30, -7],
    [3, -9],
  ] as const) {
    const occurredAt = new Date(Date.now() - daysAgo * dayMs);
    await apply(db.sql, change({ productId, units, movementType: 'marketplace_sale', marketplaceId, occurredAt }));
  }
  await showsStock(db.sql, listing, 20);
});

const open = async (language: 'uz' | 'ru' | 'en', options: object) => {
  const opened = await signIn(browser, app, language, { ...options, path: '/stock/PHONE-001' });
  await opened.page.locator('.ledger li').first().waitFor();
  return opened;
};

test('a rule says what it would show before it is saved, and a word that is no number is refused at its field', async () => {
  const { page, errors } = await open('en', desk);
  await page.getByRole('heading', { name: 'Rules' }).click();
  await page.getByLabel('Buffer').fill('many');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Write the quantity as a whole number, such as 12.').waitFor();
  await page.getByLabel('Buffer').fill('5');
  await page.getByText('Shows 20 now, once saved it shows 15').waitFor();
  expect(await db.sql`select 1 from marketplace_products where stock_buffer = 5`).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).dblclick();
  await page.getByText('Saved.').waitFor();
  expect(await db.sql`select 1 from marketplace_products where stock_buffer = 5`).toHaveLength(1);
  expect(errors).toEqual([]);
});

test('the chart is drawn again when the system turns dark', async () => {
  const { page } = await open('en', { ...desk, colorScheme: 'light' });
  await page.getByRole('button', { name: 'Show the chart' }).click();
  const drawn = await page.locator('.chart canvas').elementHandle();
  expect(await drawn?.evaluate((canvas) => canvas.isConnected)).toBe(true);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => drawn?.evaluate((canvas) => canvas.isConnected)).toBe(false);
  await page.locator('.chart canvas').waitFor();
});

test('the slider goes back in time by keyboard, and says how much was free then', async () => {
  const { page, errors } = await open('ru', desk);
  const slider = page.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await page.getByText('Было доступно: 29').waitFor();
  await page.keyboard.press('ArrowRight');
  expect(await slider.getAttribute('aria-valuetext')).toBe('сейчас');
  expect(errors).toEqual([]);
});

describe.each([
  ['uz', 'phone', phone],
  ['ru', 'desk', desk],
] as const)('in %s on a %s', (language, name, device) => {
  test('90 days are drawn, and listed in a table too', async () => {
    const { page, errors } = await open(language, device);
    await page.getByRole('button', { name: /^(Grafikni koʻrsatish|Показать график)$/ }).click();
    await page.locator('.chart canvas').waitFor();
    await page
      .locator('.chart .u-legend')
      .getByText(/^(Kun|День)$/)
      .waitFor();
    await page.getByText(/^(90 kunda sotilgan: 20 dona|Продано за 90 дней: 20 шт\.)$/).click();
    expect(await page.locator('.chart-table tbody tr').count()).toBe(3);
    await page.getByRole('heading', { name: /^(Qoidalar|Правила)$/ }).click();
    await expectAccessibleInBoth(page, `why-history-${name}`);
    expect(errors).toEqual([]);
  });
});

test('a difference says what is shown, what should be, and its likely cause; taken over as a sale it moves the stock', async () => {
  const [listing] = await db.sql<{ id: number; marketplaceId: number; productId: number }[]>`
    select id, marketplace_id, product_id from marketplace_products`;
  const { id: listingId, marketplaceId, productId } = listing!;
  await addDrift(db.sql, { listingId, market: { id: marketplaceId }, product: { id: productId } }, 2);
  const { page, errors } = await open('ru', desk);
  await page.getByText('uzum: показано 8, должно быть 10. Вероятная причина: не дошло событие о продаже.').waitFor();
  await page.getByRole('button', { name: 'Была продажа' }).click();
  await page.getByText(/^Расхождение учтено, теперь 18 шт\.$/).waitFor();
  expect(errors).toEqual([]);
});
