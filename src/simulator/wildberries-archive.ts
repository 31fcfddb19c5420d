import type { SimulatedItem } from './simulated-item.ts';
import type { SimulatedOrder } from './simulated-order.ts';
import { isArchived, statusesOf, writeOrder } from './wildberries-lists.ts';
import { badParameter } from './wildberries-wire.ts';
import { jsonNumber, type WireResponse } from './wire.ts';

/** The address of the archive. */
export const archivePath = '/api/marketplace/v3/fbs/orders/archive';

/** GET archive: the archived orders of a month, `limit` of them after the id `next`, each with its statuses. */
export function orderArchive(
  orders: SimulatedOrder[],
  query: URLSearchParams,
  { warehouseId, findItem }: { warehouseId: string; findItem: (sku: string) => SimulatedItem | undefined },
): WireResponse {
  const numbers = ['year', 'month', 'limit', 'next'].map((name) => Number(query.get(name) ?? Number.NaN));
  const [year = 0, month = 0, limit = 0, next = 0] = numbers;
  if (!numbers.every((number) => Number.isInteger(number) && number >= 0)) return badParameter;
  if (month < 1 || month > 12 || limit < 100 || limit > 1000) return badParameter;
  const found = orders
    .filter(isArchived)
    .filter(({ placedAt }) => placedAt.getUTCFullYear() === year && placedAt.getUTCMonth() + 1 === month)
    .filter(({ id }) => Number(id) > next);
  const page = found.slice(0, limit);
  const rows = page.map((order) => archived(order, writeOrder(order, warehouseId, false, findItem)));
  const last = page.length < found.length ? jsonNumber(page.at(-1)?.id ?? '0') : null;
  return { status: 200, body: { next: last, orders: rows } };
}

/** The archive nests what the other lists have side by side, and has only the day of an order. */
function archived(order: SimulatedOrder, row: Record<string, unknown>): object {
  const { id, rid, orderUid, warehouseId, nmId, chrtId, skus, article, isZeroOrder } = row;
  const { price, convertedPrice, currencyCode, convertedCurrencyCode } = row;
  const [supplierStatus, wbStatus] = statusesOf(order);
  return {
    id,
    rid,
    orderUid,
    warehouseId,
    isZeroOrder,
    createdAt: order.placedAt.toISOString().slice(0, 10),
    product: { nmId, chrtId, skus, article },
    priceInfo: { price, convertedPrice, currencyCode, convertedCurrencyCode },
    status: { supplierStatus, wbStatus },
  };
}
