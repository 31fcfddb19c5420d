import { Command, Option } from 'commander';
import { createApiKey, listApiKeys, revokeApiKey } from '../db/api-keys.ts';
import { parseEnv } from '../env.ts';
import { getKeyPrefix, hashApiKey, newApiKey } from '../secrets.ts';
import { withDatabase } from './database.ts';

const roles = ['owner', 'operator', 'viewer'] as const;

const create = new Command('create')
  .description('Makes a key and prints it once; only its hash is kept')
  .addOption(new Option('--role <role>', 'what it may do').choices(roles).makeOptionMandatory())
  .requiredOption('--name <name>', 'whose key it is')
  .option('--telegram <id>', 'the Telegram user who has the same rights in the Mini App', readTelegramId)
  .action(async (options: { role: (typeof roles)[number]; name: string; telegram?: string }) => {
    const key = newApiKey();
    const { role, name, telegram: telegramUserId } = options;
    const row = { role, name, keyHash: hashApiKey(key), keyPrefix: getKeyPrefix(key), telegramUserId };
    await withDatabase(parseEnv(), (sql) => createApiKey(sql, row));
    process.stdout.write(`${key}\n`);
    process.stderr.write(
      `This is the ${role} key of ${name}; it is not shown again. Send it as "Authorization: Bearer <key>".\n`,
    );
  });

const list = new Command('list').description('Lists the keys, without their secret part').action(async () => {
  for (const key of await withDatabase(parseEnv(), listApiKeys)) {
    const state = key.revokedAt ? `revoked ${key.revokedAt.toISOString()}` : `since ${key.createdAt.toISOString()}`;
    process.stdout.write(`${key.id}  ${key.keyPrefix}…  ${key.role.padEnd(8)}  ${key.name}  ${state}\n`);
  }
});

const revoke = new Command('revoke')
  .description('Makes a key useless at once')
  .argument('<id|prefix>', 'as `key list` shows it')
  .action(async (idOrPrefix: string) => {
    const revoked = await withDatabase(parseEnv(), (sql) => revokeApiKey(sql, idOrPrefix));
    if (!revoked) throw new Error(`There is no valid key "${idOrPrefix}". See: ombor key list`);
    process.stdout.write('Revoked.\n');
  });

/** `ombor key` */
export const command = new Command('key')
  .description('API keys of the seller and the staff: create, list, revoke')
  .addCommand(create)
  .addCommand(list)
  .addCommand(revoke);

function readTelegramId(text: string): string {
  if (!/^[1-9]\d{0,18}$/.test(text)) throw new Error(`--telegram is "${text}": wanted a Telegram user's number.`);
  return text;
}
