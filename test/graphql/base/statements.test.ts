import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSchema } from '../../../src/graphql/schema.ts';
import { type CountingApi, createCountingApi } from '../../support/counting-api.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillShop } from '../../support/full-shop.ts';
import { listDocuments, listUnasked } from '../../support/list-documents.ts';

const few = 1;
const many = 20;

/** Lists that do not grow with the shop: keys of staff, what the code knows, the one warehouse. */
const sameForAll = new Set(['apiKeys', 'adapters', 'product.stockLevels']);

const schema = createSchema();
const databases: TestDatabase[] = [];
const apis = new Map<number, CountingApi>();
beforeAll(async () => {
  for (const size of [few, many]) {
    const db = await createTestDatabase();
    databases.push(db);
    await fillShop(db.sql, size);
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
    if (isList && !sameForAll.has(name)) {
      const countRows = (answer: unknown) => JSON.stringify(answer).split('"__typename"').length;
      expect(countRows(large.data), `fillShop makes no rows of ${name}`).toBeGreaterThan(countRows(small.data));
    }
    expect(large.statements, text).toBe(small.statements);
  },
);

test('lists without pages are lists of few', () => {
  const unpaged = listDocuments(schema).filter(({ isUnpaged }) => isUnpaged);
  expect(unpaged.map(({ name }) => name).sort()).toEqual(['adapters', 'apiKeys', 'marketplaces']);
});
