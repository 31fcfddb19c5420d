import { expect, test } from 'vitest';
import { acceptDrift } from '../../../src/db/drifts/accept-drift.ts';
import { useDatabase } from '../../support/database.ts';
import { showsStock } from '../../support/shop.ts';
import { openShop } from './signed-events.ts';

const db = useDatabase();
const sale = { event: 'stock.updated', previous_stock: 50, current_stock: 47, change: -3 };

test.each(['Sold', 'SOLD', ' sold ', 'sale', 'Sale', 'ＳＯＬＤ'])('reason "%s" is a sale', async (reason) => {
  const { listed, send, figures, rows } = await openShop(db.sql, { saleSignal: 'stock' });
  await send({ ...sale, sku: listed[0]!.sku, reason });
  expect(await figures()).toEqual([47]);
  expect(await rows()).toMatchObject([{ status: 'processed', errorMessage: null }]);
});

test.each(['canceled', 'Cancelled', 'CANCELED', 'cancellation', ' cancelled'])(
  'reason "%s" is a cancellation',
  async (reason) => {
    const { listed, send, figures } = await openShop(db.sql, { saleSignal: 'stock' });
    await send({ ...sale, sku: listed[0]!.sku, current_stock: 53, change: 3, reason });
    expect(await figures()).toEqual([53]);
  },
);

test.each([
  'Stock.Updated',
  'STOCK.UPDATED',
  'stock_updated',
  'stock-updated',
  'stock updated',
  'stockUpdated',
  'stock/update',
])('event "%s" is stock.updated', async (event) => {
  const { listed, send, figures } = await openShop(db.sql, { saleSignal: 'stock' });
  await send({ ...sale, event, sku: listed[0]!.sku, reason: 'sold' });
  expect(await figures()).toEqual([47]);
});

test.each([
  ['Order.Created', 'order.canceled'],
  ['order_create', 'ORDER_CANCELLED'],
  ['orders/create', 'orders/cancelled'],
  ['orderCreated', 'orderCanceled'],
])('"%s" and "%s" are an order and its cancellation', async (created, cancelled) => {
  const { listed, send, figures } = await openShop(db.sql);
  const items = [{ sku: listed[0]!.sku, quantity: 2 }];
  await send({ event: created, order_id: 'W-1', items });
  expect(await figures()).toEqual([48]);
  await send({ event: cancelled, order_id: 'W-1' });
  expect(await figures()).toEqual([50]);
});

test.each(['stock.updatd', 'order.craeted', 'oder.created', 'order.cancelld'])(
  'a mistyped event "%s" is failed with what was probably meant',
  async (event) => {
    const { listed, send, rows } = await openShop(db.sql);
    await send({ ...sale, event, order_id: 'W-2', sku: listed[0]!.sku, reason: 'sold' });
    expect(await rows()).toMatchObject([
      { status: 'failed', errorMessage: expect.stringContaining(`Event "${event}" is unknown: was`) },
    ]);
  },
);

test.each(['price.updated', 'customer.created', 'ping', '…'])(
  'another event "%s" is kept and ignored',
  async (event) => {
    const { send, rows } = await openShop(db.sql);
    await send({ event });
    expect(await rows()).toMatchObject([
      { status: 'processed', errorMessage: `event "${event}" is not supported: it is kept and ignored` },
    ]);
  },
);

const driftsOf = (marketplaceId: number) => db.sql`
  select status, cause, figure, shown, told, arithmetic from drifts where marketplace_id = ${marketplaceId} order by id`;

test.each([
  ['Verkauf', -3, 'missed_event'],
  ['restock', 5, 'manual_edit'],
  [null, -3, 'missed_event'],
  [undefined, -3, 'missed_event'],
])(
  'a change for the reason %j moves nothing, and is a difference with an alert before the next push',
  async (reason, change, cause) => {
    const { market, listed, send, figures, alerts } = await openShop(db.sql, { saleSignal: 'stock' });
    const { sku, listingId } = listed[0]!;
    await showsStock(db.sql, listingId, 50);
    await send({ ...sale, sku, change, current_stock: 50 + change, reason });
    expect(await figures()).toEqual([50]);
    expect(await driftsOf(market.id)).toMatchObject([
      {
        status: 'open',
        cause,
        figure: 50,
        shown: 50 + change,
        told: 50,
        arithmetic: expect.stringContaining(`"${reason ?? ''}"`),
      },
    ]);
    const parameters = { marketplaceSku: sku, shown: 50 + change, figure: 50, cause };
    expect(await alerts()).toMatchObject([{ kind: 'drift', about: sku, parameters, open: true }]);
    const [push] = await db.sql`select pushed_version < owed_version as owed from pushes where id = ${listingId}`;
    expect(push).toEqual({ owed: true });
  },
);

test('a person who accepts a reported change moves the stock by it', async () => {
  const { market, listed, send, figures, alerts } = await openShop(db.sql, { saleSignal: 'stock' });
  const { sku, listingId } = listed[0]!;
  await showsStock(db.sql, listingId, 50);
  await send({ ...sale, sku, reason: 'Verkauf' });
  const [drift] = await db.sql<{ id: string }[]>`select id from drifts where marketplace_id = ${market.id}`;
  await db.sql.begin((tx) => acceptDrift(tx, { id: drift!.id, meaning: 'sale', note: null, actor: 'test' }));
  expect(await figures()).toEqual([47]);
  expect(await alerts()).toMatchObject([{ kind: 'drift', open: false }]);
});

test('changes that are reported one after the other are one difference, and a replay adds nothing', async () => {
  const { market, listed, send, rows, replay } = await openShop(db.sql, { saleSignal: 'stock' });
  const { sku, listingId } = listed[0]!;
  await showsStock(db.sql, listingId, 50);
  await send({ ...sale, sku, reason: 'Verkauf' });
  await send({ ...sale, sku, previous_stock: 47, current_stock: 45, change: -2, reason: 'Verkauf' });
  for (const { id } of await rows()) await replay(id);
  expect(await driftsOf(market.id)).toMatchObject([{ status: 'open', figure: 50, shown: 45, told: 50 }]);
});

test('the echo of a figure that was sent is no difference', async () => {
  const { market, listed, send, alerts } = await openShop(db.sql, { saleSignal: 'stock' });
  const { sku, listingId } = listed[0]!;
  await db.sql`
    insert into listing_figures (marketplace_product_id, kind, figure, outcome, happened_at, acknowledged_at)
    values (${listingId}, 'told', 47, 'accepted', now(), now())`;
  await send({ ...sale, sku, reason: 'sync' });
  await showsStock(db.sql, listingId, 48);
  await send({ ...sale, sku, previous_stock: 47, current_stock: 48, change: 1, reason: 'sync' });
  await send({ ...sale, sku, previous_stock: 48, current_stock: 50, change: 2, reason: 'sync' });
  expect(await driftsOf(market.id)).toEqual([]);
  expect(await alerts()).toEqual([]);
});

test('a change that is reported while a figure is being sent is looked at again', async () => {
  const { market, listed, send, rows, work } = await openShop(db.sql, { saleSignal: 'stock' });
  const { sku, listingId } = listed[0]!;
  await showsStock(db.sql, listingId, 50);
  await db.sql`update pushes set open_until = now() + interval '10 s', sent_at = now() where id = ${listingId}`;
  await send({ ...sale, sku, reason: 'Verkauf' });
  expect(await rows()).toMatchObject([{ status: 'retry' }]);
  await db.sql`update pushes set open_until = null where id = ${listingId}`;
  await db.sql`update marketplace_webhooks set next_attempt_at = now() where marketplace_id = ${market.id}`;
  await work();
  expect(await rows()).toMatchObject([{ status: 'processed' }]);
  expect(await driftsOf(market.id)).toMatchObject([{ status: 'open', shown: 47 }]);
});

test('where orders are the sale signal a changed figure is only recorded', async () => {
  const { market, listed, send } = await openShop(db.sql);
  await showsStock(db.sql, listed[0]!.listingId, 50);
  await send({ ...sale, sku: listed[0]!.sku, reason: 'Verkauf' });
  expect(await driftsOf(market.id)).toEqual([]);
});
