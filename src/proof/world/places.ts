import type { Json } from '../../db/client.ts';
import { rememberModel, restoreModel } from '../../db/model-database.ts';
import { Carrier } from '../../simulator/carrier.ts';
import type { SimulatedItem } from '../../simulator/simulated-item.ts';
import type { SimulatedMarketplace } from '../../simulator/simulated-marketplace.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { deliver, type WebhookTarget } from '../../simulator/webhook-sender.ts';
import type { ModelClock } from './clock.ts';
import { itemsOf, openingOf, openingUnitsOf, sells, skus } from './offer.ts';
import type { ModelOmbor } from './ombor.ts';
import { followPacks, type Packs } from './packs.ts';

/** The marketplaces with order lists of their own; each history has one of them. */
export const listed = ['ozon', 'uzum', 'wildberries', 'yandex_market'] as const;
/** The shops that speak the generic format: what reports their sales, and how. */
const shops = ['figures', 'orders', 'polled'] as const;

/** The code of a marketplace of the model. */
export type PlaceCode = (typeof listed)[number] | (typeof shops)[number];

/** A marketplace of a history, as the outside world knows it. */
export interface Place extends Packs {
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
  /** What carries its reports. */
  carrier: Carrier;
  /** What it showed before a fault of its own made it show 0, by SKU. */
  hidden: Map<string, number>;
  /** SKUs whose figure somebody changed there by hand, until a figure of ours covers it. */
  edited: Set<string>;
}

/** A shop of the generic format, whose webhooks tell of its figures and orders. */
export const isShop = ({ code }: Place): boolean => code === 'figures' || code === 'orders';

/** A marketplace whose orders a gateway reports by webhook too. */
export const isGateway = (place: Place): boolean => place.target !== null && !isShop(place);

const much = 1e9;
const limits = {
  uzum: { perSecond: much, burst: much, perDay: much },
  wildberries: { perMinute: much, burst: much, contentPerMinute: much, contentBurst: much },
  ozon: { stockCallsPerMinute: much, callsPerSecond: much },
  yandex_market: { skusPerMinute: much, warehouseSetsPerMinute: much, orderCallsPerHour: much },
  test: { perMinute: much, burst: much },
} as const;

/** The same secret for the life of a model: each history tells its new simulator. */
const secretOf = (code: string): string => `model-secret-of-the-marketplace-${code}`;

/** Units of one item of a listing, as a place sells it now. */
export const unitsOf = ({ code, packs }: Place, sku: string): number => packs.get(sku) ?? openingUnitsOf(code, sku);

/** Whether the sales of a place can be found by nothing but its figures. */
export const isByFigures = ({ isPolled, signal, webhooksEnabled }: Place): boolean =>
  isPolled || (signal === 'STOCK' && !webhooksEnabled);

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
      await ombor.must('createProduct', { sku, name: sku, quantity: openingOf(sku), price: '10', costPrice: '7' });
    }
    for (const market of markets) offerAll(market, listings);
    const rows = markets.flatMap((market) => market.items.map(({ sku }) => listingRow(market, sku)));
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

/** The input that links a product with a marketplace that lists it. `unitsPerItem` absent: as at the beginning. */
export function listingRow(
  market: SimulatedMarketplace,
  sku: string,
  unitsPerItem = openingUnitsOf(market.name, sku),
): Record<string, unknown> {
  const { name: code } = market;
  const { link, marketplaceProductId } = market.item(sku);
  const settings = { uzum: link, wildberries: { chrtId: link.chrtId } }[code as 'uzum' | 'wildberries'];
  return {
    sku,
    marketplace: code,
    marketplaceSku: sku,
    marketplaceProductId,
    unitsPerItem,
    ...(settings && { settings }),
  };
}

/** Lists its products at a marketplace, as it stands at the beginning. */
function offerAll(market: SimulatedMarketplace, listings: Listings): void {
  for (const sku of skus.filter((one) => sells(market.name, one))) {
    const name = `${market.name} ${sku}`;
    const { link, marketplaceProductId } = market.add({ sku, stock: itemsOf(market.name, sku), ...listings.get(name) });
    listings.set(name, { link, marketplaceProductId });
  }
}

async function connect(
  ombor: ModelOmbor,
  code: PlaceCode,
  connection: { adapter: string; settings: object; credentials: object },
): Promise<void> {
  const sendsWebhooks = code === 'figures' || code === 'orders' || code === 'uzum';
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

/** Where a history is played: the marketplace with order lists, whether a gateway reports its orders by webhook too, and a seed. */
export interface Scene {
  withLists: (typeof listed)[number];
  hasGateway: boolean;
  seed: number;
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
  { withLists, hasGateway, seed }: Scene,
): Promise<Places> {
  const simulator = await startSimulator({ limits, seed });
  const all = [...shops.map((code) => simulator.addShop(code).shop), simulator.marketplaces[withLists]].map(
    (market): Place => openPlace(ombor, market, hasGateway),
  );
  for (const { market } of all) offerAll(market, listings);
  const settings: Record<string, Json> = { [withLists]: simulator.connections[withLists].settings as Json };
  for (const code of shops) settings[code] = { baseUrl: simulator.baseUrls[code] ?? '' };
  const others = listed.filter((code) => code !== withLists);
  await restoreModel(ombor.apart, others, settings);
  ombor.forget();
  for (const place of all) {
    // A gateway reports orders only, by `tell`.
    if (!place.target || !isShop(place)) continue;
    place.market.setWebhookTarget(place.target.url, place.target.code, place.target.secret, place.target);
    place.market.switches.reportsOrders = true;
  }
  return { simulator, all };
}

function openPlace(ombor: ModelOmbor, market: SimulatedMarketplace, hasGateway: boolean): Place {
  setClock(market);
  const code = market.name as PlaceCode;
  const signal = code === 'figures' || code === 'polled' ? 'STOCK' : 'ORDERS';
  const carrier = new Carrier();
  const [hidden, edited] = [new Map<string, number>(), new Set<string>()];
  const [packs, nextPacks] = [new Map<string, number>(), new Map<string, number>()];
  // What it was sent since then is not what it had before.
  market.onChange(({ cause, sku }) => {
    if (cause !== 'set') return;
    hidden.delete(sku);
    edited.delete(sku);
  });
  followPacks(market, { packs, nextPacks });
  const reports = code === 'figures' || code === 'orders' || (code === 'uzum' && hasGateway);
  const target = reports ? targetOf(ombor, code, carrier) : null;
  return {
    code,
    market,
    signal,
    isPolled: code === 'polled',
    target,
    carrier,
    hidden,
    edited,
    packs,
    nextPacks,
    ...untouched,
  };
}

const untouched = { paused: false, webhooksEnabled: true, hasMissed: false };

const targetOf = (ombor: ModelOmbor, code: string, { send }: Carrier): WebhookTarget => ({
  url: `${ombor.url}/webhooks/marketplaces/stock-update`,
  code,
  secret: secretOf(code),
  send,
});

let serial = 0;

/** A marketplace reports something that its simulator does not. */
export async function tell({ target, market }: Place, event: Record<string, unknown>): Promise<void> {
  if (!target) return;
  serial += 1;
  const body = { ...event, event_id: `model-${serial}`, timestamp: market.now().toISOString() };
  await deliver(target, body as never, market.stopSignal);
}
