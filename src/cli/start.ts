import { createCommand, serverExitCodes } from './base/command.ts';

/** `ombor start` */
export const command = createCommand('start', {
  description: 'Runs the API and the worker in one process; starts a PostgreSQL of its own unless DATABASE_URL is set',
  examples: ['start'],
  exitCodes: serverExitCodes,
  note: 'Prints one line of JSON with "ready": true, graphqlUrl and webhookUrl on standard output; logs go to standard error.',
}).action(async () => {
  const { runApp } = await import('./actions/run-app.ts');
  await runApp('all');
});
