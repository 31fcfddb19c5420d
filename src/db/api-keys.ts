import { ConflictError } from '../errors.ts';
import type { Sql, SqlOrTx, Tx } from './client.ts';
import { type Page, type PageRequest, toPage } from './pages.ts';

/** The role of a key; buyers have no key. */
export type KeyRole = 'owner' | 'operator' | 'viewer';

/** What only some of the staff may see. */
export interface Rights {
  /** Costs, profit and revenue. */
  seesMoney: boolean;
  /** Names, phones and notes of buyers. */
  seesBuyers: boolean;
}

/** An API key of staff, without the key itself. */
export interface ApiKey extends Rights {
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

/** A key to be created; `keyHash` is its sha256, `keyPrefix` its first characters. */
export interface NewApiKey extends Partial<Rights> {
  role: KeyRole;
  name: string;
  keyHash: Buffer;
  keyPrefix: string;
  telegramUserId?: string | null;
  expiresAt?: Date | null;
  /** Who creates it, as the ledger names people. */
  createdBy?: string | null;
}

/** Stores a new key. Throws ConflictError (ALREADY_EXISTS) when another valid key has the name, or is that of the Telegram user. */
export async function createApiKey(sql: SqlOrTx, key: NewApiKey): Promise<ApiKey> {
  const telegramUserId = key.telegramUserId ?? null;
  // An expired key would still count as the one key of its name and Telegram user.
  await sql`
    update api_keys set revoked_at = expires_at
    where (telegram_user_id = ${telegramUserId} or lower(name) = lower(${key.name})) and revoked_at is null and expires_at <= now()`;
  const [row] = await sql<ApiKey[]>`
    insert into api_keys (name, role, key_hash, key_prefix, telegram_user_id, expires_at, created_by, sees_money, sees_buyers)
    values (${key.name}, ${key.role}, ${key.keyHash}, ${key.keyPrefix}, ${telegramUserId}, ${key.expiresAt ?? null},
      ${key.createdBy ?? null}, ${key.seesMoney ?? false}, ${key.seesBuyers ?? false})
    on conflict do nothing returning ${columns(sql)}`;
  if (row) return row;
  const [twin] = await sql<{ name: string }[]>`
    select name from api_keys where lower(name) = lower(${key.name}) and revoked_at is null`;
  throw new ConflictError(
    'ALREADY_EXISTS',
    twin
      ? `A valid key has the name "${twin.name}" already: choose another name, because the ledger and the audit log name people by it, or revoke that key first`
      : `The Telegram user ${telegramUserId} already has a key: revoke that key first`,
  );
}

/** The valid key of the person with this name, small and capital letters apart. */
export async function findPersonByName(sql: SqlOrTx, name: string): Promise<ApiKey | undefined> {
  const [key] = await sql<ApiKey[]>`
    select ${columns(sql)} from api_keys
    where lower(name) = lower(${name}) and revoked_at is null and coalesce(expires_at, 'infinity') > now()`;
  return key;
}

/**
 * Replaces a key that nobody received: revokes it and stores a new one. Throws ConflictError (INVALID_STATE) when the key was used or
 * revoked: then somebody knows it, or decided against it.
 */
export async function replaceUnusedKey(tx: Tx, id: number, key: NewApiKey): Promise<ApiKey> {
  const revoked = await tx`
    update api_keys set revoked_at = now() where id = ${id} and last_used_at is null and revoked_at is null returning id`;
  if (revoked.length > 0) return createApiKey(tx, key);
  throw new ConflictError(
    'INVALID_STATE',
    'The key of the first answer was used or revoked already: to create another key, send another idempotencyKey',
  );
}

/**
 * Makes the value of OMBOR_OWNER_KEY a valid owner key, also if it was revoked, and revokes what the variable had before. Returns the revoked keys. Processes that start at once wait for each other.
 */
export async function ensureOwnerKey(sql: Sql, keyHash: Buffer, keyPrefix: string): Promise<ApiKey[]> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('ombor owner key'))`;
    const replaced = await tx<ApiKey[]>`
      update api_keys set revoked_at = now()
      where from_environment and key_hash <> ${keyHash} and revoked_at is null returning ${columns(tx)}`;
    // A person's key may have the name already.
    await tx`
      insert into api_keys (name, role, key_hash, key_prefix, from_environment)
      select n.name, 'owner', ${keyHash}, ${keyPrefix}, true
      from (values (1, 'owner'), (2, 'OMBOR_OWNER_KEY'), (3, 'OMBOR_OWNER_KEY ' || gen_random_uuid())) as n (place, name)
      where not exists (
        select from api_keys k where lower(k.name) = lower(n.name) and k.revoked_at is null and k.key_hash <> ${keyHash})
      order by n.place limit 1
      on conflict (key_hash) do update set role = 'owner', key_prefix = excluded.key_prefix, from_environment = true,
        name = case when api_keys.revoked_at is null then api_keys.name else excluded.name end, revoked_at = null, expires_at = null`;
    return replaced;
  });
}

/** Valid keys that OMBOR_OWNER_KEY once had. */
export function listEnvironmentKeys(sql: SqlOrTx): Promise<ApiKey[]> {
  return sql<ApiKey[]>`select ${columns(sql)} from api_keys where from_environment and revoked_at is null order by id`;
}

/** All keys, revoked ones included, oldest first. */
export async function listApiKeys(sql: SqlOrTx): Promise<ApiKey[]> {
  return sql<ApiKey[]>`select ${columns(sql)} from api_keys order by id`;
}

/** Which keys; null: any. */
export interface ApiKeyFilter {
  /** true: neither revoked nor expired; false: the others. */
  valid: boolean | null;
}

const isValid = (sql: SqlOrTx) => sql`(revoked_at is null and coalesce(expires_at, 'infinity') > now())`;

const where = (sql: SqlOrTx, { valid }: ApiKeyFilter) => (valid === null ? sql`true` : sql`${isValid(sql)} = ${valid}`);

/** A page of keys, oldest first. */
export async function listApiKeyPage(sql: SqlOrTx, filter: ApiKeyFilter, page: PageRequest): Promise<Page<ApiKey>> {
  const rows = await sql<ApiKey[]>`
    select ${columns(sql)} from api_keys
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : sql`id > ${page.afterId}::bigint`}
    order by id limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many keys match a filter. */
export async function countApiKeys(sql: SqlOrTx, filter: ApiKeyFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from api_keys where ${where(sql, filter)}`;
  return row?.count ?? 0;
}

/** Keys by id, revoked ones included, in no order. */
export async function listApiKeysById(sql: SqlOrTx, ids: readonly number[]): Promise<ApiKey[]> {
  return sql<ApiKey[]>`select ${columns(sql)} from api_keys where id = any (${[...ids]}::int[])`;
}

/** Keys with these names, revoked ones included, oldest first. Names are not unique. */
export async function listApiKeysByName(sql: SqlOrTx, names: readonly string[]): Promise<ApiKey[]> {
  return sql<ApiKey[]>`select ${columns(sql)} from api_keys where name = any (${[...names]}::text[]) order by id`;
}

/** The key with this id, revoked or not. */
export async function findApiKey(sql: SqlOrTx, id: number): Promise<ApiKey | undefined> {
  const [key] = await sql<ApiKey[]>`select ${columns(sql)} from api_keys where id = ${id}`;
  return key;
}

/**
 * Revokes the key with this id or prefix and closes its open connections. Returns false when no unrevoked key matches. Throws
 * ConflictError (INVALID_STATE) when several begin with the prefix.
 */
export async function revokeApiKey(sql: SqlOrTx, idOrPrefix: string): Promise<boolean> {
  const rows = await sql<{ revoked: number; matched: number }[]>`
    with matched as (
      select id from api_keys where revoked_at is null
        and (id::text = ${idOrPrefix} or key_prefix = nullif(${idOrPrefix}, '') and not exists (select from api_keys where id::text = ${idOrPrefix}))
    ), revoked as (
      update api_keys set revoked_at = now() where id = (select min(id) from matched having count(*) = 1) returning id
    )
    select (select count(*)::int from revoked) as revoked, (select count(*)::int from matched) as matched`;
  if ((rows[0]?.matched ?? 0) > 1) {
    throw new ConflictError('INVALID_STATE', `Several keys begin with "${idOrPrefix}": name the one by its id`);
  }
  return (rows[0]?.revoked ?? 0) > 0;
}

/** The valid key with this hash, or undefined. Marks it as used, at most once per minute, so that most reads write nothing. */
export async function findApiKeyByHash(sql: SqlOrTx, keyHash: Buffer): Promise<ApiKey | undefined> {
  const [key] = await sql<ApiKey[]>`
    with used as (
      update api_keys set last_used_at = now()
      where key_hash = ${keyHash} and coalesce(last_used_at, '-infinity') < now() - interval '1 minute'
    )
    select ${columns(sql)} from api_keys
    where key_hash = ${keyHash} and ${isValid(sql)}`;
  return key;
}

/** The valid key of a Telegram user, marked as used; undefined: the user is a buyer. */
export async function findApiKeyByTelegramUser(sql: SqlOrTx, telegramUserId: string): Promise<ApiKey | undefined> {
  const [key] = await sql<ApiKey[]>`
    with used as (
      update api_keys set last_used_at = now()
      where telegram_user_id = ${telegramUserId} and revoked_at is null
        and coalesce(last_used_at, '-infinity') < now() - interval '1 minute'
    )
    select ${columns(sql)} from api_keys
    where telegram_user_id = ${telegramUserId} and ${isValid(sql)}`;
  return key;
}

/** Which of these keys are still valid, with what they may do and see. */
export async function listLiveKeys(
  sql: SqlOrTx,
  ids: readonly number[],
): Promise<({ id: number; role: KeyRole } & Rights)[]> {
  return sql<({ id: number; role: KeyRole } & Rights)[]>`
    select id, role, ${rightsOfKeys(sql)} from api_keys
    where id = any (${[...ids]}) and ${isValid(sql)}`;
}

/** Revokes the valid key with this id, and the one of this Telegram user; null: none. Returns how many there were. */
export async function revokeKeysOf(sql: SqlOrTx, id: number | null, telegramUserId: string | null): Promise<number> {
  const rows = await sql`
    update api_keys set revoked_at = now()
    where revoked_at is null and (id = ${id} or telegram_user_id = ${telegramUserId}) returning id`;
  return rows.length;
}

/** Everything about a key that may be shown: all but its hash. */
function columns(sql: SqlOrTx) {
  return sql`id, name, role, key_prefix, telegram_user_id, created_at, created_by, expires_at, last_used_at, revoked_at, ${rightsOfKeys(sql)}`;
}

const rightsOfKeys = (sql: SqlOrTx) =>
  sql`role = 'owner' or sees_money as sees_money, role = 'owner' or sees_buyers as sees_buyers`;
