import { sign } from '@tma.js/init-data-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { botToken, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct, figureOf } from '../../support/shop.ts';
import {
  adjustStockDocument,
  cancelOrderDocument,
  createManualOrderDocument,
  createProductDocument,
  placeStoreOrderDocument,
} from '../documents/documents.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let buyers: string[];
beforeAll(async () => {
  buyers = [1, 2].map((id) => `tma ${sign({ user: { id, first_name: 'B' } }, botToken, new Date())}`);
});
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

const order = (sku: string, quantity = 1) => ({
  marketplace: 'olx',
  customerName: 'Dilnoza',
  items: [{ sku, quantity }],
});

test('a product is entered with what is there of it, its SKU kept to the byte', async () => {
  const { createProduct } = await app.run(createProductDocument, {
    input: { sku: ' 007 ', name: 'Bond', quantity: 7, price: '12.50', costPrice: '10' },
  });
  expect(createProduct).toMatchObject({
    product: {
      sku: ' 007 ',
      quantity: 7,
      stock: 7,
      version: 1,
      price: { amount: '12.5', currencyCode: 'UZS' },
      costPrice: { amount: '10' },
    },
  });
  expect(
    (await app.run(createProductDocument, { input: { sku: ' 007 ', name: 'Again' } })).createProduct,
  ).toMatchObject({
    __typename: 'ConflictError',
    code: 'ALREADY_EXISTS',
  });
});

test('every fault of an input is told with its field and value', async () => {
  const { createProduct } = await app.run(createProductDocument, {
    input: { sku: '', name: 'X', price: '-1', quantity: -5, imageUrl: 'javascript:alert(1)' },
  });
  expect(createProduct).toMatchObject({
    __typename: 'ValidationError',
    issues: [
      { path: ['input', 'sku'], value: '' },
      { path: ['input', 'price'], value: '-1' },
      { path: ['input', 'quantity'], value: '-5' },
      { path: ['input', 'imageUrl'], value: 'javascript:alert(1)' },
    ],
  });
});

test.each([
  ['quantity 0', { items: [{ sku: 'BAD-INPUT', quantity: 0 }] }, ['input', 'items', '0', 'quantity']],
  ['no items', { items: [] }, ['input', 'items']],
  ['a phone that is none', { customerPhone: '12-34' }, ['input', 'customerPhone']],
  [
    'a price that is none',
    { items: [{ sku: 'BAD-INPUT', quantity: 1, unitPrice: 'cheap' }] },
    ['input', 'items', '0', 'unitPrice'],
  ],
  ['a marketplace that is not manual', { marketplace: 'amazing_store' }, ['input', 'marketplace']],
])('an order with %s is refused and names the field', async (_what, fields, path) => {
  await addProduct(db.sql, { sku: 'BAD-INPUT', quantity: 5 }).catch(() => {});
  const { createManualOrder } = await app.run(createManualOrderDocument, {
    input: { ...order('BAD-INPUT'), ...fields },
  });
  expect(createManualOrder).toMatchObject({ __typename: 'ValidationError', path });
});

test('an unknown SKU and an unknown marketplace are told by name', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const input = {
    ...order(product.sku),
    items: [
      { sku: product.sku, quantity: 1 },
      { sku: 'NOPE', quantity: 1 },
    ],
  };
  expect((await app.run(createManualOrderDocument, { input })).createManualOrder).toMatchObject({
    __typename: 'NotFoundError',
    keys: ['NOPE'],
  });
  expect(
    (await app.run(createManualOrderDocument, { input: { ...order(product.sku), marketplace: 'nowhere' } }))
      .createManualOrder,
  ).toMatchObject({
    __typename: 'NotFoundError',
    path: ['input', 'marketplace'],
    keys: ['nowhere'],
  });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(5);
});

test('lines of the same SKU are taken together before the stock is looked at', async () => {
  const product = await addProduct(db.sql, { quantity: 3 });
  const input = {
    ...order(product.sku),
    items: [
      { sku: product.sku, quantity: 2 },
      { sku: product.sku, quantity: 2 },
    ],
  };
  expect((await app.run(createManualOrderDocument, { input })).createManualOrder).toMatchObject({
    __typename: 'InsufficientStockError',
    items: [{ sku: product.sku, requested: 4, available: 3 }],
  });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(3);
});

test('an order that is short of one line takes none of the others', async () => {
  const [a, b] = [await addProduct(db.sql, { quantity: 5 }), await addProduct(db.sql, { quantity: 1 })];
  const input = {
    ...order(a.sku),
    items: [
      { sku: a.sku, quantity: 1 },
      { sku: b.sku, quantity: 2 },
    ],
  };
  expect((await app.run(createManualOrderDocument, { input })).createManualOrder.__typename).toBe(
    'InsufficientStockError',
  );
  expect((await figureOf(db.sql, a.id)).quantity).toBe(5);
});

test('of 20 buyers at once for the last 3 units exactly 3 get one', async () => {
  const product = await addProduct(db.sql, { quantity: 3 });
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      app.run(
        placeStoreOrderDocument,
        { input: { items: [{ sku: product.sku, quantity: 1 }], idempotencyKey: `rush-${index}` } },
        buyers[index % 2],
      ),
    ),
  );
  const names = results.map(({ placeStoreOrder }) => placeStoreOrder.__typename);
  expect(names.filter((name) => name === 'PlaceStoreOrderPayload')).toHaveLength(3);
  expect(names.filter((name) => name === 'InsufficientStockError')).toHaveLength(17);
  expect(await figureOf(db.sql, product.id)).toMatchObject({ quantity: 0, oversold: 0 });
});

test("a repeated call with the same key gets the first one's result, and copies at the same moment do too", async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const input = { items: [{ sku: product.sku, quantity: 1 }], idempotencyKey: 'same' };
  const results = await Promise.all(
    Array.from({ length: 5 }, () => app.run(placeStoreOrderDocument, { input }, buyers[0])),
  );
  const ids = results.map(
    ({ placeStoreOrder }) => placeStoreOrder.__typename === 'PlaceStoreOrderPayload' && placeStoreOrder.order.id,
  );
  expect(new Set(ids).size).toBe(1);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(9);
  await app.run(placeStoreOrderDocument, { input }, buyers[1]);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(8);
});

test('the same key with another input is a conflict; a refusal is not remembered', async () => {
  const product = await addProduct(db.sql, { quantity: 1 });
  const input = (quantityChange: number) => ({
    sku: product.sku,
    quantityChange,
    reason: 'CORRECTION' as const,
    idempotencyKey: 'once',
  });
  expect((await app.run(adjustStockDocument, { input: input(-2) })).adjustStock.__typename).toBe(
    'InsufficientStockError',
  );
  expect((await app.run(adjustStockDocument, { input: input(-1) })).adjustStock.__typename).toBe('AdjustStockPayload');
  expect((await app.run(adjustStockDocument, { input: input(-1) })).adjustStock).toMatchObject({
    movement: { quantityAfter: 0 },
  });
  expect((await app.run(adjustStockDocument, { input: input(5) })).adjustStock).toMatchObject({
    __typename: 'IdempotencyConflictError',
    idempotencyKey: 'once',
  });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(0);
});

test('an adjustment is refused when the stock was changed since it was read', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const input = { sku: product.sku, quantityChange: 1, reason: 'RECEIPT' as const, expectedVersion: 7 };
  expect((await app.run(adjustStockDocument, { input })).adjustStock).toMatchObject({
    __typename: 'ConflictError',
    code: 'STALE_VERSION',
    currentVersion: 1,
  });
});

test('a count leaves alone what is sold but still on the shelf, and what was sold after it', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  await app.run(createManualOrderDocument, { input: order(product.sku, 2) });
  const [moment] = await db.sql<{ at: Date }[]>`select clock_timestamp() as at`;
  await app.run(createManualOrderDocument, { input: order(product.sku, 3) });
  // 9 stood on the shelf, two of them sold: 7 were free where the ledger said 8. Three more were sold since.
  const input = {
    sku: product.sku,
    countedQuantity: 9,
    countedAt: new Date(moment!.at.getTime() + 1).toISOString(),
    reason: 'STOCKTAKE' as const,
  };
  expect((await app.run(adjustStockDocument, { input })).adjustStock).toMatchObject({
    product: { quantity: 4 },
    movement: { movementType: 'STOCKTAKE', quantityChange: -1, quantityBefore: 5, quantityAfter: 4 },
  });
  const again = { sku: product.sku, countedQuantity: 9, reason: 'STOCKTAKE' as const };
  expect((await app.run(adjustStockDocument, { input: again })).adjustStock).toMatchObject({
    product: { quantity: 4 },
    movement: null,
  });
});

test('either a change or a count, never both or none', async () => {
  const product = await addProduct(db.sql, { quantity: 1 });
  for (const amounts of [{}, { quantityChange: 1, countedQuantity: 1 }, { quantityChange: 0 }]) {
    const input = { sku: product.sku, reason: 'RECEIPT' as const, ...amounts };
    expect((await app.run(adjustStockDocument, { input })).adjustStock.__typename).toBe('ValidationError');
  }
});

test('cancelling part of an order, then all, puts back each unit once', async () => {
  const product = await addProduct(db.sql, { quantity: 10, price: 100 });
  const { createManualOrder } = await app.run(createManualOrderDocument, { input: order(product.sku, 4) });
  const orderId = createManualOrder.__typename === 'CreateManualOrderPayload' ? createManualOrder.order.id : '';
  const part = { orderId, items: [{ sku: product.sku, quantity: 1 }], reason: 'one too many' };
  expect((await app.run(cancelOrderDocument, { input: part })).cancelOrder).toMatchObject({
    order: { status: 'NEW', items: [{ quantity: 4, cancelledQuantity: 1 }], total: { amount: '300' } },
  });
  expect(
    (await app.run(cancelOrderDocument, { input: { ...part, items: [{ sku: product.sku, quantity: 9 }] } }))
      .cancelOrder,
  ).toMatchObject({
    __typename: 'ValidationError',
  });
  expect((await app.run(cancelOrderDocument, { input: { orderId } })).cancelOrder).toMatchObject({
    order: { status: 'CANCELLED' },
  });
  expect((await app.run(cancelOrderDocument, { input: { orderId } })).cancelOrder).toMatchObject({
    __typename: 'ConflictError',
    code: 'INVALID_STATE',
  });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(10);
});

test('two cancellations of one order at the same moment put its units back once', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const { createManualOrder } = await app.run(createManualOrderDocument, { input: order(product.sku, 4) });
  const orderId = createManualOrder.__typename === 'CreateManualOrderPayload' ? createManualOrder.order.id : '';
  await Promise.all([1, 2, 3].map(() => app.run(cancelOrderDocument, { input: { orderId } })));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(10);
});

test('a buyer sees, cancels and finds own orders only', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const { placeStoreOrder } = await app.run(
    placeStoreOrderDocument,
    { input: { items: [{ sku: product.sku, quantity: 1 }], idempotencyKey: 'private' } },
    buyers[0],
  );
  const orderId = placeStoreOrder.__typename === 'PlaceStoreOrderPayload' ? placeStoreOrder.order.id : '';
  const number = placeStoreOrder.__typename === 'PlaceStoreOrderPayload' ? placeStoreOrder.order.number : '';
  const lookUp = `query ($id: ID!, $number: String!) { node(id: $id) { id } order(id: $id) { id } byNumber: order(number: $number) { id }
    orders(search: $number) { edges { node { id } } } }`;
  const nothing = { node: null, order: null, byNumber: null, orders: { edges: [] } };
  expect(await app.query(lookUp, { id: orderId, number }, buyers[1])).toEqual(nothing);
  const mine = { id: orderId };
  expect(await app.query(lookUp, { id: orderId, number }, buyers[0])).toEqual({
    node: mine,
    order: mine,
    byNumber: mine,
    orders: { edges: [{ node: mine }] },
  });
  expect((await app.run(cancelOrderDocument, { input: { orderId } }, buyers[1])).cancelOrder.__typename).toBe(
    'NotFoundError',
  );
  expect((await app.run(cancelOrderDocument, { input: { orderId } }, buyers[0])).cancelOrder.__typename).toBe(
    'CancelOrderPayload',
  );
});
