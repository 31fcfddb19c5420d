import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { type CatalogFile, findColumn, parseCsv } from '../catalog/csv.ts';
import type { RowResult } from '../catalog/plan.ts';
import { previewRows, type UpsertReport, upsertRows } from '../catalog/upsert.ts';
import type { Sql } from '../db/client.ts';
import { parseEnv } from '../env.ts';
import { messageOf } from '../errors.ts';
import { withDatabase } from './database.ts';
import { createProgress, type Progress } from './progress.ts';

/** The options of `ombor import FILE`. */
export interface FileImportOptions {
  dryRun: boolean;
  yes: boolean;
  skipBadRows: boolean;
  keepStock: boolean;
  confirmUnusual: boolean;
}

const mostShown = 20;

/** Reads a file, tells what it would change and, once that is confirmed, writes it in one transaction. */
export async function importFile(file: string, options: FileImportOptions): Promise<void> {
  const env = parseEnv();
  const content = parseCsv(await readBytes(file), options);
  await withDatabase(env, async (sql) => {
    const progress = createProgress();
    progress.step(`Comparing ${count(content.rows.length, 'row')} with the catalogue`);
    const preview = await previewRows(sql, content.rows, nameLine(content));
    progress.done();
    tell(preview, content);
    if (!(await mayWrite(preview, options))) return;
    const report = await write(sql, content, options, env.baseCurrency, progress);
    process.stdout.write(`Done: ${summarize(report)}.\n`);
  });
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Error(`The file ${file} cannot be read: ${messageOf(error)}`);
  }
}

/** Whether to go on. Throws when there is something to write that must not be written like this. */
async function mayWrite(preview: UpsertReport, options: FileImportOptions): Promise<boolean> {
  const { dryRun, yes, skipBadRows, confirmUnusual } = options;
  if (preview.failed > 0 && !skipBadRows) {
    throw new Error(
      `Nothing was changed: ${count(preview.failed, 'row')} with errors. Mend them, or leave them out with --skip-bad-rows.`,
    );
  }
  if (dryRun || preview.created + preview.updated === 0) {
    process.stdout.write(dryRun ? 'A dry run: nothing was changed.\n' : 'There is nothing to change.\n');
    return false;
  }
  if (preview.unusual.length > 0 && !confirmUnusual) {
    throw new Error(
      'Nothing was changed: this is unusual (see above). Add --confirm-unusual if it is meant, or --keep-stock to leave stock as it is.',
    );
  }
  if (yes) return true;
  if (!process.stdin.isTTY) throw new Error('Nothing was changed. Say --yes to write this.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('Write this? (yes/no) ');
  terminal.close();
  if (/^y(es)?$/i.test(answer.trim())) return true;
  process.stdout.write('Nothing was changed.\n');
  return false;
}

async function write(
  sql: Sql,
  content: CatalogFile,
  { skipBadRows, confirmUnusual }: FileImportOptions,
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
        nameRow: nameLine(content),
        onProgress: (more) => {
          products += more;
          progress.step(`Stock of ${count(products, 'product')} written`);
        },
      }),
    );
    if (!report.applied) throw new Error('Nothing was changed: the catalogue was changed meanwhile. Run it again.');
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

function tell(preview: UpsertReport, content: CatalogFile): void {
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const lineOf = ({ row }: RowResult): string => nameLine(content)(row);
  const of = (outcome: RowResult['outcome']) => preview.results.filter((result) => result.outcome === outcome);
  const some = (results: RowResult[], toText: (result: RowResult) => string): void => {
    for (const result of results.slice(0, mostShown)) say(toText(result));
    if (results.length > mostShown) say(`  … and ${results.length - mostShown} more`);
  };
  some(of('created'), (result) => `+ ${lineOf(result)}  ${JSON.stringify(result.sku)}  new`);
  some(of('updated'), (result) => {
    const changes = result.changes.map(
      ({ field, before, after }) => `${findColumn(field)} ${before ?? '(none)'} → ${after ?? '(none)'}`,
    );
    return `~ ${lineOf(result)}  ${JSON.stringify(result.sku)}  ${changes.join(', ')}`;
  });
  const lacking = preview.results.filter(({ missingSettings }) => missingSettings.length > 0);
  some(
    lacking,
    (result) =>
      `? ${lineOf(result)}  ${JSON.stringify(result.sku)}  the marketplace cannot be told its figure before updateMarketplaceProduct gives it ${result.missingSettings.join(', ')}`,
  );
  for (const result of of('error')) {
    for (const { field, message, value } of result.faults) {
      const given = value === null ? 'nothing is there' : JSON.stringify(value);
      say(`! ${lineOf(result)}, column ${findColumn(field)}: ${given}: ${message}`);
    }
  }
  for (const sentence of preview.unusual) say(`!! ${sentence}`);
  say(`${count(preview.results.length, 'row')}: ${summarize(preview)}.`);
}

function summarize({ created, updated, unchanged, failed }: UpsertReport): string {
  return `${created} new, ${updated} changed, ${unchanged} as they were, ${failed} with errors`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
