import { createCommand, serverExitCodes } from './base/command.ts';

/** `ombor serve` */
export const command = createCommand('serve', {
  description: 'Runs the API only: webhooks, GraphQL, live subscriptions',
  examples: ['serve'],
  exitCodes: serverExitCodes,
  note: 'Needs the database of DATABASE_URL, migrated with `npm run ombor -- migrate`. Any number of processes can run at once.',
}).action(async () => {
  const { runApp } = await import('./actions/run-app.ts');
  await runApp('api');
});
