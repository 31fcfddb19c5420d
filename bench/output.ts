import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawChart } from './chart.ts';
import { putBetweenMarks, toMarkdown } from './markdown.ts';
import type { CommandOptions } from './options.ts';
import type { Judged } from './report.ts';
import type { Result } from './result.ts';
import { getFigure } from './rows.ts';
import { writeKnown, writeStored } from './store.ts';

const page = path.join(import.meta.dirname, '../docs/performance.md');

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** What came out, for those who read the file by a program; the samples are in `measurements`. */
const toFigures = (judged: readonly Judged[]) =>
  judged.map(({ row, figure, summary, outcome }) => {
    const { unit, better, floor, aim } = getFigure(row, figure);
    return { row, figure, unit, better, floor, aim, ...summary, outcome };
  });

/** Writes the samples, as `--json` asks. */
export async function writeSamples(file: string, result: Result, judged: readonly Judged[]): Promise<void> {
  await writeFile(file, `${JSON.stringify({ ...result, figures: toFigures(judged) }, null, 2)}\n`);
}

/** Writes what the options ask for. Throws for a short run where only a full one may be kept. */
export async function writeFiles(
  { json, svg, markdown, store, known }: CommandOptions,
  result: Result,
  judged: readonly Judged[],
): Promise<void> {
  if (json !== undefined) await writeSamples(json, result, judged);
  if (svg !== undefined) await writeFile(svg, drawChart(judged, result));
  const isKept = markdown !== undefined || store === true || known === true;
  if (isKept && result.options.quick) throw new Error('A short run is not kept: run without --quick.');
  if (store) say(`Stored in ${await writeStored(result.machine, judged)}`);
  if (known) say(`Known misses are in ${await writeKnown(judged)}`);
  if (markdown === undefined) return;
  const file = markdown === true ? page : markdown;
  await writeFile(file, putBetweenMarks(await readFile(file, 'utf8'), toMarkdown(judged, result)));
  say(`The table is in ${file}`);
}
