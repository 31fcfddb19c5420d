import { type Bench, perOperation } from '../bench.ts';
import { findWrongBooks, untilQuiet } from '../books.ts';
import { sendAtRate, type Watched } from '../load/at-rate.ts';
import { startFollowers } from '../load/followers.ts';
import { Sender } from '../load/sender.ts';
import { readMemory } from '../memory.ts';
import type { Running } from '../processes.ts';
import { opening, openScene } from '../scene.ts';
import { median, slope } from '../statistics.ts';
import { untilSwept, writeYear } from '../year-of-rows.ts';

const products = 1_000;
const subscribers = 200;
const perSecond = 50;
const patienceMs = 900_000;

/** What one slice of the soak was like. */
interface Slice {
  atHours: number;
  p50Ms: number;
  cpuMsPerEvent: number;
  apiMb: number;
  workerMb: number;
}

interface Soak {
  bench: Bench;
  watched: Watched;
  api: Running;
  worker: Running;
  startedAt: number;
  seconds: number;
}

/** Row 17: whether it stays as it is for hours, and after a year. Measured once, whatever the repeats are. */
export async function measureSoak(bench: Bench): Promise<void> {
  if (!bench.wants('17')) return;
  await using stack = new AsyncDisposableStack();
  const scene = stack.use(await openScene(bench, { name: 'bench_soak', products }));
  const api = await scene.start('serve');
  const worker = await scene.start('work');
  const followers = await startFollowers(api.url, scene.ownerKey, { count: subscribers, opening, skus: null });
  stack.defer(() => followers.stop());
  const sender = stack.use(new Sender(api.url));
  const watched = { scene, followers, sender };
  const soak = { bench, watched, api, worker, startedAt: performance.now(), seconds: bench.size(60, 6) };
  const slices: Slice[] = [];
  for (let slice = 0; slice < 30; slice += 1) slices.push(await runSlice(soak));
  record(bench, slices);
  await scene.check(scene.sales.count);
  await measureAfterYear(soak, slices);
  if (followers.lost > 0) bench.recordWrong('bench_soak', [`${followers.lost} subscribers were cut off`]);
}

async function runSlice({ bench, watched, api, worker, startedAt, seconds }: Soak): Promise<Slice> {
  const events = perSecond * seconds;
  const roots = { api: api.pid, worker: worker.pid };
  const { result: times, use } = await bench.watch(roots, () => sendAtRate(watched, { perSecond, events }));
  const megabytes = (pid: number): number => (readMemory(pid)?.residentKb ?? Number.NaN) / 1_024;
  const slice = {
    atHours: (performance.now() - startedAt) / 3_600_000,
    p50Ms: Math.max(median(times.subscribers), median(times.marketplaces)),
    cpuMsPerEvent: Object.values(perOperation(use, events)).reduce((sum, ms) => sum + ms, 0),
    apiMb: megabytes(api.pid),
    workerMb: megabytes(worker.pid),
  };
  bench.progress(
    `soak: ${(slice.atHours * 60).toFixed(1)} minutes, p50 ${slice.p50Ms.toFixed(0)} ms, API ${slice.apiMb.toFixed(0)} MB, worker ${slice.workerMb.toFixed(0)} MB`,
  );
  return slice;
}

/** The first and the last sixth are compared; memory counts from then on, when everything has been loaded. */
function record(bench: Bench, slices: readonly Slice[]): void {
  const sixth = slices.length / 6;
  const [first, last] = [slices.slice(0, sixth), slices.slice(-sixth)];
  const later = slices.slice(sixth);
  const growth = (of: (slice: Slice) => number): number =>
    slope(later.map((slice) => ({ x: slice.atHours, y: of(slice) })));
  bench.record('17', 'API memory grows', { value: growth(({ apiMb }) => apiMb) });
  bench.record('17', 'worker memory grows', { value: growth(({ workerMb }) => workerMb) });
  const compare = (name: string, of: (slice: Slice) => number): void => {
    const [measured, beside] = [median(last.map(of)), median(first.map(of))];
    bench.record('17', name, { value: measured / beside, measured, beside });
  };
  compare('sale to everywhere p50, last 5 minutes', ({ p50Ms }) => p50Ms);
  compare('CPU per event, last 5 minutes', ({ cpuMsPerEvent }) => cpuMsPerEvent);
}

async function measureAfterYear(soak: Soak, slices: readonly Slice[]): Promise<void> {
  const { bench, watched } = soak;
  const { sql } = watched.scene;
  bench.progress('writing the rows of a year');
  await writeYear(sql, bench.size(1, 0.05));
  const left = await untilSwept(sql, patienceMs);
  bench.record('17', 'rows older than their retention', { value: left });
  const after: Slice[] = [];
  for (let slice = 0; slice < 5; slice += 1) after.push(await runSlice(soak));
  const [measured, beside] = [after, slices.slice(0, slices.length / 6)].map((some) =>
    median(some.map(({ p50Ms }) => p50Ms)),
  );
  bench.record('17', 'sale to everywhere p50, after a year of rows', {
    value: (measured ?? 0) / (beside ?? 0),
    measured: measured ?? 0,
    beside: beside ?? 0,
  });
  await untilQuiet(sql);
  bench.recordWrong('bench_soak', await findWrongBooks(sql));
}
