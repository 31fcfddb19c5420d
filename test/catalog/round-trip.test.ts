import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { formatCsv, formatCsvHeader, parseCsv } from '../../src/catalog/csv.ts';
import { previewRows, upsertRows } from '../../src/catalog/upsert.ts';
import { type CatalogEntry, readCatalog } from '../../src/db/catalog/catalog.ts';
import { checkBooks } from '../../src/db/stock/books.ts';
import { useDatabase } from '../support/database.ts';
import { addMarketplace } from '../support/shop.ts';
import { entry } from './entries.ts';

const db = useDatabase();
beforeAll(async () => {
  for (const code of ['uzum', 'ozon']) await addMarketplace(db.sql, { code });
});

const options = {
  baseCurrency: 'UZS',
  actor: 'test',
  skipBadRows: false,
  confirmUnusual: true,
  createLookAlikes: true,
};

/** Products of different SKUs and barcodes, and listings of which no two are the same. */
const catalogs = fc.uniqueArray(entry, { maxLength: 8, selector: ({ sku }) => sku }).map((entries) =>
  entries.map((one, index) => ({
    ...one,
    barcodes: one.barcodes.map((barcode) => `${barcode} ${index}`),
    listing: one.listing && {
      ...one.listing,
      marketplaceSku: `${one.listing.marketplaceSku} ${index}`.replaceAll(',', ';'),
    },
  })),
);

test('whatever is imported is exported as it was, and imported again it changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(catalogs, fc.boolean(), async (entries, excel) => {
      await empty();
      const first = parseCsv(toBytes(entries, excel), { keepStock: false });
      const report = await db.sql.begin((tx) => upsertRows(tx, first.rows, options));
      expect(report).toMatchObject({ applied: true, created: entries.length, failed: 0 });
      const stored: CatalogEntry[] = [];
      for await (const some of readCatalog(db.sql, { withArchived: false })) stored.push(...some);
      const text = toBytes(stored, excel);
      expect(text).toEqual(toBytes(entries, excel));
      const again = await previewRows(db.sql, parseCsv(text, { keepStock: false }).rows);
      expect(again).toMatchObject({ created: 0, updated: 0, unchanged: entries.length, failed: 0 });
    }),
    { numRuns: 40, seed: 20260109 },
  );
  expect((await checkBooks(db.sql)).problems).toEqual([]);
}, 60_000);

function toBytes(entries: CatalogEntry[], excel: boolean): Uint8Array {
  return new TextEncoder().encode(formatCsvHeader({ excel }) + formatCsv(entries, { excel }));
}

/** What was there goes out of the export by being archived under another SKU. */
async function empty(): Promise<void> {
  await db.sql`delete from marketplace_products`;
  await db.sql`update products set archived_at = now(), sku = 'gone ' || id, barcodes = '{}' where archived_at is null`;
}
