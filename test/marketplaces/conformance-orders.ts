import { expect, test } from 'vitest';
import type { OrderLine } from '../../src/marketplaces/event.ts';
import { RetryLater, Unauthorized } from '../../src/marketplaces/refusals.ts';
import { noFaults } from '../../src/simulator/faults.ts';
import type { SimulatedOrder } from '../../src/simulator/simulated-order.ts';
import type { ConformanceFixture, World } from './conformance-world.ts';
import { add, type OrderEvent, OrderReader } from './order-reader.ts';
import { errorOf, noAbort } from './scripted-marketplace.ts';

const hourMs = 3_600_000;

/** Orders, cancellations and returns: each told, once, whatever happens between two readings. */
export function orderConformance(fixture: ConformanceFixture, world: World): void {
  test('an adapter has an order list exactly if its fixture describes one', () => {
    expect(world.adapter.pollOrders !== undefined).toBe(fixture.orders !== undefined);
  });
  const { orders: list } = fixture;
  if (!list) return;

  const place = (sku: string, quantity = 1) => {
    world.add(sku, 100);
    return world.place([{ sku, quantity, price: '99000' }]);
  };
  const move = (
    orders: SimulatedOrder[],
    step: 'confirmOrder' | 'shipOrder' | 'deliverOrder' | 'returnOrder' | 'cancelOrder',
  ) => {
    for (const { id } of orders) expect(world.marketplace[step](id)).toMatchObject({ ok: true });
  };
  const namesItem = (line: OrderLine, sku: string): boolean => {
    const item = world.marketplace.item(sku);
    if (line.link) return Object.entries(line.link).every(([id, value]) => item.link[id] === value);
    return line.sku === sku || line.marketplace_product_id === item.marketplaceProductId;
  };

  test('a new order is told by the list of new ones, with its listing, quantity, price and time', async () => {
    const orders = place('NEW-1', 2);
    const reader = new OrderReader(world);
    await reader.read('new');
    const created = reader.of(orders).flatMap((event) => (event.event === 'order.created' ? [event] : []));
    expect(reader.sold(orders)).toBe(2);
    const lines = created.flatMap(({ items }) => items);
    expect(lines.every((line) => namesItem(line, 'NEW-1') && Number(line.price) === 99_000)).toBe(true);
    expect(created.every(({ fulfilment }) => fulfilment !== 'marketplace')).toBe(true);
    const placedMs = orders[0]?.placedAt.getTime() ?? 0;
    expect(created.every(({ timestamp }) => Math.abs(Date.parse(timestamp) - placedMs) < 1_000)).toBe(true);
  });

  test('the list of new orders is one request', async () => {
    const reader = new OrderReader(world);
    await reader.read();
    world.marketplace.resetCalls();
    await reader.read('new');
    expect(world.marketplace.counts.orders).toBe(1);
    expect(world.marketplace.calls[0]?.path).toContain(list.newOrdersPath);
    expect(world.marketplace.calls).toHaveLength(1);
  });

  test('the same order read twice is the same event, and reading moves no cursor backwards', async () => {
    const orders = place('TWICE-1', 1);
    const [first, second] = [new OrderReader(world), new OrderReader(world)];
    await first.read('new');
    await second.read();
    expect(second.of(orders)).toEqual(first.of(orders));
    expect(second.cursor === null || second.cursor.length <= 10_000).toBe(true);
    await second.read();
    expect(await second.read()).toEqual([]);
  });

  test('what ships from the marketplace’s own warehouse never takes goods from us', async () => {
    world.add('FBO-1', 100);
    const orders = world.place([{ sku: 'FBO-1', quantity: 1 }], { fulfilment: 'marketplace' });
    const reader = new OrderReader(world);
    await reader.read();
    await reader.read();
    const taken = reader
      .of(orders)
      .filter((event) => event.event === 'order.created' && event.fulfilment !== 'marketplace');
    expect(taken).toEqual([]);
  });

  test('an order cancelled before it left is cancelled, and nothing says that it had left', async () => {
    const orders = place('CANCEL-1', 1);
    const reader = new OrderReader(world);
    await reader.read();
    move(orders, 'cancelOrder');
    await reader.readUntil(() => reader.of(orders).some(({ event }) => event === 'order.cancelled'));
    const cancelled = reader.of(orders).flatMap((event) => (event.event === 'order.cancelled' ? [event] : []));
    expect(cancelled).toHaveLength(1);
    expect(cancelled[0]?.after_handover ?? false).toBe(false);
  });

  test('an order cancelled after it left, or refused at the door, is a return to expect', async () => {
    const orders = place('RECALL-1', 1);
    const reader = new OrderReader(world);
    await reader.read();
    move(orders, 'confirmOrder');
    move(orders, 'shipOrder');
    await reader.readUntil(() =>
      reader.of(orders).some((event) => event.event === 'order.updated' && event.status === 'shipped'),
    );
    move(orders, 'cancelOrder');
    const isBack = (event: OrderEvent) =>
      event.event === 'order.returned' || (event.event === 'order.cancelled' && event.after_handover === true);
    await reader.readUntil(() => reader.of(orders).some(isBack));
    expect(
      reader.of(orders).filter(({ event }) => event === 'order.cancelled' || event === 'order.returned'),
    ).toHaveLength(1);
  });

  test('an order nobody saw before it was cancelled is reported as sold and cancelled, and nothing says that it had left', async () => {
    const reader = new OrderReader(world);
    await reader.read();
    const orders = place('UNSEEN-1', 1);
    move(orders, 'cancelOrder');
    await reader.readUntil(() => reader.of(orders).some(({ event }) => event === 'order.cancelled'));
    expect(reader.sold(orders)).toBe(1);
    const cancelled = reader.of(orders).flatMap((event) => (event.event === 'order.cancelled' ? [event] : []));
    expect(cancelled).toHaveLength(1);
    expect(cancelled[0]?.after_handover ?? false).toBe(false);
  });

  test('a delivered order says so', async () => {
    const orders = place('DONE-1', 1);
    const reader = new OrderReader(world);
    await reader.read();
    for (const step of ['confirmOrder', 'shipOrder', 'deliverOrder'] as const) move(orders, step);
    await reader.readUntil(() =>
      reader.of(orders).some((event) => event.event === 'order.updated' && event.status === 'delivered'),
    );
    expect(reader.sold(orders)).toBe(1);
  });

  test.runIf(list.tellsReturns)('goods that come back after delivery are a return, once', async () => {
    const orders = place('RETURN-1', 1);
    const reader = new OrderReader(world);
    await reader.read();
    for (const step of ['confirmOrder', 'shipOrder', 'deliverOrder', 'returnOrder'] as const) move(orders, step);
    await reader.readUntil(() => reader.of(orders).some(({ event }) => event === 'order.returned'));
    for (let reading = 0; reading < 5; reading += 1) await reader.read();
    expect(reader.of(orders).filter(({ event }) => event === 'order.returned')).toHaveLength(1);
  });

  test.runIf(list.cancelsParts)(
    'parts that are cancelled one after the other add up, whenever they are read',
    async () => {
      const orders = place('PARTS-1', 5);
      const reader = new OrderReader(world);
      const cancelled = () =>
        reader
          .of(orders)
          .flatMap((event) => (event.event === 'order.cancelled' ? (event.items ?? []) : []))
          .reduce(add, 0);
      await reader.read();
      const cancelOne = () => {
        for (const { id } of orders) world.marketplace.cancelOrder(id, [{ sku: 'PARTS-1', quantity: 1 }]);
      };
      cancelOne();
      await reader.readUntil(() => cancelled() === 1);
      cancelOne();
      cancelOne();
      await reader.readUntil(() => cancelled() === 3);
      expect(reader.sold(orders)).toBe(5);
    },
  );

  test('an order that lists show late is told once they show it, although it was taken on by then', async () => {
    const reader = new OrderReader(world);
    await reader.read();
    world.marketplace.faults.ordersLateMs = hourMs;
    const orders = place('LATE-1', 1);
    await reader.read();
    expect(reader.of(orders)).toEqual([]);
    for (const order of orders) order.visibleAtMs = 0;
    move(orders, 'confirmOrder');
    await reader.readUntil(() => reader.sold(orders) === 1);
  });

  test('an order made and taken on during three hours of silence is told by the first reading after it, once', async () => {
    world.marketplace.faults = { ...noFaults(), clockOffsetMs: -3 * hourMs };
    const reader = new OrderReader(world);
    await reader.read();
    world.marketplace.faults.clockOffsetMs = -hourMs;
    const orders = place('SILENCE-1', 2);
    move(orders, 'confirmOrder');
    world.marketplace.faults.clockOffsetMs = 0;
    await reader.read();
    expect(reader.sold(orders)).toBe(2);
    for (let reading = 0; reading < 3; reading += 1) await reader.read();
    expect(reader.sold(orders)).toBe(2);
  });

  test('more orders than a page holds are all told, and one that arrives between two pages by the next reading', async () => {
    const count = (list.ordersPerPage ?? 20) * 2 + 5;
    world.add('PAGES', 10_000);
    const orders = Array.from({ length: count }, () => world.place([{ sku: 'PAGES', quantity: 1 }])).flat();
    let between: SimulatedOrder[] = [];
    const end = world.marketplace.onAnswer(() => {
      if (between.length === 0) between = world.place([{ sku: 'PAGES', quantity: 1 }]);
    });
    const reader = new OrderReader(world);
    await reader.read('new');
    end();
    expect(reader.sold(orders)).toBe(count);
    await reader.read('new');
    expect(reader.sold(between)).toBe(1);
    move(orders, 'cancelOrder');
    move(between, 'cancelOrder');
  });

  test('wrong credentials are Unauthorized', async () => {
    const names = Object.keys(world.connection.credentials);
    const adapter = world.open({ credentials: Object.fromEntries(names.map((name) => [name, `canary-${name}`])) });
    const error = await errorOf(
      Promise.resolve(adapter.pollOrders?.({ scope: 'new', cursor: null, openOrderIds: [] }, noAbort)),
    );
    expect(error).toBeInstanceOf(Unauthorized);
    expect(String(error)).not.toContain('canary');
  });

  test.each([
    ['too many requests', { rateLimited: true }],
    ['an answer of 500', { status5xx: true }],
    ['a cut connection', { reset: true }],
    ['a page of HTML', { garbage: true }],
  ] as const)('%s is RetryLater, and the next reading tells everything', async (what, faults) => {
    const orders = place(`AFTER ${what}`, 1);
    const reader = new OrderReader(world);
    Object.assign(world.marketplace.faults, faults);
    expect(await errorOf(reader.read())).toBeInstanceOf(RetryLater);
    world.marketplace.faults = noFaults();
    await reader.read();
    expect(reader.sold(orders)).toBe(1);
  });

  test.each(list.lists ?? [])(
    'while $path is refused the other lists tell their orders, the reading says what failed, and nothing is lost',
    async ({ path, order, isSpare, isFirst }) => {
      const reader = new OrderReader(world);
      if (!isFirst) await reader.read();
      const orders = place(`REFUSED ${path}`, 1);
      if (order === 'confirmed') move(orders, 'confirmOrder');
      world.marketplace.refuses = (request) => `${request.path}?${request.query}`.includes(path);
      await reader.read();
      expect(reader.sold(orders)).toBe(1);
      expect(reader.failure !== undefined).toBe(isSpare !== true);
      const others = place(`MEANWHILE ${path}`, 1);
      await reader.read();
      world.marketplace.refuses = null;
      await reader.read();
      await reader.readUntil(() => reader.sold(others) === 1);
      expect(reader.failure).toBeUndefined();
      expect(reader.sold(orders)).toBe(1);
    },
  );

  test('when every list is refused the reading fails', async () => {
    world.marketplace.refuses = () => true;
    const error = await errorOf(new OrderReader(world).read());
    expect(error).toMatchObject({ name: expect.stringMatching(/Rejected|Unauthorized/) });
  });

  test('a cursor that nobody can read is a first reading, not a failure', async () => {
    const orders = place('CURSOR-1', 1);
    const reader = new OrderReader(world);
    reader.cursor = '{"from":"nonsense"';
    await reader.read();
    expect(reader.sold(orders)).toBe(1);
  });
}
