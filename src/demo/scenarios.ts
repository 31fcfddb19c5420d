import { randomUUID } from 'node:crypto';
import type { SimulatedMarketplace } from '../simulator/simulated-marketplace.ts';
import type { Api } from './api.ts';
import {
  type Cast,
  expectCalls,
  judge,
  longestMs,
  type Outcome,
  orThrow,
  patienceMs,
  play,
  readVersion,
} from './play.ts';
import { caseCount, goods, mutate, sellersOf } from './shop.ts';
import { countCalls, restClocks, watch } from './timeline.ts';

const phone = 'PHONE-001';
const phoneCase = 'CASE-002';
const customersEach = 3;

/** The scenarios in their order; each begins when it is called. `patience`: how long to wait for agreement, in ms. */
export const scenarios: ((cast: Cast, realLimits: boolean) => Promise<Outcome>)[] = [
  async (cast, realLimits) => {
    // The opening figure was sent a moment ago: after this rest OZON takes the first change at once.
    if (realLimits) await restClocks(true);
    const outcome = await play(
      cast,
      'Scenario 1: Uzum sells 3 and tells us by webhook',
      phone,
      47,
      async ({ simulator }) => {
        orThrow(simulator.marketplaces.uzum.sell(phone, 3));
      },
    );
    return expectCalls(outcome, { uzum: 0, wildberries: 1, ozon: 1 });
  },
  (cast, realLimits) =>
    play(cast, 'Scenario 2: a buyer orders 1 in the Mini App', phone, 46, ({ buyers }) => order(buyers[0], phone), {
      realLimits,
    }),
  (cast, realLimits) =>
    play(cast, 'Scenario 3: staff type in an OLX order of 2', phone, 44, ({ seller }) => typeIn(seller), {
      realLimits,
    }),
  sellOut,
  findByList,
];

/** How often Wildberries' order list is read: nobody tells of its sales. */
const listSeconds = 10;

/** Wildberries as it really is: it sends no webhooks, so its sales are found by reading its order list. */
async function findByList(cast: Cast, realLimits: boolean): Promise<Outcome> {
  const { wildberries } = cast.simulator.marketplaces;
  wildberries.clearWebhookTarget();
  await mutate(cast.seller, 'updateMarketplace', {
    marketplace: 'wildberries',
    saleSignal: 'ORDERS',
    supportsWebhooks: false,
    webhookEnabled: false,
    orderPollSeconds: listSeconds,
  });
  const outcome = await play(
    cast,
    `Scenario 5: Wildberries as it really is sells 1 and tells nobody; its order list is read every ${listSeconds} s`,
    phone,
    43,
    async () => orThrow(wildberries.placeOrder([{ sku: phone, quantity: 1, price: goods[0].priceThere }])),
    { realLimits, mostMs: listSeconds * 1_000 + longestMs },
  );
  const foundMs = outcome.timeline.arrivals.get('Mini App');
  const notes =
    foundMs === undefined
      ? []
      : [`The sale was found, and shown in the Mini App, ${(foundMs / 1_000).toFixed(1)} s after it was made`];
  return { ...outcome, notes };
}

interface OrderResult {
  __typename: string;
  message?: string;
}

async function tryOrder(buyer: Api, sku: string): Promise<OrderResult> {
  const { placeStoreOrder } = await buyer.query<{ placeStoreOrder: OrderResult }>(
    `mutation ($input: PlaceStoreOrderInput!) { placeStoreOrder(input: $input) { __typename ... on Error { message } } }`,
    { input: { items: [{ sku, quantity: 1 }], idempotencyKey: randomUUID() } },
  );
  return placeStoreOrder;
}

async function order(buyer: Api, sku: string): Promise<void> {
  const result = await tryOrder(buyer, sku);
  if (result.message) throw new Error(result.message);
}

async function typeIn(seller: Api): Promise<void> {
  const input = {
    marketplace: 'olx',
    customerName: 'Dilnoza',
    customerPhone: '+998901234567',
    items: [{ sku: phone, quantity: 2 }],
    idempotencyKey: randomUUID(),
  };
  const { createManualOrder } = await seller.query<{ createManualOrder: OrderResult }>(
    `mutation ($input: CreateManualOrderInput!) { createManualOrder(input: $input) { __typename ... on Error { message } } }`,
    { input },
  );
  if (createManualOrder.message) throw new Error(createManualOrder.message);
}

/** One customer buys one; the next one of the same marketplace comes when its sale has been reported. */
async function sellOne(market: SimulatedMarketplace): Promise<boolean> {
  const result = market.sell(phoneCase, 1);
  if (result.ok) await result.webhook;
  return result.ok;
}

/** Four sellers, each with three customers at the same moment, for six cases. */
async function sellOut(cast: Cast, realLimits: boolean): Promise<Outcome> {
  await restClocks();
  const { simulator, buyers } = cast;
  const { ozon, wildberries } = simulator.marketplaces;
  const sinceVersion = await readVersion(cast.seller, phoneCase);
  for (const { market } of sellersOf(simulator, phoneCase)) market.resetCalls();
  const got = { OZON: 0, Wildberries: 0, 'buyer 1': 0, 'buyer 2': 0 };
  const customers = async (who: keyof typeof got, buy: () => Promise<boolean>): Promise<void> => {
    for (let customer = 0; customer < customersEach; customer += 1) if (await buy()) got[who] += 1;
  };
  const timeline = await watch(
    cast,
    phoneCase,
    async () => {
      await Promise.all([
        customers('OZON', () => sellOne(ozon)),
        customers('Wildberries', () => sellOne(wildberries)),
        customers(
          'buyer 1',
          async () => (await tryOrder(buyers[0], phoneCase)).__typename === 'PlaceStoreOrderPayload',
        ),
        customers(
          'buyer 2',
          async () => (await tryOrder(buyers[1], phoneCase)).__typename === 'PlaceStoreOrderPayload',
        ),
      ]);
    },
    () => 0,
    realLimits ? 35_000 : patienceMs,
  );
  const { product } = await cast.seller.query<{ product: { quantity: number; oversold: number } }>(
    'query ($sku: String) { product(sku: $sku) { quantity oversold } }',
    { sku: phoneCase },
  );
  const sold = Object.values(got).reduce((sum, units) => sum + units, 0);
  const notes = [
    `${4 * customersEach} customers wanted one of ${caseCount}: ${Object.entries(got)
      .map(([who, units]) => `${who} ${units}`)
      .join(', ')}; ${4 * customersEach - sold} were told that it is gone`,
    product.oversold > 0
      ? `${product.oversold} sold by marketplaces in the same instant beyond the last one: recorded as oversold, never lost`
      : 'nothing was sold twice',
  ];
  const faults =
    sold - product.oversold === caseCount && product.quantity === 0
      ? []
      : [`${sold} sold, ${product.oversold} oversold, ${product.quantity} left, of ${caseCount}`];
  const title = 'Scenario 4: OZON, Wildberries and two buyers sell at once until nothing is left';
  const outcome = {
    title,
    sku: phoneCase,
    expected: 0,
    timeline,
    calls: countCalls(simulator, phoneCase),
    notes,
    sinceVersion,
    faults,
  };
  return judge(cast, outcome, { realLimits });
}
