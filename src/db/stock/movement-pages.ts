import type { Int8, SqlOrTx } from '../client.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';
import { listMovementsById, type Movement } from './movements.ts';

const maxCounted = 100_000;

/** One page of the ledger per product, newest first, with two statements for all products. */
export async function listMovementsOfProducts(
  sql: SqlOrTx,
  productIds: readonly number[],
  page: PageRequest,
): Promise<Map<number, Page<Movement>>> {
  const keys = await sql<{ productId: number; id: Int8 }[]>`
    select product.id as product_id, m.id
    from unnest(${[...productIds]}::int[]) product (id)
    cross join lateral (
      select id, version from inventory_movements
      where product_id = product.id and ${page.afterId === null ? sql`true` : sql`id < ${page.afterId}::bigint`}
      order by version desc limit ${page.first + 1}
    ) m
    order by m.version desc`;
  const rows = new Map(
    (
      await listMovementsById(
        sql,
        keys.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  );
  const found = Map.groupBy(keys, ({ productId }) => productId);
  return new Map(
    productIds.map((productId) => {
      const movements = (found.get(productId) ?? []).flatMap(({ id }) => rows.get(id) ?? []);
      return [productId, toPage(movements, page.first)];
    }),
  );
}

/** How many movements each of these products has; null: more than 100,000, which would take too long to count. */
export async function countMovementsOfProducts(
  sql: SqlOrTx,
  productIds: readonly number[],
): Promise<Map<number, number | null>> {
  const rows = await sql<{ id: number; count: number }[]>`
    select product.id, m.count
    from unnest(${[...productIds]}::int[]) product (id)
    cross join lateral (
      select count(*)::int from (
        select 1 from inventory_movements where product_id = product.id limit ${maxCounted + 1}
      ) counted
    ) m`;
  return new Map(rows.map(({ id, count }) => [id, count <= maxCounted ? count : null]));
}
