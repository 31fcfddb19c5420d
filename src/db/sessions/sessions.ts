import type { KeyRole, Rights } from '../api-keys.ts';
import type { Int8, SqlOrTx, Tx } from '../client.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';

/** What a person signed in with. */
type SignInMethod = 'api_key' | 'telegram' | 'link';

/** A session, without its token. What staff see, their key says; a buyer reaches own orders only. */
export interface Session extends Rights {
  id: Int8;
  method: SignInMethod;
  /** Null: a buyer. */
  apiKeyId: number | null;
  telegramUserId: string | null;
  /** As the ledger names the person; of buyers the first name. */
  name: string;
  role: KeyRole | 'buyer';
  device: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** When it ends unless it is used before, or when its key expires. */
  expiresAt: Date;
}

/** What decides which sessions are valid, and for how long a use prolongs them. */
export interface SessionRules {
  /** SHA-256 of the bot's token; null: nobody can sign in by Telegram. */
  botHash: Buffer | null;
  staffDays: number;
  buyerDays: number;
}

/** A session that begins. */
export interface NewSession {
  tokenHash: Buffer;
  method: SignInMethod;
  apiKeyId: number | null;
  telegramUserId: string | null;
  name: string;
  device: string | null;
}

/** Whose sessions: everybody's, or those of one key or one buyer. */
export type SessionOwner = { all: true } | { apiKeyId: number } | { buyer: string } | { nobody: true };

/** Which sessions; null: any. */
export interface SessionFilter {
  apiKeyId: number | null;
  telegramUserId: string | null;
  /** True: those of staff, false: those of buyers. */
  staff: boolean | null;
}

const maxSessionsOfBuyer = 20;
const maxSessionsOfKey = 100;

/** Begins a session. A person who has too many loses those that were not used for the longest time. Returns its id. */
export async function startSession(tx: Tx, session: NewSession, rules: SessionRules): Promise<Int8> {
  const { tokenHash, method, apiKeyId, telegramUserId, name, device } = session;
  const days = apiKeyId === null ? rules.buyerDays : rules.staffDays;
  const [row] = await tx<{ id: Int8 }[]>`
    insert into sessions (token_hash, method, api_key_id, telegram_user_id, name, bot_hash, device, expires_at)
    values (${tokenHash}, ${method}, ${apiKeyId}, ${telegramUserId}, ${name}, ${method === 'telegram' ? rules.botHash : null}, ${device},
      now() + make_interval(days => ${days}))
    returning id`;
  const mine =
    apiKeyId === null ? tx`api_key_id is null and telegram_user_id = ${telegramUserId}` : tx`api_key_id = ${apiKeyId}`;
  await tx`
    delete from sessions where id in (
      select id from sessions where ${mine} and id <> ${row!.id}
      order by coalesce(last_used_at, created_at) desc, id desc
      offset ${(apiKeyId === null ? maxSessionsOfBuyer : maxSessionsOfKey) - 1})`;
  return row!.id;
}

/** Replaces the token of a session that nobody has used. Returns false when it was used or ended: somebody knows its token. */
export async function replaceUnusedToken(tx: Tx, id: Int8, tokenHash: Buffer): Promise<boolean> {
  const rows = await tx`
    update sessions set token_hash = ${tokenHash} where id = ${id}::bigint and last_used_at is null returning id`;
  return rows.length > 0;
}

/** The valid session with this token; undefined: there is none. Each use prolongs it; that is written at most once per minute. */
export async function findSessionByToken(
  sql: SqlOrTx,
  tokenHash: Buffer,
  rules: SessionRules,
): Promise<Session | undefined> {
  const [session] = await sql<Session[]>`
    with used as (
      update sessions s set last_used_at = now(), expires_at = ${later(sql, rules)}
      where s.token_hash = ${tokenHash} and s.expires_at > now()
        and coalesce(s.last_used_at, '-infinity') < now() - interval '1 minute'
      returning s.expires_at
    )
    select ${columns(sql, sql`coalesce((select used.expires_at from used), s.expires_at)`)} from ${from(sql)}
    where s.token_hash = ${tokenHash} and ${isValid(sql, rules)}`;
  return session;
}

type KeptSession = Pick<Session, 'id' | 'role' | 'expiresAt'> & Rights;

/** Which of these sessions are still valid, and until when. What is open with a session is a use of it: written once per hour. */
export async function keepSessions(sql: SqlOrTx, ids: readonly Int8[], rules: SessionRules): Promise<KeptSession[]> {
  await sql`
    update sessions s set last_used_at = now(), expires_at = ${later(sql, rules)}
    where s.id = any (${[...ids]}::bigint[]) and s.expires_at > now()
      and coalesce(s.last_used_at, '-infinity') < now() - interval '1 hour'`;
  return sql<KeptSession[]>`
    select s.id, coalesce(k.role, 'buyer') as role, ${rightsOfSessions(sql)}, least(s.expires_at, k.expires_at) as expires_at from ${from(sql)}
    where s.id = any (${[...ids]}::bigint[]) and ${isValid(sql, rules)}`;
}

/** A page of valid sessions, the newest first. */
export async function listSessions(
  sql: SqlOrTx,
  owner: SessionOwner,
  filter: SessionFilter,
  rules: SessionRules,
  page: PageRequest,
): Promise<Page<Session>> {
  const rows = await sql<Session[]>`
    select ${columns(sql)} from ${from(sql)}
    where ${matches(sql, owner, filter, rules)} and ${page.afterId === null ? sql`true` : sql`s.id < ${page.afterId}::bigint`}
    order by s.id desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many valid sessions match a filter. */
export async function countSessions(
  sql: SqlOrTx,
  owner: SessionOwner,
  filter: SessionFilter,
  rules: SessionRules,
): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from ${from(sql)} where ${matches(sql, owner, filter, rules)}`;
  return row?.count ?? 0;
}

/** Valid sessions by id, in no order. */
export async function listSessionsById(
  sql: SqlOrTx,
  ids: readonly Int8[],
  owner: SessionOwner,
  rules: SessionRules,
): Promise<Session[]> {
  return sql<Session[]>`
    select ${columns(sql)} from ${from(sql)}
    where s.id = any (${[...ids]}::bigint[]) and ${isOf(sql, owner)} and ${isValid(sql, rules)}`;
}

/** Ends sessions and closes what is open with them. Returns how many there were. */
export async function endSessions(sql: SqlOrTx, ids: readonly Int8[], owner: SessionOwner): Promise<number> {
  const rows = await sql`
    delete from sessions s where s.id = any (${[...ids]}::bigint[]) and ${isOf(sql, owner)} returning id`;
  return rows.length;
}

/** Ends every session of a person: of their key, and of their Telegram user and its key; null: none. Returns how many there were. */
export async function endSessionsOfPerson(
  sql: SqlOrTx,
  keyId: number | null,
  telegramUserId: string | null,
): Promise<number> {
  const rows = await sql`
    delete from sessions
    where telegram_user_id = ${telegramUserId} or api_key_id = ${keyId}
      or api_key_id in (select id from api_keys where telegram_user_id = ${telegramUserId} and revoked_at is null)
    returning id`;
  return rows.length;
}

const from = (sql: SqlOrTx) => sql`sessions s left join api_keys k on k.id = s.api_key_id`;

const columns = (sql: SqlOrTx, expiresAt = sql`s.expires_at`) => sql`
  s.id, s.method, s.api_key_id, s.telegram_user_id, coalesce(k.name, s.name) as name, coalesce(k.role, 'buyer') as role, s.device, ${rightsOfSessions(sql)},
  s.created_at, s.last_used_at, least(${expiresAt}, k.expires_at) as expires_at`;

const rightsOfSessions = (sql: SqlOrTx) => sql`
  coalesce(k.role = 'owner' or k.sees_money, false) as sees_money, coalesce(k.role = 'owner' or k.sees_buyers, true) as sees_buyers`;

const later = (sql: SqlOrTx, { staffDays, buyerDays }: SessionRules) =>
  sql`now() + make_interval(days => case when s.api_key_id is null then ${buyerDays}::int else ${staffDays}::int end)`;

const isValid = (sql: SqlOrTx, { botHash }: SessionRules) => sql`
  s.expires_at > now() and (s.api_key_id is null or k.revoked_at is null and coalesce(k.expires_at, 'infinity') > now())
  and (s.method <> 'telegram' or s.bot_hash = ${botHash}::bytea)`;

function isOf(sql: SqlOrTx, owner: SessionOwner) {
  if ('all' in owner) return sql`true`;
  if ('apiKeyId' in owner) return sql`s.api_key_id = ${owner.apiKeyId}`;
  return 'buyer' in owner ? sql`s.api_key_id is null and s.telegram_user_id = ${owner.buyer}` : sql`false`;
}

const matches = (sql: SqlOrTx, owner: SessionOwner, filter: SessionFilter, rules: SessionRules) => sql`
  ${isValid(sql, rules)} and ${isOf(sql, owner)}
  and ${filter.apiKeyId === null ? sql`true` : sql`s.api_key_id = ${filter.apiKeyId}`}
  and ${filter.telegramUserId === null ? sql`true` : sql`s.telegram_user_id = ${filter.telegramUserId}`}
  and ${filter.staff === null ? sql`true` : sql`(s.api_key_id is not null) = ${filter.staff}`}`;
