import type { Int8, Sql, SqlOrTx } from './client.ts';

/** How a database was restored or copied: see restored_how in sql/functions/04_restores.sql. */
export type RestoredHow = 'cluster' | 'database' | 'directory' | 'timeline' | 'earlier';

/** The newest change of stock that a process has seen. The database cannot be without it, unless it was restored. */
export interface SeenChange {
  era: string;
  tx: Int8;
  productId: number;
  version: number;
}

/**
 * Looks whether the database was restored or copied: then a new era begins, and no marketplace is called until a person says so.
 * Returns how, `failover` when another server took over and calls go on, or undefined when it was not.
 */
export async function noticeRestore(
  sql: Sql,
  seen: SeenChange | undefined,
): Promise<RestoredHow | 'failover' | undefined> {
  const { era = null, tx = null, productId = null, version = null } = seen ?? {};
  const [row] = await sql<{ how: RestoredHow | 'failover' | null }[]>`
    select notice_restore(${era}, ${tx}::xid8, ${productId}::int, ${version}::int) as how`;
  return row?.how ?? undefined;
}

/** The newest change of stock in the database; undefined: there is none. */
export async function readNewestChange(sql: Sql): Promise<SeenChange | undefined> {
  const [row] = await sql<SeenChange[]>`
    select d.era, i.changed_tx as tx, i.product_id, i.version from inventory i cross join deployment d
    order by i.changed_tx desc limit 1`;
  return row;
}

/** Why no marketplace is called, and since when; undefined: calls go out. */
export async function findHold(sql: SqlOrTx): Promise<{ since: Date; how: RestoredHow } | undefined> {
  const [row] = await sql<{ since: Date; how: RestoredHow }[]>`
    select held_since as since, held_because as how from deployment where held_since is not null`;
  return row;
}

/** Lets calls go out again: every figure is owed again, orders are read at once, and older cursors are refused. Returns why they were held. */
export async function resumeAfterRestore(sql: Sql): Promise<RestoredHow | undefined> {
  const [row] = await sql<{ how: RestoredHow | null }[]>`select resume_after_restore() as how`;
  return row?.how ?? undefined;
}
