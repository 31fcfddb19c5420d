import { createInterface } from 'node:readline/promises';
import type { DecimalSign } from '../../catalog/amounts.ts';
import type { ChosenColumns } from '../../catalog/files/columns.ts';
import { openCatalogFile } from '../../catalog/files/open-file.ts';
import type { CatalogFile, FileOptions } from '../../catalog/files/read-records.ts';
import { previewRows, type UpsertReport, upsertRows } from '../../catalog/upsert.ts';
import type { Sql } from '../../db/client.ts';
import { keepFileColumns, listFileColumns } from '../../db/imports/file-columns.ts';
import { parseEnv } from '../../env.ts';
import { messageOf } from '../../errors.ts';
import { withDatabase } from '../base/database.ts';
import { printLine } from '../base/print.ts';
import { createProgress, type Progress } from '../base/progress.ts';
import { count, nameLine, printColumns, printPreview, summarize } from './import-preview.ts';

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
  skipUnknownColumns?: boolean;
  /** Which heading of the file each column has. */
  column?: ChosenColumns;
}

/** Reads a file, prints what it would change and, once that is confirmed, writes it in one transaction. */
export async function importFile(file: string, options: FileImportOptions): Promise<void> {
  const env = parseEnv();
  await withDatabase(env, async (sql) => {
    const content = await open(file, {
      keepStock: options.keepStock ?? false,
      decimal: options.decimal,
      columns: options.column,
      skipUnknownColumns: options.skipUnknownColumns,
      earlierColumns: new Map((await listFileColumns(sql)).map((one) => [one.headings, one])),
    });
    printColumns(content);
    const progress = createProgress();
    if (!(await isConfirmed(sql, content, options, progress))) return;
    const report = await write(sql, content, options, env.baseCurrency, progress);
    await keepChoice(sql, content, options);
    printLine(`Done: ${summarize(report)}.`);
  });
}

/** What was said of the columns is said of the next such file too. */
async function keepChoice(sql: Sql, { columns }: CatalogFile, options: FileImportOptions): Promise<void> {
  const { column: chosen = {}, skipUnknownColumns: skipUnknown = false } = options;
  if (!skipUnknown && Object.keys(chosen).length === 0) return;
  await keepFileColumns(sql, { headings: columns.hash, chosen, skipUnknown });
}

/** Prints what the file would change, and asks. What was compared is no longer in memory when the file is written. */
async function isConfirmed(
  sql: Sql,
  content: CatalogFile,
  options: FileImportOptions,
  progress: Progress,
): Promise<boolean> {
  progress.step(`Comparing ${count(content.rows.length, 'row')} with the catalogue`);
  const preview = await previewRows(sql, content.rows, {
    nameRow: nameLine(content),
    createLookAlikes: options.createLookAlikes ?? false,
  });
  progress.done();
  printPreview(preview, content);
  return mayWrite(preview, options);
}

async function open(file: string, options: FileOptions): Promise<CatalogFile> {
  try {
    return await openCatalogFile(file, options);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
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
