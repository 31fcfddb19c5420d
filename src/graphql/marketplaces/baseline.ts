import { z } from 'zod';
import { type PricedBaseline, readWholeBaseline } from '../../baseline.ts';
import type { Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { IdempotencyConflictError, MarketplaceRefusedError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check, marketplaceCode } from '../base/inputs.ts';
import type { GraphQLContext } from '../context.ts';
import { idempotencyKeyField, oncePrepared } from '../mutations/once.ts';
import { findRefusal } from './account-check.ts';
import { MarketplaceType } from './marketplace.ts';
import { getApiMarketplaceOf } from './marketplace-payload.ts';

const BaselineChange = builder.objectRef<PricedBaseline['examples'][number]>('BaselineChange').implement({
  description: 'A listing whose figure would change. Figures are in items of the listing.',
  fields: (t) => ({
    marketplaceSku: t.exposeString('marketplaceSku', {
      description: "The marketplace's article number: it says which listing.",
    }),
    shown: t.exposeInt('shown', { nullable: true, description: 'Shown figure now; null: not known.' }),
    figure: t.exposeInt('figure', { description: 'Target figure: what the listing would show.' }),
  }),
});

const BaselineType = builder.objectRef<PricedBaseline>('Baseline').implement({
  description:
    'What the first sending of figures to a marketplace would change, compared with what it shows now. `resumeMarketplace` then sends ' +
    'the figures.',
  fields: (t) => ({
    listings: t.exposeInt('listings', { description: 'All listings of the marketplace.' }),
    same: t.exposeInt('same', { description: 'Listings that show their target figure already.' }),
    changed: t.exposeInt('changed', { description: 'Listings whose figure would change.' }),
    toZero: t.exposeInt('toZero', { description: 'Of `changed`: listings whose figure would become 0.' }),
    unknown: t.exposeInt('unknown', { description: 'Listings whose present figure could not be read.' }),
    calls: t.exposeInt('calls', { description: 'HTTP calls that the first sending needs.' }),
    minutes: t.exposeInt('minutes', {
      description: "Minutes that `calls` take within the marketplace's limits, rounded up.",
    }),
    examples: t.expose('examples', {
      type: [BaselineChange],
      description: 'At most 20 of the changes: changes to 0 come first, then the largest.',
    }),
  }),
});

const ReadBaselineInput = builder.inputType('ReadBaselineInput', {
  description: 'The marketplace to read.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const ReadBaselinePayload = builder
  .objectRef<{ marketplace: Marketplace; baseline: PricedBaseline }>('ReadBaselinePayload')
  .implement({
    description: 'What the first sending of figures would change.',
    fields: (t) => ({
      marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The marketplace.' }),
      baseline: t.expose('baseline', { type: BaselineType, description: 'Comparison of target and shown figures.' }),
    }),
  });

const inputSchema = z.object({ marketplace: marketplaceCode });

async function readBaselineOf({ sql, openMarketplace }: GraphQLContext, { id, name }: Marketplace) {
  try {
    return await readWholeBaseline(sql, await openMarketplace(id), id);
  } catch (error) {
    throw findRefusal(name, error) ?? error;
  }
}

builder.mutationField('readBaseline', (t) =>
  t.field({
    type: ReadBaselinePayload,
    description:
      'Reads the shown figure of every listing of a marketplace and compares it with the target figure; nothing is sent. Use it before ' +
      '`resumeMarketplace`.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, MarketplaceRefusedError, IdempotencyConflictError],
      union: {
        name: 'ReadBaselineResult',
        description: 'The comparison, or an error: VALIDATION, NOT_FOUND, MARKETPLACE_REFUSED, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: ReadBaselineInput, required: true, description: 'The marketplace to read.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(inputSchema, args.input);
      const marketplace = await getApiMarketplaceOf(context.sql, input, 'nothing is pushed to it');
      const text = await oncePrepared(
        context,
        info,
        args.input,
        () => readBaselineOf(context, marketplace),
        async (_tx, baseline) => JSON.stringify(baseline),
      );
      return { marketplace, baseline: JSON.parse(text) as PricedBaseline };
    },
  }),
);
