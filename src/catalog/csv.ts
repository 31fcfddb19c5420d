import { type CsvError, type Options, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { CatalogEntry } from '../db/catalog/catalog.ts';
import { ValidationError } from '../errors.ts';
import { type AmountStyle, type DecimalSign, formatAmount, readAmount, withoutGroups } from './amounts.ts';
import { type GivenRow, type RowFault, readRow, toFault } from './row.ts';
import type { ReadRow } from './upsert.ts';

/** The columns of a catalogue file, in order. */
export const csvColumns = [
  'sku',
  'name',
  'barcode',
  'cost_price',
  'quantity',
  'marketplace',
  'marketplace_product_id',
  'marketplace_sku',
  'price',
  'units_per_item',
  'stock_buffer',
] as const;
type Column = (typeof csvColumns)[number];
type Cells = Record<Column, string>;

const barcodeSeparator = '|';
const delimiters = [',', ';', '\t'] as const;

/** The column of each field of a row. */
const columnOf: Record<string, Column> = {
  sku: 'sku',
  name: 'name',
  barcodes: 'barcode',
  costPrice: 'cost_price',
  quantity: 'quantity',
  marketplace: 'marketplace',
  marketplaceProductId: 'marketplace_product_id',
  marketplaceSku: 'marketplace_sku',
  price: 'price',
  marketplacePrice: 'price',
  unitsPerItem: 'units_per_item',
  stockBuffer: 'stock_buffer',
};

/** The name of a field's column, for messages. */
export function findColumn(field: string): string {
  return columnOf[field] ?? field;
}

/** The rows of a file, and the line in which each of them begins. */
export interface CatalogFile {
  rows: ReadRow[];
  lines: number[];
}

/** How to read a file. */
export interface CsvOptions {
  /** Quantities are ignored. */
  keepStock: boolean;
  /** The sign before decimals; undefined: an amount that can be two is an error. */
  decimal?: DecimalSign | undefined;
}

/**
 * Reads a catalogue file as people and Excel write it: UTF-8 with or without BOM, any line ends, separated by comma, semicolon or
 * tab. An empty cell changes nothing. Throws ValidationError when it is not such a file.
 */
export function parseCsv(bytes: Uint8Array, { keepStock, decimal }: CsvOptions): CatalogFile {
  const content = decode(bytes);
  const delimiter = findDelimiter(content);
  const [header, ...records] = readRecords(content, delimiter);
  const names = checkHeader(header?.record ?? []);
  const how = { keepStock, amounts: { decimal, commaAllowed: delimiter !== ',' } };
  const rows = records.map(({ record }) => readCells(record, names, how));
  return { rows, lines: listFirstLines(records) };
}

/** The parser reports the line in which a record ends, and counts a CRLF in quotes twice. */
function listFirstLines(records: CsvRecord[]): number[] {
  let countedTwice = 0;
  return records.map(({ record, info }) => {
    const ends = record.flatMap((cell) => cell.match(/\r\n|\r|\n/g) ?? []);
    countedTwice += ends.filter((end) => end === '\r\n').length;
    return info.lines - countedTwice - ends.length;
  });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw ValidationError.of(['file'], 'The file is not in UTF-8. In Excel, save it as "CSV UTF-8 (comma delimited)".');
  }
}

function findDelimiter(content: string): string {
  const first = /^[^\r\n]*/.exec(content)?.[0] ?? '';
  return delimiters.find((delimiter) => first.split(delimiter).length === csvColumns.length) ?? ',';
}

interface CsvRecord {
  record: string[];
  info: { lines: number };
}

function readRecords(content: string, delimiter: string): CsvRecord[] {
  const settings: Options = {
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n'],
  };
  try {
    return parse(content, settings) as unknown as CsvRecord[];
  } catch (error) {
    const { lines, message } = error as CsvError & { lines?: number };
    throw ValidationError.of(['file'], `line ${lines ?? '?'}: invalid quotes (${message})`);
  }
}

function checkHeader(header: string[]): string[] {
  const isComplete = csvColumns.every((column) => header.includes(column));
  if (isComplete && header.length === csvColumns.length) return header;
  throw ValidationError.of(
    ['file'],
    `The first line must contain the columns ${csvColumns.join(',')}, separated by comma, semicolon or tab. It is: ${header.join(',').slice(0, 300) || 'empty'}`,
  );
}

interface ReadCells {
  keepStock: boolean;
  amounts: AmountStyle;
}

function readCells(record: string[], names: string[], how: ReadCells): ReadRow {
  const cells = Object.fromEntries(names.map((name, index) => [name, record[index] ?? ''])) as Cells;
  const sku = cells.sku || null;
  if (record.length !== names.length) {
    return { sku, faults: [toFault('row', `has ${record.length} cells, expected ${names.length}`, record.join(' '))] };
  }
  const faults: RowFault[] = [];
  const checked = readRow(toGiven(cells, how, faults));
  const all = [...faults, ...('faults' in checked ? checked.faults : [])];
  return all.length > 0 || !('row' in checked) ? { sku, faults: all } : checked;
}

function toGiven(cells: Cells, how: ReadCells, faults: RowFault[]): GivenRow {
  const whole = (field: string): number | undefined => {
    const given = cells[columnOf[field] ?? 'sku'];
    if (given === '') return undefined;
    const digits = withoutGroups(given);
    if (/^-?\d{1,15}$/.test(digits)) return Number(digits);
    faults.push(toFault(field, 'must be a whole number', given));
    return undefined;
  };
  const amount = (field: string, given: string): string | undefined => {
    if (given === '') return undefined;
    const read = readAmount(given, how.amounts);
    if ('amount' in read) return read.amount;
    faults.push(toFault(field, read.fault, given));
    return undefined;
  };
  const price = amount('price', cells.price);
  return {
    sku: cells.sku,
    name: cells.name || undefined,
    barcodes: cells.barcode === '' ? undefined : cells.barcode.split(barcodeSeparator),
    costPrice: amount('costPrice', cells.cost_price),
    quantity: how.keepStock ? undefined : whole('quantity'),
    marketplace: cells.marketplace || undefined,
    marketplaceProductId: cells.marketplace_product_id || undefined,
    marketplaceSku: cells.marketplace_sku || undefined,
    ...(cells.marketplace === '' ? { price } : { marketplacePrice: price }),
    unitsPerItem: whole('unitsPerItem'),
    stockBuffer: whole('stockBuffer'),
  };
}

/** How a file is written: for programs (comma, decimal point), or for Excel in Russian or Uzbek (BOM, semicolon, decimal comma). */
export interface CsvStyle {
  excel: boolean;
}

/** The first line of a file. */
export function formatCsvHeader(style: CsvStyle): string {
  return (style.excel ? '\ufeff' : '') + formatRecords([[...csvColumns]], style);
}

/** Rows of the catalogue as lines of a file; `parseCsv` reads back the same rows. */
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
  // Quotes around anything with white space: a line end inside a cell would otherwise end the record.
  return stringify(records, { delimiter: excel ? ';' : ',', record_delimiter: '\r\n', quoted_match: /\s|\ufeff/ });
}
