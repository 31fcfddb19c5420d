import type { Sql } from '../../../src/db/client.ts';
import { applyStockChanges, type StockChange } from '../../../src/db/stock/stock.ts';

/** The Telegram user who has orders in the shop. */
export const buyerId = '5';

/** How much there is beside the products and their listings. */
interface History {
  /** Orders of the last 30 days; the newest hundred are open. */
  orders: number;
  /** Received events and exchanges with marketplaces, of each so many. */
  events: number;
}

const movementsAtOnce = 500;

/** Fills a shop with what the twelve screens show: orders with their sales and stories, events, and what waits for a person. */
export async function fillHistory(sql: Sql, { orders, events }: History): Promise<void> {
  await addOrders(sql, orders);
  await addSales(sql);
  await addEvents(sql, events);
  await addDecisions(sql);
  await sql`insert into exchange_rates (base_currency, currency, valid_from, rate, actor) values ('UZS', 'USD', '2026-01-01', 12000, 'bench')`;
  await sql`vacuum analyze`;
}

/** Two lines each, on all marketplaces in turn; every fiftieth is of the buyer, in the shop. */
async function addOrders(sql: Sql, count: number): Promise<void> {
  await sql`
    insert into orders (marketplace_id, currency, status, created_at, ship_by, customer_name, customer_phone, buyer_id, marketplace_order_id)
    select case when n % 50 = 0 then s.id else m.ids[1 + n % cardinality(m.ids)] end, 'UZS',
      case when n > ${count - 100} then (array['new', 'confirmed'])[1 + n % 2] when n % 20 = 0 then 'cancelled' else 'delivered' end,
      now() - (${count} - n) * (interval '30 days' / ${count}), now() - (${count} - n) * (interval '30 days' / ${count}) + interval '1 day',
      'Customer ' || n, '+99890' || lpad(n::text, 7, '0'), case when n % 50 = 0 then ${buyerId} end, case when n % 50 <> 0 then 'ORDER-' || n end
    from generate_series(1, ${count}::int) n
    cross join (select id from marketplaces where code = 'amazing_store') s
    cross join (select array_agg(id order by id) as ids from marketplaces where type = 'api') m`;
  await sql`
    insert into order_items (order_id, product_id, sku, line_key, quantity, unit_price, return_expected)
    select o.id, p.id, p.sku, p.sku, 1, 120000, case when o.id % 400 = 0 then 1 else 0 end
    from orders o join lateral (select count(*)::int as products from products) c on true
    cross join generate_series(0, 1) line (n)
    join lateral (select id, sku from products where id = 1 + (o.id * 7 + line.n * 3) % c.products) p on true`;
  await sql`
    insert into order_events (order_id, status, actor) select id, s.status, 'bench'
    from orders cross join (values ('confirmed', 1), ('shipped', 2)) s (status, n) where orders.status in ('delivered', 'confirmed') order by id, s.n`;
}

/** The sale of each line of the newest orders in the ledger. */
async function addSales(sql: Sql): Promise<void> {
  const lines = await sql<{ id: string; orderId: string; productId: number; marketplaceId: number; createdAt: Date }[]>`
    select i.id, i.order_id, i.product_id, o.marketplace_id, o.created_at from order_items i join orders o on o.id = i.order_id
    order by i.id desc limit 6000`;
  const changes = lines.map(
    (line): StockChange => ({
      sourceKey: `bench:${line.id}`,
      productId: line.productId,
      units: -1,
      movementType: 'sale',
      marketplaceId: line.marketplaceId,
      referenceType: 'order',
      referenceId: line.orderId,
      orderId: line.orderId,
      unitPrice: '120000',
      actor: 'bench',
      occurredAt: line.createdAt,
      mayOversell: true,
    }),
  );
  for (let at = 0; at < changes.length; at += movementsAtOnce) {
    await applyStockChanges(sql, changes.slice(at, at + movementsAtOnce));
  }
  // What is to be planned and sent is not what the screens are about.
  await sql`delete from graphile_worker._private_jobs`;
}

async function addEvents(sql: Sql, count: number): Promise<void> {
  await sql`
    insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, processed_at)
    select m.ids[1 + n % cardinality(m.ids)], 'stock.updated', jsonb_build_object('event', 'stock.updated', 'sku', 'BENCH-000001', 'current_stock', n),
      '{}', 'bench:' || n, 'processed', now()
    from generate_series(1, ${count}::int) n cross join (select array_agg(id) as ids from marketplaces where type = 'api') m`;
  await sql`
    insert into sync_logs (marketplace_id, trigger_type, sync_type, direction, status, items, calls, latency_ms, created_at)
    select m.ids[1 + n % cardinality(m.ids)], 'webhook', 'stock', 'push', 'success', 1, 1, 20 + n % 80, now() - (${count} - n) * interval '30 seconds'
    from generate_series(1, ${count}::int) n cross join (select array_agg(id) as ids from marketplaces where type = 'api') m`;
}

/** Some of everything that waits for a person. */
async function addDecisions(sql: Sql): Promise<void> {
  await sql`
    insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, held, failed_because, error_message, created_at)
    select m.id, 'order.created', '{}', '{}', 'bench:waits:' || n, 'failed', n % 2 = 0, case when n % 2 = 1 then 'unreadable' end, 'waits', now() - interval '1 hour'
    from generate_series(1, 30) n cross join lateral (select min(id) as id from marketplaces where type = 'api') m`;
  await sql`
    update pushes set held_version = owed_version, held_reason = 'all at once', pushed_version = owed_version - 1
    where id in (select id from pushes order by id limit 40)`;
  await sql`
    update pushes set refused_reason = 'not known there' where id in (select id from pushes order by id desc limit 40)`;
  await sql`
    update marketplace_products set marketplace_stock = 1 where id in (select id from pushes order by id limit 100)`;
  await sql`
    insert into drifts (marketplace_product_id, marketplace_id, product_id, status, cause, arithmetic, figure, shown, told, inventory_version, owed_version,
      confirmed_at)
    select id, marketplace_id, product_id, 'open', 'unknown', 'in words', 1, 2, 1, 1, 1, now() from marketplace_products order by id limit 20`;
  await sql`
    update inventory set oversold = 2, quantity = 0 where product_id in (select product_id from order_items order by id desc limit 5)`;
  await sql`
    select raise_alerts((select jsonb_agg(jsonb_build_object('kind', 'low_stock', 'product_id', id, 'parameters', '{"quantity": 1, "threshold": 2}'::jsonb))
      from (select id from products order by id limit 30) p))`;
}
