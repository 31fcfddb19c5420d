import { z } from 'zod';
import type { UnreadableOrder } from './adapter.ts';
import { readId, readWhole } from './field-values.ts';

// One odd field must not cost the other orders of a list, nor the sale of its own order: optional members that cannot be read are null,
// rows are read one by one, and what is needed but unreadable is reported.

/** An optional member; null: absent, or it cannot be read. */
export const maybe = <T>(schema: z.ZodType<T>) => schema.nullish().catch(null);

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
export const rowList = z
  .array(z.unknown())
  .nullish()
  .transform((rows) => rows ?? []);

/** The same where they must be there: without them nobody knows whether there are none. */
export const neededRows = z
  .array(z.unknown())
  .nullable()
  .transform((rows) => rows ?? []);

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
    const parsed = schema.safeParse(row);
    if (parsed.success) read.rows.push(parsed.data);
    else read.unreadable.push({ id: idOf(row), problem: explain(parsed.error, `${path}.${index}`) });
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
