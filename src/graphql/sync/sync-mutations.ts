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
import { nameProducts, productIdsField } from '../catalog/product-refs.ts';
import type { GraphQLContext } from '../context.ts';
import { checkCredentials } from '../marketplaces/account-check.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { getApiMarketplaceOf, readMarketplace } from '../marketplaces/marketplace-payload.ts';
import { idempotencyKeyField, oncePrepared } from '../mutations/once.ts';

const maxSkus = 10_000;

const SyncMarketplaceInput = builder.inputType('SyncMarketplaceInput', {
  description: 'What to exchange with a marketplace now.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Its code.' }),
    skus: t.stringList({
      description: `Only these products, at most ${maxSkus}; absent: all. A PULL reads everything all the same.`,
    }),
    productIds: productIdsField(t),
    direction: t.field({
      type: SyncDirectionEnum,
      defaultValue: 'push',
      description:
        'PUSH: our figures to it, whatever it shows; PULL: read its orders or its sales, and compare every figure that it shows.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const SyncMarketplacePayload = builder
  .objectRef<{ marketplace: Marketplace; owed: number }>('SyncMarketplacePayload')
  .implement({
    description: 'What is under way now.',
    fields: (t) => ({
      marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The place of sale.' }),
      owed: t.exposeInt('owed', {
        description: 'How many listings wait to be sent; a paused one is sent them on resume.',
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
      'Sends our figures to a marketplace once more, or reads its orders and figures, now instead of when it is due. Limits of the ' +
      'marketplace hold all the same.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, MarketplaceRefusedError, IdempotencyConflictError],
      union: { name: 'SyncMarketplaceResult', description: 'What is under way, or why nothing is.' },
    },
    args: { input: t.arg({ type: SyncMarketplaceInput, required: true, description: 'What to exchange.' }) },
    resolve: async (_root, { input }, context, info) => {
      const marketplace = await getApiMarketplaceOf(context.sql, input, 'there is nothing to exchange with it');
      const owed = await oncePrepared(
        context,
        info,
        input,
        async () => {
          const skus = await nameProducts(context.sql, input);
          const listed = skus && (await findListedProducts(context, marketplace, skus));
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
