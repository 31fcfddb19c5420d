import type { Int8, Numeric, Tx } from '../client.ts';
import type { Listing } from '../inbox/inbox-context.ts';
import { rowsOf } from '../rows.ts';

/** A line of a marketplace's order; quantities in items of the listing, money as exact decimals. */
export interface MarketplaceOrderItem {
  id: Int8;
  lineKey: string;
  /** Our SKU; while the line is not linked, the marketplace's. */
  sku: string;
  listingId: number | null;
  productId: number | null;
  quantity: number;
  cancelledQuantity: number;
  returnExpected: number;
  returnedQuantity: number;
  /** Of the returned ones, those that came back before anybody had announced them. */
  returnedUnannounced: number;
  unitsPerItem: number;
  /** Price of one unit: the price of a pack divided by its units. */
  pricePerUnit: string | null;
  unitCost: string | null;
  movesStock: boolean;
  /** When the event happened that told its quantity last, and the row of that event. */
  toldAt: Date;
  toldId: Int8;
  /** The events that told it, if it was told more than once, and when they happened, in ms; the first one first. */
  toldIds: Int8[];
  toldMoments: number[];
  /** When the last event happened that took something of it; null: none has. */
  takenAt: Date | null;
  /** When the last event happened that took all that was left; null: none has. */
  restTakenAt: Date | null;
}

/** A line to be stored; `listing` undefined: the marketplace's SKU is not linked. */
export interface NewOrderLine extends ToldLine {
  lineKey: string;
  /** What people read while it is not linked. */
  name: string;
  listing: Listing | undefined;
  /** false: another signal of the marketplace moves its stock. */
  movesStock: boolean;
}

/** What an event tells of a line, in items of the listing. */
export interface ToldLine {
  quantity: number;
  /** What its items with a price cost together, in the order's currency; null: a price of it cannot be read. */
  total: Numeric | null;
  /** How many of its items came without a price. */
  unpriced: number;
}

/** The event that tells it: when it happened, and its row in the inbox. */
interface Telling {
  at: Date;
  id: Int8;
}

const lineColumns = {
  lineKey: 'text',
  sku: 'text',
  productId: 'integer',
  listingId: 'integer',
  quantity: 'integer',
  unitsPerItem: 'integer',
  total: 'numeric',
  unpriced: 'integer',
  movesStock: 'boolean',
} as const;

/**
 * Adds missing lines, and links those whose SKU was not linked when they came; their quantity stays as it is.
 * Returns all lines of the order.
 */
export async function addOrderLines(
  tx: Tx,
  orderId: Int8,
  lines: NewOrderLine[],
  { at, id }: Telling,
): Promise<MarketplaceOrderItem[]> {
  const rows = lines.map(({ name, listing, ...line }) => ({
    ...line,
    sku: listing?.sku ?? name,
    productId: listing?.productId,
    listingId: listing?.id,
    unitsPerItem: listing?.unitsPerItem ?? 1,
  }));
  await tx`
    insert into order_items as i (order_id, line_key, sku, product_id, marketplace_product_id, quantity, units_per_item, unit_price,
      unit_cost, cost_currency, moves_stock, told_at, told_id)
    select ${orderId}::bigint, l.line_key, l.sku, l.product_id, l.listing_id, l.quantity, l.units_per_item,
      case when l.unpriced = 0 then l.total
        else l.total + l.unpriced * case when m.currency = o.currency then mp.marketplace_price end end / l.quantity,
      p.cost_price, p.currency, l.moves_stock, ${at}::timestamptz, ${id}::bigint
    from ${rowsOf(tx, rows, lineColumns)} l
    join orders o on o.id = ${orderId}::bigint
    join marketplaces m on m.id = o.marketplace_id
    left join products p on p.id = l.product_id
    left join marketplace_products mp on mp.id = l.listing_id
    order by l.position
    on conflict (order_id, line_key) do update set
      sku = excluded.sku, product_id = excluded.product_id, marketplace_product_id = excluded.marketplace_product_id,
      units_per_item = excluded.units_per_item, unit_price = coalesce(i.unit_price, excluded.unit_price),
      unit_cost = excluded.unit_cost, cost_currency = excluded.cost_currency
    where i.product_id is null`;
  return listOrderLines(tx, orderId);
}

/** The lines of an order, in the order in which they were added. */
export function listOrderLines(tx: Tx, orderId: Int8): Promise<MarketplaceOrderItem[]> {
  return tx<MarketplaceOrderItem[]>`
    select i.id, line_key, sku, marketplace_product_id as listing_id, product_id, quantity, cancelled_quantity, return_expected,
      returned_quantity, returned_unannounced, units_per_item, unit_price / units_per_item as price_per_unit, unit_cost, moves_stock,
      coalesce(i.told_at, o.created_at) as told_at, coalesce(i.told_id, 0)::text as told_id,
      array(select t.webhook_id::text from order_item_tellings t where t.order_item_id = i.id order by t.told_at, t.webhook_id) as told_ids,
      array(select extract(epoch from t.told_at)::float8 * 1000 from order_item_tellings t where t.order_item_id = i.id order by t.told_at, t.webhook_id) as told_moments,
      (select max(r.occurred_at) from order_item_reports r where r.order_item_id = i.id) as taken_at,
      (select max(r.occurred_at) from order_item_reports r where r.order_item_id = i.id and r.takes_rest) as rest_taken_at
    from order_items i join orders o on o.id = i.order_id where i.order_id = ${orderId} order by i.id`;
}

/**
 * Sets how many items of a line were ordered. Returns the price of one unit of the difference: what was sold then costs together what
 * the event tells, as long as nothing of the line was taken back and no price falls below 0; else, and where no event tells a price, the
 * line keeps its price.
 */
export async function changeOrderLine(
  tx: Tx,
  itemId: Int8,
  quantity: number,
  told: ToldLine | undefined,
): Promise<{ pricePerUnit: Numeric | null }> {
  const { total, unpriced, quantity: items } = told ?? { total: '0', unpriced: 1, quantity: 1 };
  const [row] = await tx<{ pricePerUnit: Numeric | null }[]>`
    with was as (
      select i.id, i.quantity, i.unit_price, (${total}::numeric + ${unpriced}::int * i.unit_price) / ${items}::int as told,
        i.cancelled_quantity + i.return_expected + i.returned_quantity as taken
      from order_items i where i.id = ${itemId}
    ), step as (
      select was.*, case when taken = 0 then
        -- Rounded: the average of the line was divided, so a free item may come out a trifle below 0.
        round((told * ${quantity}::int - unit_price * quantity) / (${quantity}::int - quantity), 6) end as price
      from was
    )
    update order_items i set quantity = ${quantity}, unit_price = case when s.price >= 0 then s.told else i.unit_price end
    from step s where i.id = s.id
    returning case when s.price >= 0 then s.price else s.unit_price end / i.units_per_item as price_per_unit`;
  if (!row) throw new Error(`line ${itemId} of an order vanished while it was locked`);
  return row;
}
