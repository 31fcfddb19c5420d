import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listProductsOfSnapshot } from '../../../src/db/catalog/products.ts';
import type { Sql } from '../../../src/db/client.ts';
import { readStock } from '../../../src/db/live/live-stock.ts';
import { type CountingApi, createCountingApi } from '../../support/counting-api.ts';
import { useDatabase } from '../../support/database.ts';
import { fillShop } from '../../support/full-shop.ts';
import { addProduct } from '../../support/shop.ts';

const db = useDatabase();
let api: CountingApi;
beforeAll(async () => {
  await fillShop(db.sql, 2);
  api = await createCountingApi(db);
});
afterAll(() => api.stop());

/** How many statements a query takes besides that for its credentials. */
async function count(query: string): Promise<number> {
  const { errors, statements } = await api.run(query);
  expect(errors).toEqual([]);
  return statements - 1;
}

describe('a list of which only the number is asked for reads no rows', () => {
  test.each([
    ['directly', '{ products { totalCount } }'],
    ['in a fragment', 'query { products { ...Count } } fragment Count on ProductConnection { totalCount __typename }'],
    ['in an inline fragment', '{ products { ... on ProductConnection { total: totalCount } } }'],
    ['of orders, by status too', '{ orders { counts { status count } } }'],
    ['of listings', '{ marketplaceProducts(filter: { differs: true }) { totalCount } }'],
  ])('%s', async (_how, query) => {
    expect(await count(query)).toBe(1);
  });

  test('twice under two names it is counted once', async () => {
    expect(await count('{ products { a: totalCount b: totalCount } }')).toBe(1);
  });

  test.each(['nodes { sku }', 'edges { cursor }', 'pageInfo { hasNextPage }', 'stockCursor'])(
    'but with %s it does',
    async (field) => {
      expect(await count(`{ products { totalCount ${field} } }`)).toBe(2);
    },
  );
});

test('a cursor costs no statement of its own', async () => {
  expect(await count('{ orders { changesCursor nodes { id } } }')).toBe(1);
});

test('marketplaces are read once for all lists of a query', async () => {
  const marketplace = 'nodes { marketplace { code } }';
  expect(await count(`{ orders { ${marketplace} } webhooks { ${marketplace} } syncLogs { ${marketplace} } }`)).toBe(4);
});

test('products of order lines are read with the lines, once', async () => {
  expect(await count('{ orders { nodes { items { product { sku } } } } }')).toBe(3);
});

test('a marketplace beyond the first hundred is found too', async () => {
  const [last] = await db.sql<{ id: number; code: string }[]>`
    with made as (
      insert into marketplaces (code, name, type, adapter, currency, sale_signal)
      select 'many' || n, 'Many ' || n, 'api', 'generic', 'UZS', 'orders' from generate_series(1, 120) n returning id, code)
    select id, code from made order by id desc limit 1`;
  await db.sql`insert into orders (marketplace_id, currency) values (${last!.id}, 'UZS')`;
  const { data } = await api.run('{ orders(first: 1) { nodes { marketplace { code } } } }');
  expect(data).toEqual({ orders: { nodes: [{ marketplace: { code: last!.code } }] } });
});

test('the cursor of a page without rows misses nothing that comes after it', async () => {
  const none = { search: 'no such product', stock: null, archived: null };
  const { rows, cursor } = await listProductsOfSnapshot(db.sql, none, { first: 1, afterId: null }, 'entered');
  expect(rows).toEqual([]);
  const { id } = await addProduct(db.sql, { quantity: 1 });
  const { states } = await readStock(db.sql, { since: cursor.horizon });
  expect(states.map(({ productId }) => productId)).toContain(id);
});

test('what is committed after the snapshot of a page comes after its cursor', async () => {
  const everything = { search: null, stock: null, archived: null };
  const { id, horizon } = await db.sql.begin(async (tx) => {
    const { id: made } = await addProduct(tx as unknown as Sql, { quantity: 1 });
    const page = await listProductsOfSnapshot(db.sql, everything, { first: 250, afterId: null }, 'entered');
    expect(page.rows.map((row) => row.id)).not.toContain(made);
    return { id: made, horizon: page.cursor.horizon };
  });
  const { states } = await readStock(db.sql, { since: horizon });
  expect(states.map(({ productId }) => productId)).toContain(id);
});
