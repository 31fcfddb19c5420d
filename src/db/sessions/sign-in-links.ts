import { createHash, randomBytes } from 'node:crypto';
import { ConflictError } from '../../errors.ts';
import { type ApiKey, createApiKey, findPersonByName, type KeyRole } from '../api-keys.ts';
import type { Int8, SqlOrTx, Tx } from '../client.ts';

/** A link to be made; `tokenHash` is the sha256 of what stands in it. */
interface NewSignInLink {
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

interface SignInLink {
  name: string;
  role: KeyRole;
  createdBy: string;
}

/** Stores a link and returns its id. Throws ConflictError (ALREADY_EXISTS) when somebody with another role has the name. */
export async function createSignInLink(sql: SqlOrTx, link: NewSignInLink): Promise<Int8> {
  const person = await findPersonByName(sql, link.name);
  if (person && person.role !== link.role) throw otherRole(person);
  const [row] = await sql<{ id: Int8 }[]>`
    insert into sign_in_links (token_hash, name, role, created_by, expires_at)
    values (${link.tokenHash}, ${link.name}, ${link.role}, ${link.createdBy}, now() + make_interval(mins => ${link.minutes}))
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
 * Throws ConflictError (ALREADY_EXISTS) when somebody with another role has got the name meanwhile.
 */
export async function useSignInLink(tx: Tx, tokenHash: Buffer): Promise<ApiKey | LinkFault> {
  const [link] = await tx<SignInLink[]>`
    update sign_in_links set used_at = now()
    where token_hash = ${tokenHash} and used_at is null and expires_at > now() returning name, role, created_by`;
  if (!link) return findFault(tx, tokenHash);
  const person = await findPersonByName(tx, link.name);
  if (person && person.role !== link.role) throw otherRole(person);
  if (person) return person;
  // Nobody knows the key: who signs in by links has none.
  const keyHash = createHash('sha256').update(randomBytes(32)).digest();
  return createApiKey(tx, { ...link, keyHash, keyPrefix: '' });
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

function otherRole({ name, role }: ApiKey): ConflictError {
  return new ConflictError(
    'ALREADY_EXISTS',
    `"${name}" has the role ${role} already: choose another name, because the ledger and the audit log name people by it, or that role`,
  );
}
