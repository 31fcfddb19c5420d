import { setImmediate as nextTurn } from 'node:timers/promises';
import { countValues } from '../access/shape.ts';

/** So long an answer is written without a break. */
const maxTurnMs = 4;
/** So many values are written at once. */
const valuesTogether = 500;

/** Whether a value has few enough parts to be written at once. */
export const isSmall = (value: unknown): boolean => countValues(value, valuesTogether) <= valuesTogether;

/**
 * JSON.stringify in pieces, between which the process answers others. For plain objects, lists and values, as executed operations have
 * them.
 */
export async function writeInPieces(value: unknown): Promise<string> {
  const parts: string[] = [];
  let startedAt = performance.now();
  for (const piece of listPieces(value)) {
    parts.push(piece);
    if (performance.now() - startedAt < maxTurnMs) continue;
    await nextTurn();
    startedAt = performance.now();
  }
  return parts.join('');
}

function* listPieces(value: unknown): Generator<string> {
  if (!isPlain(value) || isSmall(value)) {
    yield JSON.stringify(value) ?? 'null';
  } else if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      yield index === 0 ? '[' : ',';
      yield* listPieces(inner);
    }
    yield ']';
  } else {
    let before = '{';
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      yield `${before}${JSON.stringify(name)}:`;
      yield* listPieces(inner);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  }
}

const isPlain = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !('toJSON' in value);

/** Whether the names and texts of a value have more than `max` characters. */
export function isLongerThan(value: unknown, max: number): boolean {
  let characters = 0;
  const waiting = [value];
  while (waiting.length > 0 && characters <= max) {
    const next = waiting.pop();
    if (typeof next === 'string') characters += next.length;
    else if (Array.isArray(next)) for (const inner of next) waiting.push(inner);
    else if (next !== null && typeof next === 'object') {
      for (const [name, inner] of Object.entries(next)) {
        characters += name.length;
        waiting.push(inner);
      }
    }
  }
  return characters > max;
}

/**
 * An answer with its text instead of a stream of it, unless it is an event stream: of a stream the HTTP server looks whether there is more,
 * which takes a turn of the event loop and a millisecond.
 */
export async function withoutStream(response: Response): Promise<Response> {
  const { status, headers } = response;
  if (headers.get('content-type')?.startsWith('text/event-stream')) return response;
  const text = await response.text();
  return new Response(text === '' ? null : text, { status, headers: Object.fromEntries(headers) });
}
