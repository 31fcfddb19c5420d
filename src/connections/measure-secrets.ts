import type { Sql } from '../db/client.ts';
import { listUnmeasuredSecrets, measureSecret } from '../db/marketplaces/webhook-secrets.ts';
import { countKeyBytes, open, type SealKeys } from '../secrets.ts';

/** Measures webhook secrets of earlier releases, which could be shorter than is safe: they go on, with an alert. */
export async function measureSecrets(sql: Sql, encryptionKey: SealKeys): Promise<void> {
  for (const { id, code, sealed } of await listUnmeasuredSecrets(sql)) {
    const secret = tryOpen(encryptionKey, sealed, `marketplaces:${code}:webhook_secret`);
    if (secret !== undefined) await measureSecret(sql, id, countKeyBytes(secret));
  }
}

/** Undefined: it was sealed with another key. Whoever uses it learns that. */
function tryOpen(encryptionKey: SealKeys, sealed: string, context: string): string | undefined {
  try {
    return open(encryptionKey, sealed, context);
  } catch {
    return undefined;
  }
}
