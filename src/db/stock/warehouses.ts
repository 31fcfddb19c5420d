import { NotFoundError } from '../../errors.ts';
import type { SqlOrTx } from '../client.ts';

/** Where stock lies. */
export interface Warehouse {
  id: number;
  code: string;
  name: string;
}

/** The key of the warehouse that a migration enters. Until several are supported all stock is in it. */
export const defaultWarehouseId = 1;

/** Warehouses by id, in no order. */
export function listWarehousesById(sql: SqlOrTx, ids: readonly number[]): Promise<Warehouse[]> {
  return sql<Warehouse[]>`select id, code, name from warehouses where id = any (${[...ids]}::int[])`;
}

/** The warehouse that an input names. Throws NotFoundError with the field `path`. */
export async function getWarehouse(sql: SqlOrTx, code: string, path: string[]): Promise<Warehouse> {
  const [row] = await sql<Warehouse[]>`select id, code, name from warehouses where code = ${code}`;
  if (!row) throw new NotFoundError('Warehouse', path, [code]);
  return row;
}
