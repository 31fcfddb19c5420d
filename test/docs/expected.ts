/** Whether a value is what a page shows. In a text "…" stands for anything; a lone "…" also for a number or null. */
export function matches(shown: unknown, actual: unknown): boolean {
  if (typeof shown === 'string' && shown.includes('…')) {
    return shown === '…' ? typeof actual !== 'object' || actual === null : matchesText(shown, String(actual));
  }
  if (Array.isArray(shown)) {
    return Array.isArray(actual) && actual.length === shown.length && shown.every((one, i) => matches(one, actual[i]));
  }
  if (!isRecord(shown) || !isRecord(actual)) return Object.is(shown, actual);
  const keys = new Set([...Object.keys(shown), ...Object.keys(actual)]);
  return [...keys].every((key) => key in shown && key in actual && matches(shown[key], actual[key]));
}

/** Whether an output is what a page shows; a line that is a lone "…" stands for any lines. */
export function matchesLines(shown: string, actual: string): boolean {
  const pattern = shown
    .trimEnd()
    .split('\n')
    .map((line) => (line.trim() === '…' ? '(?:.*\\n)*?' : `${toPattern(line.trimEnd())}\\s*\\n`))
    .join('');
  return new RegExp(`^${pattern}$`).test(`${actual.trimEnd()}\n`);
}

/** What stands at a "…" is filled in by its key, from what earlier answers told. */
export function fillIn(value: unknown, known: ReadonlyMap<string, unknown>, key = ''): unknown {
  if (value === '…') {
    if (!known.has(key)) throw new Error(`nothing told a "${key}" before`);
    return known.get(key);
  }
  if (Array.isArray(value)) return value.map((one) => fillIn(one, known, key));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fillIn(one, known, name)]));
}

/** Keeps every value of an answer by its key, and the id of an object as `<its key>Id`: `order { id }` is orderId. */
export function remember(value: unknown, known: Map<string, unknown>, key = ''): void {
  if (Array.isArray(value)) for (const one of value) remember(one, known, key);
  else if (isRecord(value)) {
    for (const [name, one] of Object.entries(value)) remember(one, known, name === 'id' ? `${key}Id` : name);
  } else known.set(key, value);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const matchesText = (shown: string, actual: string): boolean => new RegExp(`^${toPattern(shown)}$`, 's').test(actual);

const toPattern = (text: string): string => text.split('…').map(RegExp.escape).join('.*');
