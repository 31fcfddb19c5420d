/**
 * How far a sender's clock may be ahead. A time that is further ahead would make all that comes after it look old; a few minutes say
 * nothing, and keep a sender's events in order.
 */
const maxAheadMs = 10 * 60_000;
/** Older times are the zero of some program (0001, 1970), not moments at which something was sold. */
const earliestMs = Date.UTC(2000, 0);
const latestMs = Date.UTC(2100, 0);

const timePattern =
  /^(\d{4}-\d\d-\d\d)[t\s]+(\d\d:\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(?:(z|utc|gmt)|([+-]\d\d)(?::?(\d\d))?)$/i;

/** The moment of a text or number as unix ms; undefined: it is none, or its offset from UTC is not known. */
function momentOf(value: unknown): number | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  // Unix time, in seconds or milliseconds.
  if (/^\d{10}(\.\d+)?$/.test(text)) return Number(text) * 1_000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const [, date = '', minute, second, fraction, zone, hours, minutes = '00'] = timePattern.exec(text) ?? [];
  // JavaScript takes the 30th of February for the 2nd of March.
  const isDay = new Date(Date.parse(date) || Number.NaN).toJSON()?.startsWith(date);
  if (!isDay) return undefined;
  // RFC 3339 has leap seconds, JavaScript has not.
  const seconds = `${second === '60' ? '59' : (second ?? '00')}.${(fraction ?? '').slice(0, 3).padEnd(3, '0')}`;
  const at = Date.parse(`${date}T${minute}:${seconds}${zone ? 'Z' : `${hours}:${minutes}`}`);
  return Number.isNaN(at) ? undefined : at;
}

/** A time as RFC 3339 in UTC, in any usual spelling that says its offset, or unix time; undefined: not known. */
export function readInstant(value: unknown): string | undefined {
  const at = momentOf(value);
  return at === undefined || at < earliestMs || at >= latestMs ? undefined : new Date(at).toISOString();
}

/** When an event happened that arrived at a time; undefined: not known, or it lies in the future. */
export function readEventTime(value: unknown, arrivedAt: Date): string | undefined {
  const at = readInstant(value);
  return at !== undefined && Date.parse(at) <= arrivedAt.getTime() + maxAheadMs ? at : undefined;
}

/** A whole number from `min` to `max`, as a number or as text; undefined: it is none. */
export function readWhole(value: unknown, min: number, max: number): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const text = String(value).trim().replace('\u2212', '-');
  if (!/^[+-]?\d{1,15}(\.0*)?$/.test(text)) return undefined;
  const number = Number(text) + 0;
  return number < min || number > max ? undefined : number;
}

/** The most characters that an id or a SKU, and a name in a link may have. */
export const maxIdLength = 200;
export const maxLinkNameLength = 100;

/** Whether a text has at most so many characters, as JSON Schema counts them: a character may be two UTF-16 units. */
export function isShort(text: string, max: number): boolean {
  return text.length <= max || (text.length <= max * 2 && Array.from(text).length <= max);
}

/** An id or a SKU: text of at most 200 characters, or a whole number; undefined: it is none. */
export function readId(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  return typeof value === 'string' && value.trim() !== '' && isShort(value, maxIdLength) ? value : undefined;
}

/** The ids of a listing's link; undefined: they are none. Those that are null are left out. */
export function readLink(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const link: Record<string, string> = {};
  for (const [name, part] of Object.entries(value)) {
    if (part === null || part === '') continue;
    const id = readId(part);
    if (id === undefined || name === '' || !isShort(name, maxLinkNameLength)) return undefined;
    link[name] = id;
  }
  return link;
}

/** true or false, also as text or as 1 and 0; undefined: neither. */
export function readFlag(value: unknown): boolean | undefined {
  const text = String(value).trim().toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}
