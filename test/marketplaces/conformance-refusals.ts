import { expect, test } from 'vitest';
import type { ItemResult, StockFigure } from '../../src/marketplaces/adapter.ts';
import { isAboutContent, RetryLater } from '../../src/marketplaces/refusals.ts';
import type { SimulatedItem } from '../../src/simulator/simulated-item.ts';
import type { ConformanceFixture, World } from './conformance-world.ts';
import { errorOf, noAbort } from './scripted-marketplace.ts';

/** What a marketplace refuses as a whole: who is to blame is found by who calls the adapter, so the adapter must not guess. */
export function refusalConformance(fixture: ConformanceFixture, world: World): void {
  const marketplace = () => world.marketplace;
  const figures = (items: SimulatedItem[], figure = 1) => items.map((item) => world.figureFor(item, figure));
  const addAll = (name: string, count = 4) => Array.from({ length: count }, (_, n) => world.add(`${name}-${n}`, 9));
  /** A thrown refusal of the content says the same as a result for each item. */
  const push = async (items: StockFigure[]): Promise<ItemResult[]> => {
    try {
      return (await world.adapter.pushStock(items, noAbort)).items;
    } catch (error) {
      if (!isAboutContent(error)) throw error;
      return items.map(({ key }) => ({ key, outcome: 'suspected', reason: error.message }));
    }
  };
  const outcomesOf = (results: ItemResult[]) => [...new Set(results.map(({ outcome }) => outcome))];

  test.each([
    ['in its own form', { refusesSets: true }],
    ['with a plain 400', { refusesSets: true, refusesPlainly: true }],
  ])(
    'a marketplace that refuses every set %s blames no item, and all are set when it works again',
    async (what, faults) => {
      const items = addAll(`ALL ${what}`);
      Object.assign(marketplace().faults, faults);
      expect(outcomesOf(await push(figures(items)))).toEqual(['suspected']);
      expect(items.map(({ stock }) => stock)).toEqual([9, 9, 9, 9]);
      Object.assign(marketplace().faults, { refusesSets: false, refusesPlainly: false });
      expect(outcomesOf(await push(figures(items)))).toEqual(['accepted']);
      expect(items.map(({ stock }) => stock)).toEqual([1, 1, 1, 1]);
    },
  );

  test('a refusal without a name costs one set: no adapter searches itself', async () => {
    const items = addAll('SEARCH', 8);
    items[5]!.state = 'spoils';
    expect(outcomesOf(await push(figures(items)))).toEqual(['suspected']);
    expect(marketplace().counts.set).toBe(1);
  });

  test('in a search nothing is read again, and the reason is in words', async () => {
    const items = addAll('READ', 3);
    items[1]!.state = 'spoils';
    const results = await push(figures(items).map((one) => ({ ...one, isSearched: true })));
    expect(results.map((one) => ('reason' in one ? one.reason : ''))).toEqual(
      items.map(() => expect.stringMatching(/\w{3}/)),
    );
    expect(marketplace().calls).toHaveLength(1);
  });

  test('sent one by one, what is bad is refused and what is good is set', async () => {
    const items = addAll('MIXED', 6);
    items[1]!.state = 'spoils';
    items[4]!.state = 'blocked';
    for (const item of items) {
      const [result] = await push(figures([item]));
      const isBad = item.state !== 'ok';
      expect({ sku: item.sku, isBad: result?.outcome !== 'accepted' }).toEqual({ sku: item.sku, isBad });
    }
    expect(items.map(({ stock }) => stock)).toEqual([1, 9, 1, 1, 9, 1]);
  });

  test('a set method that was shut down blames no item, and the error names the method', async () => {
    const items = addAll('SHUT');
    marketplace().refuses = (request) => marketplace().kindOf(request) === 'set';
    const error = await errorOf(world.adapter.pushStock(figures(items), noAbort));
    marketplace().refuses = null;
    // Uzum answers 403 for what it does not have.
    expect(error).toMatchObject({ name: expect.stringMatching(/^(Rejected|Unauthorized)$/) });
    expect(isAboutContent(error)).toBe(false);
    const path = marketplace().calls.find(({ kind }) => kind === 'set')?.path ?? '';
    expect(String(error)).toContain(path.split('/').at(-1)?.split('?')[0]);
  });

  test('too many requests, with a page of HTML and no header, are "not applied, later"', async () => {
    const status = fixture.tooManyStatus ?? 429;
    const page = { status, text: '<html>slow down</html>', headers: new Headers(), date: null };
    const limited = world.open({ http: { ...world.http, request: async () => page } });
    const error = await errorOf(limited.pushStock(figures(addAll('PAGE')), noAbort));
    expect(error).toBeInstanceOf(RetryLater);
    expect(error).toMatchObject({ outcome: 'not-applied', httpStatus: status });
  });
}
