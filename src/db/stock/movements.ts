import type { Int8, Numeric, SqlOrTx } from '../client.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';
import type { MovementType, ReferenceType } from './stock.ts';

/** A row of the ledger. Quantities in units, oversold ones subtracted; price and cost of one unit. */
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
  /** The adjustment that this movement undoes; null: it undoes none. */
  undoesId: Int8 | null;
}

/** Filters of the ledger; null: any. `from` and `to` apply to the time of recording. */
export interface MovementFilter {
  productId: number | null;
  marketplaceId: number | null;
  movementType: MovementType | null;
  orderId: Int8 | null;
  from: Date | null;
  to: Date | null;
}

/** The columns of a Movement, of the table under the name `m`. */
export const movementColumns = (sql: SqlOrTx) => sql`
  m.id, m.product_id, m.movement_type, m.quantity_change, m.quantity_before, m.quantity_after, m.version, m.marketplace_id,
  m.reference_type, m.reference_id, m.order_id, m.actor, m.note, m.unit_price, m.currency, m.unit_cost, m.cost_currency,
  m.occurred_at, m.recorded_at, undone_movement(m.source_key) as undoes_id`;

/** Longer than any transaction that writes movements: within this time, the order of ids may differ from the order of times. */
const slackMs = 15 * 60_000;
const maxCounted = 100_000;

/** Within the calendar: later years have another form, which PostgreSQL does not read. */
const [firstMs, lastMs] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59Z')];
const shift = (at: Date, byMs: number) => new Date(Math.min(lastMs, Math.max(firstMs, at.getTime() + byMs)));

// Times become bounds of the key that the list is sorted by, so that no page reads more of the ledger than it returns.
const where = (sql: SqlOrTx, filter: MovementFilter) => sql`
  ${filter.productId === null ? sql`true` : sql`m.product_id = ${filter.productId}`}
  and ${filter.marketplaceId === null ? sql`true` : sql`m.marketplace_id = ${filter.marketplaceId}`}
  and ${filter.movementType === null ? sql`true` : sql`m.movement_type = ${filter.movementType}`}
  and ${filter.orderId === null ? sql`true` : sql`m.order_id = ${filter.orderId}`}
  and ${filter.from === null ? sql`true` : sql`m.recorded_at >= ${filter.from} and ${after(sql, filter.productId, filter.from)}`}
  and ${filter.to === null ? sql`true` : sql`m.recorded_at < ${filter.to} and ${upTo(sql, filter.productId, filter.to)}`}`;

const after = (sql: SqlOrTx, productId: number | null, from: Date) =>
  productId === null
    ? sql`m.id > (select movement_id_at(${shift(from, -slackMs)}))`
    : sql`m.version > (select movement_version_at(${productId}, ${shift(from, -slackMs)}))`;

const upTo = (sql: SqlOrTx, productId: number | null, to: Date) =>
  productId === null
    ? sql`m.id <= (select movement_id_at(${shift(to, slackMs)}))`
    : sql`m.version <= (select movement_version_at(${productId}, ${shift(to, slackMs)}))`;

/** Movements by id, in no order. */
export function listMovementsById(sql: SqlOrTx, ids: readonly Int8[]): Promise<Movement[]> {
  return sql<Movement[]>`
    select ${movementColumns(sql)} from inventory_movements m where m.id = any (${[...ids]}::bigint[])`;
}

/** Movements by the permanent names of their causes. */
export async function listMovementsBySource(sql: SqlOrTx, keys: readonly string[]): Promise<Map<string, Movement>> {
  const rows = await sql<(Movement & { sourceKey: string })[]>`
    select ${movementColumns(sql)}, m.source_key from inventory_movements m where m.source_key = any (${[...keys]}::text[])`;
  return new Map(rows.map((row) => [row.sourceKey, row]));
}

/** The movements that undo these, by the id of the movement that is undone. */
export async function listUndoingMovements(sql: SqlOrTx, ids: readonly Int8[]): Promise<Map<Int8, Movement>> {
  const rows = await sql<Movement[]>`
    select ${movementColumns(sql)} from inventory_movements m where m.source_key = any (${ids.map((id) => `undo:${id}`)}::text[])`;
  return new Map(rows.flatMap((row) => (row.undoesId === null ? [] : [[row.undoesId, row]])));
}

/** A page of the ledger, newest first. For one product it is sorted by version, which is the exact order of its movements. */
export async function listMovements(sql: SqlOrTx, filter: MovementFilter, page: PageRequest): Promise<Page<Movement>> {
  const ofProduct = filter.productId !== null;
  const position = ofProduct
    ? sql`m.version < (select version from inventory_movements where id = ${page.afterId}::bigint)`
    : sql`m.id < ${page.afterId}::bigint`;
  const rows = await sql<Movement[]>`
    select ${movementColumns(sql)} from inventory_movements m
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : position}
    order by ${ofProduct ? sql`m.version` : sql`m.id`} desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many movements match a filter; null: more than 100,000, which would take too long to count. */
export async function countMovements(sql: SqlOrTx, filter: MovementFilter): Promise<number | null> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from (select 1 from inventory_movements m where ${where(sql, filter)} limit ${maxCounted + 1}) counted`;
  return row && row.count <= maxCounted ? row.count : null;
}
