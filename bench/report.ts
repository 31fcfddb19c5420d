import { styleText } from 'node:util';
import Table from 'cli-table3';
import { type FailedGroup, type Measurement, type Options, short } from './bench.ts';
import type { Result } from './result.ts';
import type { Figure } from './rows/figure.ts';
import { findKnown, getFigure, nameOf, rows } from './rows.ts';
import { median, type Summary, summarise } from './statistics.ts';
import { isFailure, judge, type Outcome } from './verdict.ts';

/** One figure as it came out. */
export interface Judged {
  row: string;
  figure: string;
  summary: Summary;
  /** What is judged: the median, or the worst repeat. */
  value: number;
  outcome: Outcome;
  measurement: Measurement;
}

/** Medians by `row figure`, as they are stored for a kind of machine. */
export type Stored = Record<string, number>;

/** Judges all measurements in the order of the table. */
export function judgeAll(measurements: readonly Measurement[], quick: boolean, stored: Stored): Judged[] {
  return rows.flatMap(({ id, figures }) =>
    figures.flatMap(({ name }) => {
      const measurement = measurements.find(({ row, figure }) => row === id && figure === name);
      if (!measurement) return [];
      const summary = summarise(measurement.samples.map(({ value }) => value));
      const before = stored[nameOf(id, name)];
      const known = findKnown(id, name);
      const figure = getFigure(id, name);
      const worst = figure.better === 'more' ? summary.min : summary.max;
      const value = figure.worst ? worst : summary.median;
      const outcome = judge(figure, value, {
        quick,
        ...(before !== undefined && { stored: before }),
        ...(known && { known }),
      });
      return [{ row: id, figure: name, summary, value, outcome, measurement }];
    }),
  );
}

const plain = { style: { head: [], border: [] }, chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' } };

const colours = { ok: 'green', measured: 'white', known: 'yellow', missed: 'red', worse: 'red' } as const;

/** What stands in the last column. */
export function describeOutcome(row: string, figure: string, outcome: Outcome): string {
  if (outcome === 'measured') return '';
  return outcome === 'known' ? `known since ${findKnown(row, figure)?.since}` : outcome;
}

/** The result as a table for people. */
export function printTable(judged: readonly Judged[], stored: Stored, failed: readonly FailedGroup[]): string {
  const head = ['row', 'measured', 'beside', 'figure', 'median', 'min', 'max', 'floor', 'aim', 'stored', ''];
  const colAligns = ['left', 'left', 'left', 'left', ...Array.from({ length: 6 }, () => 'right' as const)] as const;
  const colWidths = [null, 34, 22, 24];
  const table = new Table({ ...plain, head, colAligns: [...colAligns], colWidths, wordWrap: true });
  let last = '';
  for (const { row, figure, summary, outcome } of judged) {
    const about = row === last ? undefined : rows.find(({ id }) => id === row);
    last = row;
    const { unit, floor, aim } = getFigure(row, figure);
    const before = stored[nameOf(row, figure)];
    table.push([
      about ? row : '',
      about?.title ?? '',
      about?.beside ?? '',
      figure,
      ...[summary.median, summary.min, summary.max].map((value) => withUnit(value, unit)),
      ...[floor, aim, before].map((value) => (value === undefined ? '' : short(value))),
      styleText(colours[outcome], describeOutcome(row, figure, outcome)),
    ]);
  }
  for (const { name, rows: ids } of failed) {
    const empty = Array.from({ length: 7 }, () => '');
    table.push([ids.join(', '), `group "${name}"`, '', 'see below', ...empty.slice(1), styleText('red', 'failed')]);
  }
  return table.toString();
}

/** A number with its unit. */
export const withUnit = (value: number, unit: Figure['unit']): string =>
  unit === 'x' || unit === '%' || unit === '/s' ? `${short(value)}${unit}` : `${short(value)} ${unit}`;

/** CPU time per operation, told apart by process; empty where nothing was counted. */
export function printCpu(judged: readonly Judged[]): string {
  const head = ['row', 'figure', 'API ms', 'worker ms', 'PostgreSQL ms'];
  const table = new Table({ ...plain, head, colAligns: ['left', 'left', 'right', 'right', 'right'] });
  for (const { row, figure, measurement } of judged) {
    const counted = measurement.samples.flatMap(({ cpuMs }) => (cpuMs ? [cpuMs] : []));
    if (counted.length === 0) continue;
    const of = (name: string): string => {
      const values = counted.flatMap((one) => one[name] ?? []);
      return values.length === 0 ? '' : short(median(values));
    };
    table.push([row, figure, of('api'), of('worker'), of('postgres')]);
  }
  return table.length === 0 ? '' : `CPU per operation:\n${table.toString()}`;
}

/** How quiet the machine was. */
export function describeOthers(shares: readonly number[]): string {
  if (shares.length === 0) return 'How much of the machine others used was not measured.';
  const percent = (share: number): string => (share * 100).toFixed(0);
  return `Others used ${percent(median(shares))}% of the machine meanwhile (at most ${percent(Math.max(...shares))}%).`;
}

/** Why a short run may pass below a floor; empty for a full one. */
export const describeQuick = ({ quick }: Options): string[] => (quick ? ['A short run: 60% of a floor counts.'] : []);

const maxListed = 20;

/** The lines below the table: on what machine, how quiet it was, and what is wrong. */
export function printVerdict(
  judged: readonly Judged[],
  { machine, options, wrong, failed, othersShares }: Result,
): string {
  const bad = [
    ...wrong.slice(0, maxListed),
    ...(wrong.length > maxListed ? [`and ${wrong.length - maxListed} more`] : []),
    ...judged
      .filter(({ outcome }) => isFailure(outcome))
      .map(
        (one) =>
          `row ${one.row}, ${one.figure}: ${one.outcome === 'missed' ? 'the floor was missed' : 'worse than before'}`,
      ),
    ...failed.map(({ name, rows: ids, reason }) => `group "${name}" (rows ${ids.join(', ')}) failed: ${reason}`),
  ];
  const isKnown = judged.some(({ outcome }) => outcome === 'known');
  const good = `✔ Books balance, ${isKnown ? 'no floor is missed but those that are known' : 'floors hold'}, nothing is worse than before.`;
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB · Node ${machine.node} · PostgreSQL ${machine.postgres} · commit ${machine.commit}`,
    [describeOthers(othersShares), ...describeQuick(options)].join(' '),
    ...bad.map((problem) => styleText('red', `✘ ${problem}`)),
    ...(bad.length === 0 ? [styleText('green', good)] : []),
  ].join('\n');
}
