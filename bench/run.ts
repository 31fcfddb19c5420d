import { Bench, type Options } from './bench.ts';
import { measureBreadth } from './groups/breadth.ts';
import { measureBurst } from './groups/burst.ts';
import { measureIntake } from './groups/intake.ts';
import { measureLive } from './groups/live.ts';
import { measureStock } from './groups/stock.ts';
import type { Server } from './server.ts';

/** All groups of rows, in the order in which they run. */
const groups: ((bench: Bench) => Promise<void>)[] = [
  measureIntake,
  measureStock,
  measureBreadth,
  measureLive,
  measureBurst,
];

/** Measures the wanted rows. A group that fails ends the run: what came before is kept in the result. */
export async function runAll(
  server: Server,
  options: Options,
  wanted: ReadonlySet<string>,
  onProgress: (text: string) => void,
): Promise<Bench> {
  const bench = new Bench(server, options, wanted, onProgress);
  for (const group of groups) await group(bench);
  return bench;
}
