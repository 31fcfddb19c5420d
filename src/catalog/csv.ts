import { type CsvError, type Options, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { CatalogEntry } from '../db/catalog/catalog.ts';
import { ValidationError } from '../errors.ts';
import { type AmountStyle, type DecimalSign, formatAmount, readAmount, withoutGroups } from './amounts.ts';
import { guardFormulas, unguardFormulas } from './formulas.ts';
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
/** A spreadsheet has 16,384. */
const maxColumns = 20_000;
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
  const layout = findLayout(content);
  const [header, ...all] = readRecords(content, layout);
  const isComma = layout.delimiter === ',';
  const { names, width } = checkHeader(header?.record ?? [], isComma);
  const how = { keepStock, width, amounts: { decimal, commaAllowed: !isComma } };
  const lines = listFirstLines(all);
  // Excel leaves a row of separators where a row was emptied.
  const records = all.flatMap(({ record }, index) => (isBlank(record) ? [] : [{ record, line: lines[index]! }]));
  return { rows: records.map(({ record }) => readCells(record, names, how)), lines: records.map(({ line }) => line) };
}

const isBlank = (record: readonly string[]): boolean => record.length > 1 && record.every((cell) => cell.trim() === '');

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

/** How a file is laid out. */
interface Layout {
  delimiter: string;
  lineEnds: string[];
  /** The line of the header, from 1. */
  headerLine: number;
}

function findLayout(content: string): Layout {
  const [first = '', end = ''] = /^([^\r\n]*)(\r\n|\r|\n|$)/.exec(content)?.slice(1) ?? [];
  // Excel for Mac ends lines with CR alone.
  const lineEnds = end === '\r' ? ['\r'] : ['\r\n', '\n'];
  const said = /^sep=([,;\t])$/i.exec(first)?.[1];
  if (said !== undefined) return { delimiter: said, lineEnds, headerLine: 2 };
  const delimiter = delimiters.find((one) => first.split(one).length >= csvColumns.length) ?? ',';
  return { delimiter, lineEnds, headerLine: 1 };
}

interface CsvRecord {
  record: string[];
  info: { lines: number };
}

function readRecords(content: string, { delimiter, lineEnds, headerLine }: Layout): CsvRecord[] {
  const settings: Options = {
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: lineEnds,
    from_line: headerLine,
  };
  try {
    return parse(content, settings) as unknown as CsvRecord[];
  } catch (error) {
    const { lines, message } = error as CsvError & { lines?: number };
    throw ValidationError.of(['file'], `line ${lines ?? '?'}: invalid quotes (${message})`);
  }
}

/**
 * The names of the columns. Spreadsheets write them in capitals, with spaces, or with separators at the end (`width`: with these), where
 * a comma more could also be a decimal one without quotes.
 */
function checkHeader(header: string[], isComma: boolean): { names: string[]; width: number } {
  if (header.length > maxColumns)
    throw ValidationError.of(['file'], `The header has ${header.length} columns, at most ${maxColumns} are read.`);
  const all = header.map((name) => name.trim().toLowerCase());
  const last = isComma ? all.length : all.findLastIndex((name) => name !== '') + 1;
  const names = all.slice(0, last);
  const isComplete = csvColumns.every((column) => names.includes(column));
  if (isComplete && names.length === csvColumns.length) return { names, width: header.length };
  throw ValidationError.of(
    ['file'],
    `The first line must contain the columns ${csvColumns.join(',')}, separated by comma, semicolon or tab. It is: ${header.join(',').slice(0, 300) || 'empty'}`,
  );
}

interface ReadCells {
  keepStock: boolean;
  /** How many cells a row may have, the last ones empty. */
  width: number;
  amounts: AmountStyle;
}

function readCells(record: string[], names: string[], how: ReadCells): ReadRow {
  const cells = Object.fromEntries(names.map((name, index) => [name, unguardFormulas(record[index] ?? '')])) as Cells;
  const sku = cells.sku || null;
  const isWide = record.length === how.width && record.slice(names.length).every((cell) => cell === '');
  if (record.length !== names.length && !isWide) {
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
