import path from 'node:path';
import type { z } from 'zod';
import { readHttpUrl, readInteger, readKey, variable } from './env-readers.ts';

type Place =
  | { kind: 'folder'; folder: string }
  | { kind: 's3'; bucket: string; prefix: string }
  | { kind: 'telegram'; chat: string };

/** Nightly backups, as variables of the environment. */
export const backupVariables = {
  BACKUP_TO: variable(
    'absolute folders, s3://bucket/folder or telegram:chat-id, separated by commas',
    readPlaces,
  ).default([]),
  BACKUP_PASSPHRASE: variable('at least 16 characters on one line', readPassphrase).optional(),
  BACKUP_KEEP: variable('a whole number from 2 to 1000', readInteger(2, 1_000)).default(14),
  BACKUP_S3_ENDPOINT: variable('the http or https address of a store that speaks S3', readHttpUrl).optional(),
  BACKUP_S3_REGION: variable('the region of the bucket, without spaces', readKey(1)).default('us-east-1'),
  BACKUP_S3_KEY_ID: variable('the id of an access key, without spaces', readKey(1)).optional(),
  BACKUP_S3_SECRET: variable('the secret of the access key, without spaces', readKey(1)).optional(),
};

/** Those whose values are shown to nobody. */
export const secretBackupVariables = ['BACKUP_PASSPHRASE', 'BACKUP_S3_SECRET'];

/** The same as settings. `backups` undefined: there are no nightly ones. */
export function toBackups(data: z.infer<z.ZodObject<typeof backupVariables>>) {
  const { BACKUP_TO: places, BACKUP_PASSPHRASE: passphrase, BACKUP_KEEP: keep } = data;
  const { BACKUP_S3_ENDPOINT: endpoint, BACKUP_S3_KEY_ID: keyId, BACKUP_S3_SECRET: secret } = data;
  const hasAccount = endpoint !== undefined && keyId !== undefined && secret !== undefined;
  const s3 = hasAccount ? { endpoint, region: data.BACKUP_S3_REGION, keyId, secret } : undefined;
  return {
    backups: places.length === 0 || passphrase === undefined ? undefined : { places, passphrase, keep, s3 },
    backupPassphrase: passphrase,
  };
}

/** Variables that the places of BACKUP_TO need and that are not set. */
export function listMissingForBackups(given: Readonly<Record<string, string | undefined>>): string[] {
  const places = readPlaces(given.BACKUP_TO ?? '') ?? [];
  const needed = [
    ...(places.length > 0 ? [['BACKUP_PASSPHRASE', 'BACKUP_TO: nothing leaves this machine unsealed']] : []),
    ...(places.some(({ kind }) => kind === 's3')
      ? ['BACKUP_S3_ENDPOINT', 'BACKUP_S3_KEY_ID', 'BACKUP_S3_SECRET'].map((name) => [name, 'a bucket in BACKUP_TO'])
      : []),
    ...(places.some(({ kind }) => kind === 'telegram')
      ? [['TELEGRAM_BOT_TOKEN', 'a chat in BACKUP_TO: its bot sends the file']]
      : []),
  ];
  return needed
    .filter(([name = '']) => given[name] === undefined)
    .map(([name, why]) => `${name} is required with ${why}`);
}

function readPlaces(text: string): Place[] | undefined {
  const places = text.split(',').map((one) => readPlace(one.trim()));
  return places.every((one) => one !== undefined) ? places : undefined;
}

function readPlace(text: string): Place | undefined {
  const [, bucket, folder = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w./-]{0,200}))?$/.exec(text) ?? [];
  if (bucket !== undefined) {
    const prefix = folder.replace(/\/+$/, '');
    return { kind: 's3', bucket, prefix: prefix === '' ? '' : `${prefix}/` };
  }
  const [, chat] = /^telegram:(-?[1-9]\d{0,18}|@\w{4,32})$/.exec(text) ?? [];
  if (chat !== undefined) return { kind: 'telegram', chat };
  return path.isAbsolute(text) && text.length > 1 ? { kind: 'folder', folder: path.normalize(text) } : undefined;
}

/** A passphrase: a sentence or random characters. */
export function readPassphrase(text: string): string | undefined {
  return text.length >= 16 && text.length <= 1_000 && !/[\r\n\0]/.test(text) ? text : undefined;
}
