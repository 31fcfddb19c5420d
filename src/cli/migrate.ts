import { Command } from 'commander';
import { migrate } from '../db/postgres/migrate.ts';
import { parseEnv } from '../env.ts';
import { openDatabase } from './database.ts';

/** `ombor migrate` */
export const command = new Command('migrate')
  .description('Brings the database to the schema of this release; safe to run at any time and several times at once')
  .action(async () => {
    const env = parseEnv();
    const database = await openDatabase(env);
    const log = (message: string) => void process.stdout.write(`${message}\n`);
    await migrate(database.url, {
      log,
      baseCurrency: env.baseCurrency,
      businessTimeZone: env.businessTimeZone,
    }).finally(() => database.stop());
  });
