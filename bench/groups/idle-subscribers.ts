import { setTimeout as delay } from 'node:timers/promises';
import { applyStockChanges } from '../../src/db/stock/stock.ts';
import type { Bench } from '../bench.ts';
import { Changes } from '../load/changes.ts';
import { type Followers, startFollowers } from '../load/followers.ts';
import { readMemory } from '../memory.ts';
import type { Running } from '../processes.ts';
import { opening, openScene, type Scene } from '../scene.ts';
import { skuOf } from '../shop.ts';

const products = 1_000;
const eventsPerSecond = 20;
/** The one product that is not sold meanwhile. */
const quiet = skuOf(0);

/** Row 8: what a subscriber costs that has no news, while others have some. */
export async function measureIdleSubscribers(bench: Bench): Promise<void> {
  if (!bench.wants('8')) return;
  await using scene = await openScene(bench, { name: 'bench_idle_subscribers', products, marketplaces: 1 });
  const changes = await Changes.read(scene.sql, bench.options.seed);
  const [few, many] = bench.options.quick ? [300, 3_000] : [1_000, 10_000];
  for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) {
    // A process of its own each time: the second crowd would find the memory of the first.
    const api = await scene.start('serve');
    const crowd = { bench, scene, api, changes };
    const first = await follow(crowd, few);
    const before = await measureLoad(crowd);
    const others = await follow(crowd, many - few);
    const after = await measureLoad(crowd);
    const lost = first.lost + others.lost;
    if (lost > 0) bench.recordWrong('bench_idle_subscribers', [`${lost} of ${many} subscribers were cut off`]);
    await Promise.all([first.stop(), others.stop()]);
    await api.stop();
    bench.record('8', 'memory', { value: (after.residentKb - before.residentKb) / (many - few) });
    const [measured, beside] = [after.cpuMs, before.cpuMs];
    bench.record('8', 'CPU', { value: measured / beside, measured, beside });
  }
  await scene.checkBooks();
}

interface Crowd {
  bench: Bench;
  scene: Scene;
  api: Running;
  changes: Changes;
}

function follow({ bench, scene, api }: Crowd, count: number): Promise<Followers> {
  bench.progress(`connecting ${count} subscribers of ${quiet}`);
  return startFollowers(api.url, scene.ownerKey, { count, opening, skus: [quiet] });
}

/** Sells other products at an even pace; resolves with the API's CPU ms per event, and its memory after that. */
async function measureLoad({ bench, scene, api, changes }: Crowd): Promise<{ cpuMs: number; residentKb: number }> {
  const events = eventsPerSecond * bench.size(12, 5);
  // What connecting left behind is cleared away first.
  await delay(bench.size(3_000, 1_500));
  const { use } = await bench.watch({ api: api.pid }, async () => {
    for (let event = 0; event < events; event += 1) {
      await applyStockChanges(scene.sql, [changes.of(1 + (event % (products - 1)))]);
      await delay(1_000 / eventsPerSecond);
    }
  });
  const memory = readMemory(api.pid);
  return { cpuMs: ((use.trees.api ?? 0) * 1_000) / events, residentKb: memory?.residentKb ?? Number.NaN };
}
