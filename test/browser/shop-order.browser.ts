import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { checkBooks } from '../../src/db/stock/books.ts';
import { expireHolds } from '../../src/tasks/expire-holds.ts';
import { useApp } from '../support/app.ts';
import { screenshot, useBrowser } from '../support/browser.ts';
import { expectAccessible } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { initDataOf, newUser, openShop, type ShopPhone } from '../support/mini-app.ts';
import { addProduct, apply, change } from '../support/shop.ts';
import { createTestDeps } from '../support/task-deps.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();

type Options = Parameters<typeof openShop>[2];

/** A phone on which one of a product is in the cart, with the cart open. */
async function openCart(sku: string, options: Options = {}): Promise<ShopPhone> {
  const opened = await openShop(browser, app, options);
  const { page, press } = opened;
  await page.getByRole('listitem').filter({ hasText: sku }).locator('.add').click();
  await press();
  await page.locator('#field-phone').waitFor();
  return opened;
}

async function fill(page: Page): Promise<void> {
  await page.locator('#field-phone').fill('90 123 45 67');
}

const ordersOf = (sku: string) => db.sql<
  {
    id: string;
    number: string;
    status: string;
    customerPhone: string;
    deliveryMethod: string;
    deliveryAddress: string;
    note: string;
  }[]
>`select o.id, o.number, o.status, o.customer_phone, o.delivery_method, o.delivery_address, o.note
  from orders o join order_items i on i.order_id = o.id where i.sku = ${sku} order by o.id`;

async function confirm(number: string): Promise<void> {
  const { order } = await app.query<{ order: { id: string } }>(
    'query ($number: String!) { order(number: $number) { id } }',
    {
      number,
    },
  );
  await app.query(
    'mutation ($id: ID!) { updateOrderStatus(input: { orderId: $id, status: CONFIRMED }) { __typename } }',
    { id: order.id },
  );
}

/** A socket that stands, and through which nothing comes any more. */
const swallow = (page: Page): Promise<void> =>
  page.routeWebSocket(/graphql/, (client) => {
    const server = client.connectToServer();
    client.onMessage((message) => {
      const text = String(message);
      if (!text.includes('stockUpdated')) server.send(message);
    });
  });

test('an order: the number from Telegram, delivery to an address, two taps are one order, and the seller confirms it live', async () => {
  await addProduct(db.sql, { sku: 'ORDER-1', quantity: 5, price: 3_100_000 });
  const { page, errors, press, haptics } = await openCart('ORDER-1');
  await page.getByRole('button', { name: 'Raqamni yuborish' }).click();
  await expect.poll(() => page.locator('#field-phone').inputValue()).toBe('+998901234567');
  await page.getByLabel('Yetkazib berish').check();
  await press();
  await page.getByText('Manzilni kiriting').waitFor();
  expect(await page.locator('#field-address').evaluate((field) => field === document.activeElement)).toBe(true);
  await expectAccessible(page);
  await screenshot(page, 'cart-fault-uz');
  await page.locator('#field-address').fill('Chilonzor 7, 12-uy');
  await page.locator('#field-note').fill('Kechqurun');
  await press(2);
  await page.getByText('tasdiq kutmoqda').waitFor();
  await page.getByText(/(29|30):\d\d qoldi/).waitFor();
  await expectAccessible(page);
  await screenshot(page, 'order-uz-light');
  const orders = await ordersOf('ORDER-1');
  expect(orders).toMatchObject([
    {
      status: 'held',
      customerPhone: '+998901234567',
      deliveryMethod: 'delivery',
      deliveryAddress: 'Chilonzor 7, 12-uy',
      note: 'Kechqurun',
    },
  ]);
  expect(await haptics()).toContain('success');
  await confirm(orders[0]!.number);
  await page.getByText('tasdiqlangan').waitFor();
  expect(await page.getByText(/qoldi$/).count()).toBe(0);
  expect(errors).toEqual([]);
});

test('a number can be typed, a half one is refused at its field, and an own order is cancelled from the list', async () => {
  const { id } = await addProduct(db.sql, { sku: 'ORDER-2', quantity: 5, price: 100 });
  const { page, errors, press, back, button } = await openCart('ORDER-2', {
    language: 'ru',
    theme: 'dark',
    sharesNumber: false,
  });
  await page.getByRole('button', { name: 'Отправить номер' }).click();
  await page.getByText('Telegram не передал номер').waitFor();
  await page.locator('#field-phone').fill('90 12');
  await press();
  await page.getByText('Номер неполный').waitFor();
  await fill(page);
  await press();
  await page.getByText('ждёт подтверждения').waitFor();
  await expect.poll(button).toBeUndefined();
  await screenshot(page, 'order-ru-dark');
  await back();
  await page.getByRole('button', { name: /Мои заказы/ }).click();
  await page.getByRole('listitem').first().waitFor();
  await expectAccessible(page);
  await screenshot(page, 'orders-ru-dark');
  await page.getByRole('listitem').first().getByRole('button').click();
  await page.getByRole('button', { name: 'Отменить заказ' }).click();
  await page.getByText('снова поступят в продажу').waitFor();
  await page.getByRole('button', { name: 'Отменить заказ' }).click();
  await page.getByText('отменён').waitFor();
  expect(await ordersOf('ORDER-2')).toMatchObject([
    { status: 'cancelled', deliveryMethod: 'pick_up', deliveryAddress: null },
  ]);
  const [stock] = await db.sql`select quantity from inventory where product_id = ${id}`;
  expect(stock).toEqual({ quantity: 5 });
  expect(errors).toEqual([]);
});

test('an order whose answers are lost is asked for again, also after a restart, and is one order', async () => {
  await addProduct(db.sql, { sku: 'LOST-1', quantity: 5, price: 100 });
  const { page, press, restart, button } = await openCart('LOST-1');
  await fill(page);
  let isLost = true;
  const lose = async (route: Route): Promise<void> => {
    if (!isLost || !route.request().postData()?.includes('ShopPlaceOrder')) return route.continue();
    await route.fetch();
    return route.abort();
  };
  await page.route('**/graphql', lose);
  await press();
  await page.getByText('Javob kelmadi').waitFor();
  expect(await page.locator('#field-phone').isDisabled()).toBe(true);
  await screenshot(page, 'unanswered-uz');
  await restart();
  await expect.poll(button).toBe('Javobni soʻrash');
  isLost = false;
  await press();
  await page.getByText('tasdiq kutmoqda').waitFor();
  expect(await ordersOf('LOST-1')).toHaveLength(1);
  await restart();
  await page.getByRole('searchbox').waitFor();
  expect(await button()).toBeUndefined();
});

test('a changed price is shown before anything is ordered', async () => {
  const { id } = await addProduct(db.sql, { sku: 'PRICE-1', quantity: 5, price: 100_000 });
  const { page, press, button } = await openCart('PRICE-1', { prepare: swallow });
  await fill(page);
  await db.sql`update products set price = 120000 where id = ${id}`;
  await press();
  await page.getByText(/endi jami 120.000.soʻm/).waitFor();
  expect(await ordersOf('PRICE-1')).toEqual([]);
  await expect.poll(async () => (await button())?.replaceAll('\u00A0', ' ')).toBe('Buyurtma berish · 120 000 soʻm');
  await press();
  await page.getByText('tasdiq kutmoqda').waitFor();
  expect(await ordersOf('PRICE-1')).toHaveLength(1);
});

test('whoever comes too late hears it in words, and then sees it', async () => {
  const { id } = await addProduct(db.sql, { sku: 'LATE-1', quantity: 1, price: 100 });
  const { page, press, button } = await openCart('LATE-1', { prepare: swallow });
  await fill(page);
  await apply(db.sql, change({ productId: id, units: -1, movementType: 'marketplace_sale' }));
  await press();
  await page.getByText('oxirgi donasini boshqa xaridor olib ulgurdi').waitFor();
  await page.getByText('tugadi').waitFor();
  await expectAccessible(page);
  await screenshot(page, 'too-late-uz');
  await expect.poll(button).toBeUndefined();
  expect(await ordersOf('LATE-1')).toEqual([]);
});

test('two phones and Uzum fight for the last unit: it is sold once, and each sees the truth', async () => {
  const { id } = await addProduct(db.sql, { sku: 'FIGHT-1', quantity: 1, price: 100 });
  const phones = [await openCart('FIGHT-1'), await openCart('FIGHT-1', { language: 'ru' })];
  await Promise.all(phones.map(({ page }) => fill(page)));
  await Promise.all([
    ...phones.map(({ press }) => press().catch(() => undefined)),
    apply(db.sql, change({ productId: id, units: -1, movementType: 'marketplace_sale', mayOversell: true })),
  ]);
  const outcomes = await Promise.all(
    phones.map(async ({ page }) => {
      const placed = page.getByText(/tasdiq kutmoqda|ждёт подтверждения/);
      const gone = page.getByText(/tugadi|закончился/);
      await placed.or(gone).first().waitFor();
      return (await placed.isVisible()) ? 'placed' : 'gone';
    }),
  );
  const orders = await ordersOf('FIGHT-1');
  expect(outcomes.filter((outcome) => outcome === 'placed')).toHaveLength(orders.length);
  expect(orders.length).toBeLessThanOrEqual(1);
  const [stock] = await db.sql`select quantity, oversold from inventory where product_id = ${id}`;
  expect(stock).toEqual({ quantity: 0, oversold: orders.length });
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

test('a buyer with too many open orders reads how many, and what to do', async () => {
  await addProduct(db.sql, { sku: 'MANY-1', quantity: 50, price: 100 });
  const user = newUser();
  for (let order = 0; order < 5; order++) {
    await app.query(
      'mutation ($input: PlaceStoreOrderInput!) { placeStoreOrder(input: $input) { __typename } }',
      { input: { items: [{ sku: 'MANY-1', quantity: 1 }], idempotencyKey: `many-${order}` } },
      `tma ${initDataOf(user)}`,
    );
  }
  const { page, press } = await openCart('MANY-1', { user, language: 'ru' });
  await fill(page);
  await press();
  await page.getByText('У вас 5 неподтверждённых заказов').waitFor();
});

test('an order that nobody confirmed says so, and can be ordered again', async () => {
  await addProduct(db.sql, { sku: 'EXPIRED-1', quantity: 5, price: 100 });
  const { page, press, button } = await openCart('EXPIRED-1');
  await fill(page);
  await press();
  await page.getByText('tasdiq kutmoqda').waitFor();
  await db.sql`update orders set held_until = now() - interval '1 second' where id in (select order_id from order_items where sku = 'EXPIRED-1')`;
  await expireHolds(createTestDeps(db.sql));
  await page.getByText('Sotuvchi tasdiqlashga ulgurmadi').waitFor();
  await screenshot(page, 'expired-uz');
  await page.getByRole('button', { name: 'Qayta buyurtma berish' }).click();
  await expect.poll(button).toContain('Buyurtma berish');
});
