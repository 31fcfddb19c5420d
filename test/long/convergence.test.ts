import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../src/db/stock/books.ts';
import { wideLimits } from '../../src/simulator/limits.ts';
import { connectSimulated, offer, resume, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { liftLimits } from '../support/limits.ts';
import { useSimulator } from '../support/simulator.ts';
import { until } from '../support/until.ts';

const places = ['uzum', 'wildberries', 'ozon', 'test'] as const;
const skus = ['A', 'B', 'C'];
const db = useDatabase();
const simulator = useSimulator({ seed: 7, limits: wideLimits });
const app = useApp(db, { env: { SWEEP_INTERVAL_MS: '500' } });
beforeAll(async () => {
  await liftLimits(db.sql);
  await connectSimulated(app, simulator, [...places]);
  for (const sku of skus) await offer(app, simulator, { sku, quantity: 60, priceThere: '10' }, [...places]);
  await resume(app, [...places]);
});

test('sales everywhere at once, at marketplaces that fail one call in five, end equal everywhere with every sale counted once', async () => {
  let seed = 11;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed % below;
  };
  const shop = places.map((name) => simulator.marketplaces[name]);
  for (const market of shop) market.faults.failRate = 0.2;
  const sold: Record<string, number> = { A: 0, B: 0, C: 0 };
  const reports: Promise<unknown>[] = [];
  const buy = async (sku: string): Promise<void> => {
    const { placeStoreOrder } = await app.query<{ placeStoreOrder: { __typename: string } }>(
      'mutation ($input: PlaceStoreOrderInput!) { placeStoreOrder(input: $input) { __typename } }',
      { input: { items: [{ sku, quantity: 1 }], idempotencyKey: randomUUID() } },
    );
    if (placeStoreOrder.__typename === 'PlaceStoreOrderPayload') sold[sku]! += 1;
  };
  for (let n = 0; n < 120; n += 1) {
    const sku = skus[random(3)]!;
    const market = shop[random(4)]!;
    const kind = random(10);
    if (kind < 2) await buy(sku);
    else {
      const result = kind < 8 ? market.sell(sku, 1) : market.cancel(sku, 1);
      if (!result.ok) continue;
      sold[sku]! += kind < 8 ? 1 : -1;
      reports.push(result.webhook);
      if (random(3) === 0) await result.webhook;
    }
  }
  await Promise.all(reports);
  for (const market of shop) market.faults.failRate = 0;
  const truth = () =>
    db.sql<{ sku: string; net: number; quantity: number }[]>`
      select p.sku, i.quantity - i.oversold as net, i.quantity from inventory i join products p on p.id = i.product_id order by p.sku`;
  await until(truth, (rows) => rows.every(({ sku, net }) => net === 60 - sold[sku]!), 30_000);
  const rows = await truth();
  await until(
    () =>
      rows.flatMap(({ sku, quantity }) =>
        shop.map((market) => ({ sku, shows: market.stockOf(sku), should: quantity })),
      ),
    (listings) => listings.every(({ shows, should }) => shows === should),
    40_000,
  );
  expect((await checkBooks(db.sql)).problems).toEqual([]);
}, 90_000);
