import { z } from 'zod';
import type { SqlOrTx } from '../../db/client.ts';
import { dismissWebhooks } from '../../db/inbox/dismissals.ts';
import {
  listUnknownWebhooks,
  matchWebhooks,
  type ReplayFilter,
  replayWebhooks,
} from '../../db/inbox/webhook-replay.ts';
import { getMarketplace } from '../../db/marketplaces/marketplaces.ts';
import { IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { WebhookStatusEnum } from '../base/enums.ts';
import { check, note } from '../base/inputs.ts';
import { encodeNodeId, findKey } from '../base/node-id.ts';
import { complete, idempotencyKeyField, once } from '../mutations/once.ts';

const maxIds = 1_000;

const RetryWebhooksInput = builder.inputType('RetryWebhooksInput', {
  description:
    'Received events to queue again: single ones by their ids, or all that match the other fields. Held events are queued only by ' +
    'their ids.',
  fields: (t) => ({
    ids: t.idList({
      description:
        `Ids of the events, in any state, at most ${maxIds}. A held event is released: you decide that it counts, although a guard holds ` +
        'it, or a count or a poll may include it.',
    }),
    marketplace: t.string({ description: 'Code of the marketplace.' }),
    status: t.field({
      type: WebhookStatusEnum,
      defaultValue: 'failed',
      description: 'State of the events; null: any. Ignored if `ids` is sent.',
    }),
    since: t.field({ type: 'DateTime', description: 'Received at this time or later.' }),
    dryRun: t.boolean({
      defaultValue: false,
      description: 'true: the events are only counted. The idempotency key is not used.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const RetryWebhooksPayload = builder
  .objectRef<{ matched: number; held: number; queued: number }>('RetryWebhooksPayload')
  .implement({
    description: 'Number of events that were found and queued.',
    fields: (t) => ({
      matched: t.exposeInt('matched', { description: 'Events that match, without the held ones.' }),
      held: t.exposeInt('held', {
        description:
          'Further events that match, but were skipped, because only their ids may release them: a guard holds them, or a count, a poll or ' +
          'another sale signal may have counted them. `webhooks(held: true)` lists them.',
      }),
      queued: t.exposeInt('queued', {
        description: 'Events that were queued again: 0 for a dry run; events that already wait are not counted.',
      }),
    }),
  });

const idsSchema = z.object({ ids: z.array(z.string()).max(maxIds, `at most ${maxIds} at once`).nullish() });

const dismissalSchema = idsSchema.extend({ reason: note.nullish() });

async function readFilter(sql: SqlOrTx, input: typeof RetryWebhooksInput.$inferInput): Promise<ReplayFilter> {
  const { ids } = check(idsSchema, { ids: input.ids });
  const marketplace =
    input.marketplace == null ? null : await getMarketplace(sql, input.marketplace, ['input', 'marketplace']);
  return {
    ids: ids ? await readKeys(ids, sql) : null,
    marketplaceId: marketplace?.id ?? null,
    status: input.status ?? null,
    since: input.since ?? null,
  };
}

async function readKeys(ids: string[], sql: SqlOrTx): Promise<string[]> {
  const keys = ids.map((id) => findKey(id, 'MarketplaceWebhook'));
  const invalid = ids.filter((_id, index) => keys[index] === undefined);
  const known = keys.filter((key) => key !== undefined);
  const missing = (await listUnknownWebhooks(sql, known)).map((key) => encodeNodeId('MarketplaceWebhook', key));
  if (invalid.length + missing.length > 0) {
    throw new NotFoundError('Webhook', ['input', 'ids'], [...invalid, ...missing]);
  }
  return known;
}

async function replay(sql: SqlOrTx, input: typeof RetryWebhooksInput.$inferInput, actor: string) {
  const filter = await readFilter(sql, input);
  const match = await matchWebhooks(sql, filter);
  const queued = input.dryRun ? 0 : await replayWebhooks(sql, filter, match, { actor });
  return { matched: match.matched, held: match.held, queued };
}

builder.mutationField('retryWebhooks', (t) =>
  t.field({
    type: RetryWebhooksPayload,
    description:
      'Queues received events again after their cause is fixed, such as a missing link. What an event has applied before is not applied ' +
      'a second time. Events that have just arrived come first.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: {
        name: 'RetryWebhooksResult',
        description: 'Number of events, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: RetryWebhooksInput, required: true, description: 'The events to queue.' }) },
    resolve: async (_root, { input }, context, info) => {
      const { actor } = context.viewer;
      if (input.dryRun) return replay(context.sql, input, actor);
      if (input.idempotencyKey != null) return once(context, info, input, (tx) => replay(tx, input, actor));
      // Without a key many rows are queued in several transactions, so that none of them locks rows for long.
      const result = await replay(context.sql, input, actor);
      complete(context, info);
      return result;
    },
  }),
);

const DismissWebhooksInput = builder.inputType('DismissWebhooksInput', {
  description: 'Failed events that must not change stock.',
  fields: (t) => ({
    ids: t.idList({
      required: true,
      description: `Ids of the events, at most ${maxIds}. Events that did not fail are unchanged.`,
    }),
    reason: t.string({
      description:
        'Why they must not count, at most 2,000 characters. It stands in `note` of the events and in the audit log.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const DismissWebhooksPayload = builder.objectRef<{ dismissed: number }>('DismissWebhooksPayload').implement({
  description: 'Number of events that were dismissed.',
  fields: (t) => ({
    dismissed: t.exposeInt('dismissed', { description: 'Failed events that are closed now.' }),
  }),
});

builder.mutationField('dismissWebhooks', (t) =>
  t.field({
    type: DismissWebhooksPayload,
    nullable: true,
    description:
      'Closes failed events that must not change stock: a guard held a figure that was not a sale, a count includes the event, or its ' +
      'body is invalid. Their status becomes PROCESSED, and `errorMessage` says who decided it and why. If a figure was held, the target figure ' +
      'is sent to its listing.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: {
        name: 'DismissWebhooksResult',
        description: 'Number of events, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: DismissWebhooksInput, required: true, description: 'The events to close.' }) },
    resolve: async (_root, { input }, context, info) => {
      const { ids, reason } = check(dismissalSchema, { ids: input.ids, reason: input.reason });
      const dismissed = await once(context, info, input, async (tx) =>
        dismissWebhooks(tx, await readKeys(ids ?? [], tx), context.viewer.actor, reason?.trim() || null),
      );
      return { dismissed };
    },
  }),
);
