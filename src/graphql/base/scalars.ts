import { GraphQLError, type GraphQLScalarLiteralParser, Kind } from 'graphql';

const dateTimePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;
const minTimeMs = Date.parse('0001-01-01T00:00:00Z');
const maxTimeMs = Date.parse('9999-12-31T23:59:59.999Z');
const datePattern = /^\d{4}-\d\d-\d\d$/;

/** Reads an RFC 3339 time with an offset. Throws GraphQLError for anything else, also for a day that does not exist. */
export function parseDateTime(value: unknown): Date {
  if (typeof value === 'string' && dateTimePattern.test(value) && isDay(value.slice(0, 10))) {
    const time = new Date(value);
    // Its offset may move it into another year: PostgreSQL and clients know years 1 to 9999 only.
    if (time.getTime() >= minTimeMs && time.getTime() <= maxTimeMs) return time;
  }
  throw new GraphQLError(
    `${JSON.stringify(value)} is not an RFC 3339 time with an offset, such as 2026-01-09T10:30:00Z`,
  );
}

/** Reads a calendar day. Throws GraphQLError for anything else. */
export function parseDate(value: unknown): string {
  if (typeof value === 'string' && datePattern.test(value) && isDay(value) && !value.startsWith('0000')) return value;
  throw new GraphQLError(`${JSON.stringify(value)} is not a date such as 2026-01-09`);
}

/** Keeps a number as exact text, without zeros at its end: "100.00" and "100" are one number. The mutation checks it, because it can name the field. */
export function parseDecimal(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return withoutZeros(String(value));
  throw new GraphQLError(`${JSON.stringify(value)} is not a decimal number such as "12.50"`);
}

/** As `parseDecimal`, for a literal in the document: 0.1 keeps its digits. Throws GraphQLError. */
export const parseDecimalLiteral: GraphQLScalarLiteralParser<string> = (node) => {
  if (node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT) return withoutZeros(node.value);
  throw new GraphQLError('Expected a decimal number such as "12.50"', { nodes: [node] });
};

const withoutZeros = (number: string): string => (/^\d+\.\d+$/.test(number) ? number.replace(/\.?0+$/, '') : number);

/** A decimal as clients see it, without trailing zeros: "1500000.0000" becomes "1500000". */
export function formatDecimal(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
