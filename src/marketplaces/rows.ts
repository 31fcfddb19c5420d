import { z } from 'zod';
import type { UnreadableOrder } from './adapter.ts';
import { readId, readWhole } from './field-values.ts';
import { absent, noteOdd, noteTolerated, originOf, readNoting, rememberRows, tolerant } from './shape.ts';

// One odd field must not cost the other orders of a list, nor the sale of its own order: optional members that cannot be read are null,
// rows are read one by one, and what is needed but unreadable is reported.

/** An optional member; null: absent, or it cannot be read. */
export const maybe = <T>(schema: z.ZodType<T>) => {
  const optional = schema.nullish();
  return orElse(optional, null);
};

/** A member; `fallback` where it cannot be read. */
export function orElse<T, F>(schema: z.ZodType<T>, fallback: F): z.ZodType<T | F> {
  const tolerated = (schema as z.ZodType<T | F>).catch(() => {
    noteTolerated();
    return fallback;
  });
  return tolerant(tolerated, (value) => {
    if (isNothing(value)) return undefined;
    return schema.safeParse(value).error?.issues[0]?.message;
  });
}

/** What programs write for a value that they do not have. */
const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  String(value) === '0' ||
  /^(0001|1970)-01-01/.test(String(value));

/** A needed member that `read` understands. */
export const needed = <T>(read: (value: unknown) => T | undefined, expected: string) =>
  z.unknown().transform((value, context) => {
    const result = read(value);
    if (result !== undefined) return result;
    context.addIssue({ code: 'custom', message: `is not ${expected}` });
    return z.NEVER;
  });

/** A needed number of items, also as text. */
export const itemCount = needed((value) => readWhole(value, 0, 1_000_000), 'a number of items');

/** An optional id or code; a number becomes text. */
export const maybeId = maybe(needed(readId, 'an id'));

/** The rows of an answer; some marketplaces send null for none. */
export const rowList = tolerant(
  z
    .array(z.unknown())
    .nullish()
    .transform((rows) => {
      // Nobody would miss the rows of a list that has another name now.
      if (rows === undefined) noteTolerated();
      return rememberRows(rows ?? []);
    }),
  (value) => (value === undefined ? absent : undefined),
);

/** The same where it may be left out. */
export const optionalRows = orElse(
  z
    .array(z.unknown())
    .nullish()
    .transform((rows) => rememberRows(rows ?? [])),
  [] as unknown[],
);

/** The same where they must be there: without them nobody knows whether there are none. */
export const neededRows = z
  .array(z.unknown())
  .nullable()
  .transform((rows) => rememberRows(rows ?? []));

/** The same without null. */
export const onlyRows = z.array(z.unknown()).transform(rememberRows);

/** Rows that can be read, and what is wrong with the others. */
export interface ReadRows<T> {
  rows: T[];
  unreadable: UnreadableOrder[];
}

/** Reads rows one by one. `idOf`: the id of the order that a row belongs to; `path`: where the rows are. */
export function readRows<T>(
  schema: z.ZodType<T>,
  rows: readonly unknown[],
  idOf: (row: unknown) => string | null,
  path: string,
): ReadRows<T> {
  const read: ReadRows<T> = { rows: [], unreadable: [] };
  for (const [index, row] of rows.entries()) {
    const at = { shape: originOf(row), path: `${path}.${index}` };
    const { parsed, odd } = readNoting(schema, row, at);
    noteOdd(at.shape, ...odd);
    if (parsed.success) {
      read.rows.push(parsed.data);
      if (at.shape) at.shape.rows += 1;
    } else {
      const problem = explain(parsed.error, at.path);
      read.unreadable.push({ id: idOf(row), problem });
      noteOdd(at.shape, problem);
    }
  }
  return read;
}

/** A new order without lines: somebody bought something, and nobody knows what. */
export const noLines = (id: string, lines: readonly unknown[]): UnreadableOrder[] =>
  lines.length > 0 ? [] : [{ id, problem: 'the order has no lines' }];

/** The id that a row has in one of its members. */
export const idIn =
  (name: string) =>
  (row: unknown): string | null =>
    typeof row === 'object' && row !== null ? (readId((row as Record<string, unknown>)[name]) ?? null) : null;

function explain(error: z.ZodError, path: string): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${[path, ...issue.path].join('.')}: ${issue.message}`)
    .join('; ');
}
