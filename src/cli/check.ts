import { createCommand } from './base/command.ts';

/** `ombor check` */
export const command = createCommand('check', {
  description:
    'Checks the books: stock equals the sum of its movements, versions have no gaps, analytics equal the ledger, and every event that was answered as done moved stock or says why not',
  examples: ['check', 'check --repair'],
  exitCodes: '0 the books balance; 1 they do not, or an event did nothing',
})
  .option(
    '--repair',
    'fix what needs no guess: add a movement where stock was changed outside the ledger, rebuild analytics; no quantity changes',
  )
  .action(async (options: { repair?: true }) => {
    const { checkBooks } = await import('./actions/check.ts');
    await checkBooks(options.repair ?? false);
  });
