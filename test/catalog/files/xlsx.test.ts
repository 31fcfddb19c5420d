import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCatalogFile } from '../../../src/catalog/files/open-file.ts';
import { createTestDirectory } from '../../support/directory.ts';
import { writeXlsx } from '../../support/xlsx.ts';

let directory: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ directory, remove } = await createTestDirectory());
});
afterAll(() => remove());

async function read(bytes: Uint8Array, name = 'goods.xlsx') {
  const file = path.join(directory, name);
  await writeFile(file, bytes);
  return openCatalogFile(file, { keepStock: false });
}

test('an Excel file is read as such: numbers are exact, codes keep all their digits, nothing is asked', async () => {
  const file = await read(
    writeXlsx([
      {
        sheet: 'Товары',
        rows: [
          ['Артикул', 'Наименование', 'Штрихкод', 'Остаток', 'Цена'],
          ['CUP', 'Чашка', 4_780_012_345_678, 12, 3_100],
          ['007', 'Тарелка', '0123', 5, 19.99],
          [42, null, null, 0, null],
        ],
      },
    ]),
  );
  expect(file.rows).toEqual([
    { row: { sku: 'CUP', product: { name: 'Чашка', barcodes: ['4780012345678'], price: '3100' }, quantity: 12 } },
    { row: { sku: '007', product: { name: 'Тарелка', barcodes: ['0123'], price: '19.99' }, quantity: 5 } },
    { row: { sku: '42', product: {}, quantity: 0 } },
  ]);
  expect(file.lines).toEqual([2, 3, 4]);
});

test('the sheet with headings of a catalogue is read, and said so', async () => {
  const file = await read(
    writeXlsx([
      { sheet: 'Инструкция', rows: [['Как заполнять', 'Коротко']] },
      { sheet: 'Данные', rows: [['Остатки'], ['SKU', 'Остаток'], ['A', 3]] },
    ]),
  );
  expect(file.rows).toEqual([{ row: { sku: 'A', product: {}, quantity: 3 } }]);
  expect(file.notes).toEqual([
    'The sheet "Данные" is read; the others are left out.',
    'The headings are in line 2; what is above is left out.',
  ]);
});

test('a code that has become a date, TRUE or a number beyond 15 digits stays recognisable', async () => {
  const file = await read(
    writeXlsx([{ sheet: 'A', rows: [['sku'], [new Date(Date.UTC(2026, 0, 2))], [true], [1.25e19]] }]),
  );
  expect(file.rows.map((one) => ('row' in one ? one.row.sku : one))).toEqual([
    '2026-01-02',
    'TRUE',
    expect.stringMatching(/e\+19$/),
  ]);
});

test.each([
  ['of the old Excel format', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /\.xls\)\. Save it as \.xlsx/],
  ['that is a web page', Buffer.from('<html><table><tr><td>sku</td></tr></table>'), /web page/],
  ['that is another archive', Buffer.from('PK\u0003\u0004 no workbook'), /cannot be read/],
])('a file %s is refused with the way out', async (_what, bytes, message) => {
  await expect(read(bytes, 'other.xls')).rejects.toThrow(message);
});
