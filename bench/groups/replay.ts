import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../../src/db/client.ts';
import { matchWebhooks, replayWebhooks } from '../../src/db/inbox/webhook-replay.ts';
import type { Bench } from '../bench.ts';
import { untilQuiet } from '../books.ts';
import { sendAtRate, type Watched } from '../load/at-rate.ts';
import { ask, toOperation } from '../load/graphql.ts';
import { Sender } from '../load/sender.ts';
import { openScene, type Scene } from '../scene.ts';
import { skuOf } from '../shop.ts';
import { median } from '../statistics.ts';

const products = 1_000;
const connections = 64;
const patienceMs = 300_000;

/** Row 15: work of thousands of rows, and a sale that comes in the midst of it. */
export async function measureReplay(bench: Bench): Promise<void> {
  if (!bench.wants('15')) return;
  await measureSaleBesideReplay(bench);
  for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) await measureLinking(bench);
}

async function measureSaleBesideReplay(bench: Bench): Promise<void> {
  await using scene = await openScene(bench, { name: 'bench_replay', products });
  const api = await scene.start('serve');
  await scene.start('work');
  using sender = new Sender(api.url);
  const count = bench.size(60_000, 6_000);
  bench.progress(`receiving ${count} sales to replay`);
  await sendSales(scene, sender, count);
  await untilQuiet(scene.sql, patienceMs);
  for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) {
    const beside = await timeSales({ scene, sender }, { perSecond: 10, events: bench.size(40, 20) });
    const measured = await timeBesideReplay({ scene, sender });
    bench.record('15', 'sale to the last marketplace', { value: measured / beside, measured, beside });
    await untilQuiet(scene.sql, patienceMs);
  }
  await scene.check(scene.sales.count);
}

/** Sales of all products in turn, as fast as they are taken; `at`: at this marketplace only. */
async function sendSales({ sales }: Scene, sender: Sender, count: number, at?: number): Promise<void> {
  let left = count;
  const next = (): Buffer | undefined => {
    if (left === 0) return undefined;
    left -= 1;
    return sales.sell(sales.count % products, at).request;
  };
  await sender.sendAll(next, connections);
}

/** The median ms from a sale to the last marketplace. */
async function timeSales(watched: Watched, load: { perSecond: number; events: number }): Promise<number> {
  return median((await sendAtRate(watched, load)).marketplaces);
}

/** Queues everything again and sends sales until the replay is through; resolves with their median ms. */
async function timeBesideReplay({ scene, sender }: { scene: Scene; sender: Sender }): Promise<number> {
  const { sql } = scene;
  const filter = { ids: null, marketplaceId: null, status: null, since: null };
  const match = await matchWebhooks(sql, filter);
  const replay = replayWebhooks(sql, filter, match);
  const times: number[] = [];
  do {
    times.push(...(await sendAtRate({ scene, sender }, { perSecond: 10, events: 5 })).marketplaces);
  } while (await isReplaying(sql));
  await replay;
  return median(times);
}

async function isReplaying(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from (select from marketplace_webhooks where status = 'pending' limit 200) waiting`;
  // A few are always there: the sales themselves.
  return (row?.count ?? 0) >= 100;
}

const bulkUpsert = `mutation ($input: BulkUpsertInput!) { bulkUpsert(input: $input) { __typename ... on BulkUpsertPayload { applied created } } }`;

/** Links a thousand products to a marketplace that has sold each of them thirty times meanwhile. */
async function measureLinking(bench: Bench): Promise<void> {
  await using scene = await openScene(bench, { name: 'bench_linking', products });
  const { sql, places, ownerKey } = scene;
  await unlinkAll(sql, places[0]?.id ?? 0);
  const api = await scene.start('serve');
  await scene.start('work');
  using sender = new Sender(api.url);
  const count = bench.size(30_000, 3_000);
  bench.progress(`receiving ${count} sales of products that are not linked`);
  await sendSales(scene, sender, count, 0);
  await untilWaiting(sql, count);
  const rows = Array.from({ length: products }, (_, index) => ({
    sku: skuOf(index),
    marketplace: places[0]?.code,
    marketplaceProductId: `ID-${skuOf(index)}`,
    marketplacePrice: '120000',
  }));
  const startedAt = performance.now();
  await link(bench, sender, ownerKey, rows);
  bench.record('15', 'linking', { value: (performance.now() - startedAt) / 1_000 });
  await untilQuiet(sql, patienceMs);
  bench.record('15', 'all applied after linking', { value: (performance.now() - startedAt) / 1_000 });
  await scene.check(scene.sales.count);
}

/** Links these rows at once; where that is refused, in halves, as a person would go on. */
async function link(bench: Bench, sender: Sender, key: string, rows: readonly object[]): Promise<void> {
  try {
    await ask(sender, toOperation(key, bulkUpsert, { input: { rows } }), '"applied":true');
  } catch (error) {
    if (rows.length === 1) throw error;
    bench.progress(
      `linking ${rows.length} at once was refused: ${error instanceof Error ? error.message : String(error)}`,
    );
    const half = Math.ceil(rows.length / 2);
    await link(bench, sender, key, rows.slice(0, half));
    await link(bench, sender, key, rows.slice(half));
  }
}

/** As if the marketplace had been connected without its catalogue. */
async function unlinkAll(sql: Sql, marketplaceId: number): Promise<void> {
  await sql`delete from pushes where marketplace_id = ${marketplaceId}`;
  await sql`delete from marketplace_products where marketplace_id = ${marketplaceId}`;
}

/** Waits until so many rows of the inbox wait for a link. */
async function untilWaiting(sql: Sql, count: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const [row] = await sql<{ waiting: number }[]>`
      select count(*)::int as waiting from marketplace_webhooks where waits_for is not null and status <> 'pending'`;
    if (row?.waiting === count) return;
    if (performance.now() > deadline) throw new Error(`${row?.waiting} of ${count} sales wait for a link`);
    await delay(200);
  }
}
