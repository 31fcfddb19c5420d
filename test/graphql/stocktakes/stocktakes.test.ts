import { afterAll, expect, test } from 'vitest';
import { createApiKey } from '../../../src/db/api-keys.ts';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { hashApiKey, newApiKey } from '../../../src/secrets.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct, apply, change, figureOf } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

// biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer is compared as a whole
type Any = any;
type Answer = Record<string, Any> & { __typename: string };

/** Runs a mutation of stocktakes; `fields`: of its payload. */
async function run(mutation: string, input: object, fields = 'stocktake { id number status }'): Promise<Answer> {
  const name = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}`;
  const answer = await app.query<Record<string, Answer>>(
    `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { __typename ... on ${name}Payload { ${fields} }
      ... on Error { code message } ... on ConflictError { currentRevision } } }`,
    { input },
  );
  return answer[mutation]!;
}

async function start(input: object = {}): Promise<string> {
  return (await run('startStocktake', { name: 'Evening', ...input })).stocktake.id;
}

const entryFields = 'entry { id units mode counts code product { sku } } stocktake { revision }';
const count = (stocktakeId: string, input: object): Promise<Answer> =>
  run('countInStocktake', { stocktakeId, ...input }, entryFields);

const bookFields = 'booked moved remaining refused { reason product { sku } } stocktake { status }';
const book = (stocktakeId: string, input: object = {}): Promise<Answer> =>
  run('bookStocktake', { stocktakeId, ...input }, bookFields);

async function read(id: string, fields: string): Promise<Any> {
  return (
    await app.query<{ node: Any }>(`query ($id: ID!) { node(id: $id) { ... on Stocktake { ${fields} } } }`, { id })
  ).node;
}

const lineFields =
  'lines { nodes { product { sku } counted entries expected came departed difference differenceLow differenceHigh toBook booked doubts differenceCost { amount } } }';

const moment = async (): Promise<Date> =>
  (await db.sql<{ at: Date }[]>`select date_trunc('milliseconds', clock_timestamp()) as at`)[0]!.at;

test('entries of two places add up, and the difference is booked once, whoever presses', async () => {
  const { id: productId, sku } = await addProduct(db.sql, { quantity: 10, cost: 2.5 });
  const id = await start({ skus: [sku] });
  await count(id, { sku, units: 4, place: 'shelf' });
  await count(id, { sku, units: 3, place: 'cellar' });
  expect(await read(id, lineFields)).toMatchObject({
    lines: {
      nodes: [
        {
          counted: 7,
          entries: 2,
          expected: 10,
          difference: -3,
          toBook: -3,
          doubts: [],
          differenceCost: { amount: '-7.5' },
        },
      ],
    },
  });
  const { revision } = await read(id, 'revision');
  const answers = await Promise.all([1, 2, 3].map(() => book(id, { expectedRevision: revision })));
  expect(answers.filter((answer) => answer.moved === 1)).toHaveLength(1);
  expect(answers.filter((answer) => answer.__typename === 'ConflictError')).toHaveLength(2);
  expect(await figureOf(db.sql, productId)).toMatchObject({ quantity: 7 });
  expect(await read(id, 'status differences { different missingUnits missingCost { amount } surplusUnits }')).toEqual({
    status: 'BOOKED',
    differences: { different: 1, missingUnits: 3, missingCost: [{ amount: '7.5' }], surplusUnits: 0 },
  });
  const { inventoryMovements } = await app.query<Any>(
    'query ($sku: String!) { inventoryMovements(sku: $sku, first: 1) { nodes { movementType quantityChange note stocktake { name } } } }',
    { sku },
  );
  expect(inventoryMovements.nodes).toEqual([
    {
      movementType: 'STOCKTAKE',
      quantityChange: -3,
      note: expect.stringMatching(/^№ \d+ · Evening$/),
      stocktake: { name: 'Evening' },
    },
  ]);
});

test('what is sold after the moment of an entry stays sold, however late the entry arrives and the stocktake is booked', async () => {
  const { id: productId, sku } = await addProduct(db.sql, { quantity: 10 });
  const id = await start({ skus: [sku] });
  const countedAt = await moment();
  await apply(db.sql, change({ productId, units: -2 }));
  await count(id, { sku, units: 9, countedAt });
  expect(await book(id)).toMatchObject({ booked: 1, moved: 1, stocktake: { status: 'BOOKED' } });
  expect(await figureOf(db.sql, productId)).toMatchObject({ quantity: 7 });
});

test('units that left between two entries may explain a difference: it is not booked, and shown until somebody counts again', async () => {
  const { id: productId, sku } = await addProduct(db.sql, { quantity: 10 });
  const id = await start({ skus: [sku] });
  await count(id, { sku, units: 6, place: 'a' });
  await apply(db.sql, change({ productId, units: -2 }));
  await count(id, { sku, units: 3, place: 'b' });
  expect(await read(id, lineFields)).toMatchObject({
    lines: {
      nodes: [
        {
          counted: 9,
          expected: 10,
          departed: 2,
          difference: 0,
          differenceLow: -1,
          differenceHigh: 1,
          doubts: ['MOVED_MEANWHILE'],
        },
      ],
    },
  });
  await count(id, { sku, units: 7, mode: 'SET_TO' });
  expect(await read(id, lineFields)).toMatchObject({
    lines: { nodes: [{ counted: 7, entries: 1, difference: -1, differenceLow: -1, differenceHigh: -1, doubts: [] }] },
  });
  await book(id);
  expect(await figureOf(db.sql, productId)).toMatchObject({ quantity: 7 });
});

test('counted again at one place, only that place is replaced, and an older entry that arrives later does not count', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 10 });
  const id = await start({ skus: [sku] });
  const before = await moment();
  await count(id, { sku, units: 4, place: 'a' });
  await count(id, { sku, units: 5, place: 'b' });
  await count(id, { sku, units: 6, place: 'b', mode: 'SET_TO' });
  const late = await count(id, { sku, units: 100, place: 'b', countedAt: before });
  expect(late.entry).toMatchObject({ counts: false });
  expect(await read(id, lineFields)).toMatchObject({ lines: { nodes: [{ counted: 10, entries: 2, difference: 0 }] } });
});

test('an entry is corrected and removed by itself', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 10 });
  const id = await start({ skus: [sku] });
  const { entry } = await count(id, { sku, units: 12 });
  const other = await count(id, { sku, units: 1 });
  expect(await run('correctStocktakeEntry', { entryId: entry.id, units: 9 }, entryFields)).toMatchObject({
    entry: { units: 9 },
  });
  await run('removeStocktakeEntry', { entryId: other.entry.id }, entryFields);
  expect(await run('removeStocktakeEntry', { entryId: other.entry.id }, entryFields)).toMatchObject({
    code: 'INVALID_STATE',
  });
  expect(await read(id, lineFields)).toMatchObject({ lines: { nodes: [{ counted: 9, difference: -1 }] } });
});

test('a scan is found by barcode, by SKU and by the keys of a Russian layout; an unknown code is kept as a question', async () => {
  const { id: productId, sku } = await addProduct(db.sql, { quantity: 2 });
  await db.sql`update products set barcodes = '{4780001112223}' where id = ${productId}`;
  const id = await start({ skus: [sku] });
  expect(await count(id, { code: '4780001112223', units: 1 })).toMatchObject({ entry: { product: { sku } } });
  expect(await count(id, { code: 'ЫЛГ', otherCode: sku, units: 1 })).toMatchObject({ entry: { product: { sku } } });
  const unknown = await count(id, { code: '999000999', units: 3 });
  expect(unknown).toMatchObject({ entry: { product: null, code: '999000999', counts: false } });
  expect(await read(id, 'progress { counted questions } entries(unknown: true) { nodes { units } }')).toEqual({
    progress: { counted: 1, questions: 1 },
    entries: { nodes: [{ units: 3 }] },
  });
  await run('correctStocktakeEntry', { entryId: unknown.entry.id, sku }, entryFields);
  expect(await read(id, lineFields)).toMatchObject({ lines: { nodes: [{ counted: 5 }] } });
});

test('what nobody counted stays as it is, or is booked as 0 when its number was shown, and undoing forgets that', async () => {
  const counted = await addProduct(db.sql, { quantity: 5 });
  const missing = await addProduct(db.sql, { quantity: 8 });
  const id = await start({ skus: [counted.sku, missing.sku] });
  await count(id, { sku: counted.sku, units: 5 });
  expect(await read(id, 'notCounted { totalCount nodes { sku } }')).toEqual({
    notCounted: { totalCount: 1, nodes: [{ sku: missing.sku }] },
  });
  expect(await book(id, { uncountedAsZero: 2 })).toMatchObject({ code: 'INVALID_STATE' });
  expect(await book(id, { uncountedAsZero: 1 })).toMatchObject({
    booked: 2,
    moved: 1,
    stocktake: { status: 'BOOKED' },
  });
  expect(await figureOf(db.sql, missing.id)).toMatchObject({ quantity: 0 });
  expect(
    await run('undoStocktake', { stocktakeId: id }, 'undone refused { reason } stocktake { status }'),
  ).toMatchObject({
    undone: 2,
    refused: [],
    stocktake: { status: 'OPEN' },
  });
  expect(await figureOf(db.sql, missing.id)).toMatchObject({ quantity: 8 });
  expect(await read(id, 'progress { notCounted } differences { toBook }')).toEqual({
    progress: { notCounted: 1 },
    differences: { toBook: 1 },
  });
});

test('chosen lines are booked, the others later; a line counted after it was booked can be booked again', async () => {
  const [a, b] = [await addProduct(db.sql, { quantity: 5 }), await addProduct(db.sql, { quantity: 5 })];
  const id = await start({ skus: [a.sku, b.sku] });
  await count(id, { sku: a.sku, units: 4 });
  await count(id, { sku: b.sku, units: 4 });
  expect(await book(id, { skus: [a.sku] })).toMatchObject({ booked: 1, stocktake: { status: 'OPEN' } });
  expect([await figureOf(db.sql, a.id), await figureOf(db.sql, b.id)]).toMatchObject([
    { quantity: 4 },
    { quantity: 5 },
  ]);
  await count(id, { sku: a.sku, units: 2 });
  expect(await read(id, lineFields)).toMatchObject({
    lines: {
      nodes: expect.arrayContaining([
        expect.objectContaining({
          product: { sku: a.sku },
          difference: 1,
          toBook: 2,
          doubts: ['COUNTED_AFTER_BOOKING'],
        }),
      ]),
    },
  });
  expect(await book(id)).toMatchObject({ booked: 2, stocktake: { status: 'BOOKED' } });
  expect([await figureOf(db.sql, a.id), await figureOf(db.sql, b.id)]).toMatchObject([
    { quantity: 6 },
    { quantity: 4 },
  ]);
  expect(await run('undoStocktake', { stocktakeId: id }, 'undone refused { reason }')).toMatchObject({
    undone: 2,
    refused: [],
  });
  expect([await figureOf(db.sql, a.id), await figureOf(db.sql, b.id)]).toMatchObject([
    { quantity: 5 },
    { quantity: 5 },
  ]);
});

test('a line that somebody has counted by itself meanwhile is not booked over, and is named', async () => {
  const { id: productId, sku } = await addProduct(db.sql, { quantity: 5 });
  const id = await start({ skus: [sku] });
  await count(id, { sku, units: 4 });
  await app.query(
    'mutation ($sku: String!) { adjustStock(input: { sku: $sku, countedQuantity: 3, reason: STOCKTAKE }) { __typename } }',
    { sku },
  );
  expect(await book(id)).toMatchObject({
    booked: 0,
    refused: [{ reason: 'LATER_COUNT', product: { sku } }],
    stocktake: { status: 'OPEN' },
  });
  expect(await figureOf(db.sql, productId)).toMatchObject({ quantity: 3 });
  expect(await run('closeStocktake', { stocktakeId: id })).toMatchObject({ stocktake: { status: 'CLOSED' } });
  expect(await count(id, { sku, units: 4 })).toMatchObject({ code: 'INVALID_STATE' });
  expect(await run('reopenStocktake', { stocktakeId: id })).toMatchObject({ stocktake: { status: 'OPEN' } });
});

test('a line is undone by its movement, and can be booked again', async () => {
  const { id: productId, sku } = await addProduct(db.sql, { quantity: 5 });
  const id = await start({ skus: [sku] });
  await count(id, { sku, units: 4 });
  await book(id);
  const { inventoryMovements } = await app.query<Any>(
    'query ($sku: String!) { inventoryMovements(sku: $sku, first: 1) { nodes { id } } }',
    { sku },
  );
  await app.query('mutation ($id: ID!) { undoAdjustment(input: { movementId: $id }) { __typename } }', {
    id: inventoryMovements.nodes[0].id,
  });
  expect(await figureOf(db.sql, productId)).toMatchObject({ quantity: 5 });
  await run('reopenStocktake', { stocktakeId: id });
  expect(await book(id)).toMatchObject({ booked: 1, moved: 1 });
  expect(await figureOf(db.sql, productId)).toMatchObject({ quantity: 4 });
});

test('the moment of an entry is bounded, and a fast clock of a phone counts as now', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 5 });
  const id = await start({ skus: [sku] });
  const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
  expect(await count(id, { sku, units: 5, countedAt: at(3_600_000) })).toMatchObject({ code: 'VALIDATION' });
  expect(await count(id, { sku, units: 5, countedAt: at(-40 * 86_400_000) })).toMatchObject({ code: 'VALIDATION' });
  const early = await run(
    'countInStocktake',
    { stocktakeId: id, sku, units: 5, countedAt: at(300_000) },
    'entry { countedAt }',
  );
  expect(Date.parse(early.entry.countedAt)).toBeLessThan(Date.now() + 5_000);
});

test('a stocktake takes a bounded number of entries', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 5 });
  const id = await start({ skus: [sku] });
  await db.sql`update stocktakes set entry_count = 20000 where id = (select max(id) from stocktakes)`;
  expect(await count(id, { sku, units: 5 })).toMatchObject({
    code: 'INVALID_STATE',
    message: expect.stringContaining('20000'),
  });
});

test('a search and all products are scopes, and what is found outside of a scope is counted too', async () => {
  const inside = await addProduct(db.sql, { sku: 'SCOPE-1', quantity: 1 });
  const outside = await addProduct(db.sql, { sku: 'ELSEWHERE', quantity: 1 });
  const id = await start({ search: 'SCOPE-' });
  expect(await read(id, 'scope search progress { products }')).toEqual({
    scope: 'SEARCH',
    search: 'SCOPE-',
    progress: { products: 1 },
  });
  await count(id, { sku: outside.sku, units: 1 });
  expect(await read(id, 'lines { nodes { inScope product { sku } } } progress { notCounted }')).toEqual({
    lines: { nodes: [{ inScope: false, product: { sku: outside.sku } }] },
    progress: { notCounted: 1 },
  });
  expect(await run('startStocktake', { name: 'x', search: 'nothing has this name' })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(inside.id).toBeGreaterThan(0);
});

test('lines and what is not counted are searched; nothing but spaces finds all', async () => {
  const [a, b, c] = [1, 2, 3].map((n) => `FOUND-${n}`);
  for (const sku of [a, b, c]) await addProduct(db.sql, { sku: sku!, quantity: 1 });
  const id = await start({ search: 'FOUND-' });
  await count(id, { sku: a, units: 1 });
  await count(id, { sku: b, units: 1 });
  const lines = async (search: string) =>
    (await read(id, `lines(search: "${search}") { totalCount }`)).lines.totalCount;
  expect([await lines('  '), await lines(''), await lines('found-1'), await lines('nothing')]).toEqual([2, 2, 1, 0]);
  const left = async (search: string) =>
    (await read(id, `notCounted(search: "${search}") { totalCount nodes { sku } }`)).notCounted;
  const all = { totalCount: 1, nodes: [{ sku: c }] };
  expect([await left('  '), await left('found-3'), await left('found-1')]).toEqual([
    all,
    all,
    { totalCount: 0, nodes: [] },
  ]);
});

test('entries are filtered by product; an unknown product is refused, not an empty list', async () => {
  const { id: productId, sku } = await addProduct(db.sql, { quantity: 1 });
  const other = await addProduct(db.sql, { quantity: 1 });
  const id = await start({ skus: [sku, other.sku] });
  await count(id, { sku, units: 1 });
  await count(id, { sku: other.sku, units: 2 });
  const entries = (key: number) =>
    `entries(productId: "${Buffer.from(`Product:${key}`).toString('base64url')}") { nodes { units } }`;
  const { product } = await app.query<Any>('query ($sku: String!) { product(sku: $sku) { id } }', { sku });
  expect(await read(id, `entries(productId: "${product.id}") { nodes { units } }`)).toEqual({
    entries: { nodes: [{ units: 1 }] },
  });
  await expect(read(id, entries(productId + 1_000_000))).rejects.toThrow();
});

test('entries of a product come to no more than stock can have: what is too much is refused at once, and the lines stay readable', async () => {
  const { id: productId, sku } = await addProduct(db.sql, { quantity: 10 });
  const { stocktake } = await run('startStocktake', { name: 'Evening', skus: [sku] }, 'stocktake { id number }');
  await db.sql`
    insert into stocktake_entries (stocktake_id, product_id, units, replaces, counted_at, actor)
    select ${stocktake.number}, ${productId}, 1000000, false, clock_timestamp(), 'x' from generate_series(1, 1000)`;
  const code = `UNKNOWN-${sku}`;
  const asked = await count(stocktake.id, { code, units: 1 });
  expect(await count(stocktake.id, { sku, units: 1 })).toMatchObject({ code: 'VALIDATION' });
  const answered = await run('correctStocktakeEntry', { entryId: asked.entry.id, sku });
  expect(answered).toMatchObject({ code: 'VALIDATION', message: expect.stringContaining('1000000001') });
  expect(await read(stocktake.id, 'lines { nodes { counted } }')).toEqual({
    lines: { nodes: [{ counted: 1_000_000_000 }] },
  });
});

test('a scanned code counts without the spaces that a scanner adds, and one that nobody sees is refused', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 10 });
  const id = await start({ skus: [sku] });
  expect(await count(id, { code: ` ${sku}\r\n`, units: 1 })).toMatchObject({ entry: { product: { sku } } });
  expect(await count(id, { code: '\u200b', units: 1 })).toMatchObject({ code: 'VALIDATION' });
});

test('the order of lines tells no costs to whoever may not see them', async () => {
  const cheap = await addProduct(db.sql, { quantity: 100, cost: 1 });
  const dear = await addProduct(db.sql, { quantity: 100, cost: 1_000 });
  const id = await start({ skus: [cheap.sku, dear.sku] });
  await count(id, { sku: cheap.sku, units: 95 });
  await count(id, { sku: dear.sku, units: 98 });
  const key = newApiKey();
  await createApiKey(db.sql, { role: 'operator', name: 'Blind', keyHash: hashApiKey(key), keyPrefix: '' });
  const list = async (authorization?: string) => {
    const query = 'query ($id: ID!) { node(id: $id) { ... on Stocktake { lines { nodes { product { sku } } } } } }';
    const { node } = await app.query<Any>(query, { id }, authorization);
    return node.lines.nodes.map(({ product }: Any) => product.sku);
  };
  expect(await list()).toEqual([dear.sku, cheap.sku]);
  expect(await list(`Bearer ${key}`)).toEqual([cheap.sku, dear.sku]);
});

test('a product that is created with its stock after it was counted is not booked twice', async () => {
  const id = await start();
  const asked = await count(id, { code: 'NEW-BOX', units: 10 });
  const { id: productId, sku } = await addProduct(db.sql, { quantity: 10 });
  await run('correctStocktakeEntry', { entryId: asked.entry.id, sku });
  expect(await book(id, { skus: [sku] })).toMatchObject({
    booked: 0,
    refused: [{ reason: 'LATER_COUNT', product: { sku } }],
  });
  expect(await figureOf(db.sql, productId)).toMatchObject({ quantity: 10 });
});

test('the last entry of a booked line cannot be removed before the booking is undone', async () => {
  const { id: productId, sku } = await addProduct(db.sql, { quantity: 10 });
  const id = await start({ skus: [sku] });
  const { entry } = await count(id, { sku, units: 7 });
  const { entry: other } = await count(id, { sku, units: 1 });
  await book(id, { skus: [sku] });
  await run('removeStocktakeEntry', { entryId: other.id });
  expect(await run('removeStocktakeEntry', { entryId: entry.id })).toMatchObject({ code: 'INVALID_STATE' });
  expect(await run('undoStocktake', { stocktakeId: id })).toMatchObject({ __typename: 'UndoStocktakePayload' });
  expect(await run('removeStocktakeEntry', { entryId: entry.id })).toMatchObject({ stocktake: { status: 'OPEN' } });
  expect(await figureOf(db.sql, productId)).toMatchObject({ quantity: 10 });
});
