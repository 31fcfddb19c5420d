import type { Sql } from '../../src/db/client.ts';
import { type AppliedChange, applyStockChanges, type StockChange } from '../../src/db/stock/stock.ts';

let serial = 0;

/** A product with an opening quantity. Price and cost in UZS. */
export async function addProduct(
  sql: Sql,
  product: { sku?: string; quantity?: number; price?: number | null; cost?: number | null } = {},
): Promise<{ id: number; sku: string }> {
  const sku = product.sku ?? `SKU-${++serial}`;
  const [row] = await sql<{ id: number }[]>`
    insert into products (sku, name, currency, price, cost_price)
    values (${sku}, ${'Product ' + sku}, 'UZS', ${product.price ?? null}, ${product.cost ?? null}) returning id`;
  const id = row!.id;
  await sql`insert into inventory (product_id) values (${id})`;
  if (product.quantity) {
    await applyStockChanges(sql, [
      change({ productId: id, units: product.quantity, movementType: 'opening', sourceKey: `opening:${id}` }),
    ]);
  }
  return { id, sku };
}

/** Many products at once, without stock: their SKUs are the prefix and a number. */
export async function addProducts(sql: Sql, count: number, prefix: string, name: string): Promise<void> {
  await sql`
    with made as (
      insert into products (sku, name, currency, price)
      select ${prefix}::text || n, ${name}, 'UZS', 10 from generate_series(0, ${count - 1}::int) n returning id
    )
    insert into inventory (product_id) select id from made`;
}

/** A marketplace with an API and no secrets; `adapter` decides nothing at this level. */
export async function addMarketplace(
  sql: Sql,
  marketplace: {
    code?: string;
    currency?: string;
    saleSignal?: 'stock' | 'orders';
    paused?: boolean;
    adapter?: string;
  } = {},
): Promise<{ id: number; code: string }> {
  const code = marketplace.code ?? `market${++serial}`;
  const [row] = await sql<{ id: number }[]>`
    insert into marketplaces (code, name, type, adapter, currency, sale_signal, supports_webhooks, webhook_enabled, paused)
    values (${code}, ${code}, 'api', ${marketplace.adapter ?? 'generic'}, ${marketplace.currency ?? 'UZS'},
      ${marketplace.saleSignal ?? 'stock'}, true, true, ${marketplace.paused ?? false}) returning id`;
  return { id: row!.id, code };
}

/** A listing with its push row, owed once, as linking makes it. */
export async function addListing(
  sql: Sql,
  listing: {
    marketplaceId: number;
    productId: number;
    sku: string;
    price?: number | null;
    unitsPerItem?: number;
    buffer?: number;
    limit?: number | null;
    percent?: number;
  },
): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    insert into marketplace_products (marketplace_id, product_id, marketplace_product_id, marketplace_sku, marketplace_price,
      units_per_item, stock_buffer, stock_limit, stock_percent)
    values (${listing.marketplaceId}, ${listing.productId}, ${'ID-' + listing.sku}, ${listing.sku}, ${listing.price ?? null},
      ${listing.unitsPerItem ?? 1}, ${listing.buffer ?? 0}, ${listing.limit ?? null}, ${listing.percent ?? 100})
    returning id`;
  await sql`
    insert into pushes (id, marketplace_id, product_id, seen_version)
    select ${row!.id}, ${listing.marketplaceId}, product_id, version from inventory where product_id = ${listing.productId}`;
  await sql`select note_first_revisions(array[${row!.id}::int])`;
  return row!.id;
}

/** Marks a listing as told and answered long ago: it provably shows `stock`. */
export async function showsStock(sql: Sql, listingId: number, stock: number, answeredAt = '1 hour'): Promise<void> {
  await sql`
    update pushes p set expected_stock = ${stock}, confirmed_stock = ${stock}, pushed_version = owed_version, seen_version = i.version,
      answered_at = now() - ${answeredAt}::interval, answered_marketplace_at = now() - ${answeredAt}::interval
    from inventory i where p.id = ${listingId} and i.product_id = p.product_id`;
}

/** A stock change with everything filled in that a test does not care about. */
export function change(fields: Partial<StockChange> & Pick<StockChange, 'productId' | 'units'>): StockChange {
  return {
    sourceKey: `test:${++serial}`,
    movementType: fields.units < 0 ? 'marketplace_sale' : 'receipt',
    referenceType: 'adjustment',
    referenceId: null,
    actor: 'test',
    occurredAt: new Date(),
    mayOversell: true,
    ...fields,
  };
}

/** Applies changes and gives what was applied. */
export function apply(sql: Sql, ...changes: StockChange[]): Promise<AppliedChange[]> {
  return applyStockChanges(sql, changes);
}

/** The figure of a product as it stands. */
export async function figureOf(
  sql: Sql,
  productId: number,
): Promise<{ quantity: number; oversold: number; version: number }> {
  const [row] = await sql<{ quantity: number; oversold: number; version: number }[]>`
    select quantity, oversold, version from inventory where product_id = ${productId}`;
  return row!;
}
