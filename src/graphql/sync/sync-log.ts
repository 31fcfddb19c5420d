import { countSyncLogs, listSyncLogs, listSyncLogsById, type SyncLog } from '../../db/pushes/sync-logs.ts';
import { builder } from '../base/builder.ts';
import { defineEnum, SyncDirectionEnum, SyncStatusEnum, SyncTypeEnum, TriggerTypeEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';
import { readConnection } from '../reading/connection.ts';

const SyncCauseEnum = defineEnum('SyncCause', 'What can start an exchange with a marketplace.', {
  event: 'Stock changed by an event: a sale, an order, an adjustment.',
  person: 'A person requested it.',
  clock: 'The schedule: a poll, a comparison, a retry.',
});

const causes = { webhook: 'event', manual: 'person', scheduled: 'clock' } as const;

const SyncLogRef = builder.loadableNodeRef<SyncLog | null, string, string, string, SyncLog>('SyncLog', {
  id: { resolve: (log) => log.id },
  load: async (ids: string[], { sql, viewer }) =>
    inOrder(ids, isStaff(viewer) ? await listSyncLogsById(sql, ids) : [], (row) => row.id),
});

SyncLogRef.implement({
  description: 'One exchange with a marketplace in which something was sent or found.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Marketplace of the exchange.',
      resolve: (row) => String(row.marketplaceId),
    }),
    cause: t.field({
      type: SyncCauseEnum,
      description: 'What started the exchange.',
      resolve: ({ triggerType }) => causes[triggerType],
    }),
    triggerType: t.expose('triggerType', {
      type: TriggerTypeEnum,
      description: 'What started the exchange.',
      deprecationReason: 'WEBHOOK means any event; use cause.',
    }),
    direction: t.expose('direction', { type: SyncDirectionEnum, description: 'Direction of the exchange.' }),
    syncType: t.expose('syncType', { type: SyncTypeEnum, description: 'Contents of the exchange.' }),
    status: t.expose('status', { type: SyncStatusEnum, description: 'Result of the exchange.' }),
    items: t.exposeInt('items', { description: 'Number of listings or orders in the exchange.' }),
    calls: t.exposeInt('calls', { description: 'Number of HTTP calls.' }),
    errorMessage: t.exposeString('errorMessage', {
      nullable: true,
      description: 'What went wrong, in English; null: nothing.',
    }),
    latencyMs: t.exposeInt('latencyMs', {
      nullable: true,
      description: "Milliseconds from the oldest change in the exchange to the marketplace's answer; null: not known.",
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the exchange ended.' }),
  }),
});

const SyncLogConnection = builder.connectionObject(
  { type: SyncLogRef, name: 'SyncLogConnection', description: 'A page of exchanges with marketplaces.' },
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
      marketplace: t.arg.string({ description: 'Code of the marketplace.' }),
      status: t.arg({ type: SyncStatusEnum, description: 'Result of the exchanges.' }),
      triggerType: t.arg({ type: TriggerTypeEnum, description: 'What started the exchanges.' }),
    },
    resolve: async (_root, args, { sql }, info) => {
      const request = readPageArgs(args);
      const filter = {
        marketplaceId: await readMarketplaceFilter(sql, args.marketplace),
        status: args.status ?? null,
        triggerType: args.triggerType ?? null,
      };
      return readConnection(info, request, {
        rows: () => listSyncLogs(sql, filter, request),
        count: () => countSyncLogs(sql, filter),
      });
    },
  }),
);
