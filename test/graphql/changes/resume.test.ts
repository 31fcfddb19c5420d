import { sign } from '@tma.js/init-data-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { raiseAlert, resolveAlert } from '../../../src/db/alerts/alerts.ts';
import { encodeCursor, readStockCursor } from '../../../src/db/live/stock-cursor.ts';
import { ResumableChanges } from '../../../src/graphql/changes/resumable.ts';
import { createLiveStock, type LiveStock } from '../../../src/graphql/live/live-stock.ts';
import { createLogger } from '../../../src/log.ts';
import { botToken, ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive, type LiveClient } from '../../support/live-client.ts';
import { addProduct } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const owner = `Bearer ${ownerKey}`;
let product: { id: number; sku: string };
let live: LiveStock;
let changes: ResumableChanges;
beforeAll(async () => {
  product = await addProduct(db.sql, { sku: 'PHONE', quantity: 100_000 });
  const log = createLogger({ level: 'silent', pretty: false });
  live = createLiveStock({ sql: db.sql, url: db.url, log });
  changes = new ResumableChanges({ sql: db.sql, log, live, horizonMs: 20 });
  await live.start();
});
afterAll(async () => {
  changes.stop();
  await live.stop();
});

interface ShownOrder {
  id: string;
  note: string | null;
  revision: number;
}

type Client<Event> = LiveClient & { told(): Event[]; codes(): string[] };

async function follow<Event>(
  field: string,
  selection: string,
  after?: string,
  authorization = owner,
): Promise<Client<Event>> {
  const client = await connectLive(app.url, authorization);
  const query = `subscription ($after: String) { ${field}(after: $after) { cursor ${selection} } }`;
  client.send({ id: 'changes', type: 'subscribe', payload: { query, variables: { after } } });
  const own = () => client.messages.filter(({ id }) => id === 'changes');
  return {
    ...client,
    told: () =>
      own().flatMap(({ type, payload }) =>
        type === 'next' && payload?.data ? [(payload.data as unknown as Record<string, Event>)[field]!] : [],
      ),
    codes: () => [...JSON.stringify(own()).matchAll(/"code":"(\w+)"/g)].map(([, code]) => code!),
  };
}

type OrderEvent = { cursor: string; order: ShownOrder };
const followOrders = (after?: string, authorization?: string) =>
  follow<OrderEvent>('orderChanged', 'order { id note revision }', after, authorization);

async function readOrders(authorization = owner): Promise<{ changesCursor: string; orders: ShownOrder[] }> {
  const { orders } = await app.query<{ orders: { changesCursor: string; edges: { node: ShownOrder }[] } }>(
    '{ orders(first: 250) { changesCursor edges { node { id note revision } } } }',
    {},
    authorization,
  );
  return { changesCursor: orders.changesCursor, orders: orders.edges.map(({ node }) => node) };
}

async function placeOrder(): Promise<string> {
  const { createManualOrder } = await app.query<{ createManualOrder: { order: { id: string } } }>(
    `mutation { createManualOrder(input: { marketplace: "olx", customerName: "D", items: [{ sku: "${product.sku}", quantity: 1 }] }) {
      ... on CreateManualOrderPayload { order { id } } } }`,
  );
  return createManualOrder.order.id;
}

const keyOf = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1]!;
const annotate = (id: string, note: string) => db.sql`update orders set note = ${note} where id = ${keyOf(id)}`;

test('what changed since a page was read comes first, then each change', async () => {
  const [changed, same] = [await placeOrder(), await placeOrder()];
  const { changesCursor } = await readOrders();
  await annotate(changed, 'while away');
  const client = await followOrders(changesCursor);
  await client.until(() => client.told().some(({ order }) => order.id === changed && order.note === 'while away'));
  await annotate(same, 'live');
  await client.until(() => client.told().some(({ order }) => order.id === same && order.note === 'live'));
  client.cut();
});

test('the cursor of a page stays the same while paging', async () => {
  type Page = { orders: { changesCursor: string; pageInfo: { endCursor: string } } };
  const query = 'query ($after: String) { orders(first: 1, after: $after) { changesCursor pageInfo { endCursor } } }';
  const first = (await app.query<Page>(query)).orders;
  await placeOrder();
  const second = (await app.query<Page>(query, { after: first.pageInfo.endCursor })).orders;
  expect(second.changesCursor).toBe(first.changesCursor);
});

test('cut off at any moment, a client that resumes from its last cursor ends at the truth', async () => {
  const ids = await Promise.all(Array.from({ length: 10 }, () => placeOrder()));
  let seed = 20261130;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  let { changesCursor: cursor } = await readOrders();
  const shown = new Map<string, ShownOrder>();
  const take = ({ order, cursor: newest }: OrderEvent): void => {
    cursor = newest;
    if ((shown.get(order.id)?.revision ?? 0) <= order.revision) shown.set(order.id, order);
  };
  let changing = true;
  const change = async (): Promise<void> => {
    for (let n = 0; n < 80; n += 1) await annotate(ids[random(10)]!, `note ${n}`);
  };
  const changes = Promise.all([change(), change()]).finally(() => {
    changing = false;
  });
  while (changing) {
    const client = await followOrders(cursor);
    const enough = random(12);
    await client.until(() => client.told().length >= enough || !changing);
    client.cut();
    for (const event of client.told()) take(event);
  }
  await changes;
  const truth = (await readOrders()).orders.filter(({ id }) => ids.includes(id));
  const last = await followOrders(cursor);
  await last.until(() => {
    for (const event of last.told()) take(event);
    return truth.every(({ id, note }) => (shown.get(id)?.note ?? null) === note);
  });
  last.cut();
});

test('what changed while the process had lost its listening connection is reported after it', async () => {
  const id = await placeOrder();
  const { changesCursor } = await readOrders();
  const client = await followOrders(changesCursor);
  await annotate(id, 'before');
  await client.until(() => client.told().some(({ order }) => order.note === 'before'));
  await db.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'ombor listen'`;
  await annotate(id, 'unheard');
  await client.until(() => client.told().some(({ order }) => order.note === 'unheard'));
  client.cut();
});

test('a buyer resumes with own orders only', async () => {
  const buyer = `tma ${sign({ user: { id: 7, first_name: 'Aziza' } }, botToken, new Date())}`;
  const { changesCursor } = await readOrders(buyer);
  await annotate(await placeOrder(), 'of somebody else');
  const { placeStoreOrder } = await app.query<{ placeStoreOrder: { order: { id: string } } }>(
    `mutation { placeStoreOrder(input: { items: [{ sku: "${product.sku}", quantity: 1 }], idempotencyKey: "resume" }) {
      ... on PlaceStoreOrderPayload { order { id } } } }`,
    {},
    buyer,
  );
  const client = await followOrders(changesCursor, buyer);
  await client.until(() => client.told().length > 0);
  expect(new Set(client.told().map(({ order }) => order.id))).toEqual(new Set([placeStoreOrder.order.id]));
  client.cut();
});

test('alerts that were raised and resolved while away come first, as they stand now', async () => {
  type AlertEvent = { cursor: string; alert: { kind: string; resolvedAt: string | null } };
  const { alerts } = await app.query<{ alerts: { changesCursor: string } }>('{ alerts { changesCursor } }');
  const cause = { kind: 'low_stock', productId: product.id, parameters: { quantity: 1, threshold: 2 } } as const;
  await raiseAlert(db.sql, cause);
  await resolveAlert(db.sql, { kind: 'low_stock', productId: product.id });
  const client = await follow<AlertEvent>('alertChanged', 'alert { kind resolvedAt }', alerts.changesCursor);
  await client.until(() => client.told().length > 0);
  expect(client.told()).toMatchObject([{ alert: { kind: 'LOW_STOCK', resolvedAt: expect.any(String) } }]);
  await raiseAlert(db.sql, cause);
  await client.until(() => client.told().at(-1)?.alert.resolvedAt === null);
  client.cut();
});

test.each([
  ['of another era', () => encodeCursor('orders', { era: 'another', horizon: '5' }), 'RESYNC_REQUIRED'],
  ['of another subscription', () => encodeCursor('alerts', { era: 'another', horizon: '5' }), 'BAD_USER_INPUT'],
  ['of a page', () => Buffer.from('page:5:').toString('base64url'), 'BAD_USER_INPUT'],
])('a cursor %s is refused with a code', async (_what, after, code) => {
  const client = await followOrders(after());
  await client.until(() => client.codes().length > 0);
  expect(client.codes()).toEqual([code]);
  client.cut();
});

test('a client that is cut off amid what it missed is sent the rest', async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, () => placeOrder()));
  const start = await readStockCursor(db.sql);
  // Their notifications have arrived before the client comes: it learns of them by its cursor alone.
  const witness = await changes.follow('orders', undefined);
  for (const id of ids) await annotate(id, 'missed');
  for (const unheard = new Set(ids.map(keyOf)); unheard.size > 0; ) unheard.delete((await witness.next()).value!.key);
  await witness.return?.();
  const following = await changes.follow('orders', start);
  const taken = [(await following.next()).value!, (await following.next()).value!];
  await following.return?.();
  const again = await changes.follow('orders', taken.at(-1)!.cursor);
  const left = new Set(ids.map(keyOf));
  for (const { key } of taken) left.delete(key);
  while (left.size > 0) left.delete((await again.next()).value!.key);
  await again.return?.();
});

test('cursors move on by themselves, so that a client that resumes is not sent everything again', async () => {
  const [first, second] = [await placeOrder(), await placeOrder()];
  const following = await changes.follow('orders', undefined);
  const next = async () => (await following.next()).value!;
  await annotate(first, 'early');
  while ((await next()).key !== keyOf(first));
  let isSentAgain = true;
  while (isSentAgain) {
    await annotate(second, 'late');
    const { cursor } = await next();
    const again = await changes.follow('orders', cursor);
    await annotate(second, 'later');
    isSentAgain = (await again.next()).value!.key === keyOf(first);
    await again.return?.();
    await next();
  }
  await following.return?.();
});

test('a client that missed more than can be sent is asked to read again', async () => {
  const { changesCursor } = await readOrders();
  await db.sql`
    insert into orders (marketplace_id, currency) select m.id, m.currency from marketplaces m, generate_series(1, 10000) where m.code = 'olx'`;
  const client = await followOrders(changesCursor);
  await client.until(() => client.codes().length > 0);
  expect(client.codes()).toEqual(['RESYNC_REQUIRED']);
  client.cut();
});
