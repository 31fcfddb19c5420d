import type { SimulatedMarketplace } from '../simulator/simulated-marketplace.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { Api } from './api.ts';

/** The marketplaces of the demo, by the names of the simulator. */
export const places = ['uzum', 'wildberries', 'ozon', 'test'] as const;
export type Place = (typeof places)[number];

export const titles: Record<Place, string> = {
  uzum: 'Uzum',
  wildberries: 'Wildberries',
  ozon: 'OZON',
  test: 'Test Marketplace',
};

/** So many phone cases there are, for twelve customers. */
export const caseCount = 6;

/** What is sold in the demo, where, and for how much (UZS there; the shop's price and the cost are the product's). */
export const goods = [
  {
    sku: 'PHONE-001',
    name: 'Phone',
    quantity: 50,
    price: '3100000',
    costPrice: '2400000',
    priceThere: '3000000',
    places: ['uzum', 'wildberries', 'ozon'],
  },
  {
    sku: 'CASE-002',
    name: 'Phone case',
    quantity: caseCount,
    price: '90000',
    costPrice: '40000',
    priceThere: '95000',
    places: ['uzum', 'wildberries', 'ozon', 'test'],
  },
] as const satisfies readonly {
  sku: string;
  name: string;
  quantity: number;
  price: string;
  costPrice: string;
  priceThere: string;
  places: readonly Place[];
}[];

/** Runs a mutation and gives its payload. Throws what it refuses. */
export async function mutate(
  api: Api,
  field: string,
  input: Record<string, unknown>,
  selection = '__typename',
): Promise<Record<string, string>> {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}`;
  const data = await api.query<Record<string, Record<string, string>>>(
    `mutation ($input: ${type}Input!) { result: ${field}(input: $input) { ${selection} ... on Error { message } } }`,
    { input },
  );
  const result = data.result ?? {};
  if (result.message) throw new Error(`${field}: ${result.message}`);
  return result;
}

/**
 * Sets the shop up through the API, as a seller would: connects the simulated marketplaces, enters the goods, links them, resumes.
 * Gives each marketplace's webhook secret.
 */
export async function openShop(api: Api, simulator: Simulator, webhookUrl: string): Promise<Record<Place, string>> {
  const secrets: Partial<Record<Place, string>> = {};
  for (const place of places) {
    const { adapter, settings, credentials } = simulator.connections[place];
    const webhooks = place !== 'test';
    const input = {
      code: place,
      name: titles[place],
      adapter,
      settings,
      credentials,
      currency: 'UZS',
      saleSignal: 'STOCK',
      supportsWebhooks: webhooks,
      webhookEnabled: webhooks,
      pollIntervalMinutes: 120,
    };
    const { webhookSecret } = await mutate(
      api,
      'connectMarketplace',
      input,
      '... on ConnectMarketplacePayload { webhookSecret }',
    );
    secrets[place] = webhookSecret ?? '';
    if (webhooks) simulator.marketplaces[place].setWebhookTarget(webhookUrl, place, webhookSecret ?? '');
  }
  for (const { sku, name, quantity, price, costPrice, ...offer } of goods) {
    await mutate(api, 'createProduct', { sku, name, quantity, price, costPrice });
    for (const place of offer.places) await offerOn(api, simulator, place, { sku, quantity, price: offer.priceThere });
  }
  for (const place of places) await mutate(api, 'resumeMarketplace', { marketplace: place });
  return secrets as Record<Place, string>;
}

async function offerOn(
  api: Api,
  simulator: Simulator,
  place: Place,
  offer: { sku: string; quantity: number; price: string },
): Promise<void> {
  const { sku, quantity, price } = offer;
  const item = simulator.marketplaces[place].add({
    sku,
    stock: quantity,
    marketplaceProductId: `${place.toUpperCase()}-12345-${sku}`,
  });
  await mutate(api, 'linkProduct', {
    marketplace: place,
    sku,
    marketplaceSku: sku,
    marketplaceProductId: item.marketplaceProductId,
    price,
    ...(place === 'uzum' || place === 'wildberries' ? { settings: item.link } : {}),
  });
}

/** The simulated marketplaces that list a SKU. */
export function sellersOf(simulator: Simulator, sku: string): { place: Place; market: SimulatedMarketplace }[] {
  return places
    .map((place) => ({ place, market: simulator.marketplaces[place] }))
    .filter(({ market }) => market.findItem(sku) !== undefined);
}
