import { createServer, type ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noFaults } from '../../src/simulator/faults.ts';
import type { SimulatedMarketplace } from '../../src/simulator/simulated-marketplace.ts';
import type { SimulatedNotifications } from '../../src/simulator/simulated-notifications.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import { yandexMarketHabits } from '../../src/simulator/yandex-market-notifications.ts';

type Body = Record<string, unknown>;
const right = {
  ozon: { message: { result: true }, ping: { version: '1.0', name: 'a', time: '2026-01-09T10:30:00Z' } },
  yandex_market: { message: { version: '1', name: 'a', time: '2026-01-09T10:30:00Z' }, ping: undefined },
} as const;

let simulator: Simulator;
let received: Body[] = [];
let answer: (body: Body, response: ServerResponse) => void;
const arrivals: (() => void)[] = [];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body: Body = JSON.parse(Buffer.concat(chunks).toString());
  received.push(body);
  for (const arrived of arrivals.splice(0)) arrived();
  answer(body, response);
});
let url = '';
const reply = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const takeAll = (name: 'ozon' | 'yandex_market') => (body: Body, response: ServerResponse) =>
  reply(response, body.message_type === 'TYPE_PING' ? right[name].ping : right[name].message);

/** Resolves when so many notifications have come in. */
async function arrived(count: number): Promise<void> {
  while (received.length < count) await new Promise<void>((resolve) => arrivals.push(resolve));
}

function senderOf(marketplace: SimulatedMarketplace): SimulatedNotifications {
  if (!marketplace.notifications) throw new Error('it sends none');
  return marketplace.notifications;
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  url = `http://127.0.0.1:${address.port}/push`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(async () => {
  received = [];
  // A day of gaps is some milliseconds.
  simulator = await startSimulator({ notificationTimeScale: 1e-7 });
});
afterEach(() => simulator.stop());

describe("the simulated OZON's pushes", () => {
  const sell = () => simulator.marketplaces.ozon.placeOrder([{ sku: 'A', quantity: 2 }]);
  async function register(): Promise<void> {
    const { ozon } = simulator.marketplaces;
    ozon.add({ sku: 'A', stock: 10 });
    answer = takeAll('ozon');
    expect(await senderOf(ozon).register(url, ozon.now())).toBeNull();
    received = [];
  }

  test.each([
    ['SERVER_FAULT', 503, right.ozon.ping],
    ['STATUS_CODE_NOT_OK', 201, right.ozon.ping],
    ['INVALID_BODY', 200, []],
    ['WRONG_RESULT_FIELD', 200, { result: true }],
    ['WRONG_RESULT_TIME_FIELD', 200, { ...right.ozon.ping, time: '2026-01-09T10:30:00+05:00' }],
  ])('an address is refused with %s, and nothing is sent to it', async (problem, status, body) => {
    const { ozon } = simulator.marketplaces;
    ozon.add({ sku: 'A', stock: 10 });
    answer = (_body, response) => reply(response, body, status);
    expect(await senderOf(ozon).register(url, ozon.now())).toBe(problem);
    expect(senderOf(ozon).url).toBeNull();
    sell();
    expect(received).toEqual([{ message_type: 'TYPE_PING', time: expect.stringMatching(/Z$/) }]);
  });

  test('an order is told as a posting and as changed stock, with the seller and the warehouse as numbers', async () => {
    await register();
    sell();
    await arrived(2);
    const byType = new Map(received.map((body) => [body.message_type, body]));
    expect(byType.get('TYPE_NEW_POSTING')).toMatchObject({
      posting_number: expect.stringMatching(/^\d+-0001-1$/),
      products: [{ sku: 147_451_939, quantity: 2 }],
      warehouse_id: 22_142_605_386_000,
      seller_id: 100_500,
    });
    expect(byType.get('TYPE_STOCKS_CHANGED')).toMatchObject({
      items: [{ sku: 147_451_939, stocks: [{ present: 10, reserved: 2 }] }],
    });
  });

  test('what is answered otherwise than {"result":true} is sent again, at most 13 times', async () => {
    await register();
    simulator.marketplaces.ozon.switches.pushesOwnWrites = false;
    let refused = 0;
    answer = (_body, response) => reply(response, { result: ++refused > 3 });
    const delivery = await senderOf(simulator.marketplaces.ozon).send({ message_type: 'TYPE_NEW_MESSAGE' }, noFaults());
    expect(delivery).toMatchObject({ tries: 4, problem: null });
  });

  test('an address that answers fewer than half with 200 is suspended until it is enabled', async () => {
    await register();
    const sender = senderOf(simulator.marketplaces.ozon);
    answer = (_body, response) => reply(response, { error: { code: 'ERROR_UNKNOWN' } }, 500);
    await sender.send({ message_type: 'TYPE_NEW_MESSAGE' }, noFaults());
    expect(sender.suspended).toBe('fewer than half of the answers are 200');
    expect(await sender.send({ message_type: 'TYPE_NEW_MESSAGE' }, noFaults())).toBeNull();
    answer = takeAll('ozon');
    sender.enable();
    expect(await sender.send({ message_type: 'TYPE_NEW_MESSAGE' }, noFaults())).toMatchObject({ problem: null });
  });

  test('faults make it send twice', async () => {
    await register();
    const faults = { ...noFaults(), duplicateRate: 1 };
    await senderOf(simulator.marketplaces.ozon).send({ message_type: 'TYPE_NEW_MESSAGE' }, faults);
    expect(received).toHaveLength(2);
  });
});

describe("the simulated Yandex Market's notifications", () => {
  async function register(): Promise<SimulatedNotifications> {
    const market = simulator.marketplaces.yandex_market;
    market.add({ sku: '0557722', stock: 10 });
    answer = takeAll('yandex_market');
    expect(await senderOf(market).register(url, market.now())).toBeNull();
    received = [];
    return senderOf(market);
  }

  test('an order is told with its items, and each step after it', async () => {
    await register();
    const market = simulator.marketplaces.yandex_market;
    const placed = market.placeOrder([{ sku: '0557722', quantity: 2 }]);
    const id = placed.ok ? (placed.orders[0]?.id ?? '') : '';
    await arrived(1);
    market.shipOrder(id);
    await arrived(2);
    market.cancelOrder(id);
    await arrived(3);
    expect(received).toMatchObject([
      { notificationType: 'ORDER_CREATED', orderId: Number(id), items: [{ offerId: '0557722', count: 2 }] },
      { notificationType: 'ORDER_STATUS_UPDATED', status: 'DELIVERY' },
      { notificationType: 'ORDER_CANCELLED', campaignId: 21_000_987 },
    ]);
  });

  test('an answer of 400 ends it, any other is tried again', async () => {
    const sender = await register();
    answer = (_body, response) => reply(response, { error: { type: 'WRONG_EVENT_FORMAT', message: 'm' } }, 400);
    expect(await sender.send({ notificationType: 'CHAT_CREATED' }, noFaults())).toMatchObject({ tries: 1 });
    let refused = 0;
    answer = (_body, response) => reply(response, right.yandex_market.message, ++refused > 2 ? 200 : 500);
    const delivery = await sender.send({ notificationType: 'CHAT_CREATED' }, noFaults());
    expect(delivery).toMatchObject({ tries: 3, problem: null });
  });

  test('it tries every minute for an hour, every 15 minutes for a day, hourly for 14 days, and is then switched off', () => {
    const counts = new Map<number, number>();
    let elapsedMs = 0;
    for (;;) {
      const gapMs = yandexMarketHabits.nextGapMs(1, elapsedMs);
      if (gapMs === null) break;
      expect(yandexMarketHabits.suspension([], elapsedMs)).toBeNull();
      counts.set(gapMs, (counts.get(gapMs) ?? 0) + 1);
      elapsedMs += gapMs;
    }
    expect([...counts]).toEqual([
      [60_000, 60],
      [900_000, 92],
      [3_600_000, 312],
    ]);
    expect(yandexMarketHabits.suspension([], elapsedMs)).toBe('no right answer for 14 days');
  });

  test('the control API registers an address, and says what is wrong with one', async () => {
    const control = (name: string) =>
      fetch(`${simulator.url}/control/${name}/notifications`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ url }),
      });
    answer = takeAll('yandex_market');
    expect((await control('yandex_market')).status).toBe(200);
    answer = (_body, response) => reply(response, {});
    const refused = await control('ozon');
    expect([refused.status, await refused.json()]).toEqual([422, { error: 'WRONG_RESULT_FIELD' }]);
    expect((await control('uzum')).status).toBe(409);
  });
});
