import {
  listPushLatencies,
  listSyncStates,
  type PushLatency,
  type SyncState,
} from '../../db/marketplaces/sync-state.ts';
import { builder } from '../base/builder.ts';
import { isStaff } from '../base/identity.ts';
import { inOrder, toIntegerKey } from '../base/node-id.ts';
import { badUserInput } from '../base/refusal.ts';
import type { GraphQLContext } from '../context.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';

const maxHours = 24 * 31;

/** How the exchange with a marketplace stands; loaded by the marketplace's key, for staff only. */
const SyncStateType = builder.loadableNodeRef<SyncState | null, string, string, string, SyncState>('SyncState', {
  id: { resolve: (state) => state.marketplaceId },
  load: async (ids: string[], { sql, viewer }) => {
    const keys = ids.map(toIntegerKey);
    return inOrder(keys, isStaff(viewer) ? await listSyncStates(sql, keys) : [], (row) => row.marketplaceId);
  },
});

SyncStateType.implement({
  description: 'How the exchange with a place of sale stands now.',
  fields: (t) => ({
    owed: t.exposeInt('owed', { description: 'Listings whose figure waits to be sent.' }),
    oldestOwedAt: t.expose('oldestOwedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when the first of them waits.',
    }),
    lastSuccessAt: t.expose('lastSuccessAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it last took figures, or a poll of it worked.',
    }),
    lastError: t.exposeString('lastError', {
      nullable: true,
      description: 'What went wrong last, of pushes or polls; null after a success.',
    }),
    lastEventAt: t.expose('lastEventAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it last told something, or a poll of it found something.',
    }),
    callsToday: t.exposeInt('callsToday', { description: 'HTTP calls to it since the business day began.' }),
    callsLeftToday: t.exposeInt('callsLeftToday', {
      nullable: true,
      description: 'What is left of its daily quota; null: it does not say.',
    }),
    unlinkedProducts: t.exposeInt('unlinkedProducts', {
      description: 'Its products with events that wait because they are linked to none of ours.',
    }),
    credentialExpiresAt: t.expose('credentialsExpireAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its credentials end, as it said at the last look; null: it does not say.',
    }),
  }),
});

builder.objectFields(SyncStateType, (t) => ({
  orderIntervalSeconds: t.exposeInt('orderIntervalSeconds', {
    nullable: true,
    description:
      'Seconds from one reading of its orders to the next, as it is now; null: they are not read by the clock.',
  }),
  orderIntervalReason: t.exposeString('orderIntervalReason', {
    nullable: true,
    description: 'Why it is that long: as set, nearly sold out, frequent sales, or few calls left today.',
  }),
  nextOrderPollAt: t.expose('nextOrderPollAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When its orders are read next.',
  }),
}));

const PushLatencyType = builder.objectRef<PushLatency>('PushLatency').implement({
  description:
    'From a change of stock to the answer of the marketplace, of pushes that went well. Of changes sent together the slowest counts.',
  fields: (t) => ({
    pushes: t.exposeInt('pushes', { description: 'How many pushes it is made of.' }),
    p50Ms: t.exposeInt('p50Ms', { description: 'Half were as quick, in ms.' }),
    p95Ms: t.exposeInt('p95Ms', { description: '95 of 100 were as quick, in ms.' }),
    p99Ms: t.exposeInt('p99Ms', { description: '99 of 100 were as quick, in ms.' }),
  }),
});

builder.objectFields(MarketplaceType, (t) => ({
  sync: t.field({
    type: SyncStateType,
    nullable: true,
    description: 'How the exchange with it stands.',
    authScopes: { staff: true },
    resolve: (marketplace) => String(marketplace.id),
  }),
  latency: t.loadable({
    type: PushLatencyType,
    nullable: true,
    byPath: true,
    description: 'How quickly it was told of changes; null: nothing was sent in that time.',
    authScopes: { staff: true },
    args: { hours: t.arg.int({ defaultValue: 24, description: `Of how many hours up to now, at most ${maxHours}.` }) },
    load: async (ids: number[], { sql }: GraphQLContext, { hours }) => {
      const span = hours ?? 24;
      if (span < 1 || span > maxHours) throw badUserInput(`hours must be from 1 to ${maxHours}, not ${span}`);
      return inOrder(ids, await listPushLatencies(sql, ids, span), (row) => row.marketplaceId);
    },
    resolve: (marketplace) => marketplace.id,
  }),
}));

builder.subscriptionField('syncStatusChanged', (t) =>
  t.field({
    type: MarketplaceType,
    description:
      'A place of sale whenever its state changes: after a push or poll that did something, a change of its settings, an alert ' +
      'about it. Quick changes may arrive as one.',
    authScopes: { staff: true },
    args: { marketplace: t.arg.string({ description: 'Only the one with this code; absent: all.' }) },
    subscribe: async (_root, { marketplace }, { sql, changes }) => {
      const id = await readMarketplaceFilter(sql, marketplace);
      const keys = changes.follow('marketplaces');
      return id === null ? keys : filterKey(String(id), keys);
    },
    resolve: (id: string) => id,
  }),
);

/** The events of one key. Not a generator: its `return` would wait for the next key, however late that comes. */
function filterKey(key: string, keys: AsyncIterableIterator<string>): AsyncIterableIterator<string> {
  return {
    async next() {
      for (;;) {
        const next = await keys.next();
        if (next.done || next.value === key) return next;
      }
    },
    return: async () => (await keys.return?.()) ?? { done: true, value: undefined },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
