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
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { getMarketplaceOf, readMarketplace } from '../marketplaces/marketplace-payload.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { findMovement, MovementRef } from '../stock/movement.ts';
import { DriftType } from './drift.ts';

const DriftMeaningEnum = builder.enumType('DriftMeaning', {
  description: 'What a difference really was, in the judgement of a person.',
  values: {
    SALE: { value: 'sale', description: 'Units were sold on the marketplace: they are booked as its sale.' },
    CORRECTION: {
      value: 'correction',
      description: 'The stock itself was different: it is corrected, without a sale.',
    },
  } as const,
});

const AcceptDriftInput = builder.inputType('AcceptDriftInput', {
  description: "A difference that is real: the seller's stock was wrong.",
  fields: (t) => ({
    driftId: t.id({ required: true, description: 'Id of the difference (`Drift.id`).' }),
    meaning: t.field({ type: DriftMeaningEnum, required: true, description: 'What the difference was.' }),
    note: t.string({ description: 'Remark for the ledger, at most 2,000 characters.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const acceptSchema = z.object({ driftId: z.string(), meaning: z.enum(['sale', 'correction']), note: note.nullish() });

const AcceptDriftPayload = builder
  .objectRef<{ drift: Drift; movement: Movement | null }>('AcceptDriftPayload')
  .implement({
    description: 'The accepted difference and the movement.',
    fields: (t) => ({
      drift: t.expose('drift', { type: DriftType, description: 'The difference after the change.' }),
      movement: t.expose('movement', {
        type: MovementRef,
        nullable: true,
        description: 'The recorded movement; null if the stock did not change.',
      }),
    }),
  });

const ReleaseHeldPushesInput = builder.inputType('ReleaseHeldPushesInput', {
  description: 'Figures of 0 to send although they are unusual.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    skus: t.stringList({
      description: 'SKUs of the products, at most 1000. Omitted: everything that is held on the marketplace.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const releaseSchema = z.object({
  marketplace: marketplaceCode,
  skus: z.array(sku).max(1_000, 'at most 1000').nullish(),
});

const ReleaseHeldPushesPayload = builder
  .objectRef<{ marketplace: Marketplace; released: number }>('ReleaseHeldPushesPayload')
  .implement({
    description: 'The marketplace, and how much was released.',
    fields: (t) => ({
      marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The marketplace.' }),
      released: t.exposeInt('released', { description: 'Number of figures that are sent now.' }),
    }),
  });

builder.mutationField('acceptDrift', (t) =>
  t.field({
    type: AcceptDriftPayload,
    description:
      'Declares a difference to be real: the stock changes by as many units as the marketplace showed fewer or more than the reported ' +
      'figure. Each difference can be accepted once.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError],
      union: {
        name: 'AcceptDriftResult',
        description:
          'The accepted difference, or an error: VALIDATION, NOT_FOUND, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: {
      input: t.arg({ type: AcceptDriftInput, required: true, description: 'The difference and what it was.' }),
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
    description: 'Confirms target figures of 0 that the guard for outgoing figures holds: they are sent.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: {
        name: 'ReleaseHeldPushesResult',
        description: 'The released figures, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: ReleaseHeldPushesInput, required: true, description: 'The figures to release.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(releaseSchema, args.input);
      const { id } = await getMarketplaceOf(context.sql, input);
      const skus = input.skus ?? null;
      const released = await once(context, info, args.input, (tx) => releaseHeldPushes(tx, id, skus));
      return { ...(await readMarketplace(context.sql, id)), released };
    },
  }),
);
