import { asRecord } from './wire.ts';

/** The id of the only warehouse. */
export const simulatedWarehouseId = '1';

/** One SKU of a set. */
export interface Line {
  sku: string;
  count: number;
}

/** A line of the v2 method; null: it is not as documented. */
export function readLine({ sku, items }: Record<string, unknown>): Line | null {
  if (typeof sku !== 'string' || sku === '' || !Array.isArray(items) || items.length !== 1) return null;
  const count = asRecord(items[0])?.count;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > 2_000_000_000) return null;
  return { sku, count };
}

/** A line of the v3 method. */
export function readWarehouseLine({ sku, partnerWarehouseId, count }: Record<string, unknown>): Line | null {
  return String(partnerWarehouseId) === simulatedWarehouseId ? readLine({ sku, items: [{ count }] }) : null;
}
