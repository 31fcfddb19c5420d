import { z } from 'zod';
import type { StockRule } from '../db/catalog/marketplace-products.ts';
import type { Numeric } from '../db/client.ts';
import {
  barcodes,
  category,
  description,
  money,
  name,
  readRule,
  ruleFields,
  sku,
  stockCount,
  unitsPerItem,
  webAddress,
} from './fields.ts';

/** What is wrong with one field of a row. */
export interface RowFault {
  /** The field as the API names it. */
  field: string;
  message: string;
  /** What was given, as text. */
  value: string | null;
}

/** One row of the catalogue as given: a product, and optionally a listing of it. An absent field stays unchanged. */
export interface CatalogRow {
  sku: string;
  product: ProductFields;
  /** Free units after the import. */
  quantity?: number;
  listing?: ListingRow;
}

/** Fields of a product; null clears. */
export interface ProductFields {
  name?: string;
  barcodes?: string[];
  price?: Numeric | null;
  costPrice?: Numeric | null;
  imageUrl?: string | null;
  description?: string | null;
  category?: string | null;
  /** Whether the Mini App shop offers it. */
  inShop?: boolean;
  lowStockThreshold?: number | null;
}

/** A listing: what identifies it, and its fields. */
export interface ListingRow {
  /** Code of the marketplace. */
  marketplace: string;
  marketplaceSku: string;
  fields: ListingFields;
  /** undefined: keep what there is. */
  settings: unknown;
}

/** Fields of a listing. */
export interface ListingFields extends Partial<StockRule> {
  marketplaceProductId?: string;
  marketplacePrice?: Numeric | null;
  unitsPerItem?: number;
}

const rowSchema = z.object({
  sku,
  name: name.optional(),
  barcodes: barcodes.nullish(),
  price: money.nullish(),
  costPrice: money.nullish(),
  quantity: stockCount.nullish(),
  imageUrl: webAddress.nullish(),
  description: description.nullish(),
  category: category.nullish(),
  inShop: z.boolean('must be true or false').nullish(),
  lowStockThreshold: stockCount.nullish(),
  marketplace: z.string().nullish(),
  marketplaceProductId: sku.nullish(),
  marketplaceSku: sku.nullish(),
  marketplacePrice: money.nullish(),
  unitsPerItem: unitsPerItem.nullish(),
  ...ruleFields,
  settings: z.unknown().optional(),
});
type Parsed = z.output<typeof rowSchema>;

/** The fields that a row may have, as in `rowSchema`. */
export type GivenRow = z.input<typeof rowSchema>;

const listingFields = [
  'marketplaceProductId',
  'marketplaceSku',
  'marketplacePrice',
  'unitsPerItem',
  'stockBuffer',
  'stockPercent',
  'stockLimit',
  'stockMinimum',
  'selling',
  'settings',
] as const;

/** Checks one row. Returns it, or everything that is wrong with it. */
export function readRow(given: GivenRow): { row: CatalogRow } | { faults: RowFault[] } {
  const parsed = rowSchema.safeParse(given);
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map((issue) => {
        const field = String(issue.path[0] ?? '');
        return toFault(field, issue.message, Object.entries(given).find(([key]) => key === field)?.[1]);
      }),
    };
  }
  const { data } = parsed;
  if (data.marketplace == null) {
    const stray = listingFields.filter((field) => data[field] != null);
    if (stray.length > 0) {
      return { faults: stray.map((field) => toFault(field, 'needs a marketplace', data[field])) };
    }
  }
  return { row: toRow(data) };
}

/** A problem with the value as text. */
export function toFault(field: string, message: string, value: unknown): RowFault {
  const text = value == null ? null : typeof value === 'string' ? value : JSON.stringify(value);
  return { field, message, value: text === null ? null : text.slice(0, 200) };
}

function toRow(data: Parsed): CatalogRow {
  const { price, costPrice, imageUrl, description: about, category: group, inShop, lowStockThreshold } = data;
  return {
    sku: data.sku,
    product: {
      ...(data.name !== undefined && { name: data.name }),
      ...(data.barcodes !== undefined && { barcodes: data.barcodes ?? [] }),
      ...(price !== undefined && { price }),
      ...(costPrice !== undefined && { costPrice }),
      ...(imageUrl !== undefined && { imageUrl }),
      ...(about !== undefined && { description: about }),
      ...(group !== undefined && { category: group }),
      // Null is what restricts nothing, as in the rules of listings.
      ...(inShop !== undefined && { inShop: inShop ?? true }),
      ...(lowStockThreshold !== undefined && { lowStockThreshold }),
    },
    ...(data.quantity != null && { quantity: data.quantity }),
    ...(data.marketplace != null && { listing: toListing(data, data.marketplace) }),
  };
}

function toListing(data: Parsed, marketplace: string): ListingRow {
  const { marketplaceProductId, marketplacePrice, unitsPerItem: units } = data;
  return {
    marketplace,
    // A listing without a SKU of its own has ours.
    marketplaceSku: data.marketplaceSku ?? data.sku,
    fields: {
      ...(marketplaceProductId != null && { marketplaceProductId }),
      ...(marketplacePrice !== undefined && { marketplacePrice }),
      ...(units !== undefined && { unitsPerItem: units ?? 1 }),
      ...readRule(data),
    },
    settings: data.settings ?? undefined,
  };
}
