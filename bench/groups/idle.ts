import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { untilQuiet } from '../books.ts';
import type { Role, Running } from '../processes.ts';
import { openScene, type Scene } from '../scene.ts';

const products = 1_000;
const marketplaces = 5;
/** The first sweeps and polls after a start are not idle yet. */
const settleMs = 6_000;

/** Row 8b: what Ombor costs while nothing happens. */
export async function measureIdle(bench: Bench): Promise<void> {
  if (!bench.wants('8b')) return;
  await using scene = await openScene(bench, { name: 'bench_idle', products, marketplaces });
  for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) {
    const start = await settle(scene, 'start');
    const both = await watchIdle(bench, start);
    bench.record('8b', 'start, of a core', { value: both.ours, othersShare: both.othersShare });
    bench.record('8b', 'PostgreSQL, of a core', { value: both.postgres });
    bench.record('8b', 'statements', { value: await countStatements(bench) });
    await start.stop();
    if (bench.options.quick) continue;
    // Told apart in processes of their own: `start` is one process.
    for (const role of ['serve', 'work'] as const) {
      const alone = await settle(scene, role);
      bench.record('8b', `\`${role}\` alone, of a core`, { value: (await watchIdle(bench, alone)).ours });
      await alone.stop();
    }
  }
  await scene.check(0);
}

async function settle(scene: Scene, role: Role): Promise<Running> {
  const running = await scene.start(role);
  await untilQuiet(scene.sql);
  await delay(settleMs);
  return running;
}

/** Percent of a core that one process and PostgreSQL use while nothing happens. */
async function watchIdle(bench: Bench, running: Running) {
  const { use } = await bench.watch({ ours: running.pid }, () => delay(bench.size(15_000, 8_000)));
  const percentOf = (name: string): number => ((use.trees[name] ?? 0) / use.seconds) * 100;
  return { ours: percentOf('ours'), postgres: percentOf('postgres'), othersShare: use.othersShare };
}

/** Statements per second, counted in the log of PostgreSQL: after the CPU was measured, because the log costs some. */
async function countStatements(bench: Bench): Promise<number> {
  const { admin, logFile } = bench.server;
  const seconds = bench.size(15, 8);
  await admin`alter system set log_min_duration_statement = 0`;
  await admin`select pg_reload_conf()`;
  const { size: start } = await stat(logFile);
  await delay(seconds * 1_000);
  const { size: end } = await stat(logFile);
  await admin`alter system reset log_min_duration_statement`;
  await admin`select pg_reload_conf()`;
  let statements = 0;
  if (end > start) {
    const lines = createInterface({ input: createReadStream(logFile, { start, end: end - 1 }) });
    for await (const line of lines) if (/duration: [\d.]+ ms {2}(execute|statement)/.test(line)) statements += 1;
  }
  return statements / seconds;
}
