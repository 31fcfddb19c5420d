import { createHash } from 'node:crypto';
import { parseJson } from './json.ts';

/** The body of a notification as an object, or null when it is none. Integers above 2^53 come as text. */
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

/** The same for the same content, however it is spaced and ordered: sha256 of the body with sorted keys, in hex. */
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
