import type { KeyRole, Rights } from '../../db/api-keys.ts';
import type { Sql } from '../../db/client.ts';
import { createSignInLink, linkMinutes } from '../../db/sessions/sign-in-links.ts';
import type { Env } from '../../env.ts';
import { hashToken, newLinkToken } from '../../secrets.ts';

/**
 * Makes a one-time link: `page`, the address of a page that signs in by it. The token stands behind `#`, which browsers send to nobody.
 * Throws ConflictError when somebody with another role or other rights has the name.
 */
export async function makeSignInLink(
  sql: Sql,
  page: string,
  person: { name: string; role: KeyRole; createdBy: string } & Partial<Rights>,
): Promise<string> {
  const token = newLinkToken();
  await createSignInLink(sql, { ...person, tokenHash: hashToken(token), minutes: linkMinutes });
  return `${page}#link=${token}`;
}

type AddressSettings = Pick<Env, 'publicUrl' | 'host' | 'port'>;

/** The address of the console, as far as a command knows it: the port of a running server may be any. */
export function consoleAddress(env: AddressSettings): string {
  if (env.publicUrl === undefined && env.port === 0) {
    throw new Error('With PORT=0 the address is not known: set PUBLIC_URL to the address that `npm start` printed.');
  }
  return `${serverAddress(env)}/console`;
}

/** Where the server is, unless its port may be any. */
export function serverAddress({ publicUrl, host, port }: AddressSettings): string {
  const name = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return publicUrl ?? `http://${name}:${port}`;
}
