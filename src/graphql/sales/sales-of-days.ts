import { builder } from '../base/builder.ts';
import { checkPeriod } from '../base/refusal.ts';
import { readProductFilter } from '../catalog/product-filter.ts';
import { readMarketplaceFilter } from '../marketplaces/marketplace.ts';
import { readAnalytics, SalesAnalytics } from './analytics.ts';

export const DateRangeInput = builder.inputType('DateRange', {
  description: 'A span of days. Both ends belong to it.',
  fields: (t) => ({
    from: t.field({ type: 'Date', required: true, description: 'The first day.' }),
    to: t.field({ type: 'Date', required: true, description: 'The last day.' }),
  }),
});

builder.queryField('sales', (t) =>
  t.field({
    type: SalesAnalytics,
    nullable: true,
    description:
      'Sales of business days, in the time zone of the shop (`shop { timeZone today }`). The same figures as `salesAnalytics`, without ' +
      'times to be computed.',
    authScopes: { staff: true },
    args: {
      days: t.arg({ type: DateRangeInput, required: true, description: 'First and last day of the period.' }),
      marketplace: t.arg.string({ description: 'Only of the marketplace with this code.' }),
      sku: t.arg.string({ description: 'Only of the product with this SKU.' }),
      productId: t.arg.id({ description: 'Only of the product with this id.' }),
    },
    resolve: async (_root, args, { sql }) => {
      checkPeriod(args.days);
      return readAnalytics(sql, {
        period: { firstDay: args.days.from, lastDay: args.days.to },
        marketplaceId: await readMarketplaceFilter(sql, args.marketplace),
        productId: await readProductFilter(sql, args),
      });
    },
  }),
);
