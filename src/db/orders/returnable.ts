import { NotFoundError, ValidationError } from '../../errors.ts';
import type { Int8, Numeric, Tx } from '../client.ts';

/** Items of one product that came back: sellable ones go back to stock, damaged ones are written off. */
export interface ReturnedGoods {
  sku: string;
  quantity: number;
  condition: 'sellable' | 'damaged';
}

/** Returned goods of one order line, or (`line` null) of a sale without a known order. */
export interface ReturnedPart {
  line: { id: Int8; orderId: Int8; items: number } | null;
  productId: number;
  units: number;
  /** Of these, units that the marketplace's figures have put back into stock already. */
  alreadyInStock: number;
  condition: ReturnedGoods['condition'];
  /** Price and cost of one unit when it was sold. */
  frozen: { unitPrice: Numeric | null; unitCost: Numeric | null };
}

interface Line {
  id: Int8;
  orderId: Int8;
  sku: string;
  productId: number | null;
  unitsPerItem: number;
  /** Items that can still come back. */
  left: number;
  /** Of these, items whose return is expected. */
  expected: number;
  /** Figures of the marketplace may have put its items back: its sale signal is, or was once, STOCK. */
  byFigures: boolean;
  marketplaceId: number;
  unitPrice: Numeric | null;
  unitCost: Numeric | null;
}

interface Share {
  parts: ReturnedPart[];
  /** The quantity that belongs to none of the lines. */
  open: number;
}

const maxLines = 1_000;

const lineColumns = (tx: Tx) => tx`
  i.id, i.order_id, i.sku, i.product_id, i.units_per_item, i.quantity - i.cancelled_quantity - i.returned_quantity as left,
  i.return_expected as expected, i.unit_price / i.units_per_item as unit_price, i.unit_cost, o.marketplace_id,
  not i.moves_stock or m.sale_signal_since is not null as by_figures`;

/**
 * Finds the lines of a locked order that goods belong to; quantities are in items of the lines. If several lines have the same SKU
 * (packs and single pieces), those whose return is expected come first. Throws ValidationError.
 */
export async function choosePartsOfOrder(tx: Tx, orderId: Int8, goods: ReturnedGoods[]): Promise<ReturnedPart[]> {
  const lines = await tx<Line[]>`
    select ${lineColumns(tx)} from order_items i join orders o on o.id = i.order_id join marketplaces m on m.id = o.marketplace_id
    where i.order_id = ${orderId} order by i.return_expected > 0 desc, i.id`;
  const sold = await unexplainedSales(tx, lines);
  return goods.flatMap((one, index) => {
    const mine = lines.filter(({ sku }) => sku === one.sku);
    if (mine.length === 0) {
      throw ValidationError.of(pathOf(index, 'sku'), `The order has no line with the SKU "${one.sku}"`, one.sku);
    }
    if (mine.some(({ productId }) => productId === null)) {
      throw ValidationError.of(pathOf(index, 'sku'), `"${one.sku}" is not linked to a product: link it first`, one.sku);
    }
    const { parts, open } = shareOut(mine, one, sold, () => 1);
    if (open > 0) throw tooMany(one, index, 'in this order');
    return parts;
  });
}

/**
 * Finds what goods that were sold on a marketplace belong to, by SKU, in units: first lines whose return is expected, then shipped
 * ones, then others, the oldest first. The rest must have been sold there without a known order. Throws NotFoundError, ValidationError.
 */
export async function choosePartsOfMarketplace(
  tx: Tx,
  marketplaceId: number,
  goods: ReturnedGoods[],
): Promise<ReturnedPart[]> {
  const products = await findProducts(tx, goods);
  const productIds = [...new Set(products.values())];
  const lines = await lockLines(tx, marketplaceId, productIds);
  const sales = await lockLooseSales(tx, marketplaceId, productIds);
  const sold = await unexplainedSales(tx, lines);
  return goods.flatMap((one, index) => {
    const productId = products.get(one.sku) ?? 0;
    const { parts, open } = shareOut(
      lines.filter((line) => line.productId === productId),
      one,
      sold,
      (line) => line.unitsPerItem,
    );
    const sale = sales.get(productId);
    if (open === 0) return parts;
    if (!sale || open > sale.units) throw tooMany(one, index, 'on this marketplace');
    sale.units -= open;
    const frozen = { unitPrice: sale.unitPrice, unitCost: sale.unitCost };
    return [...parts, { line: null, productId, units: open, alreadyInStock: 0, condition: one.condition, frozen }];
  });
}

/**
 * Assigns goods to lines in order, as many whole items as each has left; `unitsOf`: how much one item of a line counts in `quantity`.
 * `sold`: as unexplainedSales returns it; what is taken is subtracted.
 */
function shareOut(
  lines: Line[],
  goods: ReturnedGoods,
  sold: Map<number, number>,
  unitsOf: (line: Line) => number,
): Share {
  let open = goods.quantity;
  const parts: ReturnedPart[] = [];
  for (const line of lines) {
    const items = Math.min(Math.floor(open / unitsOf(line)), line.left);
    if (items <= 0 || line.productId === null) continue;
    open -= items * unitsOf(line);
    parts.push({
      line: { id: line.id, orderId: line.orderId, items },
      productId: line.productId,
      units: items * line.unitsPerItem,
      alreadyInStock: takeFromSold(line, items, sold),
      condition: goods.condition,
      frozen: { unitPrice: line.unitPrice, unitCost: line.unitCost },
    });
    line.left -= items;
    line.expected = Math.max(line.expected - items, 0);
  }
  return { parts, open };
}

/**
 * How many units of a part are in stock already, because a figure of the marketplace has put them back: what the ledger has as sold
 * there is less than what orders still have, apart from those that expect goods back. What the line expects is what came first; the
 * items of it that nobody expects explain sales of their own.
 */
function takeFromSold(line: Line, items: number, sold: Map<number, number>): number {
  const unexplained = line.productId === null ? undefined : sold.get(line.productId);
  if (!line.byFigures || line.productId === null || unexplained === undefined) return 0;
  const expected = Math.min(items, line.expected) * line.unitsPerItem;
  const others = items * line.unitsPerItem - expected;
  const ofExpected = Math.max(Math.min(expected, unexplained), 0);
  const ofOthers = unexplained - ofExpected + (line.left - line.expected) * line.unitsPerItem;
  const booked = ofExpected + Math.max(Math.min(others, ofOthers), 0);
  sold.set(line.productId, unexplained - booked + others);
  return expected + others - booked;
}

/** Units sold on a marketplace by the ledger, minus those in its orders whose return is not expected; for lines that figures may move. */
async function unexplainedSales(tx: Tx, lines: Line[]): Promise<Map<number, number>> {
  const [first] = lines.filter(({ byFigures }) => byFigures);
  if (!first) return new Map();
  const ids = [...new Set(lines.flatMap(({ productId }) => productId ?? []))];
  await tx`select 1 from inventory where product_id = any (${ids}::int[]) order by product_id for no key update`;
  const rows = await tx<{ id: number; units: number }[]>`
    select id, sold_and_not_back(${first.marketplaceId}, id) - open_in_orders(${first.marketplaceId}, id, false, true) as units
    from unnest(${ids}::int[]) as p (id)`;
  return new Map(rows.map(({ id, units }) => [id, units]));
}

async function findProducts(tx: Tx, goods: ReturnedGoods[]): Promise<Map<string, number>> {
  const skus = goods.map(({ sku }) => sku);
  const rows = await tx<{ sku: string; id: number }[]>`select sku, id from products where sku = any (${skus}::text[])`;
  const products = new Map(rows.map(({ sku, id }) => [sku, id]));
  const unknown = skus.filter((sku) => !products.has(sku));
  if (unknown.length > 0) throw new NotFoundError('Product', ['input', 'items'], [...new Set(unknown)]);
  return products;
}

/** Lines of which items can still come back; their orders are locked, in the order of their ids. */
async function lockLines(tx: Tx, marketplaceId: number, productIds: number[]): Promise<Line[]> {
  const found = await tx<{ id: Int8; orderId: Int8 }[]>`
    select i.id, i.order_id
    from unnest(${productIds}::int[]) as p (id)
    cross join lateral (
      select i.id, i.order_id, i.return_expected, o.shipped_at
      from order_items i join orders o on o.id = i.order_id
      where i.product_id = p.id and o.marketplace_id = ${marketplaceId} and o.fulfilment = 'own'
        and o.status not in ('held', 'expired', 'cancelled') and i.cancelled_quantity + i.returned_quantity < i.quantity
      order by i.return_expected > 0 desc, o.shipped_at is not null desc, i.id limit ${maxLines}
    ) i`;
  await tx`
    select 1 from orders where id = any (${found.map(({ orderId }) => orderId)}::bigint[]) order by id for no key update`;
  // Only a statement that starts after the locks sees what other transactions changed meanwhile.
  return tx<Line[]>`
    select ${lineColumns(tx)} from order_items i join orders o on o.id = i.order_id join marketplaces m on m.id = o.marketplace_id
    where i.id = any (${found.map(({ id }) => id)}::bigint[]) and o.status not in ('held', 'expired', 'cancelled')
    order by i.return_expected > 0 desc, o.shipped_at is not null desc, i.id`;
}

interface LooseSales {
  units: number;
  unitPrice: Numeric | null;
  unitCost: Numeric | null;
}

/** Units that were sold there without a known order and not returned, by the ledger; with price and cost of the newest sale. */
async function lockLooseSales(tx: Tx, marketplaceId: number, productIds: number[]): Promise<Map<number, LooseSales>> {
  await tx`select 1 from inventory where product_id = any (${productIds}::int[]) order by product_id for no key update`;
  const rows = await tx<(LooseSales & { productId: number })[]>`
    select p.id as product_id, greatest(coalesce(sold.units, 0) - coalesce(known.units, 0), 0)::int as units, newest.unit_price, newest.unit_cost
    from unnest(${productIds}::int[]) as p (id)
    left join lateral (
      select -sum(m.quantity_change) as units from inventory_movements m
      where m.product_id = p.id and m.marketplace_id = ${marketplaceId} and m.movement_type in
        ('sale', 'marketplace_sale', 'cancellation', 'marketplace_cancellation', 'return', 'marketplace_return')
    ) sold on true
    left join lateral (
      select sum((i.quantity - i.cancelled_quantity - i.returned_quantity) * i.units_per_item) as units
      from order_items i join orders o on o.id = i.order_id
      where i.product_id = p.id and o.marketplace_id = ${marketplaceId} and o.fulfilment = 'own'
    ) known on true
    left join lateral (
      select m.unit_price, m.unit_cost from inventory_movements m
      where m.product_id = p.id and m.marketplace_id = ${marketplaceId} and m.movement_type in ('sale', 'marketplace_sale')
      order by m.version desc limit 1
    ) newest on true`;
  return new Map(rows.map(({ productId, ...sales }) => [productId, sales]));
}

const pathOf = (index: number, field: string): string[] => ['input', 'items', String(index), field];

function tooMany({ sku, quantity }: ReturnedGoods, index: number, where: string): ValidationError {
  const message = `${quantity} of "${sku}" cannot be returned: that is more than was sold ${where} and not returned yet`;
  return ValidationError.of(pathOf(index, 'quantity'), message, quantity);
}
