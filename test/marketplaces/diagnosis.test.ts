import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/marketplaces/diagnosis.ts';
import { recordCalls } from '../../src/marketplaces/recorded-calls.ts';
import type { WireRequest } from '../../src/simulator/wire.ts';
import { type ConformanceFixture, useWorld } from './conformance-world.ts';

type Name = Exclude<ConformanceFixture['simulated'], object>;
const fixture = (simulated: Name, linkIds: string[] = []): ConformanceFixture & { simulated: Name } => ({
  adapter: simulated === 'test' ? 'generic' : simulated,
  simulated,
  linkIds,
  unknownLink: {},
});
const fixtures = [
  fixture('uzum', ['skuId', 'barcode', 'skuTitle', 'productTitle']),
  fixture('wildberries', ['chrtId']),
  fixture('ozon'),
  fixture('yandex_market'),
  fixture('test'),
];

describe.each(fixtures)('trying what $adapter reads', (one) => {
  const world = useWorld(one);
  const run = async () => {
    const { key: _key, figure: _figure, ...listing } = world.figureFor(world.add('TRIED', 5), 0);
    const recording = recordCalls(world.http);
    return diagnose(world.open({ http: recording }), recording, { listing });
  };
  const refuse = (refuses: (request: WireRequest) => boolean): void => {
    world.marketplace.refuses = refuses;
  };

  test('says of each method that it works, sets nothing, and tells the calls that are left where the answers do', async () => {
    const { methods, notes } = await run();
    expect(notes).toEqual([]);
    expect(methods.filter(({ outcome }) => outcome !== 'works')).toEqual([]);
    expect(new Set(methods.map(({ used }) => used)).size).toBeGreaterThan(1);
    const called = new Set(world.marketplace.calls.map(({ method, path }) => `${method} ${path.split('?')[0]}`));
    const named = methods.map(({ method }) =>
      method.replace(new URL(world.simulator.baseUrls[one.simulated]!).pathname, ''),
    );
    expect(new Set(named.map((method) => method.replace('  ', ' ')))).toEqual(called);
    expect(world.marketplace.counts.set).toBe(0);
    if (one.simulated === 'uzum') expect(methods[0]?.left).toMatchObject({ today: expect.any(Number) });
  });

  test.runIf(one.adapter !== 'generic')('reads the stock of the first product where none is linked', async () => {
    world.add('TRIED', 5);
    const recording = recordCalls(world.http);
    const { methods, notes } = await diagnose(world.open({ http: recording }), recording, {});
    expect(notes).toEqual([]);
    expect(methods).toContainEqual(expect.objectContaining({ used: 'stock', outcome: 'works' }));
  });

  test('names the method that is refused, and no other', async () => {
    const { methods: all } = await run();
    const path = new URL(world.simulator.baseUrls[one.simulated]!).pathname;
    const victim = all.at(-1)!.method;
    refuse((request) => victim === `${request.method} ${path}${request.path}`);
    const { methods } = await run();
    const bad = methods.filter(({ outcome }) => outcome !== 'works');
    expect(bad.length).toBeGreaterThan(0);
    for (const { method, outcome, detail } of bad) {
      expect({ method, outcome }).toEqual({ method: victim, outcome: 'refused' });
      expect(detail).toMatch(/HTTP 4\d\d/);
    }
  });

  test('says what was expected of an answer in another form', async () => {
    world.marketplace.faults.garbage = true;
    const { methods: all, notes } = await run();
    // The generic format has its own words for it.
    const methods = all.filter(({ outcome }) => one.adapter !== 'generic' || outcome !== 'works');
    if (one.adapter === 'generic') expect(notes).toContainEqual(expect.stringContaining('check settings.baseUrl'));
    expect(new Set(methods.map(({ outcome }) => outcome))).toEqual(new Set(['unexpected']));
    expect(methods.every(({ detail }) => /cannot be read: it is not JSON/.test(detail))).toBe(true);
  });

  test('says of a method that it works and will be switched off, with the date', async () => {
    world.marketplace.faults.deprecates = true;
    const { methods } = await run();
    expect(methods.filter(({ outcome }) => outcome !== 'works')).toEqual([]);
    expect(new Set(methods.map(({ sign }) => `${sign?.kind} ${sign?.until?.slice(0, 10)}`))).toEqual(
      new Set(['deprecated 2027-01-18']),
    );
  });

  test('says that nothing answers', async () => {
    world.marketplace.faults.reset = true;
    const { methods } = await run();
    expect(new Set(methods.map(({ outcome }) => outcome))).toEqual(new Set(['no answer']));
  });
});
