import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '../../src/db/api-keys.ts';
import type { Sql } from '../../src/db/client.ts';
import { postgres } from '../../src/db/postgres-driver.ts';
import { createLiveStock } from '../../src/graphql/live.ts';
import { createLiveChanges } from '../../src/graphql/live-changes.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { createGraphQL } from '../../src/graphql/server.ts';
import { createLogger } from '../../src/log.ts';
import { hashApiKey } from '../../src/secrets.ts';
import { encryptionKey } from '../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../support/shop.ts';

const apiKey = 'ombor_statements';
const log = createLogger({ level: 'silent', pretty: false });
let db: TestDatabase;
let sql: Sql;
let statements: string[] = [];
let graphql: (request: Request) => Promise<Response>;
beforeAll(async () => {
  db = await createTestDatabase();
  await createApiKey(db.sql, { role: 'owner', name: 'owner', keyHash: hashApiKey(apiKey), keyPrefix: 'x' });
  sql = postgres(db.url, {
    max: 3,
    transform: { column: postgres.camel.column },
    debug: (_connection, query) => statements.push(query),
    idle_timeout: 0,
  });
  // What the driver asks about array types at its first connections is none of ours.
  await Promise.all([sql`select 1`, sql`select 1`, sql`select 1`]);
  const live = createLiveStock({ sql, url: db.url, log });
  graphql = createGraphQL({
    schema: createSchema(),
    sql,
    log,
    encryptionKey,
    baseCurrency: 'UZS',
    publicUrl: () => '',
    allowedOrigins: [],
    telegramBotToken: undefined,
    telegramInitDataMaxAgeS: 60,
    liveStock: live,
    changes: createLiveChanges({ sql, log, live }),
    openMarketplace: () => Promise.reject(new Error('not in this test')),
  });
  const markets = await Promise.all([addMarketplace(db.sql), addMarketplace(db.sql)]);
  for (let n = 0; n < 60; n += 1) {
    const product = await addProduct(db.sql, { quantity: 5 });
    for (const { id } of markets)
      await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
    await apply(db.sql, change({ productId: product.id, units: -1, marketplaceId: markets[0]!.id }));
  }
});
afterAll(async () => {
  await sql.end();
  await db.drop();
});

async function count(query: string): Promise<number> {
  statements = [];
  const response = await graphql(
    new Request('http://ombor/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ query }),
    }),
  );
  const { errors } = (await response.json()) as { errors?: unknown };
  expect(errors).toBeUndefined();
  return statements.length;
}

test.each([
  [
    'products',
    (first: number) =>
      `{ products(first: ${first}) { edges { node { sku awaitingShipment marketplaceProducts { figure marketplace { code } product { sku } } } } } }`,
  ],
  [
    'movements',
    (first: number) =>
      `{ inventoryMovements(first: ${first}) { edges { node { product { sku } marketplace { code } order { number } undoes { id } undoneBy { id } } } } }`,
  ],
  [
    'sales',
    (first: number) =>
      `{ salesAnalytics(from: "2026-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z") { byProduct(first: ${first}) { edges { node { unitsSold product { sku } } } } byMarketplace { marketplace { code } } byCurrency { unitsSold } } }`,
  ],
])('a page of 50 %s asks the database no more questions than one of 3', async (_what, query) => {
  const few = await count(query(3));
  expect(few).toBeGreaterThan(1);
  expect(await count(query(50))).toBe(few);
});
