import { beforeAll, describe, expect, test } from 'vitest';
import { readBlocks } from '../../docs/blocks.ts';
import { type GraphQLAnswer, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api', env: { STAFF_POINTS_PER_MINUTE: '100000000' } });

async function addMarketplaces(count: number): Promise<void> {
  await db.sql`
    insert into marketplaces (code, name, type, adapter, currency, sale_signal)
    select 'many-' || n, 'Market ' || n, 'api', 'generic', 'UZS', 'stock' from generate_series(1, ${count}::int) n
    on conflict do nothing`;
}

/** A product that is offered on so many marketplaces. */
async function addOffered(sku: string, listings: number): Promise<void> {
  const { id } = await addProduct(db.sql, { sku, quantity: 5 });
  await db.sql`
    insert into marketplace_products (marketplace_id, product_id, marketplace_product_id, marketplace_sku)
    select id, ${id}, ${sku}, ${sku} from marketplaces where type = 'api' order by id limit ${listings}`;
}

const ask = async (query: string): Promise<GraphQLAnswer> => (await app.post({ query })).body;
const costOf = (answer: GraphQLAnswer) => answer.extensions?.cost?.requested;
const many = 1_000;
const forRequest = 50;

test('a list without pages costs the same in every usual shop', async () => {
  // amazing_store, olx; weighed as ten.
  expect(costOf(await ask('{ marketplaces { code name } }'))).toBe(forRequest + 1 + 10 * 2);
});

describe('with 1,000 marketplaces', () => {
  beforeAll(async () => {
    await addMarketplaces(many);
    await addOffered('WIDE', many);
    await addOffered('NARROW', 3);
  });

  test('each marketplace is charged', async () => {
    expect(costOf(await ask('{ marketplaces { code name } }'))).toBe(forRequest + 1 + (many + 2) * 2);
  });

  test('what is below each of them is charged, with the pages there', async () => {
    const { data, extensions } = await ask(
      'query { marketplaces { ...M } } fragment M on Marketplace { code listingCounts { count } sync { owed } }',
    );
    expect(data).not.toBeNull();
    // code, listingCounts and seven counts, sync and owed.
    expect(extensions?.cost?.requested).toBe(forRequest + 1 + (many + 2) * (1 + 1 + 7 + 2));
  });

  test('the lists of each row are charged by their own number', async () => {
    const select = '{ nodes { sku marketplaceProducts { figure } } }';
    const narrow = costOf(await ask(`{ products(filter: { skus: ["NARROW"] }, first: 1) ${select} }`));
    const wide = costOf(await ask(`{ products(filter: { skus: ["WIDE"] }, first: 1) ${select} }`));
    expect(wide! - narrow!).toBe(many - 5);
  });

  test.each(readBlocks('docs/screens.md').filter(({ text }) => /^query (Today|Marketplaces|ToDecide)\b/.test(text)))(
    'the screen of $place is answered',
    async ({ text }) => {
      const [at, later] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
      const times = { now: at, dayStart: at, dayEnd: later, weekAgo: at, weekAgoEnd: later };
      const asked = Object.fromEntries(Object.entries(times).filter(([name]) => text.includes(`$${name}:`)));
      const { body } = await app.post({ query: text, variables: asked });
      expect(body.errors).toBeUndefined();
    },
  );

  test('a query that comes to more than is allowed by its real rows is refused', async () => {
    const fields = Array.from({ length: 60 }, (_, n) => `f${n}: name`).join(' ');
    const { data, errors } = await ask(`{ marketplaces { ${fields} } }`);
    expect({ data, errors }).toMatchObject({
      data: null,
      errors: [{ path: ['marketplaces'], extensions: { code: 'QUERY_TOO_COSTLY' } }],
    });
    expect(errors![0]!.message).toMatch(/^The operation costs 60121 points, at most 50000 are allowed: "marketplaces"/);
  });

  test('so is one that comes to more by the lists of its rows together, and none of them is left incomplete', async () => {
    for (let n = 0; n < 60; n += 1) await addOffered(`BOMB-${n}`, many);
    const { data, errors } = await ask(
      '{ products(first: 250, search: "BOMB") { nodes { sku marketplaceProducts { figure } } } }',
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toContain('QUERY_TOO_COSTLY');
    const { products } = data as unknown as { products: { nodes: { marketplaceProducts: unknown[] | null }[] } };
    const sizes = new Set(products.nodes.map(({ marketplaceProducts }) => marketplaceProducts?.length ?? null));
    expect([...sizes].filter((size) => size !== null && size !== many)).toEqual([]);
  }, 60_000);

  test('the answer of a mutation that is done is given, whatever it costs', async () => {
    const fields = Array.from({ length: 60 }, (_, n) => `f${n}: name`).join(' ');
    const { data, errors } = await ask(
      `mutation { reserveLastUnits(input: { below: 0, marketplaces: ["amazing_store"] }) {
        ... on ReserveLastUnitsPayload { marketplaces { ${fields} } } } }`,
    );
    expect(errors).toBeUndefined();
    const { reserveLastUnits } = data as unknown as { reserveLastUnits: { marketplaces: unknown[] } };
    expect(reserveLastUnits.marketplaces).toHaveLength(many + 2);
  });
});
