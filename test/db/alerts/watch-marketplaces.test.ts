import { expect, test } from 'vitest';
import { listAlerts, watchMarketplaces } from '../../../src/db/alerts/alerts.ts';
import { pauseMarketplace } from '../../../src/db/marketplaces/marketplaces.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../../support/shop.ts';

const db = useDatabase();

/** A marketplace that was owed a figure `owedFor` ago, whose calls fail since `failingFor`; intervals of PostgreSQL. */
async function fail(owedFor: string, failingFor: string) {
  const market = await addMarketplace(db.sql);
  const product = await addProduct(db.sql, { quantity: 1 });
  const listing = await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: product.sku });
  await db.sql`update pushes set owed_since = now() - ${owedFor}::interval where id = ${listing}`;
  await db.sql`
    insert into marketplace_leases (marketplace_id, last_success_at, last_error)
    values (${market.id}, now() - ${failingFor}::interval, 'HTTP 503')`;
  return { ...market, listing };
}

async function look(marketplaceId: number) {
  await watchMarketplaces(db.sql);
  const { rows } = await listAlerts(db.sql, { open: true }, { first: 100, afterId: null });
  return rows.filter((alert) => alert.marketplaceId === marketplaceId);
}

test('a marketplace that has taken nothing for a minute while something was owed raises one alert', async () => {
  const { id } = await fail('2 minutes', '3 hours');
  expect(await look(id)).toMatchObject([
    { kind: 'marketplace_failing', version: 1, parameters: { error: 'HTTP 503', owed: 1, since: expect.any(String) } },
  ]);
  expect(await look(id)).toMatchObject([{ version: 1 }]);
});

test.each([
  ['what is owed is new', '10 seconds', '3 hours'],
  ['a call went well a moment ago', '2 minutes', '10 seconds'],
])('nothing is raised while %s', async (_what, owedFor, failingFor) => {
  const { id } = await fail(owedFor, failingFor);
  expect(await look(id)).toEqual([]);
});

test.each([
  [
    'a call that goes well',
    (id: number) =>
      db.sql`update marketplace_leases set last_error = null, last_success_at = now() where marketplace_id = ${id}`,
  ],
  ['a pause', (id: number) => pauseMarketplace(db.sql, id)],
  [
    'nothing owed any more',
    (id: number) => db.sql`update pushes set pushed_version = owed_version where marketplace_id = ${id}`,
  ],
])('%s resolves it', async (_what, mend) => {
  const { id } = await fail('2 minutes', '3 hours');
  expect(await look(id)).toHaveLength(1);
  await mend(id);
  expect(await look(id)).toEqual([]);
});

test('polls that fail for two minutes raise it too, until one works', async () => {
  const { id } = await addMarketplace(db.sql, { saleSignal: 'orders' });
  await db.sql`
    insert into marketplace_polls (marketplace_id, kind, polled_at, failures, last_error)
    values (${id}, 'orders', now() - interval '3 minutes', 5, 'HTTP 500')`;
  expect(await look(id)).toMatchObject([
    { parameters: { error: null, owed: 0, unread: { kind: 'orders', error: 'HTTP 500', since: expect.any(String) } } },
  ]);
  await db.sql`update marketplace_polls set failures = 0, last_error = null, polled_at = now() where marketplace_id = ${id}`;
  expect(await look(id)).toEqual([]);
});
