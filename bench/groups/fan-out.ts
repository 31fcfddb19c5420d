import { applyStockChanges, type StockChange } from '../../src/db/stock/stock.ts';
import { type Bench, interleave } from '../bench.ts';
import { Changes } from '../load/changes.ts';
import { nowMs } from '../load/clock.ts';
import { type Followers, startFollowers, untilSeen } from '../load/followers.ts';
import { type Helper, startHelper } from '../processes.ts';
import { opening, openScene, type Scene } from '../scene.ts';
import { skuOf } from '../shop.ts';

const products = 1_000;
const burstClients = 1_000;
const batchSize = 100;

interface FanOut {
  scene: Scene;
  changes: Changes;
  here: Counter;
  there: Counter;
}

/** Chooses products in turn, and knows how many units of each are sold on one side. */
class Counter {
  readonly #sold = new Map<number, number>();
  #next = 0;

  sell(count: number): { index: number; sold: number }[] {
    return Array.from({ length: count }, () => {
      const index = this.#next % products;
      const sold = (this.#sold.get(index) ?? 0) + 1;
      this.#next += 1;
      this.#sold.set(index, sold);
      return { index, sold };
    });
  }
}

/** Rows 5 and 5b: one event and a burst of events to many subscribers, beside servers that do nothing else. */
export async function measureFanOut(bench: Bench): Promise<void> {
  if (!bench.wants('5', '5b')) return;
  await using scene = await openScene(bench, { name: 'bench_fan_out', products });
  const changes = await Changes.read(scene.sql, bench.options.seed);
  const fanOut: FanOut = { scene, changes, here: new Counter(), there: new Counter() };
  const api = await scene.start('serve');
  if (bench.wants('5')) {
    for (const clients of bench.options.quick ? [1_000] : [1_000, 5_000]) {
      await withPeer(bench, fanOut, { url: api.url, clients, peer: 'peers/raw-frames.ts' }, measureOne);
    }
  }
  if (bench.wants('5b'))
    await withPeer(bench, fanOut, { url: api.url, clients: burstClients, peer: 'peers/graphql-ws.ts' }, measureBurst);
  // Nobody sends: what must be right are the ledger and its figures.
  await scene.checkBooks();
}

interface Sides {
  bench: Bench;
  fanOut: FanOut;
  clients: number;
  ours: Followers;
  peer: Helper;
  theirs: Followers;
}

/** Connects so many clients to Ombor and to the peer, and measures. */
async function withPeer(
  bench: Bench,
  fanOut: FanOut,
  { url, clients, peer: file }: { url: string; clients: number; peer: string },
  measure: (sides: Sides) => Promise<void>,
): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const peer = await startHelper(file, []);
  stack.defer(() => peer.stop());
  const follow = { count: clients, opening, skus: null };
  bench.progress(`connecting ${clients} subscribers to Ombor and to ${file}`);
  const ours = await startFollowers(url, fanOut.scene.ownerKey, follow);
  stack.defer(() => ours.stop());
  const theirs = await startFollowers(peer.url, '', follow);
  stack.defer(() => theirs.stop());
  await measure({ bench, fanOut, clients, ours, peer, theirs });
  for (const { lost } of [ours, theirs])
    if (lost > 0) bench.recordWrong('bench_fan_out', [`${lost} of ${clients} subscribers were cut off`]);
}

/** One event after the other: each when everybody has seen the one before. */
async function measureOne({ bench, fanOut, clients, ours, peer, theirs }: Sides): Promise<void> {
  const events = bench.size(60, 25);
  for (let repeat = 0; repeat <= bench.options.repeats; repeat += 1) {
    const pair = await interleave(
      repeat,
      () => repeated(events, () => sellHere(fanOut, ours, 1)),
      () => repeated(events, () => sellThere(fanOut, { peer, theirs }, 1)),
    );
    // Times are measured: the peer's over ours, so that more is better. The first repeat warms up.
    const value = pair.beside / pair.measured;
    if (repeat > 0) bench.record('5', `${clients.toLocaleString('en')} clients`, { value, ...pair });
  }
}

/**
 * Sales of different products, one batch of them after the other: nothing of it can be left out. With 400 the peer took 13 s, and its
 * own keep-alive (12 s) cut its subscribers off.
 */
async function measureBurst({ bench, fanOut, ours, peer, theirs }: Sides): Promise<void> {
  const events = bench.size(150, 100);
  for (let repeat = 0; repeat <= bench.options.repeats; repeat += 1) {
    const pair = await interleave(
      repeat,
      () => sellHere(fanOut, ours, events),
      () => sellThere(fanOut, { peer, theirs }, events),
    );
    if (repeat > 0) bench.record('5b', 'ratio', { value: pair.beside / pair.measured, ...pair });
  }
}

/** The mean ms of so many runs. */
async function repeated(times: number, run: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let at = 0; at < times; at += 1) total += await run();
  return total / times;
}

/** Sells in Ombor; resolves with the ms from the first commit until all of its subscribers have seen all of it. */
async function sellHere(fanOut: FanOut, ours: Followers, count: number): Promise<number> {
  const chosen = fanOut.here.sell(count);
  const changes: StockChange[] = chosen.map(({ index }) => fanOut.changes.of(index));
  const seen = untilSeen(ours, new Map(chosen.map(({ index, sold }) => [skuOf(index), sold])));
  let committedAt: number | undefined;
  for (let at = 0; at < changes.length; at += batchSize) {
    await applyStockChanges(fanOut.scene.sql, changes.slice(at, at + batchSize));
    committedAt ??= nowMs();
  }
  return (await seen) - (committedAt ?? 0);
}

/** The same events in the peer: it is handed them by a message, as Ombor is by NOTIFY. */
async function sellThere(
  fanOut: FanOut,
  { peer, theirs }: Pick<Sides, 'peer' | 'theirs'>,
  count: number,
): Promise<number> {
  const chosen = fanOut.there.sell(count);
  const seen = untilSeen(theirs, new Map(chosen.map(({ index, sold }) => [skuOf(index), sold])));
  const startedAt = nowMs();
  peer.child.send(
    chosen.map(({ index, sold }) => ({ sku: skuOf(index), quantity: opening - sold, version: sold + 1 })),
  );
  return (await seen) - startedAt;
}
