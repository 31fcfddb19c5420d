import { connect, type Sql } from '../src/db/client.ts';
import type { SimulatedShop } from '../src/simulator/test-marketplace.ts';
import type { Bench } from './bench.ts';
import { findWrong, findWrongBooks, untilQuiet } from './books.ts';
import { type Markets, Sales, startMarkets } from './markets.ts';
import { type Role, type Running, startOmbor } from './processes.ts';
import { createOwnerKey, fillShop, type Place } from './shop.ts';

/** What a scene is made of. */
export interface SceneOptions {
  name: string;
  products: number;
  marketplaces?: number;
  /** Units of each product at first; by default more than any load sells. */
  opening?: number;
  /** What the marketplaces show at first, where it is not that. */
  shown?: number;
}

/** Units of each product at first, unless said otherwise. */
export const opening = 1_000_000;

/** A shop in a database of its own, its simulated marketplaces, and the processes of Ombor on it. */
export interface Scene extends AsyncDisposable {
  sql: Sql;
  databaseUrl: string;
  places: Place[];
  shops: SimulatedShop[];
  markets: Markets;
  ownerKey: string;
  products: number;
  sales: Sales;
  env: Record<string, string>;
  /** `more`: variables of the environment besides those of every process of the scene. */
  start(role: Role, more?: Record<string, string>): Promise<Running>;
  /** Waits until all is applied and sent, then checks the books; `accepted` is how many webhooks were answered with 200. */
  check(accepted: number): Promise<void>;
  /** Checks the ledger and its figures only: where nobody sends anything to marketplaces. */
  checkBooks(): Promise<void>;
}

/** Builds a scene; its processes are started by `start` and stopped with it. */
export async function openScene(bench: Bench, options: SceneOptions): Promise<Scene> {
  const { name, products, marketplaces = 3, opening: first = opening } = options;
  const { server } = bench;
  await using stack = new AsyncDisposableStack();
  const databaseUrl = await server.createDatabase(name);
  stack.defer(() => server.dropDatabase(name));
  const sql = connect(databaseUrl, { max: 4, applicationName: 'bench', statementTimeoutMs: 0 });
  stack.defer(() => sql.end());
  const markets = stack.use(await startMarkets(marketplaces, products, options.shown ?? first));
  const places = await fillShop(sql, server.encryptionKey, { products, opening: first, places: markets.places });
  const ownerKey = await createOwnerKey(sql);
  const { shops } = markets;
  const sales = new Sales(shops, places, bench.options.seed);
  const env = toEnv(databaseUrl, server.encryptionKey);
  const processes = stack.use(new AsyncDisposableStack());
  const all = stack.move();
  return {
    sql,
    databaseUrl,
    places,
    shops,
    markets,
    ownerKey,
    products,
    sales,
    env,
    async start(role, more = {}) {
      const running = await startOmbor(role, { ...env, ...more });
      processes.defer(() => running.stop());
      return running;
    },
    check: async (accepted) => {
      bench.progress(`${name}: checking the books after ${accepted} webhooks`);
      await untilQuiet(sql);
      bench.recordWrong(name, await findWrong(sql, { opening: first, sold: sales.sold, accepted, shops }));
    },
    checkBooks: async () => {
      bench.progress(`${name}: checking the books`);
      bench.recordWrong(name, await findWrongBooks(sql));
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** The environment of every process of a scene. */
const toEnv = (databaseUrl: string, encryptionKey: Buffer): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64'),
  ALLOW_PRIVATE_NETWORKS: 'true',
  STAFF_POINTS_PER_MINUTE: '1000000000',
  // Thousands of subscribers with one key from one machine.
  MAX_CONNECTIONS_PER_ADDRESS: '20000',
  MAX_CONNECTIONS_PER_STAFF: '20000',
  MAX_MESSAGES_PER_SECOND: '100000',
  PORT: '0',
  LOG_LEVEL: 'warn',
});
