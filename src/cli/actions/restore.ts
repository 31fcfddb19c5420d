import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { unpackSealed } from '../../backups/archive.ts';
import { hasOwnKey, restoreBackup } from '../../db/postgres/backup.ts';
import { noticeRestore } from '../../db/restores.ts';
import { type Env, parseEnv } from '../../env.ts';
import { withDatabase } from '../base/database.ts';
import { findPassphrase } from '../base/passphrase.ts';
import { printLine } from '../base/print.ts';
import { checkBooks } from './check.ts';

/** Puts a backup in the place of the embedded database, and checks its books. Throws when they do not balance. */
export async function restoreDatabase(folder: string): Promise<void> {
  const env = parseEmbeddedEnv();
  const isFile = await stat(folder).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isFile) throw new Error(`${folder} is a file: is it sealed? Then write --sealed before it.`);
  await restoreFrom(env, path.resolve(folder));
}

/** The same with a sealed file. */
export async function restoreSealed(file: string, passphraseFile: string | undefined): Promise<void> {
  const env = parseEmbeddedEnv();
  if (env.encryptionKey === undefined && !hasOwnKey(env.databaseDir)) {
    throw new Error(
      'A sealed backup has no encryption key: set OMBOR_ENCRYPTION_KEY to the one that you put away. Without it, credentials of marketplaces and webhook secrets cannot be read.',
    );
  }
  const passphrase = await findPassphrase(env, passphraseFile);
  const opened = `${path.resolve(env.databaseDir)}.opened`;
  try {
    await rm(opened, { recursive: true, force: true });
    await unpackSealed(path.resolve(file), opened, passphrase);
    await restoreFrom(env, opened);
  } finally {
    await rm(opened, { recursive: true, force: true });
  }
}

async function restoreFrom(env: Env, folder: string): Promise<void> {
  const directory = path.resolve(env.databaseDir);
  const aside = await restoreBackup(folder, directory);
  printLine(`Restored into ${directory}.${aside === undefined ? '' : ` What was there is now ${aside}.`}`);
  await withDatabase(env, (sql) => noticeRestore(sql, undefined));
  await checkBooks({ repair: false, marketplaces: false });
}

function parseEmbeddedEnv(): Env {
  const env = parseEnv();
  if (env.databaseUrl === undefined) return env;
  throw new Error('DATABASE_URL is set: use the tools of your PostgreSQL. This is for the embedded one.');
}
