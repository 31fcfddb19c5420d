import { beforeEach, expect, test } from 'vitest';
import { readWholeBaseline } from '../../../src/baseline.ts';
import { importCatalog } from '../../../src/catalog-import.ts';
import { type ImportedItem, importCatalogItems } from '../../../src/db/catalog/catalog-import.ts';
import { RetryLater } from '../../../src/marketplaces/refusals.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change, figureOf } from '../../support/shop.ts';

const db = useDatabase();

let marketplace: { id: number; code: string };
beforeEach(async () => {
  marketplace = await addMarketplace(db.sql, { paused: true });
});

let serial = 0;

const item = (fields: Partial<ImportedItem> = {}): ImportedItem => {
  const marketplaceSku = fields.marketplaceSku ?? `C-${++serial}`;
  return {
    marketplaceProductId: `ID-${marketplaceSku}`,
    marketplaceSku,
    name: 'Thing',
    barcodes: [],
    price: null,
    stock: null,
    settings: {},
    ...fields,
  };
};

const importItems = (
  items: ImportedItem[],
  options: { takeStock?: boolean; dryRun?: boolean; createLookAlikes?: boolean } = {},
) =>
  importCatalogItems(db.sql, items, {
    marketplaceId: marketplace.id,
    takeStock: false,
    dryRun: false,
    actor: 'import',
    ...options,
  });

const addBarcode = (productId: number, barcode: string) =>
  db.sql`update products set barcodes = ${[barcode]} where id = ${productId}`;

const productOf = async (sku: string) =>
  (
    await db.sql<
      { id: number; name: string; barcodes: string[] }[]
    >`select id, name, barcodes from products where sku = ${sku}`
  )[0];

test('an item is linked to the product of the same SKU, letter for letter', async () => {
  const product = await addProduct(db.sql, { sku: '007', quantity: 3 });
  await addProduct(db.sql, { sku: '7' });
  const rows = await importItems([
    item({ marketplaceSku: '007', price: '99.5', settings: { chrtId: '900719925474099312345' } }),
  ]);
  expect(rows).toMatchObject([{ outcome: 'linked', sku: '007', detail: null }]);
  expect(
    await db.sql`select product_id, marketplace_price, settings from marketplace_products where marketplace_id = ${marketplace.id}`,
  ).toMatchObject([
    { productId: product.id, marketplacePrice: '99.5000', settings: { chrtId: '900719925474099312345' } },
  ]);
  expect(
    await db.sql`select pushed_version < owed_version as owed from pushes where marketplace_id = ${marketplace.id}`,
  ).toEqual([{ owed: true }]);
});

test('without a SKU of ours an item is linked by its barcode, and without either it becomes a product', async () => {
  const product = await addProduct(db.sql);
  await addBarcode(product.id, '0471');
  const rows = await importItems([
    item({ barcodes: ['0471'] }),
    item({ marketplaceSku: 'NEW-1', name: 'Lamp', barcodes: ['0472'] }),
  ]);
  expect(rows).toMatchObject([
    { outcome: 'linked', sku: product.sku, detail: 'by barcode' },
    { outcome: 'created', sku: 'NEW-1' },
  ]);
  expect(await productOf('NEW-1')).toMatchObject({ name: 'Lamp', barcodes: ['0472'] });
});

test('what is ambiguous is left alone and says why', async () => {
  const [one, two, three] = [await addProduct(db.sql), await addProduct(db.sql), await addProduct(db.sql)];
  await addBarcode(one.id, '555');
  await addBarcode(two.id, '555');
  await addBarcode(three.id, '777');
  const rows = await importItems([
    item({ barcodes: ['555'] }),
    item({ marketplaceSku: one.sku, barcodes: ['777'] }),
    item({ marketplaceSku: 'A-1', barcodes: ['888'] }),
    item({ marketplaceSku: 'A-2', barcodes: ['888'] }),
    item({ marketplaceSku: 'A-1' }),
  ]);
  expect(rows.map(({ outcome }) => outcome)).toEqual(['ambiguous', 'ambiguous', 'created', 'ambiguous', 'ambiguous']);
  expect(rows.map(({ detail }) => detail)).toEqual([
    expect.stringContaining(`${one.sku}, ${two.sku}`),
    `its SKU names our ${one.sku}, its barcode names ${three.sku}`,
    null,
    'another item of the catalogue has the same barcode',
    'the catalogue lists this SKU more than once',
  ]);
  expect(await db.sql`select 1 from marketplace_products where marketplace_id = ${marketplace.id}`).toHaveLength(1);
});

test('a second import changes nothing', async () => {
  const items = [item({ stock: 4 }), item({ stock: 5 })];
  await importItems(items, { takeStock: true });
  const before = await db.sql`select count(*) from inventory_movements`;
  const rows = await importItems(items, { takeStock: true });
  expect(rows.map(({ outcome, opening }) => [outcome, opening])).toEqual([
    ['linked_before', null],
    ['linked_before', null],
  ]);
  expect(await db.sql`select count(*) from inventory_movements`).toEqual(before);
});

test('opening quantities are taken only for products that never moved, once, from the first marketplace that has them', async () => {
  const moved = await addProduct(db.sql, { quantity: 10 });
  const still = await addProduct(db.sql);
  const items = [
    item({ marketplaceSku: moved.sku, stock: 3 }),
    item({ marketplaceSku: still.sku, stock: 8 }),
    item({ marketplaceSku: 'ZERO', stock: 0 }),
  ];
  const rows = await importItems(items, { takeStock: true });
  expect(rows.map(({ opening }) => opening)).toEqual([null, 8, null]);
  marketplace = await addMarketplace(db.sql);
  await importItems([item({ marketplaceSku: still.sku, stock: 99 })], { takeStock: true });
  expect(await figureOf(db.sql, moved.id)).toMatchObject({ quantity: 10 });
  expect(await figureOf(db.sql, still.id)).toMatchObject({ quantity: 8, version: 1 });
  expect(
    await db.sql`select movement_type, reference_type, actor from inventory_movements where product_id = ${still.id}`,
  ).toEqual([{ movementType: 'opening', referenceType: 'import', actor: 'import' }]);
});

test('a product that was linked before without stock gets its opening when that is asked for, in units', async () => {
  const product = await addProduct(db.sql);
  await addListing(db.sql, { marketplaceId: marketplace.id, productId: product.id, sku: product.sku, unitsPerItem: 3 });
  const items = [item({ marketplaceSku: product.sku, stock: 4 })];
  expect(await importItems(items, { takeStock: true })).toMatchObject([{ outcome: 'linked_before', opening: 12 }]);
  expect(await importItems(items, { takeStock: true })).toMatchObject([{ outcome: 'linked_before', opening: null }]);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(12);
});

test('without being asked to, an import takes no stock', async () => {
  await importItems([item({ marketplaceSku: 'NO-STOCK', stock: 8 })]);
  expect(await figureOf(db.sql, (await productOf('NO-STOCK'))!.id)).toMatchObject({ quantity: 0, version: 0 });
});

test('a dry run says the same as the run after it, and writes nothing', async () => {
  const product = await addProduct(db.sql);
  const items = [item({ marketplaceSku: product.sku, stock: 3 }), item({ stock: 5 }), item({ name: '' })];
  const dry = await importItems(items, { takeStock: true, dryRun: true });
  expect(await db.sql`select 1 from marketplace_products where marketplace_id = ${marketplace.id}`).toHaveLength(0);
  expect(await importItems(items, { takeStock: true })).toEqual(dry);
  expect(dry.map(({ outcome }) => outcome)).toEqual(['linked', 'created', 'unusable']);
});

test('a thousand items are imported in well under two seconds', async () => {
  const items = Array.from({ length: 1_000 }, () => item({ stock: 1, barcodes: [`B${++serial}`] }));
  const startedAt = performance.now();
  const rows = await importItems(items, { takeStock: true });
  expect(rows.filter(({ outcome, opening }) => outcome === 'created' && opening === 1)).toHaveLength(1_000);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

const limits = { maxItemsPerPush: 2, buckets: { all: { perMinute: 60, burst: 1 } }, pushBucket: 'all' };
const unused = () => Promise.reject(new Error('not called'));

test('every page of the catalogue is read, and a marketplace that asks to wait is waited for', async () => {
  const pages = [[item()], [item(), item()]].map((page) => page.map((one) => ({ ...one, price: one.price })));
  let busy = true;
  const counts: number[] = [];
  const adapter = {
    limits,
    pushStock: unused,
    readStock: unused,
    async listCatalog(cursor: string | null) {
      if (cursor === '1' && busy) {
        busy = false;
        throw new RetryLater('busy', 'not-applied', 10);
      }
      const index = Number(cursor ?? '0');
      return { items: pages[index] ?? [], cursor: index === 0 ? '1' : null };
    },
  };
  const options = { marketplaceId: marketplace.id, takeStock: false, dryRun: false, actor: 'import' };
  const result = await importCatalog(db.sql, adapter, options, (items) => counts.push(items));
  expect(result.counts.created).toBe(3);
  expect(counts).toEqual([1, 3]);
});

test('a dry run knows what its earlier pages would create, and says the same as the run after it', async () => {
  const pages = [
    [item({ marketplaceSku: 'PAGE-1', barcodes: ['480000000001'], stock: 3 })],
    [
      item({ marketplaceSku: 'page-1', stock: 3 }),
      item({ marketplaceSku: 'PAGE-2', barcodes: ['480000000001'] }),
      item({ marketplaceSku: 'PAGE-3', stock: 2 }),
    ],
    [
      item({ marketplaceSku: 'PAGE-4', barcodes: ['0480000000001'] }),
      item({ marketplaceSku: 'PAGE-5', barcodes: ['490000000001'] }),
    ],
    [item({ marketplaceSku: 'PAGE-6', barcodes: ['490000000001'] })],
  ];
  await addBarcode((await addProduct(db.sql)).id, '490000000001');
  const adapter = {
    limits,
    pushStock: unused,
    readStock: unused,
    listCatalog: async (cursor: string | null) => ({
      items: pages[Number(cursor ?? '0')] ?? [],
      cursor: cursor === '3' ? null : String(Number(cursor ?? '0') + 1),
    }),
  };
  const options = { marketplaceId: marketplace.id, takeStock: true, actor: 'import' };
  const importAll = (dryRun: boolean) => importCatalog(db.sql, adapter, { ...options, dryRun }, () => {});
  const dry = await importAll(true);
  expect(dry).toMatchObject({
    counts: { linked: 1, created: 2, ambiguous: 2, look_alike: 2 },
    openings: { products: 2, units: 5 },
  });
  const real = await importAll(false);
  expect([real.counts, real.openings, real.created]).toEqual([dry.counts, dry.openings, dry.created]);
  expect(real.doubtful.map(({ marketplaceSku, outcome }) => [marketplaceSku, outcome])).toEqual(
    dry.doubtful.map(({ marketplaceSku, outcome }) => [marketplaceSku, outcome]),
  );
});

test('the baseline says what the first push would change, how much of it goes to 0, and what it costs', async () => {
  const shown = new Map<string, number | null>();
  for (const [quantity, stock] of [
    [5, 5],
    [0, 30],
    [7, 9],
    [4, null],
  ] as const) {
    const product = await addProduct(db.sql, { quantity });
    await addListing(db.sql, { marketplaceId: marketplace.id, productId: product.id, sku: product.sku });
    shown.set(product.sku, stock);
  }
  const adapter = {
    limits,
    pushStock: unused,
    readStock: async (items: { key: string; marketplaceSku: string }[]) =>
      items.map(({ key, marketplaceSku }) => ({ key, stock: shown.get(marketplaceSku) ?? null })),
  };
  const baseline = await readWholeBaseline(db.sql, adapter, marketplace.id);
  expect(baseline).toMatchObject({ listings: 4, same: 1, changed: 3, toZero: 1, unknown: 1, calls: 2, minutes: 1 });
  expect(baseline.examples.map(({ shown: was, figure }) => [was, figure])).toEqual([
    [30, 0],
    [null, 4],
    [9, 7],
  ]);
  expect(
    await db.sql`select 1 from pushes where marketplace_id = ${marketplace.id} and pushed_version > 0`,
  ).toHaveLength(0);
});

test('products that an import created are sold and counted like any other', async () => {
  await importItems([item({ marketplaceSku: 'SOLD', stock: 5 })], { takeStock: true });
  const { id } = (await productOf('SOLD'))!;
  await apply(db.sql, change({ productId: id, units: -2 }));
  expect(await figureOf(db.sql, id)).toMatchObject({ quantity: 3, version: 2 });
});

/** Products, and the same goods as a marketplace spells them. */
async function addTwins() {
  const [one, two, three, four] = ['PHX-1', 'PHX-2', 'CHX-3', 'GUM-1'].map((sku) => `${sku}/${++serial}`) as [
    string,
    string,
    string,
    string,
  ];
  for (const sku of [one, two, three]) await addProduct(db.sql, { sku, quantity: 5 });
  const gum = await addProduct(db.sql, { sku: four, quantity: 5 });
  const barcode = `36000${String(++serial).padStart(6, '0')}`;
  await addBarcode(gum.id, barcode);
  const items = [
    item({ marketplaceSku: one.toLowerCase(), stock: 7 }),
    item({ marketplaceSku: `${two} `, stock: 4 }),
    item({ marketplaceSku: three.replace('C', '\u0421'), stock: 4 }),
    item({ marketplaceSku: `UPC-${serial}`, barcodes: [`0${barcode}`], stock: 5 }),
  ];
  return { products: [one, two, three, four], items };
}

test('what is probably a product that we have is not created, is named, and its stock is not taken', async () => {
  const { products, items } = await addTwins();
  const rows = await importItems(items, { takeStock: true });
  expect(rows.map(({ outcome, detail, opening }) => [outcome, detail, opening])).toEqual(
    products.map((sku) => ['look_alike', `it is probably the same as our ${sku}`, null]),
  );
  expect(await db.sql`select sku from products where sku = any (${items.map((one) => one.marketplaceSku)})`).toEqual(
    [],
  );
  expect(await db.sql`select 1 from marketplace_products where marketplace_id = ${marketplace.id}`).toEqual([]);
});

test('a person may say that they are other products', async () => {
  const { items } = await addTwins();
  const rows = await importItems(items, { takeStock: true, createLookAlikes: true });
  expect(rows.map(({ outcome, opening }) => [outcome, opening])).toEqual([
    ['created', 7],
    ['created', 4],
    ['created', 4],
    ['created', 5],
  ]);
});

test('of two items of one catalogue that are probably the same, the first is created', async () => {
  const rows = await importItems([
    item({ marketplaceSku: 'SOCK-9', barcodes: ['470000000001'] }),
    item({ marketplaceSku: 'sock-9' }),
    item({ marketplaceSku: 'OTHER-9', barcodes: ['0470000000001'] }),
  ]);
  expect(rows.map(({ outcome, detail }) => [outcome, detail])).toEqual([
    ['created', null],
    ['look_alike', 'it is probably the same as "SOCK-9" of this catalogue'],
    ['ambiguous', 'another item of the catalogue has the same barcode'],
  ]);
});

test('an exact SKU is linked although another product looks the same', async () => {
  await addProduct(db.sql, { sku: 'EXACT-9' });
  await addProduct(db.sql, { sku: 'exact-9' });
  expect(await importItems([item({ marketplaceSku: 'exact-9' })])).toMatchObject([
    { outcome: 'linked', sku: 'exact-9' },
  ]);
});

const outcomes = (rows: Awaited<ReturnType<typeof importItems>>) =>
  rows.map(({ outcome, sku, detail }) => [outcome, sku, detail]);

test('a barcode links one item of a marketplace to a product, in whatever page or run the others come', async () => {
  const [one, two, three] = ['SAME-1', 'SAME-2', 'SAME-3'].map((marketplaceSku) =>
    item({ marketplaceSku, barcodes: ['460000000001'] }),
  ) as [ImportedItem, ImportedItem, ImportedItem];
  expect(outcomes(await importItems([one, two]))).toEqual([
    ['created', 'SAME-1', null],
    ['ambiguous', null, 'another item of the catalogue has the same barcode'],
  ]);
  const known = 'its barcode names our SAME-1, which is listed there as "SAME-1" already';
  expect(outcomes(await importItems([one, two, three]))).toEqual([
    ['linked_before', 'SAME-1', null],
    ['ambiguous', null, known],
    ['ambiguous', null, known],
  ]);
});

test('of two items with the barcode of one product, the one with its SKU is linked, else the first', async () => {
  const named = await addProduct(db.sql, { sku: 'BOTH-1' });
  await addBarcode(named.id, '460000000002');
  const other = await addProduct(db.sql, { sku: 'BOTH-2' });
  await addBarcode(other.id, '460000000003');
  const rows = await importItems([
    item({ marketplaceSku: 'THEIRS-1', barcodes: ['460000000002'] }),
    item({ marketplaceSku: 'BOTH-1', barcodes: ['460000000002'] }),
    item({ marketplaceSku: 'THEIRS-2', barcodes: ['460000000003'] }),
    item({ marketplaceSku: 'THEIRS-3', barcodes: ['460000000003'] }),
  ]);
  expect(outcomes(rows)).toEqual([
    ['ambiguous', null, 'its barcode names our BOTH-1, and so does "BOTH-1" of this catalogue'],
    ['linked', 'BOTH-1', null],
    ['linked', 'BOTH-2', 'by barcode'],
    ['ambiguous', null, 'its barcode names our BOTH-2, and so does "THEIRS-2" of this catalogue'],
  ]);
});

test('an item whose SKU and barcode name two products in another spelling is left to a person', async () => {
  await addProduct(db.sql, { sku: 'SPELT-1' });
  await addProduct(db.sql, { sku: 'SPELT-2' });
  const coded = await addProduct(db.sql, { sku: 'SPELT-3' });
  await addBarcode(coded.id, '46000000004');
  const items = [
    item({ marketplaceSku: 'spelt-1', barcodes: ['46000000004'] }),
    item({ marketplaceSku: 'SPELT-2', barcodes: ['046000000004'] }),
  ];
  expect(outcomes(await importItems(items))).toEqual([
    ['ambiguous', null, 'its barcode names our SPELT-3, but its SKU is probably our SPELT-1'],
    ['ambiguous', null, 'its SKU names our SPELT-2, its barcode names SPELT-3'],
  ]);
  const rows = await importItems(items, { createLookAlikes: true });
  expect(rows.map(({ outcome, sku }) => [outcome, sku])).toEqual([
    ['linked', 'SPELT-3'],
    ['linked', 'SPELT-2'],
  ]);
});

test('a SKU of digits that lost its leading zeros is not created beside the product that has them', async () => {
  await addProduct(db.sql, { sku: '0071' });
  const rows = await importItems(['71', '072', '72'].map((marketplaceSku) => item({ marketplaceSku })));
  expect(outcomes(rows)).toEqual([
    ['look_alike', null, 'it is probably the same as our 0071'],
    ['created', '072', null],
    ['look_alike', null, 'it is probably the same as "072" of this catalogue'],
  ]);
});

test('barcodes that a spreadsheet destroyed, and "0" or "none", link nothing', async () => {
  const pages = ['4,78001E+12', '0', 'нет', ''].flatMap((barcode, index) =>
    ['A', 'B'].map((name) => [item({ marketplaceSku: `JUNK-${index}-${name}`, barcodes: [barcode] })]),
  );
  const listCatalog = async (cursor: string | null) => {
    const page = Number(cursor ?? '0');
    return { items: pages[page]!, cursor: page === pages.length - 1 ? null : String(page + 1) };
  };
  const adapter = { limits, pushStock: unused, readStock: unused, listCatalog };
  for (const dryRun of [true, false]) {
    const options = { marketplaceId: marketplace.id, takeStock: true, dryRun, actor: 'import' };
    const { counts } = await importCatalog(db.sql, adapter, options, () => {});
    expect(counts).toMatchObject({ created: pages.length, linked: 0, ambiguous: 0 });
  }
  expect(await db.sql`select 1 from products where sku like 'JUNK-%' and barcodes <> '{}'`).toEqual([]);
});

test('the barcode of an archived product links nothing: the item would show 0', async () => {
  const { id } = await addProduct(db.sql, { sku: 'GONE-6' });
  await addBarcode(id, '460000000006');
  await db.sql`update products set archived_at = now() where id = ${id}`;
  const rows = await importItems([
    item({ marketplaceSku: 'NEW-6', barcodes: ['460000000006'] }),
    item({ marketplaceSku: 'gone-6' }),
  ]);
  expect(outcomes(rows)).toEqual([
    ['ambiguous', null, 'its barcode names our GONE-6, which is archived'],
    ['look_alike', null, 'it is probably the same as our GONE-6 (archived)'],
  ]);
});
