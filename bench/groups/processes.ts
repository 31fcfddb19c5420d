import { setTimeout as delay } from 'node:timers/promises';
import { applyStockChanges } from '../../src/db/stock/stock.ts';
import { type Bench, perOperation } from '../bench.ts';
import { Arrivals } from '../load/arrivals.ts';
import { Changes } from '../load/changes.ts';
import { nowMs } from '../load/clock.ts';
import { type Followers, startFollowers, untilSeen } from '../load/followers.ts';
import { Sender } from '../load/sender.ts';
import type { Running } from '../processes.ts';
import { opening, openScene, type Scene } from '../scene.ts';
import { skuOf } from '../shop.ts';

const products = 1_000;
const connections = 256;
const subscribers = 1_000;
const counts = [1, 2, 4];
const patienceMs = 300_000;

/** What so many processes of each kind did. */
interface Shared {
  acceptedPerSecond: number;
  appliedPerSecond: number;
  framesPerSecond: number;
  cpuMsPerEvent: number;
  callsPerEvent: number;
  postgresMsPerNotify: number;
}

/** Row 16: more processes on one database, beside one of each kind. */
export async function measureProcesses(bench: Bench): Promise<void> {
  if (!bench.wants('16')) return;
  for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) {
    let one: Shared | undefined;
    for (const count of counts) {
      bench.progress(`${count} of each kind`);
      const shared = await measureShared(bench, count);
      if (one) record(bench, count, shared, one);
      else one = shared;
    }
  }
}

function record(bench: Bench, count: number, shared: Shared, one: Shared): void {
  const figures: Record<string, keyof Shared> = {
    'accepted/s': 'acceptedPerSecond',
    'all applied and sent/s': 'appliedPerSecond',
    'fan-out/s': 'framesPerSecond',
    'CPU per event': 'cpuMsPerEvent',
    'marketplace calls': 'callsPerEvent',
    'PostgreSQL per NOTIFY': 'postgresMsPerNotify',
  };
  for (const [name, key] of Object.entries(figures)) {
    const [measured, beside] = [shared[key], one[key]];
    bench.record('16', `${name}, ${count} of each`, { value: measured / beside, measured, beside });
  }
}

async function measureShared(bench: Bench, count: number): Promise<Shared> {
  await using scene = await openScene(bench, { name: 'bench_processes', products });
  await using stack = new AsyncDisposableStack();
  const apis: Running[] = [];
  const workers: Running[] = [];
  for (let at = 0; at < count; at += 1) {
    apis.push(await scene.start('serve'));
    workers.push(await scene.start('work'));
  }
  const roots = Object.fromEntries([...apis, ...workers].map(({ pid }) => [String(pid), pid]));
  // Each process warms up for itself: the first calls compile.
  await burst(bench, { scene, apis, roots }, bench.size(2_000, 500) * count);
  const result = await burst(bench, { scene, apis, roots }, bench.size(10_000, 1_500));
  await scene.check(scene.sales.count);
  // From here on nobody works: only those who listen are compared.
  for (const worker of workers) await worker.stop();
  const postgresMsPerNotify = await measureNotify(bench, scene);
  const followers = await Promise.all(apis.map((api) => follow(scene, api, subscribers / count)));
  stack.defer(async () => void (await Promise.all(followers.map((one) => one.stop()))));
  const framesPerSecond = await measureFrames(bench, scene, followers);
  await scene.checkBooks();
  return { ...result, postgresMsPerNotify, framesPerSecond };
}

const follow = (scene: Scene, api: Running, count: number): Promise<Followers> =>
  startFollowers(api.url, scene.ownerKey, { count, opening, skus: null });

interface Crew {
  scene: Scene;
  apis: Running[];
  roots: Record<string, number>;
}

/** Sends sales to all processes at once, until each is everywhere. */
async function burst(bench: Bench, { scene, apis, roots }: Crew, events: number) {
  const { shops, sales } = scene;
  for (const shop of shops) shop.resetCalls();
  const arrivals = new Arrivals(shops, undefined, opening);
  let left = events;
  const next = (): Buffer | undefined => {
    if (left === 0) return undefined;
    left -= 1;
    const { request, sku, at, soldThen } = sales.sell(sales.count % products);
    arrivals.expect(sku, soldThen, at);
    return request;
  };
  const senders = apis.map(({ url }) => new Sender(url));
  const { result, use } = await bench.watch(roots, async () => {
    const startedAt = performance.now();
    await Promise.all(senders.map((sender) => sender.sendAll(next, connections / senders.length)));
    const acceptedMs = performance.now() - startedAt;
    await arrivals.untilAll(patienceMs).finally(() => arrivals.stop());
    return { acceptedMs, allMs: performance.now() - startedAt };
  });
  for (const sender of senders) sender[Symbol.dispose]();
  const calls = shops.flatMap(({ counts }) => Object.values(counts)).reduce((sum, count) => sum + count, 0);
  return {
    acceptedPerSecond: (events * 1_000) / result.acceptedMs,
    appliedPerSecond: (events * 1_000) / result.allMs,
    cpuMsPerEvent: Object.values(perOperation(use, events)).reduce((sum, ms) => sum + ms, 0),
    callsPerEvent: calls / events,
  };
}

/** CPU ms of PostgreSQL for one change that all `serve` processes hear of and read. */
async function measureNotify(bench: Bench, scene: Scene): Promise<number> {
  const changes = await Changes.read(scene.sql, bench.options.seed);
  const events = bench.size(400, 100);
  const { use } = await bench.watch({}, async () => {
    for (let event = 0; event < events; event += 1) {
      await applyStockChanges(scene.sql, changes.uniform(1));
      // Apart, so that one reading cannot serve several.
      await delay(10);
    }
  });
  return ((use.trees.postgres ?? 0) * 1_000) / events;
}

/** Frames per second of sales of many products at once to the subscribers of all processes. */
async function measureFrames(bench: Bench, { sql }: Scene, followers: readonly Followers[]): Promise<number> {
  const changes = await Changes.read(sql, bench.options.seed + 1);
  const events = bench.size(500, 100);
  const rows = await sql<{ sold: number }[]>`
    select ${opening}::int - i.quantity as sold from inventory i order by i.product_id limit ${events}`;
  const expected = new Map(rows.map(({ sold }, index) => [skuOf(index), sold + 1]));
  const seen = followers.map((one) => untilSeen(one, expected));
  const sold = Array.from({ length: events }, (_, index) => changes.of(index));
  let startedAt: number | undefined;
  for (let at = 0; at < events; at += 100) {
    await applyStockChanges(sql, sold.slice(at, at + 100));
    startedAt ??= nowMs();
  }
  const lastAt = Math.max(...(await Promise.all(seen)));
  return (events * subscribers * 1_000) / Math.max(1, lastAt - (startedAt ?? lastAt));
}
