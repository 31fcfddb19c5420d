import { sign } from '@tma.js/init-data-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../src/db/client.ts';
import { placeOrder } from '../../src/db/orders/orders.ts';
import { checkBooks } from '../../src/db/stock/books.ts';
import { placeOrderDocument } from '../graphql/documents/orders.ts';
import { botToken, type RunningApp, startApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { addProduct, figureOf } from '../support/shop.ts';

const rounds = 3;
const db = useDatabase();
let apis: RunningApp[];
let buyers: string[];
beforeAll(async () => {
  const env = { STORE_MAX_OPEN_ORDERS: '1000' };
  apis = await Promise.all([1, 2].map(() => startApp(db.url, { role: 'api', env })));
  buyers = Array.from(
    { length: 200 },
    (_, id) => `tma ${sign({ user: { id: id + 1, first_name: 'B' } }, botToken, new Date())}`,
  );
});
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
  await Promise.all(apis.map((api) => api.stop()));
});

test.each(Array.from({ length: rounds }, (_, round) => round))(
  'round %i: of 200 buyers at once on two processes for the last 10 units exactly 10 get one',
  async (round) => {
    const product = await addProduct(db.sql, { sku: `LAST-${round}`, quantity: 10 });
    const results = await Promise.all(
      buyers.map(async (buyer, index) => {
        const input = { items: [{ sku: product.sku, quantity: 1 }], idempotencyKey: `round-${round}` };
        return (await apis[index % 2]!.run(placeOrderDocument, { input }, buyer)).placeStoreOrder.__typename;
      }),
    );
    expect(Object.groupBy(results, (name) => name).PlaceStoreOrderPayload).toHaveLength(10);
    expect(Object.groupBy(results, (name) => name).InsufficientStockError).toHaveLength(190);
    expect(await figureOf(db.sql, product.id)).toMatchObject({ quantity: 0, oversold: 0 });
  },
);

test('16 clients on two pools with orders of four lines in any order never block each other for good', async () => {
  const products = await Promise.all(Array.from({ length: 8 }, () => addProduct(db.sql, { quantity: 10_000 })));
  const [olx] = await db.sql<{ id: number }[]>`select id from marketplaces where code = 'olx'`;
  const pools = [1, 2].map(() => connect(db.url, { max: 8, applicationName: 'test clients' }));
  const ordersEach = 25;
  // Below the API, which tries again what a deadlock ended: here one rejects.
  await Promise.all(
    Array.from({ length: 16 }, async (_, client) => {
      for (let count = 0; count < ordersEach; count += 1) {
        // Every client goes round the products from another place, every other one backwards.
        const step = client % 2 === 0 ? 1 : 7;
        const lines = [0, 1, 2, 3].map((line) => {
          const { id } = products[(client + count + line * step) % 8]!;
          return { productId: id, quantity: 1, unitPrice: null };
        });
        const header = {
          marketplaceId: olx!.id,
          customerName: 'x',
          customerPhone: null,
          note: null,
          buyerId: null,
          holdMinutes: null,
        };
        await pools[client % 2]!.begin((tx) => placeOrder(tx, { ...header, actor: 'test', lines }));
      }
    }),
  );
  const figures = await Promise.all(products.map(({ id }) => figureOf(db.sql, id)));
  expect(figures.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(80_000 - 16 * ordersEach * 4);
  await Promise.all(pools.map((pool) => pool.end()));
});
