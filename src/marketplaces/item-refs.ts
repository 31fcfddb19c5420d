/** Our rows of listings as adapters take them: the id of a row is the key that comes back with its result. */
export function toItemRefs<Row extends { id: number }>(rows: readonly Row[]): (Row & { key: string })[] {
  return rows.map((row) => ({ ...row, key: String(row.id) }));
}
