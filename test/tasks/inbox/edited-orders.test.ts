import { expect, test } from 'vitest';
import { useDatabase } from '../../support/database.ts';
import { openShop } from './signed-events.ts';

const db = useDatabase();

// After the opening of every product, so that no count can contain them.
const start = Date.now() + 60_000;
const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
/** An order as it was told at this minute: [SKU, quantity, price?] per line. */
const order = (minute: number, ...lines: [string, number, number?][]) => ({
  event: 'order.created',
  order_id: 'O-4',
  timestamp: at(minute),
  items: lines.map(([sku, quantity, price]) => ({ sku, quantity, price })),
});
const last = <T>(rows: readonly T[]): T | undefined => rows.at(-1);

test('an order that is told again with more of a line and another line is booked by the difference', async () => {
  const { listed, send, figures, rows } = await openShop(db.sql, { products: 2 });
  const [one, two] = listed.map(({ sku }) => sku) as [string, string];
  await send(order(0, [one, 2]));
  await send(order(5, [one, 5], [two, 1]));
  expect(await figures()).toEqual([45, 49]);
  expect(await rows()).toMatchObject([
    { status: 'processed', errorMessage: null },
    { status: 'processed', errorMessage: null },
  ]);
  const items = await db.sql`
    select i.quantity from order_items i where i.product_id = any (${listed.map(({ id }) => id)}) order by i.id`;
  expect(items).toEqual([{ quantity: 5 }, { quantity: 1 }]);
});

test('what an edit takes out of an order before the handover goes back to stock', async () => {
  const { listed, send, figures, revenue } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 5]));
  await send(order(5, [sku, 2]));
  expect(await figures()).toEqual([48]);
  expect(await revenue()).toBe(200);
});

test('a quantity that is edited there and back is booked each time, once', async () => {
  const { listed, send, figures, rows, replay } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  const expected = [48, 45, 48, 45];
  for (const [index, quantity] of [2, 5, 2, 5].entries()) {
    await send(order(index, [sku, quantity]));
    expect(await figures()).toEqual([expected[index]]);
  }
  await send(order(3, [sku, 5]), order(1, [sku, 5]), order(2, [sku, 2]));
  expect(await figures()).toEqual([45]);
  for (const { id } of await rows()) await replay(id);
  expect(await figures()).toEqual([45]);
});

test('all edits in one batch come to the same as one by one', async () => {
  const { listed, send, figures } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(3, [sku, 4]), order(0, [sku, 2]), order(2, [sku, 7]), order(1, [sku, 5]), order(3, [sku, 4]));
  expect(await figures()).toEqual([46]);
});

test('an edit that comes before the order it edits stays, and the older event says that a later one counts', async () => {
  const { listed, send, figures, rows } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(5, [sku, 5]));
  await send(order(0, [sku, 2]));
  expect(await figures()).toEqual([45]);
  expect(last(await rows())).toMatchObject({
    status: 'processed',
    errorMessage: `a later event has told the quantity of "${sku}"`,
  });
});

test('what a person releases of a cancelled order leaves as many items as the event tells', async () => {
  const { listed, send, figures, rows, replay } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 3]));
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(1) });
  await send(order(2, [sku, 4]));
  expect(await figures()).toEqual([50]);
  await replay(last(await rows())!.id);
  expect(await figures()).toEqual([46]);
});

test('an event that was booked before its order was cancelled asks for nothing when it is replayed', async () => {
  const { listed, send, figures, rows, replay } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 5]));
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(1), items: [{ sku, quantity: 2 }] });
  await send(order(2, [sku, 3]));
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(3) });
  for (const { id } of await rows()) await replay(id);
  expect(await figures()).toEqual([50]);
  expect((await rows()).map(({ status }) => status)).toEqual(['processed', 'processed', 'processed', 'processed']);
});

test('one line that a cancellation names in two ways is cancelled by both quantities', async () => {
  const { market, listed, send, figures } = await openShop(db.sql);
  const { sku, listingId } = listed[0]!;
  await db.sql`update marketplace_products set marketplace_product_id = 'M-77' where id = ${listingId}`;
  await send(order(0, [sku, 3]));
  const items = [
    { sku, quantity: 1 },
    { marketplace_product_id: 'M-77', quantity: 1 },
  ];
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(1), items });
  expect(await figures()).toEqual([49]);
  expect(await db.sql`select status from orders where marketplace_id = ${market.id}`).toEqual([{ status: 'new' }]);
});

test('an item that is added for free costs nothing, although the average price is no round figure', async () => {
  const { listed, send, revenue } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 2, 50]));
  await send(order(1, [sku, 2, 50], [sku, 1, 0]));
  expect(await revenue()).toBeCloseTo(100, 4);
});

test('fewer items of an order that the marketplace ships from its own stock are not expected here', async () => {
  const { market, listed, send } = await openShop(db.sql);
  const shipped = { fulfilment: 'marketplace', status: 'shipped' };
  await send({ ...order(0, [listed[0]!.sku, 5]), ...shipped });
  await send({ ...order(1, [listed[0]!.sku, 3]), ...shipped });
  const items = await db.sql`
    select i.quantity, i.return_expected from order_items i join orders o on o.id = i.order_id where o.marketplace_id = ${market.id}`;
  expect(items).toEqual([{ quantity: 3, returnExpected: 0 }]);
});

test('order.updated with lines tells the order again', async () => {
  const { market, listed, send, figures } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 2]));
  await send({ ...order(1, [sku, 5]), event: 'order.updated', status: 'shipped' });
  expect(await figures()).toEqual([45]);
  expect(await db.sql`select status from orders where marketplace_id = ${market.id}`).toEqual([{ status: 'shipped' }]);
});

test('of two events from one moment the one that came last counts', async () => {
  const { listed, send, figures } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 2]));
  await send(order(0, [sku, 5]));
  expect(await figures()).toEqual([45]);
});

test.each([
  ['as it was ordered', 3],
  ['as it is after the cancellation', 2],
])('an order that is told again after a partial cancellation, %s, books nothing', async (_how, quantity) => {
  const { listed, send, figures, rows } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 3]));
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(1), items: [{ sku, quantity: 1 }] });
  await send(order(2, [sku, quantity]), order(0, [sku, quantity]));
  expect(await figures()).toEqual([48]);
  expect(last(await rows())).toMatchObject({
    status: 'processed',
    errorMessage: 'the order is recorded already; nothing in it has changed',
  });
});

test('more of a line of which a part was cancelled is booked as far as it is sure, and the rest waits for a person', async () => {
  const { listed, send, figures, rows, replay, alerts } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 3]));
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(1), items: [{ sku, quantity: 1 }] });
  await send(order(2, [sku, 5]));
  expect(await figures()).toEqual([46]);
  expect(last(await rows())).toMatchObject({
    status: 'failed',
    errorMessage: expect.stringContaining('until then it counts as what was ordered: 4 are left'),
  });
  expect(await alerts()).toMatchObject([{ about: 'partly_cancelled', open: true }]);
  await replay(last(await rows())!.id);
  expect(await figures()).toEqual([45]);
  expect(await alerts()).toMatchObject([{ open: false }]);
});

test('less of a line of which a part was cancelled waits for a person with an alert, and a replay leaves what it tells', async () => {
  const { listed, send, figures, rows, replay, alerts } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 5]));
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(1), items: [{ sku, quantity: 1 }] });
  await send(order(2, [sku, 3]));
  expect(await figures()).toEqual([46]);
  const row = last(await rows());
  expect(row).toMatchObject({
    status: 'failed',
    errorMessage: expect.stringContaining(`it tells 3 of "${sku}"; 5 were ordered and 1 of them cancelled or returned`),
  });
  const alert = { kind: 'event_waits', about: 'partly_cancelled' };
  expect(await alerts()).toMatchObject([{ ...alert, parameters: { events: 1, name: 'O-4' }, open: true }]);
  await replay(row!.id);
  expect(await figures()).toEqual([47]);
  expect(last(await rows())).toMatchObject({ status: 'processed' });
  expect(await alerts()).toMatchObject([{ ...alert, open: false }]);
});

test('more of a cancelled order waits for a person, and the same of it says nothing', async () => {
  const { listed, send, figures, rows } = await openShop(db.sql, { products: 2 });
  const [one, two] = listed.map(({ sku }) => sku) as [string, string];
  await send(order(0, [one, 3]));
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(2) });
  await send(order(0, [one, 3]), order(3, [one, 4]), order(4, [two, 1]));
  expect(await figures()).toEqual([50, 50]);
  expect((await rows()).slice(2)).toMatchObject([
    { status: 'processed' },
    { status: 'failed', errorMessage: expect.stringContaining(`it tells 4 of "${one}", but the order is CANCELLED`) },
    { status: 'failed', errorMessage: expect.stringContaining(`it tells 1 of "${two}", but the order is CANCELLED`) },
  ]);
});

test('more of an order that was told before the whole order was cancelled asks nobody, whenever it comes', async () => {
  const { market, listed, send, figures, rows } = await openShop(db.sql, { products: 2 });
  const [one, two] = listed.map(({ sku }) => sku) as [string, string];
  await send(order(0, [one, 3]));
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(5) });
  await send(order(2, [one, 4]), order(3, [two, 1]));
  expect(await figures()).toEqual([50, 50]);
  expect((await rows()).map(({ status }) => status)).toEqual(Array(4).fill('processed'));
  expect(await db.sql`select status from orders where marketplace_id = ${market.id}`).toEqual([
    { status: 'cancelled' },
  ]);
});

test('what an edit takes out of an order after the handover is expected back', async () => {
  const { market, listed, send, figures, rows } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 5]));
  await db.sql`update orders set status = 'shipped' where marketplace_id = ${market.id}`;
  await send(order(5, [sku, 2]), order(5, [sku, 2]));
  expect(await figures()).toEqual([45]);
  const [item] = await db.sql`select quantity, return_expected from order_items where sku = ${sku}`;
  expect(item).toEqual({ quantity: 5, returnExpected: 3 });
  expect((await rows())[1]).toMatchObject({
    status: 'processed',
    errorMessage: 'the order is recorded; the goods have left: a return is expected',
  });
});

test('a line that is not named any more stays, and the event says so', async () => {
  const { listed, send, figures, rows } = await openShop(db.sql, { products: 2 });
  const [one, two] = listed.map(({ sku }) => sku) as [string, string];
  await send(order(0, [one, 2], [two, 1]));
  await send(order(5, [one, 3]));
  expect(await figures()).toEqual([47, 49]);
  expect(last(await rows())).toMatchObject({
    status: 'processed',
    errorMessage: `"${two}" is not named any more and stays: order.cancelled takes it back`,
  });
});

test('a line that was edited before it was linked is sold once, with its last quantity', async () => {
  const shop = await openShop(db.sql);
  await shop.send(order(0, ['LATER', 2]), order(5, ['LATER', 5]));
  await db.sql`update marketplace_products set marketplace_sku = 'LATER' where id = ${shop.listed[0]!.listingId}`;
  await shop.work();
  expect(await shop.figures()).toEqual([45]);
  expect(await shop.rows()).toMatchObject([{ status: 'processed' }, { status: 'processed' }]);
});

test('an edit that links a line and changes its quantity sells it once', async () => {
  const shop = await openShop(db.sql);
  await shop.send(order(0, ['LATER', 2]));
  await db.sql`update marketplace_products set marketplace_sku = 'LATER' where id = ${shop.listed[0]!.listingId}`;
  await shop.send(order(5, ['LATER', 5]));
  expect(await shop.figures()).toEqual([45]);
});

test('under the signal "stock" an edited order is recorded and moves nothing', async () => {
  const { listed, send, figures, rows } = await openShop(db.sql, { saleSignal: 'stock' });
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 2]));
  await send(order(5, [sku, 5]));
  expect(await figures()).toEqual([50]);
  expect(await db.sql`select quantity from order_items where sku = ${sku}`).toEqual([{ quantity: 5 }]);
  expect(last(await rows())).toMatchObject({
    status: 'processed',
    errorMessage: 'the order is recorded; another sale signal changes its stock',
  });
});

test('a cancellation of an edited order puts back what the edit has left', async () => {
  const { listed, send, figures, revenue } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 2]), order(1, [sku, 5]), order(2, [sku, 3]));
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(3) });
  expect(await figures()).toEqual([50]);
  expect(await revenue()).toBe(0);
});

test.each<[string, [number, number][], number]>([
  [
    'one free',
    [
      [1, 100],
      [1, 0],
    ],
    100,
  ],
  [
    'the free one first',
    [
      [1, 0],
      [1, 100],
    ],
    100,
  ],
  [
    'two of three free',
    [
      [1, 100],
      [2, 0],
    ],
    100,
  ],
  [
    'prices with parts',
    [
      [2, 33.33],
      [5, 0.0001],
    ],
    66.6605,
  ],
])('one SKU at two prices in one event brings what both cost: %s', async (_which, parts, expected) => {
  const { listed, send, figures, revenue, market } = await openShop(db.sql);
  const lines = parts.map(([quantity, price]): [string, number, number] => [listed[0]!.sku, quantity, price]);
  await send(order(0, ...lines));
  const units = parts.reduce((sum, [quantity]) => sum + quantity, 0);
  expect(await figures()).toEqual([50 - units]);
  expect(await revenue()).toBe(expected);
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(3) });
  expect(await revenue()).toBe(0);
  expect(await db.sql`select status from orders where marketplace_id = ${market.id}`).toEqual([
    { status: 'cancelled' },
  ]);
});

test('an item without a price beside one with a price is sold at the price of its listing', async () => {
  const { listed, send, revenue } = await openShop(db.sql);
  await send(order(0, [listed[0]!.sku, 1, 40], [listed[0]!.sku, 1]));
  expect(await revenue()).toBe(140);
});

test.each<[string, [number, number][], number]>([
  ['more at the same price', [[5, 90]], 450],
  [
    'a gift',
    [
      [2, 90],
      [1, 0],
    ],
    180,
  ],
  ['less at another price', [[1, 100]], 100],
])('an edited order brings what it costs now: %s', async (_which, parts, expected) => {
  const { listed, send, revenue } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 2, 90]));
  await send(order(1, ...parts.map(([quantity, price]): [string, number, number] => [sku, quantity, price])));
  expect(await revenue()).toBe(expected);
});

test('an edit of a price alone moves nothing, and says so', async () => {
  const { listed, send, revenue, rows } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 2, 90]));
  await send(order(1, [sku, 2, 80]));
  expect(await revenue()).toBe(180);
  expect(last(await rows())?.errorMessage).toBe(`the price of "${sku}" has changed; its sale keeps its price`);
});
