import type { GraphQLResolveInfo } from 'graphql';
import { type CursorKind, encodeCursor, type StockCursor } from '../../db/live/stock-cursor.ts';
import type { Page } from '../../db/pages.ts';
import { type ReadPageRequest, toConnection } from '../base/page.ts';
import { listAsked } from './selection.ts';

/** How the rows of a list are read, and how they are counted. */
interface Reading<Row> {
  rows: () => Promise<Page<Row> & { cursor?: StockCursor | undefined }>;
  count: () => Promise<number | null>;
}

/** What needs no row. */
const withoutRows = new Set(['totalCount', 'counts', '__typename']);

/**
 * A page of a list as Relay's connection. Only what is asked for is read, rows and their number at the same time. `kind`: of the cursor that
 * the rows come with.
 */
export async function readConnection<Row extends { id: string | number }>(
  info: GraphQLResolveInfo,
  request: ReadPageRequest,
  { rows, count }: Reading<Row>,
  kind: CursorKind = 'stock',
) {
  const asked = listAsked(info);
  const total = asked.has('totalCount') ? count() : undefined;
  // Reported where it is asked for, also if the rows fail first.
  total?.catch(() => {});
  const asksForRows = [...asked].some((name) => !withoutRows.has(name));
  const page = asksForRows ? await rows() : { rows: [], hasMore: false };
  const cursor = 'cursor' in page && page.cursor ? encodeCursor(kind, page.cursor) : '';
  return toConnection(page, request, () => total ?? count(), request.stockCursor ?? cursor);
}
