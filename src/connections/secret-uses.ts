import type { Sql } from '../db/client.ts';
import { noteSecretUse } from '../db/marketplaces/webhook-secrets.ts';
import { fingerprint, type SealKeys } from '../secrets.ts';

/** Notes which webhook secret something was signed with. Returns at once: no answer waits for it, and losing one does no harm. */
export type NoteSecretUse = (marketplaceId: number, secret: string) => void;

const everyMs = 5 * 60_000;
const maxRemembered = 1_000;

/** Writes each secret at most once in five minutes, however many deliveries come. */
export function createSecretUses(sql: Sql, encryptionKey: SealKeys): NoteSecretUse {
  const notedAt = new Map<string, number>();
  return (marketplaceId, secret) => {
    const name = `${marketplaceId} ${secret}`;
    const now = performance.now();
    if (now - (notedAt.get(name) ?? Number.NEGATIVE_INFINITY) < everyMs) return;
    if (notedAt.size >= maxRemembered) notedAt.clear();
    notedAt.set(name, now);
    // While the database is away the next delivery after five minutes notes it.
    noteSecretUse(sql, marketplaceId, fingerprint(encryptionKey, secret)).catch(() => {});
  };
}
