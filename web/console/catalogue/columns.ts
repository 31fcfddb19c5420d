import type { BulkRowInput } from '../../gql/graphql.ts';

/** The columns of a file of products, in the order of an export. */
export const columns = [
  'sku',
  'name',
  'barcodes',
  'price',
  'costPrice',
  'quantity',
  'lowStockThreshold',
  'imageUrl',
  'category',
  'description',
  'inShop',
] as const satisfies readonly (keyof BulkRowInput)[];
export type Column = (typeof columns)[number];

/** What people call them; the headings of an export in each language are among these. */
const words: Record<Column, readonly string[]> = {
  sku: ['sku', 'артикул', 'артикул sku', 'artikul', 'artikul sku', 'seller sku', 'vendor code'],
  name: ['name', 'title', 'product name', 'название', 'наименование', 'товар', 'nomi', 'tovar', 'tovar nomi'],
  barcodes: ['barcode', 'barcodes', 'ean', 'gtin', 'штрихкод', 'штрихкоды', 'штрих код', 'shtrix kod', 'shtrixkod'],
  price: ['price', 'цена', 'цена продажи', 'narx', 'narxi', 'sotish narxi'],
  costPrice: ['cost', 'cost price', 'cost_price', 'себестоимость', 'закупочная цена', 'tannarx', 'tannarxi'],
  quantity: ['quantity', 'qty', 'stock', 'остаток', 'количество', 'qoldiq', 'soni', 'miqdori'],
  lowStockThreshold: ['low stock threshold', 'low stock', 'порог', 'ogohlantirish chegarasi'],
  imageUrl: ['image', 'image url', 'picture', 'картинка', 'фото', 'rasm'],
  category: ['category', 'категория', 'turkum', 'kategoriya'],
  description: ['description', 'описание', 'tavsif'],
  inShop: ['in shop', 'in the shop', 'в магазине', 'doʻkonda'],
};

function normalize(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/["'`’‘ʻʼ*()]/gu, '')
    .replaceAll('ё', 'е')
    .replace(/[\s_.:–—-]+/gu, ' ')
    .trim();
}

const known = new Map(columns.flatMap((column) => [column, ...words[column]].map((word) => [normalize(word), column])));

/** A row of a file that cannot be read, and why. */
export interface RowFault {
  row: number;
  field: Column;
  value: string;
}

/** What a file says. */
export interface ReadFile {
  rows: BulkRowInput[];
  /** The line of the file that each row stands in. */
  lines: number[];
  faults: RowFault[];
  /** Headings that are not read. */
  leftOut: string[];
}

/** Reads the cells of a file; undefined: no line of it has a heading for the SKU. An empty cell changes nothing. */
export function readRows(table: readonly (readonly string[])[]): ReadFile | undefined {
  const head = table.slice(0, 10).findIndex((cells) => cells.some((cell) => known.get(normalize(cell)) === 'sku'));
  if (head < 0) return undefined;
  const headings = table[head] ?? [];
  const places = headings.map((heading) => known.get(normalize(heading)));
  const file: ReadFile = {
    rows: [],
    lines: [],
    faults: [],
    leftOut: headings.filter((heading, place) => heading.trim() !== '' && places[place] === undefined),
  };
  for (const [index, cells] of table.entries()) {
    if (index <= head || cells.every((cell) => cell.trim() === '')) continue;
    const row: Record<string, unknown> = {};
    for (const [place, column] of places.entries()) {
      const text = (cells[place] ?? '').trim();
      if (column === undefined || text === '' || column in row) continue;
      const value = readCell(column, text);
      if (value === undefined) file.faults.push({ row: index + 1, field: column, value: text });
      else row[column] = value;
    }
    file.rows.push({ ...row, sku: String(row.sku ?? '') });
    file.lines.push(index + 1);
  }
  return file;
}

const amount = /^\d{1,15}([.,]\d{1,4})?$/;
/** What people write for yes and no, without what `normalize` leaves out. */
const answers = new Map([
  ...['yes', 'true', '1', '+', 'да', 'ha', 'истина'].map((word) => [word, true] as const),
  ...['no', 'false', '0', 'нет', 'yoq', 'ложь'].map((word) => [word, false] as const),
]);
/** `1,250` and `1.250` can be a thousand and one and a quarter. */
const twoMeanings = /^\d{1,3}[.,]\d{3}$/;

const texts: ReadonlySet<Column> = new Set(['sku', 'name', 'imageUrl', 'category', 'description']);

function readCell(column: Column, text: string): unknown {
  if (column === 'barcodes') return text.split(/[|,;]\s*/).filter((code) => code !== '');
  if (column === 'inShop') return answers.get(normalize(text));
  if (texts.has(column)) return text;
  const bare = text.replace(/[\s\u00A0\u202F]/g, '');
  if (column === 'price' || column === 'costPrice') {
    return amount.test(bare) && !twoMeanings.test(bare) ? bare.replace(',', '.') : undefined;
  }
  return /^\d{1,9}$/.test(bare) ? Number(bare) : undefined;
}
