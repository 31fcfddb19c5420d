import { Option } from 'commander';
import type { CreateKeyOptions } from './actions/key.ts';
import { createCommand } from './base/command.ts';
import { futureMoment, telegramUserId } from './base/option-values.ts';

const roles: CreateKeyOptions['role'][] = ['owner', 'operator', 'viewer'];

const create = createCommand('create', {
  description: 'Creates a key and prints it once; only its hash is stored',
  examples: ['key create --role owner --name me', 'key create --role operator --name Nigora --expires 90d'],
})
  .addOption(new Option('--role <role>', 'what the key may do').choices(roles).makeOptionMandatory())
  .requiredOption('--name <name>', 'who uses the key')
  .option('--telegram <id>', 'the Telegram user who has the same rights in the Mini App', telegramUserId)
  .option('--expires <time>', 'when it stops working: 90d (days from now) or 2027-01-31T00:00:00Z', futureMoment)
  .option('--sees-money', 'it may see costs, profit and revenue, as the key of an owner does')
  .option('--sees-buyers', 'it may see names, phones and notes of buyers, as the key of an owner does')
  .action(async (options: CreateKeyOptions) => {
    const { createKey } = await import('./actions/key.ts');
    await createKey(options);
  });

const list = createCommand('list', {
  description: 'Lists the keys without their secrets',
  examples: ['key list'],
}).action(async () => {
  const { listKeys } = await import('./actions/key.ts');
  await listKeys();
});

const revoke = createCommand('revoke', {
  description: 'Revokes a key and closes its open connections',
  examples: ['key revoke 3', 'key revoke ombor_AbCdEf'],
})
  .argument('<id|prefix>', 'as `key list` shows it')
  .action(async (idOrPrefix: string) => {
    const { revokeKey } = await import('./actions/key.ts');
    await revokeKey(idOrPrefix);
  });

/** `ombor key` */
export const command = createCommand('key', {
  description: 'Creates, lists and revokes API keys of the seller and the staff',
  examples: ['key list', 'key create --help'],
})
  .addCommand(create)
  .addCommand(list)
  .addCommand(revoke);
