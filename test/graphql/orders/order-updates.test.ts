import { sign } from '@tma.js/init-data-node';
import { beforeAll, expect, test } from 'vitest';
import { botToken, ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive, type LiveClient } from '../../support/live-client.ts';
import { addProduct } from '../../support/shop.ts';
import { cancelDocument, placeOrderDocument, updateOrderStatusDocument } from '../documents/orders.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let buyers: string[];
beforeAll(async () => {
  buyers = [1, 2].map((id) => `tma ${sign({ user: { id, first_name: 'B' } }, botToken, new Date())}`);
});

const query = 'subscription { orderUpdated { id number status items { cancelledQuantity } } }';

interface Told {
  number: string;
  status: string;
  items: { cancelledQuantity: number }[];
}

async function follow(authorization: string): Promise<LiveClient & { told(): Told[] }> {
  const client = await connectLive(app.url, authorization);
  client.send({ id: 'orders', type: 'subscribe', payload: { query } });
  // An answer to a later operation of the same socket: the subscription before it stands.
  client.send({ id: 'after', type: 'subscribe', payload: { query: '{ viewer { role } }' } });
  await client.until(() => client.messages.some(({ type, id }) => type === 'complete' && id === 'after'));
  const told = (): Told[] =>
    client.messages
      .filter(({ type, id }) => type === 'next' && id === 'orders')
      .map(({ payload }) => (payload as unknown as { data: { orderUpdated: Told } }).data.orderUpdated);
  return { ...client, told };
}

let serial = 0;
async function place(sku: string, buyer: string): Promise<{ id: string; number: string }> {
  const input = { items: [{ sku, quantity: 2 }], idempotencyKey: `live-${++serial}` };
  const { placeStoreOrder } = await app.run(placeOrderDocument, { input }, buyer);
  if (placeStoreOrder.__typename !== 'PlaceStoreOrderPayload') throw new Error(JSON.stringify(placeStoreOrder));
  return placeStoreOrder.order;
}

async function placeManual(sku: string): Promise<{ id: string }> {
  const { createManualOrder } = await app.query<{ createManualOrder: { order: { id: string } } }>(
    `mutation ($input: CreateManualOrderInput!) {
      createManualOrder(input: $input) { ... on CreateManualOrderPayload { order { id } } } }`,
    { input: { marketplace: 'olx', customerName: 'Dilnoza', items: [{ sku, quantity: 3 }] } },
  );
  return createManualOrder.order;
}

test('staff are told of every order and of every change, with its lines as they stand then', async () => {
  const product = await addProduct(db.sql, { quantity: 50 });
  const client = await follow(`Bearer ${ownerKey}`);
  const order = await place(product.sku, buyers[0]!);
  const isTold = (expected: Partial<Told>) => () =>
    client.told().some((one) => JSON.stringify({ ...one, ...expected }) === JSON.stringify(one));
  await client.until(isTold({ number: order.number, status: 'HELD', items: [{ cancelledQuantity: 0 }] }));
  await app.run(updateOrderStatusDocument, { input: { orderId: order.id, status: 'CONFIRMED' } });
  await client.until(isTold({ number: order.number, status: 'CONFIRMED' }));
  await app.run(cancelDocument, { input: { orderId: order.id, items: [{ sku: product.sku, quantity: 1 }] } });
  await client.until(isTold({ number: order.number, status: 'CONFIRMED', items: [{ cancelledQuantity: 1 }] }));
  client.cut();
});

test('a buyer is told of own orders only', async () => {
  const product = await addProduct(db.sql, { quantity: 50 });
  const client = await follow(buyers[1]!);
  const others = await place(product.sku, buyers[0]!);
  const own = await place(product.sku, buyers[1]!);
  await client.until(() => client.told().some(({ number }) => number === own.number));
  await app.run(updateOrderStatusDocument, { input: { orderId: others.id, status: 'CONFIRMED' } });
  await app.run(updateOrderStatusDocument, { input: { orderId: own.id, status: 'CONFIRMED' } });
  await client.until(() => client.told().some(({ status }) => status === 'CONFIRMED'));
  expect(new Set(client.told().map(({ number }) => number))).toEqual(new Set([own.number]));
  client.cut();
});

test('which Telegram user ordered is for staff only', async () => {
  const product = await addProduct(db.sql, { quantity: 50 });
  const { id } = await place(product.sku, buyers[0]!);
  const read = { query: 'query ($id: ID!) { order(id: $id) { telegramUserId } }', variables: { id } };
  expect((await app.post(read)).body.data).toEqual({ order: { telegramUserId: '1' } });
  const { body } = await app.post(read, buyers[0]);
  expect(body.data).toEqual({ order: { telegramUserId: null } });
  expect(body.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('a line that is linked later is a change of its order', async () => {
  const client = await follow(`Bearer ${ownerKey}`);
  const [order] = await db.sql<{ id: string; number: string }[]>`
    insert into orders (marketplace_id, marketplace_order_id, currency) select id, 'LINK-1', currency from marketplaces where code = 'olx'
    returning id, number`;
  await db.sql`insert into order_items (order_id, sku, line_key, quantity) values (${order!.id}, 'X', 'X', 1)`;
  const isLast = (count: number) => () =>
    client.told().filter(({ number }) => number === order!.number).length >= count;
  await client.until(isLast(1));
  const before = client.told().length;
  await db.sql`update order_items set sku = 'Y' where order_id = ${order!.id}`;
  await client.until(() => client.told().length > before);
  client.cut();
});

test('what changed while the process had lost its listening connection is told after it', async () => {
  const product = await addProduct(db.sql, { quantity: 50 });
  const client = await follow(`Bearer ${ownerKey}`);
  await db.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'ombor listen'`;
  const order = await place(product.sku, buyers[0]!);
  await client.until(() => client.told().some(({ number }) => number === order.number));
  client.cut();
});

test('orders are followed over SSE as well', async () => {
  const product = await addProduct(db.sql, { quantity: 50 });
  const stop = new AbortController();
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', authorization: `Bearer ${ownerKey}` },
    body: JSON.stringify({ query }),
    signal: stop.signal,
  });
  expect(response.status).toBe(200);
  const order = await place(product.sku, buyers[1]!);
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (text.includes(`"number":"${order.number}"`)) break;
  }
  expect(text).toContain('"status":"HELD"');
  stop.abort();
});

interface Versioned {
  id: string;
  revision: number;
  updatedAt: string;
  status: string;
  items: { cancelledQuantity: number }[];
}

const versionedFields = 'id revision updatedAt status items { cancelledQuantity }';

const readOrders = async (): Promise<Versioned[]> =>
  (
    await app.query<{ orders: { edges: { node: Versioned }[] } }>(
      `{ orders(first: 250) { edges { node { ${versionedFields} } } } }`,
    )
  ).orders.edges.map(({ node }) => node);

test('of two transactions the one that commits last has the higher revision and the later time, whichever began first', async () => {
  const product = await addProduct(db.sql, { quantity: 50 });
  const { id } = await place(product.sku, buyers[0]!);
  const [row] = await db.sql<{ id: string }[]>`select id from orders order by id desc limit 1`;
  const read = async () => (await readOrders()).find((order) => order.id === id)!;
  const placed = await read();
  let between: Versioned | undefined;
  await db.sql.begin(async (early) => {
    await early`select now()`;
    await app.run(updateOrderStatusDocument, { input: { orderId: id, status: 'CONFIRMED' } });
    between = await read();
    await early`update order_items set cancelled_quantity = 1 where order_id = ${row!.id}`;
  });
  const last = await read();
  expect(between!.revision).toBeGreaterThan(placed.revision);
  expect(last.revision).toBeGreaterThan(between!.revision);
  expect(Date.parse(last.updatedAt)).toBeGreaterThan(Date.parse(between!.updatedAt));
});

test('whatever changes at once, a client that keeps the highest revision of each order ends at the truth; so does one that keeps the latest time', async () => {
  const product = await addProduct(db.sql, { quantity: 1_000 });
  const client = await connectLive(app.url, `Bearer ${ownerKey}`);
  client.send({
    id: 'orders',
    type: 'subscribe',
    payload: { query: `subscription { orderUpdated { ${versionedFields} } }` },
  });
  client.send({ id: 'after', type: 'subscribe', payload: { query: '{ viewer { role } }' } });
  await client.until(() => client.messages.some(({ type, id }) => type === 'complete' && id === 'after'));
  const orders: { id: string }[] = [];
  for (let n = 0; n < 30; n += 1) orders.push(await placeManual(product.sku));
  await Promise.all(
    orders.flatMap(({ id: orderId }) => [
      app.run(updateOrderStatusDocument, { input: { orderId, status: 'CONFIRMED' } }),
      app.run(cancelDocument, { input: { orderId, items: [{ sku: product.sku, quantity: 1 }] } }),
      app.run(cancelDocument, { input: { orderId, items: [{ sku: product.sku, quantity: 1 }] } }),
    ]),
  );
  const own = new Set(orders.map(({ id }) => id));
  const truth = (await readOrders()).filter(({ id }) => own.has(id));
  const told = (): Versioned[] =>
    client.messages
      .filter(({ type, id }) => type === 'next' && id === 'orders')
      .map(({ payload }) => (payload as unknown as { data: { orderUpdated: Versioned } }).data.orderUpdated);
  // Shuffled: the number alone must tell which one is newest.
  const keep = (rank: (order: Versioned) => number | string): Map<string, Versioned> => {
    const kept = new Map<string, Versioned>();
    for (const order of told().toSorted((a, b) => (a.status + a.id < b.status + b.id ? -1 : 1))) {
      const known = kept.get(order.id);
      if (!known || rank(order) >= rank(known)) kept.set(order.id, order);
    }
    return kept;
  };
  const show = ({ id, status, items }: Versioned) => JSON.stringify({ id, status, items });
  for (const rank of [({ revision }: Versioned) => revision, ({ updatedAt }: Versioned) => updatedAt]) {
    await client.until(() => {
      const kept = keep(rank);
      return truth.every((order) => show(kept.get(order.id) ?? order) === show(order) && kept.has(order.id));
    });
  }
  client.cut();
});
