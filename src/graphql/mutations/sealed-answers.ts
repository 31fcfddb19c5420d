import { open, seal } from '../../secrets.ts';
import type { GraphQLContext } from '../context.ts';

/** Remembered answers are read by this server only, whoever asked, so that one context is enough. */
const storedIn = 'idempotency_keys:result';

/** A secret of an answer as it may be remembered under an idempotency key: a copy of the database does not have it in clear. */
export function sealAnswer({ encryptionKey }: Pick<GraphQLContext, 'encryptionKey'>, secret: string): string {
  return seal(encryptionKey, secret, storedIn);
}

/** The secret again. */
export function openAnswer({ encryptionKey }: Pick<GraphQLContext, 'encryptionKey'>, sealed: string): string {
  return open(encryptionKey, sealed, storedIn);
}
