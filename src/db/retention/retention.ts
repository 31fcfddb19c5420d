import type { Int8, Sql, SqlOrTx } from '../client.ts';

/** Kinds of rows that are deleted when they are old: see `forget_old`. */
export const forgottenKinds = ['events', 'sync_logs', 'drifts', 'figures', 'jobs'] as const;

/** One of them. */
export type ForgottenKind = (typeof forgottenKinds)[number];

/** How many days rows of each kind are kept; 0: for ever. */
export type Retention = Readonly<Record<ForgottenKind, number>>;

const maxRows = 1_000;

/** Deletes one batch of rows older than so many days. Returns whether there may be more. */
export async function forgetOld(sql: Sql, kind: ForgottenKind, keepDays: number): Promise<boolean> {
  const [row] = await sql<{ deleted: number | null }[]>`
    select forget_old(${kind}, ${keepDays} * interval '1 day', ${maxRows}) as deleted`;
  return row?.deleted === maxRows;
}

/** How many rows of each kind were deleted so far, by all processes. */
export async function listForgotten(sql: SqlOrTx): Promise<{ kind: ForgottenKind; rows: Int8 }[]> {
  return sql<{ kind: ForgottenKind; rows: Int8 }[]>`
    select subject as kind, deleted_rows as rows from retention order by subject`;
}
