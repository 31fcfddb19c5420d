import { Command, InvalidArgumentError, Option } from 'commander';
import { type ApiKey, createApiKey, listApiKeys, revokeApiKey } from '../db/api-keys.ts';
import { parseEnv } from '../env.ts';
import { getKeyPrefix, hashApiKey, newApiKey } from '../secrets.ts';
import { withDatabase } from './database.ts';

const roles = ['owner', 'operator', 'viewer'] as const;

interface CreateOptions {
  role: (typeof roles)[number];
  name: string;
  telegram?: string;
  expires?: Date;
}

const create = new Command('create')
  .description('Makes a key and prints it once; only its hash is kept')
  .addOption(new Option('--role <role>', 'what it may do').choices(roles).makeOptionMandatory())
  .requiredOption('--name <name>', 'whose key it is')
  .option('--telegram <id>', 'the Telegram user who has the same rights in the Mini App', readTelegramId)
  .option('--expires <time>', 'when it stops working: 90d (days from now) or 2027-01-31T00:00:00Z', readExpiry)
  .action(async ({ role, name, telegram: telegramUserId, expires: expiresAt }: CreateOptions) => {
    const key = newApiKey();
    const made = { role, name, keyHash: hashApiKey(key), keyPrefix: getKeyPrefix(key), telegramUserId, expiresAt };
    await withDatabase(parseEnv(), (sql) => createApiKey(sql, { ...made, createdBy: 'command line' }));
    process.stdout.write(`${key}\n`);
    process.stderr.write(
      `This is the ${role} key of ${name}; it is not shown again. Send it as "Authorization: Bearer <key>".\n`,
    );
  });

const list = new Command('list').description('Lists the keys, without their secret part').action(async () => {
  for (const key of await withDatabase(parseEnv(), listApiKeys)) process.stdout.write(`${describe(key)}\n`);
});

const revoke = new Command('revoke')
  .description('Makes a key useless at once; whatever is open with it ends')
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

function describe(key: ApiKey): string {
  const facts = [
    key.telegramUserId && `Telegram ${key.telegramUserId}`,
    `made ${show(key.createdAt)}${key.createdBy === null ? '' : ` by ${key.createdBy}`}`,
    key.lastUsedAt ? `last used ${show(key.lastUsedAt)}` : 'never used',
    key.expiresAt && `${key.expiresAt.getTime() > Date.now() ? 'expires' : 'expired'} ${show(key.expiresAt)}`,
    key.revokedAt && `revoked ${show(key.revokedAt)}`,
  ];
  const start = `${key.id}  ${key.keyPrefix}…  ${key.role.padEnd(8)}  ${key.name}`;
  return `${start}  ${facts.filter(Boolean).join(', ')}`;
}

const show = (time: Date): string => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function readTelegramId(text: string): string {
  if (!/^[1-9]\d{0,18}$/.test(text)) throw new InvalidArgumentError("Wanted a Telegram user's number.");
  return text;
}

function readExpiry(text: string): Date {
  const [, days] = /^(\d{1,5})d$/.exec(text) ?? [];
  const time = days === undefined ? new Date(text) : new Date(Date.now() + Number(days) * 86_400_000);
  if (!(time.getTime() > Date.now())) {
    throw new InvalidArgumentError('Wanted a time in the future: 90d, or 2027-01-31T00:00:00Z.');
  }
  return time;
}
