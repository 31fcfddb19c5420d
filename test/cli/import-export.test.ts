import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvColumns } from '../../src/catalog/csv.ts';
import { checkBooks } from '../../src/db/stock/books.ts';
import { encryptionKey } from '../support/app.ts';
import { runOmbor } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';
import { createTestDirectory } from '../support/directory.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../support/shop.ts';

const db = useDatabase();
let directory: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ directory, remove } = await createTestDirectory());
  await addMarketplace(db.sql, { code: 'shop' });
  await addMarketplace(db.sql, { code: 'wb', adapter: 'wildberries' });
});
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
  await remove();
});

const run = (...words: string[]) =>
  runOmbor(words, { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64') });

let serial = 0;
async function save(...rows: string[]): Promise<string> {
  const file = path.join(directory, `${++serial}.csv`);
  await writeFile(file, [csvColumns.join(','), ...rows].join('\n'));
  return file;
}

const snapshot = () => db.sql`
  select (select json_agg(p order by id) from products p) as products, (select json_agg(i order by product_id) from inventory i) as inventory,
    (select json_agg(mp order by id) from marketplace_products mp) as listings, (select json_agg(p order by id) from pushes p) as pushes,
    (select count(*) from inventory_movements) as movements`;

test('a file is first previewed, then written, line by line', async () => {
  const file = await save(
    '007,Bond,0123|456,5.5,7,,,,9,,',
    '007,Bond,,,7,shop,id-1,b-007,10,2,1',
    '" A ",Spaces,,,0,wb,id-2, A ,,,',
  );
  const dry = await run('import', file, '--dry-run');
  expect(dry).toMatchObject({ code: 0 });
  expect(dry.lines).toEqual([
    '+ line 2  "007"  new',
    '+ line 3  "007"  new',
    '+ line 4  " A "  new',
    '? line 4  " A "  its figure cannot be sent before updateMarketplaceProduct sets chrtId',
    '3 rows: 3 new, 0 changed, 0 unchanged, 0 with errors.',
    'Dry run: nothing was changed.',
  ]);
  expect(await db.sql`select id from products`).toEqual([]);
  const unasked = await run('import', file);
  expect(unasked).toMatchObject({ code: 1, errors: expect.stringContaining('Add --yes') });
  expect(await db.sql`select id from products`).toEqual([]);
  expect((await run('import', file, '--yes')).lines.at(-1)).toBe('Done: 3 new, 0 changed, 0 unchanged, 0 with errors.');
  expect(
    await db.sql`select p.sku, barcodes, cost_price::float, price::float, quantity from products p join inventory on product_id = id order by id`,
  ).toEqual([
    { sku: '007', barcodes: ['0123', '456'], costPrice: 5.5, price: 9, quantity: 7 },
    { sku: ' A ', barcodes: [], costPrice: null, price: null, quantity: 0 },
  ]);
  expect(
    await db.sql`select marketplace_sku, units_per_item, stock_buffer from marketplace_products order by id`,
  ).toEqual([
    { marketplaceSku: 'b-007', unitsPerItem: 2, stockBuffer: 1 },
    { marketplaceSku: ' A ', unitsPerItem: 1, stockBuffer: 0 },
  ]);
});

test('what is exported and imported again changes nothing, whatever the SKUs', async () => {
  const marketplace = await addMarketplace(db.sql);
  for (const sku of ['1e5', 'q"uote', 'semi;colon', 'com,ma', 'new\nline', 'bar|', ' ', '0', 'Ёж', '=1+1']) {
    const product = await addProduct(db.sql, { sku, quantity: 3, cost: 1.5 });
    await apply(db.sql, change({ productId: product.id, units: -5 }));
    await addListing(db.sql, {
      marketplaceId: marketplace.id,
      productId: product.id,
      sku,
      price: 12.25,
      unitsPerItem: 2,
    });
  }
  const before = await snapshot();
  for (const style of [[], ['--excel']]) {
    const file = path.join(directory, `all${style.length}.csv`);
    expect(await run('export', '--out', file, ...style)).toMatchObject({ code: 0 });
    const { code, lines } = await run('import', file, '--yes');
    expect({ code, lines }).toEqual({
      code: 0,
      lines: [
        expect.stringContaining('line 4'),
        expect.stringContaining('0 new, 0 changed, 13 unchanged, 0 with errors'),
        'There is nothing to change.',
      ],
    });
  }
  expect(await snapshot()).toEqual(before);
});

test('standard output begins with the very header of a file', async () => {
  const { lines } = await run('export');
  expect(lines[0]).toBe(
    'sku,name,barcode,cost_price,quantity,marketplace,marketplace_product_id,marketplace_sku,price,units_per_item,stock_buffer',
  );
  expect(lines.slice(1, 3)).toEqual([
    '007,Bond,0123|456,5.5,7,,,,9,,',
    '007,Bond,0123|456,5.5,7,shop,id-1,b-007,10,2,1',
  ]);
});

test('an error names its line, its column, what was there and what is expected, and nothing is written', async () => {
  const file = await save('FINE,Fine,,,1,,,,,,', 'BAD,Bad,,cheap,x,nowhere,1,2,,,', 'NEW,,,,,,,,,,');
  const { code, lines, errors } = await run('import', file, '--yes');
  expect(code).toBe(1);
  expect(lines).toEqual([
    '+ line 2  "FINE"  new',
    '! line  column      found    expected',
    '! 3     quantity    "x"      must be a whole number',
    '! 3     cost_price  "cheap"  must be a number from 0 with at most 4 decimals',
    '! 4     name        empty    is required: there is no product "NEW" yet',
    '3 rows: 1 new, 0 changed, 0 unchanged, 2 with errors.',
  ]);
  expect(errors).toContain('Nothing was changed: 2 rows with errors');
  expect(await db.sql`select id from products where sku = 'FINE'`).toEqual([]);
  expect(await run('import', file, '--yes', '--skip-bad-rows')).toMatchObject({ code: 0 });
  expect(await db.sql`select sku from products where sku in ('FINE', 'BAD', 'NEW')`).toEqual([{ sku: 'FINE' }]);
});

test('rows of one SKU that contradict each other are named by their lines', async () => {
  const file = await save('SPLIT,Split,,,1,,,,,,', 'SPLIT,Split,,,2,shop,1,SPLIT,,,');
  expect((await run('import', file, '--dry-run')).lines).toContain(
    '! 3     quantity  "2"    contradicts line 2, which has 1 for the same SKU',
  );
});

test('changes are shown by column with what was there, and stock can be left alone', async () => {
  await addProduct(db.sql, { sku: 'DIFF', quantity: 5, price: 10 });
  const file = await save('DIFF,Product DIFF,,,9,,,,12.50,,');
  expect((await run('import', file, '--dry-run')).lines[0]).toBe('~ line 2  "DIFF"  price 10 → 12.5, quantity 5 → 9');
  expect(await run('import', file, '--yes', '--keep-stock')).toMatchObject({ code: 0 });
  expect(
    await db.sql`select price::float, quantity from products join inventory on product_id = id where sku = 'DIFF'`,
  ).toEqual([{ price: 12.5, quantity: 5 }]);
});

test('a missing file and one with other columns are answered with a sentence', async () => {
  expect(await run('import', path.join(directory, 'none.csv'))).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/^The file .*none\.csv cannot be read: /),
  });
  const file = path.join(directory, 'wrong.csv');
  await writeFile(file, 'shelf;title\n1;2');
  expect((await run('import', file)).errors).toMatch(
    /^The columns of the file: no column is the SKU.*"shelf", "title"/,
  );
});

test('a file that zeroes a shop is written only with --confirm-unusual', async () => {
  const products = [];
  for (let index = 0; index < 11; index += 1) products.push(await addProduct(db.sql, { quantity: 3 }));
  const file = await save(...products.map(({ sku }) => `${sku},,,,0,,,,,,`));
  const refused = await run('import', file, '--yes');
  expect(refused).toMatchObject({
    code: 1,
    errors: expect.stringContaining('Add --confirm-unusual if it is intended'),
  });
  expect(refused.lines).toContainEqual(
    expect.stringMatching(/^!! 11 of 11 products with stock would be set to 0: .* and 6 more$/),
  );
  expect((await run('import', file, '--yes', '--keep-stock')).code).toBe(0);
  expect(await run('import', file, '--yes', '--confirm-unusual')).toMatchObject({ code: 0 });
  const left =
    await db.sql`select sum(quantity)::int from inventory where product_id = any (${products.map(({ id }) => id)})`;
  expect(left).toEqual([{ sum: 0 }]);
});

async function saveTabs(...rows: string[]): Promise<string> {
  const file = path.join(directory, `${++serial}.csv`);
  await writeFile(file, [csvColumns.join('\t'), ...rows.map((row) => row.replaceAll(';', '\t'))].join('\n'));
  return file;
}

const priceOf = async (sku: string) =>
  (await db.sql<{ price: number | null }[]>`select price::float from products where sku = ${sku}`)[0]?.price;

test('3,100 in a file of tabs is asked about, and read as the answer says', async () => {
  const file = await saveTabs('THOUSANDS;Kettle;;;;;;;3,100;;');
  const asked = await run('import', file, '--yes');
  expect(asked).toMatchObject({ code: 1, errors: expect.stringContaining('Nothing was changed') });
  expect(asked.lines[1]).toBe(
    '! 2     price   "3,100"  can be 3.1 or 3100: add --decimal comma (then it is 3.1) or --decimal point (then it is 3100), or write it without a thousands separator',
  );
  expect(await priceOf('THOUSANDS')).toBeUndefined();
  expect(await run('import', file, '--yes', '--decimal', 'point')).toMatchObject({ code: 0 });
  expect(await priceOf('THOUSANDS')).toBe(3_100);
});

test('a price that falls or rises more than twentyfold is named with its line, and written only when that is confirmed', async () => {
  await addProduct(db.sql, { sku: 'CHEAP', price: 3_100 });
  const file = await save('CHEAP,,,,,,,,3.1,,');
  const refused = await run('import', file, '--yes');
  expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('--confirm-unusual') });
  expect(refused.lines).toContain('!! prices would change more than 20 times: CHEAP price (3100 → 3.1, line 2)');
  expect(await priceOf('CHEAP')).toBe(3_100);
  expect(await run('import', file, '--yes', '--confirm-unusual')).toMatchObject({ code: 0 });
  expect(await priceOf('CHEAP')).toBe(3.1);
});

test('barcodes as Excel leaves them are refused with their lines, and the old ones stay', async () => {
  for (const [sku, barcode] of [
    ['KET-1', '4780012345678'],
    ['KET-2', '4780012345685'],
  ] as const) {
    const { id } = await addProduct(db.sql, { sku });
    await db.sql`update products set barcodes = ${[barcode]} where id = ${id}`;
  }
  const file = await save('KET-1,,"4,78001E+12",,,,,,,,', 'KET-2,,"4,78001E+12",,,,,,,,');
  const refused = await run('import', file, '--yes');
  expect(refused.code).toBe(1);
  expect(refused.lines.slice(1, 3)).toEqual([
    expect.stringContaining('! 2     barcode  "4,78001E+12"  was rewritten by a spreadsheet'),
    expect.stringContaining('! 3     barcode  "4,78001E+12"  was rewritten by a spreadsheet'),
  ]);
  const stored = await db.sql`select barcodes from products where sku in ('KET-1', 'KET-2') order by id`;
  expect(stored).toEqual([{ barcodes: ['4780012345678'] }, { barcodes: ['4780012345685'] }]);
});

test('a barcode of another product is refused with its name and line, also without its leading zero', async () => {
  const { id } = await addProduct(db.sql, { sku: 'GUM-1' });
  await db.sql`update products set barcodes = '{036000291452}' where id = ${id}`;
  const file = await save('GUM-2,Gum,36000291452,,,,,,,,', 'CUP-1,Cup,111222,,,,,,,,', 'CUP-2,Cup,111222,,,,,,,,');
  const { code, lines } = await run('import', file, '--yes');
  expect(code).toBe(1);
  expect(lines.slice(1, 4)).toEqual([
    expect.stringContaining('! 2     barcode  "36000291452"  belongs to the product "GUM-1"'),
    expect.stringContaining('! 3     barcode  "111222"       belongs to the product "CUP-2" (line 4)'),
    expect.stringContaining('! 4     barcode  "111222"       belongs to the product "CUP-1" (line 3)'),
  ]);
});

test('rows of one article in seven spellings create one product when bad rows are skipped, and none otherwise', async () => {
  const spellings = [
    'PHONE-9',
    'phone-9',
    'PHONE-9 ',
    '\u00a0PHONE-9',
    'PHONE\u20119',
    '\u0420HONE-9',
    'PHONE-9\u200b',
  ];
  const file = await save(...spellings.map((sku) => `${sku},Phone,,,3,,,,,,`));
  const refused = await run('import', file, '--yes');
  expect(refused.code).toBe(1);
  expect(refused.lines[2]).toBe(
    '! 3     sku     "phone-9"   is probably the same as "PHONE-9" of line 2 (only the case differs): use that SKU, or say that it is another product with --create-look-alikes (API: createLookAlikes)',
  );
  expect(refused.lines.at(-1)).toBe('7 rows: 1 new, 0 changed, 0 unchanged, 6 with errors.');
  const stored = () => db.sql`select sku from products where name = 'Phone' order by id`;
  expect(await stored()).toEqual([]);
  expect(await run('import', file, '--yes', '--skip-bad-rows')).toMatchObject({ code: 0 });
  expect(await stored()).toEqual([{ sku: 'PHONE-9' }]);
  expect((await run('import', file, '--yes')).lines[1]).toContain(
    'is probably the same as "PHONE-9" (only the case differs)',
  );
  expect(await run('import', file, '--yes', '--create-look-alikes')).toMatchObject({ code: 0 });
  expect(await stored()).toHaveLength(7);
  const out = path.join(directory, 'look-alikes.csv');
  await run('export', '--out', out);
  expect((await run('import', out, '--yes')).lines.at(-1)).toBe('There is nothing to change.');
}, 60_000);

test('what each column of a file is taken for is printed before anything is written', async () => {
  const file = path.join(directory, 'moysklad.csv');
  await writeFile(
    file,
    'Группы;Код;Наименование;Внешний код;Артикул;Цена продажи;Штрихкод EAN13;Остаток\r\nПосуда;00001;Чашка;x1;MOY-1;12500,00;4780012345999;5,000\r\n',
  );
  const asked = await run('import', file, '--yes');
  expect(asked).toMatchObject({ code: 1, errors: expect.stringContaining('Nothing was changed') });
  expect(asked.lines.slice(0, 8)).toEqual([
    "This is MoySklad's list of goods. Its columns:",
    '  Артикул         → sku',
    '  Наименование    → name',
    '  Штрихкод EAN13  → barcode',
    '  Остаток         → quantity',
    '  Цена продажи    → price',
    '  left out: Группы, Код, Внешний код',
    '  not in the file, so not changed: cost_price, marketplace, marketplace_product_id, marketplace_sku, units_per_item, stock_buffer',
  ]);
  expect(asked.lines[9]).toContain('! 2     Остаток  "5,000"  can be 5 or 5000');
  const written = await run('import', file, '--yes', '--decimal', 'comma');
  expect(written.lines.at(-1)).toBe('Done: 1 new, 0 changed, 0 unchanged, 0 with errors.');
  expect(await priceOf('MOY-1')).toBe(12_500);
});

test('a column of an unknown meaning stops an import until a person says what it is, or leaves it out', async () => {
  const file = path.join(directory, 'shelf.csv');
  await writeFile(file, 'Код;Наименование;Полка;Опт\nSHELF-1;Чайник;7;100\n');
  expect(await run('import', file, '--yes')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('name it with --column sku=HEADING. The headings are "Код"'),
  });
  const half = await run('import', file, '--yes', '--column', 'sku=Код', '--column', 'price=Опт');
  expect(half).toMatchObject({ code: 1, errors: expect.stringContaining('not known: "Полка"') });
  const whole = await run(
    'import',
    file,
    '--yes',
    '--column',
    'sku=Код',
    '--column',
    'price=Опт',
    '--skip-unknown-columns',
  );
  expect(whole).toMatchObject({ code: 0 });
  expect(await priceOf('SHELF-1')).toBe(100);
  expect(await run('import', file, '--column', 'article=Код')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('Expected COLUMN=HEADING'),
  });
});

test('what was said of the columns is kept for files with the same headings, once such a file was written', async () => {
  const save = async (name: string, ...lines: string[]): Promise<string> => {
    const file = path.join(directory, name);
    await writeFile(file, lines.join('\n'));
    return file;
  };
  const first = await save('first.csv', 'Номер;Имя;Полка;Опт', 'ROW-1;Чайник;7;100');
  const said = ['--column', 'sku=Номер', '--column', 'name=Имя', '--column', 'price=Опт', '--skip-unknown-columns'];
  expect((await run('import', first, '--dry-run', ...said)).code).toBe(0);
  expect(await run('import', first, '--dry-run')).toMatchObject({ code: 1 });
  expect((await run('import', first, '--yes', ...said)).code).toBe(0);

  const next = await save('next.csv', 'номер; ИМЯ ;Полка;Опт', 'ROW-1;Чайник;7;150', 'ROW-2;Кружка;7;80');
  const { code, lines } = await run('import', next, '--yes');
  expect({ code, last: lines.at(-1) }).toEqual({
    code: 0,
    last: 'Done: 1 new, 1 changed, 0 unchanged, 0 with errors.',
  });
  expect(lines[0]).toContain('as in the last file with the same headings');
  expect(lines).toContain('  left out: Полка');
  expect([await priceOf('ROW-1'), await priceOf('ROW-2')]).toEqual([150, 80]);

  const other = await save('other.csv', 'Номер;Имя;Место;Опт', 'ROW-3;Чайник;7;100');
  expect(await run('import', other, '--yes')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('no column is the SKU'),
  });
  const asCost = said.map((word) => word.replace('price=Опт', 'cost_price=Опт'));
  expect(await run('import', next, '--yes', ...asCost)).toMatchObject({ code: 0 });
  expect((await run('import', next, '--dry-run')).lines).toContain('  Опт    → cost_price');
});
