import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, showsStock } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

interface Listing {
  marketplaceSku: string;
  pushState: string;
  pushStateReason: string | null;
}

interface Answer {
  marketplaceProducts: { totalCount: number; edges: { cursor: string; node: Listing }[] };
}

async function list(filter: object, page: { first?: number; after?: string; sort?: string } = {}) {
  const { marketplaceProducts } = await app.query<Answer>(
    `query ($first: Int, $after: String, $filter: MarketplaceProductFilter, $sort: MarketplaceProductSort) {
      marketplaceProducts(first: $first, after: $after, filter: $filter, sort: $sort) {
        totalCount edges { cursor node { marketplaceSku pushState pushStateReason } } } }`,
    { filter, first: 100, ...page },
  );
  return marketplaceProducts;
}
const skus = async (filter: object, page: { sort?: string } = {}) =>
  (await list(filter, page)).edges.map(({ node }) => node.marketplaceSku);

let confirmed: Record<string, number>;
beforeAll(async () => {
  const { sql } = db;
  const live = await addMarketplace(sql, { code: 'live' });
  const paused = await addMarketplace(sql, { code: 'stopped', paused: true });
  const ids: Record<string, number> = {};
  const names = ['confirmed', 'never', 'owed', 'doubtful', 'flight', 'refused', 'guard', 'reading'];
  for (const name of names.toReversed()) {
    const product = await addProduct(sql, { sku: name, quantity: 5 });
    ids[name] = await addListing(sql, { marketplaceId: live.id, productId: product.id, sku: name });
    if (name !== 'never') await showsStock(sql, ids[name], 5);
    if (name === 'confirmed') {
      const stopped = await addListing(sql, { marketplaceId: paused.id, productId: product.id, sku: 'stopped' });
      const stays = await addListing(sql, { marketplaceId: paused.id, productId: product.id, sku: 'stays' });
      await showsStock(sql, stopped, 5);
      await showsStock(sql, stays, 5);
      await sql`update pushes set owed_version = owed_version + 1 where id = ${stopped}`;
      await sql`
        insert into marketplace_products (marketplace_id, product_id, marketplace_product_id, marketplace_sku)
        select id, ${product.id}, 'own', 'own' from marketplaces where code = 'amazing_store'`;
    }
  }
  await sql`update pushes set owed_version = owed_version + 1 where id = any (${[ids.owed!, ids.guard!]}::int[])`;
  await sql`update pushes set held_version = owed_version, held_reason = 'all at once' where id = ${ids.guard!}`;
  await sql`update pushes set settle_at = now() where id = ${ids.doubtful!}`;
  await sql`update pushes set open_until = now() + interval '1 minute' where id = ${ids.flight!}`;
  await sql`update pushes set refused_reason = 'no such item' where id = ${ids.refused!}`;
  await sql`
    insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, origin, held, error_message)
    values (${live.id}, 'stock.updated', '{}', '{}', ${`poll:stock:${ids.reading}:held:1`}, 'failed', 'poll', true, 'fell to 0')`;
  await sql`
    update marketplace_products mp set marketplace_stock = case mp.marketplace_sku when 'refused' then 7 when 'owed' then 4 else 5 end
    from pushes p where p.id = mp.id and mp.marketplace_sku <> 'never'`;
  confirmed = ids;
});

const states: [string, string[]][] = [
  ['CONFIRMED', ['confirmed', 'own', 'stays']],
  ['NEVER_PUSHED', ['never']],
  ['OWED', ['doubtful', 'owed']],
  ['IN_FLIGHT', ['flight']],
  ['REFUSED', ['refused']],
  ['HELD_BY_GUARD', ['guard', 'reading']],
  ['PAUSED', ['stopped']],
];

test.each(states)('listings are found by the state %s, and by no other', async (state, expected) => {
  const { edges, totalCount } = await list({ pushStates: [state] });
  expect(edges.map(({ node }) => node.marketplaceSku).toSorted()).toEqual(expected);
  expect(new Set(edges.map(({ node }) => node.pushState))).toEqual(new Set([state]));
  expect(totalCount).toBe(expected.length);
});

test('every page says how many there are on all of them, one without rows too', async () => {
  const waiting = { pushStates: ['OWED', 'REFUSED'] };
  const all = await list(waiting);
  expect(all.totalCount).toBe(3);
  const last = await list(waiting, { first: 2, after: all.edges[1]!.cursor });
  expect([last.edges.length, last.totalCount]).toEqual([1, 3]);
  const beyond = await list(waiting, { after: all.edges[2]!.cursor });
  expect([beyond.edges.length, beyond.totalCount]).toEqual([0, 3]);
  expect(await list({ pushStates: ['OWED'], marketplaces: ['stopped'] })).toEqual({ totalCount: 0, edges: [] });
  expect((await list(waiting, { first: 0 })).totalCount).toBe(3);
});

test('several states, marketplaces and products are found together', async () => {
  expect(await skus({ pushStates: ['REFUSED', 'PAUSED'] })).toEqual(['refused', 'stopped']);
  expect(await skus({ pushStates: ['CONFIRMED', 'PAUSED'], marketplaces: ['stopped'] })).toEqual(['stopped', 'stays']);
  expect(await skus({ skus: ['confirmed', 'never'], marketplaces: ['live'] })).toEqual(['never', 'confirmed']);
  expect(await skus({ skus: [] })).toEqual([]);
});

test('the counts of each marketplace are those of its listings by state', async () => {
  const { marketplaces } = await app.query<{
    marketplaces: { code: string; listingCounts: { pushState: string; count: number }[] }[];
  }>('{ marketplaces { code listingCounts { pushState count } } }');
  const counts = Object.fromEntries(
    marketplaces.map(({ code, listingCounts }) => [
      code,
      Object.fromEntries(listingCounts.map(({ pushState, count }) => [pushState, count])),
    ]),
  );
  expect(counts).toEqual({
    amazing_store: { CONFIRMED: 1 },
    olx: {},
    live: { CONFIRMED: 1, NEVER_PUSHED: 1, OWED: 2, IN_FLIGHT: 1, REFUSED: 1, HELD_BY_GUARD: 2 },
    stopped: { CONFIRMED: 1, PAUSED: 1 },
  });
});

test('a difference is a figure that is known and is not the right one', async () => {
  expect(await skus({ differs: true }, { sort: 'SKU' })).toEqual(['owed', 'refused']);
  expect(await skus({ differs: false })).toHaveLength(9);
});

test('a list is sorted by SKU, and pages go on where the last one ended', async () => {
  const all = await skus({ marketplaces: ['live'] }, { sort: 'SKU' });
  expect(all).toEqual(['confirmed', 'doubtful', 'flight', 'guard', 'never', 'owed', 'reading', 'refused']);
  expect(await skus({ marketplaces: ['live'] }, { sort: 'NEWEST' })).toEqual(
    all.toSorted((a, b) => (confirmed[b] ?? 0) - (confirmed[a] ?? 0)),
  );
  const first = await list({ marketplaces: ['live'] }, { first: 3, sort: 'SKU' });
  const second = await list({ marketplaces: ['live'] }, { first: 3, sort: 'SKU', after: first.edges.at(-1)!.cursor });
  expect(second.edges.map(({ node }) => node.marketplaceSku)).toEqual(['guard', 'never', 'owed']);
});

test('a filter that names what does not exist is refused, with the names that there are', async () => {
  const messageOf = async (filter: object) => {
    const { body } = await app.post({
      query: 'query ($filter: MarketplaceProductFilter) { marketplaceProducts(filter: $filter) { totalCount } }',
      variables: { filter },
    });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    return body.errors?.[0]?.message;
  };
  expect(await messageOf({ marketplaces: ['live', 'nope'] })).toBe(
    'There is no marketplace with the code "nope". There are: amazing_store, olx, live, stopped.',
  );
  expect(await messageOf({ skus: ['nope'] })).toBe('There is no product with the SKU "nope".');
  expect(await messageOf({ skus: Array.from({ length: 501 }, (_, n) => `S${n}`) })).toContain('At most 500');
});
