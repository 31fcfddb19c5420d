/**
 * The twelve screens of docs/screens.md by plain selects, as somebody writes them who has only the database: the same rows, children by
 * the ids of their parents, all at once where none needs another. Sums that are one statement are those of src/db.
 */
import { countPushStates } from '../../../src/db/catalog/marketplace-product-lists.ts';
import type { Sql } from '../../../src/db/client.ts';
import { listDecisions } from '../../../src/db/decisions.ts';
import { listPushLatencies, listSyncStates } from '../../../src/db/marketplaces/sync-state.ts';
import { listOrderEvents } from '../../../src/db/order-lists/order-events.ts';
import { readStoreUsage } from '../../../src/db/orders/store-limits.ts';
import {
  listSalesByCurrency,
  listSalesByDay,
  listSalesByMarketplace,
  listSalesByProduct,
  readSalesTotals,
} from '../../../src/db/sales/analytics.ts';

/** The variables of the screens. */
export interface Variables {
  now: string;
  dayStart: string;
  dayEnd: string;
  weekAgo: string;
  weekAgoEnd: string;
  from: string;
  to: string;
  before: string;
  sku: string;
  skus: string[];
  number: string;
  buyerId: string;
}

type Screen = (sql: Sql, variables: Variables) => Promise<unknown>;

const deployment = (sql: Sql) => sql`select base_currency, business_time_zone, now() as today from deployment`;
const sales = (from: string, to: string, productId: number | null = null) => ({
  period: { from: new Date(from), to: new Date(to) },
  marketplaceId: null,
  productId,
});
const idsOf = <Id>(rows: readonly { id: Id }[]): Id[] => rows.map(({ id }) => id);

const items = (sql: Sql, orderIds: readonly string[]) => sql`
  select i.id, i.order_id, i.sku, i.quantity, i.cancelled_quantity, i.return_expected, i.returned_quantity, i.unit_price, p.id as product_id,
    p.name, p.image_url, v.quantity as free
  from order_items i left join products p on p.id = i.product_id left join inventory v on v.product_id = p.id
  where i.order_id = any (${[...orderIds]}::bigint[]) order by i.id`;

const orderColumns = (sql: Sql) => sql`
  o.id, o.number, o.marketplace_order_id, o.status, o.fulfilment, o.ship_by, o.held_until, o.created_at, o.updated_at, o.customer_name,
  o.customer_phone, o.note, o.currency, m.code, m.name,
  (select coalesce(sum(i.unit_price * (i.quantity - i.cancelled_quantity)), 0) from order_items i where i.order_id = o.id) as total`;

const listings = (sql: Sql, productIds: readonly number[]) => sql`
  select mp.id, mp.product_id, m.code, m.name, mp.marketplace_sku, mp.units_per_item, mp.stock_buffer, mp.stock_percent, mp.stock_limit,
    mp.selling, mp.marketplace_stock, mp.previous_stock, listing_figure(i.quantity, g.archived_at is not null, mp, m) as figure,
    push_state(p, m.paused, p.held_version = p.owed_version) as push_state, p.refused_reason, p.held_reason, p.next_push_at
  from marketplace_products mp join marketplaces m on m.id = mp.marketplace_id join products g on g.id = mp.product_id
    join inventory i on i.product_id = mp.product_id left join pushes p on p.id = mp.id
  where mp.product_id = any (${[...productIds]}::int[]) order by mp.id`;

const openOrders = (sql: Sql, productIds: readonly number[], limit: number) => sql`
  select p.id as product_id, o.*, count(*) over (partition by p.id) as total
  from unnest(${[...productIds]}::int[]) p (id) cross join lateral (
    select distinct o.id, o.number, o.status, o.ship_by, m.code from order_items i join orders o on o.id = i.order_id
      join marketplaces m on m.id = o.marketplace_id
    where i.product_id = p.id and i.cancelled_quantity < i.quantity and o.status in ('held', 'new', 'confirmed') order by o.id desc limit ${limit}) o`;

const products = (sql: Sql) => sql`
  select p.id, p.sku, p.name, p.image_url, p.barcodes, p.archived_at, p.price, p.cost_price, p.currency, p.low_stock_threshold, i.version,
    i.quantity, i.oversold, listing_figure(i.quantity, p.archived_at is not null, own, shop) as stock
  from products p join inventory i on i.product_id = p.id join marketplaces shop on shop.code = 'amazing_store'
    left join lateral own_listing(shop.id, p.id) own on true`;

async function marketplaces(sql: Sql): Promise<unknown> {
  const rows = await sql<{ id: number }[]>`
    select id, code, name, type, adapter, currency, paused, webhook_enabled, sale_signal, account_missing from marketplaces order by id`;
  const ids = idsOf(rows);
  return [
    rows,
    await Promise.all([countPushStates(sql, ids), listSyncStates(sql, ids), listPushLatencies(sql, ids, 24)]),
  ];
}

const Today: Screen = async (sql, { now, dayStart, dayEnd, weekAgo, weekAgoEnd }) => {
  const toShip = async () => {
    const rows = await sql<{ id: string }[]>`
      select ${orderColumns(sql)} from orders o join marketplaces m on m.id = o.marketplace_id
      where o.status in ('new', 'confirmed') and o.ship_by < ${dayEnd} order by o.ship_by, o.id limit 20`;
    return [rows, await items(sql, idsOf(rows))];
  };
  const oversold = async () => {
    const rows = await sql<
      { id: number }[]
    >`${products(sql)} where i.oversold > 0 and p.archived_at is null order by p.id limit 10`;
    return [rows, await openOrders(sql, idsOf(rows), 5)];
  };
  return Promise.all([
    deployment(sql),
    sql`select count(*) filter (where ship_by < ${now}) as late, count(*) as today from orders
      where status in ('new', 'confirmed') and ship_by < ${dayEnd}`,
    toShip(),
    oversold(),
    sql`select count(*) from inventory where oversold > 0`,
    sql`select a.*, p.sku, p.name from alerts a left join products p on p.id = a.product_id where resolved_at is null order by a.id desc limit 20`,
    readSalesTotals(sql, sales(dayStart, dayEnd)),
    readSalesTotals(sql, sales(weekAgo, weekAgoEnd)),
    marketplaces(sql),
  ]);
};

const Stock: Screen = async (sql) => {
  const page = async () => {
    const rows = await sql<{ id: number }[]>`${products(sql)} where p.archived_at is null order by p.sku limit 51`;
    const ids = idsOf(rows);
    return [
      rows,
      await Promise.all([
        listings(sql, ids),
        sql`select id, awaiting_shipment(id, now()) from unnest(${ids}::int[]) t (id)`,
      ]),
    ];
  };
  return Promise.all([
    page(),
    sql`select count(*) from products where archived_at is null`,
    sql`select count(*) from marketplace_products mp join marketplaces m on m.id = mp.marketplace_id join inventory i on i.product_id = mp.product_id
        join products g on g.id = mp.product_id join pushes p on p.id = mp.id
      where mp.marketplace_stock <> listing_figure(i.quantity, g.archived_at is not null, mp, m)`,
  ]);
};

const Product: Screen = async (sql, { sku, from, to }) => {
  const [product] = await sql<{ id: number }[]>`${products(sql)} where p.sku = ${sku}`;
  const { id } = product!;
  return [
    product,
    await Promise.all([
      listings(sql, [id]),
      sql`select awaiting_shipment(${id}, now())`,
      sql`select * from alerts where product_id = ${id} and resolved_at is null order by id desc`,
      sql`select d.*, m.code from drifts d join marketplaces m on m.id = d.marketplace_id where d.product_id = ${id} and d.status = 'open'`,
      openOrders(sql, [id], 10),
      sql`select t.*, m.code, o.number from inventory_movements t left join marketplaces m on m.id = t.marketplace_id
          left join orders o on o.id = t.order_id where t.product_id = ${id} order by t.version desc limit 51`,
      readSalesTotals(sql, sales(from, to, id)),
      listSalesByDay(sql, sales(from, to, id)),
    ]),
  ];
};

const ToDecide: Screen = (sql) =>
  Promise.all([
    listDecisions(sql, 7),
    sql`select p.id, mp.marketplace_sku, mp.marketplace_stock, p.held_reason, m.code, count(*) over () as total,
        listing_figure(i.quantity, g.archived_at is not null, mp, m) as figure
      from pushes p join marketplace_products mp on mp.id = p.id join marketplaces m on m.id = p.marketplace_id
        join inventory i on i.product_id = p.product_id join products g on g.id = p.product_id
      where p.held_version = p.owed_version and p.pushed_version < p.owed_version and p.open_until is null and not m.paused limit 10`,
    sql`select w.*, m.code, count(*) over () as total from marketplace_webhooks w join marketplaces m on m.id = w.marketplace_id
      where w.status = 'failed' and w.held and w.dedupe_key like 'poll:stock:%' order by w.id desc limit 10`,
    sql`select w.*, m.code, count(*) over () as total from marketplace_webhooks w join marketplaces m on m.id = w.marketplace_id
      where w.status = 'failed' and (w.held and w.dedupe_key not like 'poll:stock:%' or w.failed_because is not null) order by w.id desc limit 10`,
    sql`select d.*, mp.marketplace_sku, m.code, count(*) over () as total from drifts d join marketplaces m on m.id = d.marketplace_id
        join marketplace_products mp on mp.id = d.marketplace_product_id where d.status = 'open' order by d.id desc limit 10`,
    sql`select o.id, o.number, m.code, count(*) over () as total from orders o join marketplaces m on m.id = o.marketplace_id
      where o.id in (select order_id from order_items where return_expected > 0) order by o.id desc limit 10`,
  ]);

const Orders: Screen = (sql) => {
  const page = async () => {
    const rows = await sql<{ id: string }[]>`
      select ${orderColumns(sql)} from orders o join marketplaces m on m.id = o.marketplace_id order by o.id desc limit 51`;
    return [rows, await items(sql, idsOf(rows))];
  };
  return Promise.all([
    page(),
    sql`select count(*) from orders`,
    sql`select status, count(*) from orders group by status`,
  ]);
};

const OrderDetail: Screen = async (sql, { number }) => {
  const [order] = await sql<{ id: string }[]>`
    select ${orderColumns(sql)} from orders o join marketplaces m on m.id = o.marketplace_id where o.number = ${number}`;
  const { id } = order!;
  return [
    order,
    await Promise.all([
      items(sql, [id]),
      listOrderEvents(sql, [id]),
      sql`select t.*, p.sku from inventory_movements t join products p on p.id = t.product_id where t.order_id = ${id} order by t.id desc limit 51`,
    ]),
  ];
};

const Money: Screen = (sql, { from, to, before }) => {
  const now = sales(from, to);
  const byProduct = async () => {
    const { rows } = await listSalesByProduct(sql, now, { first: 20, afterId: null }, 'revenue');
    return [rows, await sql`${products(sql)} where p.id = any (${rows.map(({ productId }) => productId)}::int[])`];
  };
  return Promise.all([
    deployment(sql),
    readSalesTotals(sql, now),
    listSalesByDay(sql, now),
    listSalesByMarketplace(sql, now),
    listSalesByCurrency(sql, now),
    byProduct(),
    readSalesTotals(sql, sales(before, from)),
    sql`select id, code from marketplaces`,
  ]);
};

const Events: Screen = (sql) =>
  Promise.all([
    sql`select w.*, m.code from marketplace_webhooks w join marketplaces m on m.id = w.marketplace_id order by w.id desc limit 51`,
    sql`select count(*) from marketplace_webhooks`,
    sql`select s.*, m.code from sync_logs s join marketplaces m on m.id = s.marketplace_id order by s.id desc limit 51`,
  ]);

const Shelf: Screen = (sql) =>
  Promise.all([
    deployment(sql),
    sql`${products(sql)}
      where p.archived_at is null and i.quantity > 0 and listing_figure(i.quantity, p.archived_at is not null, own, shop) > 0
      order by p.id limit 51`,
  ]);

const Cart: Screen = (sql, { skus, buyerId }) =>
  Promise.all([
    sql`${products(sql)} where p.sku = any (${skus}) order by p.id limit 50`,
    deployment(sql),
    readStoreUsage(sql, buyerId),
  ]);

const OwnOrders: Screen = async (sql, { buyerId }) => {
  const rows = await sql<{ id: string }[]>`
    select ${orderColumns(sql)} from orders o join marketplaces m on m.id = o.marketplace_id
    where o.buyer_id = ${buyerId} order by o.id desc limit 21`;
  return [rows, await Promise.all([items(sql, idsOf(rows)), listOrderEvents(sql, idsOf(rows))])];
};

/** The screens by name. */
export const screens: Record<string, Screen> = {
  Today,
  Stock,
  Product,
  Marketplaces: marketplaces,
  ToDecide,
  Orders,
  OrderDetail,
  Money,
  Events,
  Shelf,
  Cart,
  OwnOrders,
};
