import { z } from 'zod';
import { reserveLastUnits } from '../../db/catalog/last-units.ts';
import { listMarketplaces, type Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check, sku, stockCount } from '../base/inputs.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { nameProduct } from './product-refs.ts';

const ReserveLastUnitsInput = builder.inputType('ReserveLastUnitsInput', {
  description: 'Who sells the last units.',
  fields: (t) => ({
    below: t.int({
      required: true,
      description: 'With fewer free units than this only the chosen places sell; 0: all do.',
    }),
    marketplaces: t.stringList({ required: true, description: 'Codes of the chosen places; at least one.' }),
    sku: t.string({
      description: 'One product, by the rules of its listings; absent: all, by the rules of the places.',
    }),
    productId: t.id({ description: 'Id of one product, instead of its SKU.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const inputSchema = z.object({
  below: stockCount,
  marketplaces: z
    .array(z.string())
    .min(1, 'must not be empty: no marketplace would sell the last units')
    .max(1_000, 'at most 1000'),
  sku: sku.nullish(),
});

const ReserveLastUnitsPayload = builder
  .objectRef<{ marketplaces: Marketplace[] }>('ReserveLastUnitsPayload')
  .implement({
    description: 'The places of sale as they stand now.',
    fields: (t) => ({
      marketplaces: t.expose('marketplaces', {
        type: [MarketplaceType],
        description: 'All places of sale.',
        complexity: { field: 1, multiplier: 10 },
      }),
    }),
  });

builder.mutationField('reserveLastUnits', (t) =>
  t.field({
    type: ReserveLastUnitsPayload,
    description:
      'Leaves the last units to the chosen places: every other one gets the minimum `below` and shows 0 with fewer, the chosen ones get none. Staff can sell them by hand all the same; a place that is connected later has no minimum.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: { name: 'ReserveLastUnitsResult', description: 'The places of sale, or why nothing was changed.' },
    },
    args: { input: t.arg({ type: ReserveLastUnitsInput, required: true, description: 'From where on, and who.' }) },
    resolve: async (_root, args, context, info) => {
      const named =
        args.input.productId == null
          ? args.input
          : await nameProduct(context.sql, { ...args.input, sku: args.input.sku ?? '' });
      const input = check(inputSchema, named);
      await once(context, info, args.input, async (tx) => {
        await reserveLastUnits(tx, { ...input, sku: input.sku ?? null });
        return null;
      });
      return { marketplaces: await listMarketplaces(context.sql) };
    },
  }),
);
