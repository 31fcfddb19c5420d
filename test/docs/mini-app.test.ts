import { sign } from '@tma.js/init-data-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botToken, useApp } from '../support/app.ts';
import { type BlackHole, startBlackHole } from '../support/black-hole.ts';
import { useDatabase } from '../support/database.ts';
import { type Program, startProgram } from '../support/program.ts';
import { addProduct, apply, change } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let network: BlackHole;
let program: Program;
let phone: { id: number; sku: string };
beforeAll(async () => {
  network = await startBlackHole(app.url);
  phone = await addProduct(db.sql, { sku: 'PHONE-001', quantity: 50, price: 100 });
  await addProduct(db.sql, { sku: 'CASE-001', quantity: 2, price: 5 });
  const OMBOR_AUTHORIZATION = `tma ${sign({ user: { id: 5, first_name: 'Aziza' } }, botToken, new Date())}`;
  const env = { OMBOR_URL: network.url.replace(/\/$/, ''), OMBOR_AUTHORIZATION };
  program = startProgram('examples/mini-app.ts', [], env, 'pipe');
});
afterAll(async () => {
  program.kill('SIGKILL');
  await program.ended;
  await network.stop();
});

const sell = (units: number) => apply(db.sql, change({ productId: phone.id, units: -units }));

test('the example reads the products and follows their stock', async () => {
  expect([await program.nextLine(), await program.nextLine(), await program.nextLine()]).toEqual([
    'PHONE-001 Product PHONE-001: 50',
    'CASE-001 Product CASE-001: 2',
    'Type an SKU to order one of it.',
  ]);
  await sell(3);
  expect(await program.nextLine()).toBe('PHONE-001 Product PHONE-001: 47');
});

test('what was sold while it had no connection reaches it once it is back, and is told once', async () => {
  network.swallow();
  network.cut();
  await sell(1);
  await sell(1);
  network.heal();
  network.cut();
  expect(await program.nextLine()).toBe('PHONE-001 Product PHONE-001: 45');
  await sell(1);
  expect(await program.nextLine()).toBe('PHONE-001 Product PHONE-001: 44');
});

test('a changed rule of the shop reaches its shelf, though no stock moved', async () => {
  const setBuffer = (units: number) =>
    db.sql`update marketplaces set stock_buffer = ${units} where code = 'amazing_store'`;
  await setBuffer(40);
  const lines = [await program.nextLine(), await program.nextLine()];
  expect(lines).toEqual(['PHONE-001 Product PHONE-001: 4', 'CASE-001 Product CASE-001: 0']);
  await setBuffer(0);
  expect(await program.nextLine()).toBe('PHONE-001 Product PHONE-001: 44');
  expect(await program.nextLine()).toBe('CASE-001 Product CASE-001: 2');
});

test('an order is placed and followed to its confirmation', async () => {
  program.writeLine('PHONE-001');
  const lines = [await program.nextLine(), await program.nextLine(), await program.nextLine()];
  const [order] = await db.sql<{ number: string }[]>`select number from orders`;
  expect(lines.toSorted()).toEqual([
    'PHONE-001 Product PHONE-001: 43',
    `order ${order!.number} waits for the shop to confirm it`,
    expect.stringMatching(new RegExp(`^order ${order!.number}, 100(.0+)? UZS, held until 20`)),
  ]);
  const { orders } = await app.query<{ orders: { edges: { node: { id: string } }[] } }>(
    '{ orders { edges { node { id } } } }',
  );
  await app.query(
    'mutation ($orderId: ID!) { updateOrderStatus(input: { orderId: $orderId, status: CONFIRMED }) { __typename } }',
    { orderId: orders.edges[0]!.node.id },
  );
  expect(await program.nextLine()).toBe(`order ${order!.number} is confirmed`);
});

test('a refusal is told in words', async () => {
  program.writeLine('NO-SUCH');
  expect(await program.nextLine()).toContain('NO-SUCH');
});

test('a changed price reaches its shelf at once, and the order is placed at the price that it shows', async () => {
  await db.sql`update products set price = 120 where sku = 'PHONE-001'`;
  expect(await program.nextLine()).toBe('PHONE-001 Product PHONE-001: 43');
  program.writeLine('PHONE-001');
  const lines = [await program.nextLine(), await program.nextLine(), await program.nextLine()];
  expect(lines.some((line) => /^order \d+, 120(.0+)? UZS, held until 20/.test(line))).toBe(true);
});
