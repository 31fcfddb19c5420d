import { expect, test } from 'vitest';
import { connect, findSqlState, type Sql } from '../../src/db/client.ts';
import { insertWebhooks } from '../../src/db/inbox/webhooks.ts';
import { checkBooks } from '../../src/db/stock/books.ts';
import { processWebhooks } from '../../src/tasks/inbox/process-webhooks.ts';
import { noAbort } from '../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../support/database.ts';
import { addListing, addMarketplace, addProduct, figureOf } from '../support/shop.ts';
import { createTestDeps } from '../support/task-deps.ts';
import { toWebhook } from '../tasks/inbox/signed-events.ts';

const db = useDatabase();

const [workers, orders, products] = [6, 300, 12];

/** A pool that counts the transactions which the database ended because of a deadlock. */
function countDeadlocks(sql: Sql): { sql: Sql; count(): number } {
  let deadlocks = 0;
  const begin = async (...args: unknown[]) => {
    try {
      return await (sql.begin as (...given: unknown[]) => Promise<unknown>)(...args);
    } catch (error) {
      if (findSqlState(error) === '40P01') deadlocks += 1;
      throw error;
    }
  };
  const counting = new Proxy(sql, { get: (of, key) => (key === 'begin' ? begin : Reflect.get(of, key)) });
  return { sql: counting, count: () => deadlocks };
}

/** Puts a list in another order, the same in each run. */
function shuffle<T>(list: T[], seed: number): T[] {
  let state = seed;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31);
  return list
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

test('orders that are created and cancelled in any order by six workers never end in a deadlock', async () => {
  const market = await addMarketplace(db.sql, { saleSignal: 'orders' });
  const listed: { id: number; sku: string }[] = [];
  for (let index = 0; index < products; index += 1) {
    const product = await addProduct(db.sql, { quantity: 10_000 });
    await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: product.sku });
    listed.push(product);
  }
  const timestamp = new Date().toISOString();
  const events = Array.from({ length: orders }, (_, order) => {
    const lines = shuffle(listed, order + 1).slice(0, 3);
    const about = { order_id: `L-${(order * 7_919) % orders}`, timestamp };
    const figure = { event: 'stock.updated', sku: lines[0]!.sku, current_stock: order, reason: 'counted', timestamp };
    return [
      { event: 'order.created', ...about, items: lines.map(({ sku }) => ({ sku, quantity: 1 })) },
      { event: 'order.cancelled', ...about },
      figure,
    ];
  }).flat();
  const stored = shuffle(events, 42).map((event) => toWebhook(market.id, event));
  for (let from = 0; from < stored.length; from += 100) await insertWebhooks(db.sql, stored.slice(from, from + 100));

  const pool = connect(db.url, { max: workers, applicationName: 'lock order' });
  const counted = countDeadlocks(pool);
  const deps = createTestDeps(counted.sql);
  let left = 1;
  for (let round = 0; left > 0 && round < 20; round += 1) {
    await Promise.all(Array.from({ length: workers }, () => processWebhooks.run(deps, {}, noAbort)));
    const due = await db.sql`
      update marketplace_webhooks set next_attempt_at = now() where status in ('pending', 'retry') returning 1`;
    left = due.length;
  }
  await pool.end();
  expect(counted.count()).toBe(0);
  expect(left).toBe(0);
  for (const { id } of listed) expect((await figureOf(db.sql, id)).quantity).toBe(10_000);
  expect((await checkBooks(db.sql)).problems).toEqual([]);
}, 120_000);
