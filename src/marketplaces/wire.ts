import { z } from 'zod';
import type { ItemRef } from './adapter.ts';
import type { MarketplaceResponse } from './http.ts';
import { parseJson } from './json.ts';
import { Rejected, RetryLater, Unauthorized } from './refusals.ts';
import { absent, noteOdd, noteShape, readNoting } from './shape.ts';

/** A marketplace's id in settings: digits as text, or a number that JavaScript can hold. Up to int8. */
export const idSetting = z.union([
  z.string().regex(/^(0|[1-9]\d{0,18})$/, 'must be digits only'),
  z.int().nonnegative(),
]);

/** A numeric id in an answer that `readBody` reads. It becomes text. */
export const idAnswer = z.union([z.string().regex(/^\d{1,19}$/), z.int().nonnegative()]).transform(String);

/** A token or key: only characters that a header may contain. */
export const tokenSetting = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'must be printable characters without spaces')
  .max(8192);

/** The message for a setting that is not an http(s) address. */
export const httpAddress = 'must be an http(s) address';

/** The reason for an item that the answer to a push does not contain. */
export const notInAnswer = 'the answer does not include it';

/** The address that all paths of an adapter are appended to. The default is its production address. */
export const baseUrlSetting = (production: string) =>
  z.url({ protocol: /^https?$/, error: httpAddress }).default(production);

/** Networks (CIDR) or single addresses that notifications are accepted from, instead of the built-in ones. */
export const networksSetting = z
  .array(z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], { error: 'must be a network such as 195.34.21.0/24' }))
  .min(1)
  .optional();

/** An id as a JSON number of any size (a JavaScript number would be rounded above 2^53). */
export function idNumber(id: string | number): { readonly rawJSON: string } {
  return JSON.rawJSON(String(id));
}

/** Reads JSON text by `schema`; null if there is none, or if it is not JSON or not of that shape. */
export function readJson<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null;
  try {
    return schema.safeParse(parseJson(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Reads an answer's body by `schema`; null if it is not JSON or not of that shape. */
export function readBody<T>(schema: z.ZodType<T>, response: MarketplaceResponse): T | null {
  return readJson(schema, response.text);
}

/** The whole number in a header of an answer, such as the calls that are left; undefined if there is none. */
export function readCount(response: MarketplaceResponse, header: string): number | undefined {
  const value = response.headers.get(header);
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/**
 * Reads the body of a 2xx answer by `schema`. Throws RetryLater 'unknown' if that fails, because the call may have worked; its message
 * says what was expected, without what came.
 */
export function readAnswer<T>(schema: z.ZodType<T>, response: MarketplaceResponse, what: string): T {
  const shape = noteShape(response);
  const fail = (why: string) => {
    shape.unreadable = why;
    return new RetryLater(`${what}: the answer cannot be read: ${why}`.slice(0, 500), 'unknown', null, response.status);
  };
  let json: unknown;
  try {
    json = parseJson(response.text);
  } catch {
    throw fail('it is not JSON');
  }
  const { parsed, odd } = readNoting(schema, json, { shape, path: '' });
  if (!parsed.success) throw fail(parsed.error.issues.slice(0, 3).map(explainIssue).join('; '));
  const lost = odd.filter((problem) => problem.endsWith(absent));
  if (lost.length > 0) throw fail(lost.join('; '));
  if (shape.lists > 0 && shape.listed === 0 && hasError(json)) throw fail('it is an error');
  noteOdd(shape, ...odd);
  return parsed.data;
}

const errorBody = z.union([
  z.object({ errors: z.union([z.array(z.unknown()).min(1), z.record(z.string(), z.unknown()).refine(isFilled)]) }),
  z.object({
    error: z.union([
      z.literal(true),
      z.string().refine((text) => text !== '' && text !== 'null'),
      z.record(z.string(), z.unknown()).refine(isFilled),
    ]),
  }),
  z.object({ status: z.string().regex(/^error$/i) }),
  z.object({
    code: z.union([z.number(), z.string().min(1)]).refine((code) => !/^(0|200|ok|success)$/i.test(`${code}`)),
    message: z.string(),
  }),
  z.object({ title: z.string(), detail: z.string() }),
]);

function isFilled(value: object): boolean {
  return Object.keys(value).length > 0;
}

/** Some servers answer an error with 200: without it, a list without rows would look as if there were none. */
const hasError = (json: unknown): boolean => errorBody.safeParse(json).success;

const explainIssue = ({ path, message }: z.core.$ZodIssue): string => `${path.join('.') || 'the body'}: ${message}`;

/** The error for a 4xx answer that needs no special treatment: 401 and 403 Unauthorized, 429 RetryLater, else Rejected. */
export function refusal(what: string, response: MarketplaceResponse, code: string | null, message: string): Error {
  const text = `${what}: HTTP ${response.status}${code ? ` ${code}` : ''}${message ? `: ${message}` : ''}`.slice(
    0,
    500,
  );
  if (response.status === 401 || response.status === 403) return new Unauthorized(text, response.status, code);
  if (response.status === 429) return new RetryLater(text, 'not-applied', null, 429);
  return new Rejected(text, response.status, code);
}

/** The items in groups of at most `size`. */
export function inGroups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, group) =>
    items.slice(group * size, (group + 1) * size),
  );
}

/** Splits items into those with valid link settings, each together with them, and those without. */
export function withLinks<Link, Item extends ItemRef>(
  schema: z.ZodType<Link>,
  items: readonly Item[],
): { linked: { item: Item; link: Link }[]; unlinked: Item[] } {
  const linked: { item: Item; link: Link }[] = [];
  const unlinked: Item[] = [];
  for (const item of items) {
    const parsed = schema.safeParse(item.settings);
    if (parsed.success) linked.push({ item, link: parsed.data });
    else unlinked.push(item);
  }
  return { linked, unlinked };
}

/** Waits for a call after one that may have set figures. Its "not applied" says nothing about those, so it becomes 'unknown'. */
export async function afterSet<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof RetryLater)) throw error;
    throw new RetryLater(error.message, 'unknown', error.afterMs, error.httpStatus);
  }
}
