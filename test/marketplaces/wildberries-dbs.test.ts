import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MarketplaceAdapter, OrderReading } from '../../src/marketplaces/adapter.ts';
import { createMarketplaceHttp } from '../../src/marketplaces/http.ts';
import { openAdapter } from '../../src/marketplaces/registry.ts';
import { wideLimits } from '../../src/simulator/limits.ts';
import { useSimulator } from '../support/simulator.ts';
import { noAbort } from './scripted-marketplace.ts';

const simulator = useSimulator({ limits: wideLimits });
const http = createMarketplaceHttp({ allowPrivateNetworks: true });
afterAll(() => http.close());

const hourMs = 3_600_000;
const market = () => simulator.marketplaces.wildberries;
let adapter: MarketplaceAdapter;
let cursor: string | null;
beforeAll(() => {
  market().switches.deliversByDbs = true;
  market().add({ sku: 'DBS-1', stock: 100 });
});
beforeEach(() => {
  const { settings, credentials } = simulator.connections.wildberries;
  adapter = openAdapter('wildberries', { settings: { ...settings, orderSchemes: ['dbs'] }, credentials, http });
  cursor = null;
});

const hoursAgo = (hours: number) => {
  market().faults.clockOffsetMs = -hours * hourMs;
};

async function poll(...openOrderIds: string[]): Promise<OrderReading['events']> {
  const reading = await adapter.pollOrders?.({ scope: 'all', cursor, openOrderIds }, noAbort);
  if (!reading || reading.failure) throw new Error('the orders were not read');
  cursor = reading.cursor;
  return reading.events;
}

function place(): string {
  const placed = market().placeOrder([{ sku: 'DBS-1', quantity: 1 }]);
  const [order] = placed.ok ? placed.orders : [];
  if (!order) throw new Error('no order');
  return order.id;
}

test('an order of DBS is followed from new to delivered', async () => {
  hoursAgo(0);
  const id = place();
  expect(await poll()).toMatchObject([{ event: 'order.created', order_id: id, status: 'new' }]);
  market().confirmOrder(id);
  expect(await poll(id)).toMatchObject([{ event: 'order.updated', order_id: id, status: 'confirmed' }]);
  market().shipOrder(id);
  expect(await poll(id)).toMatchObject([{ event: 'order.updated', order_id: id, status: 'shipped' }]);
  market().deliverOrder(id);
  expect(await poll(id)).toMatchObject([{ event: 'order.updated', order_id: id, status: 'delivered' }]);
});

test('an order whose buyer could not be reached is cancelled, and its goods are expected back', async () => {
  hoursAgo(0);
  const id = place();
  await poll();
  market().shipOrder(id);
  market().cancelOrder(id);
  const told = (await poll(id)).filter((event) => 'order_id' in event && event.order_id === id);
  expect(told).toMatchObject([{ event: 'order.cancelled', after_handover: true }]);
});

test('an order that was made and confirmed while nobody polled is reported once it is over, days later', async () => {
  hoursAgo(96);
  await poll();
  hoursAgo(95.5);
  const id = place();
  market().confirmOrder(id);
  const told: OrderReading['events'] = [];
  for (const hours of [93, 72, 25]) {
    hoursAgo(hours);
    told.push(...(await poll()));
  }
  expect(told).toEqual([]);
  market().shipOrder(id);
  market().deliverOrder(id);
  hoursAgo(24);
  expect(await poll()).toMatchObject([{ event: 'order.created', order_id: id, status: 'delivered' }]);
});

test('a warehouse of express DBS is connected like one of DBS', async () => {
  market().switches.deliversByExpress = true;
  expect((await adapter.checkAccount?.(noAbort))?.missing).toEqual([]);
  market().switches.deliversByExpress = false;
});
