import { afterAll, expect, test } from 'vitest';
import type { Tx } from '../../../src/db/client.ts';
import { cancelOrder } from '../../../src/db/orders/cancellations.ts';
import { receiveReturn } from '../../../src/db/orders/returns.ts';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { adapters } from '../../../src/marketplaces/registry.ts';
import { useDatabase } from '../../support/database.ts';
import { openInbox } from '../../support/inbox.ts';

const db = useDatabase();
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

type Shop = Awaited<ReturnType<typeof openInbox>>;

async function receive(shop: Shop, quantity: number): Promise<unknown> {
  const [line] = await shop.lines();
  const goods = [{ sku: shop.product.sku, quantity, condition: 'sellable' as const }];
  return db.sql.begin((tx) => receiveReturn(tx, { of: { orderId: line!.id }, goods, note: null, actor: 'test' }));
}

async function takeOut(shop: Shop, quantity: number | null): Promise<unknown> {
  const [line] = await shop.lines();
  const items = quantity === null ? null : [{ sku: shop.product.sku, quantity }];
  const asked = { orderId: line!.id, items, reason: 'out of stock', restock: null, byBuyer: false, actor: 'test' };
  const hidesItems = (adapter: string) => adapters.get(adapter)?.hidesCancelledItems === true;
  return db.sql.begin((tx: Tx) => cancelOrder(tx, { ...asked, hidesItems }));
}

test.each(['returned first', 'cancelled first'])(
  'an order of which a part came back and the rest was cancelled is RETURNED (%s)',
  async (order) => {
    const shop = await openInbox(db.sql, { saleSignal: 'orders', quantity: 10 });
    await shop.send(shop.order('created', 'A', 3));
    const cancelled = shop.order('cancelled', 'A', 2, { after_handover: false });
    if (order === 'cancelled first') await shop.send(cancelled);
    await receive(shop, 1);
    if (order === 'returned first') await shop.send(cancelled);
    expect(await shop.lines()).toMatchObject([{ status: 'returned', cancelled: 2, returned: 1 }]);
    expect(await shop.net()).toBe(10);
  },
);

test('a return that is announced after the goods were received uses them up, and only the rest is expected', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders', quantity: 10 });
  await shop.send(shop.order('created', 'A', 3, { status: 'delivered' }));
  await receive(shop, 1);
  await shop.list(shop.order('returned', 'A', 1));
  expect(await shop.lines()).toMatchObject([{ expected: 0, returned: 1 }]);
  await shop.list(shop.order('returned', 'A', 1));
  expect(await shop.lines()).toMatchObject([{ expected: 1, returned: 1 }]);
  await receive(shop, 2);
  await shop.list(shop.order('returned', 'A', 1));
  await shop.replay();
  expect(await shop.lines()).toMatchObject([{ status: 'returned', expected: 0, returned: 3 }]);
  expect(await shop.net()).toBe(10);
});

test('a whole order that is announced as returned expects what is not back yet', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders' });
  await shop.send(shop.order('created', 'A', 2, { status: 'delivered' }));
  await receive(shop, 1);
  await shop.list(shop.order('returned', 'A', null));
  expect(await shop.lines()).toMatchObject([{ expected: 1, returned: 1 }]);
});

test('an order that the marketplace ships from its own stock ends when it is returned or cancelled there', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders' });
  await shop.send(shop.order('created', 'A', 2, { fulfilment: 'marketplace', status: 'shipped' }));
  await shop.send(shop.order('returned', 'A', 1), shop.order('cancelled', 'A', 1, { after_handover: true }));
  expect(await shop.lines()).toMatchObject([{ status: 'returned', cancelled: 1, returned: 1, expected: 0 }]);
  expect(await shop.net()).toBe(50);
});

test.each(['ozon', 'yandex_market'])(
  'items that %s took out of an order are cancelled here, and a cancellation of the rest there takes the rest',
  async (adapter) => {
    const shop = await openInbox(db.sql, { saleSignal: 'orders', quantity: 10, adapter });
    await shop.list(shop.order('created', 'A', 3));
    await takeOut(shop, 1);
    expect(await shop.net()).toBe(8);
    await expect(takeOut(shop, 2)).rejects.toMatchObject({ code: 'INVALID_STATE' });
    await expect(takeOut(shop, null)).rejects.toMatchObject({ code: 'INVALID_STATE' });
    await shop.list(shop.order('cancelled', 'A', null));
    expect(await shop.lines()).toMatchObject([{ status: 'cancelled', cancelled: 3 }]);
    expect(await shop.net()).toBe(10);
  },
);

test.each(['uzum', 'wildberries', 'generic'])(
  'items of an order of %s, which reports them itself, are not cancelled here',
  async (adapter) => {
    const shop = await openInbox(db.sql, { saleSignal: 'orders', adapter });
    await shop.list(shop.order('created', 'A', 3));
    await expect(takeOut(shop, 1)).rejects.toMatchObject({
      code: 'INVALID_STATE',
      message: expect.stringContaining('Ombor then updates it automatically'),
    });
  },
);

test.each([1, 2])(
  'items that staff took out of an order are cancelled once, although the list reports %s of it later',
  async (reported) => {
    const shop = await openInbox(db.sql, { saleSignal: 'orders', quantity: 10, adapter: 'ozon' });
    await shop.list(shop.order('created', 'A', 3));
    await takeOut(shop, 1);
    await shop.list(shop.order('cancelled', 'A', reported));
    expect(await shop.net()).toBe(7 + reported);
    await shop.list(shop.order('cancelled', 'A', null));
    expect(await shop.net()).toBe(10);
  },
);
