import { migrate } from '../../db/postgres/migrate.ts';
import { parseEnv } from '../../env.ts';
import { openDatabase } from '../base/database.ts';
import { print } from '../base/print.ts';

/** Migrates the database of the environment, and prints each step. */
export async function migrateDatabase(): Promise<void> {
  const env = parseEnv();
  const database = await openDatabase(env);
  const log = (message: string) => print(`${message}\n`);
  await migrate(database.url, {
    log,
    baseCurrency: env.baseCurrency,
    businessTimeZone: env.businessTimeZone,
  }).finally(() => database.stop());
}
