import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listSpellings } from '../../../src/catalog/barcodes.ts';
import { listLookAlikes } from '../../../src/db/catalog/look-alikes.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct } from '../../support/shop.ts';

const db = useDatabase();

const keysOf = async (skus: string[]): Promise<string[]> => (await listLookAlikes(db.sql, skus)).map(({ key }) => key);

test.each([
  ['case', 'phx-1'],
  ['a space behind', 'PHX-1 '],
  ['a no-break space before', '\u00a0PHX-1'],
  ['a line end', 'PHX-1\r\n'],
  ['a Cyrillic letter', 'РHX-1'],
  ['small Cyrillic letters', 'рнх-1'],
  ['a Greek letter', 'PHΧ-1'],
  ['another hyphen', 'PHX\u20111'],
  ['a minus sign', 'PHX\u22121'],
  ['a zero-width space', 'PHX-1\u200b'],
  ['a byte order mark', '\ufeffPHX-1'],
  ['wide letters', 'ＰＨＸ－１'],
])('a SKU with %s reads the same', async (_what, sku) => {
  const [key, other] = await keysOf(['PHX-1', sku]);
  expect(other).toBe(key);
});

test.each([
  ['PHX-1', 'PHX-11'],
  ['A007', 'A7'],
  ['70', '7'],
  ['123456789012345', '0123456789012345'],
  ['A B', 'AB'],
  ['A-1', 'A1'],
  ['O1', '01'],
  ['Й-1', 'И-1'],
  ['Ж', 'ж1'],
])('%s and %s are two', async (one, other) => {
  const [key, another] = await keysOf([one, other]);
  expect(another).not.toBe(key);
});

test.each([
  ['007', '7'],
  ['7', '00000000000007'],
  ['０07', ' 7'],
  ['00', '0'],
])('%s and %s are one number, whose leading zeros a spreadsheet drops', async (one, other) => {
  const [key, another] = await keysOf([one, other]);
  expect(another).toBe(key);
});

/** What looks like a character of a SKU. */
const looks: Record<string, string[]> = {
  A: ['a', 'А', 'а', 'Α', 'Ａ'],
  C: ['c', 'С', 'с'],
  X: ['x', 'Х', 'х', 'Χ'],
  Й: ['й', 'Й', 'й'],
  Ж: ['ж'],
  Ў: ['ў', 'Ў'],
  '1': ['１'],
  '-': ['‐', '‑', '–', '—', '−'],
  ' ': ['  ', '\u00a0', '\t', '\u202f'],
};
const letter = fc.constantFrom(...Object.keys(looks));
const invisible = fc.constantFrom('', '', '\u200b', '\u00ad', '\ufeff', '\u202c', '\ufe0f');
const blank = fc.constantFrom('', ' ', '\u00a0', '\r\n', '\u2009');
const variant = fc
  .array(
    letter.chain((char) =>
      fc.record({ char: fc.constant(char), look: fc.constantFrom(char, ...looks[char]!), invisible }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .chain((parts) =>
    fc.record({
      sku: fc.constant(parts.map(({ char }) => char).join('')),
      look: fc
        .tuple(blank, blank, fc.constantFrom('NFC', 'NFD'))
        .map(([before, after, form]) =>
          [before, ...parts.map(({ look, invisible: hidden }) => look + hidden), after].join('').normalize(form),
        ),
    }),
  );

test('whatever people take for the same SKU has the same key', async () => {
  const pairs = fc.sample(variant, { numRuns: 2_000, seed: 20261130 });
  const rows = await db.sql<{ sku: string; look: string }[]>`
    select sku, look from unnest(${pairs.map(({ sku }) => sku)}::text[], ${pairs.map(({ look }) => look)}::text[]) as t (sku, look)
    where look_alike_key(sku) <> look_alike_key(look)`;
  expect(rows).toEqual([]);
});

test('the products with the same key are found by the index', async () => {
  await addProduct(db.sql, { sku: 'TWIN-1' });
  await addProduct(db.sql, { sku: 'twin-1' });
  await addProduct(db.sql, { sku: '00042' });
  expect(await listLookAlikes(db.sql, ['Twin-1', 'TWIN-1', 'TWIN-2', '42'])).toEqual([
    { sku: 'Twin-1', key: 'TWIN-1', products: ['TWIN-1', 'twin-1'], archived: [] },
    { sku: 'TWIN-1', key: 'TWIN-1', products: ['twin-1'], archived: [] },
    { sku: 'TWIN-2', key: 'TWIN-2', products: [], archived: [] },
    { sku: '42', key: '42', products: ['00042'], archived: [] },
  ]);
  const plan = await db.sql.begin(async (tx) => {
    await tx`set local enable_seqscan = off`;
    return tx`explain select sku from products where look_alike_key(sku) = any (sku_spellings(look_alike_key('42')))`;
  });
  expect(JSON.stringify(plan)).toContain('products_look_alike');
});

test('a look-up of a barcode reads no list of pending entries, which an import would make long', async () => {
  const rows = await db.sql`select reloptions from pg_class where relname = 'products_barcodes'`;
  expect(rows).toEqual([{ reloptions: ['fastupdate=off'] }]);
});

test('the database and the importer of files spell a barcode alike', async () => {
  const codes = [
    '36000291452',
    '0036000291452',
    '4780012345678',
    '000000',
    '00123457',
    '123',
    'AB-1',
    '123456789012345',
  ];
  for (const code of codes) {
    const [row] = await db.sql<{ spellings: string[] }[]>`select gtin_spellings(${[code]}::text[]) as spellings`;
    const expected = /^\d{6,14}$/.test(code) ? listSpellings(code) : [];
    expect(row!.spellings.toSorted()).toEqual(expected.toSorted());
  }
});
