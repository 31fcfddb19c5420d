import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noFaults } from '../../src/simulator/faults.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import type { SimulatedShop } from '../../src/simulator/test-marketplace.ts';

let simulator: Simulator;
let shop: SimulatedShop;

beforeAll(async () => {
  simulator = await startSimulator({ firstOrderNumber: 1_000 });
  shop = simulator.marketplaces.test;
});
afterAll(() => simulator.stop());
beforeEach(() => {
  shop.faults = noFaults();
  shop.add({ sku: 'A', stock: 10 });
  shop.add({ sku: 'B', stock: 10 });
});

function place(items = [{ sku: 'A', quantity: 3 }], options = {}) {
  const result = shop.placeOrder(items, options);
  if (!result.ok) throw new Error(result.reason);
  const [order] = result.orders;
  if (!order) throw new Error('no order');
  return order;
}

describe('a simulated order', () => {
  test('lowers every figure of its basket and keeps the goods reserved until they leave', () => {
    const order = place([
      { sku: 'A', quantity: 3 },
      { sku: 'B', quantity: 1 },
    ]);
    expect(order.stage).toBe('new');
    expect([shop.stockOf('A'), shop.stockOf('B'), shop.item('A').reserved]).toEqual([7, 9, 3]);
    expect(shop.confirmOrder(order.id).ok).toBe(true);
    shop.shipOrder(order.id);
    expect([order.stage, shop.stockOf('A'), shop.item('A').reserved]).toEqual(['shipped', 7, 0]);
  });

  test('gives its figures back when it is cancelled before it left, and not after', () => {
    const early = place();
    shop.cancelOrder(early.id, [{ sku: 'A', quantity: 1 }]);
    expect([early.stage, shop.stockOf('A')]).toEqual(['new', 8]);
    shop.cancelOrder(early.id);
    expect([early.stage, shop.stockOf('A')]).toEqual(['cancelled', 10]);
    const late = place();
    shop.shipOrder(late.id);
    shop.cancelOrder(late.id);
    expect([late.stage, shop.stockOf('A')]).toEqual(['recalled', 7]);
  });

  test('comes back item by item, and moves no figure', () => {
    const order = place();
    expect(shop.returnOrder(order.id).ok).toBe(false);
    shop.shipOrder(order.id);
    shop.deliverOrder(order.id);
    shop.returnOrder(order.id, [{ sku: 'A', quantity: 2 }]);
    expect(order.stage).toBe('delivered');
    shop.returnOrder(order.id);
    expect([order.stage, shop.stockOf('A')]).toEqual(['returned', 7]);
  });

  test('from the marketplace’s own warehouse leaves the figures alone', () => {
    const order = place([{ sku: 'A', quantity: 3 }], { fulfilment: 'marketplace' });
    shop.cancelOrder(order.id);
    expect([shop.stockOf('A'), shop.item('A').reserved]).toEqual([10, 0]);
  });

  test('is made by every sale, and lost again by a cancellation', () => {
    const before = shop.orders.all.length;
    shop.sell('A', 2);
    expect(shop.orders.all.slice(before)).toMatchObject([{ stage: 'new', items: [{ sku: 'A', quantity: 2 }] }]);
    shop.cancel('A', 2);
    expect(shop.orders.all.at(-1)).toMatchObject({ stage: 'cancelled', items: [{ cancelled: 2 }] });
  });

  test('is left out of lists for as long as the fault says', () => {
    shop.faults.ordersLateMs = 60_000;
    const order = place();
    expect(shop.orders.visible).not.toContain(order);
    expect(shop.orders.all).toContain(order);
  });
});

describe('webhooks go wrong on demand', () => {
  async function receive(act: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
    const bodies: Record<string, unknown>[] = [];
    const receiver = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      bodies.push(JSON.parse(text));
      response.end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    shop.setWebhookTarget(`http://127.0.0.1:${port}/`, 'test', 'secret');
    await act();
    shop.clearWebhookTarget();
    receiver.closeAllConnections();
    receiver.close();
    return bodies;
  }
  const sell = async (quantity: number) => {
    const sale = shop.sell('A', quantity);
    if (sale.ok) await sale.webhook;
  };

  test('a duplicated report is the same event twice', async () => {
    shop.faults.duplicateRate = 1;
    const bodies = await receive(() => sell(1));
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toEqual(bodies[1]);
  });

  test('reports overtake each other', async () => {
    shop.faults.reorderMs = 100;
    const bodies = await receive(() => Promise.all(Array.from({ length: 10 }, () => sell(1))));
    const figures = bodies.map(({ current_stock }) => Number(current_stock));
    expect(figures.toSorted((a, b) => b - a)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(figures).not.toEqual(figures.toSorted((a, b) => b - a));
  });

  test('a figure set from outside comes back as an echo, by its own clock', async () => {
    shop.faults = { ...noFaults(), echo: true, clockOffsetMs: -3_600_000 };
    const bodies = await receive(async () => {
      const answer = await fetch(`${simulator.baseUrls.test}/stocks`, {
        method: 'PUT',
        headers: { authorization: 'Bearer simulated-test-token' },
        body: JSON.stringify({ items: [{ sku: 'A', stock: 4 }] }),
      });
      expect(Date.now() - Date.parse(answer.headers.get('date') ?? '')).toBeGreaterThan(3_500_000);
      // A second report ends later than the echo began.
      await sell(1);
    });
    expect(bodies.find(({ reason }) => reason === 'sync')).toMatchObject({ previous_stock: 10, current_stock: 4 });
    expect(Date.now() - Date.parse(String(bodies[0]?.timestamp))).toBeGreaterThan(3_500_000);
  });
});

describe('orders over the control API', () => {
  const post = (path: string, body: unknown) =>
    fetch(`${simulator.url}/control/test/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('are placed, moved on, listed and refused with a reason', async () => {
    const placed: unknown = await (await post('orders', { items: [{ sku: 'A', quantity: 2, price: '99.50' }] })).json();
    const id = shop.orders.all.at(-1)?.id ?? '';
    expect(placed).toMatchObject({ orders: [{ id, items: [{ price: '99.50' }] }] });
    expect((await post('orders/step', { id, step: 'ship' })).status).toBe(200);
    const late = await post('orders/step', { id, step: 'confirm' });
    expect([late.status, await late.json()]).toEqual([409, { error: `order ${id} cannot become confirmed` }]);
    const listed: unknown = await (await fetch(`${simulator.url}/control/test/orders`)).json();
    expect(JSON.stringify(listed)).toContain(id);
    expect((await post('orders', { items: [] })).status).toBe(400);
  });

  test('a product is blocked, and a switch that does not exist is refused', async () => {
    expect((await post('state', { sku: 'A', state: 'blocked' })).status).toBe(200);
    expect(shop.item('A').state).toBe('blocked');
    const wrong = await post('switches', { misspelt: true });
    expect([wrong.status, JSON.stringify(await wrong.json())]).toEqual([400, expect.stringContaining('misspelt')]);
  });
});

describe("the simulated shop's order webhooks", () => {
  test('tell a sale, a cancellation and a return beside the changed figures', async () => {
    const events: { event: string; order_id?: string; items?: unknown }[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      events.push(JSON.parse(Buffer.concat(chunks).toString()));
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    shop.switches.reportsOrders = true;
    shop.setWebhookTarget(`http://127.0.0.1:${port}/`, 'test', 'a-secret');
    const placed = shop.placeOrder([{ sku: 'A', quantity: 3 }]);
    if (!placed.ok) throw new Error(placed.reason);
    await placed.webhooks;
    const id = placed.orders[0]?.id ?? '';
    for (const step of [
      shop.cancelOrder(id, [{ sku: 'A', quantity: 1 }]),
      shop.shipOrder(id),
      shop.deliverOrder(id),
      shop.returnOrder(id),
    ]) {
      if (!step.ok) throw new Error(step.reason);
      await step.webhooks;
    }
    shop.clearWebhookTarget();
    shop.switches.reportsOrders = false;
    expect(events.filter(({ event }) => event.startsWith('order.'))).toMatchObject([
      { event: 'order.created', order_id: id, items: [{ sku: 'A', quantity: 3 }] },
      { event: 'order.cancelled', order_id: id, items: [{ sku: 'A', quantity: 1 }] },
      { event: 'order.returned', order_id: id, items: [{ sku: 'A', quantity: 2 }] },
    ]);
    expect(events.filter(({ event }) => event === 'stock.updated')).toHaveLength(2);
    await new Promise((resolve) => server.close(resolve));
  });
});
