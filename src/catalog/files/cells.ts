import { type AmountStyle, readAmount, readWhole } from '../amounts.ts';
import { unguardFormulas } from '../formulas.ts';
import { type GivenRow, type RowFault, readRow, toFault } from '../row.ts';
import type { ReadRow } from '../upsert.ts';
import type { FileColumns } from './columns.ts';
import { detach } from './csv-records.ts';
import { type Column, csvColumns } from './headings.ts';

export const barcodeSeparator = '|';

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

/** The name of a field's column, for messages: the file's own heading where there are columns. */
export function findColumn(field: string, columns?: FileColumns): string {
  const column = columnOf[field];
  if (column === undefined) return field;
  const place = columns?.places[column]?.[0];
  return (place === undefined ? undefined : columns?.headings[place]) ?? column;
}

/** How to read the cells of a file. */
export interface CellOptions {
  /** Quantities are ignored. */
  keepStock: boolean;
  amounts: AmountStyle;
}

type Cells = Record<Column, string>;

/** Reads the records of a file, one after the other: a variant without a name has that of the row before it. */
export function createRowReader(
  columns: FileColumns,
  options: CellOptions,
): (cells: readonly string[]) => ReadRow | undefined {
  const { kind, places, marks } = columns;
  const at = (cells: readonly string[], place: number): string => {
    const text = cells[place] ?? '';
    const own = kind?.hasApostrophes ? text.replace(/^'/, '') : text;
    return unguardFormulas(own);
  };
  let group = { key: '', name: '' };
  return (record) => {
    const cells = Object.fromEntries(
      csvColumns.map((column) => {
        const texts = (places[column] ?? []).map((place) => at(record, place)).filter((text) => text !== '');
        return [column, texts.join(barcodeSeparator)];
      }),
    ) as Cells;
    if (marks.type.some((place) => /^(?:variable|grouped|external)\b/i.test(record[place] ?? ''))) return undefined;
    if (marks.group.length > 0) {
      const key = marks.group.map((place) => record[place] ?? '').join();
      if (key !== group.key || cells.name !== '') group = { key, name: cells.name };
      // A row with a picture more.
      if (cells.sku === '' && cells.price === '') return undefined;
      const variant = marks.variant
        .map((place) => at(record, place))
        .filter((text) => !/^(?:default title)?$/i.test(text));
      cells.name = [group.name, ...variant].filter((part) => part !== '').join(', ');
    }
    return readCells(cells, options);
  };
}

function readCells(cells: Cells, options: CellOptions): ReadRow {
  const faults: RowFault[] = [];
  const checked = readRow(toGiven(cells, options, faults));
  const all = [...faults, ...('faults' in checked ? checked.faults : [])];
  return all.length > 0 || !('row' in checked) ? { sku: cells.sku || null, faults: all } : checked;
}

function toGiven(cells: Cells, { keepStock, amounts }: CellOptions, faults: RowFault[]): GivenRow {
  const whole = (field: string): number | undefined => {
    const given = cells[columnOf[field] ?? 'sku'].trim();
    if (given === '') return undefined;
    const read = readWhole(given, amounts);
    if ('amount' in read) return Number(read.amount);
    faults.push(toFault(field, read.fault, given));
    return undefined;
  };
  const amount = (field: string, cell: string): string | undefined => {
    const given = cell.trim();
    if (given === '') return undefined;
    const read = readAmount(given, amounts);
    if ('amount' in read) return detach(read.amount);
    faults.push(toFault(field, read.fault, given));
    return undefined;
  };
  const price = amount('price', cells.price);
  const marketplace = cells.marketplace.trim();
  const text = (cell: string): string | undefined => (cell === '' ? undefined : detach(cell));
  return {
    sku: detach(cells.sku),
    name: text(cells.name),
    barcodes: cells.barcode === '' ? undefined : detach(cells.barcode).split(barcodeSeparator),
    costPrice: amount('costPrice', cells.cost_price),
    quantity: keepStock ? undefined : whole('quantity'),
    marketplace: text(marketplace),
    marketplaceProductId: text(cells.marketplace_product_id),
    marketplaceSku: text(cells.marketplace_sku),
    ...(marketplace === '' ? { price } : { marketplacePrice: price }),
    unitsPerItem: whole('unitsPerItem'),
    stockBuffer: whole('stockBuffer'),
  };
}
