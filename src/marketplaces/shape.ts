import type { z } from 'zod';
import type { MarketplaceResponse } from './http.ts';

/**
 * What reading an answer showed about its form. `lists`: the lists in it, `listed`: their
 * rows, `rows`: those that could be read. `unreadable`: why nothing of it can be read;
 * null: it can be. `odd`: members and rows that have another form than expected and were left out, by their path, without their values.
 */
export interface Shape {
  lists: number;
  listed: number;
  rows: number;
  unreadable: string | null;
  odd: string[];
}

const maxOdd = 3;

const shapes = new WeakMap<MarketplaceResponse, Shape>();
/** The answer that a row is from. */
const origins = new WeakMap<object, Shape>();
/** What is being read. Reading is synchronous, so there is one at a time. */
let reading: { shape: Shape; isTolerated: boolean } | undefined;

/** What reading an answer showed so far; undefined: nobody has read it. */
export function shapeOf(response: MarketplaceResponse): Shape | undefined {
  return shapes.get(response);
}

/** The same for whoever reads it now. */
export function noteShape(response: MarketplaceResponse): Shape {
  const shape = shapes.get(response) ?? { lists: 0, listed: 0, rows: 0, unreadable: null, odd: [] };
  shapes.set(response, shape);
  return shape;
}

/** Notes what has another form than expected. Only the first ones are kept. */
export function noteOdd(shape: Shape | undefined, ...problems: string[]): void {
  if (shape) shape.odd = [...new Set([...shape.odd, ...problems])].slice(0, maxOdd);
}

/** The answer that a row is from; undefined: not known. */
export function originOf(row: unknown): Shape | undefined {
  return typeof row === 'object' && row !== null ? origins.get(row) : undefined;
}

/** Remembers of rows which answer they are from. To be called while it is read. */
export function rememberRows(rows: unknown[]): unknown[] {
  if (reading) {
    reading.shape.lists += 1;
    reading.shape.listed += rows.length;
  }
  for (const row of reading ? rows : []) {
    if (typeof row === 'object' && row !== null) origins.set(row, reading!.shape);
    else noteOdd(reading!.shape, 'a row is not an object');
  }
  return rows;
}

/** Reads a value. `odd`: the members that were tolerated, by their path. `path`: where the value is in the answer. */
export function readNoting<T>(
  schema: z.ZodType<T>,
  value: unknown,
  { shape, path }: { shape: Shape | undefined; path: string },
): { parsed: z.ZodSafeParseResult<T>; odd: string[] } {
  const outer = reading;
  const own = shape && { shape, isTolerated: false };
  reading = own;
  try {
    const parsed = schema.safeParse(value);
    return { parsed, odd: own?.isTolerated ? oddMembers(schema, value, path) : [] };
  } finally {
    reading = outer;
  }
}

/** Says that the value that is being read has a member of another form than expected. Its name is looked up afterwards. */
export function noteTolerated(): void {
  if (reading) reading.isTolerated = true;
}

/** What is wrong with a value that a schema tolerates; undefined: nothing. */
type Tolerance = (value: unknown) => string | undefined;
const tolerances = new WeakMap<object, Tolerance>();

/** The problem of a list that is not there, where something else is in its place. */
export const absent = 'is absent, and another list is there';

/** Marks a schema that tolerates what is not expected. It calls `noteTolerated` when it does. */
export function tolerant<Schema extends object>(schema: Schema, problemOf: Tolerance): Schema {
  tolerances.set(schema, problemOf);
  return schema;
}

/** What zod has inside a schema, as far as it is followed. */
interface Inside {
  _zod: { def: { type: string; innerType?: Inside; in?: Inside; shape?: Record<string, Inside>; options?: Inside[] } };
  safeParse?(value: unknown): { success: boolean };
}

function oddMembers(schema: object, value: unknown, path: string): string[] {
  const problem = tolerances.get(schema)?.(value);
  if (problem !== undefined) return [`${path || 'the body'}: ${problem}`];
  const inside = schema as Inside;
  const { type, innerType, in: from, shape, options } = inside._zod.def;
  if (type === 'object' && shape && isRecord(value)) return oddIn(shape, value, path);
  const next = innerType ?? from ?? options?.find((option) => option.safeParse?.(value).success);
  return next ? oddMembers(next, value, path) : [];
}

function oddIn(shape: Record<string, Inside>, value: Record<string, unknown>, path: string): string[] {
  // Who leaves out empty lists has no other ones in their place.
  const hasOther = Object.entries(value).some(([name, other]) => !(name in shape) && hasRows(other));
  return Object.entries(shape).flatMap(([name, member]) => {
    const isAbsent = tolerances.get(member)?.(value[name]) === absent;
    return isAbsent && !hasOther ? [] : oddMembers(member, value[name], path ? `${path}.${name}` : name);
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasRows = (value: unknown): boolean => Array.isArray(value) && value.some(isRecord);
