import type { Sql } from '../client.ts';

/** Whether the database has no products yet. */
export async function isUnused(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ unused: boolean }[]>`select not exists (select from products) as unused`;
  return row?.unused ?? true;
}
