import { readFile } from 'node:fs/promises';
import { resealEverything } from '../../db/marketplaces/sealed-secrets.ts';
import { parseEnv } from '../../env.ts';
import { fingerprint, getSealKeyId, open, seal } from '../../secrets.ts';
import { withDatabase } from '../base/database.ts';
import { printLine } from '../base/print.ts';

const answers = 'idempotency_keys:result';

/** Seals all stored secrets with the present key; `from`: a file with the key before. What has the present key already stays right. */
export async function reseal(from: string | undefined): Promise<void> {
  const env = parseEnv();
  const oldKey = from === undefined ? env.oldEncryptionKey : await readKeyFile(from);
  if (!oldKey) throw new Error('Name a file with the key before (--from FILE), or set OMBOR_ENCRYPTION_KEY_OLD.');
  await withDatabase(env, async (sql, { encryptionKey }) => {
    const keys = new Map([oldKey, encryptionKey].map((key) => [getSealKeyId(seal(key, '', '')), key]));
    const openAny = (sealed: string, context: string): string =>
      open(keys.get(getSealKeyId(sealed) ?? '') ?? encryptionKey, sealed, context);
    const counts = await resealEverything(sql, {
      reseal: (sealed, context) => seal(encryptionKey, openAny(sealed, context), context),
      fingerprint: (sealed, context) => fingerprint(encryptionKey, openAny(sealed, context)),
      resealAnswer: (value) =>
        getSealKeyId(value) === undefined ? undefined : seal(encryptionKey, openAny(value, answers), answers),
    });
    const { credentials, webhookSecrets, answers: remembered } = counts;
    printLine(
      `Encrypted again: credentials of ${credentials} marketplaces, ${webhookSecrets} webhook secrets, ${remembered} remembered answers.`,
    );
  });
}

async function readKeyFile(file: string): Promise<Buffer> {
  const key = readKey(await readFile(file, 'utf8'));
  if (!key) throw new Error(`${file} does not contain a key: expected 32 bytes in base64 or hex.`);
  return key;
}

function readKey(text: string): Buffer | undefined {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return Buffer.from(trimmed, 'hex');
  return /^[A-Za-z0-9+/]{43}=$/.test(trimmed) ? Buffer.from(trimmed, 'base64') : undefined;
}
