import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../src/db/stock/books.ts';
import { useApp } from '../support/app.ts';
import { desk, phone, useBrowser } from '../support/browser.ts';
import { expectAccessible, expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { applyOrderEvents, type OrderEventOf } from '../support/marketplace-orders.ts';
import { addListing, addMarketplace, addProduct } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();
const skus = ['CUP-1', 'CUP-2', 'CUP-3', 'CUP-4', 'CUP-5'] as const;
const barcodeOf = (sku: string) => `46000000000${sku.at(-1)}`;

beforeAll(async () => {
  const markets: { id: number }[] = [];
  for (const code of ['uzum', 'wildberries', 'ozon']) {
    markets.push(await addMarketplace(db.sql, { code, saleSignal: 'orders' }));
  }
  for (const sku of skus) {
    const { id } = await addProduct(db.sql, { sku, quantity: 100, price: 10_000 });
    await db.sql`update products set barcodes = array[${barcodeOf(sku)}] where id = ${id}`;
    for (const { id: marketplaceId } of markets) await addListing(db.sql, { marketplaceId, productId: id, sku });
  }
  const events = Array.from({ length: 36 }, (_, n): OrderEventOf => {
    const items = [{ sku: skus[n % 5]!, quantity: 1 + (n % 2) }];
    return { marketplaceId: markets[n % 3]!.id, event: 'order.created', orderId: `THEIRS-${n}`, items };
  });
  await applyOrderEvents(db.sql, events);
  for (let n = 0; n < 14; n += 1) {
    await app.query(
      `mutation ($items: [OrderItemInput!]!) { createManualOrder(input: { marketplace: "olx", customerName: "D", items: $items }) { __typename } }`,
      {
        items: [
          { sku: skus[n % 5], quantity: 1 },
          { sku: skus[(n + 1) % 5], quantity: 1 },
        ],
      },
    );
  }
});

/** As a scanner types: the code, and Enter. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

interface ToPack {
  number: string;
  sku: string;
  units: number;
}
const listOpen = () => db.sql<ToPack[]>`
  select o.number, i.sku, i.quantity as units from orders o join order_items i on i.order_id = o.id
  where o.status = 'new' and packing_state(o.id) <> 'fully' order by o.id, i.id`;
const countPacked = async () =>
  (await db.sql<{ count: number }[]>`select count(*)::int from orders where packing_state(id) = 'fully'`)[0]?.count;

const refused = (page: Page) => page.getByRole('alert');

test('50 orders of four marketplaces are packed by scan, and 5 wrong scans are refused', async () => {
  const { page, errors } = await signIn(browser, app, 'en', { ...desk, path: '/pack' });
  await page.getByText('50 orders are left to pack').waitFor();
  const orders = Map.groupBy(await listOpen(), ({ number }) => number);
  expect(orders.size).toBe(50);
  let wrong = 0;
  for (const [number, lines] of orders) {
    await scan(page, number);
    await page.getByText(`#${number}`, { exact: true }).waitFor();
    if (wrong < 5) {
      wrong += 1;
      const other = skus.find((sku) => lines.every((line) => line.sku !== sku))!;
      await scan(page, barcodeOf(other));
      await refused(page)
        .filter({ hasText: `"${barcodeOf(other)}" (Product ${other}) is not in this order` })
        .waitFor();
    }
    for (const { sku, units } of lines) {
      for (let unit = 0; unit < units; unit += 1) await scan(page, barcodeOf(sku));
    }
    await page
      .getByRole('status')
      .filter({ hasText: `Order ${number} is packed` })
      .waitFor();
  }
  await page.getByText('Nothing is left to pack').waitFor();
  expect(await countPacked()).toBe(50);
  const [packed] = await db.sql`
    select count(*)::int as scans, sum(p.units)::int as units, bool_and(p.idempotency_key is not null) as keyed from packings p`;
  const [ordered] = await db.sql`select sum(quantity)::int as units from order_items`;
  expect(packed).toEqual({ scans: ordered!.units, units: ordered!.units, keyed: true });
  expect((await checkBooks(db.sql)).problems).toEqual([]);
  expect(errors).toEqual([]);
}, 300_000);

test('an item that is scanned without an order opens the one that needs it first, also under a Russian layout', async () => {
  const make = () =>
    app.query<{ createManualOrder: { order: { id: string; number: string } } }>(
      `mutation { createManualOrder(input: { marketplace: "olx", customerName: "D", items: [{ sku: "CUP-1", quantity: 2 }] }) {
        ... on CreateManualOrderPayload { order { id number } } } }`,
    );
  const { order: first } = (await make()).createManualOrder;
  await make();
  const { page, errors } = await signIn(browser, app, 'en', { ...phone, path: '/pack' });
  const field = page.getByLabel('Scan an order or an item');
  // C, U and P of CUP-1 are С, Г and З there.
  for (const [key, code] of [
    ['С', 'KeyC'],
    ['Г', 'KeyU'],
    ['З', 'KeyP'],
    ['-', 'Minus'],
    ['1', 'Digit1'],
  ] as const) {
    await field.evaluate(
      (input, { key, code }) => {
        input.dispatchEvent(
          new KeyboardEvent('keydown', { key, code, shiftKey: code.startsWith('Key'), bubbles: true }),
        );
        const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
        set!.call(input, (input as HTMLInputElement).value + key);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      },
      { key, code },
    );
  }
  await page.keyboard.press('Enter');
  await page.getByText(`#${first.number}`, { exact: true }).waitFor();
  await page.getByText('1 / 2').waitFor();
  await scan(page, 'no such code');
  await refused(page).filter({ hasText: 'no such code' }).waitFor();
  await expectAccessibleInBoth(page, 'pack-phone');
  // Somebody else cancels one of the two while the first is in the parcel, and then the other.
  const cancel = () =>
    app.query(
      `mutation ($id: ID!) { cancelOrder(input: { orderId: $id, items: [{ sku: "CUP-1", quantity: 1 }] }) { __typename } }`,
      {
        id: first.id,
      },
    );
  await cancel();
  await page.getByText('1 / 1').waitFor();
  await cancel();
  await page.getByText('Take out of the parcel: 1 cancelled').waitFor();
  await page.getByRole('button', { name: 'Take one out: Product CUP-1' }).click();
  await page.getByText('0 / 0').waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
}, 60_000);
