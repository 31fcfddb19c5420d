import type { SalesSums } from '../../db/sales/analytics.ts';
import { builder } from '../base/builder.ts';
import { Money, toMoney } from '../base/money.ts';
import { onlyWith } from '../rights/rights.ts';

/** What every sum of sales has, of a period or of one of its groups. */
export const SalesFigures = builder.interfaceRef<SalesSums>('SalesFigures').implement({
  description:
    'What was sold and what came back. Money is in the base currency, converted at the exchange rate of each business day.',
  fields: (t) => ({
    unitsSold: t.exposeInt('unitsSold', { description: 'Units sold.' }),
    unitsReturned: t.exposeInt('unitsReturned', { description: 'Units that came back, by cancellation or return.' }),
    unpricedUnits: t.exposeInt('unpricedUnits', {
      description: 'Units of `unitsSold` without a known price: they are in no sum of money.',
    }),
    revenueSold: t.field({
      ...onlyWith('seesMoney'),
      type: Money,
      nullable: true,
      description: 'Prices of units sold, in the base currency; null if an exchange rate or every price is missing.',
      resolve: (row, _args, { baseCurrency }) => toMoney(row.revenueSold, baseCurrency),
    }),
    revenueReturned: t.field({
      ...onlyWith('seesMoney'),
      type: Money,
      nullable: true,
      description:
        'Prices of units that came back, in the base currency; null if an exchange rate or every price is missing.',
      resolve: (row, _args, { baseCurrency }) => toMoney(row.revenueReturned, baseCurrency),
    }),
    revenue: t.field({
      ...onlyWith('seesMoney'),
      type: Money,
      nullable: true,
      description: 'Sold minus returned, in the base currency; null if an exchange rate or every price is missing.',
      resolve: (row, _args, { baseCurrency }) => toMoney(row.revenue, baseCurrency),
    }),
    profit: t.field({
      ...onlyWith('seesMoney'),
      type: Money,
      nullable: true,
      description:
        'Gross profit in the base currency: (price - cost) x units, before fees; null if an exchange rate, a cost or a price is missing.',
      resolve: (row, _args, { baseCurrency }) => toMoney(row.profit, baseCurrency),
    }),
  }),
});
