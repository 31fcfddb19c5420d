import { ValidationError } from '../../errors.ts';
import type { DecimalSign } from '../amounts.ts';
import { type RowFault, toFault } from '../row.ts';
import type { ReadRow } from '../upsert.ts';
import { createRowReader } from './cells.ts';
import {
  type ChosenColumns,
  type ColumnChoice,
  type FileColumns,
  findHeadings,
  type HeadingOptions,
  maxLinesAbove,
} from './columns.ts';
import type { FileRecord } from './csv-records.ts';

/** How to read a file. */
export interface FileOptions {
  /** Quantities are ignored. */
  keepStock: boolean;
  /** The sign before decimals; undefined: an amount that can be two is an error. */
  decimal?: DecimalSign | undefined;
  /** Which heading a person named for a column. */
  columns?: ChosenColumns | undefined;
  /** Columns of an unknown meaning are left out; otherwise they are an error. */
  skipUnknownColumns?: boolean | undefined;
  /** What was said of the columns of earlier files, by their headings. */
  earlierColumns?: ReadonlyMap<string, ColumnChoice> | undefined;
}

/** The part of the options that is about headings. */
export function toHeadingOptions({ columns, skipUnknownColumns, earlierColumns }: FileOptions): HeadingOptions {
  return { chosen: columns ?? {}, skipUnknown: skipUnknownColumns ?? false, earlier: earlierColumns };
}

/** The rows of a file, and the line in which each of them begins. */
export interface CatalogFile {
  rows: ReadRow[];
  lines: number[];
  columns: FileColumns;
  /** What a person has to know about how the file was read, as sentences. */
  notes: string[];
}

/** How to read records. */
export interface RecordOptions extends FileOptions {
  headingOptions: HeadingOptions;
  /** Commas stand between cells, so that one more than there are headings can be a decimal one without quotes. */
  commasSeparate: boolean;
  /** Cells of a sheet have places: how many a row has says nothing. */
  isSheet: boolean;
}

const commaAtEnd =
  'The headings end with a comma, so that a decimal comma in a row could not be told from the end of a cell: delete the empty column, or save the file with semicolons.';

/** Reads the records of a file or sheet: headings, then rows. Throws ValidationError when the headings cannot be used. */
export function readRecords(records: Iterable<FileRecord>, options: RecordOptions): CatalogFile {
  const iterator = records[Symbol.iterator]();
  const first: FileRecord[] = [];
  while (first.length < maxLinesAbove) {
    const { value, done } = iterator.next();
    if (done) break;
    first.push(value);
  }
  const found = findHeadings(
    first.map(({ cells, fault }) => (fault === undefined ? cells : [])),
    options.headingOptions,
  );
  const file: CatalogFile = { rows: [], lines: [], columns: found.columns, notes: [] };
  const headingCells = first[found.records - 1]?.cells.length ?? 0;
  if (options.commasSeparate && headingCells > found.columns.width) throw ValidationError.of(['file'], commaAtEnd);
  const heading = first[found.records - 1]?.line ?? 1;
  if (found.records > 1) file.notes.push(`The headings are in line ${heading}; what is above is left out.`);
  const add = createAdder(file, options);
  for (const record of first.slice(found.records)) add(record);
  for (let next = iterator.next(); !next.done; next = iterator.next()) add(next.value);
  return file;
}

/** Adds a record to a file, as a row or as the fault that it is. */
function createAdder(file: CatalogFile, options: RecordOptions): (record: FileRecord) => void {
  const { columns } = file;
  const { width } = columns;
  const readRow = createRowReader(columns, {
    keepStock: options.keepStock,
    amounts: { decimal: options.decimal, commaAllowed: true },
  });
  let mayExplain = columns.kind?.isExplained ?? false;
  return ({ cells, line, fault }) => {
    if (cells.length > 1 && cells.every((cell) => cell.trim() === '')) return;
    const wrongWidth = options.isSheet ? undefined : findWrongWidth(cells, width, options.commasSeparate);
    const broken = fault ?? wrongWidth;
    if (broken !== undefined) {
      push(file, line, { sku: findSku(columns, cells, fault), faults: [toRowFault(broken, cells)] });
      return;
    }
    if (mayExplain && isExplanation(columns, cells)) {
      file.notes.push(`Line ${line} explains the headings and is left out.`);
      return;
    }
    mayExplain = false;
    const row = readRow(cells);
    if (row) push(file, line, row);
    else addOnce(file.notes, 'Rows that are no products of their own (pictures, parents of variants) are left out.');
  };
}

function addOnce(notes: string[], note: string): void {
  if (!notes.includes(note)) notes.push(note);
}

function push(file: CatalogFile, line: number, row: ReadRow): void {
  file.rows.push(row);
  file.lines.push(line);
}

const findSku = ({ places }: FileColumns, cells: readonly string[], fault: string | undefined): string | null =>
  (fault === undefined && cells[places.sku?.[0] ?? 0]) || null;

const toRowFault = (message: string, cells: readonly string[]): RowFault =>
  toFault('row', message, cells.slice(0, 50).join(' '));

/** Cells behind the last heading must be empty, and with commas there must be as many as headings. */
function findWrongWidth(cells: readonly string[], width: number, isExact: boolean): string | undefined {
  const isRight =
    cells.length === width || (!isExact && cells.length > width && cells.slice(width).every((cell) => cell === ''));
  return isRight ? undefined : `has ${cells.length} cells, expected ${width}`;
}

/** Templates of marketplaces explain each column below its heading, also the prices, or have an empty line there. */
function isExplanation({ places }: FileColumns, cells: readonly string[]): boolean {
  const numbers = [...(places.price ?? []), ...(places.quantity ?? []), ...(places.barcode ?? [])].map(
    (place) => cells[place] ?? '',
  );
  const isEmpty = (cells[places.sku?.[0] ?? 0] ?? '') === '';
  return isEmpty || numbers.some((cell) => cell.length > 3 && !/\d{2}/.test(cell));
}
