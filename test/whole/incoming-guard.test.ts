import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../src/db/stock/books.ts';
import { connectSimulated, offer, resume, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { useSimulator } from '../support/simulator.ts';
import { until } from '../support/until.ts';

const skus = Array.from({ length: 12 }, (_, index) => `HELD-${index}`);
const db = useDatabase();
const simulator = useSimulator();
const app = useApp(db, { env: { SWEEP_INTERVAL_MS: '300' } });
beforeAll(async () => {
  await connectSimulated(app, simulator, ['test']);
  simulator.marketplaces.test.clearWebhookTarget();
  await mutate('updateMarketplace', { marketplace: 'test', supportsWebhooks: false, webhookEnabled: false });
  for (const sku of skus) await offer(app, simulator, { sku, quantity: 5 }, ['test']);
  await resume(app, ['test']);
  await until(
    () => db.sql`select 1 from pushes where pushed_version < owed_version or open_until is not null`,
    (rows) => rows.length === 0,
  );
});
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

async function mutate(field: string, input: object): Promise<Record<string, unknown>> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  const data = await app.query<Record<string, Record<string, unknown>>>(
    `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ... on Error { message }
      ${field === 'retryWebhooks' ? '... on RetryWebhooksPayload { held queued }' : ''} } }`,
    { input },
  );
  return data[field]!;
}

interface Seen {
  products: { edges: { node: { quantity: number } }[] };
  alerts: { edges: { node: { kind: string; text: string } }[] };
  webhooks: { totalCount: number; edges: { node: { id: string } }[] };
}
const look = () =>
  app.query<Seen>(`{ products(first: 50) { edges { node { quantity } } } alerts(first: 5) { edges { node { kind text } } }
    webhooks(first: 50, status: FAILED) { totalCount edges { node { id } } } }`);

test('a shop that suddenly shows 0 everywhere is held, told of in words, and sold out only by the word of a person', async () => {
  for (const sku of skus) simulator.marketplaces.test.item(sku).stock = 0;
  await mutate('syncMarketplace', { marketplace: 'test', direction: 'PULL' });
  const held = await until(look, ({ alerts }) => alerts.edges.length > 0);
  expect(held.alerts.edges[0]?.node.kind).toBe('GUARD_HELD');
  expect(held.alerts.edges[0]?.node.text).toContain('12 of 12 listings');
  expect(held.webhooks.totalCount).toBe(12);
  expect(held.products.edges.every(({ node }) => node.quantity === 5)).toBe(true);
  expect(await mutate('retryWebhooks', { marketplace: 'test' })).toMatchObject({ queued: 0, held: 12 });
  const ids = held.webhooks.edges.map(({ node }) => node.id);
  expect(await mutate('retryWebhooks', { ids })).toMatchObject({ queued: 12 });
  await until(look, ({ products, alerts, webhooks }) => {
    const isSoldOut = products.edges.every(({ node }) => node.quantity === 0);
    return isSoldOut && alerts.edges.length === 0 && webhooks.totalCount === 0;
  });
}, 40_000);
