import type { GraphQLContext } from '../context.ts';

/**
 * Rows that fields further down will ask for by their keys, read while the rows above them are: one wait less. They are those of one
 * query; what a mutation changes is read after it.
 */
export class Ahead<Row> {
  readonly #reading = new WeakMap<GraphQLContext, Promise<Row[]>[]>();

  /** Rows that are being read. */
  add(context: GraphQLContext, rows: Promise<Row[]>): void {
    // Whoever asks for the rows gets the error.
    rows.catch(() => {});
    const others = this.#reading.get(context);
    if (others) others.push(rows);
    else this.#reading.set(context, [rows]);
  }

  /** The rows with these keys: those that were read ahead, and by `read` the others. */
  async find<Key>(
    context: GraphQLContext,
    keys: readonly Key[],
    keyOf: (row: Row) => Key,
    read: (missing: Key[]) => Promise<Row[]>,
  ): Promise<Row[]> {
    const rows = (await Promise.all(this.#reading.get(context) ?? [])).flat();
    const known = new Set(rows.map(keyOf));
    const missing = keys.filter((key) => !known.has(key));
    return missing.length === 0 ? rows : [...rows, ...(await read(missing))];
  }
}
