import path from 'node:path';
import { readMachine } from './machine.ts';
import { type CommandOptions, chooseRows, readOptions } from './options.ts';
import { writeFiles, writeSamples } from './output.ts';
import { endAll } from './processes.ts';
import { judgeAll, printCpu, printTable, printVerdict } from './report.ts';
import { type Result, readResults, toResult } from './result.ts';
import { runAll } from './run.ts';
import { startServer } from './server.ts';
import { readStored } from './store.ts';
import { isFailure } from './verdict.ts';

const usualRepeats = { full: 5, quick: 3 };

/** One plain line per step on standard error, with the seconds since the start. */
function showProgress(): (text: string) => void {
  const startedAt = performance.now();
  return (text) => {
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    process.stderr.write(`${String(seconds).padStart(5)} s  ${text}\n`);
  };
}

async function measure(options: CommandOptions): Promise<Result> {
  const progress = showProgress();
  await using stack = new AsyncDisposableStack();
  progress('starting PostgreSQL');
  const server = await startServer(path.resolve(options.directory));
  stack.defer(() => server.stop());
  process.once('SIGINT', () => {
    progress(options.json === undefined ? 'interrupted' : `interrupted: ${options.json} has the groups that were done`);
    endAll();
    void server.stop().finally(() => process.exit(130));
  });
  const machine = await readMachine(server.url);
  const stored = await readStored(machine.kind);
  const quick = options.quick ?? false;
  const repeats = options.repeats ?? (quick ? usualRepeats.quick : usualRepeats.full);
  const bench = await runAll(server, { repeats, quick, seed: options.seed }, chooseRows(options), {
    onProgress: progress,
    keep: async (so) => {
      const result = toResult(so, machine);
      if (options.json !== undefined)
        await writeSamples(options.json, result, judgeAll(result.measurements, quick, stored));
    },
  });
  return toResult(bench, machine);
}

/** Returns whether everything is as it must be. */
async function run(options: CommandOptions): Promise<boolean> {
  const result = await (options.from ? readResults(options.from) : measure(options));
  const stored = await readStored(result.machine.kind);
  const judged = judgeAll(result.measurements, result.options.quick, stored);
  const parts = [printTable(judged, stored, result.failed), printCpu(judged), printVerdict(judged, result)];
  process.stdout.write(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
  await writeFiles(options, result, judged);
  const { wrong, failed } = result;
  return wrong.length + failed.length === 0 && !judged.some(({ outcome }) => isFailure(outcome));
}

try {
  const isGood = await run(readOptions());
  process.exit(isGood ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
