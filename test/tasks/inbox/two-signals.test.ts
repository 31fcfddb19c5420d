import { afterAll, expect, test } from 'vitest';
import { receiveReturn } from '../../../src/db/orders/returns.ts';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { undoAdjustment } from '../../../src/db/stock/undo.ts';
import { useDatabase } from '../../support/database.ts';
import { accept, addDrift, fiveMinutesAgo } from '../../support/drifts.ts';
import { openInbox } from '../../support/inbox.ts';

const db = useDatabase();
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

const named = [
  ['names the order', { order_id: 'A' }],
  ['names no order', {}],
] as const;

test.each(named)(
  'sold by figures and cancelled after orders became the signal, a unit comes back once (the figure %s)',
  async (_name, more) => {
    for (const told of ['order first', 'figure first', 'order only', 'figure only', 'together'] as const) {
      const shop = await openInbox(db.sql, { saleSignal: 'stock' });
      await shop.send(shop.sold(1, more), shop.order('created', 'A'));
      expect(await shop.net()).toBe(49);
      await shop.switchTo('orders');
      const [byOrder, byFigure] = [shop.order('cancelled', 'A'), shop.unsold(1, more)];
      if (told === 'together') await shop.send(byOrder, byFigure);
      if (told === 'order first' || told === 'order only') await shop.send(byOrder);
      if (told !== 'order only' && told !== 'together') await shop.send(byFigure);
      if (told === 'figure first') await shop.list(byOrder);
      expect([told, await shop.net()]).toEqual([told, 50]);
      await shop.replay();
      expect([told, await shop.net()]).toEqual([told, 50]);
    }
  },
);

test.each(named)(
  'sold by an order and cancelled after figures became the signal, a unit comes back once (the figure %s)',
  async (_name, more) => {
    for (const told of ['order first', 'figure first', 'order only', 'figure only', 'together'] as const) {
      const shop = await openInbox(db.sql, { saleSignal: 'orders' });
      await shop.send(shop.sold(1, more), shop.order('created', 'A'));
      expect(await shop.net()).toBe(49);
      await shop.switchTo('stock');
      const [byOrder, byFigure] = [shop.order('cancelled', 'A'), shop.unsold(1, more)];
      if (told === 'together') await shop.send(byOrder, byFigure);
      if (told === 'order first' || told === 'order only') await shop.list(byOrder);
      if (told !== 'order only' && told !== 'together') await shop.send(byFigure);
      if (told === 'figure first') await shop.send(byOrder);
      expect([told, await shop.net()]).toEqual([told, 50]);
      await shop.replay();
      expect([told, await shop.net()]).toEqual([told, 50]);
    }
  },
);

test('sales of before and after a switch are cancelled side by side, each unit comes back once', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders' });
  await shop.send(shop.order('created', 'old', 2), shop.sold(2));
  await shop.switchTo('stock');
  await shop.send(shop.sold(3), shop.order('created', 'new', 3));
  expect(await shop.net()).toBe(45);
  await shop.send(shop.unsold(1), shop.order('cancelled', 'new', 1));
  await shop.list(shop.order('cancelled', 'old', 1));
  await shop.send(shop.unsold(1));
  expect(await shop.net()).toBe(47);
});

test('events from before a switch follow the signal of then, also when it was switched back', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders' });
  await db.sql`update marketplaces set created_at = now() - interval '1 day' where id = ${shop.market.id}`;
  const timestamp = new Date(Date.now() - 60_000).toISOString();
  const before = shop.sold(1, { timestamp });
  await shop.send(shop.order('created', 'A'), shop.sold(1, { timestamp }));
  await shop.switchTo('stock');
  await shop.replay();
  await shop.send(before);
  expect(await shop.net()).toBe(49);
  await shop.switchTo('orders');
  await shop.send({ ...before, event_id: 'again' });
  expect(await shop.net()).toBe(49);
});

test('an order from before a switch is told later and moves what its signal had to move', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders' });
  const order = shop.order('created', 'A', 1, { timestamp: new Date(Date.now() - 60_000).toISOString() });
  await shop.switchTo('stock');
  await shop.list(order);
  expect(await shop.net()).toBe(49);
});

test('a figure that sold an order which is told only later moves its stock alone', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders' });
  await shop.switchTo('stock');
  const later = new Date(Date.now() + 60_000).toISOString();
  await shop.send(shop.sold(1, { order_id: 'A', timestamp: later }));
  await shop.list(shop.order('created', 'A', 1, { timestamp: new Date(Date.now() - 60_000).toISOString() }));
  expect(await shop.net()).toBe(49);
  await shop.send(shop.unsold(1, { order_id: 'A', timestamp: later }), shop.order('cancelled', 'A'));
  expect(await shop.net()).toBe(50);
});

test('one partial cancellation that is told by webhook and by list takes its items once, and each further one counts', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders', quantity: 10 });
  await shop.send(shop.order('created', 'A', 3));
  await shop.send(shop.order('cancelled', 'A', 1));
  await shop.list(shop.order('cancelled', 'A', 1));
  expect(await shop.net()).toBe(8);
  await shop.list(shop.order('cancelled', 'A', 1));
  expect(await shop.net()).toBe(9);
  await shop.send(shop.order('cancelled', 'A', 1));
  expect(await shop.net()).toBe(9);
  await shop.replay();
  expect(await shop.net()).toBe(9);
  await shop.send(shop.order('cancelled', 'A', null));
  expect(await shop.net()).toBe(10);
  expect(await shop.lines()).toMatchObject([{ status: 'cancelled', cancelled: 3 }]);
});

test('items that the list told as cancelled before the handover stay in stock when the webhook of that comes after it', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders' });
  const ago = (seconds: number) => ({ timestamp: new Date(Date.now() - seconds * 1_000).toISOString() });
  await shop.send(shop.order('created', 'A', 3, ago(300)));
  await shop.list(shop.order('cancelled', 'A', 1, ago(200)));
  await shop.list(shop.order('updated', 'A', null, { status: 'shipped', ...ago(100) }));
  expect(await shop.net()).toBe(48);
  await shop.send(shop.order('cancelled', 'A', 1, ago(250)));
  expect(await shop.net()).toBe(48);
  expect(await shop.lines()).toMatchObject([{ status: 'shipped', cancelled: 1, expected: 0 }]);
});

test('one return that is announced by webhook and by list is expected once', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders' });
  await shop.send(shop.order('created', 'A', 3, { status: 'shipped' }));
  await shop.send(shop.order('returned', 'A', 1));
  await shop.list(shop.order('returned', 'A', 1));
  expect(await shop.lines()).toMatchObject([{ expected: 1 }]);
  await shop.list(shop.order('returned', 'A', 2));
  expect(await shop.lines()).toMatchObject([{ expected: 3 }]);
});

async function receive(
  of: Parameters<typeof receiveReturn>[1]['of'],
  sku: string,
  quantity: number,
  condition: 'sellable' | 'damaged' = 'sellable',
) {
  const goods = [{ sku, quantity, condition }];
  return db.sql.begin((tx) => receiveReturn(tx, { of, goods, note: null, actor: 'test' }));
}

test.each([
  ['by its order', 'sellable', 50],
  ['by its marketplace', 'sellable', 50],
  ['by its order', 'damaged', 49],
  ['by its marketplace', 'damaged', 49],
] as const)(
  'what a figure put back is in stock once when the goods are received %s (%s)',
  async (how, condition, left) => {
    const shop = await openInbox(db.sql, { saleSignal: 'stock' });
    await shop.send(shop.sold(), shop.order('created', 'A', 1, { status: 'shipped' }), shop.unsold());
    await shop.send(shop.order('cancelled', 'A'));
    const [line] = await shop.lines();
    expect(line).toMatchObject({ status: 'shipped', expected: 1 });
    const of =
      how === 'by its order' ? { orderId: line!.id } : { marketplace: { id: shop.market.id, type: 'api' as const } };
    expect(await receive(of, shop.product.sku, 1, condition)).toMatchObject({ alreadyInStock: 1 });
    expect(await shop.net()).toBe(left);
    expect(await shop.lines()).toMatchObject([{ status: 'returned', expected: 0, returned: 1 }]);
  },
);

test('goods of another order than the one that a figure put back are in stock when they are received', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'stock' });
  for (const id of ['A', 'B']) await shop.send(shop.sold(), shop.order('created', id, 1, { status: 'shipped' }));
  await shop.send(shop.unsold(), shop.order('cancelled', 'A'));
  expect(await shop.net()).toBe(49);
  const [a, b] = await shop.lines();
  expect(await receive({ orderId: b!.id }, shop.product.sku, 1)).toMatchObject({ alreadyInStock: 0 });
  expect(await receive({ orderId: a!.id }, shop.product.sku, 1)).toMatchObject({ alreadyInStock: 1 });
  expect(await shop.net()).toBe(50);
});

test('of three items the one that a figure put back is in stock once when it is received, the others when they come', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'stock' });
  await shop.send(shop.sold(3), shop.order('created', 'A', 3, { status: 'shipped' }), shop.unsold());
  await shop.send(shop.order('cancelled', 'A', 1));
  expect(await shop.net()).toBe(48);
  const [line] = await shop.lines();
  expect(await receive({ orderId: line!.id }, shop.product.sku, 1)).toMatchObject({ alreadyInStock: 1 });
  expect(await shop.net()).toBe(48);
  expect(await receive({ orderId: line!.id }, shop.product.sku, 2)).toMatchObject({ alreadyInStock: 0 });
  expect(await shop.net()).toBe(50);
});

test.each(['orders', 'stock'] as const)(
  'a sale that a person accepted as a difference and that is reported later is counted once (signal %s)',
  async (saleSignal) => {
    const shop = await openInbox(db.sql, { saleSignal, quantity: 10 });
    await accept(db.sql, await addDrift(db.sql, shop, 1));
    expect(await shop.net()).toBe(9);
    const sale =
      saleSignal === 'orders' ? shop.order('created', 'A', 1, fiveMinutesAgo()) : shop.sold(1, fiveMinutesAgo());
    await shop.list(sale);
    expect(await shop.net()).toBe(9);
    await shop.replay();
    await shop.list(saleSignal === 'orders' ? shop.order('created', 'B', 2) : shop.sold(2));
    expect(await shop.net()).toBe(7);
    const [sales] = await db.sql`
      select sum(units_sold - units_returned)::int as units, sum(revenue_sold - revenue_returned)::int as revenue
      from sales_daily where product_id = ${shop.product.id}`;
    expect(sales).toEqual({ units: 3, revenue: 300 });
  },
);

test('of an accepted difference only what was reported later is replaced, and undoing it takes back the rest', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders', quantity: 10 });
  const movementId = await accept(db.sql, await addDrift(db.sql, shop, 3));
  await shop.list(shop.order('created', 'A', 1, fiveMinutesAgo()));
  expect(await shop.net()).toBe(7);
  await db.sql.begin((tx) => undoAdjustment(tx, { movementId: movementId!, note: null, actor: 'test' }));
  expect(await shop.net()).toBe(9);
  await shop.list(shop.order('cancelled', 'A'));
  expect(await shop.net()).toBe(10);
});

test.each(['orders', 'stock'] as const)(
  'a sale that a person accepted as a correction and that is reported later is counted once (signal %s)',
  async (saleSignal) => {
    const shop = await openInbox(db.sql, { saleSignal, quantity: 10 });
    const movementId = await accept(db.sql, await addDrift(db.sql, shop, 2), 'correction');
    const sale =
      saleSignal === 'orders' ? shop.order('created', 'A', 1, fiveMinutesAgo()) : shop.sold(1, fiveMinutesAgo());
    await shop.list(sale);
    expect(await shop.net()).toBe(8);
    await shop.replay();
    expect(await shop.net()).toBe(8);
    const [sales] = await db.sql`
      select sum(units_sold - units_returned)::int as units from sales_daily where product_id = ${shop.product.id}`;
    expect(sales).toEqual({ units: 1 });
    await db.sql.begin((tx) => undoAdjustment(tx, { movementId: movementId!, note: null, actor: 'test' }));
    expect(await shop.net()).toBe(9);
    await shop.list(saleSignal === 'orders' ? shop.order('created', 'B', 2) : shop.sold(2));
    expect(await shop.net()).toBe(7);
  },
);

test('a cancellation that a person accepted as a correction and that is reported later is counted once', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders', quantity: 13 });
  await shop.list(shop.order('created', 'A', 3, { timestamp: new Date(Date.now() - 3 * 86_400_000).toISOString() }));
  await accept(db.sql, await addDrift(db.sql, shop, -2), 'correction');
  expect(await shop.net()).toBe(12);
  await shop.list(shop.order('cancelled', 'A', 2, fiveMinutesAgo()));
  expect(await shop.net()).toBe(12);
});

test('a difference whose sale was reported since it was read is not accepted as a correction either', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders', quantity: 10 });
  const drift = await addDrift(db.sql, shop, 1);
  await shop.list(shop.order('created', 'A', 1, fiveMinutesAgo()));
  await expect(accept(db.sql, drift, 'correction')).rejects.toMatchObject({ code: 'INVALID_STATE' });
  expect(await shop.net()).toBe(9);
});

test('a sale that replaced one accepted difference explains no other one', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders', quantity: 10 });
  await accept(db.sql, await addDrift(db.sql, shop, 2), 'correction');
  const next = await addDrift(db.sql, shop, 3);
  await shop.list(shop.order('created', 'A', 2, fiveMinutesAgo()));
  expect(await shop.net()).toBe(8);
  await accept(db.sql, next, 'correction');
  expect(await shop.net()).toBe(5);
});

test('a difference whose sale was reported since it was read is not accepted as another sale', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders', quantity: 10 });
  const drift = await addDrift(db.sql, shop, 1);
  await shop.list(shop.order('created', 'A', 1, fiveMinutesAgo()));
  await expect(accept(db.sql, drift)).rejects.toMatchObject({
    code: 'INVALID_STATE',
    message: expect.stringContaining('reported and booked'),
  });
  expect(await shop.net()).toBe(9);
});
