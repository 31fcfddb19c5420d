import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type IncomingWebhook, insertWebhooks } from '../../../src/db/inbox/webhooks.ts';
import { readEvent } from '../../../src/marketplaces/event.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { sweep } from '../../../src/tasks/sweep.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, figureOf, showsStock } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';

const db = useDatabase();

let serial = 0;

function delivery(marketplaceId: number, body: Record<string, unknown>): IncomingWebhook {
  const event_id = `e${++serial}`;
  const rawBody = Buffer.from(JSON.stringify({ event_id, timestamp: new Date().toISOString(), ...body }));
  const read = readEvent(rawBody);
  return {
    marketplaceId,
    eventType: String(body.event),
    payload: read.payload,
    rawBody,
    signature: 'test',
    dedupeKey: createHash('sha256').update(rawBody).digest('hex'),
    failure: read.kind === 'invalid' ? read.reason : null,
  };
}

async function process(...webhooks: IncomingWebhook[]): Promise<void> {
  for (const webhook of webhooks) await insertWebhooks(db.sql, [webhook]);
  await work();
}

const work = () => processWebhooks.run(createTestDeps(db.sql), {}, new AbortController().signal);

const rowsOf = (marketplaceId: number) => db.sql`
  select status, error_message from marketplace_webhooks where marketplace_id = ${marketplaceId} order by id`;

async function shop(options: { saleSignal?: 'stock' | 'orders'; quantity?: number; unitsPerItem?: number } = {}) {
  const product = await addProduct(db.sql, { quantity: options.quantity ?? 50, cost: 60 });
  const market = await addMarketplace(db.sql, { saleSignal: options.saleSignal ?? 'stock' });
  const listingId = await addListing(db.sql, {
    marketplaceId: market.id,
    productId: product.id,
    sku: product.sku,
    price: 100,
    unitsPerItem: options.unitsPerItem ?? 1,
  });
  return { product, market, listingId, name: { sku: product.sku, marketplace_product_id: `ID-${product.sku}` } };
}

const sold = { event: 'stock.updated', previous_stock: 50, current_stock: 47, change: -3, reason: 'sold' };

test('a sale moves stock by its change and records what the marketplace shows', async () => {
  const { product, market, listingId, name } = await shop();
  await process(delivery(market.id, { ...sold, ...name }));
  expect(await figureOf(db.sql, product.id)).toMatchObject({ quantity: 47, version: 2 });
  expect(
    await db.sql`select marketplace_stock, previous_stock from marketplace_products where id = ${listingId}`,
  ).toEqual([{ marketplaceStock: 47, previousStock: 50 }]);
  const [movement] = await db.sql`
    select movement_type, quantity_change, quantity_before, quantity_after, marketplace_id, reference_type, unit_price::float
    from inventory_movements where product_id = ${product.id} and version = 2`;
  expect(movement).toEqual({
    movementType: 'marketplace_sale',
    quantityChange: -3,
    quantityBefore: 50,
    quantityAfter: 47,
    marketplaceId: market.id,
    referenceType: 'webhook',
    unitPrice: 100,
  });
  expect(await rowsOf(market.id)).toEqual([{ status: 'processed', errorMessage: null }]);
  expect(await work()).toBe('nothing-due');
});

test('what a sale owes to other marketplaces is planned when it is applied, without a job for it', async () => {
  const { product, market, name } = await shop();
  const other = await addMarketplace(db.sql);
  const listingId = await addListing(db.sql, { marketplaceId: other.id, productId: product.id, sku: product.sku });
  await showsStock(db.sql, listingId, 50);
  const countJobs = async (task: string) =>
    (
      await db.sql`
        select j.id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = ${task}`
    ).length;
  const [planned, pushed] = [await countJobs('plan_pushes'), await countJobs('push_marketplace')];
  await process(delivery(market.id, { ...sold, ...name }));
  expect(
    await db.sql`select pushed_version < owed_version as owed, trigger_type from pushes where id = ${listingId}`,
  ).toEqual([{ owed: true, triggerType: 'webhook' }]);
  expect(await countJobs('plan_pushes')).toBe(planned);
  expect(await countJobs('push_marketplace')).toBeGreaterThan(pushed);
});

test('a sale stays applied when what it owes cannot be planned at once, and the sweep plans it', async () => {
  const { product, market, name } = await shop();
  const other = await addMarketplace(db.sql);
  const listingId = await addListing(db.sql, { marketplaceId: other.id, productId: product.id, sku: product.sku });
  await showsStock(db.sql, listingId, 50);
  const isOwed = async () =>
    (await db.sql`select pushed_version < owed_version as owed from pushes where id = ${listingId}`)[0]?.owed;
  await db.sql`alter function plan_pushes(integer[], integer) rename to plan_pushes_later`;
  await process(delivery(market.id, { ...sold, ...name }));
  await db.sql`alter function plan_pushes_later(integer[], integer) rename to plan_pushes`;
  expect(await figureOf(db.sql, product.id)).toMatchObject({ quantity: 47 });
  expect(await rowsOf(market.id)).toMatchObject([{ status: 'processed' }]);
  expect(await isOwed()).toBe(false);
  await sweep(createTestDeps(db.sql));
  expect(await isOwed()).toBe(true);
});

test('a second delivery of the same webhook changes nothing', async () => {
  const { product, market, name } = await shop();
  const webhook = delivery(market.id, { ...sold, ...name });
  await process(webhook, webhook);
  await process(webhook);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(47);
  expect(await rowsOf(market.id)).toHaveLength(1);
});

test('a delivery replayed after its row is gone moves nothing', async () => {
  const { product, market, name } = await shop();
  const webhook = delivery(market.id, { ...sold, ...name });
  await process(webhook);
  await db.sql`delete from marketplace_webhooks where marketplace_id = ${market.id}`;
  await process(webhook);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(47);
  expect(await rowsOf(market.id)).toMatchObject([{ status: 'processed' }]);
});

test('a bad row says why and the others of its batch go on', async () => {
  const { product, market, name } = await shop();
  await process(
    delivery(market.id, { ...sold, ...name }),
    delivery(market.id, { ...sold, sku: 'NO-SUCH' }),
    delivery(market.id, { ...sold, ...name, change: 3 }),
    delivery(market.id, { event: 'price.updated' }),
    delivery(market.id, { ...sold, ...name, previous_stock: 47, current_stock: 46, change: -1 }),
  );
  expect((await figureOf(db.sql, product.id)).quantity).toBe(46);
  expect(await rowsOf(market.id)).toEqual([
    { status: 'processed', errorMessage: null },
    {
      status: 'failed',
      errorMessage: `SKU "NO-SUCH" is not linked on ${market.code}; link it and the event is applied automatically`,
    },
    {
      status: 'failed',
      errorMessage:
        'change 3 is invalid for reason "sold": expected a number below 0; previous_stock 50 and current_stock 47 do not fit change 3: change counts',
    },
    { status: 'processed', errorMessage: 'event "price.updated" is not supported: it is kept and ignored' },
    { status: 'processed', errorMessage: null },
  ]);
});

test('a row that only the database can refuse is isolated from its batch', async () => {
  const good = await shop();
  const full = await shop({ quantity: 1_000_000_000 });
  await process(
    delivery(good.market.id, { ...sold, ...good.name }),
    delivery(full.market.id, { ...sold, ...full.name, change: 5, reason: 'cancelled' }),
    delivery(good.market.id, { ...sold, ...good.name, previous_stock: 47, current_stock: 46, change: -1 }),
  );
  expect((await figureOf(db.sql, good.product.id)).quantity).toBe(46);
  expect((await figureOf(db.sql, full.product.id)).quantity).toBe(1_000_000_000);
  expect(await rowsOf(full.market.id)).toMatchObject([
    { status: 'failed', errorMessage: expect.stringContaining('between 0 and 1,000,000,000') },
  ]);
});

test('only a cause moves stock: an absolute figure without one is an observation', async () => {
  const { product, market, listingId, name } = await shop();
  await process(delivery(market.id, { ...sold, ...name, reason: 'sync' }));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(50);
  expect(await db.sql`select marketplace_stock from marketplace_products where id = ${listingId}`).toEqual([
    { marketplaceStock: 47 },
  ]);
});

test('an older report of a figure never replaces a newer one', async () => {
  const { market, listingId, name } = await shop();
  await process(delivery(market.id, { ...sold, ...name, timestamp: '2026-01-09T10:30:05Z' }));
  await process(
    delivery(market.id, {
      ...sold,
      ...name,
      previous_stock: 51,
      current_stock: 50,
      change: -1,
      timestamp: '2026-01-09T10:30:00Z',
    }),
  );
  expect(await db.sql`select marketplace_stock from marketplace_products where id = ${listingId}`).toEqual([
    { marketplaceStock: 47 },
  ]);
});

test('a pack sells its units', async () => {
  const { product, market, name } = await shop({ unitsPerItem: 3 });
  await process(delivery(market.id, { ...sold, ...name, previous_stock: 16, current_stock: 15, change: -1 }));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(47);
});

test('under the signal "orders" an order moves stock once, however often it is told', async () => {
  const { product, market, name } = await shop({ saleSignal: 'orders' });
  const order = { event: 'order.created', order_id: 'A-1', items: [{ ...name, quantity: 2, price: 90 }] };
  await process(delivery(market.id, order), delivery(market.id, { ...sold, ...name }));
  await process(delivery(market.id, order));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(48);
  const [movement] = await db.sql`
    select m.reference_type, m.unit_price::float, o.marketplace_order_id from inventory_movements m
    join orders o on o.id = m.order_id where m.product_id = ${product.id}`;
  expect(movement).toEqual({ referenceType: 'order', unitPrice: 90, marketplaceOrderId: 'A-1' });
});

test('under the signal "stock" an order is recorded and moves nothing', async () => {
  const { product, market, name } = await shop();
  await process(delivery(market.id, { event: 'order.created', order_id: 'B-1', items: [{ ...name, quantity: 2 }] }));
  await process(delivery(market.id, { event: 'order.cancelled', order_id: 'B-1' }));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(50);
  expect(await db.sql`select status from orders where marketplace_id = ${market.id}`).toEqual([
    { status: 'cancelled' },
  ]);
});

test('a cancellation before handover puts back exactly what was sold, at the price of the sale', async () => {
  const { product, market, listingId, name } = await shop({ saleSignal: 'orders' });
  await process(delivery(market.id, { event: 'order.created', order_id: 'C-1', items: [{ ...name, quantity: 3 }] }));
  await db.sql`update marketplace_products set marketplace_price = 999 where id = ${listingId}`;
  await process(delivery(market.id, { event: 'order.cancelled', order_id: 'C-1', items: [{ ...name, quantity: 1 }] }));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(48);
  await process(delivery(market.id, { event: 'order.cancelled', order_id: 'C-1' }));
  await process(delivery(market.id, { event: 'order.cancelled', order_id: 'C-1' }));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(50);
  expect(
    await db.sql`select revenue_sold::float, revenue_returned::float from sales_daily where product_id = ${product.id}`,
  ).toEqual([{ revenueSold: 300, revenueReturned: 300 }]);
});

test('a cancellation that names an unknown line puts back the known ones, and says which one is missing', async () => {
  const { product, market, name } = await shop({ saleSignal: 'orders' });
  await process(delivery(market.id, { event: 'order.created', order_id: 'C-2', items: [{ ...name, quantity: 3 }] }));
  const items = [
    { ...name, quantity: 1 },
    { sku: 'NO-SUCH', quantity: 1 },
  ];
  await process(delivery(market.id, { event: 'order.cancelled', order_id: 'C-2', items }));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(48);
  expect(await rowsOf(market.id)).toMatchObject([
    { status: 'processed' },
    { status: 'failed', errorMessage: 'order C-2 has no line SKU "NO-SUCH"' },
  ]);
});

test('after handover a cancellation is a return to be expected: nothing moves', async () => {
  const { product, market, name } = await shop({ saleSignal: 'orders' });
  await process(delivery(market.id, { event: 'order.created', order_id: 'D-1', items: [{ ...name, quantity: 2 }] }));
  await db.sql`update orders set status = 'shipped' where marketplace_id = ${market.id}`;
  await process(delivery(market.id, { event: 'order.cancelled', order_id: 'D-1' }));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(48);
  const [item] = await db.sql`
    select return_expected from order_items i join orders o on o.id = i.order_id where o.marketplace_id = ${market.id}`;
  expect(item).toEqual({ returnExpected: 2 });
});

test('a cancellation that comes before its order waits for it', async () => {
  const { product, market, name } = await shop({ saleSignal: 'orders' });
  await process(delivery(market.id, { event: 'order.cancelled', order_id: 'E-1' }));
  expect(await rowsOf(market.id)).toMatchObject([
    { status: 'retry', errorMessage: expect.stringContaining('E-1 is not known') },
  ]);
  await db.sql`delete from graphile_worker._private_jobs`;
  await process(delivery(market.id, { event: 'order.created', order_id: 'E-1', items: [{ ...name, quantity: 2 }] }));
  // One for the order, one for the cancellation, which waits for no sweep.
  expect(
    await db.sql`
      select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'process_webhooks'`,
  ).toHaveLength(2);
  await process();
  expect((await figureOf(db.sql, product.id)).quantity).toBe(50);
  expect(await rowsOf(market.id)).toMatchObject([{ status: 'processed' }, { status: 'processed' }]);
});

test('of a mixed order the linked lines move now, and a replay after linking moves the rest only', async () => {
  const { product, market, name } = await shop({ saleSignal: 'orders' });
  const order = {
    event: 'order.created',
    order_id: 'F-1',
    items: [
      { ...name, quantity: 2 },
      { sku: 'LATER', quantity: 4 },
    ],
  };
  await process(delivery(market.id, order));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(48);
  expect(await rowsOf(market.id)).toMatchObject([
    { status: 'failed', errorMessage: expect.stringContaining('"LATER"') },
  ]);
  const later = await addProduct(db.sql, { quantity: 10 });
  await addListing(db.sql, { marketplaceId: market.id, productId: later.id, sku: 'LATER' });
  await db.sql`update marketplace_webhooks set status = 'pending' where marketplace_id = ${market.id}`;
  await process();
  expect((await figureOf(db.sql, product.id)).quantity).toBe(48);
  expect((await figureOf(db.sql, later.id)).quantity).toBe(6);
  expect(await rowsOf(market.id)).toMatchObject([{ status: 'processed' }]);
});

async function pushOf(listingId: number) {
  const [row] = await db.sql`select expected_stock, own_version from pushes where id = ${listingId}`;
  return row;
}

test('the source of a sale that provably shows its figure is known to show it', async () => {
  const { market, listingId, name } = await shop();
  await showsStock(db.sql, listingId, 50);
  await process(delivery(market.id, { ...sold, ...name }));
  expect(await pushOf(listingId)).toEqual({ expectedStock: 47, ownVersion: 0 });
});

test.each([
  ['an event that may be older than our last answer', { timestamp: '2026-01-09T10:30:00Z' }],
  ['an event from our future', { timestamp: new Date(Date.now() + 60_000).toISOString() }],
  ['a figure that did not begin at what we knew', { previous_stock: 49, current_stock: 46 }],
  ['figures that do not add up', { current_stock: 46 }],
])('the source of a sale is not known to show anything after %s', async (_why, fields) => {
  const { market, listingId, name } = await shop();
  await showsStock(db.sql, listingId, 50);
  await process(delivery(market.id, { ...sold, ...name, ...fields }));
  expect(await pushOf(listingId)).toEqual({ expectedStock: null, ownVersion: 2 });
});

test('a chain of sales in one batch is followed in the order of their timestamps', async () => {
  const { market, listingId, name } = await shop();
  await showsStock(db.sql, listingId, 50);
  const at = (ms: number) => new Date(Date.now() - 10_000 + ms).toISOString();
  await process(
    delivery(market.id, { ...sold, ...name, previous_stock: 47, current_stock: 46, change: -1, timestamp: at(500) }),
    delivery(market.id, { ...sold, ...name, timestamp: at(0) }),
  );
  expect(await pushOf(listingId)).toEqual({ expectedStock: 46, ownVersion: 0 });
});

test('a sale that crosses an open push leaves unknown what is shown', async () => {
  const { market, listingId, name } = await shop();
  await showsStock(db.sql, listingId, 50);
  await db.sql`update pushes set open_until = now() + interval '10 s', sent_at = now() where id = ${listingId}`;
  await process(delivery(market.id, { ...sold, ...name }));
  expect(await pushOf(listingId)).toEqual({ expectedStock: null, ownVersion: 2 });
});

test('an order that the marketplace ships from its own stock is recorded and never moves ours', async () => {
  const { product, market, name } = await shop({ saleSignal: 'orders' });
  const order = {
    event: 'order.created',
    order_id: 'G-1',
    items: [{ ...name, quantity: 2 }],
    fulfilment: 'marketplace',
  };
  await process(delivery(market.id, order), delivery(market.id, { event: 'order.cancelled', order_id: 'G-1' }));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(50);
  expect(await db.sql`select fulfilment, status from orders where marketplace_id = ${market.id}`).toEqual([
    { fulfilment: 'marketplace', status: 'cancelled' },
  ]);
});

test('an order that is first seen when it has been shipped is recorded as shipped and moves stock once', async () => {
  const { product, market, name } = await shop({ saleSignal: 'orders' });
  const order = { event: 'order.created', order_id: 'H-1', items: [{ ...name, quantity: 2 }] };
  await process(delivery(market.id, { ...order, status: 'shipped', ship_by: '2026-12-01T10:00:00Z' }));
  await process(delivery(market.id, order));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(48);
  expect(
    await db.sql`select status, shipped_at is not null as shipped, ship_by from orders where marketplace_id = ${market.id}`,
  ).toEqual([{ status: 'shipped', shipped: true, shipBy: new Date('2026-12-01T10:00:00Z') }]);
});

test.each([
  [true, 48, 2],
  [false, 50, 0],
])('a cancellation that says after_handover %s is believed', async (after_handover, quantity, expected) => {
  const { product, market, name } = await shop({ saleSignal: 'orders' });
  await process(delivery(market.id, { event: 'order.created', order_id: 'I-1', items: [{ ...name, quantity: 2 }] }));
  await process(delivery(market.id, { event: 'order.cancelled', order_id: 'I-1', after_handover }));
  await process(delivery(market.id, { event: 'order.cancelled', order_id: 'I-1', after_handover }));
  expect((await figureOf(db.sql, product.id)).quantity).toBe(quantity);
  const [item] = await db.sql`
    select return_expected from order_items i join orders o on o.id = i.order_id where o.marketplace_id = ${market.id}`;
  expect(item).toEqual({ returnExpected: expected });
});

test('an order that is told by SKU and again by product id moves stock once', async () => {
  const { product, market, name } = await shop({ saleSignal: 'orders' });
  const order = { event: 'order.created', order_id: 'J-1' };
  await process(delivery(market.id, { ...order, items: [{ sku: name.sku, quantity: 2 }] }));
  await process(
    delivery(market.id, { ...order, items: [{ marketplace_product_id: name.marketplace_product_id, quantity: 2 }] }),
  );
  expect((await figureOf(db.sql, product.id)).quantity).toBe(48);
});

test("an order in another currency than its marketplace's is recorded with it, and the ledger says that the price is not known", async () => {
  const { product, market, name } = await shop({ saleSignal: 'orders' });
  await process(
    delivery(market.id, {
      event: 'order.created',
      order_id: 'K-1',
      currency: 'RUB',
      items: [{ ...name, quantity: 1, price: 9 }],
    }),
  );
  const [order] = await db.sql`
    select o.currency, i.unit_price::float, m.unit_price as ledger_price from orders o join order_items i on i.order_id = o.id
    join inventory_movements m on m.order_id = o.id where o.marketplace_id = ${market.id}`;
  expect(order).toEqual({ currency: 'RUB', unitPrice: 9, ledgerPrice: null });
  expect(await db.sql`select unpriced_sold from sales_daily where product_id = ${product.id}`).toEqual([
    { unpricedSold: 1 },
  ]);
});
