import { listCallSavings, type MarketplaceCalls } from '../../db/marketplaces/call-savings.ts';
import { builder } from '../base/builder.ts';
import { checkPeriod } from '../base/refusal.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';

const roundsPerDay = 48;
/** Polls every second instead of every 30 minutes. */
const roundsAtEqualFreshness = 1_800;
const promisedShare = 0.05;

const formula =
  'pollingCalls = marketplaces x rounds of 30 minutes x ceil(listings / 50); savedPercent = 100 x (1 - stockCalls / pollingCalls); ' +
  'breakEvenChangesPerDay = 5% of the polling calls of a day / (marketplaces - 1), since a change is sent to every marketplace except its source.';

interface Savings {
  rows: readonly MarketplaceCalls[];
  from: Date;
  to: Date;
}

const sum = (rows: readonly MarketplaceCalls[], of: (row: MarketplaceCalls) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** Percent with one decimal; null: there is nothing to compare with. */
const percentSaved = (made: number, polling: number): number | null =>
  polling === 0 ? null : Math.round((1 - made / polling) * 1_000) / 10;

const MarketplaceSavings = builder.objectRef<MarketplaceCalls>('MarketplaceSavings').implement({
  description: 'Calls to one marketplace, compared with reading it every 30 minutes.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'The marketplace.',
      resolve: (row) => String(row.marketplaceId),
    }),
    listings: t.exposeInt('listings', { description: 'Number of listings of the marketplace.' }),
    stockCalls: t.exposeInt('stockCalls', { description: 'Calls that wrote or read stock figures.' }),
    orderCalls: t.exposeInt('orderCalls', { description: 'Calls that read orders.' }),
    otherCalls: t.exposeInt('otherCalls', { description: 'Other calls: account, catalogue.' }),
    pollingCalls: t.exposeFloat('pollingCalls', {
      description: 'Calls that reading every 30 minutes would have made.',
    }),
    savedPercent: t.float({
      nullable: true,
      description:
        'Percent of calls saved compared with reading every 30 minutes. Negative: more calls were made. Null: there is nothing to compare ' +
        'with.',
      resolve: (row) => percentSaved(row.stockCalls, row.pollingCalls),
    }),
  }),
});

const SyncSavings = builder.objectRef<Savings>('SyncSavings').implement({
  description: 'Calls that wrote or read stock, compared with reading every marketplace every 30 minutes.',
  fields: (t) => ({
    from: t.expose('from', { type: 'DateTime', description: 'Start of the period that was counted.' }),
    to: t.expose('to', { type: 'DateTime', description: 'End of the period that was counted.' }),
    stockCalls: t.int({
      description: 'Calls that wrote or read stock figures.',
      resolve: ({ rows }) => sum(rows, (row) => row.stockCalls),
    }),
    orderCalls: t.int({
      description: 'Calls that read orders. They are counted separately: polling of stock would have needed them too.',
      resolve: ({ rows }) => sum(rows, (row) => row.orderCalls),
    }),
    otherCalls: t.int({
      description: 'Other calls: account, catalogue.',
      resolve: ({ rows }) => sum(rows, (row) => row.otherCalls),
    }),
    pollingCalls: t.float({
      description: 'Calls that reading every 30 minutes would have made.',
      resolve: ({ rows }) => sum(rows, (row) => row.pollingCalls),
    }),
    savedPercent: t.float({
      nullable: true,
      description:
        'Percent of calls saved compared with reading every 30 minutes. Negative: more calls were made. Null: there is nothing to compare ' +
        'with.',
      resolve: ({ rows }) =>
        percentSaved(
          sum(rows, (row) => row.stockCalls),
          sum(rows, (row) => row.pollingCalls),
        ),
    }),
    pollingCallsAtEqualFreshness: t.float({
      description: 'Calls that reading every second, which is equally up to date, would have made.',
      resolve: ({ rows }) => sum(rows, (row) => row.pollingCalls) * roundsAtEqualFreshness,
    }),
    breakEvenChangesPerDay: t.int({
      description: 'Up to this many changes of stock per day, at least 95% of the polling calls are saved.',
      resolve: ({ rows }) => {
        const listed = rows.filter((row) => row.listings > 0);
        const pollingPerDay = sum(listed, (row) => row.callsARound * roundsPerDay);
        return Math.floor((pollingPerDay * promisedShare) / Math.max(1, listed.length - 1));
      },
    }),
    formula: t.string({ description: 'Formulas of the figures, as text.', resolve: () => formula }),
    byMarketplace: t.field({
      type: [MarketplaceSavings],
      description: 'The same figures for each marketplace.',
      complexity: { field: 1, multiplier: 10 },
      resolve: ({ rows }) => [...rows],
    }),
  }),
});

builder.queryField('syncSavings', (t) =>
  t.field({
    type: SyncSavings,
    nullable: true,
    description:
      'Calls to marketplaces in a period, compared with polling, with the formulas and the break-even point.',
    authScopes: { staff: true },
    args: {
      from: t.arg({
        type: 'DateTime',
        required: true,
        description: 'Start of the period: the business day of this moment is included.',
      }),
      to: t.arg({
        type: 'DateTime',
        required: true,
        description: 'End of the period; the business day of this moment is included unless it is midnight.',
      }),
    },
    resolve: async (_root, { from, to }, { sql }) => {
      checkPeriod({ from, to });
      const rows = await listCallSavings(sql, from, to);
      return { rows, from: rows[0]?.begins ?? from, to: rows[0]?.ends ?? to };
    },
  }),
);
