import type { KnownListing, KnownProduct } from '../db/catalog.ts';
import type { Json } from '../db/client.ts';
import type { Marketplace } from '../db/marketplaces.ts';
import { openRule } from './fields.ts';
import { findSkuFault, listMissingSettings, readLinkSettings } from './link-settings.ts';
import { type CatalogRow, type ListingRow, type RowFault, toFault } from './row.ts';

/** What is there already, and where products can be offered. */
export interface Known {
  products: ReadonlyMap<string, KnownProduct>;
  /** By `listingKey`. */
  listings: ReadonlyMap<string, KnownListing>;
  /** By code. */
  marketplaces: ReadonlyMap<string, Pick<Marketplace, 'id' | 'adapter' | 'name'>>;
}

/** What a row changes: a field as the API names it, as text. */
export interface RowChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** What becomes of a row. */
export interface RowResult {
  /** From 1, in the order given. */
  row: number;
  sku: string | null;
  outcome: 'created' | 'updated' | 'unchanged' | 'error';
  changes: RowChange[];
  faults: RowFault[];
  /** Settings without which the marketplace cannot be told the listing's figure. */
  missingSettings: string[];
}

/** A product as it shall be. */
export interface ProductDraft {
  known: KnownProduct | undefined;
  fields: Omit<KnownProduct, 'id' | 'sku' | 'quantity' | 'oversold'>;
  quantity: number | undefined;
  changed: boolean;
  /** Which row gave a field first. */
  givenBy: Map<string, { row: number; value: string }>;
}

/** A listing as it shall be. */
export interface ListingDraft {
  known: KnownListing | undefined;
  marketplaceId: number;
  marketplaceSku: string;
  sku: string;
  fields: Omit<
    KnownListing,
    'id' | 'marketplaceId' | 'marketplaceSku' | 'productId' | 'sku' | 'settings' | 'unlinking'
  >;
  settings: Json;
  changed: boolean;
  /** Something else than the price: the marketplace must be told afresh. */
  retell: boolean;
  row: number;
}

/** What all rows together come to. */
export interface Plan {
  products: Map<string, ProductDraft>;
  listings: Map<string, ListingDraft>;
  results: RowResult[];
  /** Names a row for people: "row 3", "line 7". */
  nameRow: NameRow;
}

/** Names a row, by its number from 1, for people. */
export type NameRow = (row: number) => string;

/** Names a listing in a map. */
export function listingKey(marketplaceId: number, marketplaceSku: string): string {
  return `${marketplaceId} ${marketplaceSku}`;
}

/** Adds a checked row to the plan; a row with a fault changes nothing of it. */
export function planRow(plan: Plan, known: Known, number: number, row: CatalogRow): void {
  const product = plan.products.get(row.sku) ?? draftProduct(known.products.get(row.sku));
  const listing = row.listing && draftListing(plan, known, number, row, row.listing);
  const faults = [...listProductFaults(plan, product, row), ...(listing && 'faults' in listing ? listing.faults : [])];
  if (faults.length > 0) {
    plan.results.push({ row: number, sku: row.sku, outcome: 'error', changes: [], faults, missingSettings: [] });
    return;
  }
  const isNew = !plan.products.has(row.sku) && !product.known;
  const changes = isNew ? [] : listProductChanges(product, row);
  applyToProduct(product, row, number, changes.length > 0 || isNew);
  plan.products.set(row.sku, product);
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
    lowStockThreshold: known?.lowStockThreshold ?? null,
  };
  return { known, fields, quantity: known?.quantity, changed: false, givenBy: new Map() };
}

/** What a row says of its product, the quantity included. */
const sayingsOf = ({ product, quantity }: CatalogRow) => ({ ...product, ...(quantity !== undefined && { quantity }) });

function listProductFaults({ nameRow }: Plan, product: ProductDraft, row: CatalogRow): RowFault[] {
  const contradictions = Object.entries(sayingsOf(row)).flatMap(([field, value]) => {
    const given = product.givenBy.get(field);
    return given === undefined || given.value === show(field, value)
      ? []
      : [
          toFault(
            field,
            `contradicts ${nameRow(given.row)}, which says ${given.value || 'nothing'} for the same SKU`,
            value,
          ),
        ];
  });
  const isNameless = !product.known && product.givenBy.size === 0 && row.product.name === undefined;
  return isNameless
    ? [...contradictions, toFault('name', `is needed: there is no product "${row.sku}" yet`, null)]
    : contradictions;
}

function listProductChanges(product: ProductDraft, row: CatalogRow): RowChange[] {
  return listDifferences(sayingsOf(row), { ...product.fields, quantity: product.quantity ?? 0 });
}

function applyToProduct(product: ProductDraft, row: CatalogRow, number: number, changed: boolean): void {
  product.fields = { ...product.fields, ...row.product };
  product.quantity = row.quantity ?? product.quantity;
  product.changed ||= changed;
  for (const [field, value] of Object.entries(sayingsOf(row))) {
    if (!product.givenBy.has(field)) product.givenBy.set(field, { row: number, value: show(field, value) });
  }
}

type ListingOutcome = { draft: ListingDraft; changes: RowChange[]; missingSettings: string[] } | { faults: RowFault[] };

function draftListing(plan: Plan, known: Known, number: number, row: CatalogRow, given: ListingRow): ListingOutcome {
  const place = known.marketplaces.get(given.marketplace);
  if (!place) {
    const codes = [...known.marketplaces.keys()].join(', ');
    return { faults: [toFault('marketplace', `is none of ${codes}`, given.marketplace)] };
  }
  const key = listingKey(place.id, given.marketplaceSku);
  const before = known.listings.get(key);
  const earlier = plan.listings.get(key);
  const faults = [
    ...(earlier
      ? [toFault('marketplaceSku', `is the listing of ${plan.nameRow(earlier.row)} already`, given.marketplaceSku)]
      : []),
    ...listListingFaults(before, row, given, place.adapter),
  ];
  if (faults.length > 0) return { faults };
  const base = before?.unlinking ? undefined : before;
  const fields = listingFieldsOf(base);
  const settings =
    given.settings === undefined ? (base?.settings ?? {}) : readLinkSettings(place.adapter, given.settings, []);
  const changes = base ? listDifferences({ ...given.fields, settings }, { ...fields, settings: base.settings }) : [];
  return {
    draft: {
      known: before,
      marketplaceId: place.id,
      marketplaceSku: given.marketplaceSku,
      sku: row.sku,
      fields: { ...fields, ...given.fields },
      settings,
      changed: !base || changes.length > 0,
      retell: !base || changes.some(({ field }) => field !== 'marketplacePrice'),
      row: number,
    },
    changes,
    missingSettings: listMissingSettings(place.adapter, settings),
  };
}

function listingFieldsOf(known: KnownListing | undefined): ListingDraft['fields'] {
  return {
    marketplaceProductId: known?.marketplaceProductId ?? '',
    marketplacePrice: known?.marketplacePrice ?? null,
    unitsPerItem: known?.unitsPerItem ?? 1,
    stockBuffer: known?.stockBuffer ?? openRule.stockBuffer,
    stockPercent: known?.stockPercent ?? openRule.stockPercent,
    stockLimit: known?.stockLimit ?? openRule.stockLimit,
    stockMinimum: known?.stockMinimum ?? openRule.stockMinimum,
    selling: known?.selling ?? openRule.selling,
  };
}

function listListingFaults(
  before: KnownListing | undefined,
  row: CatalogRow,
  { marketplaceSku, fields, settings }: ListingRow,
  adapter: string | null,
): RowFault[] {
  const isLinked = before !== undefined && !before.unlinking;
  const skuFault = isLinked ? undefined : findSkuFault(adapter, marketplaceSku);
  const lacking = settings === undefined ? [] : listMissingSettings(adapter, settings);
  return [
    ...(skuFault ? [toFault('marketplaceSku', skuFault, marketplaceSku)] : []),
    ...(isLinked && before.sku !== row.sku
      ? [toFault('marketplaceSku', `is linked to the product "${before.sku}": unlink it first`, marketplaceSku)]
      : []),
    ...(!isLinked && fields.marketplaceProductId === undefined
      ? [toFault('marketplaceProductId', 'is needed for a new listing', null)]
      : []),
    ...(lacking.length > 0 ? [toFault('settings', `wrong or missing: ${lacking.join(', ')}`, settings)] : []),
  ];
}

function listDifferences(given: object, now: Readonly<Record<string, unknown>>): RowChange[] {
  return Object.entries(given).flatMap(([field, value]) => {
    const [before, after] = [show(field, now[field]), show(field, value)];
    return before === after ? [] : [{ field, before: before || null, after: after || null }];
  });
}

const amounts: ReadonlySet<string> = new Set(['price', 'costPrice', 'marketplacePrice']);

/** A field's value as text, equal for equal values: amounts of the database have more zeros than those of people. */
function show(field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return amounts.has(field) ? shorten(value) : value;
  if (Array.isArray(value)) return value.join(' | ');
  return JSON.stringify(sortKeys(value));
}

function shorten(amount: string): string {
  const whole = amount.replace(/^0+(?=\d)/, '');
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
}

function sortKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
