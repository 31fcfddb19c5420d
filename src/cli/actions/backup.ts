import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { packSealed } from '../../backups/archive.ts';
import { backUpNightly } from '../../backups/nightly.ts';
import { createTargets } from '../../backups/targets.ts';
import { backUp, hasOwnKey } from '../../db/postgres/backup.ts';
import { type Env, parseEnv } from '../../env.ts';
import { createMarketplaceHttp } from '../../marketplaces/http.ts';
import { withDatabase } from '../base/database.ts';
import { findPassphrase } from '../base/passphrase.ts';
import { printLine } from '../base/print.ts';
import { createProgress } from '../base/progress.ts';

/** The largest file goes over the slowest line in an hour. */
const sendTimeoutMs = 3_600_000;

/** Copies the embedded database into a folder. */
export async function backUpDatabase(folder: string): Promise<void> {
  const env = parseEmbeddedEnv();
  const target = path.resolve(folder);
  const { bytes, until } = await withDatabase(env, () => backUp(env.databaseDir, target, true));
  printLine(
    `Backed up everything until ${until.toISOString()} into ${target} (${toSize(bytes)}), with the encryption key.`,
  );
}

/** Seals a copy of the embedded database into one file. */
export async function backUpSealed(file: string, passphraseFile: string | undefined): Promise<void> {
  const env = parseEmbeddedEnv();
  const passphrase = await findPassphrase(env, passphraseFile);
  const target = path.resolve(file);
  const exists = await stat(target).then(
    () => true,
    () => false,
  );
  if (exists) throw new Error(`${target} exists already: name a file that does not.`);
  const room = `${target}.copy`;
  try {
    await mkdir(room, { recursive: true, mode: 0o700 });
    const { until } = await withDatabase(env, () => backUp(env.databaseDir, path.join(room, 'copy'), false));
    const bytes = await packSealed(path.join(room, 'copy'), target, passphrase);
    printLine(`Sealed everything until ${until.toISOString()} into ${target} (${toSize(bytes)}).`);
  } finally {
    await rm(room, { recursive: true, force: true });
  }
  const where =
    env.encryptionKey === undefined && hasOwnKey(env.databaseDir)
      ? path.join(env.databaseDir, 'encryption-key')
      : 'OMBOR_ENCRYPTION_KEY';
  printLine(`The encryption key is not in it: keep ${where} in another place, and the passphrase too.`);
}

/** Makes, tests and sends the backup of a night. */
export async function backUpTonight(): Promise<void> {
  const env = parseEmbeddedEnv();
  const { backups } = env;
  if (!backups) throw new Error('Set BACKUP_TO and BACKUP_PASSPHRASE: where sealed backups go, and what opens them.');
  const http = createMarketplaceHttp({ allowPrivateNetworks: env.allowPrivateNetworks, timeoutMs: sendTimeoutMs });
  const targets = createTargets(http, backups, { apiUrl: env.telegramApiUrl, token: env.telegramBotToken });
  const progress = createProgress();
  try {
    const made = await withDatabase(env, (sql) =>
      backUpNightly(sql, {
        databaseDir: env.databaseDir,
        passphrase: backups.passphrase,
        targets,
        onProgress: progress.step,
      }),
    );
    progress.done();
    const { name, bytes, until, keptAt, products, movements } = made;
    printLine(
      `${name} (${toSize(bytes)}) has everything until ${until.toISOString()}. It was restored to test it: ${products} products, ${movements} movements, and the books balance.`,
    );
    printLine(`Kept at: ${keptAt.join(', ')}`);
  } catch (error) {
    progress.fail();
    throw error;
  } finally {
    await http.close();
  }
}

function parseEmbeddedEnv(): Env {
  const env = parseEnv();
  if (env.databaseUrl === undefined) return env;
  throw new Error(
    'DATABASE_URL is set: use the tools of your PostgreSQL, such as pg_basebackup. This is for the embedded one.',
  );
}

const toSize = (bytes: number): string => `${Math.ceil(bytes / 1_048_576)} MB`;
