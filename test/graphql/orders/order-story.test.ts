import { sign } from '@tma.js/init-data-node';
import { expect, test } from 'vitest';
import { byPerson, listOrderEvents } from '../../../src/db/order-lists/order-events.ts';
import { advanceMarketplaceOrder, ensureMarketplaceOrder } from '../../../src/db/orders/marketplace-orders.ts';
import { expireHolds } from '../../../src/tasks/expire-holds.ts';
import { botToken, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace, addProduct } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

let serial = 500;
const newBuyer = (): string => `tma ${sign({ user: { id: ++serial, first_name: 'B' } }, botToken, new Date())}`;

async function addKey(role: string): Promise<string> {
  const { createApiKey } = await app.query<{ createApiKey: { key: string } }>(
    `mutation { createApiKey(input: { name: "${role} key", role: ${role}, seesBuyers: true }) { ... on CreateApiKeyPayload { key } } }`,
  );
  return `Bearer ${createApiKey.key}`;
}

async function typeIn(quantity = 2) {
  const { sku } = await addProduct(db.sql, { quantity: 10 });
  const { createManualOrder } = await app.query<{ createManualOrder: { order: { id: string } } }>(
    `mutation { createManualOrder(input: { marketplace: "olx", customerName: "Dilnoza", items: [{ sku: "${sku}", quantity: ${quantity} }] }) {
      ... on CreateManualOrderPayload { order { id } } } }`,
  );
  return { id: createManualOrder.order.id, sku };
}

async function place(buyer: string) {
  const { sku } = await addProduct(db.sql, { quantity: 10 });
  const { placeStoreOrder } = await app.query<{ placeStoreOrder: { order: { id: string } } }>(
    `mutation { placeStoreOrder(input: { items: [{ sku: "${sku}", quantity: 1 }], idempotencyKey: "${sku}" }) {
      ... on PlaceStoreOrderPayload { order { id } } } }`,
    {},
    buyer,
  );
  return placeStoreOrder.order.id;
}

const change = (mutation: string, input: object, authorization?: string) =>
  app.query<Record<string, { message?: string }>>(
    `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { ... on Error { message } } }`,
    { input },
    authorization,
  );

interface Story {
  events: { kind: string; status: string | null; units: number | null; actor: string; note: string | null }[];
  allowedStatuses: string[];
  canCancel: boolean;
  movements: { totalCount: number; nodes: { movementType: string; quantityChange: number }[] };
}

async function tell(id: string): Promise<Story> {
  const { order } = await app.query<{ order: Story }>(
    `query ($id: ID!) { order(id: $id) { events { kind status units actor note } allowedStatuses canCancel
      movements { totalCount nodes { movementType quantityChange } } } }`,
    { id },
  );
  return order;
}

const steps = ({ events }: Story) =>
  events.map(({ kind, status, units, actor, note }) => [status ?? kind, units, actor, note]);

test('an order tells every step: who took it, when, and why', async () => {
  const { id, sku } = await typeIn(3);
  await change('updateOrderStatus', { orderId: id, status: 'CONFIRMED', note: 'paid by card' });
  await change('cancelOrder', { orderId: id, items: [{ sku, quantity: 1 }], reason: 'one is broken' });
  const operator = await addKey('OPERATOR');
  await change('updateOrderStatus', { orderId: id, status: 'SHIPPED' }, operator);
  await change('cancelOrder', { orderId: id, items: [{ sku, quantity: 1 }], reason: 'too late' });
  await change('receiveReturn', {
    orderId: id,
    items: [{ sku, quantity: 1, condition: 'SELLABLE' }],
    idempotencyKey: id,
  });
  const story = await tell(id);
  expect(steps(story)).toEqual([
    ['NEW', null, 'owner', null],
    ['CONFIRMED', null, 'owner', 'paid by card'],
    ['ITEMS_CANCELLED', 1, 'owner', 'one is broken'],
    ['SHIPPED', null, 'OPERATOR key', null],
    ['RETURN_EXPECTED', 1, 'owner', 'too late'],
    ['ITEMS_RETURNED', 1, 'owner', null],
  ]);
  expect(story.movements).toEqual({
    totalCount: 3,
    nodes: [
      { movementType: 'RETURN', quantityChange: 1 },
      { movementType: 'CANCELLATION', quantityChange: 1 },
      { movementType: 'SALE', quantityChange: -3 },
    ],
  });
});

test('a hold that ran out says so itself, and one that a buyer cancelled names the buyer', async () => {
  const buyer = newBuyer();
  const expired = await place(buyer);
  await db.sql`update orders set held_until = now() - interval '1 second' where status = 'held'`;
  await expireHolds(createTestDeps(db.sql));
  expect(steps(await tell(expired)).filter(([name]) => name !== 'ITEMS_CANCELLED')).toEqual([
    ['HELD', null, expect.stringContaining(String(serial)), null],
    ['EXPIRED', null, 'ombor', 'not confirmed in time'],
  ]);
  const cancelled = await place(buyer);
  await change('cancelOrder', { orderId: cancelled, reason: 'changed my mind' }, buyer);
  expect(steps(await tell(cancelled)).at(-1)).toEqual([
    'CANCELLED',
    null,
    expect.stringContaining(String(serial)),
    'changed my mind',
  ]);
});

test("what a marketplace reports is the marketplace's, also after a person's change in the same transaction", async () => {
  const market = await addMarketplace(db.sql, { code: 'reporting' });
  const order = {
    marketplaceId: market.id,
    currency: 'UZS',
    createdAt: new Date(),
    fulfilment: 'own',
    status: 'new',
    shipBy: null,
  } as const;
  const id = await db.sql.begin(async (tx) => {
    await ensureMarketplaceOrder(tx, { ...order, marketplaceOrderId: '1' });
    const [row] = await tx<{ id: string }[]>`select id from orders where marketplace_id = ${market.id}`;
    await byPerson(tx, { actor: 'Karim', note: 'called' }, async () => {
      await tx`update orders set status = 'confirmed' where id = ${row!.id}`;
    });
    await advanceMarketplaceOrder(tx, row!.id, 'shipped', new Date());
    return row!.id;
  });
  const events = await listOrderEvents(db.sql, [id]);
  expect(events.map(({ status, actor, note }) => [status, actor, note])).toEqual([
    ['new', 'reporting', null],
    ['confirmed', 'Karim', 'called'],
    ['shipped', 'reporting', null],
  ]);
});

test.each(['NEW', 'CONFIRMED', 'SHIPPED', 'DELIVERED', 'CANCELLED'])(
  'what is allowed for an order that is %s is what is accepted',
  async (status) => {
    const statuses = ['HELD', 'EXPIRED', 'NEW', 'CONFIRMED', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'RETURNED'];
    const make = async () => {
      const { id } = await typeIn();
      if (status !== 'NEW')
        await change('updateOrderStatus', { orderId: id, status: status === 'DELIVERED' ? 'SHIPPED' : status });
      if (status === 'DELIVERED') await change('updateOrderStatus', { orderId: id, status });
      return id;
    };
    const { allowedStatuses, canCancel } = await tell(await make());
    const accepted: string[] = [];
    for (const to of statuses.filter((one) => one !== status)) {
      const { updateOrderStatus } = await change('updateOrderStatus', { orderId: await make(), status: to });
      if (!updateOrderStatus?.message) accepted.push(to);
    }
    expect(allowedStatuses.toSorted()).toEqual(accepted.toSorted());
    const { cancelOrder } = await change('cancelOrder', { orderId: await make() });
    expect(canCancel).toBe(!cancelOrder?.message);
  },
);

test('what may be done depends on who asks, and on what is left', async () => {
  const { id } = await typeIn();
  const options = async (orderId: string, authorization?: string) => {
    const query = 'query ($id: ID!) { order(id: $id) { allowedStatuses canCancel } }';
    return (await app.query<{ order: object }>(query, { id: orderId }, authorization)).order;
  };
  expect(await options(id, await addKey('VIEWER'))).toEqual({ allowedStatuses: [], canCancel: false });
  const buyer = newBuyer();
  const own = await place(buyer);
  expect(await options(own, buyer)).toEqual({ allowedStatuses: [], canCancel: true });
  await change('updateOrderStatus', { orderId: own, status: 'CONFIRMED' });
  expect(await options(own, buyer)).toEqual({ allowedStatuses: [], canCancel: false });
  // All of it is on its way back: there is nothing to cancel.
  await change('updateOrderStatus', { orderId: own, status: 'SHIPPED' });
  await change('cancelOrder', { orderId: own });
  expect(await options(own)).toEqual({ allowedStatuses: ['DELIVERED'], canCancel: false });
});

test('a product tells its open orders, alerts and differences', async () => {
  const { sku } = await typeIn();
  const { products } = await app.query<{ products: { nodes: object[] } }>(
    `{ products(filter: { skus: ["${sku}"] }) { nodes { alerts { kind } drifts { cause }
      openOrders { totalCount counts { status count } nodes { status } } } } }`,
  );
  expect(products.nodes).toEqual([
    {
      alerts: [],
      drifts: [],
      openOrders: { totalCount: 1, counts: [{ status: 'NEW', count: 1 }], nodes: [{ status: 'NEW' }] },
    },
  ]);
});

test('the ledger of one order is found by its id, and an unknown order is said to be unknown', async () => {
  const { id } = await typeIn();
  const query =
    'query ($orderId: ID!) { inventoryMovements(orderId: $orderId) { nodes { movementType quantityChange } } }';
  expect(await app.query(query, { orderId: id })).toEqual({
    inventoryMovements: { nodes: [{ movementType: 'SALE', quantityChange: -2 }] },
  });
  const { body } = await app.post({ query, variables: { orderId: 'bm8' } });
  expect(body.errors?.[0]?.message).toBe('There is no order with the id "bm8".');
});
