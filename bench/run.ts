import { Bench, type Options } from './bench.ts';
import { groups as allGroups, type Group } from './groups.ts';
import type { Server } from './server.ts';

/**
 * Measures the wanted rows, group by group. A group that throws is marked as failed, with its reason; what it measured before stays,
 * and the others are measured all the same. `keep` is called after each group: a run that is interrupted has measured something.
 */
export async function runAll(
  server: Server,
  options: Options,
  wanted: ReadonlySet<string>,
  { onProgress, keep = async () => {} }: { onProgress: (text: string) => void; keep?: (bench: Bench) => Promise<void> },
  groups: readonly Group[] = allGroups,
): Promise<Bench> {
  const bench = new Bench(server, options, wanted, onProgress);
  for (const { name, rows, measure } of groups) {
    if (!bench.wants(...rows)) continue;
    const startedAt = performance.now();
    try {
      await bench.watch({}, () => measure(bench));
      bench.progress(`${name}: took ${Math.round((performance.now() - startedAt) / 1_000)} s`);
    } catch (error) {
      const asked = rows.filter((row) => bench.wants(row));
      bench.recordFailure({ name, rows: asked, reason: error instanceof Error ? error.message : String(error) });
      bench.progress(`${name} FAILED: ${error instanceof Error ? error.stack : String(error)}`);
    }
    await keep(bench);
  }
  return bench;
}
