import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { failBackup, finishBackup, readBackupContent, startBackup } from '../db/backups/backups.ts';
import type { Sql } from '../db/client.ts';
import { backUp } from '../db/postgres/backup.ts';
import { messageOf } from '../errors.ts';
import { packSealed } from './archive.ts';
import { toBackupName } from './names.ts';
import type { BackupTarget } from './settings.ts';
import { testBackup } from './test-backup.ts';

/** A backup that was tested and is kept. */
export interface NightlyBackup {
  name: string;
  bytes: number;
  until: Date;
  keptAt: string[];
  products: number;
  movements: number;
}

/** What `backUpNightly` needs. */
export interface NightlyOptions {
  /** Of the running embedded database. */
  databaseDir: string;
  passphrase: string;
  targets: readonly BackupTarget[];
  /** Called with a description of each step. */
  onProgress: (step: string) => void;
}

/**
 * Copies the running embedded database without its encryption key, seals the copy, restores the sealed file into a database of its own to
 * test it, and hands it to all places. It is recorded, whether it succeeds or not. Throws an Error that says what failed.
 */
export async function backUpNightly(sql: Sql, options: NightlyOptions): Promise<NightlyBackup> {
  const id = await startBackup(sql);
  const keptAt: string[] = [];
  // Beside the data: there is room for a database, and the account of PostgreSQL may pass.
  const room = `${path.resolve(options.databaseDir)}.backup`;
  try {
    await rm(room, { recursive: true, force: true });
    await mkdir(room, { recursive: true, mode: 0o711 });
    const made = await makeTested(sql, options, room);
    await putAll(options, made, keptAt);
    await finishBackup(sql, id, { ...made, keptAt });
    return { ...made, keptAt };
  } catch (error) {
    await failBackup(sql, id, messageOf(error), keptAt);
    throw error;
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

interface Made extends Omit<NightlyBackup, 'keptAt'> {
  file: string;
}

async function makeTested(
  sql: Sql,
  { databaseDir, passphrase, onProgress }: NightlyOptions,
  room: string,
): Promise<Made> {
  const before = await readBackupContent(sql);
  const name = toBackupName(new Date());
  const [copy, file] = [path.join(room, 'copy'), path.join(room, name)];
  onProgress('Copying the database');
  const { until } = await backUp(databaseDir, copy, false);
  onProgress('Sealing the copy');
  const bytes = await packSealed(copy, file, passphrase);
  await rm(copy, { recursive: true, force: true });
  onProgress('Restoring the sealed file to test it');
  const { products, movements } = await testBackup({ file, passphrase, room }, before);
  return { name, file, bytes, until, products, movements };
}

/** One place that fails does not keep the backup from the others. */
async function putAll({ targets, onProgress }: NightlyOptions, { file, name }: Made, keptAt: string[]): Promise<void> {
  const problems: string[] = [];
  for (const target of targets) {
    onProgress(`Sending it to ${target.name}`);
    try {
      await target.put(file, name);
      keptAt.push(target.name);
    } catch (error) {
      problems.push(messageOf(error));
    }
  }
  if (problems.length > 0) throw new Error(problems.join(' '));
}
