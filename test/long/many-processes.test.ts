import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../src/db/stock/books.ts';
import { connectSimulated, offer, ownerKey, type RunningApp, resume, startApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { connectLive } from '../support/live-client.ts';
import { useSimulator } from '../support/simulator.ts';
import { until } from '../support/until.ts';

const places = ['uzum', 'wildberries', 'ozon'] as const;
const skus = Array.from({ length: 20 }, (_, index) => `BULK-${index}`);
const db = useDatabase();
const simulator = useSimulator({ limits: { uzum: { perSecond: 1_000, burst: 1_000 } } });
let apis: RunningApp[];
let workers: RunningApp[];
const secrets: Record<string, string> = {};
beforeAll(async () => {
  apis = await Promise.all([1, 2].map(() => startApp(db.url, { role: 'api' })));
  workers = await Promise.all([1, 2].map(() => startApp(db.url, { role: 'worker' })));
  const [api] = apis;
  await connectSimulated(api!, simulator, [...places], (name, secret) => {
    secrets[name] = secret;
  });
  // Deliveries are made by this test; the simulated marketplaces only show figures.
  for (const name of places) simulator.marketplaces[name].clearWebhookTarget();
  for (const sku of skus) await offer(api!, simulator, { sku, quantity: 500, priceThere: '10' }, [...places]);
  await resume(api!, [...places]);
});
afterAll(async () => {
  await Promise.all([...apis, ...workers].map((process) => process.stop()));
});

interface Delivery {
  place: (typeof places)[number];
  body: string;
}

function makeDelivery(index: number): Delivery {
  const place = places[index % 3]!;
  const sold = index % 5 !== 0;
  const body = JSON.stringify({
    event: 'stock.updated',
    event_id: `bulk-${index}`,
    sku: skus[index % skus.length],
    previous_stock: 500,
    current_stock: sold ? 499 : 501,
    change: sold ? -1 : 1,
    reason: sold ? 'sold' : 'cancelled',
    timestamp: new Date().toISOString(),
  });
  return { place, body };
}

async function deliver(
  { place, body }: Delivery,
  api: RunningApp,
): Promise<{ received: boolean; duplicate?: boolean }> {
  const signature = createHmac('sha256', secrets[place]!).update(body).digest('hex');
  const response = await fetch(`${api.url}/webhooks/marketplaces/stock-update`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-marketplace-id': place, 'x-webhook-signature': signature },
    body,
  });
  expect(response.status).toBe(200);
  return (await response.json()) as { received: boolean; duplicate?: boolean };
}

test('1,000 webhooks at once, 200 of them twice, on two API and two worker processes move stock exactly 1,000 times', async () => {
  const different = Array.from({ length: 1_000 }, (_, index) => makeDelivery(index));
  const all = [...different, ...different.slice(0, 200)];
  const answers = await Promise.all(all.map((delivery, index) => deliver(delivery, apis[index % 2]!)));
  expect(answers.filter(({ duplicate }) => duplicate)).toHaveLength(200);
  await until(
    () =>
      db.sql<
        { status: string; count: number }[]
      >`select status, count(*)::int from marketplace_webhooks group by status order by 1`,
    (rows) => rows.length === 1 && rows[0]?.status === 'processed',
    30_000,
  );
  const [ledger] = await db.sql`
    select count(*)::int as movements, sum(quantity_change)::int as total from inventory_movements where reference_type = 'webhook'`;
  expect(ledger).toEqual({ movements: 1_000, total: -600 });
  await until(
    () => db.sql`select id from pushes where pushed_version < owed_version or open_until is not null`,
    (rows) => rows.length === 0,
    30_000,
  );
  const truth = await db.sql<{ sku: string; quantity: number }[]>`
    select p.sku, i.quantity from inventory i join products p on p.id = i.product_id`;
  expect(truth).toHaveLength(skus.length);
  for (const { sku, quantity } of truth) {
    for (const name of places)
      expect({ sku, name, shows: simulator.marketplaces[name].stockOf(sku) }).toEqual({ sku, name, shows: quantity });
  }
  expect((await checkBooks(db.sql)).problems).toEqual([]);
}, 60_000);

test('a burst costs far fewer calls than changes, and no job is left over', async () => {
  const calls = places.reduce((sum, name) => sum + simulator.marketplaces[name].calls.length, 0);
  expect(calls).toBeLessThan(1_000);
  await until(
    () => db.sql`select id from graphile_worker._private_jobs where locked_at is null and run_at <= now()`,
    (rows) => rows.length === 0,
  );
  const [failed] = await db.sql`select count(*)::int from graphile_worker._private_jobs where attempts >= max_attempts`;
  expect(failed).toEqual({ count: 0 });
});

test('a sale that one process takes in reaches the subscribers of the other', async () => {
  const client = await connectLive(apis[1]!.url, `Bearer ${ownerKey}`);
  client.follow({ skus: [skus[0]!] });
  await client.until(() => client.updates().length > 0);
  const before = client.updates().at(-1)!.stock;
  await deliver(makeDelivery(6_000_001 * 20 + 20), apis[0]!);
  await client.until(() => client.updates().at(-1)?.stock !== before);
  client.cut();
});
