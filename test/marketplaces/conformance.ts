import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MarketplaceAdapter, StockFigure } from '../../src/marketplaces/adapter.ts';
import { RetryLater, Unauthorized } from '../../src/marketplaces/adapter.ts';
import { createMarketplaceHttp, type MarketplaceHttp } from '../../src/marketplaces/http.ts';
import { getAdapter, openAdapter } from '../../src/marketplaces/registry.ts';
import { noFaults } from '../../src/simulator/faults.ts';
import type { SimulatedItem } from '../../src/simulator/simulated-item.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import { errorOf, noAbort } from './scripted-marketplace.ts';

const wide = { perMinute: 1e9, perSecond: 1e9, burst: 1e9, perDay: 1e9, stockCallsPerMinute: 1e9, callsPerSecond: 1e9 };

/** What an adapter's test file brings: which simulated marketplace it talks to, and which of its ids linking stores. */
export interface ConformanceFixture {
  adapter: string;
  simulated: 'uzum' | 'wildberries' | 'ozon' | 'yandex_market' | 'test';
  linkIds: string[];
  /** Link settings of a product that the marketplace does not know. */
  unknownLink: Record<string, string>;
  /** The status by which it says "too many requests" (429). */
  tooManyStatus?: number;
}

/** The rules that every adapter keeps, played against its simulated marketplace over real HTTP. */
export function adapterConformance(fixture: ConformanceFixture): void {
  describe(`${fixture.adapter} keeps the rules of every adapter`, () => {
    let simulator: Simulator;
    let http: MarketplaceHttp;
    let adapter: MarketplaceAdapter;
    const marketplace = () => simulator.marketplaces[fixture.simulated];
    const open = (over: { http?: MarketplaceHttp; credentials?: Record<string, string> } = {}) => {
      const { settings, credentials } = simulator.connections[fixture.simulated];
      return openAdapter(fixture.adapter, { settings, credentials, http, ...over });
    };
    const linkOf = (item: SimulatedItem) => Object.fromEntries(fixture.linkIds.map((id) => [id, item.link[id] ?? '']));
    const figureFor = (item: SimulatedItem, stock: number): StockFigure => ({
      key: `key of ${item.sku}`,
      marketplaceProductId: item.marketplaceProductId,
      marketplaceSku: item.sku,
      settings: linkOf(item),
      figure: stock,
    });
    const unknown = (stock: number): StockFigure => ({
      key: 'key of the unknown',
      marketplaceProductId: 'P-0',
      marketplaceSku: 'NO-SUCH',
      settings: fixture.unknownLink,
      figure: stock,
    });
    const add = (sku: string, stock: number) => marketplace().add({ sku, stock });

    beforeAll(async () => {
      simulator = await startSimulator({
        limits: { uzum: wide, wildberries: wide, ozon: wide, yandexMarket: { skusPerMinute: 1e9 }, test: wide },
      });
      http = createMarketplaceHttp({ allowPrivateNetworks: true, timeoutMs: 250 });
      adapter = open();
    });
    beforeEach(() => {
      marketplace().faults = noFaults();
      marketplace().resetCalls();
    });
    afterAll(async () => {
      await http.close();
      await simulator.stop();
    });

    test('a push sets the figure with exactly one request', async () => {
      const item = add('PHONE-001', 50);
      const answer = await adapter.pushStock([figureFor(item, 47)], noAbort);
      expect(answer.items).toEqual([{ key: 'key of PHONE-001', outcome: 'accepted' }]);
      expect(marketplace().stockOf('PHONE-001')).toBe(47);
      expect(marketplace().counts).toEqual({ set: 1, read: 0, orders: 0, other: 0 });
    });

    test('a push brings the clock of the marketplace', async () => {
      const answer = await adapter.pushStock([figureFor(add('CLOCK', 5), 4)], noAbort);
      expect(Math.abs((answer.marketplaceDate?.getTime() ?? 0) - Date.now())).toBeLessThan(5_000);
    });

    test('a figure of 0 is a figure', async () => {
      await adapter.pushStock([figureFor(add('GONE', 3), 0)], noAbort);
      expect(marketplace().stockOf('GONE')).toBe(0);
    });

    test('a full batch is one request', async () => {
      const count = adapter.limits.maxItemsPerPush;
      const items = Array.from({ length: count }, (_, index) => add(`BATCH-${index}`, 1));
      const { items: results } = await adapter.pushStock(
        items.map((item, index) => figureFor(item, index)),
        noAbort,
      );
      expect(results.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(count);
      expect(items.map(({ sku }) => marketplace().stockOf(sku))).toEqual(items.map((_, index) => index));
      expect(marketplace().counts.set).toBe(1);
    });

    test('an unknown product is refused by name and the rest of its batch is set', async () => {
      const before = figureFor(add('BEFORE', 9), 1);
      const after = figureFor(add('AFTER', 9), 2);
      const { items } = await adapter.pushStock([before, unknown(7), after], noAbort);
      const byKey = new Map(items.map((result) => [result.key, result]));
      expect(items).toHaveLength(3);
      expect(byKey.get('key of BEFORE')?.outcome).toBe('accepted');
      expect(byKey.get('key of AFTER')?.outcome).toBe('accepted');
      expect(byKey.get('key of the unknown')).toMatchObject({
        outcome: 'rejected',
        reason: expect.stringMatching(/.+/),
      });
      expect([marketplace().stockOf('BEFORE'), marketplace().stockOf('AFTER')]).toEqual([1, 2]);
    });

    test.each(['unlinked', 'blocked'] as const)(
      'a product that is %s is refused and the rest is set',
      async (state) => {
        const bad = add(`BAD-${state}`, 9);
        const good = add(`GOOD-${state}`, 9);
        bad.state = state;
        const { items } = await adapter.pushStock([figureFor(bad, 1), figureFor(good, 2)], noAbort);
        const outcomes = Object.fromEntries(items.map(({ key, outcome }) => [key, outcome]));
        expect(outcomes).toEqual({ [`key of ${bad.sku}`]: 'rejected', [`key of ${good.sku}`]: 'accepted' });
        expect([bad.stock, good.stock]).toEqual([9, 2]);
      },
    );

    test('what is shown reads back under its key, and what is not listed reads null', async () => {
      const items = Array.from({ length: 120 }, (_, index) => add(`READ-${index}`, index));
      const refs = [...items.map((item) => figureFor(item, 0)), unknown(0)];
      const observed = await adapter.readStock(refs, noAbort);
      const byKey = new Map(observed.map(({ key, stock }) => [key, stock]));
      expect(items.map(({ sku }) => byKey.get(`key of ${sku}`))).toEqual(items.map(({ stock }) => stock));
      expect(byKey.get('key of the unknown')).toBeNull();
      expect(marketplace().counts.set).toBe(0);
    });

    test('a marketplace that sold meanwhile is read as it is', async () => {
      const item = add('SOLD', 10);
      marketplace().sell('SOLD', 4);
      expect(await adapter.readStock([figureFor(item, 0)], noAbort)).toEqual([{ key: 'key of SOLD', stock: 6 }]);
    });

    test('wrong credentials are Unauthorized, and no message repeats them', async () => {
      const names = Object.keys(simulator.connections[fixture.simulated].credentials);
      const credentials = Object.fromEntries(names.map((name) => [name, `canary-${name}`]));
      const error = await errorOf(open({ credentials }).pushStock([figureFor(add('LOCKED', 5), 1)], noAbort));
      expect(error).toBeInstanceOf(Unauthorized);
      expect(String(error)).not.toContain('canary');
      expect(marketplace().stockOf('LOCKED')).toBe(5);
    });

    test('too many requests means "not applied, later"', async () => {
      marketplace().faults.rateLimited = true;
      const error = await errorOf(adapter.pushStock([figureFor(add('BUSY', 5), 1)], noAbort));
      expect(error).toBeInstanceOf(RetryLater);
      expect(error).toMatchObject({ outcome: 'not-applied', httpStatus: fixture.tooManyStatus ?? 429 });
    });

    test.each([
      ['an answer of 500', { status5xx: true }, 5],
      ['a cut connection', { reset: true }, 5],
      ['an answer that never comes', { lostAnswer: true }, 1],
      ['a marketplace that hangs', { hangMs: 600 }, 5],
    ] as const)('%s means "unknown"', async (what, faults, shown) => {
      const item = add(`FAULT ${what}`, 5);
      Object.assign(marketplace().faults, faults);
      const error = await errorOf(adapter.pushStock([figureFor(item, 1)], noAbort));
      expect(error).toBeInstanceOf(RetryLater);
      expect(error).toMatchObject({ outcome: 'unknown' });
      expect(item.stock).toBe(shown);
    });

    test('an abort ends the call as "unknown"', async () => {
      marketplace().faults.hangMs = 600;
      const abort = new AbortController();
      const push = errorOf(adapter.pushStock([figureFor(add('ABORT', 5), 1)], abort.signal));
      abort.abort();
      expect(await push).toMatchObject({ name: 'RetryLater', outcome: 'unknown' });
    });

    test('every request is told to the counter of its connection', async () => {
      let calls = 0;
      const counted = open({ http: http.counted(() => (calls += 1)) });
      await counted.pushStock([figureFor(add('COUNTED', 5), 1)], noAbort);
      await counted.readStock([figureFor(marketplace().item('COUNTED'), 0)], noAbort);
      expect(calls).toBe(marketplace().calls.length);
      expect(calls).toBe(2);
    });

    test('link settings of the simulated catalogue satisfy the link schema', () => {
      const { linkSchema } = getAdapter(fixture.adapter);
      expect(linkSchema.safeParse(linkOf(add('LINK', 1))).success).toBe(true);
      expect(linkSchema.safeParse({ misspelt: 1 }).success).toBe(false);
    });
  });
}
