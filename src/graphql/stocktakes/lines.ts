import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import { listProductsById } from '../../db/catalog/products.ts';
import {
  countNotCounted,
  differenceOf,
  doubtsOf,
  expectedOf,
  filterLines,
  isBooked,
  listLines,
  listNotCountedPages,
  pageOfLines,
  type StocktakeLine,
} from '../../db/stocktakes/lines.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { Money, type MoneyValue, toMoney } from '../base/money.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection, toConnectionBy } from '../base/page.ts';
import { readSearch } from '../base/refusal.ts';
import { ProductType } from '../catalog/product.ts';
import type { GraphQLContext } from '../context.ts';
import { listAsked } from '../reading/selection.ts';
import { onlyWith } from '../rights/rights.ts';
import { multiplyMoney, sumMoney } from './amounts.ts';
import { StocktakeType } from './stocktake.ts';

const DoubtEnum = defineEnum('StocktakeDoubt', 'Why a line of a stocktake deserves a second look.', {
  moved_meanwhile:
    'Units left or reached the shelf between the first and the last entry of the product. They may have been counted or not: count it ' +
    'again with SET_TO to be sure.',
  large_difference: 'The difference is at least 3 units and at least half of what was expected.',
  counted_after_booking: 'Entries were made, corrected or removed after the line was booked: book it again.',
  later_count:
    'A count by somebody else, or the opening stock, was recorded for a later moment: this line cannot be booked.',
});

const KindEnum = defineEnum('StocktakeLineKind', 'Which lines of a stocktake to list.', {
  all: 'All lines.',
  different: 'Lines with a difference, booked or not.',
  doubtful: 'Lines that deserve a second look.',
  to_book: 'Lines whose entries are not booked.',
  booked: 'Lines whose entries are booked.',
});

/** What a difference is worth at the product's present cost; null: the cost is not known. */
const costOf = (line: StocktakeLine): MoneyValue | null =>
  line.costPrice === null ? null : toMoney(multiplyMoney(line.costPrice, differenceOf(line)), line.currency);

const LineType = builder.objectRef<StocktakeLine>('StocktakeLine').implement({
  description: 'What a stocktake found of one product, beside the books as of the moments of its entries. Units.',
  fields: (t) => ({
    product: t.field({ type: ProductType, description: 'The product.', resolve: ({ productId }) => String(productId) }),
    counted: t.exposeInt('counted', { description: 'Units counted, all entries that count together.' }),
    entries: t.exposeInt('entries', { description: 'How many entries count.' }),
    inScope: t.exposeBoolean('inScope', { description: 'false: it was counted though the stocktake is not about it.' }),
    countedFrom: t.expose('countedFrom', { type: 'DateTime', description: 'Moment of the first entry that counts.' }),
    countedTo: t.expose('countedTo', { type: 'DateTime', description: 'Moment of the last entry that counts.' }),
    expected: t.int({
      description:
        'Units on the shelf by the books at `countedFrom`: free units minus oversold ones, with units that were sold and not shipped.',
      resolve: expectedOf,
    }),
    came: t.exposeInt('came', { description: 'Units that came to the shelf between `countedFrom` and `countedTo`.' }),
    departed: t.exposeInt('departed', { description: 'Units that left the shelf in that time.' }),
    difference: t.int({
      description:
        'Units found more (positive) or fewer (negative) than the books have, booked or not. What units that came or left between the ' +
        'entries may explain is not in it: it is the number nearest to 0 from `differenceLow` to `differenceHigh`.',
      resolve: differenceOf,
    }),
    differenceLow: t.int({ description: 'The least it can be.', resolve: ({ low, booked }) => low + booked }),
    differenceHigh: t.int({ description: 'The most it can be.', resolve: ({ high, booked }) => high + booked }),
    toBook: t.exposeInt('change', { description: 'Units of the difference that are not booked yet.' }),
    booked: t.boolean({ description: 'Whether its present entries are booked.', resolve: isBooked }),
    bookedAt: t.expose('bookedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was booked last; null: never, or undone.',
    }),
    doubts: t.field({
      type: [DoubtEnum],
      description: 'Why it deserves a second look; empty: it does not.',
      resolve: doubtsOf,
    }),
    laterCount: t.expose('laterCount', {
      type: 'DateTime',
      nullable: true,
      description: 'Moment of a count by somebody else after its last entry; null: none.',
    }),
    differenceCost: t.field({
      ...onlyWith('seesMoney'),
      type: Money,
      nullable: true,
      description: "The difference at the product's present cost; negative: a loss. Null: the cost is not known.",
      resolve: costOf,
    }),
  }),
});

const LineConnection = builder.connectionObject(
  { type: LineType, name: 'StocktakeLineConnection', description: 'A page of lines of a stocktake.' },
  { name: 'StocktakeLineEdge', description: 'A line on a page.' },
);

/** The lines of all stocktakes of an answer, read with one statement. Not kept: a mutation may change them. */
const lineLoader = createContextCache(
  ({ sql, viewer }: GraphQLContext) =>
    new DataLoader<number, StocktakeLine[]>(
      async (ids) => {
        const lines = await listLines(sql, [...new Set(ids)], null, viewer.seesMoney);
        const found = Map.groupBy(lines, ({ stocktakeId }) => stocktakeId);
        return ids.map((id) => found.get(id) ?? []);
      },
      { cache: false },
    ),
);

const DifferencesType = builder.objectRef<StocktakeLine[]>('StocktakeDifferences').implement({
  description: 'The differences of a stocktake taken together.',
  fields: (t) => ({
    lines: t.int({ description: 'Products that were counted.', resolve: (lines) => lines.length }),
    different: t.int({
      description: 'Lines with a difference.',
      resolve: (lines) => filterLines(lines, 'different', null).length,
    }),
    doubtful: t.int({
      description: 'Lines that deserve a second look.',
      resolve: (lines) => filterLines(lines, 'doubtful', null).length,
    }),
    toBook: t.int({
      description: 'Lines that are not booked.',
      resolve: (lines) => filterLines(lines, 'to_book', null).length,
    }),
    missingUnits: t.int({
      description: 'Units that are missing, of all lines together.',
      resolve: (lines) => -sum(lines.map((line) => Math.min(differenceOf(line), 0))),
    }),
    surplusUnits: t.int({
      description: 'Units that are too many, of all lines together.',
      resolve: (lines) => sum(lines.map((line) => Math.max(differenceOf(line), 0))),
    }),
    missingCost: t.field({
      ...onlyWith('seesMoney'),
      type: [Money],
      description: 'What is missing at present costs, one amount per currency.',
      resolve: (lines) => sumMoney(lines.filter((line) => differenceOf(line) < 0).map(costOf), true),
    }),
    surplusCost: t.field({
      ...onlyWith('seesMoney'),
      type: [Money],
      description: 'What is too much at present costs, one amount per currency.',
      resolve: (lines) => sumMoney(lines.filter((line) => differenceOf(line) > 0).map(costOf)),
    }),
    withoutCost: t.int({
      description: 'Lines with a difference whose cost is not known: they are in no amount.',
      resolve: (lines) => lines.filter((line) => differenceOf(line) !== 0 && line.costPrice === null).length,
    }),
  }),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Every line is compared with the ledger, however few are shown. */
const readsAllLines = 20;

builder.objectFields(StocktakeType, (t) => ({
  differences: t.field({
    type: DifferencesType,
    description: 'What was found, taken together.',
    complexity: readsAllLines,
    resolve: ({ id }, _args, context) => lineLoader(context).load(id),
  }),
  lines: t.field({
    type: LineConnection,
    description: 'What was found of each product: what deserves a second look first, then the largest differences.',
    complexity: (args) => ({ ...pageComplexity(args), field: readsAllLines }),
    args: {
      ...pageArgs,
      kind: t.arg({ type: KindEnum, defaultValue: 'all', description: 'Kind of lines to list.' }),
      search: t.arg.string({ description: 'Part of the name or the SKU, or a whole barcode.' }),
    },
    resolve: async ({ id }, args, context) => {
      const request = readPageArgs(args);
      const lines = filterLines(await lineLoader(context).load(id), args.kind ?? 'all', readSearch(args.search));
      return toConnectionBy(
        ({ productId }) => productId,
        pageOfLines(lines, request),
        request,
        async () => lines.length,
      );
    },
  }),
}));

const NotCountedConnection = builder.connectionObject(
  {
    type: ProductType,
    name: 'StocktakeNotCountedConnection',
    description: 'A page of products that nobody has counted.',
  },
  { name: 'StocktakeNotCountedEdge', description: 'A product on a page.' },
);

builder.objectField(StocktakeType, 'notCounted', (t) =>
  t.loadable({
    type: NotCountedConnection,
    description: 'Products that the stocktake is about and that nobody has counted, by SKU.',
    complexity: pageComplexity,
    args: { ...pageArgs, search: t.arg.string({ description: 'Part of the name or the SKU, or a whole barcode.' }) },
    byPath: true,
    load: async (ids: number[], { sql }: GraphQLContext, args, info) => {
      const request = readPageArgs(args);
      const search = readSearch(args.search);
      const totals = listAsked(info).has('totalCount') ? await countNotCounted(sql, ids, search) : new Map();
      const pages = await listNotCountedPages(sql, ids, search, request);
      const keys = [...pages.values()].flatMap(({ rows }) => rows.map(({ id }) => id));
      const products = new Map(
        (await listProductsById(sql, [...new Set(keys)])).map((product) => [product.id, product]),
      );
      return ids.map((id) => {
        const { rows, hasMore } = pages.get(id) ?? { rows: [], hasMore: false };
        const found = { rows: rows.flatMap((row) => products.get(row.id) ?? []), hasMore };
        return toConnection(found, request, async () => totals.get(id) ?? 0);
      });
    },
    resolve: ({ id }) => id,
  }),
);
