import { afterAll, expect, test } from 'vitest';
import { insertWebhooks } from '../../../src/db/inbox/webhooks.ts';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { readEvent } from '../../../src/marketplaces/event.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change, figureOf } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';
import { createManualOrderDocument } from '../documents/documents.ts';
import { cancelDocument, receiveReturnDocument, updateOrderStatusDocument } from '../documents/orders.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

let serial = 0;

interface Goods {
  sku: string;
  quantity: number;
  condition?: 'SELLABLE' | 'DAMAGED';
}

async function receive(
  goods: Goods[],
  of: { orderId?: string; marketplace?: string },
  idempotencyKey = `return-${++serial}`,
) {
  const items = goods.map(({ condition = 'SELLABLE', ...rest }) => ({ ...rest, condition }));
  return (await app.run(receiveReturnDocument, { input: { items, ...of, idempotencyKey } })).receiveReturn;
}

async function sell(sku: string, quantity: number, shipped = true): Promise<string> {
  const input = { marketplace: 'olx', customerName: 'Dilnoza', items: [{ sku, quantity }] };
  const { createManualOrder } = await app.run(createManualOrderDocument, { input });
  if (createManualOrder.__typename !== 'CreateManualOrderPayload') throw new Error(JSON.stringify(createManualOrder));
  const { id } = createManualOrder.order;
  if (shipped) await app.run(updateOrderStatusDocument, { input: { orderId: id, status: 'SHIPPED' } });
  return id;
}

const salesOf = async (productId: number) =>
  (
    await db.sql`
      select sum(units_sold)::int as sold, sum(units_returned)::int as returned, sum(revenue_sold - revenue_returned)::int as revenue
      from sales_daily where product_id = ${productId}`
  )[0];

test('sellable goods are in stock again, at the price they were sold for', async () => {
  const product = await addProduct(db.sql, { quantity: 10, price: 100 });
  const orderId = await sell(product.sku, 3);
  expect(await receive([{ sku: product.sku, quantity: 1 }], { orderId })).toMatchObject({
    order: { status: 'SHIPPED', items: [{ returnedQuantity: 1 }] },
    movements: [
      {
        movementType: 'RETURN',
        quantityChange: 1,
        quantityAfter: 8,
        referenceType: 'RETURN',
        marketplace: { code: 'olx' },
        unitPrice: { amount: '100' },
      },
    ],
  });
  expect(await salesOf(product.id)).toEqual({ sold: 3, returned: 1, revenue: 200 });
});

test('damaged goods leave the figure as it is and are counted as returned and written off', async () => {
  const product = await addProduct(db.sql, { quantity: 10, price: 100 });
  const orderId = await sell(product.sku, 3);
  expect(await receive([{ sku: product.sku, quantity: 2, condition: 'DAMAGED' }], { orderId })).toMatchObject({
    order: { items: [{ returnedQuantity: 2 }] },
    movements: [
      { movementType: 'RETURN', quantityChange: 2 },
      { movementType: 'WRITE_OFF', quantityChange: -2, quantityAfter: 7 },
    ],
  });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(7);
  expect(await salesOf(product.id)).toEqual({ sold: 3, returned: 2, revenue: 100 });
});

test('an order is returned when everything of it came back, the cancelled part apart', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const orderId = await sell(product.sku, 4, false);
  await app.run(cancelDocument, { input: { orderId, items: [{ sku: product.sku, quantity: 1 }] } });
  await app.run(updateOrderStatusDocument, { input: { orderId, status: 'SHIPPED' } });
  const goods: Goods[] = [
    { sku: product.sku, quantity: 2 },
    { sku: product.sku, quantity: 1, condition: 'DAMAGED' },
  ];
  expect(await receive(goods, { orderId })).toMatchObject({ order: { status: 'RETURNED' } });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(9);
});

test('never more comes back than was sold and is not back yet', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const orderId = await sell(product.sku, 2);
  await receive([{ sku: product.sku, quantity: 1 }], { orderId });
  for (const origin of [{ orderId }, { marketplace: 'olx' }]) {
    expect(await receive([{ sku: product.sku, quantity: 2 }], origin)).toMatchObject({
      __typename: 'ValidationError',
      path: ['input', 'items', '0', 'quantity'],
    });
  }
  expect((await figureOf(db.sql, product.id)).quantity).toBe(9);
});

test('returns of one order at the same moment are counted once each, and a repeated one not again', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const orderId = await sell(product.sku, 3);
  const one = [{ sku: product.sku, quantity: 1 }];
  const results = await Promise.all([
    ...Array.from({ length: 5 }, () => receive(one, { orderId }, 'the same')),
    ...Array.from({ length: 5 }, () => receive(one, { orderId })),
    ...Array.from({ length: 3 }, () => receive(one, { marketplace: 'olx' })),
  ]);
  expect(results.filter(({ __typename }) => __typename === 'IdempotencyConflictError')).toEqual([]);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(10);
  expect(await receive([{ sku: product.sku, quantity: 2 }], { orderId }, 'the same')).toMatchObject({
    __typename: 'IdempotencyConflictError',
    idempotencyKey: 'the same',
  });
});

test('cancelled after shipment, the goods are expected, and received they are expected no more', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const orderId = await sell(product.sku, 3);
  expect((await app.run(cancelDocument, { input: { orderId } })).cancelOrder).toMatchObject({
    order: { items: [{ cancelledQuantity: 0, returnExpected: 3 }] },
  });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(7);
  expect(await receive([{ sku: product.sku, quantity: 3 }], { orderId })).toMatchObject({
    order: { status: 'RETURNED', items: [{ returnExpected: 0, returnedQuantity: 3 }] },
  });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(10);
});

test('of what is expected back it can be said that it is gone: the loss is written off and nothing is expected', async () => {
  const product = await addProduct(db.sql, { quantity: 10, price: 100 });
  const orderId = await sell(product.sku, 3);
  await app.run(cancelDocument, { input: { orderId, items: [{ sku: product.sku, quantity: 2 }] } });
  const lost = { orderId, items: [{ sku: product.sku, quantity: 2 }], restock: false, reason: 'the post lost it' };
  expect((await app.run(cancelDocument, { input: lost })).cancelOrder).toMatchObject({
    order: { status: 'SHIPPED', items: [{ cancelledQuantity: 2, returnExpected: 0 }] },
  });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(7);
  expect(await salesOf(product.id)).toEqual({ sold: 3, returned: 2, revenue: 100 });
  expect((await receive([{ sku: product.sku, quantity: 2 }], { orderId })).__typename).toBe('ValidationError');
});

test("a return that a marketplace announced moves stock when it is received, as the marketplace's return", async () => {
  const product = await addProduct(db.sql, { quantity: 10, cost: 60 });
  const market = await addMarketplace(db.sql, { saleSignal: 'orders' });
  await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: product.sku, price: 90 });
  const items = [{ sku: product.sku, quantity: 2 }];
  for (const event of ['order.created', 'order.returned']) {
    const rawBody = Buffer.from(JSON.stringify({ event, order_id: 'R-1', items, timestamp: new Date().toISOString() }));
    const { payload } = readEvent(rawBody);
    const webhook = {
      marketplaceId: market.id,
      eventType: event,
      payload,
      rawBody,
      signature: 'test',
      dedupeKey: event,
      failure: null,
    };
    await insertWebhooks(db.sql, [webhook]);
    await processWebhooks.run(createTestDeps(db.sql), {}, new AbortController().signal);
  }
  expect((await figureOf(db.sql, product.id)).quantity).toBe(8);
  const { orders } = await app.query<{ orders: { edges: { node: { id: string; items: unknown[] } }[] } }>(
    '{ orders(search: "R-1") { edges { node { id items { returnExpected } } } } }',
  );
  const { node } = orders.edges[0]!;
  expect(node.items).toEqual([{ returnExpected: 2 }]);
  expect(await receive(items, { orderId: node.id })).toMatchObject({
    order: { status: 'RETURNED', items: [{ returnExpected: 0, returnedQuantity: 2 }] },
    movements: [{ movementType: 'MARKETPLACE_RETURN', quantityChange: 2, quantityAfter: 10 }],
  });
});

test('goods without a name of an order go to the one that expects them', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const [first, second] = [await sell(product.sku, 1), await sell(product.sku, 1)];
  await app.run(cancelDocument, { input: { orderId: second } });
  const result = await receive([{ sku: product.sku, quantity: 1 }], { marketplace: 'olx' });
  expect(result).toMatchObject({ order: null, movements: [{ movementType: 'RETURN', quantityChange: 1 }] });
  const { nodes } = await app.query<{ nodes: { status: string }[] }>(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { status } } }',
    { ids: [first, second] },
  );
  expect(nodes.map(({ status }) => status)).toEqual(['SHIPPED', 'RETURNED']);
});

test("a sale that is known by a stock figure only comes back too, as the marketplace's return", async () => {
  const product = await addProduct(db.sql, { quantity: 10, cost: 60 });
  const market = await addMarketplace(db.sql);
  const listingId = await addListing(db.sql, {
    marketplaceId: market.id,
    productId: product.id,
    sku: product.sku,
    price: 90,
  });
  await apply(db.sql, change({ productId: product.id, units: -2, marketplaceId: market.id, listingId }));
  expect(await receive([{ sku: product.sku, quantity: 1 }], { marketplace: market.code })).toMatchObject({
    order: null,
    movements: [{ movementType: 'MARKETPLACE_RETURN', quantityAfter: 9, order: null, unitPrice: { amount: '90' } }],
  });
  expect((await receive([{ sku: product.sku, quantity: 2 }], { marketplace: market.code })).__typename).toBe(
    'ValidationError',
  );
});

test('items of a pack come back as the units that are in it', async () => {
  const product = await addProduct(db.sql, { quantity: 20 });
  const market = await addMarketplace(db.sql);
  const [order] = await db.sql<{ id: string }[]>`
    insert into orders (marketplace_id, marketplace_order_id, currency, status, shipped_at)
    values (${market.id}, 'PACK-1', 'UZS', 'shipped', now()) returning id`;
  const [item] = await db.sql<{ id: string }[]>`
    insert into order_items (order_id, product_id, sku, line_key, quantity, units_per_item)
    values (${order!.id}, ${product.id}, ${product.sku}, 'pack', 2, 3) returning id`;
  await apply(
    db.sql,
    change({ productId: product.id, units: -6, marketplaceId: market.id, orderId: order!.id, referenceType: 'order' }),
  );
  const { orders } = await app.query<{ orders: { edges: { node: { id: string } }[] } }>(
    '{ orders(search: "PACK-1") { edges { node { id } } } }',
  );
  expect(await receive([{ sku: product.sku, quantity: 1 }], { orderId: orders.edges[0]!.node.id })).toMatchObject({
    movements: [{ quantityChange: 3, quantityAfter: 17 }],
  });
  await receive([{ sku: product.sku, quantity: 3 }], { marketplace: market.code });
  expect(await db.sql`select returned_quantity from order_items where id = ${item!.id}`).toEqual([
    { returnedQuantity: 2 },
  ]);
});

test.each([
  ['neither order nor place', {}, ['input', 'orderId']],
  ['an order of another place', { marketplace: 'amazing_store' }, ['input', 'marketplace']],
])('a return of %s is refused', async (_what, of, path) => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const orderId = await sell(product.sku, 1);
  const given = Object.keys(of).length === 0 ? of : { ...of, orderId };
  expect(await receive([{ sku: product.sku, quantity: 1 }], given)).toMatchObject({
    __typename: 'ValidationError',
    path,
  });
});

test('nothing comes back of an order that was cancelled before it was shipped', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const orderId = await sell(product.sku, 1, false);
  await app.run(cancelDocument, { input: { orderId } });
  expect(await receive([{ sku: product.sku, quantity: 1 }], { orderId })).toMatchObject({ code: 'INVALID_STATE' });
  expect(await receive([{ sku: product.sku, quantity: 1 }], { marketplace: 'olx' })).toMatchObject({
    __typename: 'ValidationError',
  });
  expect((await receive([{ sku: 'NOPE', quantity: 1 }], { marketplace: 'olx' })).__typename).toBe('NotFoundError');
});
