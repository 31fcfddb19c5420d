import {
  countSoldProducts,
  listSalesBy,
  listSalesByProduct,
  readSalesTotals,
  type SalesFilter,
  type SalesGroup,
  type SalesTotals,
} from '../db/analytics.ts';
import { findMarketplace } from '../db/marketplaces.ts';
import { findProductIds } from '../db/products.ts';
import { badUserInput, builder } from './builder.ts';
import { MarketplaceType } from './marketplace.ts';
import { Money, toMoney } from './money.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from './page.ts';
import { ProductType } from './product.ts';

const grouped = {
  unitsSold: 'Units sold.',
  revenue: 'Prices of what was sold less what came back, in the base currency; null when a rate is missing.',
  profit: '(price - cost) x units, before fees, in the base currency; null when a rate, a cost or a price is missing.',
};

const SalesByMarketplace = builder.objectRef<SalesGroup>('SalesByMarketplace').implement({
  description: 'Sales of one place.',
  fields: (t) => ({
    marketplace: t.field({ type: MarketplaceType, description: 'Where.', resolve: (row) => String(row.marketplaceId) }),
    unitsSold: t.exposeInt('unitsSold', { description: grouped.unitsSold }),
    revenue: t.field({
      type: Money,
      nullable: true,
      description: grouped.revenue,
      resolve: (row, _a, c) => toMoney(row.revenue, c.baseCurrency),
    }),
    profit: t.field({
      type: Money,
      nullable: true,
      description: grouped.profit,
      resolve: (row, _a, c) => toMoney(row.profit, c.baseCurrency),
    }),
  }),
});

const SalesByProduct = builder.objectRef<SalesGroup>('SalesByProduct').implement({
  description: 'Sales of one product.',
  fields: (t) => ({
    product: t.field({ type: ProductType, description: 'What.', resolve: (row) => String(row.productId) }),
    unitsSold: t.exposeInt('unitsSold', { description: grouped.unitsSold }),
    revenue: t.field({
      type: Money,
      nullable: true,
      description: grouped.revenue,
      resolve: (row, _a, c) => toMoney(row.revenue, c.baseCurrency),
    }),
    profit: t.field({
      type: Money,
      nullable: true,
      description: grouped.profit,
      resolve: (row, _a, c) => toMoney(row.profit, c.baseCurrency),
    }),
  }),
});

const SalesByDay = builder.objectRef<SalesGroup>('SalesByDay').implement({
  description: 'Sales of one business day.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: "The day in the business's time zone.", resolve: (row) => row.day }),
    unitsSold: t.exposeInt('unitsSold', { description: grouped.unitsSold }),
    revenue: t.field({
      type: Money,
      nullable: true,
      description: grouped.revenue,
      resolve: (row, _a, c) => toMoney(row.revenue, c.baseCurrency),
    }),
    profit: t.field({
      type: Money,
      nullable: true,
      description: grouped.profit,
      resolve: (row, _a, c) => toMoney(row.profit, c.baseCurrency),
    }),
  }),
});

const SalesByProductConnection = builder.connectionObject(
  { type: SalesByProduct, name: 'SalesByProductConnection', description: 'A page of sales by product.' },
  { name: 'SalesByProductEdge', description: 'Sales of a product on a page.' },
);

const SalesAnalytics = builder.objectRef<{ filter: SalesFilter; totals: SalesTotals }>('SalesAnalytics').implement({
  description: 'Sales added up at the price and cost of their moment. What is missing is said, never guessed.',
  fields: (t) => ({
    unitsSold: t.int({ description: 'Units sold.', resolve: ({ totals }) => totals.unitsSold }),
    unitsReturned: t.int({
      description: 'Units that came back by cancellation or return.',
      resolve: ({ totals }) => totals.unitsReturned,
    }),
    unpricedUnits: t.int({
      description: 'Of unitsSold, those without a known price.',
      resolve: ({ totals }) => totals.unpricedUnits,
    }),
    revenue: t.field({
      type: Money,
      nullable: true,
      description: grouped.revenue,
      resolve: ({ totals }, _args, { baseCurrency }) => toMoney(totals.revenue, baseCurrency),
    }),
    profit: t.field({
      type: Money,
      nullable: true,
      description: grouped.profit,
      resolve: ({ totals }, _args, { baseCurrency }) => toMoney(totals.profit, baseCurrency),
    }),
    revenueByCurrency: t.field({
      type: [Money],
      description: 'Revenue in each currency as it was earned.',
      resolve: ({ totals }) =>
        totals.revenueByCurrency.map(({ amount, currency }) => ({ amount, currencyCode: currency })),
    }),
    missingRates: t.stringList({
      description: 'Currencies without a rate to the base currency.',
      resolve: ({ totals }) => totals.missingRates,
    }),
    missingCosts: t.stringList({
      description: 'SKUs sold without a known cost.',
      resolve: ({ totals }) => totals.missingCosts,
    }),
    byMarketplace: t.field({
      type: [SalesByMarketplace],
      description: 'The same by place of sale.',
      complexity: { field: 1, multiplier: 10 },
      resolve: ({ filter }, _args, { sql }) => listSalesBy(sql, 'marketplace', filter),
    }),
    byProduct: t.field({
      type: SalesByProductConnection,
      description: 'The same by product.',
      complexity: pageComplexity,
      args: { ...pageArgs },
      resolve: async ({ filter }, args, { sql }) => {
        const request = readPageArgs(args);
        const page = await listSalesByProduct(sql, filter, request);
        return toConnection(
          page,
          request,
          (row) => row.productId,
          () => countSoldProducts(sql, filter),
        );
      },
    }),
    byDay: t.field({
      type: [SalesByDay],
      description: 'The same by business day; days without sales are left out.',
      complexity: { field: 1, multiplier: 31 },
      resolve: ({ filter }, _args, { sql }) => listSalesBy(sql, 'day', filter),
    }),
  }),
});

builder.queryField('salesAnalytics', (t) =>
  t.field({
    type: SalesAnalytics,
    description: 'Sales of whole business days: from the day of `from` to the day of `to`, both included.',
    authScopes: { staff: true },
    args: {
      from: t.arg({ type: 'DateTime', required: true, description: 'A moment of the first day.' }),
      to: t.arg({ type: 'DateTime', required: true, description: 'A moment of the last day.' }),
      marketplace: t.arg.string({ description: 'Only of the marketplace with this code.' }),
      sku: t.arg.string({ description: 'Only of the product with this SKU.' }),
    },
    resolve: async (_root, args, { sql }) => {
      if (args.to < args.from) throw badUserInput('to lies before from');
      const filter = {
        from: args.from,
        to: args.to,
        marketplaceId: args.marketplace == null ? null : ((await findMarketplace(sql, args.marketplace))?.id ?? 0),
        productId: args.sku == null ? null : ((await findProductIds(sql, [args.sku])).get(args.sku) ?? 0),
      };
      return { filter, totals: await readSalesTotals(sql, filter) };
    },
  }),
);
