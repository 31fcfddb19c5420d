import type { Faults } from './faults.ts';
import type { WireResponse } from './wire.ts';

/** When a simulated method says that it began to end, and when it will be switched off. */
const deprecatedAt = new Date('2026-12-01T00:00:00Z');
const sunsetAt = new Date('2027-01-18T00:00:00Z');

/** An answer as a marketplace sends it that announces the end of its methods, or has new names for its lists. */
export function altered(answer: WireResponse, { deprecates, renamesLists }: Faults): WireResponse {
  const headers = deprecates
    ? { ...answer.headers, deprecation: `@${deprecatedAt.getTime() / 1000}`, sunset: sunsetAt.toUTCString() }
    : answer.headers;
  return {
    ...answer,
    ...(headers && { headers }),
    ...(renamesLists && { body: renameLists(answer.body) }),
  };
}

function renameLists(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  // A number as it stands.
  if ('rawJSON' in body) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) =>
      Array.isArray(value) ? [`${name}_new`, value] : [name, renameLists(value)],
    ),
  );
}
