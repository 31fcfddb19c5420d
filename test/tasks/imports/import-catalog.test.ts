import { beforeEach, expect, test } from 'vitest';
import { askImport, listImportsById, takeImport } from '../../../src/db/imports/catalog-imports.ts';
import type { CatalogItem } from '../../../src/marketplaces/adapter.ts';
import { Unauthorized } from '../../../src/marketplaces/refusals.ts';
import { importCatalogTask } from '../../../src/tasks/imports/import-catalog.ts';
import { sweep } from '../../../src/tasks/sweep.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace, addProduct } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';

const db = useDatabase();

let marketplace: { id: number; code: string };
beforeEach(async () => {
  marketplace = await addMarketplace(db.sql, { paused: true });
});

const unused = () => Promise.reject(new Error('not called'));

let serial = 0;
const item = (fields: Partial<CatalogItem> = {}): CatalogItem => {
  const marketplaceSku = `TASK-${++serial}`;
  return {
    marketplaceProductId: `ID-${marketplaceSku}`,
    marketplaceSku,
    name: 'Thing',
    barcodes: [],
    price: null,
    stock: null,
    settings: { skuId: '1' },
    ...fields,
  };
};

/** A marketplace whose catalogue has these pages; `onPage` is called before each is answered. */
function open(pages: CatalogItem[][], onPage: (page: number) => void = () => {}) {
  const limits = { maxItemsPerPush: 1, buckets: { all: { perMinute: 6_000, burst: 100 } }, pushBucket: 'all' };
  const listCatalog = async (cursor: string | null) => {
    const page = Number(cursor ?? '0');
    onPage(page);
    return { items: pages[page] ?? [], cursor: page + 1 < pages.length ? String(page + 1) : null };
  };
  const adapter = { limits, pushStock: unused, readStock: unused, listCatalog };
  return createTestDeps(db.sql, [{ ...marketplace, open: () => adapter }]);
}

const ask = (over: { dryRun?: boolean; takeStock?: boolean } = {}) =>
  askImport(db.sql, {
    marketplaceId: marketplace.id,
    dryRun: false,
    takeStock: false,
    createLookAlikes: false,
    actor: 'Aziza',
    ...over,
  });

const run = (deps: ReturnType<typeof open>, importId: string, signal = new AbortController().signal) =>
  importCatalogTask.run(deps, { importId }, signal);

const rowOf = async (id: string) => (await listImportsById(db.sql, [id]))[0]!;

test('an import reads all pages, and its row says what became of them', async () => {
  const known = await addProduct(db.sql);
  const twin = item({ marketplaceSku: `${known.sku.toLowerCase()} ` });
  const id = await ask({ takeStock: true });
  const pages = [[item({ marketplaceSku: known.sku }), item({ stock: 7 })], [twin]];
  expect(await run(open(pages), id)).toBe('done');
  expect(await rowOf(id)).toMatchObject({
    status: 'done',
    itemsRead: 3,
    error: null,
    result: {
      counts: { linked: 1, created: 1, look_alike: 1 },
      openings: { products: 1, units: 7 },
      created: [{ outcome: 'created', opening: 7 }],
      doubtful: [{ marketplaceProductId: twin.marketplaceProductId, name: 'Thing', settings: { skuId: '1' } }],
    },
  });
});

test('a dry run writes nothing but its own row', async () => {
  const only = item();
  const id = await ask({ dryRun: true });
  await run(open([[only]]), id);
  expect((await rowOf(id)).result?.counts.created).toBe(1);
  expect(await db.sql`select 1 from products where sku = ${only.marketplaceSku}`).toEqual([]);
});

test('an import that a stopping process leaves goes on at the next page, and counts each item once', async () => {
  const pages = [[item()], [item()], [item()]];
  const stopping = new AbortController();
  const read: number[] = [];
  const deps = open(pages, (page) => {
    read.push(page);
    if (page === 1) stopping.abort();
  });
  const id = await ask();
  expect(await run(deps, id, stopping.signal)).toBe('stopped');
  expect(await rowOf(id)).toMatchObject({ status: 'running', itemsRead: 1, attempts: 0 });
  expect(await run(deps, id)).toBe('done');
  expect(read).toEqual([0, 1, 1, 2]);
  expect((await rowOf(id)).result?.counts).toMatchObject({ created: 3, linked_before: 0 });
});

test('an import whose worker died is woken when its lease has ended', async () => {
  const id = await ask();
  await takeImport(db.sql, id, crypto.randomUUID());
  const deps = open([[item()]]);
  expect(await run(deps, id)).toBe('nothing-due');
  await db.sql`update catalog_imports set leased_until = now() - interval '1 s', updated_at = now() - interval '1 minute' where id = ${id}`;
  await sweep(deps);
  const jobs = await db.sql`
    select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'import_catalog' and j.payload ->> 'importId' = ${id} and j.key is not null`;
  expect(jobs).toHaveLength(1);
  expect(await run(deps, id)).toBe('done');
});

test('of two imports of a marketplace the second waits for the first', async () => {
  const [first, second] = [await ask(), await ask({ dryRun: true })];
  const deps = open([[item()]]);
  expect(await run(deps, second)).toBe('nothing-due');
  await run(deps, first);
  expect(await run(deps, second)).toBe('done');
});

test("a refusal of the marketplace ends an import with the marketplace's own words", async () => {
  const deps = open([[item()]], () => {
    throw new Unauthorized('the key has no right to read products', 403);
  });
  const id = await ask();
  expect(await run(deps, id)).toBe('failed');
  expect(await rowOf(id)).toMatchObject({
    status: 'failed',
    error: 'the key has no right to read products',
    httpStatus: 403,
    endedAt: expect.any(Date),
  });
});
