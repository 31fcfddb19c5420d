import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../src/db/stock/books.ts';
import { resume, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { useSimulator } from '../support/simulator.ts';
import { until } from '../support/until.ts';

const places = ['uzum', 'wildberries', 'ozon', 'yandex_market'] as const;
const sku = 'LIST-001';
const db = useDatabase();
const simulator = useSimulator();
const app = useApp(db, { env: { SWEEP_INTERVAL_MS: '500' } });
beforeAll(async () => {
  await app.query(
    `mutation ($input: CreateProductInput!) { createProduct(input: $input) { __typename ... on Error { message } } }`,
    { input: { sku, name: 'Listed', quantity: 50, price: '1200' } },
  );
  for (const name of places) await connectAsItIs(name);
  await resume(app, [...places]);
  for (const name of ['ozon', 'yandex_market'] as const) {
    const url = `${app.url}/webhooks/marketplaces/${name}/notifications`;
    expect(await simulator.marketplaces[name].notifications.register(url, new Date())).toBeNull();
  }
  await agreed(50);
}, 60_000);

/** Connects a marketplace by its own habits: no webhooks, sales told by its order list. */
async function connectAsItIs(name: (typeof places)[number]): Promise<void> {
  const { adapter, settings, credentials } = simulator.connections[name];
  const notificationSources = name === 'ozon' || name === 'yandex_market' ? ['127.0.0.1'] : undefined;
  const input = {
    code: name,
    name,
    adapter,
    settings: { ...settings, notificationSources },
    credentials,
    currency: 'UZS',
    saleSignal: 'ORDERS',
    // OZON and Yandex Market ring; the others are only found by reading.
    orderPollSeconds: notificationSources ? 600 : 1,
  };
  const { connectMarketplace } = await app.query<{ connectMarketplace: { message?: string } }>(
    `mutation ($input: ConnectMarketplaceInput!) { connectMarketplace(input: $input) { __typename ... on Error { message } } }`,
    { input },
  );
  expect(connectMarketplace.message).toBeUndefined();
  const item = simulator.marketplaces[name].add({ sku, stock: 50 });
  const { linkProduct } = await app.query<{ linkProduct: { message?: string } }>(
    `mutation ($input: LinkProductInput!) { linkProduct(input: $input) { __typename ... on Error { message } } }`,
    {
      input: {
        marketplace: name,
        sku,
        marketplaceSku: sku,
        marketplaceProductId: item.marketplaceProductId,
        settings: linkOf(name, item.link),
      },
    },
  );
  expect(linkProduct.message).toBeUndefined();
}

function linkOf(name: (typeof places)[number], link: Record<string, string>): unknown {
  if (name === 'wildberries') return { chrtId: link.chrtId };
  return name === 'uzum' ? link : undefined;
}

const agreed = (figure: number) =>
  until(
    async () => {
      const [row] = await db.sql<{ quantity: number }[]>`
        select quantity from inventory i join products p on p.id = i.product_id where p.sku = ${sku}`;
      return [row?.quantity, ...places.map((name) => simulator.marketplaces[name].stockOf(sku))];
    },
    (figures) => figures.every((one) => one === figure),
    30_000,
  );

test('sales that only an order list tells are found, counted once, and shown everywhere', async () => {
  simulator.marketplaces.wildberries.sell(sku, 1);
  await agreed(49);
  simulator.marketplaces.uzum.sell(sku, 2);
  await agreed(47);
}, 60_000);

test('sales that a marketplace rings for are found at once, however seldom it is read, and counted once', async () => {
  simulator.marketplaces.ozon.sell(sku, 1);
  await agreed(46);
  simulator.marketplaces.yandex_market.sell(sku, 1);
  await agreed(45);
}, 60_000);

test('what is cancelled there before handover is back in stock once', async () => {
  const placed = simulator.marketplaces.wildberries.placeOrder([{ sku, quantity: 1 }]);
  await agreed(44);
  for (const { id } of placed.ok ? placed.orders : []) simulator.marketplaces.wildberries.cancelOrder(id);
  await agreed(45);
}, 60_000);

test('no bucket of any marketplace was overdrawn, and the books balance', async () => {
  for (const name of places) {
    expect(
      Object.values(simulator.marketplaces[name].violations).every((count) => count === 0),
      name,
    ).toBe(true);
  }
  expect(await checkBooks(db.sql)).toMatchObject({ problems: [], movements: 7 });
});

test('a marketplace that is pushed to without a pause is polled all the same, once that is late', async () => {
  const { uzum } = simulator.marketplaces;
  const receive = async (): Promise<void> => {
    const input = { sku, quantityChange: 1, reason: 'RECEIPT', idempotencyKey: randomUUID() };
    await app.query(`mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { __typename } }`, { input });
  };
  const polls = async () =>
    (
      await db.sql<{ polls: number }[]>`
        select polls from marketplace_polls p join marketplaces m on m.id = p.marketplace_id where m.code = 'uzum'`
    )[0]!.polls;
  uzum.resetCalls();
  await until(
    () => receive().then(() => uzum.counts.set),
    (sets) => sets > 2,
    20_000,
  );
  const before = await polls();
  await db.sql`
    update marketplace_polls set polled_at = now() - interval '2 minutes'
    where marketplace_id = (select id from marketplaces where code = 'uzum')`;
  await until(
    () => receive().then(polls),
    (now) => now > before,
    20_000,
  );
  expect(Object.values(uzum.violations).every((count) => count === 0)).toBe(true);
}, 60_000);
