import { z } from 'zod';
import { acceptDrift } from '../../db/drifts/accept-drift.ts';
import { type Drift, listDriftsById } from '../../db/drifts/drifts.ts';
import type { Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { releaseHeldPushes } from '../../db/pushes/outgoing-guard.ts';
import type { Movement } from '../../db/stock/movements.ts';
import { ConflictError, IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check, marketplaceCode, note, sku } from '../base/inputs.ts';
import { findKey } from '../base/node-id.ts';
import { nameProducts, productIdsField } from '../catalog/product-refs.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { getMarketplaceOf, readMarketplace } from '../marketplaces/marketplace-payload.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { findMovement, MovementRef } from '../stock/movement.ts';
import { DriftType } from './drift.ts';

const DriftMeaningEnum = builder.enumType('DriftMeaning', {
  description: 'What a person says a difference was.',
  values: {
    SALE: { value: 'sale', description: 'Units were sold there: counted as a sale of that marketplace.' },
    CORRECTION: { value: 'correction', description: 'The stock itself is different: corrected, no sale.' },
  } as const,
});

const AcceptDriftInput = builder.inputType('AcceptDriftInput', {
  description: 'A difference that was real.',
  fields: (t) => ({
    driftId: t.id({ required: true, description: 'Which one.' }),
    meaning: t.field({ type: DriftMeaningEnum, required: true, description: 'What it was.' }),
    note: t.string({ description: 'A remark for the ledger.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const acceptSchema = z.object({ driftId: z.string(), meaning: z.enum(['sale', 'correction']), note: note.nullish() });

const AcceptDriftPayload = builder
  .objectRef<{ drift: Drift; movement: Movement | null }>('AcceptDriftPayload')
  .implement({
    description: 'What became of the difference.',
    fields: (t) => ({
      drift: t.expose('drift', { type: DriftType, description: 'The difference.' }),
      movement: t.expose('movement', {
        type: MovementRef,
        nullable: true,
        description: 'The ledger row that followed.',
      }),
    }),
  });

const ReleaseHeldPushesInput = builder.inputType('ReleaseHeldPushesInput', {
  description: 'Which figures of 0 may go out.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    skus: t.stringList({ description: 'Only of these products; absent: all that is held there.' }),
    productIds: productIdsField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const releaseSchema = z.object({
  marketplace: marketplaceCode,
  skus: z.array(sku).max(1_000, 'at most 1000').nullish(),
  productIds: z.array(z.string()).max(1_000, 'at most 1000').nullish(),
});

const ReleaseHeldPushesPayload = builder
  .objectRef<{ marketplace: Marketplace; released: number }>('ReleaseHeldPushesPayload')
  .implement({
    description: 'What was let go.',
    fields: (t) => ({
      marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The marketplace.' }),
      released: t.exposeInt('released', { description: 'How many figures go out now.' }),
    }),
  });

builder.mutationField('acceptDrift', (t) =>
  t.field({
    type: AcceptDriftPayload,
    description:
      'Says that a difference was real: our stock follows by what the marketplace showed less or more than it had confirmed. Once only.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError],
      union: { name: 'AcceptDriftResult', description: 'The difference, or why nothing was changed.' },
    },
    args: {
      input: t.arg({ type: AcceptDriftInput, required: true, description: 'Which difference, and what it was.' }),
    },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(acceptSchema, args.input);
      const key = findKey(input.driftId, 'Drift');
      if (!key) throw new NotFoundError('Drift', ['input', 'driftId'], [input.driftId]);
      const { meaning } = input;
      const movementId = await once(context, info, args.input, (tx) =>
        acceptDrift(tx, { id: key, meaning, note: input.note ?? null, actor: viewer.actor }),
      );
      const [drift] = await listDriftsById(sql, [key]);
      // A repeated call may come after the listing was taken off.
      if (!drift) throw new NotFoundError('Drift', ['input', 'driftId'], [input.driftId]);
      return { drift, movement: await findMovement(sql, movementId) };
    },
  }),
);

builder.mutationField('releaseHeldPushes', (t) =>
  t.field({
    type: ReleaseHeldPushesPayload,
    description: 'Confirms figures of 0 that the guard holds: they go out.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: { name: 'ReleaseHeldPushesResult', description: 'What was let go, or why nothing was.' },
    },
    args: { input: t.arg({ type: ReleaseHeldPushesInput, required: true, description: 'Which ones.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(releaseSchema, args.input);
      const { id } = await getMarketplaceOf(context.sql, input);
      const skus = await nameProducts(context.sql, input);
      const released = await once(context, info, args.input, (tx) => releaseHeldPushes(tx, id, skus));
      return { ...(await readMarketplace(context.sql, id)), released };
    },
  }),
);
