import { createCommand } from './base/command.ts';

/** `ombor prepare-database` */
export const command = createCommand('prepare-database', {
  description:
    'Creates the role of DATABASE_URL as the superuser of DATABASE_SUPERUSER_URL, makes it the owner of the database, and hands over what the superuser owns there; safe to repeat',
  examples: ['prepare-database'],
}).action(async () => {
  const { prepareDatabase } = await import('./actions/prepare-database.ts');
  await prepareDatabase();
});
