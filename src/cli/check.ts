import { createCommand } from './base/command.ts';

/** `ombor check` */
export const command = createCommand('check', {
  description:
    'Checks the books: stock equals the sum of its movements, versions have no gaps, analytics equal the ledger, and every event that was answered as done moved stock or says why not',
  examples: ['check', 'check --repair', 'check --marketplaces'],
  exitCodes: '0 the books balance; 1 they do not, an event did nothing, or a marketplace could not be read',
})
  .option(
    '--repair',
    'fix what needs no guess: add a movement where stock was changed outside the ledger, rebuild analytics; no quantity changes',
  )
  .option('--marketplaces', 'also read what every marketplace shows, and compare it with our figures; nothing is sent')
  .action(async (options: { repair?: true; marketplaces?: true }) => {
    const { checkBooks } = await import('./actions/check.ts');
    await checkBooks({ repair: options.repair ?? false, marketplaces: options.marketplaces ?? false });
  });
