import { short } from './bench.ts';
import { describeOthers, describeOutcome, type Judged, withUnit } from './report.ts';
import type { Result } from './result.ts';
import { getFigure, rows } from './rows.ts';

const begin = '<!-- bench: the table begins here; `npm run bench -- --markdown` writes it -->';
const end = '<!-- bench: the table ends here -->';

/** Puts a text between the marks of a page. Throws when the page does not have both. */
export function putBetweenMarks(text: string, table: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`The page has no place for the table. It stands between:\n${begin}\n${end}`);
  return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
}

const inCell = (text: string): string => text.replaceAll('|', '\\|');

/** The result as a table for a page. */
export function toMarkdown(judged: readonly Judged[], { machine, at, options, othersShares }: Result): string {
  let last = '';
  const lines = judged.map(({ row, figure, summary, outcome }) => {
    const about = row === last ? undefined : rows.find(({ id }) => id === row);
    last = row;
    const { unit, floor, aim } = getFigure(row, figure);
    const cells = [
      about ? row : '',
      about?.title ?? '',
      about?.beside ?? '',
      figure,
      `**${withUnit(summary.median, unit)}**`,
      `${short(summary.min)} to ${short(summary.max)}`,
      floor === undefined ? '' : short(floor),
      aim === undefined ? '' : short(aim),
      describeOutcome(row, figure, outcome),
    ];
    return `| ${cells.map(inCell).join(' | ')} |`;
  });
  return [
    `Measured on ${at.slice(0, 10)}: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}, PostgreSQL ${machine.postgres}, commit ${machine.commit}. ${options.repeats} repeats. ${describeOthers(othersShares)}`,
    '',
    '| row | measured | beside | figure | median | least to most | floor | aim | |',
    '|---|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
