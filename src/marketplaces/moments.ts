import { z } from 'zod';
import { readInstant } from './field-values.ts';
import { maybe, needed } from './rows.ts';

const dayFirst = /^(\d\d)[-./](\d\d)[-./](\d{4})([t ].+)$/i;
const withoutZone = /^\d{4}-\d\d-\d\d[t ]\d\d:\d\d(:\d\d([.,]\d+)?)?$/i;

/**
 * A time without a zone in an answer of a marketplace. Assumed: it is UTC, as the times with a zone in the same answers are. If it is
 * local time instead (Tashkent's, Moscow's), it lies some hours ahead; a time after the reading counts as the reading's.
 */
const asUtc = (text: string): string => `${text}Z`;

/** A time as Java writes it without a format: [year, month, day, hour, minute, second, nanosecond], the last ones may be absent. */
const parts = z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()], z.int());

function fromParts(value: unknown): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.safeParse(value).data ?? [];
  const two = (number: number): string => String(number).padStart(2, '0');
  return asUtc(`${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`);
}

/** A moment in any form in which a marketplace may write one; undefined: it is none. */
function readMoment(value: unknown): Date | undefined {
  // As Market's older methods write it: 30-06-2026 12:00:00.
  const text = typeof value === 'string' ? value.trim().replace(dayFirst, '$3-$2-$1$4') : '';
  const instant =
    readInstant(typeof value === 'string' ? text : value) ??
    readInstant(withoutZone.test(text) ? asUtc(text) : Array.isArray(value) ? fromParts(value) : '');
  return instant === undefined ? undefined : new Date(instant);
}

/** An optional time of an answer; null: absent, or it cannot be read. */
export const maybeMoment = maybe(needed(readMoment, 'a time'));

/** The same as RFC 3339 in UTC; null: absent, or it cannot be read. */
export const maybeInstant = maybeMoment.transform((moment) => moment?.toISOString() ?? null);
