/** Variables of ours that other programs read: compose.yaml and the tests. */
const readElsewhere = ['OMBOR_BIND', 'OMBOR_DATABASE_PASSWORD', 'OMBOR_TEST_POSTGRES_BIN', 'OMBOR_TEST_PGBOUNCER'];
/** A shorter name is near to too many others. */
const minLength = 8;
const maxEdits = 2;

/** A variable that is set and not read. `near`: the one that was probably meant. */
export interface UnreadVariable {
  name: string;
  near: string | undefined;
}

/** Variables that nobody reads although they begin as ours do, or differ from one of ours by a letter or two. */
export function findUnread(given: readonly string[], known: readonly string[]): UnreadVariable[] {
  const ours = new Set([...known, ...readElsewhere]);
  return given
    .filter((name) => !ours.has(name))
    .map((name) => ({ name, near: findNearest(name, known) }))
    .filter(({ name, near }) => near !== undefined || name.startsWith('OMBOR_'));
}

function findNearest(name: string, known: readonly string[]): string | undefined {
  if (name.length < minLength) return undefined;
  const [nearest] = known
    .filter((one) => one.length >= minLength)
    .map((one) => ({ one, edits: countEdits(name.toUpperCase(), one) }))
    .sort((a, b) => a.edits - b.edits);
  return nearest && nearest.edits <= maxEdits ? nearest.one : undefined;
}

/** How many letters have to be added, left out, replaced or swapped with their neighbour. */
function countEdits(from: string, to: string): number {
  let [before, row]: number[][] = [[], Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row?.[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swapped = isSwap ? (before?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(replaced, swapped, (row?.[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row?.[to.length] ?? 0;
}
