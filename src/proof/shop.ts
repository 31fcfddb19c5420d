import type { Api } from '../demo/api.ts';
import { mutate } from '../demo/shop.ts';
import type { Account } from './accounts.ts';

/** Opening stock of each product: more than is sold. */
export const openingQuantity = 10_000;

/** The SKUs of the shop. */
export function listSkus(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `PROOF-${String(index + 1).padStart(3, '0')}`);
}

/** Connects every account, creates the products and links each one everywhere, as a seller would. */
export async function openShop(api: Api, url: string, accounts: Account[], skus: string[]): Promise<void> {
  for (const account of accounts) await connect(api, url, account);
  for (const sku of skus) {
    await mutate(api, 'createProduct', {
      sku,
      name: sku,
      quantity: openingQuantity,
      price: '100000',
      costPrice: '70000',
    });
    for (const account of accounts) await link(api, account, sku);
  }
  for (const { code } of accounts) await mutate(api, 'resumeMarketplace', { marketplace: code });
  for (const account of accounts) await registerNotifications(url, account);
}

/** The Test Marketplace reports sales by webhook, all others by order lists; OZON and Yandex Market send notifications too. */
async function connect(api: Api, url: string, { code, title, kind, market, connection, send }: Account): Promise<void> {
  const sendsWebhooks = kind === 'test';
  const notificationSources = market.notifications ? ['127.0.0.1'] : undefined;
  const input = {
    code,
    name: title,
    adapter: connection.adapter,
    settings: { ...connection.settings, notificationSources },
    credentials: connection.credentials,
    currency: 'UZS',
    saleSignal: sendsWebhooks ? 'STOCK' : 'ORDERS',
    supportsWebhooks: sendsWebhooks,
    webhookEnabled: sendsWebhooks,
  };
  const selection = '... on ConnectMarketplacePayload { webhookSecret }';
  const { webhookSecret } = await mutate(api, 'connectMarketplace', input, selection);
  if (sendsWebhooks)
    market.setWebhookTarget(`${url}/webhooks/marketplaces/stock-update`, code, webhookSecret ?? '', { send });
}

async function registerNotifications(url: string, { code, market }: Account): Promise<void> {
  const problem = await market.notifications?.register(
    `${url}/webhooks/marketplaces/${code}/notifications`,
    market.now(),
  );
  if (problem) throw new Error(`${code} refuses our notification address: ${problem}`);
}

async function link(api: Api, { code, kind, market }: Account, sku: string): Promise<void> {
  const item = market.add({ sku, stock: openingQuantity });
  const { chrtId } = item.link;
  const settings = { uzum: item.link, wildberries: { chrtId } }[kind as 'uzum' | 'wildberries'];
  await mutate(api, 'linkProduct', {
    marketplace: code,
    sku,
    marketplaceSku: sku,
    marketplaceProductId: item.marketplaceProductId,
    price: '100000',
    ...(settings && { settings }),
  });
}
