import type { KnownProduct } from '../db/catalog/catalog.ts';
import { listBarcodeFaults } from './barcodes.ts';
import { listDifferences, type RowChange, show } from './differences.ts';
import { looksRewritten, looksRewrittenError } from './fields.ts';
import {
  draftListing,
  type Known,
  type ListingDraft,
  listingKey,
  listRewritten,
  type NameRow,
} from './listing-draft.ts';
import { listLookAlikeFaults, type Newcomers } from './look-alikes.ts';
import { type CatalogRow, type RowFault, toFault } from './row.ts';

/** The result of a row. */
export interface RowResult {
  /** From 1, in the given order. */
  row: number;
  sku: string | null;
  outcome: 'created' | 'updated' | 'unchanged' | 'error';
  changes: RowChange[];
  faults: RowFault[];
  /** Settings without which the listing's figure cannot be sent. */
  missingSettings: string[];
}

/** A product as it will be. */
export interface ProductDraft {
  known: KnownProduct | undefined;
  fields: Omit<KnownProduct, 'id' | 'sku' | 'quantity' | 'oversold'>;
  quantity: number | undefined;
  changed: boolean;
  /** The rows that were the first to have a field of it, by their number; what they have is not copied. */
  givenBy: { number: number; row: CatalogRow }[];
}

/** The result of all rows together. */
export interface Plan {
  products: Map<string, ProductDraft>;
  listings: Map<string, ListingDraft>;
  results: RowResult[];
  /** Products that the rows create, by what their SKU reads like. */
  newcomers: Newcomers;
  /** Names a row for people: "row 3", "line 7". */
  nameRow: NameRow;
}

/** Adds a checked row to the plan; a row with errors changes nothing in it. */
export function planRow(plan: Plan, known: Known, number: number, row: CatalogRow): void {
  const product = plan.products.get(row.sku) ?? draftProduct(known.products.get(row.sku));
  const listing = row.listing && draftListing(plan, known, number, row, row.listing);
  const faults = [
    ...listProductFaults(plan, product, row),
    ...listCodeFaults(plan, known, product, row),
    ...(listing && 'faults' in listing ? listing.faults : []),
  ];
  if (faults.length > 0) {
    plan.results.push({ row: number, sku: row.sku, outcome: 'error', changes: [], faults, missingSettings: [] });
    return;
  }
  const isNew = !plan.products.has(row.sku) && !product.known;
  const changes = isNew ? [] : listProductChanges(product, row);
  applyToProduct(product, row, number, changes.length > 0 || isNew);
  plan.products.set(row.sku, product);
  const key = isNew ? known.lookAlikes.get(row.sku)?.key : undefined;
  if (key !== undefined) plan.newcomers.set(key, { sku: row.sku, row: number });
  const ready = listing && 'draft' in listing ? listing : undefined;
  if (ready) plan.listings.set(listingKey(ready.draft.marketplaceId, ready.draft.marketplaceSku), ready.draft);
  const all = [...changes, ...(ready?.changes ?? [])];
  const isNewListing = ready !== undefined && (!ready.draft.known || ready.draft.known.unlinking);
  plan.results.push({
    row: number,
    sku: row.sku,
    outcome: isNew || isNewListing ? 'created' : all.length > 0 ? 'updated' : 'unchanged',
    changes: all,
    faults: [],
    missingSettings: ready?.missingSettings ?? [],
  });
}

function draftProduct(known: KnownProduct | undefined): ProductDraft {
  const fields = {
    name: known?.name ?? '',
    barcodes: known?.barcodes ?? [],
    price: known?.price ?? null,
    costPrice: known?.costPrice ?? null,
    imageUrl: known?.imageUrl ?? null,
    description: known?.description ?? null,
    category: known?.category ?? null,
    inShop: known?.inShop ?? true,
    lowStockThreshold: known?.lowStockThreshold ?? null,
  };
  return { known, fields, quantity: known?.quantity, changed: false, givenBy: [] };
}

/** What a row sets of its product, with the quantity. */
const productValuesOf = ({ product, quantity }: CatalogRow) => ({
  ...product,
  ...(quantity !== undefined && { quantity }),
});

/** The first row that has a field of a product, and its value as text; undefined: none has it. */
export function findGiven({ givenBy }: ProductDraft, field: string): { row: number; value: string } | undefined {
  const given = givenBy.find(({ row }) => Object.hasOwn(productValuesOf(row), field));
  if (!given) return undefined;
  const values: Record<string, unknown> = productValuesOf(given.row);
  return { row: given.number, value: show(field, values[field]) };
}

function listProductFaults({ nameRow }: Plan, product: ProductDraft, row: CatalogRow): RowFault[] {
  const contradictions = Object.entries(productValuesOf(row)).flatMap(([field, value]) => {
    const given = findGiven(product, field);
    return given === undefined || given.value === show(field, value)
      ? []
      : [
          toFault(
            field,
            `contradicts ${nameRow(given.row)}, which has ${given.value || 'nothing'} for the same SKU`,
            value,
          ),
        ];
  });
  const isNameless = !product.known && product.givenBy.length === 0 && row.product.name === undefined;
  return isNameless
    ? [...contradictions, toFault('name', `is required: there is no product "${row.sku}" yet`, null)]
    : contradictions;
}

function listCodeFaults(plan: Plan, known: Known, product: ProductDraft, row: CatalogRow): RowFault[] {
  const isNew = !product.known && !plan.products.has(row.sku);
  return [
    ...(isNew ? [...listSkuFaults(known, row.sku), ...listLookAlikeFaults(plan, known, row.sku)] : []),
    ...listBarcodeFaults(row, product.known, known, plan.nameRow),
  ];
}

/** A new SKU that a spreadsheet rewrote: the product would be a second one beside the one that is meant. */
function listSkuFaults({ createLookAlikes }: Known, sku: string): RowFault[] {
  const isOdd = !createLookAlikes && looksRewritten(sku);
  return isOdd ? [toFault('sku', looksRewrittenError, sku)] : listRewritten({ sku });
}

function listProductChanges(product: ProductDraft, row: CatalogRow): RowChange[] {
  return listDifferences(productValuesOf(row), { ...product.fields, quantity: product.quantity ?? 0 });
}

function applyToProduct(product: ProductDraft, row: CatalogRow, number: number, changed: boolean): void {
  product.fields = { ...product.fields, ...row.product };
  product.quantity = row.quantity ?? product.quantity;
  product.changed ||= changed;
  const fields = Object.keys(productValuesOf(row));
  if (fields.some((field) => !findGiven(product, field))) product.givenBy.push({ number, row });
}
