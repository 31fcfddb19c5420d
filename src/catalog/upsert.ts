import { randomUUID } from 'node:crypto';
import {
  type BarcodeHolder,
  listBarcodeHolders,
  listKnownListings,
  listKnownProducts,
  lockUpserts,
} from '../db/catalog/catalog.ts';
import {
  insertProducts,
  type StockWrite,
  updateProducts,
  upsertListings,
  writeStock,
} from '../db/catalog/catalog-writes.ts';
import { listLookAlikes } from '../db/catalog/look-alikes.ts';
import { noteFirstRevisions } from '../db/catalog/marketplace-products.ts';
import type { SqlOrTx, Tx } from '../db/client.ts';
import { listMarketplaces } from '../db/marketplaces/marketplaces.ts';
import { owePushes } from '../db/pushes/owe.ts';
import { listHolders, listSpellings } from './barcodes.ts';
import { type Known, listingKey, type NameRow } from './listing-draft.ts';
import { type Plan, planRow, type RowResult } from './plan.ts';
import type { CatalogRow, RowFault } from './row.ts';
import { listUnusual } from './unusual.ts';

/** A checked row, or what is wrong with it. */
export type ReadRow = { row: CatalogRow } | { sku: string | null; faults: RowFault[] };

/** The result of many rows. */
export interface UpsertReport {
  /** false: nothing was written, because of an error or because only a preview was requested. */
  applied: boolean;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  /** Changes of stock and prices that are rarely intended, as sentences: written only when confirmed. */
  unusual: string[];
  results: RowResult[];
}

/** How to read rows. */
export interface PlanOptions {
  /** How errors name another row; absent: "row 3". */
  nameRow?: NameRow;
  /** Create products whose SKU is probably that of another one. */
  createLookAlikes?: boolean;
}

/** How to write. */
export interface UpsertOptions extends PlanOptions {
  baseCurrency: string;
  actor: string;
  /** Called after each part with the number of products whose stock changed. */
  onProgress?: (products: number) => void;
}

/** What rows would change, without changing it. */
export async function previewRows(
  sql: SqlOrTx,
  rows: readonly ReadRow[],
  options: PlanOptions = {},
): Promise<UpsertReport> {
  return toReport(await makePlan(sql, rows, { lock: false, ...options }), false);
}

/**
 * Creates and changes products, listings, prices and stock, all in the caller's transaction. Without `skipBadRows`, one invalid
 * row is enough to write nothing; without `confirmUnusual`, an unusual change of stock or prices is. Throws ConflictError when somebody
 * else creates one of the products at the same moment.
 */
export async function upsertRows(
  tx: Tx,
  rows: readonly ReadRow[],
  options: UpsertOptions & { skipBadRows: boolean; confirmUnusual: boolean },
): Promise<UpsertReport> {
  await lockUpserts(tx);
  const plan = await makePlan(tx, rows, { lock: true, ...options });
  const isBad = !options.skipBadRows && plan.results.some(({ outcome }) => outcome === 'error');
  const isRefused = isBad || (!options.confirmUnusual && listUnusual(plan).length > 0);
  if (!isRefused) await writePlan(tx, plan, options);
  return toReport(plan, !isRefused);
}

const nameByNumber: NameRow = (row) => `row ${row}`;

async function makePlan(
  sql: SqlOrTx,
  rows: readonly ReadRow[],
  { lock, nameRow = nameByNumber, createLookAlikes = false }: PlanOptions & { lock: boolean },
): Promise<Plan> {
  const numbered = rows.flatMap((read, index) => ('row' in read ? [{ number: index + 1, row: read.row }] : []));
  const { stored, ...known } = await readKnown(sql, numbered, { lock, createLookAlikes });
  // A row with errors is not written, so it does not give up the barcodes of its product either: then others may not have them.
  const bad = new Set<number>();
  for (;;) {
    const plan = planRows(rows, { ...known, holders: listHolders(stored, numbered, bad) }, nameRow);
    const failed = plan.results.filter(({ row, outcome }) => outcome === 'error' && !bad.has(row));
    if (!failed.some(({ row }) => 'row' in rows[row - 1]!)) return plan;
    for (const { row } of failed) bad.add(row);
  }
}

function planRows(rows: readonly ReadRow[], known: Known, nameRow: NameRow): Plan {
  const plan: Plan = { products: new Map(), listings: new Map(), results: [], newcomers: new Map(), nameRow };
  for (const [index, read] of rows.entries()) {
    if ('row' in read) planRow(plan, known, index + 1, read.row);
    else
      plan.results.push({
        row: index + 1,
        sku: read.sku,
        outcome: 'error',
        changes: [],
        faults: read.faults,
        missingSettings: [],
      });
  }
  return plan;
}

async function readKnown(
  sql: SqlOrTx,
  numbered: readonly { number: number; row: CatalogRow }[],
  { lock, createLookAlikes }: { lock: boolean; createLookAlikes: boolean },
): Promise<Omit<Known, 'holders'> & { stored: BarcodeHolder[] }> {
  const rows = numbered.map(({ row }) => row);
  const skus = [...new Set(rows.map(({ sku }) => sku))];
  const marketplaces = new Map((await listMarketplaces(sql)).map((marketplace) => [marketplace.code, marketplace]));
  const products = new Map((await listKnownProducts(sql, skus, lock)).map((product) => [product.sku, product]));
  const keys = rows.flatMap(({ listing }) => {
    const marketplace = listing && marketplaces.get(listing.marketplace);
    return marketplace ? [{ marketplaceId: marketplace.id, marketplaceSku: listing.marketplaceSku }] : [];
  });
  const barcodes = new Set(rows.flatMap(({ product }) => (product.barcodes ?? []).flatMap(listSpellings)));
  const newSkus = createLookAlikes ? [] : skus.filter((sku) => !products.has(sku));
  return {
    marketplaces,
    products,
    createLookAlikes,
    stored: await listBarcodeHolders(sql, [...barcodes]),
    lookAlikes: new Map((await listLookAlikes(sql, newSkus)).map((one) => [one.sku, one])),
    listings: new Map(
      (await listKnownListings(sql, keys, lock)).map((one) => [listingKey(one.marketplaceId, one.marketplaceSku), one]),
    ),
  };
}

async function writePlan(tx: Tx, plan: Plan, { baseCurrency, actor, onProgress }: UpsertOptions): Promise<void> {
  const products = [...plan.products].map(([sku, draft]) => ({ ...draft, write: { ...draft.fields, sku }, sku }));
  const ids = await insertProducts(
    tx,
    products.filter(({ known }) => !known).map(({ write, quantity }) => ({ ...write, openings: quantity ? 1 : 0 })),
    baseCurrency,
  );
  for (const { sku, known } of products) if (known) ids.set(sku, known.id);
  await updateProducts(
    tx,
    products.filter(({ known, changed }) => known && changed).map(({ write }) => write),
  );
  const idOf = (sku: string): number => ids.get(sku) ?? 0;
  const listings = [...plan.listings.values()].filter(({ changed }) => changed);
  const writtenIds: number[] = [];
  for (const resend of [true, false]) {
    const some = listings.filter((draft) => draft.resend === resend);
    const written = await upsertListings(
      tx,
      some.map(({ fields, settings, sku, marketplaceId, marketplaceSku }) => ({
        ...fields,
        settings,
        marketplaceId,
        marketplaceSku,
        productId: idOf(sku),
      })),
    );
    if (resend) await owePushes(tx, written, 'manual');
    writtenIds.push(...written);
  }
  const stock = products.flatMap(({ sku, known, quantity }): StockWrite[] => {
    if (quantity === undefined || quantity === (known?.quantity ?? 0)) return [];
    const units = quantity - (known ? known.quantity - known.oversold : 0);
    return [{ productId: idOf(sku), units, isNew: !known }];
  });
  await writeStock(tx, stock, { importId: randomUUID(), actor, ...(onProgress && { onWritten: onProgress }) });
  await noteFirstRevisions(tx, writtenIds);
}

function toReport(plan: Plan, applied: boolean): UpsertReport {
  const { results } = plan;
  const count = (outcome: RowResult['outcome']) => results.filter((result) => result.outcome === outcome).length;
  return {
    applied,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    failed: count('error'),
    unusual: listUnusual(plan),
    results,
  };
}
