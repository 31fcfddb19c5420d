import { createCommand } from './base/command.ts';

/** `ombor migrate` */
export const command = createCommand('migrate', {
  description: 'Migrates the database to this release; safe to repeat, and to run from several machines at once',
  examples: ['migrate'],
}).action(async () => {
  const { migrateDatabase } = await import('./actions/migrate.ts');
  await migrateDatabase();
});
