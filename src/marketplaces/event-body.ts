import { countMembers, findRepeatedMember, parseJson } from './json.ts';

/** Deeper JSON is no event of anybody, and PostgreSQL and JavaScript have limits of their own. */
const maxDepth = 100;

/**
 * The JSON of a body as a database can store it, and what was odd about it; or the reason why there is none. `repeated`: a member that
 * one of its objects has twice, as a JSON Pointer.
 */
export type ReadBody = { payload: unknown; notes: string[]; repeated: string | undefined } | { reason: string };

/**
 * Reads the bytes of a delivery. Text that is not UTF-8 is read as windows-1251, which keeps every byte apart, so two ids never become
 * one. What PostgreSQL cannot store (NUL, half of a surrogate pair) is written as an escape.
 */
export function readBody(body: Uint8Array): ReadBody {
  const { text, isUtf8 } = decode(body);
  let parsed: unknown;
  try {
    parsed = parseJson(text);
  } catch (error) {
    if (error instanceof RangeError) return { reason: 'The body is nested too deeply' };
    return { reason: isUtf8 ? 'The body is not valid JSON' : 'The body is not valid UTF-8' };
  }
  const notes = isUtf8 ? [] : ['the body is not valid UTF-8: it was read as windows-1251'];
  const cleaned = { isEscaped: false, members: 0 };
  const payload = clean(parsed, cleaned, 0);
  if (payload === tooDeep) return { reason: `The body is nested more than ${maxDepth} levels deep` };
  if (cleaned.isEscaped) notes.push('a NUL character or half of a surrogate pair was written as an escape');
  const repeated = countMembers(text) > cleaned.members ? findRepeatedMember(text) : undefined;
  return { payload, notes, repeated };
}

function decode(body: Uint8Array): { text: string; isUtf8: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(body), isUtf8: true };
  } catch {
    return { text: new TextDecoder('windows-1251').decode(body), isUtf8: false };
  }
}

const tooDeep = Symbol('nested too deeply');

interface Found {
  isEscaped: boolean;
  /** Members of all its objects. */
  members: number;
}

/** The same value without what cannot be stored; `tooDeep` if it is nested too deeply. */
function clean(value: unknown, found: Found, depth: number): unknown {
  if (typeof value === 'string') return escapeText(value, found);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === maxDepth) return tooDeep;
  if (Array.isArray(value)) {
    const parts = value.map((part) => clean(part, found, depth + 1));
    return parts.includes(tooDeep) ? tooDeep : parts;
  }
  const fields = Object.entries(value).map(([name, part]) => [escapeText(name, found), clean(part, found, depth + 1)]);
  found.members += fields.length;
  return fields.some(([, part]) => part === tooDeep) ? tooDeep : Object.fromEntries(fields);
}

function escapeText(text: string, found: Found): string {
  if (!text.includes('\0') && text.isWellFormed()) return text;
  found.isEscaped = true;
  // With the flag u only halves of a pair match \p{Cs}.
  return text.replace(/\0|\p{Cs}/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
