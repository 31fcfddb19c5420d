import { z } from 'zod';
import {
  endStocktake,
  lockStocktake,
  type Stocktake,
  type StocktakeScope,
  startStocktake,
} from '../../db/stocktakes/stocktakes.ts';
import { ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check, name, sku } from '../base/inputs.ts';
import { productIdsField } from '../catalog/product-refs.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { readProducts, readStocktake, readStocktakeId, stocktakeIdField, stocktakeRefusals } from './keys.ts';
import { StocktakeType } from './stocktake.ts';

const maxChosen = 5_000;
const payload = (payloadName: string, description: string) =>
  builder.objectRef<{ stocktake: Stocktake }>(payloadName).implement({
    description,
    fields: (t) => ({
      stocktake: t.expose('stocktake', { type: StocktakeType, description: 'The stocktake after the change.' }),
    }),
  });

const StartInput = builder.inputType('StartStocktakeInput', {
  description:
    'A stocktake to begin. Without `search`, `skus` and `productIds` it is about all products that are not archived.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: 'What people call it, such as "Shelf by the window", at most 200 characters.',
    }),
    search: t.string({
      description:
        'About the products that this finds now: part of the name or the SKU, a whole barcode, or a whole category. Products that are ' +
        'created later are not in it.',
    }),
    skus: t.stringList({ description: `SKUs of the products that it is about, at most ${maxChosen}.` }),
    productIds: productIdsField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const startSchema = z.object({
  name,
  search: z.string().trim().min(1).max(200).nullish(),
  skus: z.array(sku).min(1).max(maxChosen).nullish(),
  productIds: z.array(z.string().max(200)).min(1).max(maxChosen).nullish(),
});

builder.mutationField('startStocktake', (t) =>
  t.field({
    type: payload('StartStocktakePayload', 'The stocktake that began.'),
    nullable: true,
    description: 'Begins a stocktake. Stock does not move, and nothing stops selling.',
    authScopes: { operator: true },
    errors: {
      types: stocktakeRefusals,
      union: {
        name: 'StartStocktakeResult',
        description: 'The stocktake, or an error: VALIDATION, NOT_FOUND, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: StartInput, required: true, description: 'Name and products.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(startSchema, args.input);
      const productIds = await readProducts(sql, input);
      if (productIds && input.search) {
        throw ValidationError.of(
          ['input', 'search'],
          'search: is allowed only without skus and productIds',
          input.search,
        );
      }
      const scope: StocktakeScope = productIds
        ? { productIds }
        : input.search
          ? { search: input.search }
          : { all: true };
      const start = { name: input.name, scope, actor: viewer.actor };
      const id = await once(context, info, args.input, (tx) => startStocktake(tx, start));
      return { stocktake: await readStocktake(sql, id) };
    },
  }),
);

/** Ends a stocktake, or opens it again. */
const stateMutation = (
  mutation: 'closeStocktake' | 'reopenStocktake',
  description: string,
  change: Parameters<typeof changeState>[0],
) => {
  const typeName = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}`;
  const InputType = builder.inputType(`${typeName}Input`, {
    description: 'The stocktake to end or to open.',
    fields: (t) => ({ stocktakeId: stocktakeIdField(t), idempotencyKey: idempotencyKeyField(t) }),
  });
  builder.mutationField(mutation, (t) =>
    t.field({
      type: payload(`${typeName}Payload`, 'The stocktake.'),
      nullable: true,
      description,
      authScopes: { operator: true },
      errors: {
        types: stocktakeRefusals,
        union: {
          name: `${typeName}Result`,
          description: 'The stocktake, or an error: VALIDATION, NOT_FOUND, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
        },
      },
      args: { input: t.arg({ type: InputType, required: true, description: 'The stocktake to end or to open.' }) },
      resolve: async (_root, { input }, context, info) => {
        const id = readStocktakeId(String(input.stocktakeId));
        await once(context, info, input, changeState(change)(id, context.viewer.actor));
        return { stocktake: await readStocktake(context.sql, id) };
      },
    }),
  );
};

const changeState =
  (change: 'end' | 'open') =>
  (id: number, actor: string) =>
  async (tx: Parameters<typeof endStocktake>[0]): Promise<null> => {
    await lockStocktake(tx, id, { statuses: change === 'end' ? ['open'] : ['booked', 'closed'] });
    await endStocktake(tx, id, change === 'end' ? actor : null);
    return null;
  };

stateMutation(
  'closeStocktake',
  'Ends a stocktake. What is not booked by then is not booked: the books stay as they are. `reopenStocktake` opens it again.',
  'end',
);
stateMutation(
  'reopenStocktake',
  'Opens a stocktake that has ended, with everything that was counted, so that counting goes on.',
  'open',
);
