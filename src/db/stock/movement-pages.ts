import type { Int8, SqlOrTx } from '../client.ts';
import { type Page, type PageRequest, toPages } from '../pages.ts';
import { type Movement, movementColumns } from './movements.ts';

const maxCounted = 100_000;

/** Whose movements: those of products by the exact order of their versions, those of orders by the order of recording. */
const owners = (sql: SqlOrTx) => ({
  product: { column: sql`product_id`, type: sql`int`, position: sql`m.version` },
  order: { column: sql`order_id`, type: sql`bigint`, position: sql`m.id` },
});

/** One page of the ledger per product or order, newest first, with one statement for all of them. */
export async function listMovementPages<Id extends number | Int8>(
  sql: SqlOrTx,
  owner: 'product' | 'order',
  ids: readonly Id[],
  page: PageRequest,
): Promise<Map<Id, Page<Movement>>> {
  const { column, type, position } = owners(sql)[owner];
  const rows = await sql<(Movement & { owner: Id })[]>`
    select owner.id as owner, ${movementColumns(sql)}
    from unnest(${[...ids]}::${type}[]) owner (id)
    cross join lateral (
      select * from inventory_movements m
      where m.${column} = owner.id and ${page.afterId === null ? sql`true` : sql`m.id < ${page.afterId}::bigint`}
      order by ${position} desc limit ${page.first + 1}
    ) m
    order by ${position} desc`;
  return toPages(rows, page.first);
}

/** How many movements each of these products or orders has; null: more than 100,000, which would take too long to count. */
export async function countMovementPages<Id extends number | Int8>(
  sql: SqlOrTx,
  owner: 'product' | 'order',
  ids: readonly Id[],
): Promise<Map<Id, number | null>> {
  const { column, type } = owners(sql)[owner];
  const rows = await sql<{ id: Id; count: number }[]>`
    select owner.id, m.count
    from unnest(${[...ids]}::${type}[]) owner (id)
    cross join lateral (
      select count(*)::int from (
        select 1 from inventory_movements where ${column} = owner.id limit ${maxCounted + 1}
      ) counted
    ) m`;
  return new Map(rows.map(({ id, count }) => [id, count <= maxCounted ? count : null]));
}
