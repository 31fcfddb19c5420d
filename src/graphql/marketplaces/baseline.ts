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
  description: 'A listing whose figure the first push would change, in items.',
  fields: (t) => ({
    marketplaceSku: t.exposeString('marketplaceSku', { description: 'The article number there.' }),
    shown: t.exposeInt('shown', { nullable: true, description: 'What it shows now; null: not known.' }),
    figure: t.exposeInt('figure', { description: 'What it would show.' }),
  }),
});

const BaselineType = builder.objectRef<PricedBaseline>('Baseline').implement({
  description: 'What the first push to a marketplace would change, by what it shows now. Resuming it confirms this.',
  fields: (t) => ({
    listings: t.exposeInt('listings', { description: 'Listings in all.' }),
    same: t.exposeInt('same', { description: 'Show what they should already.' }),
    changed: t.exposeInt('changed', { description: 'Would show another figure.' }),
    toZero: t.exposeInt('toZero', { description: 'Of these, would show 0.' }),
    unknown: t.exposeInt('unknown', { description: 'Of these, not known what they show.' }),
    calls: t.exposeInt('calls', { description: 'Calls that the first push needs.' }),
    minutes: t.exposeInt('minutes', { description: 'Minutes that these take under its limits, rounded up.' }),
    examples: t.expose('examples', {
      type: [BaselineChange],
      description: 'At most 20 of the changes: those to 0 first, then the largest.',
    }),
  }),
});

const ReadBaselineInput = builder.inputType('ReadBaselineInput', {
  description: 'Which marketplace to look at.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Its code.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const ReadBaselinePayload = builder
  .objectRef<{ marketplace: Marketplace; baseline: PricedBaseline }>('ReadBaselinePayload')
  .implement({
    description: 'What the first push would change.',
    fields: (t) => ({
      marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The marketplace.' }),
      baseline: t.expose('baseline', { type: BaselineType, description: 'The comparison.' }),
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
      'Reads what every listing of a marketplace shows now and compares; nothing is sent. For use before resumeMarketplace.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, MarketplaceRefusedError, IdempotencyConflictError],
      union: { name: 'ReadBaselineResult', description: 'The comparison, or why there is none.' },
    },
    args: { input: t.arg({ type: ReadBaselineInput, required: true, description: 'Which one.' }) },
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
