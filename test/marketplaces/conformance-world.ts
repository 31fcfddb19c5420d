import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { AdapterDefinition, MarketplaceAdapter, StockFigure } from '../../src/marketplaces/adapter.ts';
import { createMarketplaceHttp, type MarketplaceHttp } from '../../src/marketplaces/http.ts';
import { adapters, openAdapter } from '../../src/marketplaces/registry.ts';
import { noFaults } from '../../src/simulator/faults.ts';
import { wideLimits } from '../../src/simulator/limits.ts';
import type { SimulatedItem } from '../../src/simulator/simulated-item.ts';
import type { SimulatedMarketplace } from '../../src/simulator/simulated-marketplace.ts';
import type { NewOrderLine, SimulatedOrder } from '../../src/simulator/simulated-order.ts';
import {
  type SimulatedConnection,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../src/simulator/simulator.ts';

/** What an adapter's order list can tell, beside what every one tells. */
export interface OrderFixture {
  /** How many orders stand on one page of the list of new orders; absent: all of them. */
  ordersPerPage?: number;
  /** The list of new orders, as it appears in the simulator's call log. */
  newOrdersPath: string;
  /** Whether it tells goods that come back after they were delivered. */
  tellsReturns: boolean;
  /** Whether a part of an order can be cancelled. */
  cancelsParts: boolean;
  /** Lists that one poll reads; absent: it reads only one. */
  lists?: RefusedList[];
}

/** A list, and an order that the others tell while it is refused. */
export interface RefusedList {
  /** A part of its path, with the query. */
  path: string;
  /** How far an order must be to be in another list. */
  order: 'new' | 'confirmed';
  /** Another list has the same, so nothing is missing. */
  isSpare?: true;
  /** Not every poll reads it, but the first one does. */
  isFirst?: true;
}

/** A simulated marketplace that the product does not have: how it is made, and how an account with it is opened. */
export interface OwnSimulation {
  /** A new one. `limited`: with its limits on calls; otherwise it refuses no call for coming too soon. */
  create(limited: boolean): SimulatedMarketplace;
  /** Settings of the account; `baseUrl`: where the marketplace listens. Absent: `{ baseUrl }`. */
  settings?(baseUrl: string): Record<string, unknown>;
  credentials: Record<string, string>;
}

/** What an adapter's test file brings: which simulated marketplace it talks to, and which of its ids linking stores. */
export interface ConformanceFixture {
  adapter: string;
  /** A name of those that the product has, or one of your own. */
  simulated: keyof Simulator['marketplaces'] | OwnSimulation;
  linkIds: string[];
  /** Link settings of a product that the marketplace does not know. */
  unknownLink: Record<string, string>;
  /** Ids above 2^53, or with zeros in front, of a product; absent: it has no ids of its own but the SKU. */
  bigLink?: Record<string, string>;
  /** Absent: the adapter has no order list. */
  orders?: OrderFixture;
  /** The adapter reads a catalogue. */
  catalog?: true;
  /** The adapter checks its account. */
  account?: true;
  /** The status by which it says "too many requests"; absent: 429. */
  tooManyStatus?: number;
  /** Settings besides those of the simulated connection. */
  settings?: Record<string, unknown>;
  /** Switches of the simulated marketplace that are on. */
  switches?: Record<string, boolean>;
  /** Kinds of marketplaces; absent: those of the product. */
  registry?: ReadonlyMap<string, AdapterDefinition>;
}

/** One adapter, its simulated marketplace and the connection between them. */
export interface World {
  readonly simulator: Simulator;
  readonly http: MarketplaceHttp;
  readonly adapter: MarketplaceAdapter;
  readonly marketplace: SimulatedMarketplace;
  readonly connection: SimulatedConnection;
  open(over?: { http?: MarketplaceHttp; credentials?: Record<string, string> }): MarketplaceAdapter;
  linkOf(item: SimulatedItem): Record<string, string>;
  figureFor(item: SimulatedItem, stock: number): StockFigure;
  add(sku: string, stock: number): SimulatedItem;
  /** Orders there; throws when they are refused. */
  place(items: NewOrderLine[], options?: Parameters<SimulatedMarketplace['placeOrder']>[1]): SimulatedOrder[];
}

/** Starts a simulator for the tests of one `describe` and opens the adapter to it. Limits are out of the way unless `options` has some. */
export function useWorld(fixture: ConformanceFixture, options: SimulatorOptions = {}, timeoutMs = 250): World {
  let simulator: Simulator;
  let marketplace: SimulatedMarketplace;
  let connection: SimulatedConnection;
  let http: MarketplaceHttp;
  let adapter: MarketplaceAdapter;
  const world: World = {
    get simulator() {
      return simulator;
    },
    get http() {
      return http;
    },
    get adapter() {
      return adapter;
    },
    get marketplace() {
      return marketplace;
    },
    get connection() {
      return connection;
    },
    open(over = {}) {
      const { settings: own, credentials } = connection;
      const account = { settings: { ...own, ...fixture.settings }, credentials, http, ...over };
      return openAdapter(fixture.adapter, account, fixture.registry ?? adapters);
    },
    linkOf: (item) => Object.fromEntries(fixture.linkIds.map((id) => [id, item.link[id] ?? ''])),
    figureFor: (item, stock) => ({
      key: `key of ${item.sku}`,
      marketplaceProductId: item.marketplaceProductId,
      marketplaceSku: item.sku,
      settings: world.linkOf(item),
      figure: stock,
    }),
    add: (sku, stock) => world.marketplace.add({ sku, stock }),
    place(items, placeOptions) {
      const placed = world.marketplace.placeOrder(items, placeOptions);
      if (!placed.ok) throw new Error(placed.reason);
      return placed.orders;
    },
  };
  beforeAll(async () => {
    simulator = await startSimulator({ limits: wideLimits, ...options });
    ({ marketplace, connection } = findSimulated(simulator, fixture, options.limits !== undefined));
    Object.assign(world.marketplace.switches, fixture.switches);
    http = createMarketplaceHttp({ allowPrivateNetworks: true, timeoutMs });
    adapter = world.open();
  });
  beforeEach(() => {
    world.marketplace.faults = noFaults();
    world.marketplace.refuses = null;
    world.marketplace.resetCalls();
  });
  afterAll(async () => {
    await http.close();
    await simulator.stop();
  });
  return world;
}

function findSimulated(
  simulator: Simulator,
  { adapter, simulated }: ConformanceFixture,
  limited: boolean,
): Pick<World, 'marketplace' | 'connection'> {
  if (typeof simulated === 'string') {
    return { marketplace: simulator.marketplaces[simulated], connection: simulator.connections[simulated] };
  }
  const marketplace = simulated.create(limited);
  const baseUrl = simulator.add(marketplace);
  const settings = simulated.settings?.(baseUrl) ?? { baseUrl };
  return { marketplace, connection: { adapter, settings, credentials: simulated.credentials } };
}
