import type { Page, PageRequest } from '../../db/pages.ts';
import { builder } from './builder.ts';
import { badUserInput } from './refusal.ts';

const maxPageSize = 250;

const defaultPageSize = 20;

/** `first` and `after`, the same in every list. */
export const pageArgs = builder.args((t) => ({
  first: t.int({
    defaultValue: defaultPageSize,
    description: `Number of rows on the page, 0 to ${maxPageSize}. 0: only the counts.`,
  }),
  after: t.string({
    description:
      'Cursor of the row behind which the page starts: `endCursor` of the page before. Omitted: the first page.',
  }),
}));

interface PageArgs {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

/** A page request read from arguments; `stockCursor`: the one of the first page, which the cursors of its pages carry along. */
export interface ReadPageRequest extends PageRequest {
  stockCursor: string | null;
}

const plain = /^page:(\d{1,18}):([\w-]*)$/;

/** Reads `first` and `after`. Throws BAD_USER_INPUT for a size out of range or an invalid cursor. */
export function readPageArgs(args: PageArgs): ReadPageRequest {
  const first = args.first ?? defaultPageSize;
  if (first < 0 || first > maxPageSize) {
    throw badUserInput(`first must be from 0 to ${maxPageSize}, not ${first}`);
  }
  if (args.after === null || args.after === undefined) return { first, afterId: null, stockCursor: null };
  const bytes = Buffer.from(args.after, 'base64url');
  const [, afterId, stockCursor] = (bytes.toString('base64url') === args.after && plain.exec(bytes.toString())) || [];
  if (!afterId) throw badUserInput('after must be a cursor of a page');
  return { first, afterId, stockCursor: stockCursor || null };
}

function encodePageCursor(id: string | number, stockCursor: string): string {
  return Buffer.from(`page:${id}:${stockCursor}`).toString('base64url');
}

/** The cost of a list: that of its rows, times how many there may be. */
export function pageComplexity(args: PageArgs): { field: number; multiplier: number } {
  return { field: 1, multiplier: Math.min(Math.max(args.first ?? defaultPageSize, 1), maxPageSize) };
}

/** A page of rows as Relay's connection, of a list that is ordered by `id`. */
export function toConnection<Row extends { id: string | number }>(
  page: Page<Row>,
  request: ReadPageRequest,
  countTotal: () => Promise<number | null>,
  stockCursor = '',
) {
  return toConnectionBy((row) => row.id, page, request, countTotal, stockCursor);
}

/** As `toConnection`, of a list that is ordered by another key. */
export function toConnectionBy<Row>(
  keyOf: (row: Row) => string | number,
  page: Page<Row>,
  request: ReadPageRequest,
  countTotal: () => Promise<number | null>,
  stockCursor = '',
) {
  const edges = page.rows.map((node) => ({ node, cursor: encodePageCursor(keyOf(node), stockCursor) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasMore,
      hasPreviousPage: request.afterId !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    countTotal,
    stockCursor,
  };
}
