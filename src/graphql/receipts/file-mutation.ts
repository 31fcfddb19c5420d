import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readSupplierFile, type SupplierFile } from '../../catalog/files/read-supplier-file.ts';
import type { Tx } from '../../db/client.ts';
import { addLines, maxLines } from '../../db/receipts/lines.ts';
import { lockDraft, noteFile, type Receipt } from '../../db/receipts/receipts.ts';
import { ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { check, currency } from '../base/inputs.ts';
import { expectedRevision } from '../mutations/expected-revision.ts';
import { idempotencyKeyField, oncePrepared } from '../mutations/once.ts';
import { findProducts } from './enter-lines.ts';
import { ReceiptType, readReceipt } from './receipt.ts';
import { readReceiptKey, receiptFields, receiptRefusals } from './receipt-payload.ts';

/** As much as fits into a request. */
const maxFileLength = 240_000;

const DecimalSignEnum = defineEnum('DecimalSign', 'The sign before the decimals of amounts in a file.', {
  comma: '1.234,50 is one thousand two hundred thirty-four and a half.',
  point: '1,234.50 is one thousand two hundred thirty-four and a half.',
});

const ReadReceiptFileInput = builder.inputType('ReadReceiptFileInput', {
  description: "A supplier's file, and the draft that its lines are added to.",
  fields: (t) => ({
    ...receiptFields(t),
    file: t.string({
      required: true,
      description:
        'The bytes of the file in base64, at most 240,000 characters (180 kB): .xlsx, or text with commas, semicolons or tabs in UTF-8, ' +
        'UTF-16 or Windows-1251. Needed are headings for SKU or barcode and for the quantity; cost and name are read too. The usual names in ' +
        'Uzbek, Russian and English are known, also below a title.',
    }),
    decimalSign: t.field({
      type: DecimalSignEnum,
      description: 'The sign before decimals. Omitted: an amount that can be two, such as 1.250, is refused.',
    }),
    currency: t.string({ description: 'ISO 4217 code of the costs. Omitted: the base currency.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const schema = z.object({
  receiptId: z.string(),
  expectedRevision,
  file: z
    .string()
    .min(1, 'must not be empty')
    .max(maxFileLength, `at most ${maxFileLength} characters: divide the file, or save it as .xlsx`)
    .regex(/^[A-Za-z0-9+/\r\n]+={0,2}\s*$/, 'must be base64'),
  decimalSign: z.enum(['comma', 'point']).nullish(),
  currency: currency.nullish(),
});

/** What is remembered under an idempotency key. */
type FileCounts = {
  rows: number;
  units: number;
  openQuestions: number;
  skipped: number;
  leftOut: string[];
  withoutCosts: boolean;
};

const ReadReceiptFilePayload = builder
  .objectRef<FileCounts & { receipt: Receipt }>('ReadReceiptFilePayload')
  .implement({
    description: 'What was read from the file.',
    fields: (t) => ({
      receipt: t.field({
        type: ReceiptType,
        description: 'The draft with the lines of the file.',
        resolve: ({ receipt }) => receipt,
      }),
      rows: t.int({ description: 'Rows of the file that were read.', resolve: ({ rows }) => rows }),
      units: t.int({ description: 'Units in the rows that were read.', resolve: ({ units }) => units }),
      openQuestions: t.int({
        description: 'Rows whose code names no product, or several: their lines need an answer.',
        resolve: ({ openQuestions }) => openQuestions,
      }),
      skippedRows: t.int({
        description: 'Rows without a code or a quantity, such as totals: they are left out.',
        resolve: ({ skipped }) => skipped,
      }),
      leftOutColumns: t.stringList({
        description: 'Headings of columns that are not read, at most 100.',
        resolve: ({ leftOut }) => leftOut,
      }),
      costsLeftOut: t.boolean({
        description: 'true: the file has costs, and the caller may not see costs: they were left out.',
        resolve: ({ withoutCosts }) => withoutCosts,
      }),
    }),
  });

builder.mutationField('readReceiptFile', (t) =>
  t.field({
    type: ReadReceiptFilePayload,
    nullable: true,
    description:
      "Adds the lines of a supplier's file to a draft. If a line cannot be read, nothing is added, and the answer names each such line (at " +
      'most 50). The same file is not read twice into one receipt (ALREADY_EXISTS).',
    authScopes: { operator: true },
    errors: {
      types: receiptRefusals,
      union: {
        name: 'ReadReceiptFileResult',
        description:
          'What was read, or an error: VALIDATION, NOT_FOUND, ALREADY_EXISTS, STALE_VERSION, INVALID_STATE, LIMIT_REACHED, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: ReadReceiptFileInput, required: true, description: 'The file and the draft.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(schema, args.input);
      const key = readReceiptKey(input.receiptId);
      const bytes = Buffer.from(input.file, 'base64');
      const hash = createHash('sha256').update(bytes).digest('hex');
      const asked = { ...args.input, file: hash };
      const counts = await oncePrepared(
        context,
        info,
        asked,
        () => readBounded(bytes, input.decimalSign ?? undefined),
        async (tx, file) => {
          await lockDraft(tx, key, { path: ['input', 'receiptId'], expectedRevision: input.expectedRevision });
          await noteFile(tx, key, hash);
          return addFile(tx, key, file, {
            currency: input.currency ?? context.baseCurrency,
            seesMoney: context.viewer.seesMoney,
          });
        },
      );
      return { ...counts, receipt: await readReceipt(context.sql, key) };
    },
  }),
);

/** Adds the lines of a file; costs only of those who see costs. */
async function addFile(
  tx: Tx,
  receiptId: string,
  { lines, leftOut, skipped }: SupplierFile,
  { currency: code, seesMoney }: { currency: string; seesMoney: boolean },
): Promise<FileCounts> {
  const entered = lines.map(({ line, sku, barcode, name, quantity, cost }) => ({
    codes: [sku, barcode].flatMap((one) => one ?? []),
    name,
    fileLine: line,
    quantity,
    unitCost: seesMoney ? cost : null,
    currency: code,
  }));
  const found = await findProducts(tx, entered, () => ['input', 'file']);
  await addLines(tx, receiptId, found);
  return {
    rows: lines.length,
    units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    openQuestions: found.filter(({ question }) => question !== null).length,
    skipped,
    leftOut,
    withoutCosts: !seesMoney && lines.some(({ cost }) => cost !== null),
  };
}

async function readBounded(bytes: Buffer, decimalSign: 'comma' | 'point' | undefined) {
  const file = await readSupplierFile(bytes, decimalSign);
  if (file.lines.length === 0) {
    const message = 'file: it has headings and no row with a code and a quantity';
    throw ValidationError.of(['input', 'file'], message, undefined, { rule: 'min_items', limit: '1' });
  }
  if (file.lines.length > maxLines) {
    const message = `file: at most ${maxLines} rows, got ${file.lines.length}: divide it`;
    throw ValidationError.of(['input', 'file'], message, file.lines.length, {
      rule: 'max_items',
      limit: String(maxLines),
    });
  }
  return file;
}
