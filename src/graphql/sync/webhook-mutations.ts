import { z } from 'zod';
import {
  listUnknownWebhooks,
  matchWebhooks,
  type ReplayFilter,
  replayWebhooks,
} from '../../db/inbox/webhook-replay.ts';
import { getMarketplace } from '../../db/marketplaces/marketplaces.ts';
import { NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { WebhookStatusEnum } from '../base/enums.ts';
import { check } from '../base/inputs.ts';
import { encodeNodeId, findKey } from '../base/node-id.ts';
import type { GraphQLContext } from '../context.ts';

const maxIds = 1_000;

const RetryWebhooksInput = builder.inputType('RetryWebhooksInput', {
  description: 'Which received events are worked on again: certain ones, or all that a filter leaves.',
  fields: (t) => ({
    ids: t.idList({ description: `Certain ones, whatever their status is; at most ${maxIds}.` }),
    marketplace: t.string({ description: 'Only of the marketplace with this code.' }),
    status: t.field({
      type: WebhookStatusEnum,
      defaultValue: 'failed',
      description: 'Only in this status; null: in any. Not looked at when ids are given.',
    }),
    since: t.field({ type: 'DateTime', description: 'Only those that arrived then or later.' }),
    dryRun: t.boolean({ defaultValue: false, description: 'true: only counts them.' }),
  }),
});

const RetryWebhooksPayload = builder.objectRef<{ matched: number; queued: number }>('RetryWebhooksPayload').implement({
  description: 'How many events it was about.',
  fields: (t) => ({
    matched: t.exposeInt('matched', { description: 'How many the input names.' }),
    queued: t.exposeInt('queued', {
      description: 'How many of them were set to work again: 0 for a dry run; those that wait already are not counted.',
    }),
  }),
});

const idsSchema = z.object({ ids: z.array(z.string()).max(maxIds, `at most ${maxIds} at once`).nullish() });

async function readFilter(
  input: typeof RetryWebhooksInput.$inferInput,
  { sql }: GraphQLContext,
): Promise<ReplayFilter> {
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

async function readKeys(ids: string[], sql: GraphQLContext['sql']): Promise<string[]> {
  const keys = ids.map((id) => findKey(id, 'MarketplaceWebhook'));
  const invalid = ids.filter((_id, index) => keys[index] === undefined);
  const known = keys.filter((key) => key !== undefined);
  const missing = (await listUnknownWebhooks(sql, known)).map((key) => encodeNodeId('MarketplaceWebhook', key));
  if (invalid.length + missing.length > 0) {
    throw new NotFoundError('Webhook', ['input', 'ids'], [...invalid, ...missing]);
  }
  return known;
}

builder.mutationField('retryWebhooks', (t) =>
  t.field({
    type: RetryWebhooksPayload,
    description:
      'Works on received events again, after what was wrong is mended (an SKU linked, say). What an event applied before is not ' +
      'applied a second time.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError],
      union: { name: 'RetryWebhooksResult', description: 'How many events it was about, or why none.' },
    },
    args: { input: t.arg({ type: RetryWebhooksInput, required: true, description: 'Which events.' }) },
    resolve: async (_root, { input }, context) => {
      const filter = await readFilter(input, context);
      const match = await matchWebhooks(context.sql, filter);
      const queued = input.dryRun ? 0 : await replayWebhooks(context.sql, filter, match);
      return { matched: match.matched, queued };
    },
  }),
);
