import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { desk, phone, screenshot, useBrowser } from '../support/browser.ts';
import { expectAccessible, expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { addProduct, apply, change, figureOf } from '../support/shop.ts';
import { begin } from '../support/signing-in.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();
let phoneProduct: { id: number; sku: string };
let serial = 0;

beforeAll(async () => {
  phoneProduct = await addProduct(db.sql, { sku: 'PHONE-001', quantity: 90, price: 3_100_000, cost: 2_500_000 });
  await addProduct(db.sql, { sku: 'CASE-007', quantity: 80, price: 50_000 });
});

beforeEach(() => {
  serial += 1;
});

/** An order at OLX, as the API enters it. Returns its number. */
async function enter(items: { sku: string; quantity: number }[], customerName = `Dilnoza ${serial}`): Promise<string> {
  const { createManualOrder } = await app.query<{ createManualOrder: { order: { number: string } } }>(
    `mutation ($items: [OrderItemInput!]!, $customerName: String!) {
      createManualOrder(input: { marketplace: "olx", customerName: $customerName, customerPhone: "+998901234567", items: $items }) {
        ... on CreateManualOrderPayload { order { number } }
      }
    }`,
    { items, customerName },
  );
  return createManualOrder.order.number;
}

const shipBy = (number: string, interval: string) =>
  db.sql`update orders set ship_by = now() + ${interval}::interval where number = ${number}`;

const statusOf = async (number: string) =>
  (await db.sql<{ status: string }[]>`select status from orders where number = ${number}`)[0]?.status;

const rowOf = (page: Page, number: string) => page.getByRole('listitem').filter({ hasText: `#${number}` });

const open = (language: 'uz' | 'ru' | 'en', options: Parameters<typeof signIn>[3]) =>
  signIn(browser, app, language, { ...options, path: `/orders${options.path ?? ''}` });

test('an order is entered once, although its first answer was lost and its button was clicked twice', async () => {
  const { page, errors } = await open('en', { ...desk, path: '/new' });
  await page.getByRole('searchbox').fill('PHONE');
  await page.getByRole('button', { name: /PHONE-001/ }).click();
  const before = (await figureOf(db.sql, phoneProduct.id)).quantity;
  await page.getByText(`free: ${before}`).waitFor();
  // Somebody else sells one while the form is open.
  await apply(db.sql, change({ productId: phoneProduct.id, units: -1, movementType: 'sale' }));
  await page.getByText(`free: ${before - 1}`).waitFor();
  await page.getByRole('button', { name: 'Save the order' }).click();
  await page.getByText('Enter the customer’s name.').waitFor();
  await page.getByLabel('Customer').fill('Aziza Karimova');
  await page.getByLabel('Phone', { exact: true }).fill('12');
  await page.getByLabel('Quantity').fill('2');
  await page.getByRole('button', { name: 'Save the order' }).click();
  const phoneField = page.getByLabel('Phone', { exact: true });
  await expect.poll(() => phoneField.getAttribute('aria-invalid')).toBe('true');
  await phoneField.fill('90 123 45 67');
  let isLost = false;
  await page.route('**/graphql', async (route) => {
    if (isLost || !route.request().postData()?.includes('EnterOrder')) return route.continue();
    isLost = true;
    await route.fetch();
    return route.fulfill({ status: 503, body: 'try again' });
  });
  await page.getByRole('button', { name: 'Save the order' }).click();
  await page.getByText('No answer came. Save again: it is not recorded twice.').waitFor();
  expect(await page.getByLabel('Customer').inputValue()).toBe('Aziza Karimova');
  await page.getByRole('button', { name: 'Save the order' }).dblclick();
  await page.getByText(/Order #\d+ is recorded\./).waitFor();
  await page.getByRole('dialog').getByText('+998 90 123-45-67').waitFor();
  expect(await db.sql`select 1 from orders where customer_name = 'Aziza Karimova'`).toHaveLength(1);
  expect((await figureOf(db.sql, phoneProduct.id)).quantity).toBe(before - 3);
  expect(errors.filter((error) => !/503/.test(error))).toEqual([]);
});

test('an order that asks for more than there is says how many there are, and keeps what was typed', async () => {
  const { page } = await open('ru', { ...desk, path: '/new' });
  await page.getByRole('searchbox').fill('CASE-007');
  await page.getByRole('button', { name: /CASE-007/ }).waitFor();
  await page.getByRole('searchbox').press('Enter');
  await page.getByLabel('Количество').fill('500');
  await page.getByText('Не больше 80 шт.: столько сейчас есть.').waitFor();
  await page.getByLabel('Покупатель').fill('Олег');
  await page.getByRole('button', { name: 'Сохранить заказ' }).click();
  await page.getByRole('alert').filter({ hasText: 'CASE-007' }).waitFor();
  expect(await page.getByLabel('Количество').inputValue()).toBe('500');
  expect(await db.sql`select 1 from orders where customer_name = 'Олег'`).toEqual([]);
});

test('an order is confirmed in the list and shipped in its details, a part is cancelled, and a return is received', async () => {
  const number = await enter([
    { sku: 'PHONE-001', quantity: 3 },
    { sku: 'CASE-007', quantity: 2 },
  ]);
  const before = (await figureOf(db.sql, phoneProduct.id)).quantity;
  const { page, errors } = await open('en', desk);
  await rowOf(page, number).getByRole('button', { name: 'Confirm' }).dblclick();
  await page.getByText(`Order #${number}: confirmed.`).waitFor();
  await rowOf(page, number)
    .getByRole('link', { name: `#${number}` })
    .click();
  const details = page.getByRole('dialog');
  await details.getByRole('button', { name: 'Cancel the order' }).click();
  await details.getByLabel('Product PHONE-001').fill('1');
  await details.getByLabel('Product CASE-007').fill('9');
  await details.getByRole('button', { name: 'Cancel the order' }).click();
  await details.getByText('At most 2.').waitFor();
  await details.getByLabel('Product CASE-007').fill('0');
  await details.getByRole('button', { name: 'Cancel the order' }).click();
  await page.getByText(`A part of order #${number} is cancelled.`).waitFor();
  await details.getByText('cancelled: 1', { exact: true }).first().waitFor();
  expect((await figureOf(db.sql, phoneProduct.id)).quantity).toBe(before + 1);
  await details.getByRole('button', { name: 'Mark as shipped' }).click();
  await page.getByText(`Order #${number}: shipped.`).waitFor();
  await details.getByRole('button', { name: 'Receive a return' }).click();
  await details.getByLabel('Product PHONE-001').fill('2');
  await details.getByRole('button', { name: 'Receive a return' }).dblclick();
  await page.getByText(`Order #${number}: the return is received.`).waitFor();
  // The ledger of the order: sold, cancelled, returned.
  await expect.poll(() => details.locator('.ledger li').count()).toBe(4);
  expect((await figureOf(db.sql, phoneProduct.id)).quantity).toBe(before + 3);
  expect(errors).toEqual([]);
});

test('a new order is in the list without a reload, and a filter in the address shows the same to whoever opens it', async () => {
  const { page, errors } = await open('en', desk);
  await page.getByRole('button', { name: /^To ship/ }).waitFor();
  const number = await enter([{ sku: 'CASE-007', quantity: 1 }], 'Kamola Filtrova');
  await rowOf(page, number).waitFor();
  const other = await enter([{ sku: 'PHONE-001', quantity: 1 }], 'Bobur');
  await rowOf(page, other).waitFor();
  await page.getByRole('searchbox').first().fill('Kamola');
  await expect.poll(() => rowOf(page, other).count()).toBe(0);
  await rowOf(page, number).waitFor();
  await page.reload();
  await rowOf(page, number).waitFor();
  expect(await rowOf(page, other).count()).toBe(0);
  await page.getByRole('searchbox').first().fill('Nobody at all');
  await page.getByText('No order matches this filter.').waitFor();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await rowOf(page, other).waitFor();
  await page.getByText('Filter', { exact: true }).click();
  await page.getByLabel('SKU').fill('CASE-007');
  await expect.poll(() => rowOf(page, other).count()).toBe(0);
  expect(errors).toEqual([]);
});

test('a viewer sees the orders, and no button that the role would be refused', async () => {
  const number = await enter([{ sku: 'CASE-007', quantity: 1 }]);
  const { createApiKey } = await app.query<{ createApiKey: { key: string } }>(
    'mutation { createApiKey(input: { name: "Viewer", role: VIEWER }) { ... on CreateApiKeyPayload { key } } }',
  );
  const { bearer } = await begin(app, { apiKey: createApiKey.key });
  const { page, errors } = await browser.open('about:blank', { ...desk, locale: 'en' });
  await page.addInitScript((token) => sessionStorage.setItem('ombor-token', token), bearer.slice('Bearer '.length));
  await page.goto(`${app.url}/console/orders/${number}`);
  await page.getByRole('dialog').locator('.ledger li').first().waitFor();
  for (const name of ['Confirm', 'Mark as shipped', 'Cancel the order']) {
    expect(await page.getByRole('button', { name }).count()).toBe(0);
  }
  expect(await page.getByText('Enter an order').count()).toBe(0);
  expect(errors).toEqual([]);
});

test('the pick list names each product once, with the orders that wait for it', async () => {
  await db.sql`update orders set status = 'delivered' where status in ('new', 'confirmed')`;
  const first = await enter([{ sku: 'CASE-007', quantity: 1 }]);
  const second = await enter([{ sku: 'CASE-007', quantity: 3 }]);
  const { page, errors } = await open('uz', desk);
  await page.getByRole('link', { name: 'Yigʻish roʻyxati' }).click();
  await page.getByRole('cell', { name: `#${first} × 1, #${second} × 3` }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Chop etish' }).isVisible()).toBe(false);
  expect(await page.getByRole('link', { name: 'Buyurtmalar' }).last().isVisible()).toBe(false);
  await screenshot(page, 'orders-pick-print');
  await page.emulateMedia({ media: 'screen' });
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

describe.each([
  ['uz', 'phone', phone],
  ['ru', 'desk', desk],
] as const)('in %s on a %s', (language, name, device) => {
  test('axe has nothing against the list, the details and the form, light and dark', async () => {
    const late = await enter([{ sku: 'PHONE-001', quantity: 1 }]);
    await shipBy(late, '-2 hours');
    await shipBy(await enter([{ sku: 'CASE-007', quantity: 2 }]), '3 hours');
    const { page, errors } = await open(language, device);
    await rowOf(page, late).waitFor();
    await expectAccessibleInBoth(page, `orders-${name}`);
    await rowOf(page, late).getByRole('link').first().click();
    await page.getByRole('dialog').locator('.ledger li').first().waitFor();
    await expectAccessibleInBoth(page, `order-${name}`);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('link', { name: /^(Buyurtma kiritish|Внести заказ вручную)$/ }).click();
    await page.getByRole('searchbox').fill('PHONE');
    await page.getByRole('button', { name: /PHONE-001/ }).click();
    await page.getByLabel(/^(Soni|Miqdor|Количество)/).waitFor();
    await expectAccessibleInBoth(page, `order-new-${name}`);
    expect(await statusOf(late)).toBe('new');
    expect(errors).toEqual([]);
  });
});
