import { complexityFromQuery } from '@pothos/plugin-complexity';
import { sign } from '@tma.js/init-data-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSchema } from '../../../src/graphql/schema.ts';
import { readBlocks, readProjectFile } from '../../docs/blocks.ts';
import { botToken } from '../../support/app.ts';
import { type CountingApi, createCountingApi } from '../../support/counting-api.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillShop } from '../../support/full-shop.ts';
import { listDocuments, listUnasked } from '../../support/list-documents.ts';

const few = 1;
const many = 20;

/** Lists that do not grow with the shop: what the code knows, counts by state, what one code names, the one warehouse, days, months. */
const sameForAll = new Set([
  'adapters',
  'marketplace.listingCounts',
  'packingScan.orders',
  'packingScan.products',
  'product.stockByDay',
  'product.stockLevels',
  'salesMonths',
]);

const schema = createSchema();
const databases: TestDatabase[] = [];
const apis = new Map<number, CountingApi>();
beforeAll(async () => {
  for (const size of [few, many]) {
    const db = await createTestDatabase();
    databases.push(db);
    await fillShop(db.sql, size);
    await db.sql`update orders set buyer_id = '5'`;
    // Sold today, more than there is: all of them are to be bought.
    await db.sql`
      insert into sales_daily (business_day, product_id, marketplace_id, currency, units_sold)
      select current_date, p.id, m.id, 'UZS', 1000000 from products p join marketplaces m on m.code = 'olx'`;
    apis.set(size, await createCountingApi(db));
  }
});
afterAll(async () => {
  for (const api of apis.values()) await api.stop();
  for (const db of databases) await db.drop();
});

test('every query and every relation of a row can be asked for by the documents below', () => {
  expect(listUnasked(schema)).toEqual([]);
});

test.each(listDocuments(schema))(
  '$name takes no more statements for 20 rows than for one',
  async ({ name, text, isList }) => {
    const small = await apis.get(few)!.run(text);
    const large = await apis.get(many)!.run(text);
    expect([...small.errors, ...large.errors].map(({ message }) => message)).toEqual([]);
    if (isList && !sameForAll.has(name) && !sameForAll.has(name.split('.')[0]!)) {
      const countRows = (answer: unknown) => JSON.stringify(answer).split('"__typename"').length;
      expect(countRows(large.data), `fillShop makes no rows of ${name}`).toBeGreaterThan(countRows(small.data));
    }
    expect(large.statements, text).toBe(small.statements);
  },
);

interface Screen {
  name: string;
  text: string;
  authorization?: string;
  cost: number;
  statements: number;
}

/** The operations of docs/screens.md, with the figures of its table. */
function readScreens(): Screen[] {
  const rows = [
    ...readProjectFile('docs/screens.md').matchAll(
      /^\| \[(\w+)\]\(#\w+\) \| (staff|buyers) \| ([\d,]+) \| (\d+) \|$/gm,
    ),
  ];
  const texts = readBlocks('docs/screens.md').map(({ text }) => text);
  expect(rows).toHaveLength(texts.length);
  return rows.map(([, name = '', audience, cost = '', statements]) => ({
    name,
    text: texts.find((text) => text.startsWith(`query ${name}`)) ?? '',
    ...(audience === 'buyers' && {
      authorization: `tma ${sign({ user: { id: 5, first_name: 'A' } }, botToken, new Date())}`,
    }),
    cost: Number(cost.replace(',', '')),
    statements: Number(statements),
  }));
}

const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString();
const screenVariables = {
  now: day(20),
  dayStart: day(1),
  dayEnd: day(30),
  weekAgo: day(1),
  weekAgoEnd: day(2),
  from: day(1),
  to: day(30),
  before: day(1),
  sku: 'FULL-0',
  skus: ['FULL-0'],
  number: '1001',
};

test.each(readScreens())('the screen $name is one request, and costs what docs/screens.md says', async (screen) => {
  const { text, authorization } = screen;
  const asked = new Set([...text.matchAll(/\$(\w+):/g)].map(([, name]) => name));
  const variables = Object.fromEntries(Object.entries(screenVariables).filter(([name]) => asked.has(name)));
  const run = (size: number) =>
    apis.get(size)!.run(text, { variables, ...(authorization !== undefined && { authorization }) });
  const [small, large] = [await run(few), await run(many)];
  expect([...small.errors, ...large.errors].map(({ message }) => message)).toEqual([]);
  const { complexity } = complexityFromQuery(text, { schema, ctx: {}, variables });
  expect(complexity).toBe(screen.cost);
  // Rows that are read at different moments may ask for their marketplaces with a statement each.
  expect(Math.max(small.statements, large.statements)).toBeLessThanOrEqual(screen.statements);
});

test('lists without pages are lists of few', () => {
  const unpaged = listDocuments(schema).filter(({ isUnpaged }) => isUnpaged);
  expect(unpaged.map(({ name }) => name).sort()).toEqual([
    'adapters',
    'apiKeys',
    'marketplaces',
    'returnCandidates',
    'salesMonths',
    'toDecide',
  ]);
});
