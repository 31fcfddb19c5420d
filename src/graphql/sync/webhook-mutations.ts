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
import { check } from '../base/inputs.ts';
import { encodeNodeId, findKey } from '../base/node-id.ts';
import { complete, idempotencyKeyField, once } from '../mutations/once.ts';

const maxIds = 1_000;

const RetryWebhooksInput = builder.inputType('RetryWebhooksInput', {
  description:
    'Which received events are queued again: certain ones by their ids, or all that match the filters. A filter passes over held events.',
  fields: (t) => ({
    ids: t.idList({
      description:
        `These events, whatever their status is; at most ${maxIds}. A held event is released: you decide that it counts, ` +
        'although a guard holds it, or a count or a poll may include it.',
    }),
    marketplace: t.string({ description: 'Only of the marketplace with this code.' }),
    status: t.field({
      type: WebhookStatusEnum,
      defaultValue: 'failed',
      description: 'Only in this status; null: in any. Not looked at when ids are given.',
    }),
    since: t.field({ type: 'DateTime', description: 'Only those that arrived then or later.' }),
    dryRun: t.boolean({ defaultValue: false, description: 'true: only counts them; the idempotencyKey is not used.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const RetryWebhooksPayload = builder
  .objectRef<{ matched: number; held: number; queued: number }>('RetryWebhooksPayload')
  .implement({
    description: 'How many events it was about.',
    fields: (t) => ({
      matched: t.exposeInt('matched', { description: 'How many the input names; without the held ones.' }),
      held: t.exposeInt('held', {
        description:
          'How many more match the filters and were passed over, because only a replay by their ids may release them: a guard holds ' +
          'them, or a count, a poll or another sale signal may have counted them. List them with `webhooks(held: true)`.',
      }),
      queued: t.exposeInt('queued', {
        description:
          'How many of them were set to work again: 0 for a dry run; those that wait already are not counted.',
      }),
    }),
  });

const idsSchema = z.object({ ids: z.array(z.string()).max(maxIds, `at most ${maxIds} at once`).nullish() });

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
      'Queues received events again, after the cause is fixed (an SKU linked, for example). What an event applied before is not ' +
      'applied a second time. They are applied after events that have just arrived.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: { name: 'RetryWebhooksResult', description: 'How many events it was about, or why none.' },
    },
    args: { input: t.arg({ type: RetryWebhooksInput, required: true, description: 'Which events.' }) },
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
  description: 'Which failed events change no stock.',
  fields: (t) => ({
    ids: t.idList({
      required: true,
      description: `The events; at most ${maxIds}. Those that did not fail stay as they are.`,
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const DismissWebhooksPayload = builder.objectRef<{ dismissed: number }>('DismissWebhooksPayload').implement({
  description: 'How many events were dismissed.',
  fields: (t) => ({
    dismissed: t.exposeInt('dismissed', { description: 'How many of them had failed, and are closed now.' }),
  }),
});

builder.mutationField('dismissWebhooks', (t) =>
  t.field({
    type: DismissWebhooksPayload,
    nullable: true,
    description:
      'Closes failed events that must not change stock: a guard held a figure that was no sale, a count includes the event, its body is ' +
      'invalid. They become PROCESSED, with who decided it. A listing whose figure was held is sent our figure.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: { name: 'DismissWebhooksResult', description: 'How many events were dismissed, or why none.' },
    },
    args: { input: t.arg({ type: DismissWebhooksInput, required: true, description: 'Which events.' }) },
    resolve: async (_root, { input }, context, info) => {
      const { ids } = check(idsSchema, { ids: input.ids });
      const dismissed = await once(context, info, input, async (tx) =>
        dismissWebhooks(tx, await readKeys(ids ?? [], tx), context.viewer.actor),
      );
      return { dismissed };
    },
  }),
);
