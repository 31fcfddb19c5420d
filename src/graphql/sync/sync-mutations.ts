import { findProductIds } from '../../db/catalog/products.ts';
import type { SqlOrTx } from '../../db/client.ts';
import { askReconcile } from '../../db/drifts/reconcile.ts';
import type { Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { listSyncStates, listUnlisted } from '../../db/marketplaces/sync-state.ts';
import { askForPolls } from '../../db/polls/polls.ts';
import { owePushesOf } from '../../db/pushes/owe.ts';
import { IdempotencyConflictError, MarketplaceRefusedError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { SyncDirectionEnum } from '../base/enums.ts';
import type { GraphQLContext } from '../context.ts';
import { checkCredentials } from '../marketplaces/account-check.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { getApiMarketplaceOf, readMarketplace } from '../marketplaces/marketplace-payload.ts';
import { idempotencyKeyField, oncePrepared } from '../mutations/once.ts';

const maxSkus = 10_000;

const SyncMarketplaceInput = builder.inputType('SyncMarketplaceInput', {
  description: 'What to exchange with a marketplace now.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    skus: t.stringList({
      description: `SKUs of the products to send, at most ${maxSkus}. Omitted: all. PULL always reads everything.`,
    }),
    direction: t.field({
      type: SyncDirectionEnum,
      defaultValue: 'push',
      description:
        'PUSH: send the target figures, whatever the marketplace shows. PULL: read its orders or its sales, and compare every shown ' +
        'figure.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const SyncMarketplacePayload = builder
  .objectRef<{ marketplace: Marketplace; owed: number }>('SyncMarketplacePayload')
  .implement({
    description: 'The marketplace, and how much waits to be sent.',
    fields: (t) => ({
      marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The marketplace.' }),
      owed: t.exposeInt('owed', {
        description:
          'Number of listings whose figure waits to be sent. A paused marketplace gets them after `resumeMarketplace`.',
      }),
    }),
  });

async function findListedProducts(
  { sql }: GraphQLContext,
  marketplace: Marketplace,
  skus: string[],
): Promise<number[]> {
  if (skus.length > maxSkus) {
    throw ValidationError.of(['input', 'skus'], `skus: at most ${maxSkus} at once, got ${skus.length}`);
  }
  const known = await findProductIds(sql, skus);
  const unlisted = new Set(await listUnlisted(sql, marketplace.id, [...known.values()]));
  const missing = [...new Set(skus)].filter((sku) => {
    const id = known.get(sku);
    return id === undefined || unlisted.has(id);
  });
  if (missing.length > 0) throw new NotFoundError(`Product on ${marketplace.name}`, ['input', 'skus'], missing);
  return [...known.values()];
}

/** Asks for its polls and for a read-back of every listing. Returns how many listings wait to be sent. */
async function pull(sql: SqlOrTx, marketplace: Marketplace): Promise<number> {
  await askForPolls(sql, marketplace.id);
  await askReconcile(sql, marketplace.id, { afterMs: 0, ignoreSchedule: true });
  return (await listSyncStates(sql, [marketplace.id]))[0]?.owed ?? 0;
}

builder.mutationField('syncMarketplace', (t) =>
  t.field({
    type: SyncMarketplacePayload,
    description:
      "Sends the target figures to a marketplace again, or reads its orders and figures, now and not on schedule. The marketplace's " +
      'rate limits still apply.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, MarketplaceRefusedError, IdempotencyConflictError],
      union: {
        name: 'SyncMarketplaceResult',
        description: 'What was started, or an error: VALIDATION, NOT_FOUND, MARKETPLACE_REFUSED, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: {
      input: t.arg({
        type: SyncMarketplaceInput,
        required: true,
        description: 'The marketplace and what to exchange.',
      }),
    },
    resolve: async (_root, { input }, context, info) => {
      const marketplace = await getApiMarketplaceOf(context.sql, input, 'there is nothing to exchange with it');
      const owed = await oncePrepared(
        context,
        info,
        input,
        async () => {
          const listed = input.skus ? await findListedProducts(context, marketplace, input.skus) : null;
          // A paused marketplace is not called at all; its credentials are tried on resume.
          if (!marketplace.paused) await checkCredentials(context, marketplace);
          return listed;
        },
        (tx, productIds) =>
          input.direction === 'pull' ? pull(tx, marketplace) : owePushesOf(tx, marketplace.id, productIds),
      );
      return { ...(await readMarketplace(context.sql, marketplace.id)), owed };
    },
  }),
);
