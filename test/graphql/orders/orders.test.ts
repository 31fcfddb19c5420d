import { sign } from '@tma.js/init-data-node';
import { afterAll, expect, test } from 'vitest';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { expireHolds } from '../../../src/tasks/expire-holds.ts';
import { botToken, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, figureOf } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';
import { createManualOrderDocument } from '../documents/documents.ts';
import {
  cancelDocument,
  findOrdersDocument,
  placeOrderDocument,
  updateOrderStatusDocument,
} from '../documents/orders.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

let serial = 100;
const newBuyer = (): string => `tma ${sign({ user: { id: ++serial, first_name: 'B' } }, botToken, new Date())}`;

async function tryToPlace(sku: string, options: { quantity?: number; buyer?: string; phone?: string } = {}) {
  const input = {
    items: [{ sku, quantity: options.quantity ?? 1 }],
    idempotencyKey: `place-${++serial}`,
    ...(options.phone !== undefined && { customerPhone: options.phone }),
  };
  return (await app.run(placeOrderDocument, { input }, options.buyer ?? newBuyer())).placeStoreOrder;
}

async function place(sku: string, options: Parameters<typeof tryToPlace>[1] = {}) {
  const result = await tryToPlace(sku, options);
  if (result.__typename !== 'PlaceStoreOrderPayload') throw new Error(JSON.stringify(result));
  return result.order;
}

async function typeIn(sku: string, quantity = 1): Promise<{ id: string; number: string }> {
  const input = { marketplace: 'olx', customerName: 'Dilnoza', items: [{ sku, quantity }] };
  const { createManualOrder } = await app.run(createManualOrderDocument, { input });
  if (createManualOrder.__typename !== 'CreateManualOrderPayload') throw new Error(JSON.stringify(createManualOrder));
  return createManualOrder.order;
}

type Status = 'HELD' | 'EXPIRED' | 'NEW' | 'CONFIRMED' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED' | 'RETURNED';
async function move(orderId: string, status: Status, note?: string) {
  const input = { orderId, status, ...(note !== undefined && { note }) };
  return (await app.run(updateOrderStatusDocument, { input })).updateOrderStatus;
}

const runOut = (number: string) =>
  db.sql`update orders set held_until = now() - interval '1 second' where number = ${number}`;
const movementsOf = (number: string) => db.sql`
  select m.movement_type, m.quantity_change, m.reference_type, m.actor from inventory_movements m join orders o on o.id = m.order_id
  where o.number = ${number} order by m.id`;

test('a line of an order opens by its id for its buyer, and for no other', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 5 });
  const buyer = newBuyer();
  const { id } = await place(sku, { buyer });
  const { order } = await app.query<{ order: { items: { id: string }[] } }>(
    'query ($id: ID!) { order(id: $id) { items { id } } }',
    { id },
  );
  const line = order.items[0]!.id;
  const readBy = (who?: string) =>
    app.query('query ($id: ID!) { node(id: $id) { ... on OrderItem { id sku } } }', { id: line }, who);
  expect(await readBy(buyer)).toEqual({ node: { id: line, sku } });
  expect(await readBy()).toEqual({ node: { id: line, sku } });
  expect(await readBy(newBuyer())).toEqual({ node: null });
});

test('a store order leaves the stock at once as a sale, and is held for half an hour', async () => {
  const product = await addProduct(db.sql, { quantity: 5, price: 100 });
  const order = await place(product.sku, { quantity: 2 });
  expect(order).toMatchObject({ status: 'HELD', total: { amount: '200', currencyCode: 'UZS' } });
  expect(new Date(order.heldUntil!).getTime() - new Date(order.createdAt).getTime()).toBe(30 * 60_000);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(3);
  expect(await movementsOf(order.number)).toMatchObject([
    { movementType: 'sale', quantityChange: -2, referenceType: 'order' },
  ]);
});

test('a hold that nobody confirmed expires: its units and its part of the sales figures come back once', async () => {
  const product = await addProduct(db.sql, { quantity: 5, price: 100, cost: 60 });
  const order = await place(product.sku, { quantity: 2 });
  await runOut(order.number);
  const deps = createTestDeps(db.sql);
  await Promise.all([expireHolds(deps), expireHolds(deps), expireHolds(deps)]);
  await expireHolds(deps);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(5);
  expect(await movementsOf(order.number)).toMatchObject([
    { movementType: 'sale', quantityChange: -2 },
    { movementType: 'cancellation', quantityChange: 2, actor: 'ombor' },
  ]);
  const [sales] = await db.sql`
    select sum(units_sold - units_returned)::int as units, sum(revenue_sold - revenue_returned)::int as revenue,
      sum(cost_sold - cost_returned)::int as cost from sales_daily where product_id = ${product.id}`;
  expect(sales).toEqual({ units: 0, revenue: 0, cost: 0 });
  expect(await move(order.id, 'CONFIRMED')).toMatchObject({
    code: 'INVALID_STATE',
    message: 'The order is EXPIRED and cannot become CONFIRMED: its status can no longer be set',
  });
});

test('a hold whose time is not over stays, and so does one that was confirmed', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const [held, confirmed] = [await place(product.sku), await place(product.sku)];
  expect(await move(confirmed.id, 'CONFIRMED', 'paid by Payme')).toMatchObject({
    order: { status: 'CONFIRMED', heldUntil: null, note: 'paid by Payme' },
  });
  await runOut(confirmed.number);
  await expireHolds(createTestDeps(db.sql));
  const { orders } = await app.run(findOrdersDocument, { search: held.number });
  expect(orders.edges).toMatchObject([{ node: { status: 'HELD' } }]);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(3);
});

test('when confirmation and expiry meet, one of them has the order and the units are counted once', async () => {
  const product = await addProduct(db.sql, { quantity: 20 });
  const orders = await Promise.all(Array.from({ length: 10 }, () => place(product.sku)));
  for (const { number } of orders) await runOut(number);
  await Promise.all([expireHolds(createTestDeps(db.sql)), ...orders.map(({ id }) => move(id, 'CONFIRMED'))]);
  const [{ confirmed, others }] = await db.sql<[{ confirmed: number; others: number }]>`
    select count(*) filter (where status = 'confirmed')::int as confirmed, count(*) filter (where status not in ('confirmed', 'expired'))::int as others
    from orders where number = any (${orders.map(({ number }) => number)})`;
  expect(others).toBe(0);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(20 - confirmed);
});

test('an order goes its way step by step, and each wrong step is told what is allowed', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const { id } = await typeIn(product.sku);
  expect(await move(id, 'DELIVERED')).toMatchObject({
    __typename: 'ConflictError',
    code: 'INVALID_STATE',
    message: 'The order is NEW and cannot become DELIVERED: it can become CONFIRMED or SHIPPED or CANCELLED',
  });
  for (const status of ['CONFIRMED', 'SHIPPED', 'SHIPPED', 'DELIVERED'] as const) {
    expect(await move(id, status)).toMatchObject({ order: { status } });
  }
  for (const status of ['NEW', 'HELD', 'CONFIRMED', 'SHIPPED', 'EXPIRED'] as const) {
    expect(await move(id, status)).toMatchObject({ code: 'INVALID_STATE' });
  }
  expect(await move(id, 'RETURNED')).toMatchObject({ message: expect.stringContaining('receiveReturn') });
});

test('what is shipped does not wait for shipment any more', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const { id } = await typeIn(product.sku, 2);
  const awaiting = async () =>
    (
      await app.query<{ product: { awaitingShipment: number } }>(
        'query ($sku: String) { product(sku: $sku) { awaitingShipment } }',
        {
          sku: product.sku,
        },
      )
    ).product.awaitingShipment;
  expect(await awaiting()).toBe(2);
  await move(id, 'SHIPPED');
  expect(await awaiting()).toBe(0);
});

test('cancelling by status is cancelling: before shipment the units come back, after it they are expected', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const [early, late] = [await typeIn(product.sku), await typeIn(product.sku)];
  expect(await move(early.id, 'CANCELLED')).toMatchObject({
    order: { status: 'CANCELLED', items: [{ cancelledQuantity: 1 }] },
  });
  await move(late.id, 'SHIPPED');
  expect(await move(late.id, 'CANCELLED')).toMatchObject({
    order: { status: 'SHIPPED', items: [{ cancelledQuantity: 0, returnExpected: 1 }] },
  });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(4);
});

test('a marketplace order can be noted as shipped here, but is cancelled there', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const market = await addMarketplace(db.sql, { code: 'uzum' });
  await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: product.sku });
  await db.sql`insert into orders (marketplace_id, marketplace_order_id, currency) values (${market.id}, 'UZ-778', 'UZS')`;
  const { orders } = await app.run(findOrdersDocument, { search: ' UZ-778 ' });
  const { id } = orders.edges[0]!.node;
  expect(await move(id, 'CANCELLED')).toMatchObject({
    code: 'INVALID_STATE',
    message: expect.stringContaining('Cancel it on the marketplace'),
  });
  expect((await app.run(cancelDocument, { input: { orderId: id } })).cancelOrder).toMatchObject({
    code: 'INVALID_STATE',
  });
  expect(await move(id, 'SHIPPED')).toMatchObject({ order: { status: 'SHIPPED' } });
});

test('units that are gone are written off in the same breath: the sale is undone, the figure stays', async () => {
  const product = await addProduct(db.sql, { quantity: 5, price: 100 });
  const order = await typeIn(product.sku, 2);
  const input = { orderId: order.id, restock: false, reason: 'broken on the way to the post' };
  expect((await app.run(cancelDocument, { input })).cancelOrder).toMatchObject({ order: { status: 'CANCELLED' } });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(3);
  expect(await movementsOf(order.number)).toMatchObject([
    { movementType: 'sale', quantityChange: -2 },
    { movementType: 'cancellation', quantityChange: 2 },
    { movementType: 'write_off', quantityChange: -2 },
  ]);
});

test('a repeated partial cancellation with the same key cancels once', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const order = await typeIn(product.sku, 4);
  const input = { orderId: order.id, items: [{ sku: product.sku, quantity: 1 }], idempotencyKey: 'cancel-one' };
  await Promise.all([1, 2, 3].map(() => app.run(cancelDocument, { input })));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(2);
  const other = { ...input, items: [{ sku: product.sku, quantity: 2 }] };
  expect((await app.run(cancelDocument, { input: other })).cancelOrder.__typename).toBe('IdempotencyConflictError');
});

test('partial cancellations at the same moment never cancel more than was ordered', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const order = await typeIn(product.sku, 4);
  const input = { orderId: order.id, items: [{ sku: product.sku, quantity: 1 }] };
  const results = await Promise.all(Array.from({ length: 7 }, () => app.run(cancelDocument, { input })));
  expect(results.filter(({ cancelOrder }) => cancelOrder.__typename === 'CancelOrderPayload')).toHaveLength(4);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(10);
});

test('a buyer cancels what is not confirmed yet, and nothing after that', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const buyer = newBuyer();
  const [first, second] = [await place(product.sku, { buyer }), await place(product.sku, { buyer })];
  const cancel = async (orderId: string) => (await app.run(cancelDocument, { input: { orderId } }, buyer)).cancelOrder;
  expect(await cancel(first.id)).toMatchObject({ order: { status: 'CANCELLED' } });
  await move(second.id, 'CONFIRMED');
  expect(await cancel(second.id)).toMatchObject({
    code: 'INVALID_STATE',
    message: expect.stringContaining('only the shop'),
  });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(4);
});

test('a buyer has at most 5 orders waiting; a cancelled or confirmed one makes room', async () => {
  const product = await addProduct(db.sql, { quantity: 50 });
  const buyer = newBuyer();
  const orders = await Promise.all(Array.from({ length: 5 }, () => place(product.sku, { buyer })));
  expect(await tryToPlace(product.sku, { buyer })).toMatchObject({
    __typename: 'ConflictError',
    code: 'LIMIT_REACHED',
    message: expect.stringContaining('At most 5 orders'),
  });
  await app.run(cancelDocument, { input: { orderId: orders[0]!.id } }, buyer);
  await place(product.sku, { buyer });
  await move(orders[1]!.id, 'CONFIRMED');
  await place(product.sku, { buyer });
  expect((await tryToPlace(product.sku, { buyer })).__typename).toBe('ConflictError');
  await place(product.sku);
});

test('a buyer has at most 20 units waiting', async () => {
  const product = await addProduct(db.sql, { quantity: 50 });
  const buyer = newBuyer();
  await place(product.sku, { buyer, quantity: 15 });
  expect(await tryToPlace(product.sku, { buyer, quantity: 6 })).toMatchObject({
    code: 'LIMIT_REACHED',
    message: 'At most 20 units can wait for confirmation at the same time: 15 already do, and 6 more were requested',
  });
  await place(product.sku, { buyer, quantity: 5 });
});

test('orders of one buyer at the same moment cannot pass a limit together', async () => {
  const product = await addProduct(db.sql, { quantity: 100 });
  const buyer = newBuyer();
  const results = await Promise.all(Array.from({ length: 12 }, () => tryToPlace(product.sku, { buyer, quantity: 3 })));
  expect(results.filter(({ __typename }) => __typename === 'PlaceStoreOrderPayload')).toHaveLength(5);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(85);
});

test('orders that were cancelled count in the hour all the same', async () => {
  const product = await addProduct(db.sql, { quantity: 50 });
  const buyer = newBuyer();
  for (let count = 0; count < 20; count += 1) {
    const { id } = await place(product.sku, { buyer });
    await app.run(cancelDocument, { input: { orderId: id } }, buyer);
  }
  expect(await tryToPlace(product.sku, { buyer })).toMatchObject({
    code: 'LIMIT_REACHED',
    message: expect.stringContaining('per hour'),
  });
});

test('staff who place store orders are not limited', async () => {
  const product = await addProduct(db.sql, { quantity: 50 });
  const input = { items: [{ sku: product.sku, quantity: 30 }], idempotencyKey: 'staff' };
  expect((await app.run(placeOrderDocument, { input })).placeStoreOrder.__typename).toBe('PlaceStoreOrderPayload');
});

test.each([
  ['90 123 45 67', '+998901234567'],
  ['(90) 123-45-67', '+998901234567'],
  ['+998 90 123 45 67', '+998901234567'],
  ['998901234567', '+998901234567'],
  ['+7 (495) 123-45-67', '+74951234567'],
])('the phone %s is kept as %s and found in any spelling', async (typed, kept) => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const order = await place(product.sku, { phone: typed });
  expect(order.customerPhone).toBe(kept);
  const { orders } = await app.run(findOrdersDocument, { search: typed });
  expect(orders.edges.map(({ node }) => node.number)).toContain(order.number);
});

test.each(['12-34', 'call me', '+998 90 123 45 67 89 01 23', ''])(
  '"%s" is no phone, and the error says what is',
  async (phone) => {
    const product = await addProduct(db.sql, { quantity: 5 });
    expect(await tryToPlace(product.sku, { phone })).toMatchObject({
      __typename: 'ValidationError',
      issues: [
        {
          path: ['input', 'customerPhone'],
          message: expect.stringContaining('such as +998 90 123 45 67'),
          value: phone,
        },
      ],
    });
  },
);

test('orders of every place stand in one list, narrowed by place, status and time', async () => {
  const product = await addProduct(db.sql, { quantity: 9 });
  const [held, typed] = [await place(product.sku), await typeIn(product.sku)];
  const numbers = async (variables: Parameters<typeof app.run<unknown, Record<string, unknown>>>[1]) =>
    (await app.run(findOrdersDocument, variables)).orders.edges.map(({ node }) => node.number);
  expect(await numbers({})).toEqual(expect.arrayContaining([held.number, typed.number]));
  expect(await numbers({ marketplace: 'olx', status: 'NEW' })).toContain(typed.number);
  expect(await numbers({ marketplace: 'olx' })).not.toContain(held.number);
  expect(await numbers({ status: 'HELD' })).toContain(held.number);
  expect(await numbers({ to: '2026-01-01T00:00:00Z' })).toEqual([]);
  expect(await numbers({ from: new Date(Date.now() + 60_000).toISOString() })).toEqual([]);
  expect(await numbers({ search: `#${typed.number}` })).toEqual([typed.number]);
});
