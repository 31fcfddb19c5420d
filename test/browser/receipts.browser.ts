import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { desk, phone, useBrowser } from '../support/browser.ts';
import { expectAccessible, expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { addProduct, apply, change, figureOf } from '../support/shop.ts';
import { writeXlsx } from '../support/xlsx.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();

/** Sixty lines, and axe on all of them twice: a busy machine takes long for that. */
const longMs = 180_000;

beforeAll(async () => {
  await db.sql`
    with made as (
      insert into products (sku, name, currency, price, cost_price, barcodes)
      select 'TEX-' || n, 'Koʻylak ' || n, 'UZS', 90000, 40000, array['47800000' || lpad(n::text, 5, '0')] from generate_series(1, 60) n
      returning id
    ) insert into inventory (product_id) select id from made`;
});

/** A supplier's invoice: 57 known lines, by barcode, and three codes that nobody has. `from`: where the unknown codes begin. */
function invoice(from: number): Buffer {
  const known = Array.from({ length: 57 }, (_, n) => [
    n + 1,
    `Koʻylak ${n + 1}`,
    `47800000${String(n + 1).padStart(5, '0')}`,
    2,
    50_000,
  ]);
  const unknown = Array.from({ length: 3 }, (_, n) => [58 + n, `Yangi ${n + 1}`, `${from + n}`, 5, 30_000]);
  return writeXlsx([
    {
      sheet: 'Faktura',
      rows: [['Hisob-faktura 17'], ['№', 'Nomi', 'Shtrix-kod', 'Soni', 'Narxi'], ...known, ...unknown],
    },
  ]);
}

interface Words {
  begin: string;
  file: string;
  read: string;
  choose: string;
  create: string;
  sku: string;
  createNow: string;
  remove: string;
  book: string;
  answerFirst: RegExp;
  booked: string;
  undo: string;
  undone: string;
  close: string;
}
const uz: Words = {
  begin: 'Kirim boshlash',
  file: 'Yetkazib beruvchining fayli',
  read: 'Oʻqilgan qatorlar: 60, jami 129 dona',
  choose: 'Tovarni tanlash',
  create: 'Yangi tovar yaratish',
  sku: 'Artikul',
  createNow: 'Yaratish',
  remove: 'Olib tashlash',
  book: 'Oʻtkazish',
  answerFirst: /Avval javob bering: 3/,
  booked: 'oʻtkazilgan',
  undo: 'Amalni bekor qilish',
  undone: 'bekor qilingan',
  close: 'Yopish',
};
const ru: Words = {
  begin: 'Начать приход',
  file: 'Файл поставщика',
  read: 'Прочитано строк: 60, всего 129 шт.',
  choose: 'Выбрать товар',
  create: 'Создать товар',
  sku: 'Артикул',
  createNow: 'Создать',
  remove: 'Убрать',
  book: 'Провести',
  answerFirst: /Сначала ответьте: у 3 строк/,
  booked: 'проведён',
  undo: 'Отменить операцию',
  undone: 'отменён',
  close: 'Закрыть',
};

const lineOf = (page: Page, text: string) => page.locator('.receipt-line').filter({ hasText: text });

/** Receives the file, answers its three questions, books, looks at the figures, and undoes it. */
async function receive(page: Page, words: Words, from: number, created: string): Promise<void> {
  await page.getByRole('button', { name: words.begin }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'faktura.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: invoice(from),
  });
  await page.getByText(words.read).waitFor();
  await expect.poll(() => page.locator('.receipt-line').count()).toBe(60);
  await page.getByRole('button', { name: words.book, exact: true }).click();
  await page.getByRole('dialog').getByText(words.answerFirst).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: words.close }).first().click();
  const [first, second, third] = [0, 1, 2].map((n) => lineOf(page, String(from + n)));
  await first!.getByRole('button', { name: words.choose }).click();
  await first!.getByRole('searchbox').fill('TEX-60');
  await first!.getByRole('button', { name: /TEX-60/ }).click();
  await lineOf(page, 'TEX-60').waitFor();
  await second!.getByRole('button', { name: words.create }).click();
  await second!.getByLabel(words.sku, { exact: true }).fill(created);
  await second!.getByRole('button', { name: words.createNow, exact: true }).click();
  await lineOf(page, created).waitFor();
  await third!.getByRole('button', { name: new RegExp(words.remove) }).click();
  await expect.poll(() => page.locator('.receipt-line').count()).toBe(59);
  await page.getByRole('button', { name: words.book, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('TEX').or(dialog.getByText('Koʻylak 1:')).first().waitFor();
  await dialog.getByRole('button', { name: words.book, exact: true }).click();
  await page.getByText(words.booked, { exact: true }).waitFor();
}

const idOf = async (sku: string) => (await db.sql<{ id: number }[]>`select id from products where sku = ${sku}`)[0]!.id;
const quantityOf = async (sku: string) => (await figureOf(db.sql, await idOf(sku))).quantity;

async function undo(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: words.undo, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.undo, exact: true }).click();
  await page.getByText(words.undone, { exact: true }).waitFor();
}

test('uz, phone: 60 lines of a file with three unknown codes are received, booked and undone', {
  timeout: longMs,
}, async () => {
  const { page, errors } = await signIn(browser, app, 'uz', { ...phone, path: '/receipts' });
  await receive(page, uz, 990_100, 'YANGI-1');
  expect([await quantityOf('TEX-1'), await quantityOf('TEX-60'), await quantityOf('YANGI-1')]).toEqual([2, 5, 5]);
  await expectAccessibleInBoth(page, 'receipt-uz');
  await undo(page, uz);
  expect([await quantityOf('TEX-1'), await quantityOf('YANGI-1')]).toEqual([0, 0]);
  expect(errors).toEqual([]);
});

test('ru, desk: the same; a draft is accessible while it asks, and quantity and cost are changed in place', {
  timeout: longMs,
}, async () => {
  const { page, errors } = await signIn(browser, app, 'ru', { ...desk, path: '/receipts' });
  await receive(page, ru, 880_100, 'НОВЫЙ-1');
  expect([await quantityOf('TEX-1'), await quantityOf('НОВЫЙ-1')]).toEqual([2, 5]);
  await undo(page, ru);
  await page.goto(`${app.url}/console/receipts`);
  await page.getByRole('button', { name: ru.begin }).click();
  const scan = page.getByRole('searchbox', { name: /^Сканируйте/ });
  await scan.fill('TEX-7');
  await scan.press('Enter');
  await page.getByText('теперь 1 шт.').waitFor();
  await scan.fill('nobody');
  await scan.press('Enter');
  await page.getByText('Товара с кодом «nobody» нет.').waitFor();
  const quantity = page.getByLabel('Количество: Koʻylak 7');
  await quantity.fill('12');
  await quantity.press('Enter');
  const cost = page.getByLabel('Себестоимость: Koʻylak 7');
  await cost.fill('45 000,50');
  await cost.press('Enter');
  await page.getByText('13 шт.').first().waitFor();
  await expect
    .poll(
      async () =>
        (await db.sql`select quantity, trim_scale(unit_cost)::text as cost from receipt_lines where code = 'TEX-7'`)[0],
    )
    .toEqual({ quantity: 12, cost: '45000.5' });
  await expectAccessibleInBoth(page, 'receipt-draft-ru');
  expect(errors).toEqual([]);
});

test('a scanner under a Russian layout is read, and scans without a connection wait and are sent once', async () => {
  await addProduct(db.sql, { sku: 'abc-1' });
  const { page, context } = await signIn(browser, app, 'ru', { ...desk, path: '/receipts' });
  await page.getByRole('button', { name: ru.begin }).click();
  const scan = page.getByRole('searchbox', { name: /^Сканируйте/ });
  await scan.evaluate((field: HTMLInputElement) => {
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
    const keys = [
      ['ф', 'KeyA'],
      ['и', 'KeyB'],
      ['с', 'KeyC'],
      ['-', 'Minus'],
      ['1', 'Digit1'],
    ];
    for (const [key, code] of keys) {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: key!, code: code!, bubbles: true }));
      setValue.call(field, field.value + key);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  await scan.press('Enter');
  await lineOf(page, 'abc-1').waitFor();
  await context.setOffline(true);
  for (const _scan of [1, 2]) {
    await scan.fill('abc-1');
    await scan.press('Enter');
  }
  await page.getByText('Сканирования ждут отправки: 2').waitFor();
  await context.setOffline(false);
  await page.getByText('Product abc-1: теперь 3 шт.').waitFor();
  await expectAccessible(page);
});

test('en, phone: what to buy says why, and a draft is made of the chosen product', async () => {
  const { id } = await addProduct(db.sql, { sku: 'SOLD-1', quantity: 58 });
  await db.sql`update products set created_at = now() - interval '90 days' where id = ${id}`;
  const [olx] = await db.sql<{ id: number }[]>`select id from marketplaces where code = 'olx'`;
  await apply(db.sql, change({ productId: id, units: -56, movementType: 'sale', marketplaceId: olx!.id }));
  const { page, errors } = await signIn(browser, app, 'en', { ...phone, path: '/receipts' });
  await page.getByRole('link', { name: 'What to buy' }).click();
  await page.getByText('2 pcs last 1 days, not 30: 56 sold in 28 days with stock.').waitFor();
  await page.getByLabel('Take: Product SOLD-1').click();
  await expectAccessibleInBoth(page, 'to-buy-en');
  await page.getByRole('button', { name: 'Receipt of the chosen: 1' }).click();
  await lineOf(page, 'SOLD-1').waitFor();
  expect(await page.getByLabel('Quantity: Product SOLD-1').inputValue()).toBe('58');
  expect(errors).toEqual([]);
});
