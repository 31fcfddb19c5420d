import { createHash, randomBytes } from 'node:crypto';
import { ConflictError } from '../../errors.ts';
import { type ApiKey, createApiKey, findPersonByName, type KeyRole, type Rights } from '../api-keys.ts';
import type { Int8, SqlOrTx, Tx } from '../client.ts';

/** Who signs in with a link. Rights that are null: as the person has them; a new person has none. */
interface LinkedPerson extends Record<keyof Rights, boolean | null> {
  name: string;
  role: KeyRole;
}

/** A link to be made; `tokenHash` is the sha256 of what stands in it. */
interface NewSignInLink extends Partial<LinkedPerson> {
  tokenHash: Buffer;
  name: string;
  role: KeyRole;
  createdBy: string;
  minutes: number;
}

/** So long a link can be used, once. */
export const linkMinutes = 15;

/** Why a link lets nobody in. */
export type LinkFault = 'unknown' | 'used' | 'expired';

interface SignInLink extends LinkedPerson {
  createdBy: string;
}

/** Stores a link and returns its id. Throws ConflictError (ALREADY_EXISTS) when somebody with another role or other rights has the name. */
export async function createSignInLink(sql: SqlOrTx, link: NewSignInLink): Promise<Int8> {
  const asked = { ...link, seesMoney: link.seesMoney ?? null, seesBuyers: link.seesBuyers ?? null };
  checkSame(await findPersonByName(sql, link.name), asked);
  const [row] = await sql<{ id: Int8 }[]>`
    insert into sign_in_links (token_hash, name, role, created_by, sees_money, sees_buyers, expires_at)
    values (${link.tokenHash}, ${link.name}, ${link.role}, ${link.createdBy}, ${asked.seesMoney}, ${asked.seesBuyers},
      now() + make_interval(mins => ${link.minutes}))
    returning id`;
  return row!.id;
}

/** Replaces the token of a link that nobody has used, and starts its minutes again. Returns false when it was used. */
export async function replaceUnusedLink(tx: Tx, id: Int8, tokenHash: Buffer, minutes: number): Promise<boolean> {
  const rows = await tx`
    update sign_in_links set token_hash = ${tokenHash}, expires_at = now() + make_interval(mins => ${minutes})
    where id = ${id}::bigint and used_at is null returning id`;
  return rows.length > 0;
}

/** Until when a link can be used. */
export async function readLinkExpiry(sql: SqlOrTx, id: Int8): Promise<Date | undefined> {
  const [row] = await sql<{ expiresAt: Date }[]>`select expires_at from sign_in_links where id = ${id}::bigint`;
  return row?.expiresAt;
}

/**
 * Uses up a link: returns the person who signs in with it, who is stored if the name is new, or the fault of a link that cannot be used.
 * Throws ConflictError (ALREADY_EXISTS) when somebody with another role or other rights has got the name meanwhile.
 */
export async function useSignInLink(tx: Tx, tokenHash: Buffer): Promise<ApiKey | LinkFault> {
  const [link] = await tx<SignInLink[]>`
    update sign_in_links set used_at = now()
    where token_hash = ${tokenHash} and used_at is null and expires_at > now()
    returning name, role, created_by, sees_money, sees_buyers`;
  if (!link) return findFault(tx, tokenHash);
  const person = await findPersonByName(tx, link.name);
  checkSame(person, link);
  if (person) return person;
  // Nobody knows the key: who signs in by links has none.
  const keyHash = createHash('sha256').update(randomBytes(32)).digest();
  const rights = { seesMoney: link.seesMoney ?? false, seesBuyers: link.seesBuyers ?? false };
  return createApiKey(tx, { ...link, ...rights, keyHash, keyPrefix: '' });
}

async function findFault(tx: Tx, tokenHash: Buffer): Promise<LinkFault> {
  const [row] = await tx<{ used: boolean }[]>`
    select used_at is not null as used from sign_in_links where token_hash = ${tokenHash}`;
  if (!row) return 'unknown';
  return row.used ? 'used' : 'expired';
}

/** Whether nobody can sign in yet: there is no valid key, and whoever signed in by a link has one too. */
export async function hasNobody(sql: SqlOrTx): Promise<boolean> {
  const [row] = await sql<{ nobody: boolean }[]>`
    select not exists (select from api_keys where revoked_at is null and coalesce(expires_at, 'infinity') > now()) as nobody`;
  return row?.nobody ?? false;
}

/** Throws when the person of that name is another one than the link is for: it would change what somebody may do or see. */
function checkSame(person: ApiKey | undefined, link: LinkedPerson): void {
  if (!person) return;
  const { name, role } = person;
  if (role !== link.role) {
    throw new ConflictError(
      'ALREADY_EXISTS',
      `"${name}" has the role ${role} already: choose another name, because the ledger and the audit log name people by it, or that role`,
    );
  }
  const differs = (['seesMoney', 'seesBuyers'] as const).find(
    (right) => (link[right] ?? person[right]) !== person[right],
  );
  if (differs) {
    throw new ConflictError(
      'ALREADY_EXISTS',
      `"${name}" has ${differs} ${person[differs]} already: choose another name, or leave ${differs} out`,
    );
  }
}
