import { countWebhooks, listWebhooks, listWebhooksById, type WebhookRecord } from '../../db/inbox/webhook-history.ts';
import { builder } from '../base/builder.ts';
import { WebhookStatusEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { isStorable } from '../base/inputs.ts';
import { inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { badUserInput } from '../base/refusal.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';
import { readMarketplacesFilter } from '../marketplaces/marketplace-filter.ts';
import { readConnection } from '../reading/connection.ts';
import { onlyWith } from '../rights/rights.ts';
import { EventDecisionKindEnum } from './decision-kind.ts';

export const WebhookRef = builder.loadableNodeRef<WebhookRecord | null, string, string, string, WebhookRecord>(
  'MarketplaceWebhook',
  {
    id: { resolve: (webhook) => webhook.id },
    load: async (ids: string[], { sql, viewer }) =>
      inOrder(ids, isStaff(viewer) ? await listWebhooksById(sql, ids) : [], (row) => row.id),
  },
);

WebhookRef.implement({
  description:
    'A received event: what a marketplace reported, by webhook or notification, or what Ombor read from it; and what became of it.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Marketplace that the event came from.',
      resolve: (row) => String(row.marketplaceId),
    }),
    eventType: t.exposeString('eventType', {
      description:
        'Type of the event, such as `stock.updated` or `order.created`; `unreadable` if it is no valid event.',
    }),
    status: t.expose('status', { type: WebhookStatusEnum, description: 'State of the event.' }),
    errorMessage: t.exposeString('errorMessage', {
      nullable: true,
      description:
        'Why it failed, why nothing changed, or what of it could not be read, in English; null: nothing to add.',
    }),
    note: t.string({
      nullable: true,
      description:
        'Of a PROCESSED event: why it moved nothing, or what it moved, such as "the order is shipped". It is no error, although ' +
        '`errorMessage` has the same text. null: there is nothing to say, or the event is not PROCESSED.',
      resolve: ({ status, errorMessage }) => (status === 'processed' ? errorMessage : null),
    }),
    held: t.exposeBoolean('held', {
      description:
        'true: only `retryWebhooks` with its id applies it. It waits for a decision (FAILED), or it was closed by a poll, a later reading ' +
        'or a person.',
    }),
    cause: t.exposeString('cause', {
      nullable: true,
      description:
        'Why the event waits for a decision, as `Decision.cause`; null: it does not wait, or only its product must be linked.',
    }),
    retryCount: t.exposeInt('retryCount', { description: 'Number of failed attempts so far.' }),
    nextAttemptAt: t.expose('nextAttemptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is retried; null: it is not going to be retried.',
    }),
    processedAt: t.expose('processedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was processed; null: not yet.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the event was received.' }),
  }),
});

builder.objectField(WebhookRef, 'payload', (t) =>
  t.expose('payload', {
    ...onlyWith('seesBuyers'),
    type: 'JSON',
    nullable: true,
    description: 'Body of the event; null if it is not JSON.',
  }),
);

builder.objectField(WebhookRef, 'waitsFor', (t) =>
  t.exposeStringList('waitsFor', {
    nullable: true,
    description:
      'Article numbers and product ids of the marketplace that the event names and that are linked to no product. Link one, and the ' +
      'event is applied automatically. null: it waits for none.',
  }),
);

const WebhookConnection = builder.connectionObject(
  { type: WebhookRef, name: 'MarketplaceWebhookConnection', description: 'A page of received events.' },
  { name: 'MarketplaceWebhookEdge', description: 'An event on a page.' },
);

const ReceivedEventFilterInput = builder.inputType('ReceivedEventFilter', {
  description: 'Filter of received events. An omitted field does not filter; an empty list finds nothing.',
  fields: (t) => ({
    marketplaces: t.stringList({ description: 'Codes of the marketplaces, at most 500.' }),
    decisions: t.field({
      type: [EventDecisionKindEnum],
      description: 'Decisions that the events wait for: the events of a group of `toDecide`.',
    }),
    causes: t.stringList({ description: 'Causes of the events, as in `MarketplaceWebhook.cause`; at most 100.' }),
  }),
});

const maxCauses = 100;

function readCauses(causes: readonly string[] | null | undefined): readonly string[] | null {
  if (causes == null) return null;
  if (causes.length > maxCauses)
    throw badUserInput(`At most ${maxCauses} causes can be named at once, got ${causes.length}`);
  return causes.filter(isStorable);
}

builder.queryField('webhooks', (t) =>
  t.field({
    type: WebhookConnection,
    description: 'Received events, newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      marketplace: t.arg.string({ description: 'Code of the marketplace.' }),
      status: t.arg({ type: WebhookStatusEnum, description: 'State of the events.' }),
      eventType: t.arg.string({ description: 'Type of the events, such as `order.created`.' }),
      held: t.arg.boolean({
        description:
          'true: events that wait for a decision; false: events that `retryWebhooks` by filter includes. Events that a poll counted while ' +
          'webhooks were disabled, and closed events, are in neither. Omitted: all.',
      }),
      since: t.arg({ type: 'DateTime', description: 'Received at this time or later.' }),
      filter: t.arg({
        type: ReceivedEventFilterInput,
        description: 'Further conditions; an event must meet them and the other arguments.',
      }),
    },
    resolve: async (_root, args, { sql }, info) => {
      const request = readPageArgs(args);
      const filter = {
        marketplaceId: await readMarketplaceFilter(sql, args.marketplace),
        status: args.status ?? null,
        eventType: args.eventType ?? null,
        held: args.held ?? null,
        since: args.since ?? null,
        marketplaceIds: await readMarketplacesFilter(sql, args.filter?.marketplaces),
        decisions: args.filter?.decisions ?? null,
        causes: readCauses(args.filter?.causes),
      };
      return readConnection(info, request, {
        rows: (counted) => listWebhooks(sql, filter, request, counted),
        count: () => countWebhooks(sql, filter),
        matchesFew: filter.decisions !== null,
      });
    },
  }),
);
