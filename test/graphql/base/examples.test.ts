import { beforeAll, expect, test } from 'vitest';
import { exampleTabs } from '../../../src/graphql/graphiql/examples.ts';
import { fillIn, remember } from '../../docs/expected.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct } from '../../support/shop.ts';
import { useSimulator } from '../../support/simulator.ts';

const db = useDatabase();
const simulator = useSimulator({ port: 0 });
const app = useApp(db, { role: 'api' });
/** What earlier examples told, for what later ones leave open. */
const known = new Map<string, unknown>();
beforeAll(async () => {
  known.set('token', simulator.connections.test.credentials.token);
  await addProduct(db.sql, { sku: 'PHONE-001', quantity: 50, price: 100, cost: 60 });
});

const examples = exampleTabs
  .filter(({ query }) => !query.includes('subscription '))
  .map((tab) => [tab.query.match(/(?:query|mutation) (\w+)/)?.[1] ?? '', tab] as const);

test.each(examples)("GraphiQL's example %s runs as it stands", async (_name, { query, variables = '{}' }) => {
  const written = variables.replaceAll('https://shop.example/ombor', simulator.baseUrls.test!);
  const open: unknown = JSON.parse(written.replaceAll(/"… [^"]*"/g, '"…"'));
  const data = await app.query<Record<string, { __typename?: string }>>(
    query,
    fillIn(open, known) as Record<string, unknown>,
  );
  for (const result of Object.values(data)) expect(result.__typename ?? '').not.toMatch(/Error$/);
  remember(data, known);
});

test('each example has a name of its own', () => {
  const names = exampleTabs.map(({ query }) => /^(?:query|mutation|subscription) (\w+)/m.exec(query)?.[1]);
  expect(new Set(names).size).toBe(exampleTabs.length);
});

test('the examples leave what they say: one sold in the shop, two on OLX, ten received, one back; a count was taken back', async () => {
  expect(await app.query('{ product(sku: "PHONE-001") { quantity } }')).toEqual({ product: { quantity: 58 } });
});
