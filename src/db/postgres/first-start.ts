import type { Sql } from '../client.ts';

/** Whether nobody has used the database yet: not one product in it. */
export async function isUnused(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ unused: boolean }[]>`select not exists (select from products) as unused`;
  return row?.unused ?? true;
}
