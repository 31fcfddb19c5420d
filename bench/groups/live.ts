import { setTimeout as delay } from 'node:timers/promises';
import { type Bench, perOperation } from '../bench.ts';
import { untilQuiet } from '../books.ts';
import { sendAtRate, type Times } from '../load/at-rate.ts';
import { type Followers, startFollowers } from '../load/followers.ts';
import { Sender } from '../load/sender.ts';
import { opening, openScene, type Scene } from '../scene.ts';
import { median, percentile } from '../statistics.ts';

const products = 1_000;
const subscribers = 1_000;
const rates = [20, 50, 100, 400] as const;
/** The highest rate takes longer than a short run has. */
const quickRates = [20, 50, 100] as const;

interface LiveScene {
  scene: Scene;
  followers: Followers;
  sender: Sender;
  roots: { api: number; worker: number };
}

/** Rows 6 and 6r: from a webhook to the last of 1,000 subscribers, and to the last of 3 marketplaces. */
export async function measureLive(bench: Bench): Promise<void> {
  if (!bench.wants('6', '6r')) return;
  await using stack = new AsyncDisposableStack();
  const scene = stack.use(await openScene(bench, { name: 'bench_live', products }));
  const api = await scene.start('serve');
  const worker = await scene.start('work');
  bench.progress(`connecting ${subscribers} subscribers`);
  const followers = await startFollowers(api.url, scene.ownerKey, { count: subscribers, opening, skus: null });
  stack.defer(() => followers.stop());
  const sender = stack.use(new Sender(api.url));
  const live = { scene, followers, sender, roots: { api: api.pid, worker: worker.pid } };
  await sendAtRate(live, { perSecond: 10, events: bench.size(50, 20) });
  for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) {
    if (bench.wants('6')) await measureIdle(bench, live);
    if (bench.wants('6r'))
      for (const rate of bench.options.quick ? quickRates : rates) await measureRate(bench, live, rate);
  }
  if (followers.lost > 0) bench.recordWrong('bench_live', [`${followers.lost} subscribers were cut off`]);
  await scene.check(scene.sales.count);
}

/** One event after the other: the next one when everything is quiet again. */
async function measureIdle(bench: Bench, live: LiveScene): Promise<void> {
  const all: Times = { subscribers: [], marketplaces: [] };
  for (let event = 0; event < bench.size(100, 25); event += 1) {
    const times = await sendAtRate(live, { perSecond: 1_000, events: 1 });
    all.subscribers.push(...times.subscribers);
    all.marketplaces.push(...times.marketplaces);
    // What the pushes write after their answers must not stand in the way of the next event.
    await delay(60);
  }
  for (const who of ['subscribers', 'marketplaces'] as const) {
    bench.record('6', `${who} p50`, { value: median(all[who]) });
    bench.record('6', `${who} p99`, { value: percentile(all[who], 0.99) });
  }
}

async function measureRate(bench: Bench, live: LiveScene, perSecond: (typeof rates)[number]): Promise<void> {
  const events = Math.round(perSecond * bench.size(5, 2));
  const { result: times, use } = await bench.watch(live.roots, () => sendAtRate(live, { perSecond, events }));
  const more = { cpuMs: perOperation(use, events), othersShare: use.othersShare };
  // The slower of the two: only then is a sale everywhere.
  const [p50, p99] = [0.5, 0.99].map((share) =>
    Math.max(percentile(times.subscribers, share), percentile(times.marketplaces, share)),
  );
  bench.record('6r', `${perSecond}/s p50`, { value: p50 ?? 0, ...more });
  bench.record('6r', `${perSecond}/s p99 / p50`, {
    value: (p99 ?? 0) / (p50 ?? 1),
    measured: p99 ?? 0,
    beside: p50 ?? 0,
  });
  if (perSecond === 20) {
    const value = ((use.trees.postgres ?? 0) / use.seconds) * 100;
    bench.record('6r', 'PostgreSQL at 20/s, of a core', { value });
  }
  await untilQuiet(live.scene.sql);
}
