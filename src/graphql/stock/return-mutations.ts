import { z } from 'zod';
import type { Int8, Tx } from '../../db/client.ts';
import { getMarketplace } from '../../db/marketplaces/marketplaces.ts';
import { listOrdersById, type Order } from '../../db/orders/orders.ts';
import { type NewReturn, type ReceivedReturn, receiveReturn } from '../../db/orders/returns.ts';
import { listMovementsById, type Movement } from '../../db/stock/movements.ts';
import { ConflictError, IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { ReturnConditionEnum } from '../base/enums.ts';
import { check, idempotencyKey, marketplaceCode, note, quantity, sku } from '../base/inputs.ts';
import { once } from '../mutations/once.ts';
import { OrderType } from '../orders/order.ts';
import { lines } from '../orders/order-lines.ts';
import { getOrderOf } from '../orders/order-payload.ts';
import { MovementRef } from './movement.ts';

const ReturnItemInput = builder.inputType('ReturnItemInput', {
  description: 'A quantity of one product that came back.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'SKU of the product.' }),
    quantity: t.int({
      required: true,
      description: "With `orderId`: items of the order's line. Without: units of the product. 1 to 1,000,000.",
    }),
    condition: t.field({
      type: ReturnConditionEnum,
      required: true,
      description: 'Whether the goods can be sold again.',
    }),
  }),
});
const ReceiveReturnInput = builder.inputType('ReceiveReturnInput', {
  description: 'Goods that came back and are in hand: of one order, or, if the order is not known, of one marketplace.',
  fields: (t) => ({
    orderId: t.id({ description: 'Id of the order that the goods belong to.' }),
    items: t.field({
      type: [ReturnItemInput],
      required: true,
      description: 'Goods that came back, at most 200 lines.',
    }),
    marketplace: t.string({
      description:
        "Code of the marketplace where the goods were sold. Required without `orderId`; with it, it must be the order's marketplace.",
    }),
    note: t.string({ description: 'Remark for the ledger, at most 2,000 characters.' }),
    idempotencyKey: t.string({
      required: true,
      description:
        'Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done ' +
        'twice, and the first result is returned. It is kept for 30 days.',
    }),
  }),
});

const returnSchema = z
  .object({
    orderId: z.string().nullish(),
    items: lines(z.object({ sku, quantity, condition: z.enum(['sellable', 'damaged']) })),
    marketplace: marketplaceCode.nullish(),
    note: note.nullish(),
    idempotencyKey,
  })
  .refine(({ orderId, marketplace }) => orderId != null || marketplace != null, {
    path: ['orderId'],
    message: 'orderId or marketplace is required',
  });

const ReceiveReturnPayload = builder
  .objectRef<{ order: Order | null; movements: Movement[]; alreadyInStock: number }>('ReceiveReturnPayload')
  .implement({
    description: 'The recorded return.',
    fields: (t) => ({
      order: t.expose('order', {
        type: OrderType,
        nullable: true,
        description: 'The order after the return; null without `orderId`.',
      }),
      movements: t.expose('movements', {
        type: [MovementRef],
        description:
          'Recorded movements: returns, and for damaged goods also a write-off of as many units, so that the stock is unchanged. Units of ' +
          '`alreadyInStock` are not included.',
      }),
      alreadyInStock: t.exposeInt('alreadyInStock', {
        description:
          "Units that came back now, but that the marketplace's figures had put back into stock before, when the order was cancelled there. " +
          'They are recorded as returned and do not change the stock; damaged ones are written off.',
      }),
    }),
  });

type Input = z.infer<typeof returnSchema>;

/** What is remembered under an idempotency key; a list of movement ids, if an earlier release wrote it. */
type Recorded = { [key in keyof ReceivedReturn]: ReceivedReturn[key] } | Int8[];

async function findOrigin(tx: Tx, { marketplace: code }: Input, order: Order | null): Promise<NewReturn['of']> {
  const marketplace = code == null ? null : await getMarketplace(tx, code, ['input', 'marketplace']);
  if (order && marketplace && order.marketplaceId !== marketplace.id) {
    throw ValidationError.of(['input', 'marketplace'], `marketplace: the order was not placed on "${code}"`, code);
  }
  if (order) return { orderId: order.id };
  if (!marketplace) throw new Error('neither an order nor a marketplace');
  return { marketplace };
}

builder.mutationField('receiveReturn', (t) =>
  t.field({
    type: ReceiveReturnPayload,
    description:
      'Records goods that came back, expected or not, but never more than were sold and have not come back. SELLABLE units are in stock ' +
      'at once. Without an order, orders that expect the goods come first, the oldest first. An order becomes RETURNED when everything ' +
      'in it came back.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError],
      union: {
        name: 'ReceiveReturnResult',
        description: 'The recorded return, or an error: VALIDATION, NOT_FOUND, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: ReceiveReturnInput, required: true, description: 'Goods that came back.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(returnSchema, args.input);
      const order = input.orderId == null ? null : await getOrderOf(sql, viewer, input.orderId);
      const recorded = await once<Recorded>(context, info, input, async (tx) =>
        receiveReturn(tx, {
          of: await findOrigin(tx, input, order),
          goods: input.items,
          note: input.note ?? null,
          actor: viewer.actor,
        }),
      );
      const { movementIds, alreadyInStock } = Array.isArray(recorded)
        ? { movementIds: recorded, alreadyInStock: 0 }
        : recorded;
      const movements = new Map((await listMovementsById(sql, movementIds)).map((row) => [row.id, row]));
      return {
        order: order && ((await listOrdersById(sql, [order.id]))[0] ?? null),
        alreadyInStock,
        movements: movementIds.flatMap((id) => movements.get(id) ?? []),
      };
    },
  }),
);
