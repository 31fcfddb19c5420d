import { readFile } from 'node:fs/promises';
import { readPassphrase } from '../../backup-settings.ts';
import type { Env } from '../../env.ts';

/** The passphrase of a sealed file: the first line of the file, or BACKUP_PASSPHRASE. Throws an Error for the operator. */
export async function findPassphrase({ backupPassphrase }: Env, file: string | undefined): Promise<string> {
  if (file === undefined) {
    if (backupPassphrase !== undefined) return backupPassphrase;
    throw new Error('Set BACKUP_PASSPHRASE, or name a file with the passphrase: --passphrase-file FILE.');
  }
  const [line = ''] = (await readFile(file, 'utf8')).split(/\r?\n/);
  const passphrase = readPassphrase(line.trim());
  if (passphrase === undefined)
    throw new Error(`${file} has no passphrase: expected at least 16 characters on its first line.`);
  return passphrase;
}
