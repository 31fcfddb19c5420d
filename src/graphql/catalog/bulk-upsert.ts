import { z } from 'zod';
import type { RowChange } from '../../catalog/differences.ts';
import type { RowResult } from '../../catalog/plan.ts';
import { type GivenRow, type RowFault, readRow } from '../../catalog/row.ts';
import { previewRows, type ReadRow, type UpsertReport, upsertRows } from '../../catalog/upsert.ts';
import type { Tx } from '../../db/client.ts';
import { runOnce } from '../../db/idempotency.ts';
import { ConflictError, IdempotencyConflictError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { BulkModeEnum, BulkOutcomeEnum } from '../base/enums.ts';
import type { Viewer } from '../base/identity.ts';
import { check, idempotencyKey } from '../base/inputs.ts';
import type { GraphQLContext } from '../context.ts';
import { sayWhatIsDone } from '../mutations/interrupted.ts';
import { complete, idempotencyKeyField, type MutationInfo } from '../mutations/once.ts';
import { findUnseenCost } from '../rights/right-inputs.ts';
import { listingInputFields } from './marketplace-product-inputs.ts';

const maxRows = 1_000;

const BulkRowInput = builder.inputType('BulkRowInput', {
  description:
    'One product, and with `marketplace` also one listing of it. Several rows may name the same product. An omitted field is ' +
    'unchanged; null clears it.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'SKU of the product. If it does not exist, it is created.' }),
    name: t.string({
      description: 'Name of the product, for people, at most 500 characters; required for a new product.',
    }),
    barcodes: t.stringList({
      description: 'All barcodes of the product, as text, at most 50. A barcode of another product is an error.',
    }),
    price: t.field({ type: 'Decimal', description: 'Price in the Mini App shop, in the base currency.' }),
    costPrice: t.field({ type: 'Decimal', description: 'What one unit costs the seller, in the base currency.' }),
    quantity: t.int({
      description:
        'New `Product.quantity`. The difference is booked as a stocktake (of a new product: as its opening stock). Units that are sold ' +
        'and not shipped are not part of it.',
    }),
    imageUrl: t.string({ description: 'Address (http or https URL) of a picture, at most 2,000 characters.' }),
    description: t.string({ description: 'What the product is, for buyers, at most 5,000 characters.' }),
    category: t.string({ description: 'Category in the Mini App shop, at most 100 characters.' }),
    inShop: t.boolean({ description: 'Whether the Mini App shop offers it. Omitted for a new product, or null: yes.' }),
    lowStockThreshold: t.int({ description: 'With this many free units or fewer the product counts as low in stock.' }),
    marketplace: t.string({
      description: 'Code of the marketplace of the listing. Omitted: the row is about the product only.',
    }),
    marketplaceProductId: t.string({ description: "The marketplace's id of the listing; required for a new listing." }),
    marketplaceSku: t.string({
      description: "The marketplace's article number: it says which listing. Omitted: the SKU of the product.",
    }),
    marketplacePrice: t.field({
      type: 'Decimal',
      description: "Price of one item of the listing, in the marketplace's currency.",
    }),
    unitsPerItem: t.int({
      description: 'Units of stock in one item of the listing, 1 to 10,000: 3 for packs of three.',
    }),
    ...listingInputFields(t),
  }),
});

const BulkUpsertInput = builder.inputType('BulkUpsertInput', {
  description: 'Products and listings to create or change.',
  fields: (t) => ({
    rows: t.field({
      type: [BulkRowInput],
      required: true,
      description: `Rows to write, at most ${maxRows.toLocaleString('en')}.`,
    }),
    mode: t.field({
      type: BulkModeEnum,
      defaultValue: 'reject_all',
      description: 'What an invalid row means for the other rows.',
    }),
    dryRun: t.boolean({
      defaultValue: false,
      description: 'true: nothing is written, and the result says what would be done. The idempotency key is not used.',
    }),
    confirmUnusual: t.boolean({
      defaultValue: false,
      description:
        'true: also writes unusual changes of stock and prices: more than 10 products and more than a fifth of all set to 0, or a ' +
        'quantity or price more than twenty times higher or lower than before.',
    }),
    createLookAlikes: t.boolean({
      defaultValue: false,
      description:
        'true: also creates products that look like existing ones (the SKU differs only by case, spaces around it, invisible characters, ' +
        'letters that look the same or leading zeros; a barcode only by leading zeros), and accepts codes that a spreadsheet has probably ' +
        'rewritten.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const BulkChange = builder.objectRef<RowChange>('BulkChange').implement({
  description: 'A field that a row changes.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Name of the field in `BulkRowInput`.' }),
    before: t.exposeString('before', { nullable: true, description: 'Value before the change, as text; null: none.' }),
    after: t.exposeString('after', { nullable: true, description: 'Value after the change, as text; null: none.' }),
  }),
});

const BulkRowError = builder.objectRef<RowFault>('BulkRowError').implement({
  description: 'An invalid field of a row.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Name of the field in `BulkRowInput`.' }),
    message: t.exposeString('message', { description: 'What is wrong with the field, in English.' }),
    value: t.exposeString('value', { nullable: true, description: 'The value that was sent, as text; null: none.' }),
  }),
});

const BulkRowResult = builder.objectRef<RowResult>('BulkRowResult').implement({
  description: 'Result of one row; with `applied: false` what it would be.',
  fields: (t) => ({
    row: t.exposeInt('row', { description: 'Number of the row, from 1.' }),
    sku: t.exposeString('sku', { nullable: true, description: 'SKU of the row; null if it has none.' }),
    outcome: t.expose('outcome', { type: BulkOutcomeEnum, description: 'Result of the row.' }),
    changes: t.expose('changes', {
      type: [BulkChange],
      description: 'Fields that the row changes, of a product or listing that existed before.',
    }),
    errors: t.expose('faults', { type: [BulkRowError], description: 'Every invalid field of the row.' }),
    missingSettings: t.exposeStringList('missingSettings', {
      description:
        'Settings of the listing that are missing: without them no figure can be sent. Set them with `updateMarketplaceProduct`.',
    }),
  }),
});

const BulkUpsertPayload = builder.objectRef<UpsertReport>('BulkUpsertPayload').implement({
  description: 'Result of `bulkUpsert`.',
  fields: (t) => ({
    applied: t.exposeBoolean('applied', {
      description:
        'false: nothing was written, because it was a dry run, a row is invalid with REJECT_ALL, or an unusual change was not confirmed. ' +
        '`results` says what would be done.',
    }),
    created: t.exposeInt('created', { description: 'Number of rows that create a product or a listing.' }),
    updated: t.exposeInt('updated', { description: 'Number of rows that change something.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Number of rows that change nothing.' }),
    failed: t.exposeInt('failed', { description: 'Number of invalid rows.' }),
    unusual: t.exposeStringList('unusual', {
      description: 'Unusual changes of stock and prices, as English sentences; written only with `confirmUnusual`.',
    }),
    results: t.expose('results', {
      type: [BulkRowResult],
      description: 'Result of each row, in the order of the rows.',
    }),
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

function read(given: GivenRow, viewer: Viewer): ReadRow {
  const checked = readRow(given);
  const unseen = 'row' in checked && findUnseenCost(checked.row.product, viewer);
  if ('row' in checked && !unseen) return checked;
  return { sku: given.sku, faults: unseen ? [unseen] : 'faults' in checked ? checked.faults : [] };
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
  const rows = input.rows.map((row) => read(row, viewer));
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
    const writeRows = async (tx: Tx): Promise<string> => {
      const report = await upsertRows(tx, rows, {
        baseCurrency,
        actor: viewer.actor,
        skipBadRows,
        confirmUnusual,
        createLookAlikes,
      });
      if (!report.applied) throw new RowsRefused(report);
      return JSON.stringify(report);
    };
    const text = await sayWhatIsDone(call.key !== null, () => runOnce(sql, call, writeRows));
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
    description: 'Creates and changes products, prices, listings and stock, many rows at once.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, ConflictError, IdempotencyConflictError],
      union: {
        name: 'BulkUpsertResult',
        description: 'Result of the rows, or an error: VALIDATION, ALREADY_EXISTS, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: BulkUpsertInput, required: true, description: 'Rows to write, and how.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(inputSchema, args.input);
      if (!input.dryRun) return write(context, info, input);
      const rows = input.rows.map((row) => read(row, context.viewer));
      return previewRows(context.sql, rows, { createLookAlikes: input.createLookAlikes ?? false });
    },
  }),
);
