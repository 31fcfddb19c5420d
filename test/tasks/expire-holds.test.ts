import { beforeAll, expect, test } from 'vitest';
import type { Int8 } from '../../src/db/client.ts';
import { placeOrder } from '../../src/db/orders/orders.ts';
import { sweep } from '../../src/tasks/sweep.ts';
import { useDatabase } from '../support/database.ts';
import { addProduct, apply, change, figureOf } from '../support/shop.ts';
import { createTestDeps } from '../support/task-deps.ts';

const db = useDatabase();
let shopId: number;
beforeAll(async () => {
  const [shop] = await db.sql<{ id: number }[]>`select id from marketplaces where code = 'amazing_store'`;
  shopId = shop!.id;
});

async function hold(productId: number): Promise<Int8> {
  const lines = [{ productId, quantity: 1, unitPrice: null }];
  const buyer = { customerName: null, customerPhone: null, note: null, buyerId: '5', actor: 'buyer 5' };
  const id = await db.sql.begin((tx) => placeOrder(tx, { marketplaceId: shopId, ...buyer, holdMinutes: 30, lines }));
  await db.sql`update orders set held_until = now() - interval '1 second' where id = ${id}`;
  return id;
}

const statusOf = async (id: Int8) =>
  (await db.sql<{ status: string }[]>`select status from orders where id = ${id}`)[0]?.status;

test('the sweep gives up holds whose time is over, and asks for the pushes that follow', async () => {
  const product = await addProduct(db.sql, { quantity: 3 });
  const id = await hold(product.id);
  await db.sql`delete from graphile_worker._private_jobs`;
  await sweep(createTestDeps(db.sql));
  expect(await statusOf(id)).toBe('expired');
  expect((await figureOf(db.sql, product.id)).quantity).toBe(3);
  const jobs = await db.sql<{ payload: { productIds: number[] } }[]>`select payload from graphile_worker._private_jobs`;
  expect(jobs.map(({ payload }) => payload.productIds)).toContainEqual([product.id]);
});

test('a hold that cannot be given up does not keep the others', async () => {
  const [full, other] = [await addProduct(db.sql, { quantity: 1 }), await addProduct(db.sql, { quantity: 1 })];
  const [stuck, free] = [await hold(full.id), await hold(other.id)];
  // Its unit would take the figure out of its range.
  await apply(db.sql, change({ productId: full.id, units: 1_000_000_000 }));
  await sweep(createTestDeps(db.sql));
  expect([await statusOf(stuck), await statusOf(free)]).toEqual(['held', 'expired']);
});

test('a hold that somebody is just changing is left to them', async () => {
  const product = await addProduct(db.sql, { quantity: 1 });
  const id = await hold(product.id);
  await db.sql.begin(async (tx) => {
    await tx`update orders set status = 'confirmed', held_until = null where id = ${id}`;
    await sweep(createTestDeps(db.sql));
  });
  await sweep(createTestDeps(db.sql));
  expect(await statusOf(id)).toBe('confirmed');
  expect((await figureOf(db.sql, product.id)).quantity).toBe(0);
});
