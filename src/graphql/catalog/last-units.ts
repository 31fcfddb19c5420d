import { z } from 'zod';
import { reserveLastUnits } from '../../db/catalog/last-units.ts';
import { listMarketplaces, type Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check, sku, stockCount } from '../base/inputs.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';

const ReserveLastUnitsInput = builder.inputType('ReserveLastUnitsInput', {
  description: 'Which marketplaces may sell the last units.',
  fields: (t) => ({
    below: t.int({
      required: true,
      description: 'With fewer free units than this, only `marketplaces` may sell the product. 0 removes the rule.',
    }),
    marketplaces: t.stringList({
      required: true,
      description: 'Codes of the marketplaces that may sell the last units; at least one.',
    }),
    sku: t.string({
      description:
        'SKU of one product, whose listings get the rule. Omitted: all products, by rules of the marketplaces.',
    }),
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
    description: 'All marketplaces after the change.',
    fields: (t) => ({
      marketplaces: t.expose('marketplaces', {
        type: [MarketplaceType],
        description: 'All marketplaces, in the order they were connected.',
        complexity: { field: 1, multiplier: 10 },
      }),
    }),
  });

builder.mutationField('reserveLastUnits', (t) =>
  t.field({
    type: ReserveLastUnitsPayload,
    description:
      'Leaves the last units to the chosen marketplaces: all other ones get the minimum `below` and show 0 with fewer free units; the ' +
      'chosen ones get no minimum. Staff can still sell the last units by hand. A marketplace that is connected later has no minimum.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: {
        name: 'ReserveLastUnitsResult',
        description: 'The marketplaces, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: {
      input: t.arg({
        type: ReserveLastUnitsInput,
        required: true,
        description: 'From how many units on, and which marketplaces.',
      }),
    },
    resolve: async (_root, args, context, info) => {
      const input = check(inputSchema, args.input);
      await once(context, info, args.input, async (tx) => {
        await reserveLastUnits(tx, { ...input, sku: input.sku ?? null });
        return null;
      });
      return { marketplaces: await listMarketplaces(context.sql) };
    },
  }),
);
