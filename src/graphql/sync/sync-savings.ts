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
  description: 'Calls to one marketplace beside what polling would have made.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Which one.',
      resolve: (row) => String(row.marketplaceId),
    }),
    listings: t.exposeInt('listings', { description: 'Its listings.' }),
    stockCalls: t.exposeInt('stockCalls', { description: 'Calls that set or read figures.' }),
    orderCalls: t.exposeInt('orderCalls', { description: 'Calls that watched its orders.' }),
    otherCalls: t.exposeInt('otherCalls', { description: 'Other calls: account, catalogue.' }),
    pollingCalls: t.exposeFloat('pollingCalls', { description: 'What reading it every 30 minutes would have made.' }),
    savedPercent: t.float({
      nullable: true,
      description: 'How many of 100 polling calls were saved; negative: more were made; null: nothing to compare with.',
      resolve: (row) => percentSaved(row.stockCalls, row.pollingCalls),
    }),
  }),
});

const SyncSavings = builder.objectRef<Savings>('SyncSavings').implement({
  description: 'Calls that set or read stock, beside what reading every marketplace every 30 minutes would have made.',
  fields: (t) => ({
    from: t.expose('from', { type: 'DateTime', description: 'Where the period begins that was counted.' }),
    to: t.expose('to', { type: 'DateTime', description: 'Where it ends.' }),
    stockCalls: t.int({
      description: 'Calls that set or read figures.',
      resolve: ({ rows }) => sum(rows, (row) => row.stockCalls),
    }),
    orderCalls: t.int({
      description: 'Calls that watched orders, counted apart: polling of stock would have needed them too.',
      resolve: ({ rows }) => sum(rows, (row) => row.orderCalls),
    }),
    otherCalls: t.int({
      description: 'Other calls: account, catalogue.',
      resolve: ({ rows }) => sum(rows, (row) => row.otherCalls),
    }),
    pollingCalls: t.float({
      description: 'What polling every 30 minutes would have made.',
      resolve: ({ rows }) => sum(rows, (row) => row.pollingCalls),
    }),
    savedPercent: t.float({
      nullable: true,
      description: 'How many of 100 of those were saved; negative: more were made; null: nothing to compare with.',
      resolve: ({ rows }) =>
        percentSaved(
          sum(rows, (row) => row.stockCalls),
          sum(rows, (row) => row.pollingCalls),
        ),
    }),
    pollingCallsAtEqualFreshness: t.float({
      description: 'What polling every second would have made, which would be as fresh.',
      resolve: ({ rows }) => sum(rows, (row) => row.pollingCalls) * roundsAtEqualFreshness,
    }),
    breakEvenChangesPerDay: t.int({
      description: 'Up to so many changes of stock a day at least 95% of the polling calls are saved.',
      resolve: ({ rows }) => {
        const listed = rows.filter((row) => row.listings > 0);
        const pollingPerDay = sum(listed, (row) => row.callsARound * roundsPerDay);
        return Math.floor((pollingPerDay * promisedShare) / Math.max(1, listed.length - 1));
      },
    }),
    formula: t.string({ description: 'How these figures are made.', resolve: () => formula }),
    byMarketplace: t.field({
      type: [MarketplaceSavings],
      description: 'The same by marketplace.',
      complexity: { field: 1, multiplier: 10 },
      resolve: ({ rows }) => [...rows],
    }),
  }),
});

builder.queryField('syncSavings', (t) =>
  t.field({
    type: SyncSavings,
    description: 'Calls made beside what polling would have made, with the formula and the break-even.',
    authScopes: { staff: true },
    args: {
      from: t.arg({ type: 'DateTime', required: true, description: 'From the business day of this moment.' }),
      to: t.arg({ type: 'DateTime', required: true, description: 'To the business day before or of this moment.' }),
    },
    resolve: async (_root, { from, to }, { sql }) => {
      checkPeriod({ from, to });
      const rows = await listCallSavings(sql, from, to);
      return { rows, from: rows[0]?.begins ?? from, to: rows[0]?.ends ?? to };
    },
  }),
);
