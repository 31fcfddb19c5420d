import { afterAll, expect, test } from 'vitest';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { applyOrderEvents, type OrderEventOf } from '../../support/marketplace-orders.ts';
import { addListing, addMarketplace, addProduct, figureOf } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

interface Candidate {
  evidence: string;
  sku: string;
  quantity: number;
  order: { id: string; marketplaceOrderId: string } | null;
  marketplace: { code: string };
}
const find = async (code: string) =>
  (
    await app.query<{ returnCandidates: Candidate[] }>(
      `query ($code: String!) { returnCandidates(code: $code) {
        evidence sku quantity unitsPerItem shippedAt order { id marketplaceOrderId } marketplace { code } } }`,
      { code },
    )
  ).returnCandidates;

let serial = 0;
async function receive({ sku, order, marketplace }: Candidate, condition = 'SELLABLE', key = `piece-${++serial}`) {
  const input = {
    items: [{ sku, quantity: 1, condition }],
    idempotencyKey: key,
    ...(order ? { orderId: order.id } : { marketplace: marketplace.code }),
  };
  const { receiveReturn } = await app.query<{ receiveReturn: { message?: string } }>(
    `mutation ($input: ReceiveReturnInput!) { receiveReturn(input: $input) { ... on Error { message } } }`,
    { input },
  );
  expect(receiveReturn.message).toBeUndefined();
}

/** A product with a barcode that was sold in three orders: one expects it back, one was shipped, one delivered. */
async function sellThree() {
  const market = await addMarketplace(db.sql, { saleSignal: 'orders' });
  const { id, sku } = await addProduct(db.sql, { quantity: 20, price: 10 });
  const barcode = `47800000${String(id).padStart(4, '0')}`;
  await db.sql`update products set barcodes = array[${barcode}] where id = ${id}`;
  await addListing(db.sql, { marketplaceId: market.id, productId: id, sku });
  const event = (name: 'created' | 'shipped' | 'delivered' | 'returned', orderId: string): OrderEventOf => ({
    marketplaceId: market.id,
    orderId,
    items: [{ sku, quantity: 1 }],
    ...(name === 'shipped' || name === 'delivered'
      ? { event: 'order.updated', status: name }
      : { event: `order.${name}` }),
  });
  await applyOrderEvents(db.sql, [
    event('created', 'delivered'),
    event('delivered', 'delivered'),
    event('created', 'shipped'),
    event('shipped', 'shipped'),
    event('created', 'back'),
    event('shipped', 'back'),
    event('returned', 'back'),
    event('created', 'still here'),
  ]);
  return { market, sku, id, barcode, event };
}

test('a piece is matched to what is expected, then to what was shipped, then to what was sold', async () => {
  const { barcode, sku, id } = await sellThree();
  expect(await find(barcode)).toMatchObject([
    { evidence: 'EXPECTED', sku, quantity: 1, order: { marketplaceOrderId: 'back' } },
    { evidence: 'SHIPPED', order: { marketplaceOrderId: 'shipped' } },
    { evidence: 'SOLD', order: { marketplaceOrderId: 'delivered' } },
  ]);
  const before = (await figureOf(db.sql, id)).quantity;
  for (const left of [2, 1, 0]) {
    const [first] = await find(barcode);
    await receive(first!);
    expect(await find(barcode)).toHaveLength(left);
  }
  expect((await figureOf(db.sql, id)).quantity).toBe(before + 3);
  expect(await find('nobody knows it')).toEqual([]);
});

test('a piece that was received and is reported by the marketplace later is in stock once', async () => {
  const { barcode, id, market, event } = await sellThree();
  const [, shipped] = await find(barcode);
  const before = (await figureOf(db.sql, id)).quantity;
  await receive(shipped!, 'SELLABLE', 'once');
  await receive(shipped!, 'SELLABLE', 'once');
  await applyOrderEvents(db.sql, [event('returned', 'shipped')]);
  expect((await figureOf(db.sql, id)).quantity).toBe(before + 1);
  const names = (await find(barcode)).map(({ order }) => order?.marketplaceOrderId);
  expect(names).toEqual(['back', 'delivered']);
  expect(market.code).toMatch(/^market/);
});

test('a damaged piece comes back and is written off', async () => {
  const { barcode, id } = await sellThree();
  const before = (await figureOf(db.sql, id)).quantity;
  await receive((await find(barcode))[0]!, 'DAMAGED');
  expect((await figureOf(db.sql, id)).quantity).toBe(before);
  expect(await find(barcode)).toHaveLength(2);
});

test('goods that were shipped long ago and neither delivered nor returned are listed as lost', async () => {
  const { market, sku } = await sellThree();
  await db.sql`update orders set shipped_at = now() - interval '40 days' where marketplace_id = ${market.id} and shipped_at is not null`;
  const list = async (days: number) =>
    (
      await app.query<{
        lostGoods: { totalCount: number; nodes: { units: number; order: { marketplaceOrderId: string } }[] };
      }>(
        `query ($days: Int, $code: String!) { lostGoods(days: $days, marketplaces: [$code]) {
          totalCount nodes { sku units value { amount } shippedAt order { marketplaceOrderId } } } }`,
        { days, code: market.code },
      )
    ).lostGoods;
  expect(await list(30)).toMatchObject({ nodes: expect.arrayContaining([expect.objectContaining({ sku, units: 1 })]) });
  const names = (await list(30)).nodes.map(({ order }) => order.marketplaceOrderId);
  expect(names).toContain('shipped');
  expect(names).not.toContain('delivered');
  expect(await list(41)).toEqual({ totalCount: 0, nodes: [] });
});
