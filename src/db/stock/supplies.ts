import { ConflictError, NotFoundError } from '../../errors.ts';
import type { Int8, SqlOrTx, Tx } from '../client.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';
import { type Movement, movementColumns } from './movements.ts';
import { applyStockChanges } from './stock.ts';
import { undoAdjustment } from './undo.ts';

/** Goods for a marketplace's own warehouse; quantities in units. */
export interface NewSupply {
  marketplaceId: number;
  lines: readonly { productId: number; quantity: number }[];
  note: string | null;
  actor: string;
}

/** A booked supply. */
export interface Supply {
  id: Int8;
  marketplaceId: number;
  lines: number;
  note: string | null;
  actor: string;
  createdAt: Date;
}

/** One line of a supply: the transfer out of stock. */
export interface SupplyMovement extends Movement {
  supplyId: Int8;
}

/**
 * Books a supply: every line leaves the own stock, or none does. What the marketplace shows of it is never added to stock. Throws
 * InsufficientStockError.
 */
export async function bookSupply(
  tx: Tx,
  { marketplaceId, lines, note, actor }: NewSupply,
): Promise<{ supplyId: Int8 }> {
  const [supply] = await tx<{ id: Int8 }[]>`
    insert into supplies (marketplace_id, lines, note, actor) values (${marketplaceId}, ${lines.length}, ${note}, ${actor}) returning id`;
  const supplyId = supply!.id;
  await applyStockChanges(
    tx,
    lines.map(({ productId, quantity }, index) => ({
      sourceKey: `supply:${supplyId}:${index + 1}`,
      productId,
      units: -quantity,
      movementType: 'transfer',
      referenceType: 'adjustment',
      referenceId: supplyId,
      marketplaceId,
      actor,
      note,
      occurredAt: null,
      mayOversell: false,
    })),
  );
  return { supplyId };
}

/**
 * Undoes a supply as a whole: what of it was not undone yet comes back. Throws NotFoundError; ConflictError INVALID_STATE if nothing is
 * left, or a later count has replaced a line: then no line is undone.
 */
export async function undoSupply(
  tx: Tx,
  undo: { supplyId: Int8; note: string | null; actor: string },
): Promise<{ supplyId: Int8 }> {
  const { supplyId, note, actor } = undo;
  const [supply] = await tx`select from supplies where id = ${supplyId}::bigint for no key update`;
  if (!supply) throw new NotFoundError('Supply', ['input', 'supplyId'], [supplyId]);
  const movements = await listSupplyMovements(tx, [supplyId]);
  // Locked in one order before any is undone, as everywhere.
  await tx`
    select 1 from inventory where product_id = any (${movements.map(({ productId }) => productId)}::int[])
    order by product_id for no key update`;
  const undone = await listUndone(tx, movements);
  const left = movements.filter(({ id }) => !undone.has(id));
  if (left.length === 0) throw new ConflictError('INVALID_STATE', 'The supply was already undone');
  for (const { id } of left) await undoAdjustment(tx, { movementId: id, note, actor });
  return { supplyId };
}

async function listUndone(tx: Tx, movements: readonly SupplyMovement[]): Promise<Set<Int8>> {
  const rows = await tx<{ id: Int8 }[]>`
    select undone_movement(source_key) as id from inventory_movements
    where source_key = any (${movements.map(({ id }) => `undo:${id}`)}::text[])`;
  return new Set(rows.map(({ id }) => id));
}

/** The movements of some supplies, in the order of their lines. */
export function listSupplyMovements(sql: SqlOrTx, ids: readonly Int8[]): Promise<SupplyMovement[]> {
  return sql<SupplyMovement[]>`
    select s.id as supply_id, ${movementColumns(sql)}
    from supplies s
    cross join lateral generate_series(1, s.lines) line
    join inventory_movements m on m.source_key = 'supply:' || s.id || ':' || line
    where s.id = any (${[...ids]}::bigint[]) order by s.id, line`;
}

/** Filter of the supplies; null: any marketplace. */
export interface SupplyFilter {
  marketplaceId: number | null;
}

const where = (sql: SqlOrTx, { marketplaceId }: SupplyFilter) =>
  marketplaceId === null ? sql`true` : sql`s.marketplace_id = ${marketplaceId}`;

/** A page of the supplies, newest first. */
export async function listSupplies(sql: SqlOrTx, filter: SupplyFilter, page: PageRequest): Promise<Page<Supply>> {
  const rows = await sql<Supply[]>`
    select s.* from supplies s
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : sql`s.id < ${page.afterId}::bigint`}
    order by s.id desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many supplies match a filter. */
export async function countSupplies(sql: SqlOrTx, filter: SupplyFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from supplies s where ${where(sql, filter)}`;
  return row?.count ?? 0;
}

/** Supplies by id, in no order. */
export function listSuppliesById(sql: SqlOrTx, ids: readonly Int8[]): Promise<Supply[]> {
  return sql<Supply[]>`select * from supplies where id = any (${[...ids]}::bigint[])`;
}

/** One supply. */
export async function readSupply(sql: SqlOrTx, id: Int8): Promise<Supply> {
  const [row] = await sql<Supply[]>`select * from supplies where id = ${id}::bigint`;
  if (!row) throw new NotFoundError('Supply', ['input', 'supplyId'], [id]);
  return row;
}
