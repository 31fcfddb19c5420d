/** The columns of a catalogue file, in the order of an export. */
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
export type Column = (typeof csvColumns)[number];

/**
 * What people call the columns in English, Russian and Uzbek, beside our own names. Words that can mean several columns (`Код`, `Код
 * товара`: often a number of the shop's own program) are not here.
 */
const words: Record<Column, readonly (readonly string[])[]> = {
  sku: [
    ['sku', 'seller sku', 'product sku', 'article', 'article number', 'vendor code'],
    ['артикул', 'артикул товара', 'артикул продавца', 'ску', 'ваш sku'],
    ['artikul', 'mahsulot artikuli', 'tovar artikuli', 'sotuvchi artikuli', 'маҳсулот артикули'],
  ],
  name: [
    ['name', 'title', 'product', 'product name', 'item name'],
    ['наименование', 'название', 'наименование товара', 'название товара', 'номенклатура', 'товар'],
    ['nomi', 'nom', 'mahsulot', 'mahsulot nomi', 'tovar', 'tovar nomi', 'номи', 'маҳсулот номи'],
  ],
  barcode: [
    ['barcode', 'barcodes', 'ean', 'ean13', 'ean 13', 'gtin', 'upc'],
    ['штрихкод', 'штрихкоды', 'штрих код', 'баркод', 'баркоды'],
    ['shtrixkod', 'shtrix kod', 'barkod', 'штрих код'],
  ],
  cost_price: [
    ['cost', 'cost price', 'purchase price', 'unit cost'],
    ['закупочная цена', 'цена закупки', 'себестоимость'],
    ['tannarx', 'tannarxi', 'xarid narxi', 'kelish narxi', 'таннархи'],
  ],
  quantity: [
    ['quantity', 'qty', 'stock', 'in stock', 'on hand', 'available'],
    ['количество', 'кол во', 'остаток', 'остатки', 'остаток на складе', 'наличие'],
    ['miqdor', 'miqdori', 'soni', 'qoldiq', 'qoldigi', 'миқдори', 'қолдиқ'],
  ],
  price: [
    ['price', 'selling price', 'retail price'],
    ['цена', 'цена продажи', 'розничная цена', 'цена розничная', 'розница'],
    ['narx', 'narxi', 'sotish narxi', 'sotuv narxi', 'chakana narx', 'нархи'],
  ],
  marketplace: [['marketplace', 'маркетплейс', 'площадка', 'marketpleys']],
  marketplace_product_id: [['marketplace product id', 'номер товара на маркетплейсе', 'marketpleysdagi mahsulot id']],
  marketplace_sku: [['marketplace sku', 'артикул маркетплейса', 'артикул на маркетплейсе', 'marketpleys artikuli']],
  units_per_item: [['units per item', 'pack size', 'штук в упаковке', 'единиц в упаковке', 'qadoqdagi soni']],
  stock_buffer: [['stock buffer', 'буфер', 'страховой запас', 'bufer']],
};

/** Longer ones are no headings, and patterns would take long for them. */
const maxHeadingLength = 200;
const units = 'шт|штук|сум|сўм|руб|рублей|₽|uzs|rub|usd|kzt|dona|som|pcs|pieces';
const unitAtEnd = new RegExp(`[ ,(]+(?:${units})\\.?\\)?$`, 'u');

/** A heading without what differs from file to file: case, spaces, `_`, invisible characters, apostrophes, `*`, a unit at its end. */
export function normalizeHeading(heading: string): string {
  return heading
    .slice(0, maxHeadingLength)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/["'`’‘ʻʼ*]/gu, '')
    .replaceAll('ё', 'е')
    .replace(/[\s_.:–—-]+/gu, ' ')
    .trim()
    .replace(unitAtEnd, '')
    .trim();
}

const columnOfWord = new Map<string, Column>();
for (const column of csvColumns) {
  for (const word of [column, ...words[column].flat()]) columnOfWord.set(normalizeHeading(word), column);
}

/** The column that a heading names; undefined: none. */
export function findColumnOfHeading(normalized: string): Column | undefined {
  return columnOfWord.get(normalized);
}
