import { createCommand } from './base/command.ts';

/** `ombor move` */
export const command = createCommand('move', {
  description:
    'Copies the embedded database into an empty one on a server of your own, checks it, and prints the settings for it',
  examples: ['move --to postgres://ombor:...@db.example/ombor?sslmode=verify-full'],
  note: 'Stop Ombor first. It prints the encryption key. The embedded database stays as it is: do not start it again.',
})
  .requiredOption('--to <url>', 'the DATABASE_URL of the server; its database must be empty')
  .action(async ({ to }: { to: string }) => {
    const { moveDatabase } = await import('./actions/move.ts');
    await moveDatabase(to);
  });
