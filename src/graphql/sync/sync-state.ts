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
import { followKey } from '../changes/one-key.ts';
import type { GraphQLContext } from '../context.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';

const maxHours = 24 * 31;

/** How the exchange with a marketplace stands; loaded by the marketplace's key, for staff only. */
export const SyncStateType = builder.loadableNodeRef<SyncState | null, string, string, string, SyncState>('SyncState', {
  id: { resolve: (state) => state.marketplaceId },
  load: async (ids: string[], { sql, viewer }) => {
    const keys = ids.map(toIntegerKey);
    return inOrder(keys, isStaff(viewer) ? await listSyncStates(sql, keys) : [], (row) => row.marketplaceId);
  },
});

SyncStateType.implement({
  description: 'State of the exchange with a marketplace now.',
  fields: (t) => ({
    owed: t.exposeInt('owed', { description: 'Number of listings whose figure waits to be sent.' }),
    oldestOwedAt: t.expose('oldestOwedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when the oldest of the waiting figures waits; null: none waits.',
    }),
    lastSuccessAt: t.expose('lastSuccessAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the marketplace last accepted figures, or a poll succeeded; null: never.',
    }),
    lastError: t.exposeString('lastError', {
      nullable: true,
      description: 'Last error of a push or poll, in English; null after a success.',
    }),
    lastEventAt: t.expose('lastEventAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the marketplace last reported something, or a poll found something; null: never.',
    }),
    callsToday: t.exposeInt('callsToday', {
      description: 'HTTP calls to the marketplace since the business day began.',
    }),
    callsLeftToday: t.exposeInt('callsLeftToday', {
      nullable: true,
      description: "Calls left in the marketplace's daily quota; null: it reports no quota.",
    }),
    unlinkedProducts: t.exposeInt('unlinkedProducts', {
      description:
        'Number of articles of the marketplace with events that wait because they are not linked to a product.',
    }),
    credentialExpiresAt: t.expose('credentialsExpireAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the credentials expire, as the marketplace last reported; null: not reported.',
    }),
  }),
});

builder.objectFields(SyncStateType, (t) => ({
  orderIntervalSeconds: t.exposeInt('orderIntervalSeconds', {
    nullable: true,
    description:
      "Seconds between two readings of the marketplace's orders, as it is now; null: they are not read on schedule.",
  }),
  orderIntervalReason: t.exposeString('orderIntervalReason', {
    nullable: true,
    description:
      'Why `orderIntervalSeconds` is as long as it is, in English: as set, nearly sold out, frequent sales, or few calls left today.',
  }),
  nextOrderPollAt: t.expose('nextOrderPollAt', {
    type: 'DateTime',
    nullable: true,
    description: "When the marketplace's orders are read next; null: they are not read on schedule.",
  }),
}));

const PushLatencyType = builder.objectRef<PushLatency>('PushLatency').implement({
  description:
    "Time from a stock change to the marketplace's confirmation, of successful pushes. If several changes go out in one call, the " +
    'oldest is measured.',
  fields: (t) => ({
    pushes: t.exposeInt('pushes', { description: 'Number of pushes that were measured.' }),
    p50Ms: t.exposeInt('p50Ms', {
      description:
        "Milliseconds from a stock change to the marketplace's confirmation: half of the pushes were this fast or faster.",
    }),
    p95Ms: t.exposeInt('p95Ms', {
      description:
        "Milliseconds from a stock change to the marketplace's confirmation: 95 of 100 pushes were this fast or faster.",
    }),
    p99Ms: t.exposeInt('p99Ms', {
      description:
        "Milliseconds from a stock change to the marketplace's confirmation: 99 of 100 pushes were this fast or faster.",
    }),
  }),
});

builder.objectFields(MarketplaceType, (t) => ({
  sync: t.field({
    type: SyncStateType,
    nullable: true,
    description: 'State of the exchange with the marketplace.',
    authScopes: { staff: true },
    resolve: (marketplace) => String(marketplace.id),
  }),
  latency: t.loadable({
    type: PushLatencyType,
    nullable: true,
    byPath: true,
    description: 'How fast changes of stock reached the marketplace; null: nothing was sent in that period.',
    authScopes: { staff: true },
    args: {
      hours: t.arg.int({ defaultValue: 24, description: `Length of the period in hours up to now, 1 to ${maxHours}.` }),
    },
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
      'Each marketplace whose state changed: after a push or poll that did something, a change of its settings, or an alert about it. ' +
      'Quick changes may arrive as one event. After a lost connection read `marketplaces` again.',
    authScopes: { staff: true },
    args: { marketplace: t.arg.string({ description: 'Code of the marketplace. Omitted: all.' }) },
    subscribe: async (_root, { marketplace }, { sql, changes }) => {
      const id = await readMarketplaceFilter(sql, marketplace);
      const keys = changes.follow('marketplaces');
      return id === null ? keys : followKey(String(id), keys);
    },
    resolve: (id: string) => id,
  }),
);
