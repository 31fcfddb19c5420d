import { Command, InvalidArgumentError } from 'commander';
import { groups } from './groups.ts';
import { rows } from './rows.ts';

/** The options of `npm run bench`. */
export interface CommandOptions {
  only?: string[];
  quick?: true;
  long?: true;
  repeats?: number;
  seed: number;
  json?: string;
  svg?: string;
  markdown?: string | true;
  store?: true;
  known?: true;
  from?: string[];
  directory: string;
}

/** Rows of the short run: the hot paths. */
const quickRows = ['1', '2', '6', '6r'];

/** Which rows are asked for. */
export function chooseRows({ only, quick, long }: CommandOptions): Set<string> {
  if (only) return new Set(only);
  if (quick) return new Set(quickRows);
  return new Set(rows.filter((row) => long || !row.long).map(({ id }) => id));
}

const splitAtCommas = (text: string): string[] => text.split(',').map((part) => part.trim());

function readRows(text: string): string[] {
  const ids = splitAtCommas(text);
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

const minutes = (seconds: number): string => (seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);

/** About how long the rows take in a full run: those of one group share a scene, and are as long as the longest. */
function estimate(isChosen: (id: string) => boolean): string {
  const seconds = groups.map((group) =>
    Math.max(0, ...rows.filter(({ id }) => group.rows.includes(id) && isChosen(id)).map((row) => row.seconds)),
  );
  return minutes(seconds.reduce((sum, some) => sum + some, 0));
}

const isLong = (id: string): boolean => rows.find((row) => row.id === id)?.long ?? false;

const describeRows = (): string[] =>
  rows.map(
    ({ id, title, beside, seconds, long }) =>
      `  ${id.padEnd(4)}${minutes(seconds).padStart(7)}  ${title}${beside === '-' ? '' : `, beside ${beside}`}${long ? ' (--long)' : ''}`,
  );

const help = (): string => `
Examples:
  npm run bench                         all rows but the long ones, five repeats: about ${estimate((id) => !isLong(id))}
  npm run bench -- --quick              rows ${quickRows.join(', ')} in about 150 s; floors count 60%
  npm run bench -- --only 1,2,6r        some rows
  npm run bench -- --only 9 --quick --repeats 1   the shortest look at a row
  npm run bench -- --long --only 10     a long row; its data (15 GB) is built once and kept
  npm run bench -- --json bench.json --svg bench.svg
  npm run bench -- --long --store --known --markdown   a new reference: about ${estimate(() => true)}

Nothing else may run on the machine meanwhile: the last lines say how much others used.
Exit code 0: the books balance, floors hold, nothing is worse than before. 1: something of that does not, or a group failed.

Rows, and about how long each takes alone in a full run on two cores:
${describeRows().join('\n')}
`;

/** The command line of the benchmark. Ends the process on a wrong option and on --help. */
export function readOptions(): CommandOptions {
  return new Command('npm run bench --')
    .description(
      'Measures Ombor on this machine beside yardsticks of the same run, and checks the books after every load',
    )
    .option('--only <rows>', 'measure these rows only, separated by commas', readRows)
    .option('--quick', `the short form: rows ${quickRows.join(', ')}, unless --only says otherwise`)
    .option('--long', 'the long rows too')
    .option('--repeats <number>', 'how often each figure is measured (default: 5, with --quick 3)', readWhole)
    .option('--seed <number>', 'chooses what is sold where', readWhole, 1)
    .option('--json <file>', 'writes the result with all samples there, after each group')
    .option('--svg <file>', 'draws a chart there')
    .option('--markdown [file]', 'writes the table between the marks of a page (default: docs/performance.md)')
    .option('--store', "keeps the medians in bench/stored as this kind of machine's table")
    .option('--known', 'marks what misses its floor as known in bench/known.json, and forgets what reaches it')
    .option(
      '--from <files>',
      'measures nothing: reads results of --json; of a row in several the last counts',
      splitAtCommas,
    )
    .option('--directory <path>', 'where the benchmark keeps its PostgreSQL', '.ombor/bench')
    .addHelpText('after', help())
    .parse()
    .opts<CommandOptions>();
}
