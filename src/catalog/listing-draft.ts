import type { KnownListing, KnownProduct } from '../db/catalog/catalog.ts';
import type { LookAlikes } from '../db/catalog/look-alikes.ts';
import type { Json } from '../db/client.ts';
import type { Marketplace } from '../db/marketplaces/marketplaces.ts';
import type { BarcodeHolders } from './barcodes.ts';
import { listDifferences, type RowChange } from './differences.ts';
import { isRewritten, openRule, rewrittenError } from './fields.ts';
import { findSkuFault, listMissingSettings, readLinkSettings } from './link-settings.ts';
import { type CatalogRow, type ListingRow, type RowFault, toFault } from './row.ts';

/** What exists already, and the marketplaces where products can be listed. */
export interface Known {
  products: ReadonlyMap<string, KnownProduct>;
  /** By `listingKey`. */
  listings: ReadonlyMap<string, KnownListing>;
  /** A person said that what looks alike is not the same. */
  createLookAlikes: boolean;
  /** What new SKUs read like, by SKU; empty if they are created all the same. */
  lookAlikes: ReadonlyMap<string, LookAlikes>;
  /** Which product has or gets which barcode. */
  holders: BarcodeHolders;
  /** By code. */
  marketplaces: ReadonlyMap<string, Pick<Marketplace, 'id' | 'adapter' | 'name'>>;
}

/** Names a row for people, by its number from 1. */
export type NameRow = (row: number) => string;

/** A listing as it will be. */
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
  /** More than the price changed: the figure must be sent again. */
  resend: boolean;
  row: number;
}

/** Names a listing in a map. */
export function listingKey(marketplaceId: number, marketplaceSku: string): string {
  return `${marketplaceId} ${marketplaceSku}`;
}

type ListingOutcome = { draft: ListingDraft; changes: RowChange[]; missingSettings: string[] } | { faults: RowFault[] };

/** The listing of a row as it will be, next to those of earlier rows; or everything that is wrong with it. */
export function draftListing(
  plan: { listings: ReadonlyMap<string, ListingDraft>; nameRow: NameRow },
  known: Known,
  number: number,
  row: CatalogRow,
  given: ListingRow,
): ListingOutcome {
  const marketplace = known.marketplaces.get(given.marketplace);
  if (!marketplace) {
    const codes = [...known.marketplaces.keys()].join(', ');
    return { faults: [toFault('marketplace', `must be one of ${codes}`, given.marketplace)] };
  }
  const key = listingKey(marketplace.id, given.marketplaceSku);
  const before = known.listings.get(key);
  const earlier = plan.listings.get(key);
  const faults = [
    ...(earlier
      ? [toFault('marketplaceSku', `is already the listing of ${plan.nameRow(earlier.row)}`, given.marketplaceSku)]
      : []),
    ...listListingFaults(before, row, given, marketplace.adapter),
  ];
  if (faults.length > 0) return { faults };
  const base = before?.unlinking ? undefined : before;
  const fields = listingFieldsOf(base);
  const settings =
    given.settings === undefined ? (base?.settings ?? {}) : readLinkSettings(marketplace.adapter, given.settings, []);
  const changes = base ? listDifferences({ ...given.fields, settings }, { ...fields, settings: base.settings }) : [];
  return {
    draft: {
      known: before,
      marketplaceId: marketplace.id,
      marketplaceSku: given.marketplaceSku,
      sku: row.sku,
      fields: { ...fields, ...given.fields },
      settings,
      changed: !base || changes.length > 0,
      resend: !base || changes.some(({ field }) => field !== 'marketplacePrice'),
      row: number,
    },
    changes,
    missingSettings: listMissingSettings(marketplace.adapter, settings),
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
  const missing = settings === undefined ? [] : listMissingSettings(adapter, settings);
  return [
    ...(skuFault ? [toFault('marketplaceSku', skuFault, marketplaceSku)] : []),
    ...(isLinked && before.sku !== row.sku
      ? [toFault('marketplaceSku', `is linked to the product "${before.sku}": unlink it first`, marketplaceSku)]
      : []),
    ...(!isLinked && fields.marketplaceProductId === undefined
      ? [toFault('marketplaceProductId', 'is required for a new listing', null)]
      : []),
    ...listRewritten({
      ...(!isLinked && { marketplaceSku }),
      ...(fields.marketplaceProductId !== before?.marketplaceProductId && {
        marketplaceProductId: fields.marketplaceProductId,
      }),
    }),
    ...(missing.length > 0 ? [toFault('settings', `invalid or missing: ${missing.join(', ')}`, settings)] : []),
  ];
}

/** New names that a spreadsheet rewrote. */
export function listRewritten(names: Readonly<Record<string, string | undefined>>): RowFault[] {
  return Object.entries(names).flatMap(([field, value]) =>
    value !== undefined && isRewritten(value) ? [toFault(field, rewrittenError, value)] : [],
  );
}
