import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CatalogPage, MarketplaceAdapter, OrderReading } from '../../src/marketplaces/adapter.ts';
import type { MarketplaceEvent } from '../../src/marketplaces/event.ts';
import { createMarketplaceHttp, type MarketplaceHttp } from '../../src/marketplaces/http.ts';
import { getAdapter, openAdapter } from '../../src/marketplaces/registry.ts';
import { noFaults } from '../../src/simulator/faults.ts';
import { postingNumber } from '../../src/simulator/ozon-postings.ts';
import type { SimulatedOrder } from '../../src/simulator/simulated-order.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import { noAbort } from './scripted-marketplace.ts';

let simulator: Simulator;
let http: MarketplaceHttp;

beforeEach(async () => {
  simulator = await startSimulator();
  http = createMarketplaceHttp({ allowPrivateNetworks: true, timeoutMs: 2_000 });
});
afterEach(async () => {
  await http.close();
  await simulator.stop();
});

const told = (events: MarketplaceEvent[]) =>
  events.map((event) => {
    const id = 'order_id' in event ? event.order_id : '';
    return [event.event, id, 'status' in event ? event.status : undefined].filter(Boolean).join(' ');
  });

describe.each(['ozon', 'yandex_market'] as const)('the orders of the simulated %s', (name) => {
  let adapter: MarketplaceAdapter;
  let cursor: string | null = null;
  const marketplace = () => simulator.marketplaces[name];
  const idOf = (order: SimulatedOrder): string => (name === 'ozon' ? postingNumber(order) : order.id);

  beforeEach(async () => {
    const { settings, credentials } = simulator.connections[name];
    adapter = openAdapter(name, { settings, credentials, http });
    for (const sku of ['0557722', 'B']) marketplace().add({ sku, stock: 100 });
    cursor = null;
    await poll();
  });

  async function poll(openOrderIds: string[] = [], scope: 'new' | 'all' = 'all'): Promise<MarketplaceEvent[]> {
    const reading = await adapter.pollOrders?.({ scope, cursor, openOrderIds }, noAbort);
    if (!reading) throw new Error(`${name} has no order list`);
    cursor = reading.cursor;
    return reading.events;
  }

  function place(quantity = 2, options = {}): SimulatedOrder {
    const placed = marketplace().placeOrder([{ sku: '0557722', quantity, price: '150000' }], options);
    const order = placed.ok ? placed.orders[0] : undefined;
    if (!order) throw new Error('no order');
    return order;
  }

  test('a new order is found by one short reading, with its lines', async () => {
    const order = place(1);
    const [created, ...rest] = await poll([], 'new');
    expect(rest).toEqual([]);
    expect(created).toMatchObject({
      event: 'order.created',
      order_id: idOf(order),
      timestamp: order.placedAt.toISOString(),
      items: [{ sku: '0557722', quantity: 1 }],
    });
    const price = created && 'items' in created ? created.items?.[0]?.price : '';
    expect(Number(price)).toBe(150_000);
    expect(created).toMatchObject({ currency: 'UZS' });
  });

  test('an order is followed from its sale to its delivery', async () => {
    const order = place();
    const id = idOf(order);
    expect(told(await poll())).toEqual([`order.created ${id}`]);
    marketplace().confirmOrder(order.id);
    expect(told(await poll([id]))).toEqual([`order.updated ${id} confirmed`]);
    marketplace().shipOrder(order.id);
    expect(told(await poll([id]))).toEqual([`order.updated ${id} shipped`]);
    marketplace().deliverOrder(order.id);
    expect(told(await poll([id]))).toEqual([`order.updated ${id} delivered`]);
  });

  test('a cancellation before handover is told without a claim of handover, or as before it', async () => {
    const order = place();
    await poll();
    marketplace().cancelOrder(order.id);
    const [cancelled] = await poll([idOf(order)]);
    expect(cancelled).toMatchObject({ event: 'order.cancelled', order_id: idOf(order) });
    expect(cancelled && 'after_handover' in cancelled ? cancelled.after_handover : false).toBe(false);
  });

  test('an order made and cancelled while nobody looked for hours is told as both, and its goods as gone', async () => {
    const order = place();
    if (name === 'ozon') simulator.marketplaces.ozon.switches.hidesHandover = true;
    marketplace().cancelOrder(order.id);
    const longAgo = new Date(Date.now() - 3 * 3_600_000).toISOString();
    cursor = JSON.stringify({ since: longAgo, until: longAgo });
    const events = await poll();
    expect(told(events)).toEqual([`order.created ${idOf(order)}`, `order.cancelled ${idOf(order)}`]);
    expect(events.at(-1)).toMatchObject({ after_handover: true });
  });

  test('an order from the warehouse of the marketplace never says that ours sold', async () => {
    place(2, { fulfilment: 'marketplace' });
    expect(await poll()).toEqual([]);
  });

  test('an order that its list shows late is found once it stands there', async () => {
    marketplace().faults.ordersLateMs = 60_000;
    const order = place();
    expect(await poll()).toEqual([]);
    marketplace().faults = noFaults();
    order.visibleAtMs = 0;
    expect(told(await poll())).toEqual([`order.created ${idOf(order)}`]);
  });

  test('an order of a 3-hour outage is found by the first poll after it, once', async () => {
    const order = place();
    order.placedAt = new Date(Date.now() - 2 * 3_600_000);
    order.changedAt = order.placedAt;
    const longAgo = new Date(Date.now() - 3 * 3_600_000).toISOString();
    cursor = JSON.stringify({ since: longAgo, until: longAgo });
    expect(told(await poll())).toEqual([`order.created ${idOf(order)}`]);
    expect(await poll([idOf(order)])).toEqual([]);
  });

  test('many orders come through all pages, each once', async () => {
    const ids = Array.from({ length: 70 }, () => idOf(place(1)));
    expect(told(await poll())).toEqual(ids.map((id) => `order.created ${id}`));
    expect(told(await poll([], 'new'))).toHaveLength(70);
  });

  test('two readings of one state tell the same events under the same ids', async () => {
    const order = place();
    marketplace().shipOrder(order.id);
    const ids = (events: MarketplaceEvent[]) => events.map(({ event_id }) => event_id);
    expect(ids(await poll())).toEqual(ids(await poll()));
  });

  test.each([
    ['an answer of 500', { status5xx: true }],
    ['a limit', { rateLimited: true }],
    ['garbage', { garbage: true }],
    ['a cut connection', { reset: true }],
  ])('%s ends the poll and moves no cursor', async (_what, faults) => {
    place();
    Object.assign(marketplace().faults, faults);
    const before = cursor;
    await expect(poll()).rejects.toMatchObject({ name: 'RetryLater' });
    expect(cursor).toBe(before);
    marketplace().faults = noFaults();
    expect(await poll()).toHaveLength(1);
  });

  test('a clock that is an hour off loses no order', async () => {
    for (const clockOffsetMs of [3_600_000, -3_600_000]) {
      marketplace().faults.clockOffsetMs = clockOffsetMs;
      cursor = null;
      await poll();
      const order = place();
      expect(told(await poll())).toContain(`order.created ${idOf(order)}`);
    }
  });

  test('the catalogue is read page by page with names, barcodes and free stock', async () => {
    for (let index = 0; index < 60; index += 1) marketplace().add({ sku: `C${index}`, stock: index });
    const items = [];
    for (let page: string | null = null; ; ) {
      const answer: CatalogPage | undefined = await adapter.listCatalog?.(page, noAbort);
      if (!answer) throw new Error('no catalogue');
      items.push(...answer.items);
      page = answer.cursor;
      if (page === null) break;
    }
    expect(items).toHaveLength(62);
    expect(new Set(items.map(({ marketplaceSku }) => marketplaceSku)).size).toBe(62);
    expect(items.find(({ marketplaceSku }) => marketplaceSku === 'C7')).toMatchObject({
      name: 'Product C7',
      stock: 7,
      barcodes: [expect.stringMatching(/.+/)],
      settings: {},
    });
    expect(getAdapter(name).linkSchema.safeParse(items[0]?.settings).success).toBe(true);
  });

  test('a good account lacks nothing, and what it lacks is said', async () => {
    expect((await adapter.checkAccount?.(noAbort))?.missing).toEqual([]);
    const lacking = name === 'ozon' ? { lacksStockRole: true } : { lacksStockScope: true };
    Object.assign(marketplace().switches, lacking);
    expect((await adapter.checkAccount?.(noAbort))?.missing).toHaveLength(1);
  });

  test("its notifications ring at the adapter's door", async () => {
    const { notifications, settingsSchema, credentialsSchema } = getAdapter(name);
    const { settings, credentials } = simulator.connections[name];
    const account = { settings: settingsSchema.parse(settings), credentials: credentialsSchema.parse(credentials) };
    const rings: string[] = [];
    const door = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const result = notifications?.receive({ body, receivedAt: new Date() }, account);
      if (result?.keep) rings.push(result.ring);
      response.writeHead(result?.reply.status ?? 500).end(JSON.stringify(result?.reply.body));
    });
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const address = door.address();
    const sender = marketplace().notifications;
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    expect(await sender.register(url, marketplace().now())).toBeNull();
    const delivery = await sender.send(
      { message_type: 'TYPE_NEW_POSTING', notificationType: 'ORDER_CREATED' },
      noFaults(),
    );
    expect(delivery).toMatchObject({ tries: 1, problem: null });
    expect(rings).toEqual(['orders']);
    await new Promise((resolve) => door.close(resolve));
  });
});

describe('the simulated Yandex Market', () => {
  test('a test order is listed and tells nothing', async () => {
    const market = simulator.marketplaces.yandex_market;
    const { settings, credentials } = simulator.connections.yandex_market;
    const adapter = openAdapter('yandex_market', { settings, credentials, http });
    market.add({ sku: 'A', stock: 5 });
    market.switches.placesTestOrders = true;
    market.placeOrder([{ sku: 'A', quantity: 1 }]);
    const reading: OrderReading | undefined = await adapter.pollOrders?.(
      { scope: 'new', cursor: null, openOrderIds: [] },
      noAbort,
    );
    expect(market.calls.at(-1)?.status).toBe(200);
    expect(reading?.events).toEqual([]);
  });
});
