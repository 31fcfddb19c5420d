import type { Int8, Sql } from '../client.ts';
import type { SeenChange } from '../restores.ts';
import type { StockCursor } from './stock-cursor.ts';

/** A product's stock as it stood in one snapshot. */
export interface StockState {
  productId: number;
  sku: string;
  /** Units free to sell. */
  quantity: number;
  /** Units that the shop may sell, by the rule of its own listing. */
  stock: number;
  version: number;
  archived: boolean;
  updatedAt: Date;
}

/** States read in one snapshot; `cursor` covers everything that was committed before it. */
export interface StockReading {
  states: StockState[];
  cursor: StockCursor;
  /** The first transaction number that the snapshot does not know: a cursor beyond it is from before a restore. */
  xmax: Int8;
  /** The newest of the changes; undefined: no states were read. */
  newest: SeenChange | undefined;
}

/** Which products to read: by key, by SKU, or all that changed since a horizon. With both `skus` and `since` a product must match both. */
export interface StockSelection {
  ids?: readonly number[] | undefined;
  skus?: readonly string[] | null | undefined;
  since?: Int8 | null | undefined;
}

/** Reads states and the horizon of their snapshot with one statement. */
export async function readStock(sql: Sql, selection: StockSelection): Promise<StockReading> {
  const { ids, skus, since } = selection;
  const rows = await sql<(Partial<StockState> & StockCursor & { xmax: Int8; tx?: Int8 })[]>`
    select d.era, pg_snapshot_xmin(pg_current_snapshot())::text as horizon, pg_snapshot_xmax(pg_current_snapshot())::text as xmax, s.*
    from deployment d left join (
      select p.id as product_id, p.sku, i.quantity, i.version, i.changed_tx as tx, p.archived_at is not null as archived, i.updated_at,
        shop_stock(p.id, i.quantity, p.archived_at is not null) as stock
      from inventory i join products p on p.id = i.product_id
      where ${ids === undefined ? sql`true` : sql`i.product_id = any (${[...ids]}::int[])`}
        and ${skus == null ? sql`true` : sql`p.sku = any (${[...skus]}::text[])`}
        and ${since == null ? sql`true` : sql`i.changed_tx >= ${since}::xid8`}
      order by p.id
    ) s on true`;
  const [first] = rows;
  if (!first) throw new Error('The table deployment has no row');
  const { era, horizon, xmax } = first;
  const states = rows.flatMap(({ productId, sku, quantity, stock, version, archived, updatedAt }) =>
    productId == null ||
    sku == null ||
    quantity == null ||
    stock == null ||
    version == null ||
    archived == null ||
    !updatedAt
      ? []
      : [{ productId, sku, quantity, stock, version, archived, updatedAt }],
  );
  let newest: SeenChange | undefined;
  for (const { tx, productId, version } of rows) {
    if (tx == null || productId == null || version == null) continue;
    if (!newest || BigInt(tx) > BigInt(newest.tx)) newest = { era, tx, productId, version };
  }
  return { states, cursor: { era, horizon }, xmax, newest };
}
