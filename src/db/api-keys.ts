import type { SqlOrTx } from './client.ts';

/** What a key may do; buyers have no key. */
export type KeyRole = 'owner' | 'operator' | 'viewer';

/** A staff key, without the key itself. */
export interface ApiKey {
  id: number;
  name: string;
  role: KeyRole;
  keyPrefix: string;
  telegramUserId: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** A key to be made; `keyHash` is the sha256 of it, `keyPrefix` its first characters. */
export interface NewApiKey {
  role: KeyRole;
  name: string;
  keyHash: Buffer;
  keyPrefix: string;
  telegramUserId?: string | null;
  expiresAt?: Date | null;
}

/** Stores a new key. Fails when the Telegram user has a live key already. */
export async function createApiKey(sql: SqlOrTx, key: NewApiKey): Promise<{ id: number }> {
  const [row] = await sql<{ id: number }[]>`
    insert into api_keys (name, role, key_hash, key_prefix, telegram_user_id, expires_at)
    values (${key.name}, ${key.role}, ${key.keyHash}, ${key.keyPrefix}, ${key.telegramUserId ?? null}, ${key.expiresAt ?? null})
    returning id`;
  return { id: row!.id };
}

/** Makes sure that a live owner key with this hash exists; one that was revoked comes back. */
export async function ensureOwnerKey(sql: SqlOrTx, keyHash: Buffer, keyPrefix: string): Promise<void> {
  await sql`
    insert into api_keys (name, role, key_hash, key_prefix) values ('owner', 'owner', ${keyHash}, ${keyPrefix})
    on conflict (key_hash) do update set role = 'owner', revoked_at = null, expires_at = null`;
}

/** All keys, revoked ones included, oldest first. */
export async function listApiKeys(sql: SqlOrTx): Promise<ApiKey[]> {
  return sql<ApiKey[]>`
    select id, name, role, key_prefix, telegram_user_id, created_at, expires_at, last_used_at, revoked_at
    from api_keys order by id`;
}

/** Revokes the live key with this id or prefix. Gives false when there is none. */
export async function revokeApiKey(sql: SqlOrTx, idOrPrefix: string): Promise<boolean> {
  const rows = await sql`
    update api_keys set revoked_at = now()
    where revoked_at is null and (id::text = ${idOrPrefix} or key_prefix = ${idOrPrefix})
    returning id`;
  return rows.length > 0;
}

/** The live key with this hash, marked as used (at most once a minute, so that reads stay reads), or undefined. */
export async function findApiKeyByHash(sql: SqlOrTx, keyHash: Buffer): Promise<ApiKey | undefined> {
  const [key] = await sql<ApiKey[]>`
    with used as (
      update api_keys set last_used_at = now()
      where key_hash = ${keyHash} and coalesce(last_used_at, '-infinity') < now() - interval '1 minute'
    )
    select id, name, role, key_prefix, telegram_user_id, created_at, expires_at, last_used_at, revoked_at
    from api_keys
    where key_hash = ${keyHash} and revoked_at is null and coalesce(expires_at, 'infinity') > now()`;
  return key;
}

/** The live key of a Telegram user, or undefined: then the user is a buyer. */
export async function findApiKeyByTelegramUser(sql: SqlOrTx, telegramUserId: string): Promise<ApiKey | undefined> {
  const [key] = await sql<ApiKey[]>`
    select id, name, role, key_prefix, telegram_user_id, created_at, expires_at, last_used_at, revoked_at
    from api_keys
    where telegram_user_id = ${telegramUserId} and revoked_at is null and coalesce(expires_at, 'infinity') > now()`;
  return key;
}

/** Which of these keys are still live. */
export async function listLiveKeyIds(sql: SqlOrTx, ids: readonly number[]): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select id from api_keys
    where id = any (${[...ids]}) and revoked_at is null and coalesce(expires_at, 'infinity') > now()`;
  return rows.map((row) => row.id);
}
