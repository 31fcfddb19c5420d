import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/marketplaces/diagnosis.ts';
import { findMethod } from '../../src/marketplaces/methods.ts';
import { recordCalls } from '../../src/marketplaces/recorded-calls.ts';
import { adapters, openAdapter } from '../../src/marketplaces/registry.ts';
import { callOnce } from '../../src/marketplaces/single-calls.ts';
import { listUncalled } from '../../src/marketplaces/trial-steps.ts';
import { readProjectFile } from '../docs/blocks.ts';
import { type ConformanceFixture, useWorld } from './conformance-world.ts';
import { noAbort } from './scripted-marketplace.ts';

const fixtures: ConformanceFixture[] = [
  {
    adapter: 'uzum',
    simulated: 'uzum',
    linkIds: ['skuId', 'barcode', 'skuTitle', 'productTitle'],
    unknownLink: {},
  },
  { adapter: 'wildberries', simulated: 'wildberries', linkIds: ['chrtId'], unknownLink: {} },
  { adapter: 'ozon', simulated: 'ozon', linkIds: [], unknownLink: {} },
  { adapter: 'yandex_market', simulated: 'yandex_market', linkIds: [], unknownLink: {} },
  { adapter: 'generic', simulated: 'test', linkIds: [], unknownLink: {} },
];

describe.each(fixtures)('the methods of $adapter', (fixture) => {
  const world = useWorld(fixture);

  /** Everything that the adapter does, with an order that is over, so that every method has something to be called for. */
  async function callAll() {
    const item = world.add('EVERY', 9);
    const { key: _key, figure: _figure, ...listing } = world.figureFor(item, 0);
    const [order] = world.adapter.pollOrders ? world.place([{ sku: 'EVERY', quantity: 1 }]) : [];
    if (order) {
      for (const step of ['confirmOrder', 'shipOrder', 'deliverOrder'] as const) world.marketplace[step](order.id);
    }
    const recording = recordCalls(world.http);
    const adapter = world.open({ http: recording });
    const diagnosis = await diagnose(adapter, recording, { listing, orderId: order?.id });
    return { adapter, recording, diagnosis, figure: world.figureFor(item, 5) };
  }

  test('every call is in the list, and every method of the list is called', async () => {
    const { adapter, recording, diagnosis, figure } = await callAll();
    expect(diagnosis.untried).toEqual([]);
    await adapter.pushStock([figure], noAbort);
    const { methods } = adapter.api!;
    const unknown = recording.calls.filter(({ request }) => !findMethod(methods, request));
    expect(unknown.map(({ request }) => request)).toEqual([]);
    expect(listUncalled(adapter, null, recording.calls)).toEqual([]);
    const settings = recording.calls.filter(({ request }) => findMethod(methods, request)?.uses.includes('set_stock'));
    expect(settings).toHaveLength(world.marketplace.counts.set);
  });

  test('trying calls each at most once, and none that sets', async () => {
    const { adapter } = await callAll();
    world.marketplace.resetCalls();
    const recording = recordCalls(world.http);
    const once = world.open({ http: callOnce(adapter.api!.methods)(recording) });
    await diagnose(once, recording, {});
    const called = recording.calls.map(({ request }) => findMethod(adapter.api!.methods, request)?.name);
    expect(called.length).toBeGreaterThan(0);
    expect(called).toHaveLength(new Set(called).size);
    expect(world.marketplace.counts.set).toBe(0);
    await expect(once.pushStock([world.figureFor(world.marketplace.item('EVERY'), 1)], noAbort)).rejects.toThrow(
      'it is not called to be tried',
    );
    expect(world.marketplace.counts.set).toBe(0);
  });
});

/** Settings with which all methods of an adapter are called, set by set. */
const settingsOf: Record<string, object[]> = {
  uzum: [{}],
  wildberries: [{ warehouseId: '1', orderSchemes: ['fbs', 'dbs'] }],
  ozon: [{ warehouseId: '1' }],
  yandex_market: [
    { campaignId: '1', businessId: '2' },
    { campaignId: '1', businessId: '2', stockMethods: 'v3', warehouseId: '3' },
  ],
  generic: [{ baseUrl: 'https://shop.example' }],
};
const credentialsOf: Record<string, object> = {
  ozon: { clientId: '1', apiKey: 'k' },
  yandex_market: { apiKey: 'k' },
};

describe.each([...adapters.keys()])('the page of %s', (name) => {
  const http = { request: () => Promise.reject(new Error('not called')), counted: () => http, close: async () => {} };
  const apis = (settingsOf[name] ?? []).map((settings) => {
    const credentials = credentialsOf[name] ?? { token: 't' };
    return openAdapter(name, { settings, credentials, http }).api!;
  });
  /** Method, use and so on, of the table of methods. */
  const rows = readProjectFile(apis[0]!.page)
    .split('\n')
    .filter((line) => /^\| `(GET|PUT|POST) /.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

  test('lists the methods that the adapter calls, and no other', () => {
    const named = rows.map(([method = '']) => method.replace(/^`([^`]+)`.*$/, '$1'));
    const called = new Set(apis.flatMap(({ methods }) => methods.map((method) => method.name)));
    expect(named.toSorted()).toEqual([...called].toSorted());
  });

  test('says of each what it is used for, since when it is known, what is assumed, and how it is checked', () => {
    for (const cells of rows) {
      const [method, used, since, assumed, checked] = cells;
      expect(cells, method).toHaveLength(5);
      expect(used, method).not.toBe('');
      expect(since, method).not.toBe('');
      // Nothing assumed is said too.
      expect(assumed, method).not.toBe('');
      const uses = apis.flatMap(({ methods }) => methods).find(({ name: one }) => method?.includes(`\`${one}\``))?.uses;
      expect(checked, method).toBe(uses?.includes('set_stock') ? 'watched at every push' : '`doctor`, daily trial');
    }
  });
});
