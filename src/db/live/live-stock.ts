import { joinShop, type ShopOffer, shopOffer } from '../catalog/shop-offer.ts';
import type { Int8, Sql } from '../client.ts';
import type { SeenChange } from '../restores.ts';
import type { StockCursor } from './stock-cursor.ts';

/** A product's stock as it stood in one snapshot. */
export interface StockState extends ShopOffer {
  productId: number;
  sku: string;
  /** Counts the changes of the product itself: movements and others. */
  changes: number;
  /** When the figure last changed. */
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
  /** The most states to read; absent: all. */
  limit?: number | undefined;
}

/** Reads states and the horizon of their snapshot with one statement. */
export async function readStock(sql: Sql, selection: StockSelection): Promise<StockReading> {
  const rows = await sql<((StockState | { productId: null }) & StockCursor & { xmax: Int8; tx: Int8 })[]>`
    select d.era, pg_snapshot_xmin(pg_current_snapshot())::text as horizon, pg_snapshot_xmax(pg_current_snapshot())::text as xmax, s.*
    from deployment d left join (${selectStates(sql, selection)} ${
      selection.limit === undefined ? sql`` : sql`limit ${selection.limit}`
    }) s on true order by s.product_id`;
  const [first] = rows;
  if (!first) throw new Error('The table deployment has no row');
  const found = rows.filter((row) => row.productId !== null);
  const newest = found.reduce<SeenChange | undefined>(
    (newer, row) => (newer && BigInt(newer.tx) >= BigInt(row.tx) ? newer : row),
    undefined,
  );
  return {
    states: found.map(toState),
    cursor: { era: first.era, horizon: first.horizon },
    xmax: first.xmax,
    newest: newest && { era: newest.era, tx: newest.tx, productId: newest.productId, version: newest.version },
  };
}

/** Without the columns of the snapshot: states are kept for as long as the process lives. */
function toState(row: StockState): StockState {
  const { productId, sku, quantity, stock, archived, price, priceCurrency, version, revision, changes, updatedAt } =
    row;
  return { productId, sku, quantity, stock, archived, price, priceCurrency, version, revision, changes, updatedAt };
}

function selectStates(sql: Sql, { ids, skus, since }: StockSelection) {
  const states = (condition: ReturnType<Sql>) => sql`
    select p.id as product_id, p.sku, i.version + i.touched as changes, i.changed_tx as tx, i.updated_at, ${shopOffer(sql)}
    from inventory i join products p on p.id = i.product_id ${joinShop(sql)}
    where ${condition}
      and ${ids === undefined ? sql`true` : sql`i.product_id = any (${[...ids]}::int[])`}
      and ${skus == null ? sql`true` : sql`p.sku = any (${[...skus]}::text[])`}`;
  if (since == null) return states(sql`true`);
  // Two queries: the first finds its rows by the index, and the second one reads nothing unless the shop's rule changed.
  return sql`
    ${states(sql`i.changed_tx >= ${since}::xid8`)}
    union all
    ${states(sql`i.changed_tx < ${since}::xid8 and (select m.rule_tx >= ${since}::xid8 from marketplaces m where m.code = 'amazing_store')`)}`;
}
