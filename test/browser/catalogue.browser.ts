import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { desk, phone, useBrowser } from '../support/browser.ts';
import { expectAccessible, expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { addProduct } from '../support/shop.ts';
import { writeXlsx } from '../support/xlsx.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();

beforeAll(async () => {
  const { id } = await addProduct(db.sql, { sku: '00071', quantity: 9, price: 3_100_000, cost: 2_500_000 });
  await db.sql`update products set barcodes = array['0400638133393'] where id = ${id}`;
  await addProduct(db.sql, { sku: 'CASE-007', quantity: 5, price: 50_000 });
});

const open = (language: 'uz' | 'ru' | 'en', options: Parameters<typeof signIn>[3]) =>
  signIn(browser, app, language, { ...options, path: `/catalogue${options.path ?? ''}` });

const rowOf = (page: Page, sku: string) => page.getByRole('form', { name: sku });

const productOf = async (sku: string) =>
  (
    await db.sql<
      { name: string; price: string | null; costPrice: string | null; barcodes: string[]; archivedAt: Date | null }[]
    >`
      select name, price::float8::text as price, cost_price::float8::text as cost_price, barcodes, archived_at from products where sku = ${sku}`
  )[0];

const upload = (page: Page, name: string, rows: (string | number | null)[][]) =>
  page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: writeXlsx([{ sheet: 'Products', rows }]),
  });

describe.each([
  ['uz', 'phone', phone],
  ['ru', 'desk', desk],
] as const)('in %s on a %s', (language, name, device) => {
  test('axe has nothing against the table and the difference of a file, light and dark', async () => {
    const { page, errors } = await open(language, device);
    await rowOf(page, '00071').waitFor();
    await expectAccessibleInBoth(page, `catalogue-${name}`);
    await page.getByRole('link', { name: /^(Fayldan yuklash|Загрузить из файла)$/ }).click();
    await upload(page, 'goods.xlsx', [
      ['Артикул', 'Название', 'Цена', 'Полка'],
      ['CASE-007', 'Чехол', 55_000, 'A1'],
      ['NEW-1', 'Новый', 10_000, 'A2'],
      ['NEW-2', null, 10_000, null],
    ]);
    await page.getByText(/^(Hali hech narsa yozilmadi|Пока ничего не записано)$/).waitFor();
    await page.getByText(/(qator 4|строка 4)/).waitFor();
    await expectAccessibleInBoth(page, `catalogue-upload-${name}`);
    expect(await productOf('NEW-1')).toBeUndefined();
    expect(errors).toEqual([]);
  });
});

test('a price is edited in the row; of two people the second one sees the newer data and is asked', async () => {
  const { page, errors } = await open('en', desk);
  const row = rowOf(page, 'CASE-007');
  await row.getByLabel('Price').fill('fifty');
  await row.getByRole('button', { name: 'Save' }).click();
  await row.getByText('Write the price as a number').waitFor();
  await row.getByLabel('Price').fill('52 000');
  await app.query(
    'mutation { updateProduct(input: { sku: "CASE-007", name: "Soft case" }) { ... on UpdateProductPayload { product { id } } } }',
  );
  await row.getByLabel('Name').and(page.locator('input[value="Soft case"]')).waitFor();
  await row.getByRole('button', { name: 'Save' }).dblclick();
  await page.getByText('Saved.').waitFor();
  expect(await productOf('CASE-007')).toMatchObject({ name: 'Soft case', price: '52000' });
  let isOlder = true;
  await page.route('**/graphql', (route) => {
    const body = route.request().postData() ?? '';
    if (!isOlder || !body.includes('EditProduct')) return route.continue();
    isOlder = false;
    return route.continue({ postData: body.replace(/"expectedRevision":\d+/, '"expectedRevision":1') });
  });
  await row.getByLabel('Price').fill('53000');
  await row.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Not saved: somebody else changed the product').waitFor();
  expect(await row.getByLabel('Price').inputValue()).toBe('53000');
  await row.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => (await productOf('CASE-007'))?.price).toBe('53000');
  expect(errors).toEqual([]);
});

test('a product is added, archived and put back', async () => {
  const { page, errors } = await open('en', phone);
  await page.getByRole('button', { name: 'Add a product' }).click();
  const form = page.locator('.catalogue-new');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('Enter the product’s name.').waitFor();
  await form.getByLabel('SKU').fill('LAMP-1');
  await form.getByLabel('Name').fill('Lamp');
  await form.getByLabel('Opening stock').fill('4');
  await form.getByRole('button', { name: 'Save' }).dblclick();
  const row = rowOf(page, 'LAMP-1');
  await row.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
  await expect.poll(() => row.count()).toBe(0);
  expect((await productOf('LAMP-1'))?.archivedAt).not.toBeNull();
  await page.getByRole('button', { name: 'Archive list' }).click();
  await row.getByRole('button', { name: 'Put back on sale' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Put back on sale' }).click();
  await expect.poll(async () => (await productOf('LAMP-1'))?.archivedAt).toBeNull();
  expect(errors).toEqual([]);
});

test('a file is written after its difference was shown, without its stock', async () => {
  const { page, errors } = await open('en', { ...desk, path: '/upload' });
  await upload(page, 'goods.xlsx', [
    ['SKU', 'Name', 'Price', 'Quantity'],
    ['CASE-007', 'Hard case', '60 000', 500],
    ['BAG-1', 'Bag', 70_000, 3],
  ]);
  await page.getByText('Nothing is written yet').waitFor();
  await page.getByText(/Name: .* → Hard case/).waitFor();
  expect(await productOf('BAG-1')).toBeUndefined();
  await page.getByRole('button', { name: 'Write (2)' }).dblclick();
  await page.getByText('Written', { exact: true }).waitFor();
  expect(await productOf('CASE-007')).toMatchObject({ name: 'Hard case', price: '60000' });
  const [stock] = await db.sql<{ quantity: number }[]>`
    select quantity from inventory i join products p on p.id = i.product_id where sku = 'CASE-007'`;
  expect(stock?.quantity).toBe(5);
  await upload(page, 'wrong.xlsx', [['Colour'], ['red']]);
  await page.getByText('The file has no column “SKU”.').waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('an Excel export that is uploaded again changes nothing: barcodes and zeros in front survive', async () => {
  const { page, errors } = await open('ru', desk);
  await rowOf(page, '00071').waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Выгрузить в Excel' }).click();
  const file = await (await saving).path();
  await page.getByRole('link', { name: 'Загрузить из файла' }).click();
  await page.getByText('Изменить и остатки по файлу').click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('Менять нечего.').waitFor();
  const unchanged = page.locator('.upload-counts dd').nth(2);
  const [count] = await db.sql<{ count: number }[]>`select count(*)::int from products where archived_at is null`;
  expect(await unchanged.innerText()).toBe(String(count?.count));
  expect(await page.locator('.upload-counts dd').nth(3).innerText()).toBe('0');
  expect(errors).toEqual([]);
});
