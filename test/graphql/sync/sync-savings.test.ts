import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace } from '../../support/shop.ts';
import { syncSavingsDocument } from '../documents/sync.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const markets: { id: number; code: string }[] = [];
beforeAll(async () => {
  // The shop of the promise: four marketplaces with the same 1,000 products, connected long ago.
  await db.sql`insert into products (sku, name, currency) select 'S' || n, 'S' || n, 'UZS' from generate_series(1, 1000) n`;
  for (let n = 0; n < 4; n += 1) markets.push(await addMarketplace(db.sql));
  await db.sql`
    insert into marketplace_products (marketplace_id, product_id, marketplace_product_id, marketplace_sku)
    select m.id, p.id, p.sku, p.sku from marketplaces m cross join products p where m.type = 'api'`;
  await db.sql`update marketplaces set created_at = '2025-01-01T00:00:00Z'`;
});

const count = (day: string, index: number, kind: string, calls: number) => db.sql`
  insert into marketplace_calls (marketplace_id, day, kind, calls) values (${markets[index]!.id}, ${day}, ${kind}, ${calls})`;

async function read(from: string, to: string) {
  return (await app.run(syncSavingsDocument, { from, to })).syncSavings!;
}

test('a day of polling four marketplaces with 1,000 products would have been 3,840 calls, and 64 changes a day are the break-even', async () => {
  await count('2026-01-09', 0, 'stock', 30);
  await count('2026-01-09', 1, 'stock', 66);
  await count('2026-01-09', 1, 'orders', 8_640);
  await count('2026-01-09', 2, 'other', 2);
  await count('2026-01-10', 0, 'stock', 500);
  // 9 January in Tashkent.
  const savings = await read('2026-01-08T19:00:00Z', '2026-01-09T19:00:00Z');
  expect(savings).toMatchObject({
    from: '2026-01-08T19:00:00.000Z',
    to: '2026-01-09T19:00:00.000Z',
    stockCalls: 96,
    orderCalls: 8_640,
    otherCalls: 2,
    pollingCalls: 3_840,
    savedPercent: 97.5,
    pollingCallsAtEqualFreshness: 6_912_000,
    breakEvenChangesPerDay: 64,
  });
  expect(savings.byMarketplace[1]).toEqual({
    marketplace: { code: markets[1]!.code },
    listings: 1_000,
    stockCalls: 66,
    orderCalls: 8_640,
    pollingCalls: 960,
    savedPercent: 93.1,
  });
});

test('what is not over yet, and what was before a marketplace was connected, would not have been polled', async () => {
  const now = new Date();
  const future = await read(now.toISOString(), new Date(now.getTime() + 30 * 86_400_000).toISOString());
  expect(new Date(future.to).getTime()).toBeLessThan(now.getTime() + 60_000);
  expect(future.pollingCalls).toBeLessThanOrEqual(3_840);
  expect(await read('2024-01-01T00:00:00Z', '2024-02-01T00:00:00Z')).toMatchObject({
    pollingCalls: 0,
    savedPercent: null,
  });
});

test('a period that ends before it begins is refused', async () => {
  const { body } = await app.post({
    query: '{ syncSavings(from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z") { stockCalls } }',
  });
  expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});
