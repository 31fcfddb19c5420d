import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { controlApi } from './control.ts';
import { defaultLimits, type SimulatorLimits } from './limits.ts';
import { marketplaceRoute } from './marketplace-route.ts';
import { SimulatedOzon } from './ozon.ts';
import type { SimulatedMarketplace } from './simulated-marketplace.ts';
import { SimulatedShop } from './test-marketplace.ts';
import { SimulatedUzum } from './uzum.ts';
import { SimulatedWildberries } from './wildberries.ts';
import { SimulatedYandexMarket } from './yandex-market.ts';

/** The credentials that the simulated marketplaces accept, for one seller's accounts. */
function credentialsOf(seller = '') {
  return {
    uzum: { token: `simulated-uzum-token${seller}` },
    wildberries: { token: `simulated-wildberries-token${seller}` },
    ozon: { clientId: '100500', apiKey: `simulated-ozon-key${seller}` },
    yandex_market: { apiKey: `ACMA:simulated-yandex-market-key${seller}` },
    test: { token: `simulated-test-token${seller}` },
  };
}

/** The shop and the cabinet of the simulated Yandex Market. */
const yandexMarketShop = { campaignId: '21000987', businessId: '900055' } as const;

/** The warehouses that the simulated Wildberries and OZON know. */
const simulatorWarehouses = { wildberries: '658434', ozon: '22142605386000' } as const;

/** What connectMarketplace needs to connect a simulated marketplace. */
export interface SimulatedConnection {
  adapter: string;
  settings: Record<string, unknown>;
  credentials: Record<string, string>;
}

/** How to start. `port` 0: any free port. `ozonRealLimits`: OZON's 30-second rule is on. `seed` determines the faults, `firstOrderNumber` the orders' ids. */
export interface SimulatorOptions {
  host?: string;
  port?: number;
  ozonRealLimits?: boolean;
  seed?: number;
  firstOrderNumber?: number;
  /** The waits of notifications are multiplied by it (default 1), so that a test can simulate days. */
  notificationTimeScale?: number;
  /** The end of the credentials, so that two simulators are two accounts, each with its own limits. */
  seller?: string;
  limits?: { [Name in keyof SimulatorLimits]?: Partial<SimulatorLimits[Name]> };
}

/** The running simulated marketplaces. */
export interface Simulator {
  url: string;
  /** The `settings.baseUrl` for an adapter, by name, including added shops. */
  baseUrls: Record<string, string>;
  connections: Record<'uzum' | 'wildberries' | 'ozon' | 'yandex_market' | 'test', SimulatedConnection>;
  marketplaces: {
    uzum: SimulatedUzum;
    wildberries: SimulatedWildberries;
    ozon: SimulatedOzon;
    yandex_market: SimulatedYandexMarket;
    test: SimulatedShop;
  };
  /** One more shop of the generic format, with the Test Marketplace's token, at `/<name>`. */
  addShop(name: string): { shop: SimulatedShop; connection: SimulatedConnection };
  /** One more marketplace of any kind, at `/<its name>`. Returns its `settings.baseUrl`. Throws when the name is taken. */
  add(marketplace: SimulatedMarketplace): string;
  stop(): Promise<void>;
}

function build(options: SimulatorOptions): Simulator['marketplaces'] {
  const seed = options.seed ?? 1;
  const ozonDefaults = { ...defaultLimits.ozon, secondsPerPair: options.ozonRealLimits ? 30 : 0 };
  const { limits = {}, notificationTimeScale = 1 } = options;
  const credentials = credentialsOf(options.seller);
  return {
    uzum: new SimulatedUzum(credentials.uzum.token, { ...defaultLimits.uzum, ...limits.uzum }, seed),
    wildberries: new SimulatedWildberries(
      credentials.wildberries.token,
      simulatorWarehouses.wildberries,
      { ...defaultLimits.wildberries, ...limits.wildberries },
      seed + 1,
    ),
    ozon: new SimulatedOzon(
      credentials.ozon,
      simulatorWarehouses.ozon,
      { ...ozonDefaults, ...limits.ozon },
      { seed: seed + 2, notificationTimeScale },
    ),
    yandex_market: new SimulatedYandexMarket(
      { ...credentials.yandex_market, ...yandexMarketShop },
      { ...defaultLimits.yandex_market, ...limits.yandex_market },
      { seed: seed + 4, notificationTimeScale },
    ),
    test: new SimulatedShop('test', credentials.test.token, { ...defaultLimits.test, ...limits.test }, seed + 3),
  };
}

function connectionsTo(
  url: string,
  secondsPerPair: number,
  credentials: ReturnType<typeof credentialsOf>,
): Simulator['connections'] {
  const { uzum, wildberries, ozon, yandex_market: yandexMarket, test } = credentials;
  return {
    uzum: { adapter: 'uzum', settings: { baseUrl: `${url}/uzum/api/seller-openapi` }, credentials: uzum },
    wildberries: {
      adapter: 'wildberries',
      settings: { baseUrl: `${url}/wildberries`, warehouseId: simulatorWarehouses.wildberries },
      credentials: wildberries,
    },
    ozon: {
      adapter: 'ozon',
      settings: { baseUrl: `${url}/ozon`, warehouseId: simulatorWarehouses.ozon, minSecondsPerItem: secondsPerPair },
      credentials: ozon,
    },
    yandex_market: {
      adapter: 'yandex_market',
      settings: { baseUrl: `${url}/yandex_market`, ...yandexMarketShop },
      credentials: yandexMarket,
    },
    test: { adapter: 'generic', settings: { baseUrl: `${url}/test` }, credentials: test },
  };
}

/** Starts all simulated marketplaces on one HTTP server. Rejects when the port is in use. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const marketplaces = build(options);
  const all = new Map<string, SimulatedMarketplace>(Object.entries(marketplaces));
  const { firstOrderNumber } = options;
  if (firstOrderNumber !== undefined) for (const { orders } of all.values()) orders.nextNumber = firstOrderNumber;
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.route('/control', controlApi(all));
  app.all('/uzum/api/seller-openapi/*', marketplaceRoute(all, '/uzum/api/seller-openapi', 'uzum'));
  app.all('/:name/*', marketplaceRoute(all));

  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  const url = await listen(server, options);
  const credentials = credentialsOf(options.seller);
  const secondsPerPair = options.limits?.ozon?.secondsPerPair ?? (options.ozonRealLimits ? 30 : 0);
  const connections = connectionsTo(url, secondsPerPair, credentials);
  const baseUrls = Object.fromEntries(
    Object.entries(connections).map(([name, { settings }]) => [name, String(settings.baseUrl)]),
  );

  const add = (marketplace: SimulatedMarketplace): string => {
    const { name } = marketplace;
    if (all.has(name) || name === 'control') throw new Error(`${name} exists already`);
    all.set(name, marketplace);
    baseUrls[name] = `${url}/${name}`;
    return `${url}/${name}`;
  };

  return {
    url,
    baseUrls,
    connections,
    marketplaces,
    add,
    addShop(name) {
      const limits = { ...defaultLimits.test, ...options.limits?.test };
      const shop = new SimulatedShop(name, credentials.test.token, limits, (options.seed ?? 1) + all.size);
      const connection = { adapter: 'generic', settings: { baseUrl: add(shop) }, credentials: credentials.test };
      return { shop, connection };
    },
    async stop() {
      for (const marketplace of all.values()) marketplace.stop();
      await close(server);
    },
  };
}

/** Starts to listen and returns the address. Rejects when the port is in use. */
async function listen(server: ServerType, { host = '127.0.0.1', port = 0 }: SimulatorOptions): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return `http://${host}:${portOf(server.address())}`;
}

async function close(server: ServerType): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  if ('closeAllConnections' in server) server.closeAllConnections();
  await closed;
}

function portOf(address: string | AddressInfo | null): number {
  if (typeof address === 'object' && address) return address.port;
  throw new Error('the simulator is not listening on a port');
}
