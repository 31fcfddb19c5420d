/** Rows of listings in the form that adapters need: the id of a row is the key of its result. */
export function toItemRefs<Row extends { id: number }>(rows: readonly Row[]): (Row & { key: string })[] {
  return rows.map((row) => ({ ...row, key: String(row.id) }));
}
