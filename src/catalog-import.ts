import { setTimeout as delay } from 'node:timers/promises';
import { readListedBarcodes } from './catalog/barcodes.ts';
import { rememberPages } from './catalog/earlier-pages.ts';
import {
  type ImportedItem,
  type ImportedRow,
  type ImportOptions,
  importCatalogItems,
} from './db/catalog/catalog-import.ts';
import { inTransaction, type Json, type Sql, type SqlOrTx } from './db/client.ts';
import type { ImportResult, NamedItem } from './db/imports/catalog-imports.ts';
import type { CatalogPage, MarketplaceAdapter } from './marketplaces/adapter.ts';
import { RetryLater } from './marketplaces/refusals.ts';

/**
 * The result of an import. `openings`: units taken as opening quantities, and of how many products. `created`: what became a product, or
 * would. `doubtful`: what a person has to check. Both in the order of the catalogue.
 */
export type CatalogImport = ImportResult;

/** Where an import that was interrupted goes on. */
export interface ImportStart {
  cursor: string | null;
  items: number;
  result: CatalogImport;
}

/** How to import, and `from` where: absent: at the beginning. A dry run always begins there, because it remembers what it has seen. */
export interface CatalogImportOptions extends ImportOptions {
  from?: ImportStart | undefined;
  /** Stops waiting for the marketplace. */
  signal?: AbortSignal;
}

/** What has been read: how many items, where the next page begins (null: nowhere), and the result so far. */
export type OnPage = (items: number, step: { cursor: string | null; result: CatalogImport }, sql: SqlOrTx) => unknown;

type OnRetry = (reason: string, waitMs: number) => void;

const pageTimeoutMs = 60_000;
const maxTries = 8;
const maxWaitMs = 60_000;

/**
 * Reads a marketplace's whole catalogue and links it to our products, page by page, each page in one transaction; a second run
 * reads it again and changes nothing. `onPage` is called in that transaction: what it throws undoes the page. `onRetry` gets why a page is
 * read again, and after how many ms.
 * Throws Unauthorized or Rejected as the adapter does, and NoCatalog when there is none to read.
 */
export async function importCatalog(
  sql: Sql,
  adapter: MarketplaceAdapter,
  options: CatalogImportOptions,
  onPage: OnPage,
  onRetry: OnRetry = () => {},
): Promise<CatalogImport> {
  const { from } = options;
  const result = from?.result ?? newResult();
  const judge = rememberPages({ createLookAlikes: options.createLookAlikes ?? false });
  let cursor = from?.cursor ?? null;
  let items = from?.items ?? 0;
  do {
    const page = await readPage(adapter, cursor, { stop: options.signal, onRetry });
    const listed = page.items.map((item) => ({
      ...item,
      barcodes: readListedBarcodes(item.barcodes),
      settings: item.settings as Json,
    }));
    items += listed.length;
    cursor = page.cursor;
    await inTransaction(sql, async (tx) => {
      const rows = await importCatalogItems(tx, listed, options);
      const judged = options.dryRun ? await judge(tx, listed, rows) : rows;
      for (const [index, row] of judged.entries()) count(result, nameItem(row, listed[index]!));
      await onPage(items, { cursor, result }, tx);
    });
  } while (cursor !== null);
  return result;
}

/** The catalogue of this kind of marketplace cannot be read. */
export class NoCatalog extends Error {
  override readonly name = 'NoCatalog';
}

function newResult(): CatalogImport {
  return {
    counts: { linked: 0, created: 0, linked_before: 0, look_alike: 0, ambiguous: 0, unusable: 0 },
    openings: { products: 0, units: 0 },
    created: [],
    doubtful: [],
  };
}

const maxNameLength = 500;

const nameItem = (row: ImportedRow, { marketplaceProductId, name, settings }: ImportedItem): NamedItem => ({
  ...row,
  marketplaceProductId: marketplaceProductId.toWellFormed(),
  name: name.toWellFormed().slice(0, maxNameLength),
  settings,
});

function count(result: CatalogImport, row: NamedItem): void {
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
  { stop, onRetry }: { stop: AbortSignal | undefined; onRetry: OnRetry },
): Promise<CatalogPage> {
  if (!adapter.listCatalog)
    throw new NoCatalog('The catalogue of this kind of marketplace cannot be read. Import a CSV file instead.');
  for (let tries = 1; ; tries += 1) {
    const timeout = AbortSignal.timeout(pageTimeoutMs);
    try {
      return await adapter.listCatalog(cursor, stop ? AbortSignal.any([stop, timeout]) : timeout);
    } catch (error) {
      if (!(error instanceof RetryLater) || tries === maxTries || stop?.aborted) throw error;
      const waitMs = Math.min(error.afterMs ?? 500 * 2 ** tries, maxWaitMs);
      onRetry(error.message, waitMs);
      await delay(waitMs, undefined, stop && { signal: stop });
    }
  }
}
