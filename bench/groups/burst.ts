import { type Bench, perOperation } from '../bench.ts';
import { Arrivals } from '../load/arrivals.ts';
import { type Followers, startFollowers } from '../load/followers.ts';
import { Sender } from '../load/sender.ts';
import { opening, openScene, type Scene } from '../scene.ts';

const products = 1_000;
const subscribers = 1_000;
const connections = 256;
const patienceMs = 300_000;

interface Burst {
  acceptedPerSecond: number;
  rightAfterMs: number;
  faults: number;
  callsPerChange: number;
  cpuMs: Record<string, number>;
  othersShare: number;
}

/** Rows 6b and 7: a burst of webhooks with and without subscribers, and how few calls of the marketplaces it takes. */
export async function measureBurst(bench: Bench): Promise<void> {
  if (!bench.wants('6b', '7')) return;
  await using scene = await openScene(bench, { name: 'bench_burst', products });
  const api = await scene.start('serve');
  const worker = await scene.start('work');
  const roots = { api: api.pid, worker: worker.pid };
  const events = bench.size(10_000, 2_000);
  const follow = { count: subscribers, opening, skus: null };
  await burst(bench, { scene, url: api.url, roots, events: events / 5 });
  for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) {
    const without = await burst(bench, { scene, url: api.url, roots, events });
    bench.progress(`connecting ${subscribers} subscribers`);
    const followers = await startFollowers(api.url, scene.ownerKey, follow);
    const { lost, ...measured } = await burst(bench, { scene, url: api.url, roots, events, followers })
      .then((one) => ({ ...one, lost: followers.lost }))
      .finally(() => followers.stop());
    if (lost > 0) bench.recordWrong('bench_burst', [`${lost} subscribers were cut off`]);
    record(bench, measured, without);
  }
  await scene.check(scene.sales.count);
}

function record(bench: Bench, measured: Burst, without: Burst): void {
  const [some, none] = [measured.acceptedPerSecond, without.acceptedPerSecond];
  const { cpuMs, othersShare } = measured;
  bench.record('6b', 'accepted/s, ratio', { value: some / none, measured: some, beside: none, cpuMs, othersShare });
  bench.record('6b', 'accepted/s without', { value: none, cpuMs: without.cpuMs });
  bench.record('6b', 'all right after the last answer', { value: measured.rightAfterMs });
  bench.record('6b', 'resets and refusals', { value: measured.faults });
  bench.record('7', 'calls per change', { value: measured.callsPerChange });
}

interface BurstParts {
  scene: Scene;
  url: string;
  roots: Record<string, number>;
  events: number;
  followers?: Followers;
}

/** Sends so many sales as fast as they are taken, and waits until each has arrived everywhere. */
async function burst(bench: Bench, { scene, url, roots, events, followers }: BurstParts): Promise<Burst> {
  const { shops, sales } = scene;
  for (const shop of shops) shop.resetCalls();
  using sender = new Sender(url);
  const arrivals = new Arrivals(shops, followers, opening);
  let left = events;
  const next = (): Buffer | undefined => {
    if (left === 0) return undefined;
    left -= 1;
    const { request, sku, at, soldThen } = sales.sell(sales.count % products);
    arrivals.expect(sku, soldThen, at);
    return request;
  };
  const { result, use } = await bench.watch(roots, async () => {
    const tookMs = await sender.sendAll(next, connections);
    const answeredAt = performance.now();
    await arrivals.untilAll(patienceMs).finally(() => arrivals.stop());
    return { tookMs, rightAfterMs: performance.now() - answeredAt };
  });
  const { statuses, resets } = sender.counts;
  const refused = [...statuses].reduce((sum, [status, count]) => sum + (status === 200 ? 0 : count), 0);
  const calls = shops.flatMap(({ counts }) => Object.values(counts)).reduce((sum, count) => sum + count, 0);
  return {
    acceptedPerSecond: (events * 1_000) / result.tookMs,
    rightAfterMs: result.rightAfterMs,
    faults: refused + resets,
    callsPerChange: calls / events,
    cpuMs: perOperation(use, events),
    othersShare: use.othersShare,
  };
}
