import { type FirstPush, listFirstPushes } from '../../db/marketplaces/sync-state.ts';
import { builder } from '../base/builder.ts';
import { inOrder } from '../base/node-id.ts';
import type { GraphQLContext } from '../context.ts';
import { SyncStateType } from './sync-state.ts';

const FirstPushType = builder.objectRef<FirstPush>('FirstPush').implement({
  description: 'How far the first sending of figures to a marketplace has come.',
  fields: (t) => ({
    sent: t.exposeInt('sent', { description: 'Number of listings of which a figure was sent and answered.' }),
    total: t.exposeInt('total', { description: 'Number of listings of the marketplace.' }),
    minutesLeft: t.exposeInt('minutesLeft', {
      nullable: true,
      description:
        'Estimated minutes until all are sent, rounded up, at the pace of the last 5 minutes; null: nothing was sent in them, or the marketplace is paused.',
    }),
  }),
});

builder.objectFields(SyncStateType, (t) => ({
  firstPush: t.loadable({
    type: FirstPushType,
    nullable: true,
    description:
      'Progress of the first sending, while there are listings whose figure was never sent; null: there are none.',
    load: async (ids: number[], { sql }: GraphQLContext) =>
      inOrder(ids, await listFirstPushes(sql, ids), (row) => row.marketplaceId),
    resolve: (state) => state.marketplaceId,
  }),
}));
