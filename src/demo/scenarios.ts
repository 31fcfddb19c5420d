import { enterOrder, placeOrder } from './orders.ts';
import { agreeMaxMs, type Cast, expectCalls, type Outcome, orThrow, play } from './play.ts';
import { sellOut } from './sell-out.ts';
import { goods, mutate } from './shop.ts';
import { restClocks } from './timeline.ts';

const phone = 'PHONE-001';

/** The scenarios in their order; each begins when it is called. */
export const scenarios: ((cast: Cast, realLimits: boolean) => Promise<Outcome>)[] = [
  async (cast, realLimits) => {
    // The opening figure was sent a moment ago: after this rest OZON takes the first change at once.
    if (realLimits) await restClocks(true);
    const scenario = { title: 'Scenario 1: Uzum sells 3 and reports it by webhook', sku: phone, expected: 47 };
    const outcome = await play(cast, scenario, async ({ simulator }) => {
      orThrow(simulator.marketplaces.uzum.sell(phone, 3));
    });
    return expectCalls(outcome, { uzum: 0, wildberries: 1, ozon: 1 });
  },
  (cast, realLimits) =>
    play(
      cast,
      { title: 'Scenario 2: a buyer orders 1 in the Mini App', sku: phone, expected: 46 },
      ({ buyers }) => placeOrder(buyers[0], phone),
      { realLimits },
    ),
  (cast, realLimits) =>
    play(
      cast,
      { title: 'Scenario 3: staff enter an OLX order of 2', sku: phone, expected: 44 },
      ({ seller }) => enterOrder(seller, phone, 2),
      { realLimits },
    ),
  sellOut,
  findByList,
];

/** How often Wildberries' order list is read: it reports no sales. */
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
  const title = `Scenario 5: Wildberries as it really is sells 1 without a webhook; its order list is read every ${listSeconds} s`;
  const outcome = await play(
    cast,
    { title, sku: phone, expected: 43 },
    async () => orThrow(wildberries.placeOrder([{ sku: phone, quantity: 1, price: goods[0].listingPrice }])),
    { realLimits, maxMs: listSeconds * 1_000 + agreeMaxMs },
  );
  const foundMs = outcome.timeline.arrivals.get('Mini App');
  const notes =
    foundMs === undefined
      ? []
      : [`The sale was found, and shown in the Mini App, ${(foundMs / 1_000).toFixed(1)} s after it was made`];
  return { ...outcome, notes };
}
