import { findColumn } from '../../catalog/files/cells.ts';
import { csvColumns } from '../../catalog/files/headings.ts';
import type { CatalogFile } from '../../catalog/files/read-records.ts';
import type { RowResult } from '../../catalog/plan.ts';
import type { UpsertReport } from '../../catalog/upsert.ts';
import { printLine } from '../base/print.ts';

const maxListed = 20;
const maxLeftOut = 12;

/** Names a row of a file: "line 7". */
export const nameLine =
  ({ lines }: CatalogFile) =>
  (row: number): string =>
    `line ${lines[row - 1] ?? row}`;

/** Prints how a file is read: whose it is, what each of its columns means, and what is left out. Nothing for a file of our own. */
export function printColumns({ columns, notes }: CatalogFile): void {
  const { kind, places, headings, leftOut, isAsEarlier } = columns;
  for (const note of notes) printLine(note);
  if (isAsEarlier)
    printLine('The columns are read as in the last file with the same headings (say --column to change it).');
  const read = csvColumns.flatMap((column) =>
    (places[column] ?? []).map((place) => ({ column, heading: headings[place] ?? '' })),
  );
  const missing = csvColumns.filter((column) => places[column] === undefined);
  const isOurs = read.every(({ column, heading }) => heading.toLowerCase() === column);
  if (!kind && leftOut.length === 0 && missing.length === 0 && isOurs) return;
  printLine(kind ? `This is ${kind.name}. Its columns:` : 'The columns of the file:');
  const width = Math.max(...read.map(({ heading }) => heading.length));
  for (const { column, heading } of read) printLine(`  ${heading.padEnd(width)}  → ${column}`);
  const more = leftOut.length > maxLeftOut ? ` and ${leftOut.length - maxLeftOut} more` : '';
  if (leftOut.length > 0) printLine(`  left out: ${leftOut.slice(0, maxLeftOut).join(', ')}${more}`);
  if (missing.length > 0) printLine(`  not in the file, so not changed: ${missing.join(', ')}`);
}

/** Prints what a file would change, and everything that is wrong with it. */
export function printPreview(preview: UpsertReport, file: CatalogFile): void {
  const nameRow = (result: RowResult): string => `${nameLine(file)(result.row)}  ${JSON.stringify(result.sku)}`;
  const of = (outcome: RowResult['outcome']) => preview.results.filter((result) => result.outcome === outcome);
  printSome(of('created'), (result) => `+ ${nameRow(result)}  new`);
  printSome(of('updated'), (result) => `~ ${nameRow(result)}  ${describeChanges(result)}`);
  printSome(
    preview.results.filter(({ missingSettings }) => missingSettings.length > 0),
    (result) =>
      `? ${nameRow(result)}  its figure cannot be sent before updateMarketplaceProduct sets ${result.missingSettings.join(', ')}`,
  );
  printFaults(of('error'), file);
  for (const sentence of preview.unusual) printLine(`!! ${sentence}`);
  printLine(`${count(preview.results.length, 'row')}: ${summarize(preview)}.`);
}

/** A table with one line per fault: the line and column of the file, what is there, what is expected. */
function printFaults(results: RowResult[], file: CatalogFile): void {
  const faults = results.flatMap((result) =>
    result.faults.map(({ field, message, value }) => ({
      line: String(file.lines[result.row - 1] ?? result.row),
      column: findColumn(field, file.columns),
      found: value === null ? 'empty' : JSON.stringify(value),
      expected: message,
    })),
  );
  if (faults.length === 0) return;
  const head = { line: 'line', column: 'column', found: 'found', expected: 'expected' };
  const widthOf = (cell: 'line' | 'column' | 'found', max: number): number =>
    Math.min(max, Math.max(...[head, ...faults.slice(0, 1_000)].map((fault) => fault[cell].length)));
  const [line, column, found] = [widthOf('line', 10), widthOf('column', 30), widthOf('found', 40)];
  for (const fault of [head, ...faults]) {
    const cells = [fault.line.padEnd(line), fault.column.padEnd(column), fault.found.padEnd(found), fault.expected];
    printLine(`! ${cells.join('  ')}`);
  }
}

function printSome(results: RowResult[], toText: (result: RowResult) => string): void {
  for (const result of results.slice(0, maxListed)) printLine(toText(result).replaceAll('\n', '\\n'));
  if (results.length > maxListed) printLine(`  … and ${results.length - maxListed} more`);
}

function describeChanges({ changes }: RowResult): string {
  const texts = changes.map(
    ({ field, before, after }) => `${findColumn(field)} ${before ?? '(none)'} → ${after ?? '(none)'}`,
  );
  return texts.join(', ');
}

/** The result of an import in one sentence. */
export function summarize({ created, updated, unchanged, failed }: UpsertReport): string {
  return `${created} new, ${updated} changed, ${unchanged} unchanged, ${failed} with errors`;
}

/** A number with its noun. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
