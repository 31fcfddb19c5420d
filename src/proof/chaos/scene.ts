import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createApi } from '../../demo/api.ts';
import { newApiKey } from '../../secrets.ts';
import { seededRandom } from '../../simulator/faults.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { Buyers } from '../sales.ts';
import { listSkus, openShop } from '../shop.ts';
import { Checker } from './checker.ts';
import { Crew } from './crew.ts';
import { Deliveries } from './deliveries.ts';
import { Follower } from './follower.ts';
import { openPlaces, type Place } from './places.ts';
import { Postgres } from './postgres.ts';
import { Staff } from './staff.ts';

/** What a fault needs of the machine before anything is started. */
export interface Preparation {
  /** Where the server keeps its data; absent: beside the logs. */
  databaseDirectory?: string;
  /** More variables of the server, and of the process with this name. */
  postgresEnv?: Record<string, string>;
  envOf?: (name: string) => Record<string, string>;
}

export interface SceneOptions {
  directory: string;
  seed: number;
  /** false: two shops and Wildberries, which show a figure at once; true: every marketplace, OZON with its 30 seconds. */
  everyMarketplace: boolean;
  products: number;
  preparation: Preparation;
}

/** A whole Ombor with the world around it: two processes of each kind, marketplaces, subscribers, staff, and the checker. */
export interface Scene {
  postgres: Postgres;
  crew: Crew;
  places: Place[];
  skus: string[];
  buyers: Buyers;
  staff: Staff;
  deliveries: Deliveries;
  followers: Follower[];
  checker: Checker;
  /** Decides about faults. */
  random: () => number;
  /** How often each fault was injected. */
  injected: Map<string, number>;
  note(fault: string): void;
  /** Stops everything. Returns the ms that the slowest process of Ombor took. */
  stop(): Promise<number>;
}

/** How often a shop that sends webhooks is visited for each visit of a marketplace whose orders are read from its list. */
const shopVisits = 6;

/** Starts everything and opens the shop; nothing fails yet. */
export async function openScene(options: SceneOptions): Promise<Scene> {
  const { seed, everyMarketplace } = options;
  const { postgres, crew, ownerKey } = await startOmbor(options);
  const simulator = await startSimulator({ seed, ozonRealLimits: true });
  const world = await openWorld(options, { simulator, crew, ownerKey, every: everyMarketplace });
  const { places, staff, followers } = world;
  const checker = new Checker({ sql: postgres.admin, accounts: places, ...world });
  checker.start();
  const injected = new Map<string, number>();
  return {
    postgres,
    crew,
    ...world,
    checker,
    random: seededRandom(seed + 500),
    injected,
    note: (fault) => void injected.set(fault, (injected.get(fault) ?? 0) + 1),
    async stop() {
      await checker.stop();
      await Promise.all(followers.map((follower) => follower.stop()));
      await staff.stop();
      const tookMs = await crew.stop();
      await simulator.stop();
      await Promise.all(places.map(({ way }) => way.stop()));
      await postgres.stop();
      return tookMs;
    },
  };
}

async function startOmbor({ directory, preparation }: SceneOptions) {
  await mkdir(directory, { recursive: true });
  const { databaseDirectory = path.join(directory, 'postgres'), postgresEnv, envOf = () => ({}) } = preparation;
  const postgres = await Postgres.start(databaseDirectory, postgresEnv);
  const ownerKey = newApiKey();
  const encryptionKey = postgres.encryptionKey.toString('base64');
  const crew = await Crew.start({
    databaseUrl: postgres.url,
    encryptionKey,
    ownerKey,
    logDirectory: directory,
    envOf,
  });
  postgres.onMoved((url) => crew.leadTo(url));
  return { postgres, crew, ownerKey };
}

interface Parts {
  simulator: Simulator;
  crew: Crew;
  ownerKey: string;
  every: boolean;
}

/** Opens the shop, and everybody outside of Ombor. */
async function openWorld({ seed, products }: SceneOptions, { simulator, crew, ownerKey, every }: Parts) {
  const urls = (): string[] => crew.urls;
  const authorization = `Bearer ${ownerKey}`;
  const deliveries = new Deliveries(urls, seed);
  const places = await openPlaces(simulator, every, deliveries);
  const skus = listSkus(products);
  const visited = places.flatMap((place) =>
    Array.from({ length: place.kind === 'test' ? shopVisits : 1 }, () => place),
  );
  const buyers = new Buyers(places, skus, seed, visited);
  const staff = new Staff(urls, authorization, skus, seed);
  const [url = ''] = urls();
  await openShop(createApi(url, authorization), url, places, skus);
  const followers = urls().map(() => new Follower(urls, authorization, skus));
  for (const [index, follower] of followers.entries()) follower.start(index);
  return { deliveries, places, skus, buyers, staff, followers };
}
