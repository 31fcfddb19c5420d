import { countSyncLogs, listSyncLogs, listSyncLogsById, type SyncLog } from '../../db/pushes/sync-logs.ts';
import { builder } from '../base/builder.ts';
import { defineEnum, SyncDirectionEnum, SyncStatusEnum, SyncTypeEnum, TriggerTypeEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';

const SyncCauseEnum = defineEnum('SyncCause', 'What made an exchange with a marketplace happen; more may be added.', {
  event: 'Stock changed: a sale, an order, an adjustment.',
  person: 'A person asked for it.',
  clock: 'It was due.',
});

const causes = { webhook: 'event', manual: 'person', scheduled: 'clock' } as const;

const SyncLogRef = builder.loadableNodeRef<SyncLog | null, string, string, string, SyncLog>('SyncLog', {
  id: { resolve: (log) => log.id },
  load: async (ids: string[], { sql, viewer }) =>
    inOrder(ids, isStaff(viewer) ? await listSyncLogsById(sql, ids) : [], (row) => row.id),
});

SyncLogRef.implement({
  description: 'One exchange with a marketplace that did something.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'With whom.',
      resolve: (row) => String(row.marketplaceId),
    }),
    cause: t.field({
      type: SyncCauseEnum,
      description: 'What made it happen.',
      resolve: ({ triggerType }) => causes[triggerType],
    }),
    triggerType: t.expose('triggerType', {
      type: TriggerTypeEnum,
      description: 'What triggered it.',
      deprecationReason: 'WEBHOOK means any event; use cause.',
    }),
    direction: t.expose('direction', { type: SyncDirectionEnum, description: 'Which way it went.' }),
    syncType: t.expose('syncType', { type: SyncTypeEnum, description: 'What it was about.' }),
    status: t.expose('status', { type: SyncStatusEnum, description: 'How it ended.' }),
    items: t.exposeInt('items', { description: 'How many items it was about.' }),
    calls: t.exposeInt('calls', { description: 'How many HTTP calls it took.' }),
    errorMessage: t.exposeString('errorMessage', { nullable: true, description: 'What went wrong.' }),
    latencyMs: t.exposeInt('latencyMs', {
      nullable: true,
      description: 'Milliseconds from the oldest change in it to the answer.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it ended.' }),
  }),
});

const SyncLogConnection = builder.connectionObject(
  { type: SyncLogRef, name: 'SyncLogConnection', description: 'A page of the sync log.' },
  { name: 'SyncLogEdge', description: 'An exchange on a page.' },
);

builder.queryField('syncLogs', (t) =>
  t.field({
    type: SyncLogConnection,
    description: 'Exchanges with marketplaces, newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      marketplace: t.arg.string({ description: 'Only with the marketplace of this code.' }),
      status: t.arg({ type: SyncStatusEnum, description: 'Only those that ended so.' }),
      triggerType: t.arg({ type: TriggerTypeEnum, description: 'Only those triggered so.' }),
    },
    resolve: async (_root, args, { sql }) => {
      const request = readPageArgs(args);
      const filter = {
        marketplaceId: await readMarketplaceFilter(sql, args.marketplace),
        status: args.status ?? null,
        triggerType: args.triggerType ?? null,
      };
      const page = await listSyncLogs(sql, filter, request);
      return toConnection(page, request, () => countSyncLogs(sql, filter));
    },
  }),
);
