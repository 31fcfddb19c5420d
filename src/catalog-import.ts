import { setTimeout as delay } from 'node:timers/promises';
import { readListedBarcodes } from './catalog/barcodes.ts';
import { rememberPages } from './catalog/earlier-pages.ts';
import { type ImportedRow, type ImportOptions, importCatalogItems } from './db/catalog/catalog-import.ts';
import type { Json, Sql } from './db/client.ts';
import type { CatalogPage, MarketplaceAdapter } from './marketplaces/adapter.ts';
import { RetryLater } from './marketplaces/refusals.ts';

/** The result of an import. */
export interface CatalogImport {
  counts: Record<ImportedRow['outcome'], number>;
  /** Units taken as opening quantities, and of how many products. */
  openings: { products: number; units: number };
  /** What became a product, or would, in the order of the catalogue. */
  created: ImportedRow[];
  /** What a person has to check, in the order of the catalogue. */
  doubtful: ImportedRow[];
}

const pageTimeoutMs = 60_000;
const maxTries = 8;
const maxWaitMs = 60_000;

/**
 * Reads a marketplace's whole catalogue and links it to our products, page by page, each page in one transaction; a second run
 * reads it again and changes nothing. `onPage` gets the number of items read so far, `onRetry` why a page is read again, and after how many ms.
 * Throws Unauthorized or Rejected as the adapter does, and an Error with a sentence when there is no catalogue to read.
 */
export async function importCatalog(
  sql: Sql,
  adapter: MarketplaceAdapter,
  options: ImportOptions,
  onPage: (items: number) => void,
  onRetry: (reason: string, waitMs: number) => void = () => {},
): Promise<CatalogImport> {
  const result: CatalogImport = {
    counts: { linked: 0, created: 0, linked_before: 0, look_alike: 0, ambiguous: 0, unusable: 0 },
    openings: { products: 0, units: 0 },
    created: [],
    doubtful: [],
  };
  const judge = rememberPages({ createLookAlikes: options.createLookAlikes ?? false });
  let cursor: string | null = null;
  let items = 0;
  do {
    const page = await readPage(adapter, cursor, onRetry);
    const listed = page.items.map((item) => ({
      ...item,
      barcodes: readListedBarcodes(item.barcodes),
      settings: item.settings as Json,
    }));
    const rows = await importCatalogItems(sql, listed, options);
    for (const row of options.dryRun ? await judge(sql, listed, rows) : rows) count(result, row);
    items += listed.length;
    onPage(items);
    cursor = page.cursor;
  } while (cursor !== null);
  return result;
}

function count(result: CatalogImport, row: ImportedRow): void {
  result.counts[row.outcome] += 1;
  if (row.opening !== null) {
    result.openings.products += 1;
    result.openings.units += row.opening;
  }
  if (row.outcome === 'created') result.created.push(row);
  if (row.detail !== null && row.outcome !== 'linked') result.doubtful.push(row);
}

/** Waits and retries where the marketplace asks for it. */
async function readPage(
  adapter: MarketplaceAdapter,
  cursor: string | null,
  onRetry: (reason: string, waitMs: number) => void,
): Promise<CatalogPage> {
  if (!adapter.listCatalog)
    throw new Error('The catalogue of this kind of marketplace cannot be read. Import a CSV file instead.');
  for (let tries = 1; ; tries += 1) {
    try {
      return await adapter.listCatalog(cursor, AbortSignal.timeout(pageTimeoutMs));
    } catch (error) {
      if (!(error instanceof RetryLater) || tries === maxTries) throw error;
      const waitMs = Math.min(error.afterMs ?? 500 * 2 ** tries, maxWaitMs);
      onRetry(error.message, waitMs);
      await delay(waitMs);
    }
  }
}
