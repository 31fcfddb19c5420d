import { createHash } from 'node:crypto';
import { readBody } from './event-body.ts';

/** The body of a notification as an object that a database can store; null if it is not one. Integers above 2^53 become text. */
export function readNotification(body: string): Record<string, unknown> | null {
  const read = readBody(Buffer.from(body));
  const value = 'payload' in read ? read.payload : null;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
}

/** The same for the same content, whatever its spaces and its order of keys: sha256 of the body with sorted keys, in hex. */
export function identityOf(body: Record<string, unknown>): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
