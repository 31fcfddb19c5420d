import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
beforeAll(async () => {
  const { id: marketplaceId } = await addMarketplace(db.sql, { code: 'uzum' });
  for (const [sku, quantity] of [
    ['TEN', 10],
    ['TWO', 2],
    ['NONE', 0],
  ] as const) {
    const { id: productId } = await addProduct(db.sql, { sku, quantity });
    await addListing(db.sql, { marketplaceId, productId, sku });
  }
});

const preview = async (marketplaceSku: string | null, rule: object) => {
  const { previewRules } = await app.query<{ previewRules: unknown }>(
    `query ($sku: String, $rule: StockRuleInput!) { previewRules(marketplace: "uzum", marketplaceSku: $sku, rule: $rule) {
      listings changed toZero rows { marketplaceSku product { sku } before after } } }`,
    { sku: marketplaceSku, rule },
  );
  return previewRules;
};

const row = (sku: string, before: number, after: number) => ({ marketplaceSku: sku, product: { sku }, before, after });

test('the rule of a listing is previewed with the stock of now, also where nothing changes', async () => {
  expect(await preview('TEN', { stockPercent: 50, stockBuffer: 1 })).toEqual({
    listings: 1,
    changed: 1,
    toZero: 0,
    rows: [row('TEN', 10, 4)],
  });
  expect(await preview('TEN', {})).toEqual({ listings: 1, changed: 0, toZero: 0, rows: [row('TEN', 10, 10)] });
  expect(await preview('TEN', { unitsPerItem: 3 })).toMatchObject({ rows: [row('TEN', 10, 3)] });
});

test('the rule of a marketplace says how many listings change, those that go to 0 first', async () => {
  expect(await preview(null, { stockMinimum: 3, stockLimit: 6 })).toEqual({
    listings: 3,
    changed: 2,
    toZero: 1,
    rows: [row('TWO', 2, 0), row('TEN', 10, 6)],
  });
});

test('a preview stores nothing', async () => {
  await preview('TEN', { selling: false });
  await preview(null, { selling: false });
  const stored = await db.sql`
    select 1 from marketplace_products mp join marketplaces m on m.id = mp.marketplace_id where not (mp.selling and m.selling)`;
  expect(stored).toEqual([]);
});

test('a rule that could not be stored, and a listing that does not exist, are refused with a sentence', async () => {
  const ask = async (sku: string | null, rule: object) => {
    const query = `query ($sku: String, $rule: StockRuleInput!) { previewRules(marketplace: "uzum", marketplaceSku: $sku, rule: $rule) { changed } }`;
    const { body } = await app.post({ query, variables: { sku, rule } });
    return body.errors?.[0]?.message;
  };
  expect(await ask('TEN', { stockPercent: 101 })).toMatch(/^rule\.stockPercent: /);
  expect(await ask('OTHER', {})).toBe('There is no listing of this marketplace "OTHER".');
  expect(await ask(null, { unitsPerItem: 2 })).toBe('rule.unitsPerItem: only a listing has it');
});
