import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleTabs } from '../../src/graphql/graphiql-examples.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addProduct } from '../support/shop.ts';

let db: TestDatabase;
let app: RunningApp;
beforeAll(async () => {
  db = await createTestDatabase();
  app = await startApp(db.url, { role: 'api' });
  await addProduct(db.sql, { sku: 'PHONE-001', quantity: 50, price: 100, cost: 60 });
});
afterAll(async () => {
  await app.stop();
  await db.drop();
});

const examples = exampleTabs
  .filter(({ query }) => !query.includes('subscription '))
  .map(({ query }) => [query.match(/(?:query|mutation) (\w+)/)?.[1] ?? '', query] as const);

test.each(examples)("GraphiQL's example %s runs as it stands", async (_name, query) => {
  const data = await app.query<Record<string, { __typename?: string }>>(query);
  for (const result of Object.values(data)) expect(result.__typename ?? '').not.toMatch(/Error$/);
});

test('the examples leave what they say: one sold in the shop, two on OLX, ten received', async () => {
  expect(await app.query('{ product(sku: "PHONE-001") { quantity } }')).toEqual({ product: { quantity: 57 } });
});
