import { raiseAlert } from '../../src/db/alerts/alerts.ts';
import { createApiKey } from '../../src/db/api-keys.ts';
import type { Sql } from '../../src/db/client.ts';
import { bookSupply } from '../../src/db/stock/supplies.ts';
import { fingerprint, hashApiKey, hashBotToken, hashToken, newWebhookSecret, seal } from '../../src/secrets.ts';
import { botToken, encryptionKey } from './app.ts';
import { addListing, addMarketplace, addProduct, apply, change } from './shop.ts';

const currencies = ['UZS', 'RUB', 'USD'];

/**
 * A shop with `size` of everything that the API lists: products, each on `size` marketplaces, with `size` movements; orders with
 * `size` lines; webhooks, sync logs, keys of staff. A new kind of row that the API lists gets its lines here.
 */
export async function fillShop(sql: Sql, size: number): Promise<void> {
  const rows = Array.from({ length: size }, (_, index) => index);
  const markets: { id: number; code: string }[] = [];
  for (const n of rows)
    markets.push(await addMarketplace(sql, { code: `full-${n}`, currency: currencies[n % currencies.length] ?? '' }));
  for (const n of rows) {
    const keyHash = hashApiKey(`full-shop-${n}`);
    await createApiKey(sql, { role: 'viewer', name: `Staff ${n}`, keyHash, keyPrefix: 'full', createdBy: 'owner' });
  }
  const [olx] = await sql<{ id: number; code: string }[]>`select id, code from marketplaces where code = 'olx'`;
  for (const { id, code } of [...markets, olx!]) {
    for (const n of rows) await addSecret(sql, id, `marketplaces:${code}:webhook_secret`, n === 0);
  }
  const products: { id: number; sku: string }[] = [];
  for (const n of rows)
    products.push(await addProduct(sql, { sku: `FULL-${n}`, quantity: 2 * size + 1, price: 100, cost: 60 }));
  const orderIds: string[] = [];
  for (const { id: marketplaceId } of markets) {
    for (const { id: productId, sku } of products) await addListing(sql, { marketplaceId, productId, sku });
    orderIds.push(await addOrder(sql, marketplaceId, products));
    await sql`
      insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status)
      values (${marketplaceId}, 'stock.updated', '{}', '{}', 'full-shop', 'processed')`;
    await sql`
      insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, held, failed_because)
      values (${marketplaceId}, 'order.created', '{}', '{}', 'full-shop:held', 'failed', true, null),
        (${marketplaceId}, 'order.created', '{}', '{}', 'full-shop:failed', 'failed', false, 'unreadable')`;
    await sql`
      insert into catalog_imports (marketplace_id, dry_run, take_stock, create_look_alikes, actor, status, ended_at)
      values (${marketplaceId}, true, false, false, 'test', 'done', now())`;
    await sql`insert into receipts (created_by) values ('test')`;
    await sql`
      insert into receipt_lines (receipt_id, code, question, quantity) select id, 'unknown', 'unknown_code', 1 from receipts`;
    await sql`
      insert into sync_logs (marketplace_id, trigger_type, sync_type, direction, status, items, latency_ms)
      values (${marketplaceId}, 'webhook', 'stock', 'push', 'success', 1, 50)`;
    await sql`
      insert into drifts (marketplace_product_id, marketplace_id, product_id, status, cause, arithmetic, figure, inventory_version, owed_version,
        confirmed_at)
      select id, marketplace_id, product_id, 'open', 'unknown', 'in words', 1, 1, 1, now() from marketplace_products
      where marketplace_id = ${marketplaceId}`;
  }
  await sql`
    update pushes set held_version = owed_version, held_reason = 'all at once'
    where product_id = (select min(product_id) from pushes)`;
  const lost = await addOrder(sql, markets[0]!.id, products);
  await sql`update orders set status = 'shipped', shipped_at = now() - interval '60 days' where id = ${lost}`;
  await addAlertsAndRates(sql, products, markets, orderIds);
  await addStocktakes(sql, products);
  for (const n of rows) {
    await sql`
      insert into sessions (token_hash, method, telegram_user_id, name, bot_hash, expires_at)
      values (${hashToken(`full-shop ${n}`)}, 'telegram', ${String(7_000 + n)}, 'Buyer', ${hashBotToken(botToken)}, now() + interval '1 day')`;
  }
  for (const [n, { id: marketplaceId }] of markets.entries()) {
    const lines = [{ productId: products[n]!.id, quantity: 1 }];
    await sql.begin((tx) => bookSupply(tx, { marketplaceId, lines, note: null, actor: 'test' }));
  }
  for (const [day, marketplace] of markets.entries()) {
    const occurredAt = new Date(Date.UTC(2026, 0, 1 + day, 12));
    const sale = {
      units: -1,
      marketplaceId: marketplace.id,
      occurredAt,
      referenceType: 'order',
      unitPrice: '100',
    } as const;
    await apply(sql, ...products.map(({ id }) => change({ productId: id, ...sale, orderId: orderIds[day] ?? null })));
  }
  await addFees(sql);
}

/** A fee of each product and marketplace, and a closed month with all that was sold. */
async function addFees(sql: Sql): Promise<void> {
  await sql`
    insert into marketplace_fees (marketplace_id, product_id, valid_from, commission_percent, currency, actor)
    select distinct marketplace_id, product_id, '2026-01-02'::date, 10, 'UZS', 'test' from sales_daily`;
  await sql`select close_month('2026-01-01', 'test')`;
}

/** As many stocktakes as products, each followed by one without entries; in the first one half of the products are counted. */
async function addStocktakes(sql: Sql, products: readonly { id: number }[]): Promise<void> {
  for (const [n] of products.entries()) {
    const [stocktake] = await sql<{ id: number }[]>`
      insert into stocktakes (name, scope, created_by) values (${`Count ${n}`}, 'all', 'owner') returning id`;
    for (const [by, { id }] of products.slice(0, n === 0 ? Math.ceil(products.length / 2) : 1).entries()) {
      await sql`
        insert into stocktake_entries (stocktake_id, product_id, units, replaces, counted_at, actor)
        values (${stocktake!.id}, ${id}, 1, false, now(), ${`Staff ${by}`})`;
    }
    await sql`insert into stocktakes (name, scope, created_by) values (${`To come ${n}`}, 'all', 'owner')`;
  }
}

/** One alert a product and marketplace, each naming all orders; a rate a day. */
async function addAlertsAndRates(
  sql: Sql,
  products: { id: number }[],
  markets: { id: number }[],
  orderIds: string[],
): Promise<void> {
  for (const [n, { id: productId }] of products.entries()) {
    const sales = [{ order: '1', marketplaceOrder: null, marketplace: 'olx', units: 1 }];
    await raiseAlert(sql, {
      kind: 'oversold',
      productId,
      ...(markets[n] && { marketplaceId: markets[n].id }),
      orderIds,
      parameters: { missing: 1, sales },
    });
    await sql`
      insert into exchange_rates (base_currency, currency, valid_from, rate, actor) values ('UZS', 'USD', ${`2026-01-${String(n + 1).padStart(2, '0')}`}, 12000, 'test')`;
  }
}

async function addSecret(sql: Sql, marketplaceId: number, context: string, isPresent: boolean): Promise<void> {
  const secret = newWebhookSecret();
  await sql`
    insert into webhook_secrets (marketplace_id, secret, fingerprint, valid_until)
    values (${marketplaceId}, ${seal(encryptionKey, secret, context)}, ${fingerprint(encryptionKey, secret)},
      ${isPresent ? null : new Date(Date.now() + 3_600_000)})`;
}

async function addOrder(sql: Sql, marketplaceId: number, products: { id: number; sku: string }[]): Promise<string> {
  const [order] = await sql<{ id: string }[]>`
    insert into orders (marketplace_id, currency) values (${marketplaceId}, 'UZS') returning id`;
  for (const { id, sku } of products) {
    await sql`
      insert into order_items (order_id, product_id, sku, line_key, quantity, unit_price, return_expected)
      values (${order!.id}, ${id}, ${sku}, ${sku}, 1, 100, 1)`;
    await sql`insert into order_events (order_id, expected_units, actor) values (${order!.id}, 1, 'test')`;
    await sql`
      insert into packings (order_item_id, units, actor)
      select id, 1, 'test' from order_items where order_id = ${order!.id} and sku = ${sku}`;
  }
  return order!.id;
}
