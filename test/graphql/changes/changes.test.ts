import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLiveChanges, type LiveChanges } from '../../../src/graphql/changes/changes.ts';
import { createLiveStock, type LiveStock } from '../../../src/graphql/live/live-stock.ts';
import { createLogger } from '../../../src/log.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();
let live: LiveStock;
let changes: LiveChanges;
beforeAll(async () => {
  const log = createLogger({ level: 'silent', pretty: false });
  live = createLiveStock({ sql: db.sql, url: db.url, log });
  changes = createLiveChanges({ sql: db.sql, log, live });
  await live.start();
});
afterAll(async () => {
  changes.stop();
  await live.stop();
});

const notify = (topic: string, ids: string[]) => db.sql`select notify_change(${topic}, ${ids})`;

async function take(following: AsyncIterableIterator<string>, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push((await following.next()).value);
  return ids;
}

async function addOrder(): Promise<string> {
  const [order] = await db.sql<{ id: string }[]>`
    insert into orders (marketplace_id, currency) select id, currency from marketplaces where code = 'olx' returning id::text`;
  return order!.id;
}

test('a follower gets the keys of its own topic only, each once however often it changed before it was taken', async () => {
  const orders = changes.follow('orders');
  await notify('alerts', ['1']);
  // Of one commit, so that they arrive together.
  await db.sql.begin(async (tx) => {
    await tx`select notify_change('orders', array['7', '8'])`;
    await tx`select notify_change('orders', array['7', '9'])`;
  });
  expect(await take(orders, 3)).toEqual(['7', '8', '9']);
  await orders.return?.();
});

test('more keys than one notification can name all arrive', async () => {
  const orders = changes.follow('orders');
  const ids = Array.from({ length: 3_000 }, (_, index) => String(9_000_000_000_000_000_000n + BigInt(index)));
  await notify('orders', ids);
  expect((await take(orders, 3_000)).toSorted()).toEqual(ids);
  await orders.return?.();
});

test('nothing is notified for no keys', async () => {
  const sales = changes.follow('sales');
  await notify('sales', []);
  await db.sql`select notify_change('sales', null)`;
  await notify('sales', ['1']);
  expect(await take(sales, 1)).toEqual(['1']);
  await sales.return?.();
});

test('what changed while the listening connection was lost is caught up with', async () => {
  const orders = changes.follow('orders');
  await db.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'ombor listen'`;
  const id = await addOrder();
  expect(await take(orders, 1)).toEqual([id]);
  await orders.return?.();
});

test('an idle follower that leaves is let go of at once', async () => {
  const orders = changes.follow('orders');
  const waiting = orders.next();
  await orders.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
});
