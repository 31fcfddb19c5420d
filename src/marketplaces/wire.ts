import { z } from 'zod';
import type { ItemRef, ObservedStock } from './adapter.ts';
import type { MarketplaceResponse } from './http.ts';
import { parseJson } from './json.ts';
import { Rejected, RetryLater, Unauthorized } from './refusals.ts';

/** A marketplace's id in settings: digits as text, or a number that JavaScript can hold. Up to int8. */
export const idSetting = z.union([z.string().regex(/^(0|[1-9]\d{0,18})$/, 'digits only'), z.int().nonnegative()]);

/** A numeric id in an answer read by `readBody`: always text. */
export const idAnswer = z.union([z.string().regex(/^\d{1,19}$/), z.int().nonnegative()]).transform(String);

/** A token or key: what may stand in a header, and nothing else. */
export const tokenSetting = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'printable characters without spaces only')
  .max(8192);

/** The address that all paths of an adapter are appended to, with its production address as default. */
export const baseUrlSetting = (production: string) =>
  z.url({ protocol: /^https?$/, error: 'an http(s) address' }).default(production);

/** Networks (CIDR) or single addresses that native notifications are taken from instead of the built-in ones. */
export const networksSetting = z
  .array(z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], { error: 'a network such as 195.34.21.0/24' }))
  .min(1)
  .optional();

/** A price as exact text with at most four decimals (OZON sends six); undefined when it is none. */
export function exactPrice(amount: string): string | undefined {
  return /^\d{1,14}(\.\d{1,4})?(?=\d*$)/.exec(amount)?.[0];
}

/** A marketplace's time as RFC 3339 in UTC; null when it is absent, empty or no time. */
export function instantOf(text: string | null | undefined): string | null {
  const at = text ? new Date(text) : null;
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}

/** An id as the digits of a JSON number, whatever its size (a JavaScript number would round above 2^53). */
export function idNumber(id: string | number): { readonly rawJSON: string } {
  return JSON.rawJSON(String(id));
}

/** JSON text by `schema`; null when there is none, or when it is not JSON or not of that shape. */
export function readJson<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null;
  try {
    return schema.safeParse(parseJson(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The answer's body by `schema`, or null when it is not JSON or not of that shape. */
export function readBody<T>(schema: z.ZodType<T>, response: MarketplaceResponse): T | null {
  return readJson(schema, response.text);
}

/** The whole number in a header of an answer, such as the calls that are left; undefined when there is none. */
export function readCount(response: MarketplaceResponse, header: string): number | undefined {
  const value = response.headers.get(header);
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** The body of a 2xx answer by `schema`. Throws RetryLater 'unknown' when it cannot be read: the call may have worked. */
export function readAnswer<T>(schema: z.ZodType<T>, response: MarketplaceResponse, what: string): T {
  const body = readBody(schema, response);
  if (body === null) throw new RetryLater(`${what}: the answer cannot be read`, 'unknown', null, response.status);
  return body;
}

/** The error of a 4xx answer that no adapter treats otherwise: 401 and 403 Unauthorized, 429 RetryLater, else Rejected. */
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

/** Splits items into those whose link settings are usable, each with them, and those whose are not. */
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

/** What is shown of listings that are found by an id in their link settings; null for those that `readAmounts` does not return. */
export async function readByLink<Link>(
  schema: z.ZodType<Link>,
  items: readonly ItemRef[],
  idOf: (link: Link) => string,
  readAmounts: (ids: string[]) => Promise<ReadonlyMap<string, number>>,
): Promise<ObservedStock[]> {
  const { linked, unlinked } = withLinks(schema, items);
  const amounts = await readAmounts(linked.map(({ link }) => idOf(link)));
  return [
    ...linked.map(({ item, link }) => ({ key: item.key, stock: amounts.get(idOf(link)) ?? null })),
    ...unlinked.map(({ key }) => ({ key, stock: null })),
  ];
}

/** Waits for a call that follows one which may have set figures: its "not applied" says nothing of those, so it becomes 'unknown'. */
export async function afterSet<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof RetryLater)) throw error;
    throw new RetryLater(error.message, 'unknown', error.afterMs, error.httpStatus);
  }
}
