import { z } from 'zod';
import { text } from '../../catalog/fields.ts';
import { findProductIds } from '../../db/catalog/products.ts';
import type { Sql } from '../../db/client.ts';
import {
  addEntry,
  correctEntry,
  listEntriesById,
  maxEntries,
  removeEntry,
  type StocktakeEntry,
} from '../../db/stocktakes/entries.ts';
import type { Stocktake } from '../../db/stocktakes/stocktakes.ts';
import { NotFoundError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check, scannedCode, sku } from '../base/inputs.ts';
import { nameProduct, productIdField } from '../catalog/product-refs.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { EntryType, ModeEnum } from './entry.ts';
import { readEntryId, readStocktake, readStocktakeId, stocktakeIdField, stocktakeRefusals } from './keys.ts';
import { StocktakeType } from './stocktake.ts';

const maxAgeMs = 30 * 86_400_000;
const maxAheadMs = 600_000;

const payload = (name: string, description: string) =>
  builder.objectRef<{ entry: StocktakeEntry; stocktake: Stocktake }>(name).implement({
    description,
    fields: (t) => ({
      entry: t.expose('entry', { type: EntryType, description: 'The entry.' }),
      stocktake: t.expose('stocktake', { type: StocktakeType, description: 'Its stocktake after the change.' }),
    }),
  });

const units = z.int().min(0, 'must not be below 0').max(1_000_000, 'at most 1,000,000');
const place = text(100);

const CountInput = builder.inputType('CountInStocktakeInput', {
  description: 'An entry of a stocktake. Name the product by exactly one of `code`, `sku` and `productId`.',
  fields: (t) => ({
    stocktakeId: stocktakeIdField(t),
    code: t.string({
      description:
        'What a scanner read: a barcode or a SKU. A code that no product has is kept as a question, with its units and its moment.',
    }),
    otherCode: t.string({
      description:
        'Another reading of the same scan, tried if no product has `code`: what the keys say in Latin letters, if the keyboard was Russian.',
    }),
    sku: t.string({ description: 'SKU of the product.' }),
    productId: t.id({ description: 'Id of the product.' }),
    units: t.int({ required: true, description: 'Units that were counted, from 0 to 1,000,000.' }),
    mode: t.field({
      type: ModeEnum,
      defaultValue: 'add',
      description: 'Whether it adds up or replaces earlier entries.',
    }),
    place: t.string({ description: 'Where the units lay, such as "shelf 3", at most 100 characters.' }),
    countedAt: t.field({
      type: 'DateTime',
      description:
        'When they were counted, at most 30 days ago. Omitted: now. A time in the next 10 minutes, of a fast clock, is taken as now.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const countSchema = z
  .object({
    code: scannedCode.nullish(),
    otherCode: scannedCode.nullish(),
    sku: sku.nullish(),
    productId: z.string().max(200).nullish(),
    units,
    mode: z.enum(['add', 'set_to']).nullish(),
    place: place.nullish(),
    countedAt: z
      .date()
      .refine(
        (at) => at.getTime() <= Date.now() + maxAheadMs,
        'must not be in the future: check the clock of the device',
      )
      .refine((at) => at.getTime() >= Date.now() - maxAgeMs, 'must be in the last 30 days')
      .nullish(),
  })
  .refine((input) => [input.code, input.sku, input.productId].filter((one) => one != null).length === 1, {
    path: ['code'],
    message: 'exactly one of code, sku and productId is required',
  });

/** The product that an input names by SKU or id. Throws NotFoundError. */
async function readProductKey(sql: Sql, given: { sku?: string | null; productId?: string | null }): Promise<number> {
  const named = await nameProduct(sql, { sku: given.sku ?? '', productId: given.productId ?? null });
  const id = (await findProductIds(sql, [named.sku])).get(named.sku);
  if (id === undefined) throw new NotFoundError('Product', ['input', 'sku'], [named.sku]);
  return id;
}

async function answer(sql: Sql, entryId: string): Promise<{ entry: StocktakeEntry; stocktake: Stocktake }> {
  const [entry] = await listEntriesById(sql, [entryId]);
  if (!entry) throw new NotFoundError('Entry', ['input', 'entryId'], [entryId]);
  return { entry, stocktake: await readStocktake(sql, entry.stocktakeId) };
}

builder.mutationField('countInStocktake', (t) =>
  t.field({
    type: payload('CountInStocktakePayload', 'The recorded entry.'),
    nullable: true,
    description:
      'Records what was counted of a product at a place. Entries of a product add up, whoever made them. A stocktake takes ' +
      `${maxEntries.toLocaleString('en')} entries.`,
    authScopes: { operator: true },
    errors: {
      types: stocktakeRefusals,
      union: {
        name: 'CountInStocktakeResult',
        description: 'The entry, or an error: VALIDATION, NOT_FOUND, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: CountInput, required: true, description: 'The product and the counted units.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(countSchema, args.input);
      const codes = [input.code, input.otherCode].flatMap((one) => one ?? []);
      const id = await once(context, info, args.input, async (tx) =>
        addEntry(tx, {
          stocktakeId: readStocktakeId(String(args.input.stocktakeId)),
          counted: input.code == null ? { productId: await readProductKey(sql, toNames(input)) } : { codes },
          units: input.units,
          replaces: input.mode === 'set_to',
          place: input.place ?? null,
          at: input.countedAt ?? null,
          actor: viewer.actor,
        }),
      );
      return answer(sql, id);
    },
  }),
);

const toNames = ({
  sku: named,
  productId,
}: {
  sku?: string | null | undefined;
  productId?: string | null | undefined;
}) => ({
  sku: named ?? null,
  productId: productId ?? null,
});

const CorrectInput = builder.inputType('CorrectStocktakeEntryInput', {
  description: 'What to correct of an entry. Its moment stays. Fields that you leave out stay as they are.',
  fields: (t) => ({
    entryId: t.id({ required: true, description: 'Id of the entry.' }),
    units: t.int({ description: 'Units that were counted.' }),
    place: t.string({ description: 'Place where the units lay.' }),
    sku: t.string({ description: 'Of a question: SKU of the product that the code names.' }),
    productId: productIdField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const correctSchema = z
  .object({
    entryId: z.string().max(200),
    units: units.nullish(),
    place: place.nullish(),
    sku: sku.nullish(),
    productId: z.string().max(200).nullish(),
  })
  .refine(
    ({ units: given, place: where, sku: named, productId }) =>
      [given, where, named, productId].some((one) => one != null),
    {
      path: ['units'],
      message: 'at least one of units, place, sku and productId is required',
    },
  );

builder.mutationField('correctStocktakeEntry', (t) =>
  t.field({
    type: payload('CorrectStocktakeEntryPayload', 'The corrected entry.'),
    nullable: true,
    description:
      'Corrects an entry of an open stocktake, or says which product the unknown code of a question names. The barcode of the product is ' +
      'not changed.',
    authScopes: { operator: true },
    errors: {
      types: stocktakeRefusals,
      union: {
        name: 'CorrectStocktakeEntryResult',
        description: 'The entry, or an error: VALIDATION, NOT_FOUND, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: CorrectInput, required: true, description: 'Which entry, and how.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql } = context;
      const input = check(correctSchema, args.input);
      const id = readEntryId(input.entryId);
      await once(context, info, args.input, async (tx) => {
        const isNamed = (input.sku ?? input.productId) != null;
        const productId = isNamed ? await readProductKey(sql, toNames(input)) : undefined;
        return correctEntry(tx, id, { units: input.units ?? undefined, place: input.place ?? undefined, productId });
      });
      return answer(sql, id);
    },
  }),
);

const RemoveInput = builder.inputType('RemoveStocktakeEntryInput', {
  description: 'The entry to remove.',
  fields: (t) => ({
    entryId: t.id({ required: true, description: 'Id of the entry.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

builder.mutationField('removeStocktakeEntry', (t) =>
  t.field({
    type: payload('RemoveStocktakeEntryPayload', 'The removed entry.'),
    nullable: true,
    description: 'Removes an entry of an open stocktake: it is kept, with who removed it, and does not count.',
    authScopes: { operator: true },
    errors: {
      types: stocktakeRefusals,
      union: {
        name: 'RemoveStocktakeEntryResult',
        description: 'The entry, or an error: VALIDATION, NOT_FOUND, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: RemoveInput, required: true, description: 'The entry to remove.' }) },
    resolve: async (_root, { input }, context, info) => {
      const id = readEntryId(String(input.entryId));
      await once(context, info, input, (tx) => removeEntry(tx, id, context.viewer.actor));
      return answer(context.sql, id);
    },
  }),
);
