import { open, rename, rm } from 'node:fs/promises';
import { formatCsv, formatCsvHeader } from '../../catalog/csv.ts';
import { readCatalog } from '../../db/catalog/catalog.ts';
import type { Sql } from '../../db/client.ts';
import { parseEnv } from '../../env.ts';
import { toPrintable } from '../../printable.ts';
import { withDatabase } from '../base/database.ts';
import { printError } from '../base/print.ts';

/** The options of `ombor export`. */
export interface ExportOptions {
  out?: string;
  excel?: boolean;
  withArchived?: boolean;
}

/** Writes the catalogue to a file, or to standard output. */
export async function exportCatalog(options: ExportOptions): Promise<void> {
  await withDatabase(parseEnv(), async (sql) => {
    if (options.out !== undefined) return writeFile(sql, options, options.out);
    // A file gets every character, a terminal only what it shows.
    const toOutput = process.stdout.isTTY ? toPrintable : (text: string) => text;
    await writeCatalog(sql, options, async (text) => void process.stdout.write(toOutput(text)));
  });
}

/** The file gets its own name only when it is complete. */
async function writeFile(sql: Sql, options: ExportOptions, out: string): Promise<void> {
  const part = `${out}.part`;
  await rm(part, { force: true });
  // For nobody else on this machine: it has costs and stock. Made new, because a file that is there keeps its rights.
  const file = await open(part, 'wx', 0o600);
  try {
    const rows = await writeCatalog(sql, options, (text) => file.appendFile(text));
    await file.close();
    await rename(part, out);
    printError(`${rows.toLocaleString('en')} rows written to ${out}\n`);
  } catch (error) {
    await file.close();
    await rm(part, { force: true });
    throw error;
  }
}

/** Reads everything in one snapshot. Returns the number of rows. */
async function writeCatalog(
  sql: Sql,
  { excel = false, withArchived = false }: ExportOptions,
  write: (text: string) => Promise<void>,
): Promise<number> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    let rows = 0;
    await write(formatCsvHeader({ excel }));
    for await (const entries of readCatalog(tx, { withArchived })) {
      await write(formatCsv(entries, { excel }));
      rows += entries.length;
    }
    return rows;
  });
}
