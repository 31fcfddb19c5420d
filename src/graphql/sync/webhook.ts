import { countWebhooks, listWebhooks, listWebhooksById, type WebhookRecord } from '../../db/inbox/webhook-history.ts';
import { builder } from '../base/builder.ts';
import { WebhookStatusEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { isStorable } from '../base/inputs.ts';
import { inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';
import { badUserInput } from '../base/refusal.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';
import { readMarketplacesFilter } from '../marketplaces/marketplace-filter.ts';
import { EventDecisionKindEnum } from './decision-kind.ts';

const WebhookRef = builder.loadableNodeRef<WebhookRecord | null, string, string, string, WebhookRecord>(
  'MarketplaceWebhook',
  {
    id: { resolve: (webhook) => webhook.id },
    load: async (ids: string[], { sql, viewer }) =>
      inOrder(ids, isStaff(viewer) ? await listWebhooksById(sql, ids) : [], (row) => row.id),
  },
);

WebhookRef.implement({
  description: 'An event that a marketplace told us, and what became of it.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Who told it.',
      resolve: (row) => String(row.marketplaceId),
    }),
    eventType: t.exposeString('eventType', {
      description: 'stock.updated, order.created, ...; unreadable: no valid event.',
    }),
    payload: t.expose('payload', { type: 'JSON', nullable: true, description: 'The body; null when it is no JSON.' }),
    status: t.expose('status', { type: WebhookStatusEnum, description: 'How far it has come.' }),
    errorMessage: t.exposeString('errorMessage', {
      nullable: true,
      description: 'Why it failed, why nothing moved, or what of it could not be read.',
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
        'true: only a replay by its id releases it. It waits for your decision (FAILED), or a poll, a later reading or a person closed it.',
    }),
    cause: t.exposeString('cause', {
      nullable: true,
      description:
        'Why it waits for your decision, as `Decision.cause`; null: it does not wait, or for a link of its product.',
    }),
    retryCount: t.exposeInt('retryCount', { description: 'How many times it was tried in vain.' }),
    nextAttemptAt: t.expose('nextAttemptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is tried again.',
    }),
    processedAt: t.expose('processedAt', { type: 'DateTime', nullable: true, description: 'When it was processed.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it arrived.' }),
  }),
});

const WebhookConnection = builder.connectionObject(
  { type: WebhookRef, name: 'MarketplaceWebhookConnection', description: 'A page of received events.' },
  { name: 'MarketplaceWebhookEdge', description: 'An event on a page.' },
);

const ReceivedEventFilterInput = builder.inputType('ReceivedEventFilter', {
  description: 'Which received events. What is absent does not filter; an empty list finds nothing.',
  fields: (t) => ({
    marketplaces: t.stringList({ description: 'Of the marketplaces with these codes, at most 500.' }),
    decisions: t.field({
      type: [EventDecisionKindEnum],
      description: 'Waiting for one of these decisions: the events of a group of `toDecide`.',
    }),
    causes: t.stringList({ description: 'With one of these causes, as `cause` names them; at most 100.' }),
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
    description: 'Received events, newest first: history, retries and debugging record in one.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      marketplace: t.arg.string({ description: 'Only of the marketplace with this code.' }),
      status: t.arg({ type: WebhookStatusEnum, description: 'Only in this status.' }),
      eventType: t.arg.string({ description: 'Only of this event, such as order.created.' }),
      held: t.arg.boolean({
        description:
          'true: only those that wait for your decision; false: only those that a replay by filter passes on. In neither: what polls counted while webhooks were disabled, and what is closed.',
      }),
      since: t.arg({ type: 'DateTime', description: 'Only those that arrived then or later.' }),
      filter: t.arg({
        type: ReceivedEventFilterInput,
        description: 'Which of them; absent: all. It applies together with the other arguments.',
      }),
    },
    resolve: async (_root, args, { sql }) => {
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
      const page = await listWebhooks(sql, filter, request);
      return toConnection(page, request, () => countWebhooks(sql, filter));
    },
  }),
);
