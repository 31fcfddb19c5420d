import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { isClaimed } from '../../db/postgres/directory-owner.ts';
import { stopOrphan } from '../../db/postgres/embedded.ts';
import { type Env, parseEnv } from '../../env.ts';
import { newApiKey } from '../../secrets.ts';
import { type Database, startDatabase } from './database.ts';

/** The settings of a command with a throw-away database of its own. */
export type FreshEnv = Env & { ownerKey: string; telegramBotToken: string };

/**
 * The environment for a command that must not touch a real database: its own directory beside the embedded one, new keys,
 * and simulated marketplaces allowed.
 */
export function freshEnv(name: string): FreshEnv {
  const env = parseEnv();
  return {
    ...env,
    databaseUrl: undefined,
    encryptionKey: undefined,
    databaseDir: path.join(path.dirname(env.databaseDir), name),
    ownerKey: newApiKey(),
    telegramBotToken: `123456:${randomBytes(24).toString('base64url')}`,
    publicUrl: undefined,
    allowPrivateNetworks: true,
  };
}

/**
 * Starts an empty database for it. Throws when another run uses it; what a killed run left running is stopped. `durable` false: nothing
 * waits for the disk.
 */
export async function startFreshDatabase(env: FreshEnv, { durable = true } = {}): Promise<Database> {
  const { databaseDir } = env;
  if (isClaimed(databaseDir)) {
    throw new Error(`Another run uses ${databaseDir}. Stop it first, or set DATABASE_DIR to another directory.`);
  }
  await stopOrphan(databaseDir);
  await rm(databaseDir, { recursive: true, force: true });
  return startDatabase(env, { durable });
}
