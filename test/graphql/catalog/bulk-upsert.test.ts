import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../../src/db/stock/books.ts';
import type { BulkUpsertInput } from '../../gql/graphql.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change, figureOf, showsStock } from '../../support/shop.ts';
import { bulkUpsertDocument, listingsDocument } from '../documents/catalog.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
beforeAll(async () => {
  await addMarketplace(db.sql, { code: 'shop' });
  await addMarketplace(db.sql, { code: 'wb', adapter: 'wildberries' });
});
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

async function upsert(rows: BulkUpsertInput['rows'], options: Partial<BulkUpsertInput> = {}) {
  const { bulkUpsert } = await app.run(bulkUpsertDocument, { input: { rows, ...options } });
  if (bulkUpsert.__typename !== 'BulkUpsertPayload') throw new Error(JSON.stringify(bulkUpsert));
  return bulkUpsert;
}

const movementsOf = (sku: string) => db.sql`
  select movement_type, quantity_change, reference_type from inventory_movements
  where product_id = (select id from products where sku = ${sku}) order by version`;

const listing = (sku: string) => ({ sku, marketplace: 'shop', marketplaceProductId: `id-${sku}` });

test('rows enter products with their opening stock, prices and listings', async () => {
  const report = await upsert([
    { sku: ' A ', name: 'First', price: '10', costPrice: '5.50', quantity: 7, barcodes: ['007'] },
    { ...listing(' A '), marketplaceSku: 'a-shop', marketplacePrice: '12', stockBuffer: 2 },
    { ...listing('1e5'), name: 'Second', quantity: 0 },
  ]);
  expect(report).toMatchObject({ applied: true, created: 3, updated: 0, unchanged: 0, failed: 0 });
  expect(await movementsOf(' A ')).toEqual([{ movementType: 'opening', quantityChange: 7, referenceType: 'import' }]);
  expect(await movementsOf('1e5')).toEqual([]);
  const { product } = await app.run(listingsDocument, { sku: ' A ' });
  expect(product).toMatchObject({
    marketplaceProducts: [
      { marketplace: { code: 'shop' }, marketplaceSku: 'a-shop', figure: 5, pushState: 'NEVER_PUSHED' },
    ],
  });
});

test('rows put products into the shop: description, category, and whether it offers them', async () => {
  const row = {
    sku: 'SHELF-1',
    name: 'Lamp',
    price: '10',
    category: 'Lamps',
    description: 'Warm light',
    inShop: false,
  };
  const shelfOf = () => db.sql`select category, description, in_shop from products where sku = 'SHELF-1'`;
  await upsert([row]);
  expect(await shelfOf()).toEqual([{ category: 'Lamps', description: 'Warm light', inShop: false }]);
  expect(await upsert([row])).toMatchObject({ updated: 0, unchanged: 1 });
  const preview = await upsert([{ sku: 'SHELF-1', inShop: true }], { dryRun: true });
  expect(preview.results).toMatchObject([
    { outcome: 'UPDATED', changes: [{ field: 'inShop', before: 'false', after: 'true' }] },
  ]);
  await upsert([{ sku: 'SHELF-1', inShop: null, category: null }]);
  expect(await shelfOf()).toEqual([{ category: null, description: 'Warm light', inShop: true }]);
  await upsert([{ sku: 'SHELF-1', name: 'Lamp 2' }]);
  expect(await shelfOf()).toEqual([{ category: null, description: 'Warm light', inShop: true }]);
  const bad = await upsert([{ sku: 'SHELF-1', category: '  ' }], { dryRun: true });
  expect(bad).toMatchObject({ failed: 1, results: [{ errors: [{ field: 'category' }] }] });
});

test('the same rows again change nothing', async () => {
  const rows = [
    { ...listing('SAME'), name: 'Same', price: '1.50', quantity: 3, marketplacePrice: '2', unitsPerItem: 2 },
  ];
  await upsert(rows);
  await db.sql`update pushes set pushed_version = owed_version`;
  expect(await upsert(rows.map((row) => ({ ...row, price: '01.5000' })))).toMatchObject({
    applied: true,
    created: 0,
    updated: 0,
    unchanged: 1,
  });
  expect(await movementsOf('SAME')).toHaveLength(1);
  expect(await db.sql`select id from pushes where pushed_version < owed_version`).toEqual([]);
});

test('another quantity is a stocktake, and what is owed back for oversold units is in it', async () => {
  const product = await addProduct(db.sql, { quantity: 2 });
  await apply(db.sql, change({ productId: product.id, units: -5 }));
  const rows = (quantity: number) => [{ sku: product.sku, quantity }];
  expect(await upsert(rows(0))).toMatchObject({ unchanged: 1 });
  expect(await upsert(rows(4))).toMatchObject({
    updated: 1,
    results: [{ changes: [{ field: 'quantity', before: '0', after: '4' }] }],
  });
  expect(await figureOf(db.sql, product.id)).toMatchObject({ quantity: 4, oversold: 0, version: 3 });
  expect((await movementsOf(product.sku)).at(-1)).toMatchObject({ movementType: 'stocktake', quantityChange: 7 });
});

test('one faulty row is enough to write nothing, and every fault is told with row, field and value', async () => {
  const rows = [
    { sku: 'GOOD', name: 'Good', quantity: 1 },
    { sku: 'NAMELESS', quantity: 1 },
    { sku: 'BAD', name: 'Bad', quantity: -1, price: 'cheap' },
    { ...listing('GOOD'), marketplace: 'nowhere' },
    { sku: 'GOOD', stockBuffer: 1 },
  ];
  const report = await upsert(rows);
  expect(report).toMatchObject({ applied: false, created: 1, failed: 4 });
  expect(
    report.results.map(({ row, errors }) => [row, ...errors.map(({ field, value }) => `${field}=${value}`)]),
  ).toEqual([
    [1],
    [2, 'name=null'],
    [3, 'price=cheap', 'quantity=-1'],
    [4, 'marketplace=nowhere'],
    [5, 'stockBuffer=1'],
  ]);
  expect(await db.sql`select id from products where sku in ('GOOD', 'BAD', 'NAMELESS')`).toEqual([]);
  expect(await upsert(rows, { mode: 'SKIP_BAD_ROWS' })).toMatchObject({ applied: true, created: 1, failed: 4 });
  expect(await db.sql`select sku from products where sku in ('GOOD', 'BAD', 'NAMELESS')`).toEqual([{ sku: 'GOOD' }]);
});

test('rows that contradict each other are faulty', async () => {
  const report = await upsert([
    { ...listing('TWICE'), name: 'Twice', quantity: 1 },
    { ...listing('TWICE'), marketplaceSku: 'other', name: 'Twice', quantity: 2 },
    { ...listing('TWICE'), marketplaceProductId: 'again' },
  ]);
  expect(report.results.map(({ errors }) => errors.map(({ field, message }) => `${field} ${message}`))).toEqual([
    [],
    ['quantity contradicts row 1, which has 1 for the same SKU'],
    ['marketplaceSku is already the listing of row 1'],
  ]);
});

test('a listing of another product is not taken from it', async () => {
  await upsert([{ ...listing('OWNER'), name: 'Owner', marketplaceSku: 'taken' }]);
  const report = await upsert([{ ...listing('THIEF'), name: 'Thief', marketplaceSku: 'taken' }]);
  expect(report.results[0]?.errors).toMatchObject([
    { field: 'marketplaceSku', message: expect.stringContaining('"OWNER"') },
  ]);
});

test('a listing without the settings that its marketplace needs is kept and told of, and keeps those it has', async () => {
  const row = { sku: 'WB', name: 'WB', marketplace: 'wb', marketplaceProductId: '1', marketplaceSku: 'WB' };
  expect((await upsert([row])).results[0]).toMatchObject({ outcome: 'CREATED', missingSettings: ['chrtId'] });
  expect((await upsert([{ ...row, settings: { chrtId: 'x' } }])).results[0]).toMatchObject({
    outcome: 'ERROR',
    errors: [{ field: 'settings' }],
  });
  await upsert([{ ...row, settings: { chrtId: '123' } }]);
  expect((await upsert([{ ...row, marketplacePrice: '5' }])).results[0]).toMatchObject({
    outcome: 'UPDATED',
    missingSettings: [],
    changes: [{ field: 'marketplacePrice', before: null, after: '5' }],
  });
  expect(await db.sql`select settings from marketplace_products where marketplace_sku = 'WB'`).toEqual([
    { settings: { chrtId: '123' } },
  ]);
});

test('a changed rule is owed to the marketplace, a changed price is not', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const [place] = await db.sql<{ id: number }[]>`select id from marketplaces where code = 'shop'`;
  const id = await addListing(db.sql, { marketplaceId: place!.id, productId: product.id, sku: product.sku });
  await showsStock(db.sql, id, 5);
  const isOwed = async () =>
    (await db.sql`select 1 from pushes where id = ${id} and pushed_version < owed_version`).length;
  await upsert([{ sku: product.sku, marketplace: 'shop', marketplacePrice: '9' }]);
  expect(await isOwed()).toBe(0);
  await upsert([{ sku: product.sku, marketplace: 'shop', stockBuffer: 1 }]);
  expect(await isOwed()).toBe(1);
});

test('a dry run tells the same and writes nothing', async () => {
  const rows = [{ ...listing('DRY'), name: 'Dry', quantity: 5 }];
  const dry = await upsert(rows, { dryRun: true });
  expect(dry).toMatchObject({ applied: false, created: 1, failed: 0 });
  expect(await db.sql`select id from products where sku = 'DRY'`).toEqual([]);
  expect((await upsert(rows)).results).toEqual(dry.results);
});

test("a repeated call gets the first one's result, another input is a conflict, a refusal is not remembered", async () => {
  const key = { idempotencyKey: 'bulk' };
  expect(await upsert([{ sku: 'KEY' }], key)).toMatchObject({ applied: false, failed: 1 });
  const rows = [{ sku: 'KEY', name: 'Key', quantity: 5 }];
  const first = await upsert(rows, key);
  expect(first).toMatchObject({ applied: true, created: 1 });
  expect(await upsert(rows, key)).toEqual(first);
  const input = { rows: [{ sku: 'KEY', name: 'Other' }], ...key };
  expect((await app.run(bulkUpsertDocument, { input })).bulkUpsert.__typename).toBe('IdempotencyConflictError');
});

test('no rows and more than a thousand are refused', async () => {
  for (const count of [0, 1_001]) {
    const rows = Array.from({ length: count }, (_, n) => ({ sku: `${n}` }));
    expect((await app.run(bulkUpsertDocument, { input: { rows } })).bulkUpsert).toMatchObject({
      __typename: 'ValidationError',
      path: ['input', 'rows'],
    });
  }
});

test('many callers that bring the same rows at once enter each product once', async () => {
  const rows = Array.from({ length: 50 }, (_, n) => ({ ...listing(`RACE-${n}`), name: 'Race', quantity: 3 }));
  const results = await Promise.all(
    [rows, rows.toReversed(), rows].map(async (input) => {
      const { bulkUpsert } = await app.run(bulkUpsertDocument, { input: { rows: input } });
      return bulkUpsert.__typename;
    }),
  );
  expect(results.filter((name) => name !== 'BulkUpsertPayload' && name !== 'ConflictError')).toEqual([]);
  const counts = await db.sql`
    select count(*)::int as products, sum(i.quantity)::int as units from products p join inventory i on i.product_id = p.id
    where sku like 'RACE-%'`;
  expect(counts).toEqual([{ products: 50, units: 150 }]);
});

/** Products with stock, and the rows that set their quantity. */
async function addStocked(count: number, quantity = 5) {
  const all = [];
  for (let index = 0; index < count; index += 1) all.push(await addProduct(db.sql, { quantity }));
  return all;
}
const setAll = (products: { sku: string }[], quantity: number) => products.map(({ sku }) => ({ sku, quantity }));

test('eleven products of twelve set to 0 are written only when that is confirmed', async () => {
  const products = await addStocked(12);
  const rows = [...setAll(products.slice(0, 11), 0), ...setAll(products.slice(11), 6)];
  const refused = await upsert(rows);
  expect(refused).toMatchObject({ applied: false, updated: 12, failed: 0 });
  const named = products.slice(0, 5).map(({ sku }) => `${sku} (5 → 0)`);
  expect(refused.unusual).toEqual([`11 of 12 products with stock would be set to 0: ${named.join(', ')} and 6 more`]);
  expect((await figureOf(db.sql, products[11]!.id)).quantity).toBe(5);
  expect(await upsert(rows, { confirmUnusual: true })).toMatchObject({ applied: true, updated: 12 });
  expect((await figureOf(db.sql, products[0]!.id)).quantity).toBe(0);
});

test('a refusal that was not confirmed does not use up its idempotency key', async () => {
  const rows = setAll(await addStocked(12), 0);
  const idempotencyKey = 'unusual-1';
  expect(await upsert(rows, { idempotencyKey })).toMatchObject({ applied: false });
  expect(await upsert(rows, { idempotencyKey, confirmUnusual: true })).toMatchObject({ applied: true });
});

test('ten products set to 0, or a fifth of many, are usual', async () => {
  expect(await upsert(setAll(await addStocked(10), 0))).toMatchObject({ applied: true, unusual: [] });
  const many = await addStocked(60);
  const rows = [...setAll(many.slice(0, 12), 0), ...setAll(many.slice(12), 4)];
  expect(await upsert(rows)).toMatchObject({ applied: true, unusual: [] });
});

test('a figure that looks like a slip is named, and written when it is confirmed', async () => {
  const [product] = await addStocked(1, 12);
  const rows = setAll([product!], 1_200);
  expect(await upsert(rows, { dryRun: true })).toMatchObject({
    unusual: [`the stock of ${product!.sku} (12 → 1200) would change a lot`],
  });
  expect(await upsert(rows)).toMatchObject({ applied: false });
  expect(await upsert(rows, { confirmUnusual: true })).toMatchObject({ applied: true });
});

test('a large restock of a large stock is usual', async () => {
  const [product] = await addStocked(1, 300);
  expect(await upsert(setAll([product!], 5_000))).toMatchObject({ applied: true, unusual: [] });
});

const withCodes = async (...barcodes: string[]) => {
  const product = await addProduct(db.sql, {});
  await db.sql`update products set barcodes = ${barcodes} where id = ${product.id}`;
  return product;
};
const errorsOf = async (rows: BulkUpsertInput['rows']) =>
  (await upsert(rows)).results.map(({ errors }) => errors.map(({ field, message }) => `${field} ${message}`));

test.each([
  ['price', 3_100, '3.1'],
  ['price', 3.1, '3100'],
  ['costPrice', 250_000, '250'],
] as const)('a %s of %s that becomes %s is written only when that is confirmed', async (field, before, after) => {
  const product = await addProduct(db.sql, { price: before, cost: before });
  const rows = [{ sku: product.sku, [field]: after }];
  expect(await upsert(rows)).toMatchObject({
    applied: false,
    unusual: [expect.stringContaining(`(${before} → ${after}, row 1)`)],
  });
  expect(await upsert(rows, { confirmUnusual: true })).toMatchObject({ applied: true });
});

test('a price on a marketplace has the same guard, the first price and a twentieth have none', async () => {
  const row = { ...listing('PRICED'), name: 'Priced' };
  for (const marketplacePrice of ['200', '10', '200']) {
    expect(await upsert([{ ...row, marketplacePrice }])).toMatchObject({ applied: true, unusual: [] });
  }
  expect(await upsert([{ ...row, marketplacePrice: '9.9' }])).toMatchObject({
    applied: false,
    unusual: ['prices would change more than 20 times: PRICED price on a marketplace (200 → 9.9, row 1)'],
  });
});

test('a barcode that another product has is refused; the barcodes that a product has already are not looked at', async () => {
  const [one, two] = [await withCodes('4780000000017', '4,78001E+12'), await withCodes('4780000000017')];
  expect(await errorsOf([{ sku: two.sku, barcodes: ['4780000000017', '4780000000024'] }])).toEqual([[]]);
  expect(await errorsOf([{ sku: one.sku, barcodes: ['4,78001E+12', '04780000000024'] }])).toEqual([
    [expect.stringContaining(`barcodes belongs to the product "${two.sku}"`)],
  ]);
});

test('rows that exchange the barcodes of two products are written', async () => {
  const [one, two] = [await withCodes('700001'), await withCodes('700002')];
  const rows = [
    { sku: one.sku, barcodes: ['700002'] },
    { sku: two.sku, barcodes: ['700001'] },
  ];
  expect(await upsert(rows)).toMatchObject({ applied: true, updated: 2 });
});

test('a row that is skipped gives up no barcode', async () => {
  const [one, two] = [await withCodes('700003'), await withCodes()];
  const rows = [
    { sku: one.sku, barcodes: ['700004'], marketplace: 'nowhere' },
    { sku: two.sku, barcodes: ['700003'] },
  ];
  expect(await upsert(rows, { mode: 'SKIP_BAD_ROWS' })).toMatchObject({ updated: 0, failed: 2 });
  const stored = await db.sql`select barcodes from products where id in (${one.id}, ${two.id}) order by id`;
  expect(stored).toEqual([{ barcodes: ['700003'] }, { barcodes: [] }]);
});

test('a new SKU and a new article number that a spreadsheet rewrote are refused, those that exist are not', async () => {
  const sku = '1.23457E+11';
  expect(await errorsOf([{ ...listing(sku), name: 'Broken' }])).toEqual([
    [expect.stringContaining('sku was rewritten'), expect.stringContaining('marketplaceSku was rewritten')],
  ]);
  await addProduct(db.sql, { sku });
  expect(await errorsOf([{ sku, name: 'Renamed' }])).toEqual([[]]);
});

test('a new SKU that only looks different is refused before it is confirmed; rows of the product itself are not', async () => {
  const sku = 'LOOK-7';
  await addProduct(db.sql, { sku, quantity: 4 });
  const rows = [{ ...listing('look-7'), name: 'Twin', quantity: 4 }];
  for (const dryRun of [true, false]) {
    expect(await upsert(rows, { dryRun })).toMatchObject({
      applied: false,
      results: [{ errors: [{ field: 'sku', message: expect.stringContaining('is probably the same as "LOOK-7"') }] }],
    });
  }
  expect(await upsert([{ ...listing(sku), quantity: 4 }])).toMatchObject({ applied: true, failed: 0 });
  expect(await upsert(rows, { createLookAlikes: true })).toMatchObject({ applied: true, created: 1 });
  expect(await upsert(rows)).toMatchObject({ applied: true, unchanged: 1 });
});

test.each(['02.янв', '2-Jan', '2026-02-01', 'TRUE', '#NAME?', "'A-1"])(
  'a new SKU %s is created only when that is confirmed, since a spreadsheet makes it of others',
  async (sku) => {
    const rows = [{ sku, name: 'Odd', quantity: 5 }];
    expect(await errorsOf(rows)).toEqual([[expect.stringContaining('sku looks like what a spreadsheet makes')]]);
    expect(await upsert(rows, { createLookAlikes: true })).toMatchObject({ applied: true, created: 1 });
    expect(await errorsOf([{ sku, quantity: 4 }])).toEqual([[]]);
  },
);

test('a look-alike of an archived product is named as such', async () => {
  const { id } = await addProduct(db.sql, { sku: 'GONE-5' });
  await db.sql`update products set archived_at = now() where id = ${id}`;
  expect(await errorsOf([{ sku: 'gone-5', name: 'Back' }])).toEqual([
    [expect.stringContaining('is probably the same as the archived "GONE-5"')],
  ]);
});

test('a new SKU that differs by its leading zeros only is created only when that is confirmed', async () => {
  await addProduct(db.sql, { sku: '00815', quantity: 4 });
  const rows = [
    { sku: '815', name: 'Zero', quantity: 4 },
    { sku: '0816', name: 'Zero', quantity: 4 },
    { sku: '816', name: 'Zero', quantity: 4 },
  ];
  expect(await errorsOf(rows)).toEqual([
    [expect.stringContaining('is probably the same as "00815" (only leading zeros differ)')],
    [],
    [expect.stringContaining('is probably the same as "0816" of row 2 (only leading zeros differ)')],
  ]);
  expect(await upsert(rows, { createLookAlikes: true })).toMatchObject({ applied: true, created: 3 });
});

test.each([
  ['a space behind', '4780012345685 ', 'has spaces, invisible characters'],
  ['an invisible character', '\u200b4780012345685', 'has spaces, invisible characters'],
  ['wide digits', '４７８００１２３４５６８５', 'has spaces, invisible characters'],
  ['the spaces that are printed below it', '4 780012 345685', 'has spaces, invisible characters'],
  ['spaces of a number', '4 780 012 345 685', 'looks like what a spreadsheet makes'],
  ['another one behind it', '4780012345685, 4780012345692', 'has several numbers: put a | between them'],
  ['digits rounded by a spreadsheet', '4780010000000', 'was rewritten by a spreadsheet'],
])('a barcode with %s takes no place of a good one', async (_what, barcode, message) => {
  const product = await withCodes('4780012345678');
  expect(await errorsOf([{ sku: product.sku, barcodes: [barcode] }])).toEqual([[expect.stringContaining(message)]]);
  expect(await db.sql`select barcodes from products where id = ${product.id}`).toEqual([
    { barcodes: ['4780012345678'] },
  ]);
  await db.sql`update products set barcodes = '{}' where id = ${product.id}`;
});

test('a barcode that differs by its leading zeros only is another one when that is confirmed, the very same never is', async () => {
  await withCodes('36000291469');
  const rows = (barcode: string) => [{ sku: `ZERO-${barcode}`, name: 'Gum', barcodes: [barcode] }];
  expect(await upsert(rows('036000291469'))).toMatchObject({ applied: false, failed: 1 });
  expect(await upsert(rows('036000291469'), { createLookAlikes: true })).toMatchObject({ applied: true, created: 1 });
  expect(await upsert(rows('36000291469'), { createLookAlikes: true })).toMatchObject({ applied: false, failed: 1 });
});
