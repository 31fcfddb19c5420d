import type { Json } from '../../db/client.ts';
import { rememberModel, restoreModel } from '../../db/model-database.ts';
import type { SimulatedMarketplace } from '../../simulator/simulated-marketplace.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import type { ModelOmbor } from './ombor.ts';

/** The marketplaces with order lists of their own; each history has one of them. */
export const listed = ['ozon', 'uzum', 'wildberries', 'yandex_market'] as const;
/** The shops that speak the generic format: what reports their sales, and how. */
export const shops = ['figures', 'orders', 'polled'] as const;

/** The code of a marketplace of the model. */
export type PlaceCode = (typeof listed)[number] | (typeof shops)[number];

/** A marketplace of a history, as the outside world knows it. */
export interface Place {
  code: PlaceCode;
  market: SimulatedMarketplace;
  /** What moves Ombor's stock for its sales, as its seller has set it. */
  signal: 'STOCK' | 'ORDERS';
  /** Whether its sales are found by its figures only, read by Ombor. */
  isPolled: boolean;
  paused: boolean;
  webhooksEnabled: boolean;
}

const much = 1e9;
const limits = {
  uzum: { perSecond: much, burst: much, perDay: much },
  wildberries: { perMinute: much, burst: much, contentPerMinute: much, contentBurst: much },
  ozon: { stockCallsPerMinute: much, callsPerSecond: much },
  yandex_market: { skusPerMinute: much, orderCallsPerHour: much },
  test: { perMinute: much, burst: much },
} as const;

/** The same secret for the life of a model: each history tells its new simulator. */
const secretOf = (code: string): string => `model-secret-of-${code}`;

/** Connects every marketplace once, and remembers the database as the beginning of each history. */
export async function connectPlaces(ombor: ModelOmbor): Promise<void> {
  const simulator = await startSimulator({ limits });
  try {
    for (const code of shops) await connect(ombor, code, simulator.addShop(code).connection);
    for (const code of listed) await connect(ombor, code, simulator.connections[code]);
    await ombor.sweep();
    await rememberModel(ombor.sql);
  } finally {
    await simulator.stop();
  }
}

async function connect(
  ombor: ModelOmbor,
  code: PlaceCode,
  connection: { adapter: string; settings: object; credentials: object },
): Promise<void> {
  const sendsWebhooks = code === 'figures' || code === 'orders';
  await ombor.must('connectMarketplace', {
    code,
    name: code,
    ...connection,
    currency: 'UZS',
    saleSignal: code === 'figures' || code === 'polled' ? 'STOCK' : 'ORDERS',
    supportsWebhooks: sendsWebhooks,
    webhookEnabled: sendsWebhooks,
    ...(sendsWebhooks && { webhookSecret: secretOf(code) }),
    startPaused: false,
  });
}

/** A history's own marketplaces: three shops and one with order lists. */
export interface Places {
  simulator: Simulator;
  all: Place[];
}

/** Starts new simulated marketplaces, and brings Ombor back to its beginning, connected to them. */
export async function openPlaces(ombor: ModelOmbor, withLists: (typeof listed)[number], seed: number): Promise<Places> {
  const simulator = await startSimulator({ limits, seed });
  const all = [...shops.map((code) => simulator.addShop(code).shop), simulator.marketplaces[withLists]].map(
    (market): Place => {
      const code = market.name as PlaceCode;
      const isStock = code === 'figures' || code === 'polled';
      const signal = isStock ? 'STOCK' : 'ORDERS';
      return { code, market, signal, isPolled: code === 'polled', paused: false, webhooksEnabled: true };
    },
  );
  const settings: Record<string, Json> = { [withLists]: simulator.connections[withLists].settings as Json };
  for (const code of shops) settings[code] = { baseUrl: simulator.baseUrls[code] ?? '' };
  await restoreModel(
    ombor.sql,
    listed.filter((code) => code !== withLists),
    settings,
  );
  ombor.forget();
  for (const { code, market } of all) {
    if (code !== 'figures' && code !== 'orders') continue;
    market.setWebhookTarget(`${ombor.url}/webhooks/marketplaces/stock-update`, code, secretOf(code));
    market.switches.reportsOrders = true;
  }
  return { simulator, all };
}
