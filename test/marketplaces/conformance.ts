import { describe, expect, test } from 'vitest';
import type { ItemResult, MarketplaceAdapter, PushAnswer, StockFigure } from '../../src/marketplaces/adapter.ts';
import { createMarketplaceHttp, type MarketplaceRequest } from '../../src/marketplaces/http.ts';
import { isAboutContent, RetryLater, Unauthorized } from '../../src/marketplaces/refusals.ts';
import { adapters, getAdapter } from '../../src/marketplaces/registry.ts';
import { accountConformance } from './conformance-account.ts';
import { orderConformance } from './conformance-orders.ts';
import { refusalConformance } from './conformance-refusals.ts';
import { type ConformanceFixture, useWorld, type World } from './conformance-world.ts';
import { errorOf, noAbort } from './scripted-marketplace.ts';

// A batch of 2,000 on a busy machine takes its time; only a fault is to run into a time-out.
const patientMs = 5_000;
const hastyMs = 250;

/** The rules that every adapter keeps, played against its simulated marketplace over real HTTP. */
export function adapterConformance(fixture: ConformanceFixture): void {
  describe(`${fixture.adapter} keeps the rules of every adapter`, () => {
    describe('of stock', () => stockRules(fixture, useWorld(fixture, {}, patientMs)));
    describe('of refusals', () => refusalConformance(fixture, useWorld(fixture, {}, patientMs)));
    describe('of orders', () => orderConformance(fixture, useWorld(fixture)));
    describe('of limits', () => limitRules(useWorld(fixture, { limits: {} })));
    describe('of catalogues and accounts', () => accountConformance(fixture, useWorld(fixture)));
  });
}

/** Only the rules of stock and limits, for an account whose stock is set in another way. */
export function stockConformance(what: string, fixture: ConformanceFixture): void {
  describe(`${fixture.adapter} keeps the rules of stock ${what}`, () => {
    describe('of stock', () => stockRules(fixture, useWorld(fixture, {}, patientMs)));
    describe('of refusals', () => refusalConformance(fixture, useWorld(fixture, {}, patientMs)));
    describe('of limits', () => limitRules(useWorld(fixture, { limits: {} })));
  });
}

function stockRules(fixture: ConformanceFixture, world: World): void {
  const { open, figureFor, linkOf, add } = world;
  const marketplace = () => world.marketplace;
  const adapter: Pick<MarketplaceAdapter, 'pushStock' | 'readStock'> = {
    pushStock: (items, signal) => world.adapter.pushStock(items, signal),
    readStock: (items, signal) => world.adapter.readStock(items, signal),
  };
  const unknown = (stock: number): StockFigure => ({
    key: 'key of the unknown',
    marketplaceProductId: 'P-0',
    marketplaceSku: 'NO-SUCH',
    settings: fixture.unknownLink,
    figure: stock,
  });

  /** As a push does it: of what is refused together, each item is sent alone. */
  const pushAll = async (figures: StockFigure[]): Promise<ItemResult[]> => {
    const { items } = await pushOrSuspect(figures);
    const suspected = figures.filter(({ key }) => items.some((one) => one.key === key && one.outcome === 'suspected'));
    const alone = await Promise.all(suspected.map((one) => pushOrSuspect([one])));
    const named = alone.flatMap((answer) => answer.items).map(asRejected);
    return [...items.filter(({ outcome }) => outcome !== 'suspected'), ...named];
  };
  const asRejected = (one: ItemResult): ItemResult =>
    one.outcome === 'suspected' ? { ...one, outcome: 'rejected' } : one;
  const pushOrSuspect = (figures: StockFigure[]): Promise<Pick<PushAnswer, 'items'>> =>
    adapter.pushStock(figures, noAbort).catch((error: unknown) => {
      if (!isAboutContent(error)) throw error;
      return { items: figures.map(({ key }) => ({ key, outcome: 'suspected' as const, reason: error.message })) };
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
    const count = world.adapter.limits.maxItemsPerPush;
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
    const items = await pushAll([before, unknown(7), after]);
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

  test.each(['unlinked', 'blocked'] as const)('a product that is %s is refused and the rest is set', async (state) => {
    const bad = add(`BAD-${state}`, 9);
    const good = add(`GOOD-${state}`, 9);
    bad.state = state;
    const items = await pushAll([figureFor(bad, 1), figureFor(good, 2)]);
    const outcomes = Object.fromEntries(items.map(({ key, outcome }) => [key, outcome]));
    expect(outcomes).toEqual({ [`key of ${bad.sku}`]: 'rejected', [`key of ${good.sku}`]: 'accepted' });
    expect([bad.stock, good.stock]).toEqual([9, 2]);
  });

  test('of a request that is refused without a name nothing is said of one item, and nothing is set', async () => {
    const items = ['SPOILS', 'SPOILT-1', 'SPOILT-2'].map((sku) => add(sku, 9));
    items[0]!.state = 'spoils';
    const { items: results } = await pushOrSuspect(items.map((item) => figureFor(item, 1)));
    expect(results.map(({ key, outcome }) => ({ key, outcome }))).toEqual(
      items.map(({ sku }) => ({ key: `key of ${sku}`, outcome: 'suspected' })),
    );
    expect(items.map(({ stock }) => stock)).toEqual([9, 9, 9]);
    expect(await pushAll(items.map((item) => figureFor(item, 1)))).toMatchObject([
      { outcome: 'rejected', reason: expect.stringMatching(/.+/) },
      { outcome: 'accepted' },
      { outcome: 'accepted' },
    ]);
  });

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
    const names = Object.keys(world.connection.credentials);
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
    ['a page of HTML', { garbage: true }, 1],
    ['a marketplace that hangs', { hangMs: 600 }, 5],
  ] as const)('%s means "unknown"', async (what, faults, shown) => {
    const item = add(`FAULT ${what}`, 5);
    Object.assign(marketplace().faults, faults);
    const http = createMarketplaceHttp({ allowPrivateNetworks: true, timeoutMs: hastyMs });
    const error = await errorOf(open({ http }).pushStock([figureFor(item, 1)], noAbort));
    await http.close();
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
    const counted = open({ http: world.http.counted(() => (calls += 1)) });
    await counted.pushStock([figureFor(add('COUNTED', 5), 1)], noAbort);
    await counted.readStock([figureFor(marketplace().item('COUNTED'), 0)], noAbort);
    expect(calls).toBe(marketplace().calls.length);
    expect(calls).toBe(2);
  });

  test('every request names a limit that the adapter declares', async () => {
    const named = new Set<string>();
    const item = add('NAMED', 5);
    const request = (call: MarketplaceRequest) => {
      named.add(call.bucket);
      return world.http.request(call);
    };
    const naming = open({ http: { ...world.http, request } });
    await naming.pushStock([figureFor(item, 1)], noAbort);
    await naming.readStock([figureFor(item, 1)], noAbort);
    await naming.pollOrders?.({ scope: 'all', cursor: null, openOrderIds: [] }, noAbort);
    await naming.listCatalog?.(null, noAbort);
    await naming.checkAccount?.(noAbort);
    const { buckets, pushBucket } = world.adapter.limits;
    expect(Object.keys(buckets)).toEqual(expect.arrayContaining([...named]));
    expect(named).toContain(pushBucket);
  });

  test('a first push is looked at with few requests, and ends as the figure that is shown', async () => {
    const items = [add('FIRST-1', 5), add('FIRST-2', 5)].map((item) => ({ ...figureFor(item, 3), verify: true }));
    const answer = await adapter.pushStock(items, noAbort);
    expect(answer.items.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    expect([marketplace().stockOf('FIRST-1'), marketplace().stockOf('FIRST-2')]).toEqual([3, 3]);
    expect(marketplace().counts.set).toBe(1);
    expect(marketplace().counts.read).toBeLessThanOrEqual(1);
  });

  test('ids above 2^53 and SKUs with zeros in front keep every digit', async () => {
    const { bigLink } = fixture;
    const item = marketplace().add({ sku: '007', stock: 5, ...(bigLink ? { link: bigLink } : {}) });
    const near = marketplace().add({ sku: '7', stock: 5 });
    expect((await adapter.pushStock([{ ...figureFor(item, 3), verify: true }], noAbort)).items).toEqual([
      { key: 'key of 007', outcome: 'accepted' },
    ]);
    expect([item.stock, near.stock]).toEqual([3, 5]);
    expect(await adapter.readStock([figureFor(item, 0)], noAbort)).toEqual([{ key: 'key of 007', stock: 3 }]);
  });

  test('link settings of the simulated catalogue satisfy the link schema', () => {
    const { linkSchema } = getAdapter(fixture.adapter, fixture.registry ?? adapters);
    expect(linkSchema.safeParse(linkOf(add('LINK', 1))).success).toBe(true);
    expect(linkSchema.safeParse({ misspelt: 1 }).success).toBe(false);
  });
}

function limitRules(world: World): void {
  test('as many pushes at once as its limit says overdraw nothing, and what is left is read from the answers', async () => {
    const { buckets, pushBucket, readCallsLeft, maxItemsPerPush } = world.adapter.limits;
    let tokens = buckets[pushBucket]?.burst ?? 0;
    let calls = 0;
    const left: unknown[] = [];
    const request = async (call: MarketplaceRequest) => {
      calls += 1;
      tokens -= call.cost ?? 1;
      const response = await world.http.request(call);
      left.push(readCallsLeft?.(response));
      return response;
    };
    const watched = world.open({ http: { ...world.http, request } });
    // As many items as the smallest push costs where items are what costs: the limit is used up to the last of them.
    const items = Array.from({ length: Math.min(maxItemsPerPush, 200) }, (_, n) => world.add(`BURST-${n}`, 500));
    while (tokens > 0) {
      const figures = items.map((item) => world.figureFor(item, calls));
      await watched.pushStock(figures, noAbort);
    }
    expect(tokens).toBe(0);
    expect(Object.values(world.marketplace.violations).reduce((sum, count) => sum + count, 0)).toBe(0);
    expect(left.filter((one) => (one === undefined) !== (readCallsLeft === undefined))).toEqual([]);
    expect(left).toHaveLength(calls);
  });
}
