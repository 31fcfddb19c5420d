/** One request to a simulated marketplace. `path` is below its base address, without the query. */
export interface WireRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  header(name: string): string | undefined;
  body: string;
}

/** Its answer. `body` is sent as JSON unless it is undefined. */
export interface WireResponse {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Parses JSON text. Integers above 2^53 become text. Undefined: it is not JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value, { source }) =>
      typeof value === 'number' && source !== undefined && /^-?\d{16,}$/.test(source) ? source : value,
    );
  } catch {
    return undefined;
  }
}

/** An id as a JSON number of any size. */
export function jsonNumber(digits: string): unknown {
  return JSON.rawJSON(digits);
}

/** True for a JSON integer as `readJson` returns it (above 2^53: its digits). A short number in quotes is not one. */
export function isWireInteger(value: unknown): value is number | string {
  return Number.isInteger(value) || (typeof value === 'string' && /^\d{16,19}$/.test(value));
}

/** A plain object, or undefined. */
export function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}
