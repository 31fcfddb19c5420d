import { expect, test } from 'vitest';
import { csvColumns, parseCsv } from '../../../src/catalog/csv.ts';
import type { FileOptions } from '../../../src/catalog/files/read-records.ts';

const read = (text: string, options: Partial<FileOptions> = {}) =>
  parseCsv(new TextEncoder().encode(text), { keepStock: false, ...options });
const row = { row: { sku: 'A', product: { name: 'Kettle', price: '10' }, quantity: 3 } };

test('only the SKU is needed', () => {
  expect(read('sku\nA\nB').rows).toEqual([{ row: { sku: 'A', product: {} } }, { row: { sku: 'B', product: {} } }]);
});

test.each([
  ['our own, in capitals and with spaces', 'SKU , Name, QUANTITY,price', ','],
  ['Russian', 'Артикул;Наименование;Остаток, шт.;Цена (сум)', ';'],
  ['Russian, other words', 'АРТИКУЛ ТОВАРА\tНазвание\tКол-во\tРозничная цена', '\t'],
  ['Uzbek', 'Artikul;Mahsulot nomi;Qoldig‘i;Narxi (so‘m)', ';'],
  ['English', 'Article number;Title;In stock;Selling price', ';'],
])('headings are recognised: %s', (_what, heading, separator) => {
  expect(read(`${heading}\nA${separator}Kettle${separator}3${separator}10`).rows).toEqual([row]);
});

test('a column of an unknown meaning is named and refused, and left out on request', () => {
  const text = 'sku;Name;Shelf;Supplier;Quantity;Price\nA;Kettle;7;Sina;3;10';
  expect(() => read(text)).toThrow(/not known: "Shelf", "Supplier"\. Leave them out with --skip-unknown-columns/);
  const file = read(text, { skipUnknownColumns: true });
  expect(file.rows).toEqual([row]);
  expect(file.columns.leftOut).toEqual(['Shelf', 'Supplier']);
});

test('a person says what a column is, and that counts before what it is called', () => {
  const text = 'Код;Наименование;Остаток;Опт;Цена\nA;Kettle;3;10;12';
  expect(() => read(text)).toThrow(/no column is the SKU.*"Код", "Наименование"/);
  const file = read(text, { columns: { sku: 'код', price: 'Опт' }, skipUnknownColumns: true });
  expect(file.rows).toEqual([row]);
  expect(file.columns.leftOut).toEqual(['Цена']);
  expect(() => read(text, { columns: { sku: 'Kod' } })).toThrow(/no column is called "Kod"/);
});

test('two columns that can be the same are asked about', () => {
  expect(() => read('sku;Цена;Розничная цена\nA;1;2')).toThrow(
    /several columns can be the price: "Цена", "Розничная цена"\. Name one with --column price=HEADING/,
  );
});

test('a word that can mean several columns is no SKU by itself', () => {
  expect(() => read('Код;Цена\nA;1')).toThrow(/no column is the SKU/);
});

test('a title above the headings is left out, and said so', () => {
  const file = read('Остатки на 30.11.2026;;;\n;;;\nАртикул;Наименование;Остаток;Цена\nA;Kettle;3;10\n');
  expect(file).toMatchObject({
    rows: [row],
    lines: [4],
    notes: ['The headings are in line 3; what is above is left out.'],
  });
});

test('every column that we write is recognised by its own name', () => {
  const { columns } = read(csvColumns.join(';'));
  expect(Object.keys(columns.places)).toEqual([...csvColumns]);
  expect(columns.leftOut).toEqual([]);
});
