/** One page of a list in the order of its keys. */
export interface Page<Row> {
  rows: Row[];
  hasMore: boolean;
}

/** Which page: `first` rows after the row with key `afterId` (null: from the start). */
export interface PageRequest {
  first: number;
  afterId: string | null;
}

/** Makes a page of rows that were read with one more than `first`. */
export function toPage<Row>(rows: readonly Row[], first: number): Page<Row> {
  return { rows: rows.slice(0, first), hasMore: rows.length > first };
}
