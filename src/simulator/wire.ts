/** One request as a simulated marketplace sees it; `path` is below its base address, without the query. */
export interface WireRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  header(name: string): string | undefined;
  body: string;
}

/** What it answers; `body` is sent as JSON unless undefined. */
export interface WireResponse {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** JSON text in which every integer above 2^53 becomes text; undefined when it is no JSON. */
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

/** True for a JSON integer as `readJson` gives it (above 2^53: its digits). A quoted short number is none. */
export function isWireInteger(value: unknown): value is number | string {
  return Number.isInteger(value) || (typeof value === 'string' && /^\d{16,19}$/.test(value));
}

/** A plain object, or undefined. */
export function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}
