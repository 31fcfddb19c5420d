import type { SimulatedMarketplace } from '../simulator/simulated-marketplace.ts';
import type { Api } from './api.ts';
import { tryOrder } from './orders.ts';
import { type Cast, judge, type Outcome, patienceMs, readVersion, realLimitsPatienceMs } from './play.ts';
import { caseCount, sellersOf } from './shop.ts';
import { countCalls, restClocks, watch } from './timeline.ts';

const phoneCase = 'CASE-002';
const customersEach = 3;

/** Four sellers, each with three customers at the same moment, for six phone cases. */
export async function sellOut(cast: Cast, realLimits: boolean): Promise<Outcome> {
  await restClocks();
  const { simulator, seller } = cast;
  const sinceVersion = await readVersion(seller, phoneCase);
  for (const { market } of sellersOf(simulator, phoneCase)) market.resetCalls();
  let sold: ReadonlyMap<string, number> = new Map();
  const timeline = await watch(
    cast,
    { sku: phoneCase, expected: 0 },
    async () => {
      sold = await sendCustomers(cast);
    },
    realLimits ? realLimitsPatienceMs : patienceMs,
  );
  const outcome = {
    title: 'Scenario 4: OZON, Wildberries and two buyers sell at once until nothing is left',
    sku: phoneCase,
    expected: 0,
    timeline,
    calls: countCalls(simulator, phoneCase),
    sinceVersion,
    late: [],
    ...(await compare(sold, seller)),
  };
  return judge(cast, outcome, { realLimits });
}

/** All customers buy at once. Returns the units that each seller sold. */
async function sendCustomers({ simulator, buyers }: Cast): Promise<ReadonlyMap<string, number>> {
  const { ozon, wildberries } = simulator.marketplaces;
  const sellers: Record<string, () => Promise<boolean>> = {
    OZON: () => sellOne(ozon),
    Wildberries: () => sellOne(wildberries),
    'buyer 1': () => tryOrder(buyers[0], phoneCase),
    'buyer 2': () => tryOrder(buyers[1], phoneCase),
  };
  const counts = Object.entries(sellers).map(async ([who, buy]): Promise<[string, number]> => {
    let units = 0;
    for (let customer = 0; customer < customersEach; customer += 1) if (await buy()) units += 1;
    return [who, units];
  });
  return new Map(await Promise.all(counts));
}

/** One customer buys one; the next one of the same marketplace comes when this sale has been reported. */
async function sellOne(market: SimulatedMarketplace): Promise<boolean> {
  const result = market.sell(phoneCase, 1);
  if (result.ok) await result.webhook;
  return result.ok;
}

/** Compares what was sold with what Ombor recorded. */
async function compare(soldBy: ReadonlyMap<string, number>, seller: Api): Promise<Pick<Outcome, 'notes' | 'faults'>> {
  const { product } = await seller.query<{ product: { quantity: number; oversold: number } }>(
    'query ($sku: String) { product(sku: $sku) { quantity oversold } }',
    { sku: phoneCase },
  );
  const { quantity, oversold } = product;
  const sold = [...soldBy.values()].reduce((sum, units) => sum + units, 0);
  const customers = soldBy.size * customersEach;
  const each = [...soldBy].map(([who, units]) => `${who} ${units}`).join(', ');
  return {
    notes: [
      `${customers} customers wanted one of ${caseCount}: ${each}; ${customers - sold} were refused: sold out`,
      oversold > 0
        ? `${oversold} sold by marketplaces in the same instant as the last one: recorded as oversold, never lost`
        : 'nothing was sold twice',
    ],
    faults:
      sold - oversold === caseCount && quantity === 0
        ? []
        : [`${sold} sold, ${oversold} oversold, ${quantity} left, of ${caseCount}`],
  };
}
