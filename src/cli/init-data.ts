import { InvalidArgumentError } from 'commander';
import type { InitDataOptions } from './actions/init-data.ts';
import { createCommand } from './base/command.ts';
import { telegramUserId } from './base/option-values.ts';

function countableUserId(text: string): string {
  const id = telegramUserId(text);
  if (!Number.isSafeInteger(Number(id))) throw new InvalidArgumentError('Expected an id below 2^53.');
  return id;
}

/** `ombor init-data` */
export const command = createCommand('init-data', {
  description: 'Prints the initData of a test buyer, where the database is embedded',
  examples: ['init-data --user 1001', 'init-data --user 1002 --name Bobur'],
  note: 'With TELEGRAM_BOT_TOKEN it is signed with that token. Without it `npm start` accepts test buyers too.',
})
  .requiredOption('--user <id>', 'the Telegram user id of the buyer', countableUserId)
  .option('--name <name>', 'the first name of the buyer', 'Test buyer')
  .action(async (options: InitDataOptions) => {
    const { printInitData } = await import('./actions/init-data.ts');
    await printInitData(options);
  });
