import { listSalesWithoutFee, type SalesWithoutFee } from '../../db/sales/missing-fees.ts';
import { builder } from '../base/builder.ts';
import { Money, toMoney } from '../base/money.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { onlyWith } from '../rights/rights.ts';
import { SalesAnalytics } from './analytics.ts';
import { SalesFigures } from './sales-figures.ts';

builder.interfaceFields(SalesFigures, (t) => ({
  fees: t.field({
    ...onlyWith('seesMoney'),
    type: Money,
    nullable: true,
    description:
      'Estimated fees of the marketplaces, in the base currency: commission, logistics and packing by `marketplaceFees` of each business ' +
      'day. Units without a fee are not in it (`unitsWithoutFee`); null if no unit has one, or an exchange rate is missing.',
    resolve: (row, _args, { baseCurrency }) => toMoney(row.fees, baseCurrency),
  }),
  profitAfterFees: t.field({
    ...onlyWith('seesMoney'),
    type: Money,
    nullable: true,
    description:
      'Estimated profit after fees, in the base currency: `profit` minus `fees`. Taxes, advertising and storage are not in it. Null if ' +
      '`profit` is, or if the fee of any unit is missing.',
    resolve: (row, _args, { baseCurrency }) => toMoney(row.profitAfterFees, baseCurrency),
  }),
  unitsWithoutFee: t.exposeInt('unitsWithoutFee', {
    description: 'Units sold or come back for which no fee is set: they are not in `fees`.',
  }),
}));

const SalesWithoutFeeType = builder.objectRef<SalesWithoutFee>('SalesWithoutFee').implement({
  description: 'Sales at one marketplace for which no fee is set: `setMarketplaceFees` sets one.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'The marketplace.',
      resolve: (row) => String(row.marketplaceId),
    }),
    units: t.exposeInt('units', { description: 'Units sold or come back.' }),
    revenue: t.field({
      ...onlyWith('seesMoney'),
      type: Money,
      nullable: true,
      description: 'Sold minus returned, in the base currency; null if an exchange rate or every price is missing.',
      resolve: (row, _args, { baseCurrency }) => toMoney(row.revenue, baseCurrency),
    }),
    products: t.exposeInt('products', { description: 'Number of products.' }),
    skus: t.exposeStringList('skus', { description: 'SKUs of the products, at most 100.' }),
  }),
});

builder.objectFields(SalesAnalytics, (t) => ({
  missingFees: t.field({
    type: [SalesWithoutFeeType],
    description: 'What no fee is set for, by marketplace.',
    complexity: { field: 1, multiplier: 10 },
    resolve: ({ filter }, _args, { sql }) => listSalesWithoutFee(sql, filter),
  }),
  missingFeeRates: t.exposeStringList('missingFeeRates', {
    description: 'ISO 4217 codes of currencies of fees without an exchange rate on a day of their sales.',
  }),
}));
