import { beforeEach, expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { act, begin } from '../../support/receipts.ts';
import { addProduct, apply, change } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

interface Row {
  product: { id: string; sku: string };
  quantity: number;
  oversold: number;
  sold: number;
  daysWithStock: number;
  daysOfCover: string | null;
  onItsWay: number;
  suggestedQuantity: number | null;
  reason: string;
  reasonText: string;
}

async function toBuy(
  args = '',
  language = 'EN',
): Promise<{ nodes: Row[]; totalCount: number; pageInfo: { endCursor: string } }> {
  const answer = await app.query<{ toBuy: { nodes: Row[]; totalCount: number; pageInfo: { endCursor: string } } }>(
    `{ toBuy${args} { totalCount pageInfo { endCursor } nodes { product { id sku } quantity oversold sold daysWithStock daysOfCover onItsWay
      suggestedQuantity reason reasonText(language: ${language}) } } }`,
  );
  return answer.toBuy;
}

const coverOf = async (sku: string) =>
  (
    await app.query<{ product: { cover: object } }>(
      `{ product(sku: "${sku}") { cover { sold daysWithStock daysOfCover state } } }`,
    )
  ).product.cover;

let olx = 0;
beforeEach(async () => {
  await db.sql`delete from receipts`;
  await db.sql`update products set archived_at = now()`;
  olx = (await db.sql<{ id: number }[]>`select id from marketplaces where code = 'olx'`)[0]!.id;
});

/** A product that is `age` days old, has `left` units, and had `sold` units sold at OLX some days ago. */
async function addSold(left: number, sold: number, { age = 100, daysAgo = 3 } = {}) {
  const product = await addProduct(db.sql, { quantity: left + sold });
  await db.sql`update products set created_at = now() - ${age} * interval '1 day' where id = ${product.id}`;
  if (sold > 0) {
    const occurredAt = new Date(Date.now() - daysAgo * 86_400_000);
    await apply(
      db.sql,
      change({ productId: product.id, units: -sold, movementType: 'sale', marketplaceId: olx, occurredAt }),
    );
  }
  await db.sql`delete from stock_gaps where product_id = ${product.id}`;
  return product;
}

/** The product had no stock from one moment to another, in days ago. */
const hadNone = (id: number, from: number, to: number | null) => db.sql`
  insert into stock_gaps (product_id, began_at, ended_at)
  values (${id}, now() - ${from} * interval '1 day', ${to === null ? null : new Date(Date.now() - to * 86_400_000)})`;

test('a product lasts for its units at the sales of 28 days', async () => {
  const { sku } = await addSold(30, 56);
  expect(await coverOf(sku)).toEqual({ sold: 56, daysWithStock: 28, daysOfCover: '15', state: 'KNOWN' });
  const { nodes, totalCount } = await toBuy('(targetDays: 30)');
  expect(totalCount).toBe(1);
  expect(nodes[0]).toMatchObject({ quantity: 30, suggestedQuantity: 30, reason: 'RUNS_OUT' });
  expect(nodes[0]?.reasonText).toBe('30 pcs last 15 days, not 30: 56 sold in 28 days with stock.');
  expect((await toBuy('(targetDays: 15)')).nodes).toEqual([]);
});

test('days without stock are left out, also those before the product was there', async () => {
  const gone = await addSold(30, 40);
  // Whole days without stock: 20 days ago to 12 days ago, the first and the last one only in part.
  await hadNone(gone.id, 20, 12);
  expect(await coverOf(gone.sku)).toMatchObject({ daysWithStock: 21, daysOfCover: '15.7' });
  const young = await addSold(30, 40, { age: 9 });
  expect(await coverOf(young.sku)).toMatchObject({ daysWithStock: 10, daysOfCover: '7.5' });
});

test('a product with too little history says so and has no suggestion, and one without sales says so', async () => {
  const young = await addSold(3, 12, { age: 4 });
  expect(await coverOf(young.sku)).toEqual({
    sold: 12,
    daysWithStock: 5,
    daysOfCover: null,
    state: 'TOO_LITTLE_HISTORY',
  });
  expect((await toBuy()).nodes).toEqual([
    expect.objectContaining({ suggestedQuantity: null, reason: 'TOO_LITTLE_HISTORY', daysOfCover: null }),
  ]);
  const still = await addSold(5, 0);
  expect(await coverOf(still.sku)).toMatchObject({ sold: 0, daysOfCover: null, state: 'NO_SALES' });
});

test('what is oversold is bought too, what is in drafts is not, and the most urgent comes first', async () => {
  const slow = await addSold(28, 28);
  const none = await addSold(0, 28);
  const over = await addSold(0, 28);
  await apply(db.sql, change({ productId: over.id, units: -4, movementType: 'correction' }));
  await begin(app, [{ code: none.sku, quantity: 10 }]);
  const { nodes } = await toBuy('(targetDays: 30)', 'UZ');
  expect(nodes.map((row) => [row.product.sku, row.reason, row.onItsWay, row.suggestedQuantity])).toEqual([
    [none.sku, 'OUT_OF_STOCK', 10, 20],
    [over.sku, 'OVERSOLD', 0, 34],
    [slow.sku, 'RUNS_OUT', 0, 2],
  ]);
  expect(nodes[0]?.reasonText).toBe('Tugagan. Qoldiq bor kunlarda (28) sotilgan: 28 dona, yoʻlda: 10 dona.');
  const first = await toBuy('(targetDays: 30, first: 2)');
  const rest = await toBuy(`(targetDays: 30, first: 2, after: "${first.pageInfo.endCursor}")`);
  expect([...first.nodes, ...rest.nodes].map(({ product }) => product.sku)).toEqual([none.sku, over.sku, slow.sku]);
});

test('a draft is made of chosen rows, and then they are on their way', async () => {
  const { sku } = await addSold(0, 28);
  const [row] = (await toBuy('(targetDays: 30)')).nodes;
  const answer = await act(app, 'createReceipt', {
    lines: [{ productId: row!.product.id, quantity: row!.suggestedQuantity }],
  });
  expect(answer.receipt.lines.nodes.map((line) => [line.product?.sku, line.quantity])).toEqual([[sku, 30]]);
  expect((await toBuy('(targetDays: 30)')).nodes).toEqual([]);
});

test('the last free unit begins a gap, and the next receipt ends it', async () => {
  const { id } = await addProduct(db.sql, { quantity: 2 });
  const gaps = () => db.sql`select ended_at is null as open from stock_gaps where product_id = ${id} order by began_at`;
  await apply(db.sql, change({ productId: id, units: -1 }));
  expect(await gaps()).toEqual([]);
  await apply(db.sql, change({ productId: id, units: -3 }));
  expect(await gaps()).toEqual([{ open: true }]);
  await apply(db.sql, change({ productId: id, units: 1 }));
  expect(await gaps()).toEqual([{ open: true }]);
  await apply(db.sql, change({ productId: id, units: 5 }));
  expect(await gaps()).toEqual([{ open: false }]);
});

test('a number of days that nobody means is refused', async () => {
  await expect(toBuy('(targetDays: 0)')).rejects.toThrow('targetDays must be from 1 to 365');
});
