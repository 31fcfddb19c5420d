import {
  listCorrectionsKnownIn,
  listCorrectionsOf,
  listSalesMonths,
  type MonthCorrection,
  type MonthSums,
  type SalesMonth,
} from '../../db/sales/months.ts';
import { builder } from '../base/builder.ts';
import { Money, toMoney } from '../base/money.ts';
import { badUserInput } from '../base/refusal.ts';
import { onlyWith } from '../rights/rights.ts';

export const MonthFigures = builder.interfaceRef<MonthSums>('MonthFigures').implement({
  description:
    'Sales of a month, in the base currency of then. Amounts are sums of what is known; units for which something is not known are ' +
    'counted beside them. Of a correction every figure is a difference to what was known before.',
  fields: (t) => ({
    unitsSold: t.exposeInt('unitsSold', { description: 'Units sold.' }),
    unitsReturned: t.exposeInt('unitsReturned', { description: 'Units that came back, by cancellation or return.' }),
    unitsWithoutPrice: t.exposeInt('unitsWithoutPrice', {
      description: 'Units sold or come back whose price is not known: not in `revenue`.',
    }),
    unitsWithoutCost: t.exposeInt('unitsWithoutCost', {
      description: 'Units sold or come back whose cost is not known: not in `cost`.',
    }),
    unitsWithoutFee: t.exposeInt('unitsWithoutFee', {
      description: 'Units sold or come back whose fee is not known: not in `fees`.',
    }),
  }),
});

const money = { ...onlyWith('seesMoney'), type: Money, nullable: true } as const;
builder.interfaceFields(MonthFigures, (t) => ({
  revenue: t.field({
    ...money,
    description: 'Sold minus returned.',
    resolve: (row) => toMoney(row.revenue, row.currency),
  }),
  cost: t.field({
    ...money,
    description: 'Cost of what was sold minus what came back.',
    resolve: (row) => toMoney(row.cost, row.currency),
  }),
  fees: t.field({
    ...money,
    description: 'Estimated fees of the marketplaces.',
    resolve: (row) => toMoney(row.fees, row.currency),
  }),
  profit: t.field({
    ...money,
    description: 'Profit before fees: `revenue` minus `cost`; null if a price or a cost is not known.',
    resolve: (row) => toMoney(row.profit, row.currency),
  }),
  profitAfterFees: t.field({
    ...money,
    description: 'Estimated profit after fees: `profit` minus `fees`; null if a price, a cost or a fee is not known.',
    resolve: (row) => toMoney(row.profitAfterFees, row.currency),
  }),
}));

const MonthCorrectionType = builder.objectRef<MonthCorrection>('MonthCorrection').implement({
  description:
    'What became known of a closed month in a later one: late cancellations and returns, changed exchange rates and fees.',
  interfaces: [MonthFigures],
  fields: (t) => ({
    month: t.expose('month', { type: 'Date', description: 'First day of the month that is corrected.' }),
    knownIn: t.expose('knownIn', { type: 'Date', description: 'First day of the month in which it became known.' }),
  }),
});

export const SalesMonthType = builder.objectRef<SalesMonth>('SalesMonth').implement({
  description:
    'A month of sales. Closed: the figures as they were when it was closed, which do not change. Open: the figures as they are now.',
  interfaces: [MonthFigures],
  fields: (t) => ({
    month: t.expose('month', { type: 'Date', description: 'First day of the month.' }),
    ended: t.exposeBoolean('ended', { description: 'Whether the month is over: then it can be closed.' }),
    closedAt: t.expose('closedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was closed; null: open.',
    }),
    closedBy: t.exposeString('closedBy', { nullable: true, description: 'Who closed it, as text; null: open.' }),
    corrections: t.loadableList({
      type: MonthCorrectionType,
      description: 'What became known in this month of earlier, closed months, one line per month.',
      load: async (months: string[], { sql }) => {
        const found = Map.groupBy(await listCorrectionsKnownIn(sql, months), ({ knownIn }) => knownIn);
        return months.map((month) => found.get(month) ?? []);
      },
      resolve: ({ month }) => month,
    }),
    laterCorrections: t.loadableList({
      type: MonthCorrectionType,
      description: 'What became known of this month after it was closed, one line per month in which it did.',
      load: async (months: string[], { sql }) => {
        const found = Map.groupBy(await listCorrectionsOf(sql, months), ({ month }) => month);
        return months.map((month) => found.get(month) ?? []);
      },
      resolve: ({ month }) => month,
    }),
  }),
});

const maxMonths = 36;

builder.queryField('salesMonths', (t) =>
  t.field({
    type: [SalesMonthType],
    nullable: true,
    description: 'Months of sales, newest first, from the present month back to the first sale.',
    authScopes: { staff: true },
    complexity: { field: 1, multiplier: maxMonths },
    args: {
      first: t.arg.int({ defaultValue: 13, description: `How many months, 1 to ${maxMonths}.` }),
      before: t.arg({ type: 'Date', description: 'First day of a month: only earlier months.' }),
    },
    resolve: (_root, { first, before }, { sql }) => {
      const count = first ?? 13;
      if (count < 1 || count > maxMonths) throw badUserInput(`first: must be 1 to ${maxMonths}, got ${count}`);
      return listSalesMonths(sql, count, before ?? null);
    },
  }),
);
