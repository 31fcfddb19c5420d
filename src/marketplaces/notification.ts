import { createHash } from 'node:crypto';
import { parseJson } from './json.ts';

/** The body of a notification as an object; null if it is not one. Integers above 2^53 become text. */
export function readNotification(body: string): Record<string, unknown> | null {
  try {
    const value = parseJson(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : null;
  } catch {
    return null;
  }
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
