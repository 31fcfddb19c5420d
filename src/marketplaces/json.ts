declare global {
  // Node 24 has both; the types of this TypeScript version do not.
  interface JSON {
    rawJSON(text: string): { readonly rawJSON: string };
    parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown;
  }
}

/** Parses JSON text. Integers above 2^53 become text. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && /^-?\d+$/.test(source) && !Number.isSafeInteger(value)
      ? source
      : value,
  );
}

/** How many members all objects of a JSON text have, repeated ones included. The text must be valid JSON. */
export function countMembers(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/gs)) if (colon !== undefined) count += 1;
  return count;
}

/**
 * The first member that an object of a JSON text has twice, as a JSON Pointer; undefined: none has. Of two members JSON.parse takes the
 * last, other readers the first, so such a text says two things. The text must be valid JSON.
 */
export function findRepeatedMember(text: string): string | undefined {
  const open: Level[] = [];
  // Strings, and what opens, parts and closes objects and lists: all else is irrelevant.
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/gs)) {
    const level = open.at(-1);
    if (token === '{') open.push({ names: new Set(), isName: true, at: '' });
    else if (token === '[') open.push({ names: undefined, isName: false, at: 0 });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && level) step(level);
    else if (level?.names && level.isName && token !== ':') {
      level.at = JSON.parse(token) as string;
      level.isName = false;
      if (level.names.has(level.at)) return open.map(({ at }) => `/${escapePointer(String(at))}`).join('');
      level.names.add(level.at);
    }
  }
  return undefined;
}

/** An object or a list that is being read: its names so far, whether the next string is one, and the member that is being read. */
interface Level {
  names: Set<string> | undefined;
  isName: boolean;
  at: string | number;
}

function step(level: Level): void {
  if (level.names) level.isName = true;
  else level.at = Number(level.at) + 1;
}

const escapePointer = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');
