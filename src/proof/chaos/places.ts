import type { Simulator } from '../../simulator/simulator.ts';
import type { Account } from '../accounts.ts';
import { type BlackHole, startBlackHole } from './black-hole.ts';
import type { Deliveries } from './deliveries.ts';

/** An account with its own way from Ombor. */
export interface Place extends Account {
  way: BlackHole;
}

const listed = ['uzum', 'wildberries', 'ozon', 'yandex_market'] as const;

/**
 * Accounts at simulated marketplaces. `every` false: two shops and Wildberries, which show a figure at once; true: every marketplace,
 * OZON with its 30 seconds.
 */
export async function openPlaces(simulator: Simulator, every: boolean, { send }: Deliveries): Promise<Place[]> {
  const { marketplaces, connections } = simulator;
  const shops = ['shop_2', 'shop_3'].slice(0, every ? 2 : 1).map((code) => {
    const { shop, connection } = simulator.addShop(code);
    return { code, kind: 'test' as const, market: shop, connection, send };
  });
  const lists = listed.filter((kind) => every || kind === 'wildberries');
  const accounts = [
    { code: 'test', kind: 'test' as const, market: marketplaces.test, connection: connections.test, send },
    ...shops,
    ...lists.map((kind) => ({ code: kind, kind, market: marketplaces[kind], connection: connections[kind] })),
  ];
  return Promise.all(
    accounts.map(async (account) => {
      const way = await startBlackHole(simulator.url);
      const { settings } = account.connection;
      const baseUrl = String(settings.baseUrl).replace(simulator.url, new URL(way.url).origin);
      const connection = { ...account.connection, settings: { ...settings, baseUrl } };
      return { ...account, title: account.code, isFailing: true, way, connection };
    }),
  );
}
