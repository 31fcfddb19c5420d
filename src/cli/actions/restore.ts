import path from 'node:path';
import { restoreBackup } from '../../db/postgres/backup.ts';
import { noticeRestore } from '../../db/restores.ts';
import { parseEnv } from '../../env.ts';
import { withDatabase } from '../base/database.ts';
import { printLine } from '../base/print.ts';
import { checkBooks } from './check.ts';

/** Puts a backup in the place of the embedded database, and checks its books. Throws when they do not balance. */
export async function restoreDatabase(folder: string): Promise<void> {
  const env = parseEnv();
  if (env.databaseUrl !== undefined) {
    throw new Error('DATABASE_URL is set: use the tools of your PostgreSQL. This is for the embedded one.');
  }
  const directory = path.resolve(env.databaseDir);
  const aside = await restoreBackup(path.resolve(folder), directory);
  printLine(`Restored into ${directory}.${aside === undefined ? '' : ` What was there is now ${aside}.`}`);
  await withDatabase(env, (sql) => noticeRestore(sql, undefined));
  await checkBooks({ repair: false, marketplaces: false });
}
