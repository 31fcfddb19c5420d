import { z } from 'zod';
import type { RowChange } from '../../catalog/differences.ts';
import type { RowResult } from '../../catalog/plan.ts';
import { type GivenRow, type RowFault, readRow } from '../../catalog/row.ts';
import { previewRows, type ReadRow, type UpsertReport, upsertRows } from '../../catalog/upsert.ts';
import { runOnce } from '../../db/idempotency.ts';
import { ConflictError, IdempotencyConflictError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { BulkModeEnum, BulkOutcomeEnum } from '../base/enums.ts';
import { check, idempotencyKey } from '../base/inputs.ts';
import type { GraphQLContext } from '../context.ts';
import { complete, idempotencyKeyField, type MutationInfo } from '../mutations/once.ts';
import { listingInputFields } from './marketplace-product-inputs.ts';

const maxRows = 1_000;

const BulkRowInput = builder.inputType('BulkRowInput', {
  description:
    'A product, and with `marketplace` a listing of it; several rows may name one product. A field that is absent stays; null clears it.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'Which product; one that does not exist is entered.' }),
    name: t.string({ description: 'Name; needed for a new product.' }),
    barcodes: t.stringList({ description: 'Barcodes as text, all of them. One that another product has is an error.' }),
    price: t.field({ type: 'Decimal', description: 'Price in the Mini App shop, in the base currency.' }),
    costPrice: t.field({ type: 'Decimal', description: 'What one unit costs the seller, in the base currency.' }),
    quantity: t.int({
      description:
        'Free units that there shall be, as `Product.quantity` shows them: units sold but not shipped are not among them. What differs becomes a stocktake, of a new product its opening.',
    }),
    imageUrl: t.string({ description: 'Address of a picture.' }),
    lowStockThreshold: t.int({ description: 'At or below this it counts as low.' }),
    marketplace: t.string({ description: 'Code of the marketplace where it is offered.' }),
    marketplaceProductId: t.string({ description: "The marketplace's id of it; needed for a new listing." }),
    marketplaceSku: t.string({ description: 'The article number there: which listing. Absent: the SKU.' }),
    marketplacePrice: t.field({
      type: 'Decimal',
      description: "Price of one item there, in the marketplace's currency.",
    }),
    unitsPerItem: t.int({ description: 'Units in one item there (3: packs of three).' }),
    ...listingInputFields(t),
  }),
});

const BulkUpsertInput = builder.inputType('BulkUpsertInput', {
  description: 'Rows to enter or change.',
  fields: (t) => ({
    rows: t.field({ type: [BulkRowInput], required: true, description: `At most ${maxRows.toLocaleString('en')}.` }),
    mode: t.field({
      type: BulkModeEnum,
      defaultValue: 'reject_all',
      description: 'What a faulty row means for the rest.',
    }),
    dryRun: t.boolean({
      defaultValue: false,
      description: 'true: nothing is written, only the outcome told; the idempotencyKey is not used.',
    }),
    confirmUnusual: t.boolean({
      defaultValue: false,
      description:
        'true: stock and prices are changed although that is unusual (more than 10 and more than a fifth of the products set to 0, a figure or a price more than twenty times as large, or less than a twentieth).',
    }),
    createLookAlikes: t.boolean({
      defaultValue: false,
      description:
        'true: products are entered although their SKU differs from that of another one by case, spaces around, invisible characters, letters that look the same or leading zeros only, or a barcode by its leading zeros; and codes that look rewritten by a spreadsheet are taken as they are.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const BulkChange = builder.objectRef<RowChange>('BulkChange').implement({
  description: 'A field that a row changes.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Which field of the row.' }),
    before: t.exposeString('before', { nullable: true, description: 'As text; null: nothing.' }),
    after: t.exposeString('after', { nullable: true, description: 'As text; null: nothing.' }),
  }),
});

const BulkRowError = builder.objectRef<RowFault>('BulkRowError').implement({
  description: 'What is wrong with a field of a row.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Which field of the row.' }),
    message: t.exposeString('message', { description: 'What is wrong with it.' }),
    value: t.exposeString('value', { nullable: true, description: 'What was given, as text.' }),
  }),
});

const BulkRowResult = builder.objectRef<RowResult>('BulkRowResult').implement({
  description: 'What became of a row, or would become of it.',
  fields: (t) => ({
    row: t.exposeInt('row', { description: 'Its number, from 1.' }),
    sku: t.exposeString('sku', { nullable: true, description: 'Its SKU.' }),
    outcome: t.expose('outcome', { type: BulkOutcomeEnum, description: 'What became of it.' }),
    changes: t.expose('changes', { type: [BulkChange], description: 'What it changes of what was there.' }),
    errors: t.expose('faults', { type: [BulkRowError], description: 'Everything that is wrong with it.' }),
    missingSettings: t.exposeStringList('missingSettings', {
      description:
        'Settings without which the marketplace cannot be told the figure of this listing; set them with updateMarketplaceProduct.',
    }),
  }),
});

const BulkUpsertPayload = builder.objectRef<UpsertReport>('BulkUpsertPayload').implement({
  description: 'What became of the rows.',
  fields: (t) => ({
    applied: t.exposeBoolean('applied', {
      description:
        'false: nothing was written: a dry run, REJECT_ALL and a faulty row, or something unusual that was not confirmed; the results say what would be.',
    }),
    created: t.exposeInt('created', { description: 'Rows that enter a product or a listing.' }),
    updated: t.exposeInt('updated', { description: 'Rows that change something.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Rows that say what was so already.' }),
    failed: t.exposeInt('failed', { description: 'Rows with an error.' }),
    unusual: t.exposeStringList('unusual', {
      description:
        'What the rows do to stock and prices that people rarely mean, as sentences; written only with confirmUnusual.',
    }),
    results: t.expose('results', { type: [BulkRowResult], description: 'One for each row, in their order.' }),
  }),
});

const inputSchema = z.object({
  rows: z.array(z.custom<GivenRow>()).min(1, 'must not be empty').max(maxRows, `at most ${maxRows} at once`),
  mode: z.enum(['reject_all', 'skip_bad_rows']).nullish(),
  dryRun: z.boolean().nullish(),
  confirmUnusual: z.boolean().nullish(),
  createLookAlikes: z.boolean().nullish(),
  idempotencyKey: idempotencyKey.nullish(),
});

function read(given: GivenRow): ReadRow {
  const checked = readRow(given);
  return 'row' in checked ? checked : { sku: given.sku, faults: checked.faults };
}

/** Rolls the transaction back, and with it the idempotency key: refusals are not remembered. */
class RowsRefused extends Error {
  override readonly name = 'RowsRefused';
  readonly report: UpsertReport;
  constructor(report: UpsertReport) {
    super('rows were refused');
    this.report = report;
  }
}

async function write(
  context: GraphQLContext,
  info: MutationInfo,
  input: z.output<typeof inputSchema>,
): Promise<UpsertReport> {
  const { sql, viewer, baseCurrency } = context;
  const rows = input.rows.map(read);
  const skipBadRows = input.mode === 'skip_bad_rows';
  const confirmUnusual = input.confirmUnusual ?? false;
  const createLookAlikes = input.createLookAlikes ?? false;
  const call = {
    caller: viewer.caller,
    actor: viewer.actor,
    mutation: 'bulkUpsert',
    key: input.idempotencyKey ?? null,
    input: {
      rows: input.rows,
      skipBadRows,
      ...(confirmUnusual && { confirmUnusual }),
      ...(createLookAlikes && { createLookAlikes }),
    },
  };
  try {
    const text = await runOnce(sql, call, async (tx) => {
      const report = await upsertRows(tx, rows, {
        baseCurrency,
        actor: viewer.actor,
        skipBadRows,
        confirmUnusual,
        createLookAlikes,
      });
      if (!report.applied) throw new RowsRefused(report);
      return JSON.stringify(report);
    });
    complete(context, info);
    return JSON.parse(text) as UpsertReport;
  } catch (error) {
    if (error instanceof RowsRefused) return error.report;
    throw error;
  }
}

builder.mutationField('bulkUpsert', (t) =>
  t.field({
    type: BulkUpsertPayload,
    description: 'Enters and changes products, prices, listings and stock by rows, all at once or those that are good.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, ConflictError, IdempotencyConflictError],
      union: { name: 'BulkUpsertResult', description: 'What became of the rows, or why none was looked at.' },
    },
    args: { input: t.arg({ type: BulkUpsertInput, required: true, description: 'The rows.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(inputSchema, args.input);
      if (!input.dryRun) return write(context, info, input);
      return previewRows(context.sql, input.rows.map(read), { createLookAlikes: input.createLookAlikes ?? false });
    },
  }),
);
