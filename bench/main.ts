import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Bench } from './bench.ts';
import { drawChart } from './chart.ts';
import { type Machine, readMachine } from './machine.ts';
import { type Judged, judgeAll, printCpu, printTable, printVerdict } from './report.ts';
import { rows } from './rows.ts';
import { runAll } from './run.ts';
import { startServer } from './server.ts';
import { readStored, writeStored } from './store.ts';
import { isFailure } from './verdict.ts';

interface CommandOptions {
  only?: string[];
  quick?: true;
  long?: true;
  repeats?: number;
  seed: number;
  json?: string;
  svg?: string;
  store?: true;
  directory: string;
}

/** Rows of the short run: the hot paths. */
const quickRows = ['1', '2', '6', '6r'];
const usualRepeats = { full: 5, quick: 3 };

function readRows(text: string): string[] {
  const ids = text.split(',').map((id) => id.trim());
  const unknown = ids.filter((id) => !rows.some((row) => row.id === id));
  if (unknown.length > 0)
    throw new InvalidArgumentError(`No row ${unknown.join(', ')}. There are: ${rows.map(({ id }) => id).join(', ')}.`);
  return ids;
}

function readWhole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('Expected a whole number from 1.');
  return number;
}

const examples = `
Examples:
  npm run bench                         all rows but the long ones, five repeats
  npm run bench -- --only 1,2,6r        some rows
  npm run bench -- --quick              the hot paths in at most 150 s; floors count 60%
  npm run bench -- --long --only 10     a long row; its data is built once and kept
  npm run bench -- --store              keeps the medians as this kind of machine's table
  npm run bench -- --json bench.json --svg bench.svg

Rows:
${rows.map(({ id, title, beside }) => `  ${id.padEnd(4)} ${title}, beside ${beside}`).join('\n')}
`;

const program = new Command('bench')
  .description(
    'Measures Ombor on this machine beside yardsticks of the same run, and checks the books after every load',
  )
  .option('--only <rows>', 'measure these rows only, separated by commas', readRows)
  .option('--quick', 'the short form: rows 1, 2, 6 and 6r, unless --only says otherwise')
  .option('--long', 'the long rows too')
  .option('--repeats <number>', 'how often each figure is measured (default: 5, with --quick 3)', readWhole)
  .option('--seed <number>', 'chooses what is sold where', readWhole, 1)
  .option('--json <file>', 'writes the result with all samples there')
  .option('--svg <file>', 'draws a chart there')
  .option('--store', "keeps the medians in bench/stored as this kind of machine's table")
  .option('--directory <path>', 'where the benchmark keeps its PostgreSQL', '.ombor/bench')
  .addHelpText('after', examples);

function chooseRows({ only, quick, long }: CommandOptions): Set<string> {
  if (only) return new Set(only);
  if (quick) return new Set(quickRows);
  return new Set(rows.filter((row) => long || !row.long).map(({ id }) => id));
}

/** One plain line per step on standard error, with the seconds since the start. */
function showProgress(): (text: string) => void {
  const startedAt = performance.now();
  return (text) => {
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    process.stderr.write(`${String(seconds).padStart(5)} s  ${text}\n`);
  };
}

async function run(options: CommandOptions): Promise<boolean> {
  const progress = showProgress();
  await using stack = new AsyncDisposableStack();
  progress('starting PostgreSQL');
  const server = await startServer(path.resolve(options.directory));
  stack.defer(() => server.stop());
  const machine = await readMachine(server.url);
  const quick = options.quick ?? false;
  const repeats = options.repeats ?? (quick ? usualRepeats.quick : usualRepeats.full);
  const bench = await runAll(server, { repeats, quick, seed: options.seed }, chooseRows(options), progress);
  const stored = await readStored(machine.kind);
  const judged = judgeAll(bench.measurements, quick, stored);
  const parts = [
    printTable(judged, stored),
    printCpu(judged),
    printVerdict(judged, bench.wrong, machine, bench.othersShares),
  ];
  process.stdout.write(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
  await writeFiles(options, machine, bench, judged);
  return bench.wrong.length === 0 && !judged.some(({ outcome }) => isFailure(outcome));
}

async function writeFiles(options: CommandOptions, machine: Machine, bench: Bench, judged: Judged[]): Promise<void> {
  const { json, svg, store, ...how } = options;
  const result = {
    at: new Date().toISOString(),
    machine,
    options: { ...how, ...bench.options },
    othersShares: bench.othersShares,
    wrong: bench.wrong,
    figures: judged.map(({ measurement, ...rest }) => ({ ...rest, samples: measurement.samples })),
  };
  if (json !== undefined) await writeFile(json, `${JSON.stringify(result, null, 2)}\n`);
  if (svg !== undefined) await writeFile(svg, drawChart(judged, machine));
  if (!store) return;
  if (bench.options.quick) throw new Error('A short run is not stored: run without --quick.');
  process.stderr.write(`Stored in ${await writeStored(machine, judged)}\n`);
}

try {
  program.parse();
  const isGood = await run(program.opts<CommandOptions>());
  process.exit(isGood ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
