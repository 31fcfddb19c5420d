import { stringify } from 'csv-stringify/sync';
import type { CatalogEntry } from '../db/catalog/catalog.ts';
import { formatAmount } from './amounts.ts';
import { barcodeSeparator } from './files/cells.ts';
import { csvColumns } from './files/headings.ts';
import { readCsvFile } from './files/read-csv.ts';
import type { CatalogFile, FileOptions } from './files/read-records.ts';
import { guardFormulas } from './formulas.ts';

export { csvColumns } from './files/headings.ts';

/** Reads a file whose bytes are in memory. Throws ValidationError when it is no catalogue file. */
export function parseCsv(bytes: Uint8Array, options: FileOptions): CatalogFile {
  return readCsvFile(() => [bytes], options);
}

/** How a file is written: for programs (comma, decimal point), or for Excel in Russian or Uzbek (BOM, semicolon, decimal comma). */
export interface CsvStyle {
  excel: boolean;
}

/** The first line of a file. */
export function formatCsvHeader(style: CsvStyle): string {
  return (style.excel ? '\ufeff' : '') + formatRecords([[...csvColumns]], style);
}

/** Rows of the catalogue as lines of a file without formulas; `parseCsv` reads back the same rows. */
export function formatCsv(entries: readonly CatalogEntry[], style: CsvStyle): string {
  const amount = (value: string | null): string => {
    const text = formatAmount(value);
    return style.excel ? text.replace('.', ',') : text;
  };
  const records = entries.map(({ sku, name, barcodes, costPrice, quantity, price, listing }) => [
    sku,
    name,
    barcodes.join(barcodeSeparator),
    amount(costPrice),
    String(quantity),
    listing?.marketplace ?? '',
    listing?.marketplaceProductId ?? '',
    listing?.marketplaceSku ?? '',
    amount(listing ? listing.price : price),
    listing ? String(listing.unitsPerItem) : '',
    listing ? String(listing.stockBuffer) : '',
  ]);
  return formatRecords(records, style);
}

function formatRecords(records: string[][], { excel }: CsvStyle): string {
  const cells = records.map((record) => record.map(guardFormulas));
  // Quotes around anything with white space: a line end inside a cell would otherwise end the record.
  return stringify(cells, { delimiter: excel ? ';' : ',', record_delimiter: '\r\n', quoted_match: /\s|\ufeff/ });
}
