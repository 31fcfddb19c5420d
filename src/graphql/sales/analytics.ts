import type { SqlOrTx } from '../../db/client.ts';
import {
  countSoldProducts,
  listSalesByCurrency,
  listSalesByDay,
  listSalesByMarketplace,
  listSalesByProduct,
  listSalesOfEachDay,
  readSalesTotals,
  type SalesOfCurrency,
  type SalesOfDay,
  type SalesOfMarketplace,
  type SalesOfProduct,
  type SalesSort,
  type SalesTotals,
} from '../../db/sales/analytics.ts';
import type { SalesFilter } from '../../db/sales/daily-sales.ts';
import { builder } from '../base/builder.ts';
import { Money, toMoney } from '../base/money.ts';
import { pageArgs, pageComplexity, type ReadPageRequest, readPageArgs, toConnectionBy } from '../base/page.ts';
import { badUserInput, checkPeriod } from '../base/refusal.ts';
import { ProductType } from '../catalog/product.ts';
import { readProductFilter } from '../catalog/product-filter.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';
import { onlyWith } from '../rights/rights.ts';
import { SalesFigures } from './sales-figures.ts';

const SalesByMarketplace = builder.objectRef<SalesOfMarketplace>('SalesByMarketplace').implement({
  description: 'Sales of one marketplace.',
  interfaces: [SalesFigures],
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'The marketplace.',
      resolve: (row) => String(row.marketplaceId),
    }),
  }),
});

const SalesByProduct = builder.objectRef<SalesOfProduct>('SalesByProduct').implement({
  description: 'Sales of one product.',
  interfaces: [SalesFigures],
  fields: (t) => ({
    product: t.field({ type: ProductType, description: 'The product.', resolve: (row) => String(row.productId) }),
  }),
});

const SalesByDay = builder.objectRef<SalesOfDay>('SalesByDay').implement({
  description: 'Sales of one business day.',
  interfaces: [SalesFigures],
  fields: (t) => ({
    date: t.expose('day', { type: 'Date', description: "The business day, in the business's time zone." }),
  }),
});

const SalesByCurrency = builder.objectRef<SalesOfCurrency>('SalesByCurrency').implement({
  description: 'Sales whose prices are in one currency.',
  interfaces: [SalesFigures],
  fields: (t) => ({
    currencyCode: t.exposeString('currency', { description: 'ISO 4217 code of the currency of the prices.' }),
    ownRevenueSold: t.field({
      ...onlyWith('seesMoney'),
      type: Money,
      nullable: true,
      description: 'Prices of units sold, in this currency, not converted; null if every price is missing.',
      resolve: (row) => toMoney(row.ownRevenueSold, row.currency),
    }),
    ownRevenueReturned: t.field({
      ...onlyWith('seesMoney'),
      type: Money,
      nullable: true,
      description: 'Prices of units that came back, in this currency, not converted; null if every price is missing.',
      resolve: (row) => toMoney(row.ownRevenueReturned, row.currency),
    }),
  }),
});

const SalesSortEnum = builder.enumType('SalesSort', {
  description: 'Sort orders of products in sales figures. Unknown figures come last.',
  values: {
    PRODUCT: { value: 'product', description: 'In the order the products were created, oldest first.' },
    UNITS_SOLD: { value: 'units_sold', description: 'By units sold, most first.' },
    REVENUE: { value: 'revenue', description: 'By revenue, highest first. Only for callers with `seesMoney`.' },
    PROFIT: { value: 'profit', description: 'By profit, highest first. Only for callers with `seesMoney`.' },
    PROFIT_AFTER_FEES: {
      value: 'profit_after_fees',
      description: 'By estimated profit after fees, highest first. Only for callers with `seesMoney`.',
    },
  } as const,
});

const SalesByProductConnection = builder.connectionObject(
  { type: SalesByProduct, name: 'SalesByProductConnection', description: 'A page of sales by product.' },
  { name: 'SalesByProductEdge', description: 'Sales of one product on a page.' },
);

/** The sums of a filter; its groups are read by the same filter. */
export interface Analytics extends SalesTotals {
  filter: SalesFilter;
}

/** Reads the sums of a filter; the groups are read only when a client asks for them. */
export async function readAnalytics(sql: SqlOrTx, filter: SalesFilter): Promise<Analytics> {
  return { ...(await readSalesTotals(sql, filter)), filter };
}

const mustSeeMoney = (): Error =>
  badUserInput('Only callers who see money (`Viewer.seesMoney`) can sort by revenue and profit');

const maxFilledDays = 1_100;

async function readSalesByDay(sql: SqlOrTx, filter: SalesFilter, fillDays: boolean): Promise<SalesOfDay[]> {
  if (!fillDays) return listSalesByDay(sql, filter);
  const rows = await listSalesOfEachDay(sql, filter, maxFilledDays + 1);
  if (rows.length <= maxFilledDays) return rows;
  throw badUserInput(`fillDays: at most ${maxFilledDays} days can be filled`);
}

async function readSalesByProduct(sql: SqlOrTx, filter: SalesFilter, request: ReadPageRequest, sort: SalesSort) {
  const page = await listSalesByProduct(sql, filter, request, sort);
  return toConnectionBy(
    (row) => row.productId,
    page,
    request,
    () => countSoldProducts(sql, filter),
  );
}

/** Sales added up. */
export const SalesAnalytics = builder.objectRef<Analytics>('SalesAnalytics').implement({
  description:
    'Sales of a period, at the price and cost at the time of sale. Where a rate, a price or a cost is missing, a sum is null and ' +
    'never a guess.',
  interfaces: [SalesFigures],
  fields: (t) => ({
    revenueByCurrency: t.field({
      ...onlyWith('seesMoney'),
      type: [Money],
      description:
        'Sold minus returned, in each currency of the prices, not converted. Currencies without any price are left out.',
      complexity: { field: 1, multiplier: 5 },
      resolve: async ({ filter }, _args, { sql }) =>
        (await listSalesByCurrency(sql, filter)).flatMap((row) => toMoney(row.ownRevenue, row.currency) ?? []),
    }),
    missingRates: t.exposeStringList('missingRates', {
      description: 'ISO 4217 codes of currencies without an exchange rate on a day of their sales.',
    }),
    missingCosts: t.exposeStringList('missingCosts', {
      description: 'SKUs of products that were sold without a known cost, at most 1,000.',
    }),
    byCurrency: t.field({
      type: [SalesByCurrency],
      description: 'The same figures for each currency of the prices.',
      complexity: { field: 1, multiplier: 5 },
      resolve: ({ filter }, _args, { sql }) => listSalesByCurrency(sql, filter),
    }),
    byMarketplace: t.field({
      type: [SalesByMarketplace],
      description: 'The same figures for each marketplace.',
      complexity: { field: 1, multiplier: 10 },
      resolve: ({ filter }, _args, { sql }) => listSalesByMarketplace(sql, filter),
    }),
    byProduct: t.field({
      type: SalesByProductConnection,
      description: 'The same figures for each product.',
      complexity: pageComplexity,
      args: {
        ...pageArgs,
        sort: t.arg({
          type: SalesSortEnum,
          required: true,
          defaultValue: 'product',
          description: 'Sort order of the products.',
        }),
      },
      resolve: ({ filter }, args, { sql, viewer }) => {
        // The order tells what sold best, and pages through it how much better.
        if (!viewer.seesMoney && args.sort !== 'product' && args.sort !== 'units_sold') throw mustSeeMoney();
        return readSalesByProduct(sql, filter, readPageArgs(args), args.sort);
      },
    }),
  }),
});

builder.objectField(SalesAnalytics, 'byDay', (t) =>
  t.field({
    type: [SalesByDay],
    description: 'The same figures for each business day; days without sales are left out.',
    complexity: { field: 1, multiplier: 31 },
    args: {
      fillDays: t.arg.boolean({
        defaultValue: false,
        description: `true: days without sales are in it too, with zeros: every day of the period, at most ${maxFilledDays}.`,
      }),
    },
    resolve: ({ filter }, { fillDays }, { sql }) => readSalesByDay(sql, filter, fillDays === true),
  }),
);

builder.queryField('salesAnalytics', (t) =>
  t.field({
    type: SalesAnalytics,
    description: 'Sales of whole business days: of every day that the time from `from` until before `to` touches.',
    authScopes: { staff: true },
    args: {
      from: t.arg({ type: 'DateTime', required: true, description: 'A moment of the first day.' }),
      to: t.arg({
        type: 'DateTime',
        required: true,
        description: 'A moment of the last day. The midnight at the end of a day does not include the next day.',
      }),
      marketplace: t.arg.string({ description: 'Code of the marketplace.' }),
      sku: t.arg.string({ description: 'SKU of the product.' }),
      productId: t.arg.id({ description: 'Id of the product.' }),
    },
    resolve: async (_root, args, { sql }) => {
      checkPeriod(args);
      return readAnalytics(sql, {
        period: { from: args.from, to: args.to },
        marketplaceId: await readMarketplaceFilter(sql, args.marketplace),
        productId: await readProductFilter(sql, args),
      });
    },
  }),
);
