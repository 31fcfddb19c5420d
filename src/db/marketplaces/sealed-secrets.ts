import type { Json, Sql, Tx } from '../client.ts';

/** How stored secrets are opened and sealed again, and hashed: with two keys, or the same one. */
export interface Resealing {
  /** `context`: where it is stored. Throws when it was sealed with neither key. */
  reseal(sealed: string, context: string): string;
  /** The keyed hash of a sealed secret, by the new key. */
  fingerprint(sealed: string, context: string): string;
  /** Where a value of a remembered answer is sealed text; undefined: it is something else. */
  resealAnswer(value: string): string | undefined;
}

/** How many secrets were sealed again. */
export interface ResealCounts {
  credentials: number;
  webhookSecrets: number;
  answers: number;
}

/**
 * Seals everything that is stored encrypted again, all of it or nothing: credentials, webhook secrets with their hashes, and secrets in
 * remembered answers. Changes of the same rows wait for the end.
 */
export async function resealEverything(sql: Sql, resealing: Resealing): Promise<ResealCounts> {
  return sql.begin(async (tx) => {
    const counts = {
      credentials: await resealCredentials(tx, resealing),
      webhookSecrets: await resealWebhookSecrets(tx, resealing),
      answers: await resealAnswers(tx, resealing),
    };
    const changes = Object.entries(counts).map(([field, to]) => ({ field, from: null, to }));
    await tx`select record_audit('deployment.resealed', 'deployment', 'ombor', ${tx.json(changes)})`;
    return counts;
  });
}

async function resealCredentials(tx: Tx, { reseal }: Resealing): Promise<number> {
  const rows = await tx<{ id: number; code: string; credentials: string }[]>`
    select id, code, credentials from marketplaces where credentials is not null order by id for no key update`;
  for (const { id, code, credentials } of rows) {
    await tx`
      update marketplaces set credentials = ${reseal(credentials, `marketplaces:${code}:credentials`)}, updated_at = now()
      where id = ${id}`;
  }
  return rows.length;
}

async function resealWebhookSecrets(tx: Tx, { reseal, fingerprint }: Resealing): Promise<number> {
  const rows = await tx<{ id: number; code: string; secret: string }[]>`
    select s.id, m.code, s.secret from webhook_secrets s join marketplaces m on m.id = s.marketplace_id
    order by s.id for no key update of s`;
  for (const { id, code, secret } of rows) {
    const context = `marketplaces:${code}:webhook_secret`;
    const sealed = reseal(secret, context);
    await tx`update webhook_secrets set secret = ${sealed}, fingerprint = ${fingerprint(sealed, context)} where id = ${id}`;
  }
  return rows.length;
}

async function resealAnswers(tx: Tx, { resealAnswer }: Resealing): Promise<number> {
  const rows = await tx<{ caller: string; mutation: string; key: string; result: Json }[]>`
    select caller, mutation, key, result from idempotency_keys
    where result::text ~ 'v1\\.[0-9a-f]{8}\\.' order by caller, mutation, key for no key update`;
  let count = 0;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner)]));
    }
    const sealed = typeof value === 'string' ? resealAnswer(value) : undefined;
    if (sealed !== undefined) count += 1;
    return sealed ?? value;
  };
  for (const { caller, mutation, key, result } of rows) {
    await tx`
      update idempotency_keys set result = ${tx.json(walk(result) as Json)}
      where caller = ${caller} and mutation = ${mutation} and key = ${key}`;
  }
  return count;
}
