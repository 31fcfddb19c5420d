import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvColumns, formatCsv, formatCsvHeader, parseCsv } from '../../src/catalog/csv.ts';
import { ValidationError } from '../../src/errors.ts';
import { entry } from './entries.ts';

const header = csvColumns.join(',');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, keepStock = false) => parseCsv(bytes(text), { keepStock });

// Three decimals would be a question: such amounts are written with a fourth.
const short = (value: string | null) =>
  value === null
    ? undefined
    : value
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')
        .replace(/(\.\d{3})$/, '$10');

test.each([false, true])('any catalogue is read back to the byte (for Excel: %s)', (excel) => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      const { rows } = read(formatCsvHeader({ excel }) + formatCsv(entries, { excel }));
      const seen = rows.map((one) => ('row' in one ? one.row : one));
      expect(seen).toEqual(
        entries.map(({ sku, name, barcodes, price, costPrice, quantity, listing }) => ({
          sku,
          product: {
            name,
            ...(barcodes.length > 0 && { barcodes }),
            ...(!listing && price !== null && { price: short(price) }),
            ...(costPrice !== null && { costPrice: short(costPrice) }),
          },
          quantity,
          ...(listing && {
            listing: {
              marketplace: listing.marketplace,
              marketplaceSku: listing.marketplaceSku,
              fields: {
                marketplaceProductId: listing.marketplaceProductId,
                ...(listing.price !== null && { marketplacePrice: short(listing.price) }),
                unitsPerItem: listing.unitsPerItem,
                stockBuffer: listing.stockBuffer,
              },
              settings: undefined,
            },
          }),
        })),
      );
    }),
    { numRuns: 500, seed: 20260109 },
  );
});

test('a file of Excel in Russian or Uzbek is read: BOM, semicolons, decimal commas, groups of digits, columns in another order', () => {
  const names = ['name', 'sku', ...csvColumns.slice(2)].join(';');
  const { rows } = read(`\ufeff${names}\r\n"Чайник; синий";007;0123|456;1 234,50;10;;;;"1 000 000,5";;\r\n\r\n`);
  expect(rows).toEqual([
    {
      row: {
        sku: '007',
        product: { name: 'Чайник; синий', barcodes: ['0123', '456'], costPrice: '1234.50', price: '1000000.5' },
        quantity: 10,
      },
    },
  ]);
});

test.each([
  ['\t', '3,100', 'comma', '3.100'],
  ['\t', '3,100', 'point', '3100'],
  [';', '250,000', 'point', '250000'],
  [',', '3.100', 'comma', '3100'],
] as const)(
  'separated by %j, %s is an error before the decimal sign is named (%s: %s)',
  (delimiter, price, sign, meant) => {
    const file = bytes(
      `${csvColumns.join(delimiter)}\nA,Name,,,,,,,PRICE,,`.replaceAll(',', delimiter).replace('PRICE', price),
    );
    expect(parseCsv(file, { keepStock: false }).rows).toEqual([
      { sku: 'A', faults: [{ field: 'price', message: expect.stringContaining('--decimal comma'), value: price }] },
    ]);
    expect(parseCsv(file, { keepStock: false, decimal: sign }).rows).toMatchObject([
      { row: { product: { price: meant } } },
    ]);
  },
);

test('an empty cell changes nothing, and quantities can be ignored', () => {
  expect(read(`${header}\nA,,,,5,,,,,,`, true).rows).toEqual([{ row: { sku: 'A', product: {} } }]);
});

test.each([
  ['a comma in an amount of a comma-separated file', '"12,5"', '1', 'costPrice', '12,5'],
  ['an amount that is not a number', 'cheap', '1', 'costPrice', 'cheap'],
  ['a quantity with a fraction', '1', '1.5', 'quantity', '1.5'],
  ['a quantity as Excel shortens it', '1', '1E+05', 'quantity', '1E+05'],
  ['a quantity below 0', '1', '-1', 'quantity', '-1'],
])('%s is reported with its column and its value', (_what, cost, quantity, field, value) => {
  expect(read(`${header}\nA,Name,,${cost},${quantity},,,,,,`).rows).toEqual([
    { sku: 'A', faults: [{ field, message: expect.any(String), value }] },
  ]);
});

test('the line of a row is the one where it begins, whatever is in quotes before it', () => {
  const { lines } = read(
    `${header}\r\nA,"two\nlines",,,,,,,,,\r\n\r\nB,"and\r\nthree\r\nlines",,,,,,,,,\r\nC,c,,,,,,,,,\r\n`,
  );
  expect(lines).toEqual([2, 5, 8]);
});

test('a row with too few or too many cells is invalid', () => {
  expect(read(`${header}\nA,b\nC,d,,,,,,,,,,,`).rows).toMatchObject([
    { faults: [{ message: 'has 2 cells, expected 11' }] },
    { faults: [{ message: 'has 13 cells, expected 11' }] },
  ]);
});

test('rows that a spreadsheet emptied are passed over, and lines are counted with them', () => {
  const { rows, lines } = read(
    `${header.replaceAll(',', ';')}\r\nA;a;;;;;;;;;\r\n;;;;;;;;;;\r\n ; ;;;;;;;;;\r\nB;b;;;;;;;;;\r\n`,
  );
  expect(rows).toMatchObject([{ row: { sku: 'A' } }, { row: { sku: 'B' } }]);
  expect(lines).toEqual([2, 5]);
});

test.each([
  ['line ends of Excel for Mac', `${header}\rA,a,,,3,,,,,,\rB,"b\rb",,,4,,,,,,\r`, [2, 3]],
  [
    'a first line sep=;',
    `\ufeffsep=;\r\n${header.replaceAll(',', ';')}\r\nA;a;;;3;;;;;;\r\nB;"b\rb";;;4;;;;;;`,
    [3, 4],
  ],
  [
    'names in capitals and with spaces',
    `${header.toUpperCase().replaceAll(',', ', ')}\nA,a,,,3,,,,,,\nB,"b\rb",,,4,,,,,,`,
    [2, 3],
  ],
  [
    'separators behind the last column',
    `${header.replaceAll(',', ';')};;\nA;a;;;3;;;;;;;;\nB;"b\rb";;;4;;;;;;`,
    [2, 3],
  ],
])('a file with %s is read', (_what, text, lines) => {
  const file = read(text);
  expect(file.rows).toEqual([
    { row: { sku: 'A', product: { name: 'a' }, quantity: 3 } },
    { row: { sku: 'B', product: { name: 'b\rb' }, quantity: 4 } },
  ]);
  expect(file.lines).toEqual(lines);
});

test('a comma behind the last column is no reason to read a decimal comma without quotes as a separator', () => {
  expect(() => read(`${header},\nA,a,,12,50,,,,,,,`)).toThrow(/must contain the columns/);
});

test.each([
  ['of other columns', bytes('sku,name\nA,b'), /must contain the columns .*It is: sku,name/],
  ['that is empty', bytes(''), /It is: empty/],
  ['in another encoding', new Uint8Array([...bytes(`${header}\n`), 0xd7, 0xe0, 0xe9]), /UTF-8/],
  ['with quotes that do not end', bytes(`${header}\n"A,b`), /line 2: invalid quotes/],
])('a file %s is refused with a sentence', (_what, content, message) => {
  const attempt = () => parseCsv(content, { keepStock: false });
  expect(attempt).toThrow(ValidationError);
  expect(attempt).toThrow(message);
});
