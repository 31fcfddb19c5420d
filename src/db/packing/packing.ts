import type { Int8, SqlOrTx, Tx } from '../client.ts';
import { changeOrderStatus } from '../orders/order-changes.ts';
import { type LockedOrder, lockOrder } from '../orders/orders.ts';
import { type PackedLine, refuseScan } from './refuse-scan.ts';
import { findScannedItem, type ScannedItem } from './scanned-code.ts';

/** Whether an order is packed. */
export type PackingState = 'nothing' | 'partly' | 'fully';

/** Goods that a person puts into the parcel of an order. `units` null: one, or those of a whole pack where its own code was scanned. */
export interface PackedScan {
  orderId: Int8;
  code: string;
  units: number | null;
  key: string | null;
  actor: string;
}

/** Units of a line that a person takes out of the parcel. */
export interface UnpackedUnits {
  orderId: Int8;
  itemId: Int8;
  units: number;
  key: string | null;
  actor: string;
}

/** What a scan changed: the line, its units, and whether the order is shipped now because everything is packed. */
export interface Packed {
  itemId: Int8;
  units: number;
  isShipped: boolean;
}

interface Line extends PackedLine {
  lineKey: string;
  productId: number | null;
  listingId: number | null;
  unitsPerItem: number;
}

const listLines = (tx: Tx, orderId: Int8) => tx<Line[]>`
  select i.id, i.sku, p.name, i.line_key, i.product_id, i.marketplace_product_id as listing_id, i.units_per_item,
    units_in_parcel(i) as needed, i.packed_units as packed
  from order_items i left join products p on p.id = i.product_id where i.order_id = ${orderId} order by i.id`;

/**
 * Puts what was scanned into the parcel of an order. Throws PackingRefusedError for what the order does not need, with what it still
 * needs. Where the marketplace is set so, the order becomes SHIPPED with its last unit.
 */
export async function packItem(tx: Tx, scan: PackedScan): Promise<Packed> {
  const order = await lockOrder(tx, scan.orderId);
  const lines = await listLines(tx, order.id);
  assertPackable(order, scan.code, lines);
  const scanned = await findScannedItem(tx, scan.code);
  const about = { code: scan.code, lines, product: scanned.products[0] };
  const named = lines.filter((line) => isNamed(line, scan.code, scanned));
  // Goods with the label of another marketplace are the same goods.
  const mine = named.length > 0 ? named : lines.filter((line) => findOtherListing(line, scanned));
  if (mine.length === 0) throw refuseScan(isKnown(scanned) ? 'not_in_order' : 'unknown_code', about);
  const open = mine.find(({ needed, packed }) => packed < needed);
  if (!open) throw refuseScan('too_many', { ...about, line: mine[0] });
  const units = scan.units ?? unitsOfScan(open, scan.code, scanned);
  if (open.packed + units > open.needed) throw refuseScan('too_many', { ...about, line: open });
  const { key, actor } = scan;
  return record(tx, order, lines, { line: open, units, scanned: scan.code, key, actor });
}

/** Takes units out of the parcel of an order. Throws PackingRefusedError where fewer are in it, or the parcel has left. */
export async function unpackItem(tx: Tx, given: UnpackedUnits): Promise<Packed> {
  const order = await lockOrder(tx, given.orderId);
  const lines = await listLines(tx, order.id);
  const line = lines.find(({ id }) => id === given.itemId);
  if (!line) throw new Error(`line ${given.itemId} is not one of order ${order.id}`);
  if (hasLeft(order)) throw refuseScan('order_state', { code: line.sku, lines, line, order });
  if (line.packed < given.units) throw refuseScan('not_packed', { code: line.sku, lines, line });
  const { key, actor } = given;
  return record(tx, order, lines, { line, units: -given.units, scanned: null, key, actor });
}

const hasLeft = ({ status }: LockedOrder): boolean => ['shipped', 'delivered', 'returned'].includes(status);

function assertPackable(order: LockedOrder, code: string, lines: Line[]): void {
  if (order.fulfilment === 'own' && (order.status === 'new' || order.status === 'confirmed')) return;
  throw refuseScan('order_state', { code, lines, order });
}

const isKnown = ({ products, listings }: ScannedItem): boolean => products.length + listings.length > 0;

function isNamed(line: Line, code: string, { products, listings }: ScannedItem): boolean {
  if (line.sku === code || line.lineKey === code) return true;
  if (line.listingId !== null && listings.some(({ id }) => id === line.listingId)) return true;
  return line.productId !== null && products.some(({ id }) => id === line.productId);
}

const findOtherListing = ({ productId }: Line, { listings }: ScannedItem) =>
  listings.find((listing) => listing.productId === productId);

/** The marketplace's article number of a pack is on the pack; a barcode or our SKU is on the single piece. */
function unitsOfScan(line: Line, code: string, scanned: ScannedItem): number {
  const { products, listings } = scanned;
  if (products.some(({ id }) => id === line.productId)) return 1;
  const isOwn = line.productId === null || line.lineKey === code || listings.some(({ id }) => id === line.listingId);
  return isOwn ? line.unitsPerItem : (findOtherListing(line, scanned)?.unitsPerItem ?? 1);
}

async function record(
  tx: Tx,
  order: LockedOrder,
  lines: Line[],
  given: { line: Line; units: number; scanned: string | null; key: string | null; actor: string },
): Promise<Packed> {
  const { line, units, scanned, key, actor } = given;
  await tx`
    insert into packings (order_item_id, units, scanned, idempotency_key, actor)
    values (${line.id}, ${units}, ${scanned}, ${key}, ${actor})`;
  const isFull = lines.every((one) => one.packed + (one.id === line.id ? units : 0) === one.needed);
  const isShipped = isFull && (await isShippedWhenPacked(tx, order));
  if (isShipped) await changeOrderStatus(tx, { orderId: order.id, status: 'shipped', note: null, actor });
  return { itemId: line.id, units, isShipped };
}

/** Taking out what was cancelled may also be the last step. An order without units is not packed. */
async function isShippedWhenPacked(tx: Tx, { status, marketplaceId }: LockedOrder): Promise<boolean> {
  if (status !== 'new' && status !== 'confirmed') return false;
  const rows = await tx`select 1 from marketplaces where id = ${marketplaceId} and ship_when_packed`;
  return rows.length > 0;
}

/** How far these orders are packed, in no order. */
export function listPackingStates(
  sql: SqlOrTx,
  orderIds: readonly Int8[],
): Promise<{ id: Int8; state: PackingState }[]> {
  return sql<{ id: Int8; state: PackingState }[]>`
    select id, packing_state(id) as state from unnest(${[...orderIds]}::bigint[]) as o (id)`;
}

/** One scan of a line. */
export interface Packing {
  orderId: Int8;
  itemId: Int8;
  sku: string;
  units: number;
  actor: string;
  at: Date;
}

const maxPackings = 20;

/** The newest scans of these orders, at most 20 of each, newest first. */
export function listPackings(sql: SqlOrTx, orderIds: readonly Int8[]): Promise<Packing[]> {
  return sql<Packing[]>`
    select o.id as order_id, s.item_id, s.sku, s.units, s.actor, s.at from unnest(${[...orderIds]}::bigint[]) as o (id) cross join lateral (
      select p.id, p.order_item_id as item_id, i.sku, p.units, p.actor, p.packed_at as at
      from order_items i join packings p on p.order_item_id = i.id where i.order_id = o.id order by p.id desc limit ${maxPackings}
    ) s order by s.id desc`;
}
