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
