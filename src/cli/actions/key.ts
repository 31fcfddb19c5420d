import { type ApiKey, createApiKey, listApiKeys, revokeApiKey } from '../../db/api-keys.ts';
import { parseEnv } from '../../env.ts';
import { getKeyPrefix, hashApiKey, newApiKey } from '../../secrets.ts';
import { commandLineActor } from '../base/command-line.ts';
import { withDatabase } from '../base/database.ts';
import { print, printError } from '../base/print.ts';

/** The options of `ombor key create`. */
export interface CreateKeyOptions {
  role: 'owner' | 'operator' | 'viewer';
  name: string;
  telegram?: string;
  expires?: Date;
  seesMoney?: true;
  seesBuyers?: true;
}

/** Creates a key and prints it. */
export async function createKey({ role, name, telegram, expires, ...rights }: CreateKeyOptions): Promise<void> {
  const key = newApiKey();
  const row = {
    ...rights,
    role,
    name,
    keyHash: hashApiKey(key),
    keyPrefix: getKeyPrefix(key),
    telegramUserId: telegram,
    expiresAt: expires,
    createdBy: commandLineActor(),
  };
  await withDatabase(parseEnv(), (sql) => createApiKey(sql, row));
  print(`${key}\n`);
  printError(`This is the ${role} key of ${name}. It is not shown again. Send it as "Authorization: Bearer <key>".\n`);
}

/** Prints one line per key. */
export async function listKeys(): Promise<void> {
  for (const key of await withDatabase(parseEnv(), listApiKeys)) print(`${describe(key)}\n`);
}

/** Revokes a valid key. */
export async function revokeKey(idOrPrefix: string): Promise<void> {
  const revoked = await withDatabase(parseEnv(), (sql) => revokeApiKey(sql, idOrPrefix));
  if (!revoked) throw new Error(`There is no valid key "${idOrPrefix}". List the keys: \`npm run ombor -- key list\``);
  print('Revoked.\n');
}

function describe(key: ApiKey): string {
  const facts = [
    key.role !== 'owner' && key.seesMoney && 'sees money',
    key.role !== 'owner' && key.seesBuyers && 'sees buyers',
    key.telegramUserId && `Telegram ${key.telegramUserId}`,
    `created ${show(key.createdAt)}${key.createdBy === null ? '' : ` by ${key.createdBy}`}`,
    key.lastUsedAt ? `last used ${show(key.lastUsedAt)}` : 'never used',
    key.expiresAt && `${key.expiresAt.getTime() > Date.now() ? 'expires' : 'expired'} ${show(key.expiresAt)}`,
    key.revokedAt && `revoked ${show(key.revokedAt)}`,
  ];
  const start = `${key.id}  ${key.keyPrefix === '' ? '(signs in by links)' : `${key.keyPrefix}…`}  ${key.role.padEnd(8)}  ${key.name}`;
  return `${start}  ${facts.filter(Boolean).join(', ')}`;
}

const show = (time: Date): string => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
