import { expect, test } from 'vitest';
import { type Alert, listAlerts, raiseAlert, resolveAlert, watchStock } from '../../../src/db/alerts/alerts.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace, addProduct, apply, change } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';

const db = useDatabase();

async function alertsOf(productId: number, open: boolean | null = true): Promise<Alert[]> {
  const { rows } = await listAlerts(db.sql, { open }, { first: 100, afterId: null });
  return rows.filter((alert) => alert.productId === productId);
}

async function sell(productId: number, marketplaceId: number, units: number, marketplaceOrderId: string) {
  const [order] = await db.sql<{ id: string; number: string }[]>`
    insert into orders (marketplace_id, marketplace_order_id, currency) values (${marketplaceId}, ${marketplaceOrderId}, 'UZS')
    on conflict (marketplace_id, marketplace_order_id) do update set updated_at = now() returning id, number`;
  await apply(db.sql, change({ productId, units: -units, marketplaceId, orderId: order!.id, referenceType: 'order' }));
  await watchStock(db.sql, [productId]);
  return order!;
}

test('an oversold product raises one alert that names the orders, and is resolved when the units are paid back', async () => {
  const market = await addMarketplace(db.sql);
  const product = await addProduct(db.sql, { quantity: 5 });
  await sell(product.id, market.id, 4, 'fits');
  expect(await alertsOf(product.id)).toEqual([]);
  const crossing = await sell(product.id, market.id, 2, 'crossing');
  const beyond = await sell(product.id, market.id, 3, 'beyond');
  expect(await alertsOf(product.id)).toMatchObject([
    {
      kind: 'oversold',
      version: 2,
      orderIds: [beyond.id, crossing.id],
      parameters: {
        missing: 4,
        sales: [
          { order: beyond.number, marketplaceOrder: 'beyond', marketplace: market.code, units: 3 },
          { order: crossing.number, marketplaceOrder: 'crossing', marketplace: market.code, units: 2 },
        ],
      },
    },
  ]);
  await apply(db.sql, change({ productId: product.id, units: 4 }));
  await watchStock(db.sql, [product.id]);
  expect(await alertsOf(product.id)).toEqual([]);
  expect(await alertsOf(product.id, false)).toHaveLength(1);
});

test('an order that was taken back is no longer named', async () => {
  const market = await addMarketplace(db.sql);
  const product = await addProduct(db.sql, { quantity: 1 });
  const gone = await sell(product.id, market.id, 3, 'gone');
  const stays = await sell(product.id, market.id, 2, 'stays');
  await apply(
    db.sql,
    change({
      productId: product.id,
      units: 3,
      marketplaceId: market.id,
      orderId: gone.id,
      movementType: 'marketplace_cancellation',
    }),
  );
  await watchStock(db.sql, [product.id]);
  expect(await alertsOf(product.id)).toMatchObject([{ orderIds: [stays.id], parameters: { missing: 1 } }]);
});

test('stock at or below its threshold raises an alert, which follows the figure and is resolved above it', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  await db.sql`update products set low_stock_threshold = 3 where id = ${product.id}`;
  await apply(db.sql, change({ productId: product.id, units: -6 }));
  await watchStock(db.sql, [product.id]);
  expect(await alertsOf(product.id)).toEqual([]);
  await apply(db.sql, change({ productId: product.id, units: -1 }));
  await watchStock(db.sql, [product.id]);
  await apply(db.sql, change({ productId: product.id, units: -2 }));
  await watchStock(db.sql, [product.id]);
  expect(await alertsOf(product.id)).toMatchObject([
    { kind: 'low_stock', version: 2, parameters: { quantity: 1, threshold: 3 } },
  ]);
  await apply(db.sql, change({ productId: product.id, units: 3 }));
  await watchStock(db.sql, [product.id]);
  expect(await alertsOf(product.id)).toEqual([]);
});

test.each([
  ['a lower threshold', 'low_stock_threshold = 1'],
  ['no threshold', 'low_stock_threshold = null'],
  ['archiving', 'archived_at = now()'],
])('%s resolves low stock by the wake-up that it asks for', async (_what, set) => {
  const product = await addProduct(db.sql, { quantity: 2 });
  await db.sql`update products set low_stock_threshold = 3 where id = ${product.id}`;
  const run = () =>
    planPushesTask.run(createTestDeps(db.sql), { productIds: [product.id] }, new AbortController().signal);
  await run();
  expect(await alertsOf(product.id)).toHaveLength(1);
  await db.sql`delete from graphile_worker._private_jobs`;
  await db.sql.unsafe(`update products set ${set} where id = ${product.id}`);
  const jobs = await db.sql`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'plan_pushes'`;
  expect(jobs).toMatchObject([{ payload: { productIds: [product.id] } }]);
  await run();
  expect(await alertsOf(product.id)).toEqual([]);
});

test('looking again at what is as it was changes nothing', async () => {
  const product = await addProduct(db.sql, {});
  await db.sql`update products set low_stock_threshold = 3 where id = ${product.id}`;
  await watchStock(db.sql, [product.id]);
  const before = await alertsOf(product.id);
  await watchStock(db.sql, [product.id]);
  expect(await alertsOf(product.id)).toEqual(before);
  expect(before).toMatchObject([{ version: 1 }]);
});

test('a cause that comes back after it was resolved is a new alert', async () => {
  const market = await addMarketplace(db.sql);
  const name = { kind: 'unlinked_sale', marketplaceId: market.id, about: 'SKU "7"' } as const;
  const raise = (events: number) => raiseAlert(db.sql, { ...name, parameters: { name: 'SKU "7"', events } });
  const read = () => db.sql`
    select version, parameters ->> 'events' as events, resolved_at is not null as resolved from alerts
    where marketplace_id = ${market.id} order by id`;
  await raise(1);
  await raise(2);
  await resolveAlert(db.sql, name);
  await resolveAlert(db.sql, name);
  await raise(3);
  expect([...(await read())]).toEqual([
    { version: 3, events: '2', resolved: true },
    { version: 1, events: '3', resolved: false },
  ]);
});

test('causes that are raised by many at once stay one alert each', async () => {
  const market = await addMarketplace(db.sql);
  const causes = ['a', 'b', 'c'].map((about) => ({
    kind: 'unlinked_sale' as const,
    marketplaceId: market.id,
    about,
    parameters: { name: about, events: 1 },
  }));
  await Promise.all(
    Array.from({ length: 12 }, (_, n) => raiseAlert(db.sql, ...(n % 2 ? causes : causes.toReversed()))),
  );
  const rows = await db.sql`select about from alerts where marketplace_id = ${market.id} order by about`;
  expect(rows.map(({ about }) => about)).toEqual(['a', 'b', 'c']);
});

test('whatever order changes and looks come in, the open alerts are those of the last figures', async () => {
  const products = await Promise.all(Array.from({ length: 4 }, () => addProduct(db.sql, { quantity: 3 })));
  await db.sql`update products set low_stock_threshold = 2 where id = any (${products.map(({ id }) => id)})`;
  const moveAndLook = async (units: number): Promise<void> => {
    for (const { id } of products) {
      await apply(db.sql, change({ productId: id, units }));
      await watchStock(db.sql, [id]);
    }
  };
  for (let round = 0; round < 5; round += 1) await Promise.all([-4, 4, -2, 2, -1, 1].map(moveAndLook));
  for (const { id } of products) {
    // The sum of all changes is 0: three are there again, one above the threshold.
    expect(await alertsOf(id)).toEqual([]);
  }
});
