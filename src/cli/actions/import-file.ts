import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import type { DecimalSign } from '../../catalog/amounts.ts';
import { type CatalogFile, findColumn, parseCsv } from '../../catalog/csv.ts';
import type { RowResult } from '../../catalog/plan.ts';
import { previewRows, type UpsertReport, upsertRows } from '../../catalog/upsert.ts';
import type { Sql } from '../../db/client.ts';
import { parseEnv } from '../../env.ts';
import { messageOf } from '../../errors.ts';
import { withDatabase } from '../base/database.ts';
import { printLine } from '../base/print.ts';
import { createProgress, type Progress } from '../base/progress.ts';

/** The options of `ombor import FILE`. */
export interface FileImportOptions {
  dryRun?: boolean;
  yes?: boolean;
  skipBadRows?: boolean;
  keepStock?: boolean;
  confirmUnusual?: boolean;
  createLookAlikes?: boolean;
  /** The sign before decimals. */
  decimal?: DecimalSign;
}

const maxListed = 20;

/** Reads a file, prints what it would change and, once that is confirmed, writes it in one transaction. */
export async function importFile(file: string, options: FileImportOptions): Promise<void> {
  const env = parseEnv();
  const content = parseCsv(await readBytes(file), {
    keepStock: options.keepStock ?? false,
    decimal: options.decimal,
  });
  await withDatabase(env, async (sql) => {
    const progress = createProgress();
    progress.step(`Comparing ${count(content.rows.length, 'row')} with the catalogue`);
    const preview = await previewRows(sql, content.rows, {
      nameRow: nameLine(content),
      createLookAlikes: options.createLookAlikes ?? false,
    });
    progress.done();
    printPreview(preview, content);
    if (!(await mayWrite(preview, options))) return;
    const report = await write(sql, content, options, env.baseCurrency, progress);
    printLine(`Done: ${summarize(report)}.`);
  });
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Error(`The file ${file} cannot be read: ${messageOf(error)}`);
  }
}

/** Whether to write. Throws when there are changes that the options do not allow. */
async function mayWrite(preview: UpsertReport, options: FileImportOptions): Promise<boolean> {
  const { dryRun, yes, skipBadRows, confirmUnusual } = options;
  if (preview.failed > 0 && !skipBadRows) {
    throw new Error(
      `Nothing was changed: ${count(preview.failed, 'row')} with errors. Fix them, or skip them with --skip-bad-rows.`,
    );
  }
  if (dryRun || preview.created + preview.updated === 0) {
    printLine(dryRun ? 'Dry run: nothing was changed.' : 'There is nothing to change.');
    return false;
  }
  if (preview.unusual.length > 0 && !confirmUnusual) {
    throw new Error(
      'Nothing was changed: this is unusual (see above). Add --confirm-unusual if it is intended. To leave stock unchanged, add --keep-stock.',
    );
  }
  if (yes) return true;
  if (!process.stdin.isTTY) throw new Error('Nothing was changed. Add --yes to write this.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('Write this? (yes/no) ');
  terminal.close();
  if (/^y(es)?$/i.test(answer.trim())) return true;
  printLine('Nothing was changed.');
  return false;
}

async function write(
  sql: Sql,
  content: CatalogFile,
  { skipBadRows = false, confirmUnusual = false, createLookAlikes = false }: FileImportOptions,
  baseCurrency: string,
  progress: Progress,
): Promise<UpsertReport> {
  progress.step(`Writing ${count(content.rows.length, 'row')}`);
  let products = 0;
  try {
    const report = await sql.begin((tx) =>
      upsertRows(tx, content.rows, {
        baseCurrency,
        actor: 'ombor import',
        skipBadRows,
        confirmUnusual,
        createLookAlikes,
        nameRow: nameLine(content),
        onProgress: (more) => {
          products += more;
          progress.step(`Stock of ${count(products, 'product')} written`);
        },
      }),
    );
    if (!report.applied) {
      throw new Error('Nothing was changed: the catalogue was changed at the same moment. Run the import again.');
    }
    progress.done();
    return report;
  } catch (error) {
    progress.fail();
    throw error;
  }
}

const nameLine =
  ({ lines }: CatalogFile) =>
  (row: number): string =>
    `line ${lines[row - 1] ?? row}`;

function printPreview(preview: UpsertReport, content: CatalogFile): void {
  const nameRow = (result: RowResult): string => `${nameLine(content)(result.row)}  ${JSON.stringify(result.sku)}`;
  const of = (outcome: RowResult['outcome']) => preview.results.filter((result) => result.outcome === outcome);
  printSome(of('created'), (result) => `+ ${nameRow(result)}  new`);
  printSome(of('updated'), (result) => `~ ${nameRow(result)}  ${describeChanges(result)}`);
  printSome(
    preview.results.filter(({ missingSettings }) => missingSettings.length > 0),
    (result) =>
      `? ${nameRow(result)}  its figure cannot be sent before updateMarketplaceProduct sets ${result.missingSettings.join(', ')}`,
  );
  for (const result of of('error')) {
    for (const { field, message, value } of result.faults) {
      const given = value === null ? 'empty' : JSON.stringify(value);
      printLine(`! ${nameLine(content)(result.row)}, column ${findColumn(field)}: ${given}: ${message}`);
    }
  }
  for (const sentence of preview.unusual) printLine(`!! ${sentence}`);
  printLine(`${count(preview.results.length, 'row')}: ${summarize(preview)}.`);
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

function summarize({ created, updated, unchanged, failed }: UpsertReport): string {
  return `${created} new, ${updated} changed, ${unchanged} unchanged, ${failed} with errors`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
