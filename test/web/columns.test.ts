import { expect, test } from 'vitest';
import { readRows } from '../../web/console/catalogue/columns.ts';

test.each([
  [
    'uz',
    [
      'Artikul (SKU)',
      'Nomi',
      'Shtrix-kod',
      'Narxi',
      'Tannarxi',
      'Qoldiq',
      'Ogohlantirish chegarasi',
      'Rasm',
      'Turkum',
      'Tavsif',
      'Doʻkonda',
    ],
  ],
  [
    'ru',
    [
      'Артикул (SKU)',
      'Название',
      'Штрихкод',
      'Цена',
      'Себестоимость',
      'Остаток',
      'Порог',
      'Картинка',
      'Категория',
      'Описание',
      'В магазине',
    ],
  ],
  [
    'en',
    [
      'SKU',
      'Name',
      'Barcode',
      'Price',
      'Cost price',
      'Quantity',
      'Low-stock threshold',
      'Picture',
      'Category',
      'Description',
      'In the shop',
    ],
  ],
])('the headings of an export in %s are read again, and zeros in front of codes stay', (_language, headings) => {
  const cells = [
    '00071',
    'Lamp',
    '0400638133393|99',
    '1 250 000,50',
    '900000',
    '12',
    '3',
    'https://a.example/1.png',
    'Lamps',
    'Warm light',
    'yoʻq',
  ];
  expect(readRows([headings, cells])).toEqual({
    rows: [
      {
        sku: '00071',
        name: 'Lamp',
        barcodes: ['0400638133393', '99'],
        price: '1250000.50',
        costPrice: '900000',
        quantity: 12,
        lowStockThreshold: 3,
        imageUrl: 'https://a.example/1.png',
        category: 'Lamps',
        description: 'Warm light',
        inShop: false,
      },
    ],
    lines: [2],
    faults: [],
    leftOut: [],
  });
});

test('an empty cell changes nothing, and a number with two meanings is named instead of being guessed', () => {
  const read = readRows([
    ['a title'],
    ['sku', 'price', 'Shelf', 'qty'],
    ['A', '1,250', 'x', ''],
    ['', '', '', ''],
    ['B', '', '', '1.5'],
  ]);
  expect(read).toEqual({
    rows: [{ sku: 'A' }, { sku: 'B' }],
    lines: [3, 5],
    faults: [
      { row: 3, field: 'price', value: '1,250' },
      { row: 5, field: 'quantity', value: '1.5' },
    ],
    leftOut: ['Shelf'],
  });
});

test('a table without a heading for the SKU is no catalogue', () => {
  expect(readRows([['Name'], ['Lamp']])).toBeUndefined();
});

test.each([
  ['ha', true],
  ['Да', true],
  ['TRUE', true],
  ['1', true],
  ['yo‘q', false],
  ['Нет', false],
])('whether the shop offers a product is read from %s', (answer, inShop) => {
  expect(
    readRows([
      ['SKU', 'In the shop'],
      ['A', answer],
    ])?.rows,
  ).toEqual([{ sku: 'A', inShop }]);
});

test('an answer that is neither yes nor no is named', () => {
  const read = readRows([
    ['SKU', 'В магазине'],
    ['A', 'может быть'],
  ]);
  expect(read?.faults).toEqual([{ row: 2, field: 'inShop', value: 'может быть' }]);
});
