import { open, rename, rm } from 'node:fs/promises';
import { Command } from 'commander';
import { formatCsv, formatCsvHeader } from '../catalog/csv.ts';
import { readCatalog } from '../db/catalog/catalog.ts';
import type { Sql } from '../db/client.ts';
import { parseEnv } from '../env.ts';
import { withDatabase } from './database.ts';

interface ExportOptions {
  out?: string;
  excel: boolean;
  withArchived: boolean;
}

/** `ombor export` */
export const command = new Command('export')
  .description('Writes the catalogue as a CSV file that `ombor import` takes')
  .option('--out <file>', 'the file to write; without it, standard output')
  .option('--excel', 'for Excel in Russian or Uzbek: semicolons, decimal commas, BOM', false)
  .option('--with-archived', 'archived products too; importing does not archive them again', false)
  .action((options: ExportOptions) => withDatabase(parseEnv(), (sql) => exportCatalog(sql, options)));

async function exportCatalog(sql: Sql, options: ExportOptions): Promise<void> {
  if (options.out === undefined) {
    await writeCatalog(sql, options, async (text) => void process.stdout.write(text));
    return;
  }
  // Under its own name only when it is whole.
  const part = `${options.out}.part`;
  const file = await open(part, 'w');
  try {
    const rows = await writeCatalog(sql, options, (text) => file.appendFile(text));
    await file.close();
    await rename(part, options.out);
    process.stderr.write(`${rows.toLocaleString('en')} rows in ${options.out}\n`);
  } catch (error) {
    await file.close();
    await rm(part, { force: true });
    throw error;
  }
}

/** Reads everything in one snapshot. Gives the number of rows. */
async function writeCatalog(sql: Sql, options: ExportOptions, write: (text: string) => Promise<void>): Promise<number> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    let rows = 0;
    await write(formatCsvHeader(options));
    for await (const entries of readCatalog(tx, options)) {
      await write(formatCsv(entries, options));
      rows += entries.length;
    }
    return rows;
  });
}
