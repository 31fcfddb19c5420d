/** One page of a list. */
export interface Page<Row> {
  rows: Row[];
  hasMore: boolean;
}

/** Which page: `first` rows after the row with the id `afterId` (null: from the beginning). */
export interface PageRequest {
  first: number;
  afterId: string | null;
}

/** Makes a page from rows that were read with the limit `first + 1`. */
export function toPage<Row>(rows: readonly Row[], first: number): Page<Row> {
  return { rows: rows.slice(0, first), hasMore: rows.length > first };
}

/** A row of one of several lists. */
export interface OwnedKey<Owner> {
  owner: Owner;
  id: string;
}

/** Makes a page for each owner from keys that were read with the limit `first + 1` per owner, in the order of the keys. */
export function toPages<Owner, Row extends { id: string }>(
  owners: readonly Owner[],
  keys: readonly OwnedKey<Owner>[],
  rows: readonly Row[],
  first: number,
): Map<Owner, Page<Row>> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = Map.groupBy(keys, ({ owner }) => owner);
  const listOf = (owner: Owner) => (found.get(owner) ?? []).flatMap(({ id }) => byId.get(id) ?? []);
  return new Map(owners.map((owner) => [owner, toPage(listOf(owner), first)]));
}
