import type { Int8, Numeric, SqlOrTx } from './client.ts';
import { type Page, type PageRequest, toPage } from './pages.ts';
import type { MovementType, ReferenceType } from './stock.ts';

/** A row of the ledger. Quantities in units, net of oversold; price and cost of one unit. */
export interface Movement {
  id: Int8;
  productId: number;
  movementType: MovementType;
  quantityChange: number;
  quantityBefore: number;
  quantityAfter: number;
  version: number;
  marketplaceId: number | null;
  referenceType: ReferenceType;
  referenceId: string | null;
  orderId: Int8 | null;
  actor: string;
  note: string | null;
  unitPrice: Numeric | null;
  currency: string | null;
  unitCost: Numeric | null;
  costCurrency: string | null;
  occurredAt: Date;
  recordedAt: Date;
}

/** What the ledger may be narrowed by; times are those of recording. */
export interface MovementFilter {
  productId: number | null;
  marketplaceId: number | null;
  movementType: MovementType | null;
  from: Date | null;
  to: Date | null;
}

const columns = (sql: SqlOrTx) => sql`
  id, product_id, movement_type, quantity_change, quantity_before, quantity_after, version, marketplace_id, reference_type,
  reference_id, order_id, actor, note, unit_price, currency, unit_cost, cost_currency, occurred_at, recorded_at`;

const where = (sql: SqlOrTx, filter: MovementFilter) => sql`
  ${filter.productId === null ? sql`true` : sql`product_id = ${filter.productId}`}
  and ${filter.marketplaceId === null ? sql`true` : sql`marketplace_id = ${filter.marketplaceId}`}
  and ${filter.movementType === null ? sql`true` : sql`movement_type = ${filter.movementType}`}
  and ${filter.from === null ? sql`true` : sql`recorded_at >= ${filter.from}`}
  and ${filter.to === null ? sql`true` : sql`recorded_at < ${filter.to}`}`;

/** Movements by our keys, in no order. */
export function listMovementsById(sql: SqlOrTx, ids: readonly Int8[]): Promise<Movement[]> {
  return sql<Movement[]>`select ${columns(sql)} from inventory_movements where id = any (${[...ids]}::bigint[])`;
}

/** A page of the ledger, newest first. */
export async function listMovements(sql: SqlOrTx, filter: MovementFilter, page: PageRequest): Promise<Page<Movement>> {
  const rows = await sql<Movement[]>`
    select ${columns(sql)} from inventory_movements
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : sql`id < ${page.afterId}::bigint`}
    order by id desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many movements a filter leaves. */
export async function countMovements(sql: SqlOrTx, filter: MovementFilter): Promise<number> {
  const [row] = await sql<
    { count: number }[]
  >`select count(*)::int from inventory_movements where ${where(sql, filter)}`;
  return row?.count ?? 0;
}
