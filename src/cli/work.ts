import { createCommand, serverExitCodes } from './base/command.ts';

/** `ombor work` */
export const command = createCommand('work', {
  description: 'Runs the worker only: applies webhooks, sends stock to the marketplaces',
  examples: ['work'],
  exitCodes: serverExitCodes,
  note: 'Needs the database of DATABASE_URL, migrated with `npm run ombor -- migrate`. Any number of processes can run at once.',
}).action(async () => {
  const { runApp } = await import('./actions/run-app.ts');
  await runApp('worker');
});
