import type { Json } from '../../db/client.ts';
import { rememberModel, restoreModel } from '../../db/model-database.ts';
import type { SimulatedItem } from '../../simulator/simulated-item.ts';
import type { SimulatedMarketplace } from '../../simulator/simulated-marketplace.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import type { WebhookTarget } from '../../simulator/webhook-sender.ts';
import type { ModelClock } from './clock.ts';
import type { ModelOmbor } from './ombor.ts';

/** The marketplaces with order lists of their own; each history has one of them. */
export const listed = ['ozon', 'uzum', 'wildberries', 'yandex_market'] as const;
/** The shops that speak the generic format: what reports their sales, and how. */
const shops = ['figures', 'orders', 'polled'] as const;

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
  /** Whether events were stored and not applied since the last replay. */
  hasMissed: boolean;
  /** Where it reports its sales; null: it does not. */
  target: WebhookTarget | null;
}

const much = 1e9;
const limits = {
  uzum: { perSecond: much, burst: much, perDay: much },
  wildberries: { perMinute: much, burst: much, contentPerMinute: much, contentBurst: much },
  ozon: { stockCallsPerMinute: much, callsPerSecond: much },
  yandex_market: { skusPerMinute: much, warehouseSetsPerMinute: much, orderCallsPerHour: much },
  test: { perMinute: much, burst: much },
} as const;

/** The same secret for the life of a model: each history tells its new simulator. */
const secretOf = (code: string): string => `model-secret-of-${code}`;

/** The units of each product at the beginning. */
export const opening = 12;
/** The products. They are linked on every marketplace. */
export const skus = ['LAMP', 'MUG'] as const;

/** Units of one item of a listing: one shop sells mugs in packs. */
export const unitsOf = (code: string, sku: string): number => (code === 'orders' && sku === 'MUG' ? 2 : 1);

const itemsOf = (code: string, sku: string): number => Math.floor(opening / unitsOf(code, sku));

/** The ids of the listings, by marketplace and SKU: each new simulated marketplace lists the same. */
export type Listings = Map<string, Pick<SimulatedItem, 'link' | 'marketplaceProductId'>>;

/** Connects every marketplace and opens the shop once, and remembers the database: each history begins there. */
export async function openShop(ombor: ModelOmbor, clock: ModelClock): Promise<Listings> {
  const simulator = await startSimulator({ limits });
  const listings: Listings = new Map();
  try {
    const markets = [
      ...shops.map((code) => simulator.addShop(code).shop),
      ...listed.map((code) => simulator.marketplaces[code]),
    ];
    for (const market of markets) setClock(market);
    for (const code of shops) {
      await connect(ombor, code, { ...simulator.connections.test, settings: { baseUrl: simulator.baseUrls[code] } });
    }
    for (const code of listed) await connect(ombor, code, simulator.connections[code]);
    for (const sku of skus) {
      await ombor.must('createProduct', { sku, name: sku, quantity: opening, price: '10', costPrice: '7' });
    }
    for (const market of markets) for (const sku of skus) offer(market, sku, listings);
    const rows = skus.flatMap((sku) => markets.map((market) => listingRow(market, sku)));
    const answer = await ombor.must('bulkUpsert', { rows }, 'applied results { errors { message } }');
    if (answer.applied !== true) throw new Error(JSON.stringify(answer));
    for (let round = 0; round < 3; round += 1) {
      await ombor.sweep();
      await clock.pass(settleMs);
    }
    await rememberModel(ombor.sql);
    return listings;
  } finally {
    await simulator.stop();
  }
}

const settleMs = 60_000;

/** Only a marketplace whose clock differs sends a Date of its own; Node's would be the real one, not that of the model. */
function setClock({ faults }: SimulatedMarketplace): void {
  faults.clockOffsetMs = 1;
}

/** The input that links a product with a marketplace that lists it. */
export function listingRow(market: SimulatedMarketplace, sku: string): Record<string, unknown> {
  const { name: code } = market;
  const { link, marketplaceProductId } = market.item(sku);
  const settings = { uzum: link, wildberries: { chrtId: link.chrtId } }[code as 'uzum' | 'wildberries'];
  return {
    sku,
    marketplace: code,
    marketplaceSku: sku,
    marketplaceProductId,
    unitsPerItem: unitsOf(code, sku),
    ...(settings && { settings }),
  };
}

/** Lists a product at a marketplace, as it stands at the beginning. */
function offer(market: SimulatedMarketplace, sku: string, listings: Listings): void {
  const name = `${market.name} ${sku}`;
  const { link, marketplaceProductId } = market.add({ sku, stock: itemsOf(market.name, sku), ...listings.get(name) });
  listings.set(name, { link, marketplaceProductId });
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
export async function openPlaces(
  ombor: ModelOmbor,
  listings: Listings,
  { withLists, seed }: { withLists: (typeof listed)[number]; seed: number },
): Promise<Places> {
  const simulator = await startSimulator({ limits, seed });
  const all = [...shops.map((code) => simulator.addShop(code).shop), simulator.marketplaces[withLists]].map(
    (market): Place => {
      setClock(market);
      const code = market.name as PlaceCode;
      const isStock = code === 'figures' || code === 'polled';
      const signal = isStock ? 'STOCK' : 'ORDERS';
      const target = code === 'figures' || code === 'orders' ? targetOf(ombor, code) : null;
      return { code, market, signal, isPolled: code === 'polled', target, ...untouched };
    },
  );
  for (const { market } of all) for (const sku of skus) offer(market, sku, listings);
  const settings: Record<string, Json> = { [withLists]: simulator.connections[withLists].settings as Json };
  for (const code of shops) settings[code] = { baseUrl: simulator.baseUrls[code] ?? '' };
  await restoreModel(
    ombor.sql,
    listed.filter((code) => code !== withLists),
    settings,
  );
  ombor.forget();
  for (const { market, target } of all) {
    if (!target) continue;
    market.setWebhookTarget(target.url, target.code, target.secret);
    market.switches.reportsOrders = true;
  }
  return { simulator, all };
}

const untouched = { paused: false, webhooksEnabled: true, hasMissed: false };

const targetOf = (ombor: ModelOmbor, code: string): WebhookTarget => ({
  url: `${ombor.url}/webhooks/marketplaces/stock-update`,
  code,
  secret: secretOf(code),
});
