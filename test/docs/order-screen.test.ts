import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BlackHole, startBlackHole } from '../../src/proof/chaos/black-hole.ts';
import { ownerKey, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { type Program, startProgram } from '../support/program.ts';
import { addProduct } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let network: BlackHole;
let program: Program;
beforeAll(async () => {
  network = await startBlackHole(app.url);
  await addProduct(db.sql, { sku: 'PHONE-001', quantity: 50, price: 100 });
  await order(1);
  const env = { OMBOR_URL: network.url.replace(/\/$/, ''), OMBOR_AUTHORIZATION: `Bearer ${ownerKey}` };
  program = startProgram('examples/order-screen.ts', [], env, 'pipe');
});
afterAll(async () => {
  program.kill('SIGKILL');
  await program.ended;
  await network.stop();
});

async function order(quantity: number): Promise<{ id: string; number: string }> {
  const { createManualOrder } = await app.query<{ createManualOrder: { order: { id: string; number: string } } }>(
    `mutation ($quantity: Int!) { createManualOrder(input: { marketplace: "olx", customerName: "D", items: [{ sku: "PHONE-001", quantity: $quantity }] }) {
      ... on CreateManualOrderPayload { order { id number } } } }`,
    { quantity },
  );
  return createManualOrder.order;
}

const setStatus = (orderId: string, status: string) =>
  app.query('mutation ($input: UpdateOrderStatusInput!) { updateOrderStatus(input: $input) { __typename } }', {
    input: { orderId, status },
  });

const lines = async (count: number): Promise<string[]> => {
  const read: string[] = [];
  while (read.length < count) read.push(await program.nextLine());
  return read;
};

/** What the screen shows; the tabs follow the last change within a moment. */
async function showUntil(command: string, expected: string): Promise<void> {
  let line = '';
  do {
    program.writeLine(command);
    do line = await program.nextLine();
    while (!line.startsWith('tabs: '));
  } while (line !== expected);
}

test('it lists the orders with the tabs, and follows new ones live', async () => {
  expect(await lines(2)).toEqual(['1001 NEW olx 100 UZS: 1 x PHONE-001', 'tabs: NEW 1; sold today: 0']);
  await order(2);
  expect(await program.nextLine()).toBe('live: 1002 NEW olx 200 UZS: 2 x PHONE-001');
  await showUntil('all', 'tabs: NEW 2; sold today: 3');
});

test('it tells the story of an order and its next steps, and takes them', async () => {
  program.writeLine('show 1001');
  expect(await lines(3)).toEqual([
    'STATUS NEW by owner',
    'stock of PHONE-001: -1',
    'next: CONFIRMED, SHIPPED, CANCELLED, cancel',
  ]);
  program.writeLine('CONFIRMED 1001');
  expect((await lines(2)).toSorted()).toEqual([
    'done: 1001 is CONFIRMED',
    'live: 1001 CONFIRMED olx 100 UZS: 1 x PHONE-001',
  ]);
  program.writeLine('NEW 1001');
  expect(await program.nextLine()).toMatch(/^refused: /);
});

test('an order that leaves the chosen tab leaves the list', async () => {
  program.writeLine('NEW');
  expect(await lines(2)).toEqual(['1002 NEW olx 200 UZS: 2 x PHONE-001', 'tabs: CONFIRMED 1, NEW 1; sold today: 3']);
  program.writeLine('cancel 1002');
  expect((await lines(2)).toSorted()).toEqual([
    'done: 1002 is CANCELLED',
    'live: 1002 CANCELLED olx 0 UZS: 2 x PHONE-001',
  ]);
  await showUntil('NEW', 'tabs: CANCELLED 1, CONFIRMED 1; sold today: 3');
});

test('what changed while it had no connection reaches it once it is back', async () => {
  const { id, number } = await order(1);
  expect(await program.nextLine()).toMatch(new RegExp(`^live: ${number} NEW`));
  network.swallow();
  network.cut();
  await setStatus(id, 'SHIPPED');
  network.heal();
  network.cut();
  // A request that was cut off says so first.
  let line = '';
  while (!line.startsWith('live: ')) line = await program.nextLine();
  expect(line).toMatch(new RegExp(`^live: ${number} SHIPPED`));
  await showUntil('all', 'tabs: CANCELLED 1, CONFIRMED 1, SHIPPED 1; sold today: 4');
});
