import { findMarketplace, type Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { removeMarketplace } from '../../db/marketplaces/removal.ts';
import { NotFoundError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { idempotencyKeyField, keyRefusals, once } from '../mutations/once.ts';
import { MarketplaceType } from './marketplace.ts';

const RemoveMarketplaceInput = builder.inputType('RemoveMarketplaceInput', {
  description: 'The marketplace to remove.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const RemoveMarketplacePayload = builder
  .objectRef<{ removed: boolean; marketplace: Marketplace | null }>('RemoveMarketplacePayload')
  .implement({
    description: 'What became of the marketplace.',
    fields: (t) => ({
      removed: t.exposeBoolean('removed', {
        description: 'true: it is deleted, with its links to products. false: it has history and is archived.',
      }),
      marketplace: t.expose('marketplace', {
        type: MarketplaceType,
        nullable: true,
        description: 'The archived marketplace; null if it is deleted.',
      }),
    }),
  });

builder.mutationField('removeMarketplace', (t) =>
  t.field({
    type: RemoveMarketplacePayload,
    nullable: true,
    description:
      'Removes a marketplace that was connected by mistake. One with history (events, orders, movements, or figures that were sent to it) ' +
      'is archived: it is paused, not read any more, and its sales no longer count. What it shows stays as it is: unlink its products ' +
      'first if it should show 0. `resumeMarketplace` uses an archived one again.',
    authScopes: { owner: true },
    errors: {
      types: [...keyRefusals, NotFoundError],
      union: {
        name: 'RemoveMarketplaceResult',
        description: 'What became of the marketplace, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: RemoveMarketplaceInput, required: true, description: 'The marketplace to remove.' }) },
    resolve: async (_root, { input }, context, info) => {
      const { sql } = context;
      const removed = await once(context, info, input, async (tx) => {
        const found = await findMarketplace(tx, input.marketplace);
        if (!found) throw new NotFoundError('Marketplace', ['input', 'marketplace'], [input.marketplace]);
        return removeMarketplace(tx, found.id);
      });
      return { removed, marketplace: removed ? null : ((await findMarketplace(sql, input.marketplace)) ?? null) };
    },
  }),
);
