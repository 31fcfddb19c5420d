/** What a row changes: a field as the API names it, as text. */
export interface RowChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** The fields whose given value differs from the current one, as text. */
export function listDifferences(given: object, now: Readonly<Record<string, unknown>>): RowChange[] {
  return Object.entries(given).flatMap(([field, value]) => {
    const [before, after] = [show(field, now[field]), show(field, value)];
    return before === after ? [] : [{ field, before: before || null, after: after || null }];
  });
}

const amounts: ReadonlySet<string> = new Set(['price', 'costPrice', 'marketplacePrice']);

/** A field's value as text, equal for equal values: amounts from the database have trailing zeros. */
export function show(field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return amounts.has(field) ? shorten(value) : value;
  if (Array.isArray(value)) return value.join(' | ');
  return JSON.stringify(sortKeys(value));
}

function shorten(amount: string): string {
  const whole = amount.replace(/^0+(?=\d)/, '');
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
}

function sortKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
