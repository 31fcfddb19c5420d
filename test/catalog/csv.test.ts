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
  expect(() => read(`${header},\nA,a,,12,50,,,,,,,`)).toThrow(/end with a comma/);
});

test('a decimal comma in quotes is one also where commas separate the cells', () => {
  expect(read('sku,price,quantity\nA,"12,50","12,0"').rows).toEqual([
    { row: { sku: 'A', product: { price: '12.50' }, quantity: 12 } },
  ]);
  expect(read('sku,price,quantity\nA,12,50,12').rows).toMatchObject([
    { faults: [{ message: 'has 4 cells, expected 3' }] },
  ]);
});

test.each([
  ['12.0', 12],
  ['12,0', 12],
  [' 5 ', 5],
  ['12.00', 12],
  ['1 200', 1_200],
  ['0,000', 0],
])('a quantity of %s is %i', (given, quantity) => {
  expect(read(`sku;quantity\nA;${given}`).rows).toEqual([{ row: { sku: 'A', product: {}, quantity } }]);
});

test('a quantity of 12,000 is asked about: a program may mean 12, a person 12000', () => {
  const file = bytes('sku;quantity\nA;12,000');
  expect(parseCsv(file, { keepStock: false }).rows).toEqual([
    {
      sku: 'A',
      faults: [{ field: 'quantity', message: expect.stringMatching(/^can be 12 or 12000: /), value: '12,000' }],
    },
  ]);
  for (const [decimal, quantity] of [
    ['comma', 12],
    ['point', 12_000],
  ] as const) {
    expect(parseCsv(file, { keepStock: false, decimal }).rows).toMatchObject([{ row: { quantity } }]);
  }
});

test('a price with the noise of a spreadsheet is the price that it shows', () => {
  const { rows } = read('sku;price\nA;19.989999999999998\nB;100.000000\nC;0.30000000000000004\nD;1.23456');
  expect(rows).toMatchObject([
    { row: { product: { price: '19.99' } } },
    { row: { product: { price: '100' } } },
    { row: { product: { price: '0.3' } } },
    { faults: [{ field: 'price', value: '1.23456' }] },
  ]);
});

test('a row with a quote that is not doubled or not closed is invalid, and the others are read', () => {
  const { rows, lines } = read('sku,name\nA,"5" pipe"\nB,7" pipe\nC,"never\nD,d\nE,e');
  expect(rows).toMatchObject([
    { sku: null, faults: [{ field: 'row', message: expect.stringContaining('quote') }] },
    { row: { sku: 'B', product: { name: '7" pipe' } } },
    { sku: null, faults: [{ field: 'row', message: expect.stringContaining('quote') }] },
    { row: { sku: 'D' } },
    { row: { sku: 'E' } },
  ]);
  expect(lines).toEqual([2, 3, 4, 5, 6]);
});

test.each([
  [
    'without a column of SKUs',
    bytes('name;price\nA;1'),
    /no column is the SKU: name it with --column sku=HEADING.*"name", "price"/,
  ],
  ['that is empty', bytes(''), /is empty/],
  ['with a word in another encoding', new Uint8Array([...bytes(`${header}\nA,M`), 0xfc, ...bytes('ller')]), /UTF-8/],
])('a file %s is refused with a sentence', (_what, content, message) => {
  const attempt = () => parseCsv(content, { keepStock: false });
  expect(attempt).toThrow(ValidationError);
  expect(attempt).toThrow(message);
});
