import type { SimulatedMarketplace } from '../simulator/simulated-marketplace.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { Api } from './api.ts';

/** The marketplaces of the demo, by their names in the simulator, which are their codes in Ombor too. */
export const codes = ['uzum', 'wildberries', 'ozon', 'test'] as const;
export type Code = (typeof codes)[number];

export const titles: Record<Code, string> = {
  uzum: 'Uzum',
  wildberries: 'Wildberries',
  ozon: 'OZON',
  test: 'Test Marketplace',
};

/** How many phone cases there are, for twelve customers. */
export const caseCount = 6;

/** What is sold in the demo, where, and at which price on the marketplaces (UZS; shop price and cost are the product's). */
export const goods = [
  {
    sku: 'PHONE-001',
    name: 'Phone',
    quantity: 50,
    price: '3100000',
    costPrice: '2400000',
    listingPrice: '3000000',
    soldOn: ['uzum', 'wildberries', 'ozon'],
  },
  {
    sku: 'CASE-002',
    name: 'Phone case',
    quantity: caseCount,
    price: '90000',
    costPrice: '40000',
    listingPrice: '95000',
    soldOn: ['uzum', 'wildberries', 'ozon', 'test'],
  },
] as const satisfies readonly {
  sku: string;
  name: string;
  quantity: number;
  price: string;
  costPrice: string;
  listingPrice: string;
  soldOn: readonly Code[];
}[];

/** Runs a mutation and returns its payload. Throws its refusal. */
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
 * Sets the shop up through the API, as a seller would: connects the simulated marketplaces, creates the products, links them,
 * resumes. Returns the webhook secret of each marketplace.
 */
export async function openShop(api: Api, simulator: Simulator, webhookUrl: string): Promise<Record<Code, string>> {
  const secrets: Partial<Record<Code, string>> = {};
  for (const code of codes) secrets[code] = await connect(api, simulator, code, webhookUrl);
  for (const { sku, name, quantity, price, costPrice, listingPrice, soldOn } of goods) {
    await mutate(api, 'createProduct', { sku, name, quantity, price, costPrice });
    for (const code of soldOn) await link(api, simulator, code, { sku, quantity, price: listingPrice });
  }
  for (const code of codes) await mutate(api, 'resumeMarketplace', { marketplace: code });
  return secrets as Record<Code, string>;
}

/** Connects a marketplace. Returns its webhook secret. */
async function connect(api: Api, simulator: Simulator, code: Code, webhookUrl: string): Promise<string> {
  const { adapter, settings, credentials } = simulator.connections[code];
  const sendsWebhooks = code !== 'test';
  const input = {
    code,
    name: titles[code],
    adapter,
    settings,
    credentials,
    currency: 'UZS',
    saleSignal: 'STOCK',
    supportsWebhooks: sendsWebhooks,
    webhookEnabled: sendsWebhooks,
    pollIntervalMinutes: 120,
  };
  const selection = '... on ConnectMarketplacePayload { webhookSecret }';
  const { webhookSecret } = await mutate(api, 'connectMarketplace', input, selection);
  const secret = webhookSecret ?? '';
  if (sendsWebhooks) simulator.marketplaces[code].setWebhookTarget(webhookUrl, code, secret);
  return secret;
}

async function link(
  api: Api,
  simulator: Simulator,
  code: Code,
  { sku, quantity, price }: { sku: string; quantity: number; price: string },
): Promise<void> {
  const item = simulator.marketplaces[code].add({
    sku,
    stock: quantity,
    marketplaceProductId: `${code.toUpperCase()}-12345-${sku}`,
  });
  await mutate(api, 'linkProduct', {
    marketplace: code,
    sku,
    marketplaceSku: sku,
    marketplaceProductId: item.marketplaceProductId,
    price,
    ...(code === 'uzum' || code === 'wildberries' ? { settings: item.link } : {}),
  });
}

/** The simulated marketplaces that list a SKU. */
export function sellersOf(simulator: Simulator, sku: string): { code: Code; market: SimulatedMarketplace }[] {
  return codes
    .map((code) => ({ code, market: simulator.marketplaces[code] }))
    .filter(({ market }) => market.findItem(sku) !== undefined);
}
