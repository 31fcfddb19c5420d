import { z } from 'zod';
import { bookSupply, readSupply, type Supply, undoSupply } from '../../db/stock/supplies.ts';
import { ConflictError, IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { stockRefusals } from '../base/errors.ts';
import { check, marketplaceCode, note, quantity, sku } from '../base/inputs.ts';
import { findKey } from '../base/node-id.ts';
import { nameItems, productIdField } from '../catalog/product-refs.ts';
import { getMarketplaceOf } from '../marketplaces/marketplace-payload.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { lines, toOrderLines } from '../orders/order-lines.ts';
import { SupplyType } from './supply.ts';

const SupplyItemInput = builder.inputType('SupplyItemInput', {
  description: 'A quantity of one product that is sent.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'SKU of the product.' }),
    productId: productIdField(t),
    quantity: t.int({ required: true, description: 'Units of the product, 1 to 1,000,000.' }),
  }),
});

const SupplyMarketplaceInput = builder.inputType('SupplyMarketplaceInput', {
  description: "Goods for a marketplace's own warehouse.",
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    items: t.field({
      type: [SupplyItemInput],
      required: true,
      description: 'The goods, at most 200 lines; lines of the same product are added up.',
    }),
    note: t.string({ description: 'Remark for the ledger, at most 2,000 characters.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const supplySchema = z.object({
  marketplace: marketplaceCode,
  items: lines(z.object({ sku, quantity })),
  note: note.nullish(),
});

const SupplyMarketplacePayload = builder.objectRef<{ supply: Supply }>('SupplyMarketplacePayload').implement({
  description: 'The booked supply.',
  fields: (t) => ({ supply: t.expose('supply', { type: SupplyType, description: 'The supply.' }) }),
});

builder.mutationField('supplyMarketplace', (t) =>
  t.field({
    type: SupplyMarketplacePayload,
    nullable: true,
    description:
      "Books goods out of the own stock that are sent into a marketplace's own warehouse: every line or none. They are no sale, and what " +
      'the marketplace sells from there never touches the own stock.',
    authScopes: { operator: true },
    errors: {
      types: stockRefusals,
      union: {
        name: 'SupplyMarketplaceResult',
        description: 'The supply, or an error: VALIDATION, NOT_FOUND, INSUFFICIENT_STOCK, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: {
      input: t.arg({ type: SupplyMarketplaceInput, required: true, description: 'The marketplace and the goods.' }),
    },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(supplySchema, await nameItems(sql, args.input));
      const { id: marketplaceId } = await getMarketplaceOf(sql, input);
      const { supplyId } = await once(context, info, args.input, async (tx) =>
        bookSupply(tx, {
          marketplaceId,
          lines: await toOrderLines(tx, input.items),
          note: input.note ?? null,
          actor: viewer.actor,
        }),
      );
      return { supply: await readSupply(sql, supplyId) };
    },
  }),
);

const UndoSupplyInput = builder.inputType('UndoSupplyInput', {
  description: 'The supply to undo.',
  fields: (t) => ({
    supplyId: t.id({ required: true, description: 'Id of the supply (`Supply.id`).' }),
    note: t.string({ description: 'Reason, as a remark for the ledger, at most 2,000 characters.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const undoSchema = z.object({ supplyId: z.string(), note: note.nullish() });

const UndoSupplyPayload = builder.objectRef<{ supply: Supply }>('UndoSupplyPayload').implement({
  description: 'The supply that was undone.',
  fields: (t) => ({ supply: t.expose('supply', { type: SupplyType, description: 'The supply.' }) }),
});

builder.mutationField('undoSupply', (t) =>
  t.field({
    type: UndoSupplyPayload,
    nullable: true,
    description:
      'Undoes a supply as a whole: all its goods come back into the own stock, by movements with the opposite change. Refused with ' +
      'INVALID_STATE if a later count depends on one of its movements, or if it was undone before.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError],
      union: {
        name: 'UndoSupplyResult',
        description: 'The undone supply, or an error: VALIDATION, NOT_FOUND, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: UndoSupplyInput, required: true, description: 'The supply to undo.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(undoSchema, args.input);
      const key = findKey(input.supplyId, 'Supply');
      if (key === undefined) throw new NotFoundError('Supply', ['input', 'supplyId'], [input.supplyId]);
      const undo = { supplyId: key, note: input.note ?? null, actor: viewer.actor };
      const { supplyId } = await once(context, info, args.input, (tx) => undoSupply(tx, undo));
      return { supply: await readSupply(sql, supplyId) };
    },
  }),
);
