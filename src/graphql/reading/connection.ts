import type { GraphQLResolveInfo } from 'graphql';
import { type CursorKind, encodeCursor, type StockCursor } from '../../db/live/stock-cursor.ts';
import type { Page } from '../../db/pages.ts';
import { type ReadPageRequest, toConnection } from '../base/page.ts';
import { listAsked } from './selection.ts';

/** How the rows of a list are read, and how they are counted. */
interface Reading<Row> {
  /** `counted`: each row carries the number, which is not asked for otherwise then. */
  rows: (counted: boolean) => Promise<Page<Row> & { cursor?: StockCursor | undefined }>;
  count: () => Promise<number | null>;
  /** Few rows match: counting them together with the page costs less than a second statement. */
  matchesFew?: boolean | undefined;
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
  { rows, count, matchesFew = false }: Reading<Row>,
  kind: CursorKind = 'stock',
) {
  const asked = listAsked(info);
  const asksForRows = [...asked].some((name) => !withoutRows.has(name));
  const together = matchesFew && asksForRows && asked.has('totalCount');
  const total = asked.has('totalCount') && !together ? count() : undefined;
  // Reported where it is asked for, also if the rows fail first.
  total?.catch(() => {});
  const page: Awaited<ReturnType<typeof rows>> = asksForRows ? await rows(together) : { rows: [], hasMore: false };
  const cursor = page.cursor ? encodeCursor(kind, page.cursor) : '';
  // A page without rows carries no number. Without rows on the first page there are none.
  const isEmpty = together && request.afterId === null && page.rowCount === undefined;
  const countTotal = async () => total ?? page.rowCount ?? (isEmpty ? 0 : count());
  return toConnection(page, request, countTotal, request.stockCursor ?? cursor);
}
