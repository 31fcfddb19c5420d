import { ValidationError } from '../../errors.ts';
import type { SqlOrTx, Tx } from '../client.ts';

/** A webhook secret, sealed, with its keyed hash. */
export interface NewWebhookSecret {
  sealed: string;
  fingerprint: string;
  /** Bytes of the shortest key that it is used as. */
  keyBytes: number;
}

/** A secret that is accepted now. `validUntil` null: the present one. */
export interface WebhookSecretRow {
  marketplaceId: number;
  /** Code of the marketplace: the secret is sealed for it. */
  code: string;
  sealed: string;
  validFrom: Date;
  validUntil: Date | null;
  lastUsedAt: Date | null;
}

/** Each delivery is verified with every one of them. */
const maxSecrets = 10;

/** The secrets that are accepted now of these marketplaces, the newest first. */
export function listWebhookSecrets(sql: SqlOrTx, marketplaceIds: readonly number[]): Promise<WebhookSecretRow[]> {
  return sql<WebhookSecretRow[]>`
    select s.marketplace_id, m.code, s.secret as sealed, s.valid_from, s.valid_until, s.last_used_at
    from webhook_secrets s join marketplaces m on m.id = s.marketplace_id
    where s.marketplace_id = any (${[...marketplaceIds]}::int[]) and coalesce(s.valid_until, 'infinity') > now()
    order by s.marketplace_id, s.id desc`;
}

/** Stores the first secret of a marketplace. Throws ValidationError when another marketplace uses it or still accepts it. */
export async function addWebhookSecret(tx: Tx, marketplaceId: number, secret: NewWebhookSecret): Promise<void> {
  await forgetOldSecrets(tx);
  await insertSecret(tx, marketplaceId, secret, 'webhookSecret');
}

/** A new webhook secret of a marketplace; the present one stays valid for so many hours, 0: all others end now. */
export interface SecretRotation extends NewWebhookSecret {
  keepOldForHours: number;
}

/**
 * Replaces the present webhook secret of a marketplace. Those that were replaced before keep their own time. Returns until when the
 * one before is accepted. Throws ValidationError when it is the present one, when another marketplace uses it or still accepts it, or
 * when too many would be valid.
 */
export async function rotateWebhookSecret(tx: Tx, marketplaceId: number, rotation: SecretRotation): Promise<Date> {
  const { fingerprint, keepOldForHours } = rotation;
  // Also tells every process that keeps the secrets in memory.
  await tx`update marketplaces set updated_at = now() where id = ${marketplaceId}`;
  await forgetOldSecrets(tx);
  const own = await tx<{ fingerprint: string; validUntil: Date | null }[]>`
    select fingerprint, valid_until from webhook_secrets where marketplace_id = ${marketplaceId} order by valid_until`;
  if (own.some((row) => row.validUntil === null && row.fingerprint === fingerprint)) {
    throw ValidationError.of(['input', 'newSecret'], 'newSecret: this is already the secret of this marketplace');
  }
  const kept = keepOldForHours === 0 ? [] : own.filter((row) => row.fingerprint !== fingerprint);
  if (kept.length >= maxSecrets) throw tooMany(kept[0]?.validUntil ?? new Date());
  const [old] = await tx<{ until: Date }[]>`
    update webhook_secrets set valid_until = now() + ${keepOldForHours} * interval '1 hour'
    where marketplace_id = ${marketplaceId} and valid_until is null returning valid_until as until`;
  await tx`
    delete from webhook_secrets
    where marketplace_id = ${marketplaceId} and (${keepOldForHours === 0} or fingerprint = ${fingerprint})`;
  await insertSecret(tx, marketplaceId, rotation, 'newSecret');
  return old?.until ?? new Date();
}

/** Notes that something was signed with a secret, at most once in five minutes: most calls write nothing. */
export async function noteSecretUse(sql: SqlOrTx, marketplaceId: number, fingerprint: string): Promise<void> {
  await sql`
    update webhook_secrets set last_used_at = now()
    where marketplace_id = ${marketplaceId} and fingerprint = ${fingerprint}
      and coalesce(last_used_at, '-infinity') < now() - interval '5 minutes'`;
}

/** Secrets that nobody has measured: they were stored by an earlier release. */
export function listUnmeasuredSecrets(sql: SqlOrTx): Promise<{ id: number; code: string; sealed: string }[]> {
  return sql<{ id: number; code: string; sealed: string }[]>`
    select s.id, m.code, s.secret as sealed from webhook_secrets s join marketplaces m on m.id = s.marketplace_id
    where s.key_bytes is null order by s.id`;
}

/** Stores of how many bytes the shortest key of a secret is. */
export async function measureSecret(sql: SqlOrTx, id: number, keyBytes: number): Promise<void> {
  await sql`update webhook_secrets set key_bytes = ${keyBytes} where id = ${id}`;
}

/** Records deliveries with wrong signatures in the name of a marketplace. */
export async function recordWrongSignatures(sql: SqlOrTx, marketplaceId: number, deliveries: number): Promise<void> {
  await sql`
    insert into wrong_signatures as w (marketplace_id, deliveries) select id, ${deliveries} from marketplaces where id = ${marketplaceId}
    on conflict (marketplace_id) do update set deliveries = w.deliveries + excluded.deliveries, last_at = now()`;
}

/** A right signature came: not all of its deliveries fail. */
export async function forgetWrongSignatures(sql: SqlOrTx, marketplaceId: number): Promise<void> {
  await sql`delete from wrong_signatures where marketplace_id = ${marketplaceId}`;
}

/** Raises and resolves the alerts about secrets that are too short, and about senders whose signatures are all wrong. */
export async function watchWebhookSecrets(sql: SqlOrTx): Promise<void> {
  await sql`select watch_webhook_secrets()`;
}

/** Deletes secrets whose time is over. */
export async function forgetOldSecrets(sql: SqlOrTx): Promise<void> {
  await sql`delete from webhook_secrets where valid_until <= now()`;
}

async function insertSecret(
  tx: Tx,
  marketplaceId: number,
  { sealed, fingerprint, keyBytes }: NewWebhookSecret,
  field: string,
): Promise<void> {
  const rows = await tx`
    insert into webhook_secrets (marketplace_id, secret, fingerprint, key_bytes)
    values (${marketplaceId}, ${sealed}, ${fingerprint}, ${keyBytes})
    on conflict (fingerprint) do nothing returning id`;
  if (rows.length > 0) return;
  throw ValidationError.of(['input', field], `${field}: another marketplace already uses this secret`);
}

function tooMany(until: Date): ValidationError {
  const message =
    `keepOldForHours: ${maxSecrets} secrets are valid already, the first of them until ${until.toISOString()}: wait for that, or ` +
    'send 0, which ends all others now';
  return ValidationError.of(['input', 'keepOldForHours'], message);
}
