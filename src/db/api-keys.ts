import { ConflictError } from '../errors.ts';
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
  createdBy: string | null;
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
  /** Who makes it, as the ledger names people. */
  createdBy?: string | null;
}

/** Stores a new key. Throws ConflictError (ALREADY_EXISTS) when the Telegram user has a live key already. */
export async function createApiKey(sql: SqlOrTx, key: NewApiKey): Promise<ApiKey> {
  const telegramUserId = key.telegramUserId ?? null;
  // An expired key is of no use to anybody, but it would still hold its Telegram user.
  await sql`
    update api_keys set revoked_at = expires_at
    where telegram_user_id = ${telegramUserId} and revoked_at is null and expires_at <= now()`;
  const [row] = await sql<ApiKey[]>`
    insert into api_keys (name, role, key_hash, key_prefix, telegram_user_id, expires_at, created_by)
    values (${key.name}, ${key.role}, ${key.keyHash}, ${key.keyPrefix}, ${telegramUserId}, ${key.expiresAt ?? null},
      ${key.createdBy ?? null})
    on conflict (telegram_user_id) where telegram_user_id is not null and revoked_at is null do nothing
    returning ${columns(sql)}`;
  if (row) return row;
  throw new ConflictError(
    'ALREADY_EXISTS',
    `The Telegram user ${telegramUserId} has a key already; revoke that one first`,
  );
}

/** Makes sure that a live owner key with this hash exists; one that was revoked comes back. */
export async function ensureOwnerKey(sql: SqlOrTx, keyHash: Buffer, keyPrefix: string): Promise<void> {
  await sql`
    insert into api_keys (name, role, key_hash, key_prefix) values ('owner', 'owner', ${keyHash}, ${keyPrefix})
    on conflict (key_hash) do update set role = 'owner', revoked_at = null, expires_at = null`;
}

/** All keys, revoked ones included, oldest first. */
export async function listApiKeys(sql: SqlOrTx): Promise<ApiKey[]> {
  return sql<ApiKey[]>`select ${columns(sql)} from api_keys order by id`;
}

/** The key with this id, revoked or not. */
export async function findApiKey(sql: SqlOrTx, id: number): Promise<ApiKey | undefined> {
  const [key] = await sql<ApiKey[]>`select ${columns(sql)} from api_keys where id = ${id}`;
  return key;
}

/** Revokes the live key with this id or prefix; what is open with it ends at once. Gives false when there is none. */
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
    select ${columns(sql)} from api_keys
    where key_hash = ${keyHash} and revoked_at is null and coalesce(expires_at, 'infinity') > now()`;
  return key;
}

/** The live key of a Telegram user, marked as used, or undefined: then the user is a buyer. */
export async function findApiKeyByTelegramUser(sql: SqlOrTx, telegramUserId: string): Promise<ApiKey | undefined> {
  const [key] = await sql<ApiKey[]>`
    with used as (
      update api_keys set last_used_at = now()
      where telegram_user_id = ${telegramUserId} and revoked_at is null
        and coalesce(last_used_at, '-infinity') < now() - interval '1 minute'
    )
    select ${columns(sql)} from api_keys
    where telegram_user_id = ${telegramUserId} and revoked_at is null and coalesce(expires_at, 'infinity') > now()`;
  return key;
}

/** Which of these keys are still live, with their roles. */
export async function listLiveKeys(sql: SqlOrTx, ids: readonly number[]): Promise<{ id: number; role: KeyRole }[]> {
  return sql<{ id: number; role: KeyRole }[]>`
    select id, role from api_keys
    where id = any (${[...ids]}) and revoked_at is null and coalesce(expires_at, 'infinity') > now()`;
}

/** Everything that may be shown of a key: all but its hash. */
function columns(sql: SqlOrTx) {
  return sql`id, name, role, key_prefix, telegram_user_id, created_at, created_by, expires_at, last_used_at, revoked_at`;
}
