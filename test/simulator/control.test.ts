import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const post = (path: string, body: unknown) =>
  fetch(`${simulator.url}/control${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const state = async (): Promise<unknown> => (await fetch(`${simulator.url}/control/state`)).json();

describe('the control API', () => {
  test('lists products, sells, cancels and shows every figure', async () => {
    expect((await post('/uzum/products', { sku: 'PHONE-001', stock: 50 })).status).toBe(200);
    expect(await (await post('/uzum/sell', { sku: 'PHONE-001', quantity: 3 })).json()).toEqual({
      previousStock: 50,
      stock: 47,
    });
    await post('/uzum/cancel', { sku: 'PHONE-001', quantity: 1 });
    expect(await state()).toMatchObject({
      uzum: { items: [{ sku: 'PHONE-001', stock: 48, reserved: 2 }], calls: { set: 0, read: 0 } },
      wildberries: { items: [] },
    });
  });

  test('a sale that the marketplace refuses says why', async () => {
    const answer = await post('/uzum/sell', { sku: 'NO-SUCH', quantity: 1 });
    expect([answer.status, await answer.json()]).toEqual([409, { error: 'uzum does not list NO-SUCH' }]);
  });

  test('a bad body says what is wrong, an unknown marketplace is not found', async () => {
    const bad = await post('/ozon/sell', { sku: 'A', quantity: 0 });
    expect([bad.status, JSON.stringify(await bad.json())]).toEqual([400, expect.stringContaining('quantity')]);
    expect((await post('/ozon/faults', { misspelt: true })).status).toBe(400);
    expect((await post('/amazon/sell', { sku: 'A', quantity: 1 })).status).toBe(404);
  });

  test('switches faults, shows and empties the call log', async () => {
    await post('/test/faults', { status5xx: true });
    const stocks = await fetch(`${simulator.baseUrls.test}/stocks?skus=A`);
    expect(stocks.status).toBe(500);
    const calls = await (await fetch(`${simulator.url}/control/test/calls`)).json();
    expect(calls).toMatchObject({ counts: { read: 1 }, calls: [{ path: '/stocks?skus=A', status: 500 }] });
    await post('/reset-calls', {});
    expect(await state()).toMatchObject({ test: { calls: { read: 0 } } });
  });

  test('tells changed figures live', async () => {
    simulator.marketplaces.ozon.add({ sku: 'LIVE', stock: 5 });
    const abort = new AbortController();
    const answer = await fetch(`${simulator.url}/control/events`, { signal: abort.signal });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const readUntil = async (wanted: string) => {
      while (!text.includes(wanted)) {
        const { value, done } = (await reader?.read()) ?? { value: '', done: true };
        if (done) throw new Error(`the stream ended without ${wanted}`);
        text += value;
      }
    };
    await readUntil('event: ready');
    await post('/ozon/sell', { sku: 'LIVE', quantity: 2 });
    await readUntil('"stock":3');
    expect(text).toContain('"marketplace":"ozon","sku":"LIVE","previousStock":5,"stock":3,"cause":"sold"');
    abort.abort();
  });

  test('one more shop can be opened at any time', async () => {
    const { shop, connection } = simulator.addShop('shop-2');
    shop.add({ sku: 'A', stock: 4 });
    const answer = await fetch(`${connection.settings.baseUrl}/stocks?skus=A`, {
      headers: { authorization: `Bearer ${connection.credentials.token}` },
    });
    expect(await answer.json()).toEqual({ items: [{ sku: 'A', stock: 4 }] });
    expect(await state()).toMatchObject({ 'shop-2': { items: [{ sku: 'A', stock: 4 }] } });
    expect(() => simulator.addShop('shop-2')).toThrow('exists already');
  });

  test('a taken port is an error, and stop ends pending requests', async () => {
    const other = await startSimulator();
    await expect(startSimulator({ port: Number(new URL(other.url).port) })).rejects.toThrow('EADDRINUSE');
    other.marketplaces.test.faults.hangMs = 60_000;
    const pending = fetch(`${other.baseUrls.test}/stocks`).then(
      () => 'answered',
      () => 'cut',
    );
    await new Promise<void>((resolve) => {
      const look = () => (other.marketplaces.test.calls.length > 0 ? resolve() : setImmediate(look));
      look();
    });
    await other.stop();
    expect(['answered', 'cut']).toContain(await pending);
  });
});
