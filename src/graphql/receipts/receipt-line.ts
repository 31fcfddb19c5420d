import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import { sourceKeyOf } from '../../db/receipts/book.ts';
import { findProductsOfCodes } from '../../db/receipts/codes.ts';
import { listLinesById, type ReceiptLine } from '../../db/receipts/lines.ts';
import type { LineCosts } from '../../db/receipts/lists.ts';
import { listLineCosts, listLinePages, listSums } from '../../db/receipts/lists.ts';
import { listMovementsBySource } from '../../db/stock/movements.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { Money, toMoney } from '../base/money.ts';
import { inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';
import { ProductType } from '../catalog/product.ts';
import type { GraphQLContext } from '../context.ts';
import { listAsked } from '../reading/selection.ts';
import { onlyWith } from '../rights/rights.ts';
import { MovementRef } from '../stock/movement.ts';
import { ReceiptType } from './receipt.ts';

const costLoader = createContextCache(
  ({ sql }: GraphQLContext) =>
    new DataLoader<string, LineCosts | null>(async (ids) => {
      const costs = await listLineCosts(sql, ids);
      return ids.map((id) => costs.get(id) ?? null);
    }),
);
const codeLoader = createContextCache(
  ({ sql }: GraphQLContext) =>
    new DataLoader<string, number[]>(async (codes) => {
      const found = await findProductsOfCodes(sql, codes);
      return codes.map((code) => found.get(code) ?? []);
    }),
);

const LineQuestionEnum = defineEnum('ReceiptLineQuestion', 'Why a line of a receipt needs an answer.', {
  unknown_code: 'No product has the code.',
  several_products: 'Several products have the code: twins, `candidates`.',
});

/** A line of a receipt; loaded by its key, for staff only. */
export const ReceiptLineType = builder.loadableNodeRef<ReceiptLine | null, string, string, string, ReceiptLine>(
  'ReceiptLine',
  {
    id: { resolve: (line) => line.id },
    load: async (ids: string[], { sql, viewer }) =>
      inOrder(ids, isStaff(viewer) ? await listLinesById(sql, ids) : [], (row) => row.id),
  },
);

ReceiptLineType.implement({
  description: 'A line of a receipt: a product and how many units of it arrived, or a code that needs an answer.',
  fields: (t) => ({
    product: t.field({
      type: ProductType,
      nullable: true,
      description: 'What arrived; null: the line needs an answer, see `question`.',
      resolve: ({ productId }) => (productId === null ? null : String(productId)),
    }),
    code: t.exposeString('code', {
      nullable: true,
      description: 'The code as it was scanned, or as the file has it; null: the product was chosen by hand.',
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: "Name of the product in the supplier's file; null: none.",
    }),
    fileLine: t.exposeInt('fileLine', {
      nullable: true,
      description: 'Line of the file that it was first read from, from 1; null: it is from no file.',
    }),
    quantity: t.exposeInt('quantity', { description: 'Units that arrived.' }),
    unitCost: t.field({
      ...onlyWith('seesMoney'),
      type: Money,
      nullable: true,
      description: "What one unit costs by this receipt; null: not said, the product's cost stays.",
      resolve: ({ unitCost, currency }) => toMoney(unitCost, currency),
    }),
    question: t.expose('question', {
      type: LineQuestionEnum,
      nullable: true,
      description: 'Why it needs an answer (`answerReceiptLine`); null: it needs none.',
    }),
    costRestored: t.exposeBoolean('costRestored', {
      nullable: true,
      description:
        'Of an undone receipt: whether the product has its earlier cost again. false: somebody had set another one, which stays. Null: not ' +
        'undone, or the cost had not changed.',
    }),
  }),
});

builder.objectFields(ReceiptLineType, (t) => ({
  candidates: t.field({
    type: [ProductType],
    description: 'With SEVERAL_PRODUCTS: the products that have the code, at most 20. Otherwise empty.',
    complexity: { field: 1, multiplier: 2 },
    resolve: async ({ question, code }, _args, context) =>
      question !== 'several_products' || code === null ? [] : (await codeLoader(context).load(code)).map(String),
  }),
  costBefore: t.field({
    ...onlyWith('seesMoney'),
    type: Money,
    nullable: true,
    description: 'Cost of the product before it was booked; of a draft: its present cost. Null: not known.',
    resolve: async ({ id }, _args, context) => {
      const costs = await costLoader(context).load(id);
      return costs && toMoney(costs.before, costs.currency);
    },
  }),
  costAfter: t.field({
    ...onlyWith('seesMoney'),
    type: Money,
    nullable: true,
    description:
      'Cost of the product after it was booked; of a draft: as it would be if it were booked now. Null: not known.',
    resolve: async ({ id }, _args, context) => {
      const costs = await costLoader(context).load(id);
      return costs && toMoney(costs.after, costs.currency);
    },
  }),
  movement: t.loadable({
    type: MovementRef,
    nullable: true,
    description: 'The movement that took it into stock; null: the receipt is not booked.',
    load: async (keys: string[], { sql }) => {
      const movements = await listMovementsBySource(sql, keys);
      return keys.map((key) => movements.get(key) ?? null);
    },
    resolve: (line) => sourceKeyOf(line),
  }),
}));

const LineConnection = builder.connectionObject(
  { type: ReceiptLineType, name: 'ReceiptLineConnection', description: 'A page of lines of a receipt.' },
  { name: 'ReceiptLineEdge', description: 'A line on a page.' },
);

builder.objectField(ReceiptType, 'lines', (t) =>
  t.loadable({
    type: LineConnection,
    nullable: true,
    description: 'Its lines, in the order in which they were entered.',
    complexity: pageComplexity,
    args: { ...pageArgs, openOnly: t.arg.boolean({ description: 'true: only lines that need an answer.' }) },
    // One loader per field of the document: there the arguments are the same for all receipts.
    byPath: true,
    load: async (ids: string[], { sql }, args, info) => {
      const request = readPageArgs(args);
      const openOnly = args.openOnly ?? false;
      const totals = new DataLoader((keys: readonly string[]) => listSums(sql, keys));
      if (listAsked(info).has('totalCount')) void totals.loadMany(ids);
      const pages = await listLinePages(sql, ids, openOnly, request);
      return ids.map((id) =>
        toConnection(pages.get(id) ?? { rows: [], hasMore: false }, request, async () => {
          const sums = await totals.load(id);
          return openOnly ? sums.openQuestions : sums.lines;
        }),
      );
    },
    resolve: (receipt) => receipt.id,
  }),
);

builder.objectField(ReceiptLineType, 'receipt', (t) =>
  t.field({
    type: ReceiptType,
    nullable: true,
    description: 'The receipt that it belongs to.',
    resolve: ({ receiptId }) => receiptId,
  }),
);

builder.objectField(MovementRef, 'receipt', (t) =>
  t.field({
    type: ReceiptType,
    nullable: true,
    description: 'The receipt that took the units into stock, or that was undone; null: another cause.',
    resolve: ({ referenceType, referenceId }) => (referenceType === 'receipt' ? referenceId : null),
  }),
);
