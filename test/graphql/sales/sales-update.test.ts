import { sign } from '@tma.js/init-data-node';
import { beforeAll, expect, test } from 'vitest';
import { botToken, ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive, type LiveClient } from '../../support/live-client.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let shop: { productId: number; marketplaceId: number; listingId: number };
beforeAll(async () => {
  const { id: marketplaceId } = await addMarketplace(db.sql, { currency: 'USD' });
  const { id: productId, sku } = await addProduct(db.sql, { quantity: 100_000, cost: 1 });
  shop = { productId, marketplaceId, listingId: await addListing(db.sql, { marketplaceId, productId, sku, price: 2 }) };
});

interface SalesEvent {
  date: string;
  analytics: { unitsSold: number; revenue: { amount: string } | null; byMarketplace: { unitsSold: number }[] };
}

const query =
  'subscription { salesUpdated { date analytics { unitsSold revenue { amount } byMarketplace { unitsSold } } } }';

async function follow(authorization = `Bearer ${ownerKey}`) {
  const client = await connectLive(app.url, authorization);
  client.send({ id: '1', type: 'subscribe', payload: { query } });
  return { client, events: () => readEvents(client) };
}

function readEvents({ messages }: LiveClient): SalesEvent[] {
  return messages.flatMap(({ type, payload }) =>
    type === 'next' && payload?.data ? [(payload.data as unknown as { salesUpdated: SalesEvent }).salesUpdated] : [],
  );
}

const sell = (units: number, occurredAt = new Date()) => apply(db.sql, change({ ...shop, units: -units, occurredAt }));

test('today comes at once, then each day whose sales or rate changed, as it stands by then', async () => {
  const { client, events } = await follow();
  await client.until(() => events().length === 1);
  expect(events()[0]).toMatchObject({ analytics: { unitsSold: 0, revenue: { amount: '0' } } });
  await sell(3);
  await client.until(() => events().at(-1)?.analytics.unitsSold === 3);
  expect(events().at(-1)).toMatchObject({
    date: events()[0]!.date,
    analytics: { revenue: null, byMarketplace: [{ unitsSold: 3 }] },
  });
  await sell(1, new Date('2026-01-09T10:00:00Z'));
  await client.until(() => events().at(-1)?.date === '2026-01-09');
  await app.query(
    `mutation { setExchangeRates(input: { rates: [{ currency: "USD", date: "2020-01-01", rate: 12000 }] }) { __typename } }`,
  );
  await client.until(() => events().at(-1)?.analytics.revenue?.amount === '72000');
  client.cut();
});

test('a thousand sales of one day arrive as a few events, and the last one has them all', async () => {
  const { client, events } = await follow();
  await client.until(() => events().length === 1);
  const before = events()[0]!.analytics.unitsSold;
  for (let n = 0; n < 100; n += 1)
    await apply(db.sql, ...Array.from({ length: 10 }, () => change({ ...shop, units: -1 })));
  await client.until(() => events().at(-1)?.analytics.unitsSold === before + 1_000);
  expect(events().length).toBeLessThan(12);
  client.cut();
});

test('what was sold while the listening connection was lost comes too', async () => {
  const { client, events } = await follow();
  await client.until(() => events().length === 1);
  const before = events()[0]!.analytics.unitsSold;
  await db.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'ombor listen'`;
  await sell(5);
  await client.until(() => events().at(-1)?.analytics.unitsSold === before + 5);
  client.cut();
});

test('a subscription that is ended in its pause ends at once', async () => {
  const { client, events } = await follow();
  await client.until(() => events().length === 1);
  await sell(1);
  client.send({ id: '1', type: 'complete' });
  client.send({ id: '2', type: 'subscribe', payload: { query } });
  await client.until(() => client.messages.some(({ id, type }) => id === '2' && type === 'next'));
  expect(client.messages.filter(({ id }) => id === '1')).toHaveLength(1);
  client.cut();
});

test('a buyer learns nothing of the sales', async () => {
  const buyer = `tma ${sign({ user: { id: 5, first_name: 'Aziza' } }, botToken, new Date())}`;
  const { client } = await follow(buyer);
  await client.until(() => client.messages.some(({ id }) => id === '1'));
  expect(JSON.stringify(client.messages.filter(({ id }) => id === '1'))).toContain('FORBIDDEN');
  client.cut();
});

test('since a day: each day with sales from there on comes at once, then each day that changes', async () => {
  const { client } = await follow();
  const query = (since: string) => `subscription { salesChanged(since: "${since}") { date analytics { unitsSold } } }`;
  type Day = { date: string; analytics: { unitsSold: number } };
  const events = (id: string): Day[] =>
    client.messages.flatMap((message) =>
      message.id === id && message.type === 'next' && message.payload?.data
        ? [(message.payload.data as unknown as { salesChanged: Day }).salesChanged]
        : [],
    );
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  await sell(4, daysAgo(9));
  await sell(5, daysAgo(3));
  client.send({ id: 'since', type: 'subscribe', payload: { query: query(daysAgo(5).toISOString().slice(0, 10)) } });
  await client.until(() => events('since').length === 2);
  expect(events('since')[0]).toMatchObject({ analytics: { unitsSold: 5 } });
  await sell(2, daysAgo(3));
  await client.until(() => events('since').at(-1)?.analytics.unitsSold === 7);
  client.send({ id: 'old', type: 'subscribe', payload: { query: query('2020-01-01') } });
  await client.until(() => client.messages.some(({ id }) => id === 'old'));
  expect(JSON.stringify(client.messages.filter(({ id }) => id === 'old'))).toContain('BAD_USER_INPUT');
  client.cut();
});
