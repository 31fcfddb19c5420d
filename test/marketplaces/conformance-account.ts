import { expect, test } from 'vitest';
import type { CatalogItem, CatalogPage } from '../../src/marketplaces/adapter.ts';
import { Unauthorized } from '../../src/marketplaces/refusals.ts';
import { adapters, getAdapter } from '../../src/marketplaces/registry.ts';
import type { ConformanceFixture, World } from './conformance-world.ts';
import { errorOf, noAbort } from './scripted-marketplace.ts';

async function readCatalog(world: World): Promise<CatalogItem[]> {
  const items: CatalogItem[] = [];
  let cursor: string | null = null;
  do {
    const page: CatalogPage | undefined = await world.adapter.listCatalog?.(cursor, noAbort);
    if (!page) throw new Error('the adapter reads no catalogue');
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return items;
}

/** The catalogue leads to listings that can be pushed; a check of the account harms nothing and says what is missing. */
export function accountConformance(fixture: ConformanceFixture, world: World): void {
  test('an adapter reads a catalogue and checks its account exactly if its fixture says so', () => {
    expect(world.adapter.listCatalog !== undefined).toBe(fixture.catalog === true);
    expect(world.adapter.checkAccount !== undefined).toBe(fixture.account === true);
  });

  test.runIf(fixture.catalog)(
    'every product is in the catalogue once, over all its pages, as it is to be linked',
    async () => {
      for (let index = 0; index < 230; index += 1) world.add(`CATALOG-${index}`, index);
      const items = await readCatalog(world);
      expect(items.map(({ marketplaceSku }) => marketplaceSku).toSorted()).toEqual(
        world.marketplace.items.map(({ sku }) => sku).toSorted(),
      );
      // Opening quantities are taken from here.
      expect(items.filter(({ marketplaceSku, stock }) => stock !== world.marketplace.stockOf(marketplaceSku))).toEqual(
        [],
      );
      const { linkSchema } = getAdapter(fixture.adapter, fixture.registry ?? adapters);
      expect(items.filter(({ settings, name }) => !linkSchema.safeParse(settings).success || name === '')).toEqual([]);
      const figures = items
        .slice(0, 3)
        .map((item) => ({ ...item, key: item.marketplaceSku, figure: 77, verify: true }));
      const { items: results } = await world.adapter.pushStock(figures, noAbort);
      expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
      expect(figures.map(({ key }) => world.marketplace.stockOf(key))).toEqual([77, 77, 77]);
    },
  );

  test.runIf(fixture.account)('a check of good credentials finds nothing missing and changes nothing', async () => {
    world.add('CHECKED', 5);
    const check = await world.adapter.checkAccount?.(noAbort);
    expect(check?.missing ?? []).toEqual([]);
    expect(world.marketplace.counts.set).toBe(0);
    expect(world.marketplace.stockOf('CHECKED')).toBe(5);
  });

  test.runIf(fixture.account)('a check of wrong credentials is Unauthorized', async () => {
    const names = Object.keys(world.connection.credentials);
    const adapter = world.open({ credentials: Object.fromEntries(names.map((name) => [name, `canary-${name}`])) });
    const error = await errorOf(Promise.resolve(adapter.checkAccount?.(noAbort)));
    expect(error).toBeInstanceOf(Unauthorized);
    expect(String(error)).not.toContain('canary');
  });
}
