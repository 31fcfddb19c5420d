import type { Sql } from '../../db/client.ts';
import { countReceipts, listReceipts, listSums, type ReceiptSums } from '../../db/receipts/lists.ts';
import { listReceiptsById, type Receipt } from '../../db/receipts/receipts.ts';
import { NotFoundError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { isStorable } from '../base/inputs.ts';
import { Money, toMoney } from '../base/money.ts';
import { inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { badUserInput, checkPeriod, readSearch } from '../base/refusal.ts';
import { readConnection } from '../reading/connection.ts';
import { onlyWith } from '../rights/rights.ts';

const ReceiptStatusEnum = defineEnum('ReceiptStatus', 'States of a receipt.', {
  draft: 'It can be changed; nothing of it is in stock.',
  booked: 'Its units are in stock, and the costs of its products are set.',
  undone: 'It was booked, and taken back as a whole.',
});

/** A receipt; loaded by its key, for staff only. */
export const ReceiptType = builder.loadableNodeRef<Receipt | null, string, string, string, Receipt>('Receipt', {
  id: { resolve: (receipt) => receipt.id },
  load: async (ids: string[], { sql, viewer }) =>
    inOrder(ids, isStaff(viewer) ? await listReceiptsById(sql, ids) : [], (row) => row.id),
});

/** A receipt as it is after a mutation. Throws NotFoundError if it was deleted since. */
export async function readReceipt(sql: Sql, id: string): Promise<Receipt> {
  const [receipt] = await listReceiptsById(sql, [id]);
  if (!receipt) throw new NotFoundError('Receipt', ['input', 'receiptId'], [id]);
  return receipt;
}

ReceiptType.implement({
  description:
    'Goods that arrive together (kirim, приход): a saved draft with lines. `bookReceipt` takes all lines into stock in one transaction, as ' +
    'movements of the type RECEIPT, and sets the costs of the products; `undoReceipt` takes it back as a whole.',
  fields: (t) => ({
    number: t.int({ description: 'Its number: rising, with gaps.', resolve: ({ id }) => Number(id) }),
    status: t.expose('status', { type: ReceiptStatusEnum, description: 'Draft, booked or undone.' }),
    supplier: t.exposeString('supplier', {
      nullable: true,
      description: 'Who delivered the goods, in the words of whoever entered it; null: not said.',
    }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: "Number of the supplier's document, such as an invoice; null: none.",
    }),
    note: t.exposeString('note', { nullable: true, description: 'Remark of a person; null: none.' }),
    revision: t.exposeInt('revision', {
      description: 'Rises by 1 with each change of the receipt or of its lines. Send it as `expectedRevision`.',
    }),
    createdBy: t.exposeString('createdBy', { description: 'Who began it, as text.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Time when it was begun.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it or a line of it last changed.' }),
    bookedBy: t.exposeString('bookedBy', { nullable: true, description: 'Who booked it; null: nobody yet.' }),
    bookedAt: t.expose('bookedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was booked; null: not yet.',
    }),
    undoneBy: t.exposeString('undoneBy', { nullable: true, description: 'Who undid it; null: nobody.' }),
    undoneAt: t.expose('undoneAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was undone; null: it was not.',
    }),
  }),
});

const SumsType = builder.objectRef<ReceiptSums>('ReceiptSums').implement({
  description: 'What the lines of a receipt come to.',
  fields: (t) => ({
    lines: t.exposeInt('lines', { description: 'How many lines it has, at most 2,000.' }),
    units: t.exposeInt('units', { description: 'Units of all lines together.' }),
    openQuestions: t.exposeInt('openQuestions', {
      description: 'Lines that need an answer: while there are any, the receipt cannot be booked.',
    }),
    linesWithoutCost: t.exposeInt('withoutCost', {
      description: 'Lines without a cost: the cost of their product stays as it is.',
    }),
    total: t.field({
      ...onlyWith('seesMoney'),
      type: Money,
      nullable: true,
      description:
        'Sum of quantity times cost, of the lines with a cost; null: none has one, or they are in several currencies.',
      resolve: ({ total, currency }) => toMoney(total, currency),
    }),
  }),
});

builder.objectField(ReceiptType, 'sums', (t) =>
  t.loadable({
    type: SumsType,
    nullable: true,
    description: 'What its lines come to.',
    load: (ids: string[], { sql }) => listSums(sql, ids),
    resolve: (receipt) => receipt.id,
  }),
);

const ReceiptConnection = builder.connectionObject(
  { type: ReceiptType, name: 'ReceiptConnection', description: 'A page of receipts.' },
  { name: 'ReceiptEdge', description: 'A receipt on a page.' },
);

const maxSearch = 200;

function readReceiptSearch(typed: string | null | undefined): string | null {
  const search = readSearch(typed)?.trim() ?? null;
  if (search !== null && (search.length > maxSearch || !isStorable(search)))
    throw badUserInput(`search must have at most ${maxSearch} characters that can be stored`);
  return search;
}

builder.queryField('receipts', (t) =>
  t.field({
    type: ReceiptConnection,
    nullable: true,
    description: 'Receipts, the newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      statuses: t.arg({ type: [ReceiptStatusEnum], description: 'Statuses of the receipts.' }),
      search: t.arg.string({
        description: "Its number, or part of the supplier's name or of the number of the document. Empty: all.",
      }),
      from: t.arg({ type: 'DateTime', description: 'Begun at this time or later.' }),
      to: t.arg({ type: 'DateTime', description: 'Begun before this time.' }),
    },
    resolve: async (_root, args, { sql }, info) => {
      checkPeriod(args);
      const filter = {
        statuses: args.statuses ?? null,
        search: readReceiptSearch(args.search),
        from: args.from ?? null,
        to: args.to ?? null,
      };
      const request = readPageArgs(args);
      return readConnection(info, request, {
        rows: () => listReceipts(sql, filter, request),
        count: () => countReceipts(sql, filter),
      });
    },
  }),
);

builder.queryField('receipt', (t) =>
  t.field({
    type: ReceiptType,
    nullable: true,
    description: 'One receipt by its number; null: there is none.',
    authScopes: { staff: true },
    args: { number: t.arg.int({ required: true, description: 'Number of the receipt (`Receipt.number`).' }) },
    resolve: async (_root, { number }, { sql }) => (await listReceiptsById(sql, [String(number)]))[0] ?? null,
  }),
);
