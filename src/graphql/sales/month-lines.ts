import { countMonthLines, listMonthLines, type MonthLine } from '../../db/sales/months.ts';
import { builder } from '../base/builder.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { ProductType } from '../catalog/product.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';
import { readConnection } from '../reading/connection.ts';
import { MonthFigures } from './sales-months.ts';

const MonthLineType = builder.objectRef<MonthLine>('MonthLine').implement({
  description: 'Closing figures of a month for one marketplace and product, or a correction to what was known before.',
  interfaces: [MonthFigures],
  fields: (t) => ({
    month: t.expose('month', { type: 'Date', description: 'First day of the month that it belongs to.' }),
    knownIn: t.expose('knownIn', {
      type: 'Date',
      description: 'First day of the month in which it became known: `month` itself for closing figures.',
    }),
    knownAt: t.expose('knownAt', { type: 'DateTime', description: 'When it was recorded.' }),
    marketplace: t.field({
      type: MarketplaceType,
      description: 'The marketplace.',
      resolve: (row) => String(row.marketplaceId),
    }),
    product: t.field({ type: ProductType, description: 'The product.', resolve: (row) => String(row.productId) }),
  }),
});

const MonthLineConnection = builder.connectionObject(
  { type: MonthLineType, name: 'MonthLineConnection', description: 'A page of lines of closed months.' },
  { name: 'MonthLineEdge', description: 'A line on a page.' },
);

builder.queryField('monthLines', (t) =>
  t.field({
    type: MonthLineConnection,
    nullable: true,
    description:
      'Closed months by marketplace and product: closing figures and corrections, in the order of recording.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      month: t.arg({ type: 'Date', description: 'First day of the month that the lines belong to.' }),
      knownIn: t.arg({ type: 'Date', description: 'First day of the month in which they became known.' }),
      marketplace: t.arg.string({ description: 'Code of the marketplace.' }),
    },
    resolve: async (_root, args, { sql }, info) => {
      const request = readPageArgs(args);
      const filter = {
        month: args.month ?? null,
        knownIn: args.knownIn ?? null,
        marketplaceId: await readMarketplaceFilter(sql, args.marketplace),
      };
      return readConnection(info, request, {
        rows: () => listMonthLines(sql, filter, request),
        count: () => countMonthLines(sql, filter),
      });
    },
  }),
);
