import path from 'node:path';
import { backUp } from '../../db/postgres/backup.ts';
import { parseEnv } from '../../env.ts';
import { withDatabase } from '../base/database.ts';
import { printLine } from '../base/print.ts';

/** Copies the embedded database into a folder. */
export async function backUpDatabase(folder: string): Promise<void> {
  const env = parseEnv();
  if (env.databaseUrl !== undefined) {
    throw new Error(
      'DATABASE_URL is set: use the tools of your PostgreSQL, such as pg_basebackup. This is for the embedded one.',
    );
  }
  const target = path.resolve(folder);
  const { bytes, until } = await withDatabase(env, () => backUp(env.databaseDir, target));
  printLine(
    `Backed up everything until ${until.toISOString()} into ${target} (${Math.round(bytes / 1_048_576)} MB), with the encryption key.`,
  );
}
