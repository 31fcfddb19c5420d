import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAboutContent } from '../../src/marketplaces/refusals.ts';
import { useWorld } from './conformance-world.ts';
import { add, OrderReader } from './order-reader.ts';
import { noAbort } from './scripted-marketplace.ts';

type Place = 'uzum' | 'ozon' | 'yandex_market' | 'wildberries';

/** What the sources leave open, each as a switch of the simulated marketplace: an adapter is right whichever is true. */
const dialects: [Place, string, { settings?: object; hidesParts?: true }][] = [
  ['uzum', 'oldestFirst', {}],
  ['uzum', 'deliversByDbs', {}],
  ['uzum', 'countsLeft', {}],
  ['uzum', 'sendsMilliseconds', {}],
  ['uzum', 'sendsNoZone', {}],
  ['uzum', 'mixesStock', {}],
  ['ozon', 'needsNoWindow', { hidesParts: true }],
  ['ozon', 'hidesUnfulfilled', { hidesParts: true }],
  ['ozon', 'sendsNullErrors', { hidesParts: true }],
  ['ozon', 'hidesHandover', { hidesParts: true }],
  ['yandex_market', 'hidesItemStatuses', { hidesParts: true }],
  ['yandex_market', 'skipsUnknownSkus', {}],
  ['yandex_market', 'hasNoGroups', { settings: { stockMethods: 'v3', warehouseId: '1' } }],
  ['wildberries', 'namesNobody', { hidesParts: true }],
  ['wildberries', 'namesBarcodes', { hidesParts: true }],
  ['wildberries', 'appliesRestOnConflict', { hidesParts: true }],
  ['wildberries', 'deliversByDbs', { settings: { orderSchemes: ['dbs'] }, hidesParts: true }],
  ['wildberries', 'deliversByExpress', { settings: { orderSchemes: ['fbs', 'dbs'] }, hidesParts: true }],
];

const adapters = [...new Set(dialects.map(([adapter]) => adapter))];

describe.each(adapters)('whatever is true of %s', (adapter) => {
  const linkIds =
    { uzum: ['skuId', 'barcode', 'skuTitle', 'productTitle'], wildberries: ['chrtId'] }[adapter as string] ?? [];
  const ofAdapter = dialects.filter(([name]) => name === adapter);

  describe.each(ofAdapter)('(%s: %s)', (_name, name, { settings, hidesParts }) => {
    const world = useWorld({
      adapter,
      simulated: adapter,
      linkIds,
      unknownLink: {},
      ...(settings && { settings: { ...settings } }),
    });
    beforeAll(() => Object.assign(world.marketplace.switches, { [name]: true }));
    afterAll(() => Object.assign(world.marketplace.switches, { [name]: false }));

    test('a figure that is set is accepted, shown and read', async () => {
      const items = Array.from({ length: 120 }, (_, index) => world.add(`SET-${index}`, 1));
      const figures = items
        .slice(0, 60)
        .map((item, index) => ({ ...world.figureFor(item, index), verify: index === 0 }));
      const answer = await world.adapter.pushStock(figures, noAbort);
      expect(new Set(answer.items.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']));
      const observed = await world.adapter.readStock(
        items.map((item) => world.figureFor(item, 0)),
        noAbort,
      );
      const shown = new Map(observed.map(({ key, stock }) => [key, stock]));
      expect(items.map(({ sku }) => shown.get(`key of ${sku}`))).toEqual(items.map(({ stock }) => stock));
    });

    test('a bad item stops no other, and is refused where it is named or alone', async () => {
      const items = ['BAD', 'GOOD-1', 'GOOD-2'].map((sku) => world.add(sku, 9));
      items[0]!.state = 'blocked';
      const outcomes: (string | undefined)[] = [];
      for (const item of items) {
        const { items: results } = await world.adapter.pushStock([world.figureFor(item, 3)], noAbort).catch((error) => {
          if (!isAboutContent(error)) throw error;
          return { items: [{ outcome: 'suspected' }] };
        });
        outcomes.push(results[0]?.outcome);
      }
      expect(outcomes.slice(1)).toEqual(['accepted', 'accepted']);
      // One that is skipped silently is found by the next reading.
      const isRefused = name === 'skipsUnknownSkus' ? ['accepted'] : ['rejected', 'suspected'];
      expect(isRefused).toContain(outcomes[0]);
      expect(items.map(({ stock }) => stock)).toEqual([9, 3, 3]);
    });

    test('a sale is reported once, whichever list has it, and its end too', async () => {
      world.add('SOLD', 100);
      const reader = new OrderReader(world);
      await reader.read();
      const quick = world.place([{ sku: 'SOLD', quantity: 2 }]);
      await reader.read('new');
      const orders = world.place([{ sku: 'SOLD', quantity: 3 }]);
      await reader.read();
      expect(reader.sold(orders)).toBe(3);
      expect(reader.sold(quick)).toBe(2);
      for (const { id } of orders)
        for (const step of ['shipOrder', 'deliverOrder'] as const) world.marketplace[step](id);
      await reader.readUntil(() =>
        reader.of(orders).some((event) => event.event === 'order.updated' && event.status === 'delivered'),
      );
      expect(reader.sold(orders)).toBe(3);
    });

    test.skipIf(hidesParts)(
      'a line cancelled to zero gives back what was counted, and its neighbour nothing',
      async () => {
        for (const sku of ['GONE', 'STAYS']) world.add(sku, 100);
        const orders = world.place([
          { sku: 'GONE', quantity: 2 },
          { sku: 'STAYS', quantity: 1 },
        ]);
        const reader = new OrderReader(world);
        await reader.read();
        for (const { id } of orders) world.marketplace.cancelOrder(id, [{ sku: 'GONE', quantity: 2 }]);
        const back = () =>
          reader.of(orders).flatMap((event) => (event.event === 'order.cancelled' ? (event.items ?? []) : []));
        await reader.readUntil(() => back().reduce(add, 0) === 2);
        expect(back().map(({ sku }) => sku)).toEqual(['GONE', 'GONE']);
        expect(reader.sold(orders)).toBe(3);
      },
    );
  });
});
