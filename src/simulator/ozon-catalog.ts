import type { SimulatedItem } from './simulated-item.ts';
import { jsonNumber } from './wire.ts';

/** A page of items and the cursor of the next one, which is the last SKU of the page. */
function pageOf(
  items: readonly SimulatedItem[],
  cursor: unknown,
  limit: number,
): { page: SimulatedItem[]; next: string } {
  const from = items.findIndex(({ sku }) => sku === cursor) + 1;
  const page = items.slice(from, from + limit);
  return { page, next: from + limit < items.length ? (page.at(-1)?.sku ?? '') : '' };
}

/** The `limit` of a query; null if it is outside 1..1000. */
export function readLimit({ limit }: Record<string, unknown>): number | null {
  return typeof limit === 'number' && Number.isInteger(limit) && limit >= 1 && limit <= 1000 ? limit : null;
}

function selectOffers(items: readonly SimulatedItem[], offers: unknown): SimulatedItem[] {
  const skus = Array.isArray(offers) ? new Set(offers.map(String)) : new Set<string>();
  return items.filter(({ sku }) => skus.size === 0 || skus.has(sku));
}

const ids = ({ sku, link }: SimulatedItem): object => ({
  offer_id: sku,
  product_id: jsonNumber(link.productId ?? '0'),
  sku: jsonNumber(link.ozonSku ?? '0'),
});

/** /v2/product/info/stocks-by-warehouse/fbs: figures by offer and warehouse. */
export function listStocks(
  items: readonly SimulatedItem[],
  query: Record<string, unknown>,
  limit: number,
  warehouseId: string,
): object {
  const { page, next } = pageOf(selectOffers(items, query.offer_id), query.cursor, limit);
  const products = page.map((item) => ({
    ...ids(item),
    warehouse_id: jsonNumber(warehouseId),
    warehouse_name: 'Main',
    present: item.stock + item.reserved,
    reserved: item.reserved,
    free_stock: item.stock,
  }));
  return { products, has_next: next !== '', cursor: next };
}

/** /v4/product/info/stocks: totals by scheme, of all products. */
export function listTotals(items: readonly SimulatedItem[], query: Record<string, unknown>, limit: number): object {
  const { page, next } = pageOf(items, query.cursor, limit);
  const rows = page.map((item) => {
    const figures = { type: 'fbs', present: item.stock + item.reserved, reserved: item.reserved };
    const stocks = [{ sku: jsonNumber(item.link.ozonSku ?? '0'), ...figures, shipment_type: 'SHIPMENT_TYPE_GENERAL' }];
    return { offer_id: item.sku, product_id: jsonNumber(item.link.productId ?? '0'), stocks };
  });
  return { items: rows, cursor: next, total: items.length };
}

/** /v3/product/info/list: the details of products, by offer_id. */
export function listDetails(items: readonly SimulatedItem[], query: Record<string, unknown>): object {
  const rows = selectOffers(items, query.offer_id).map((item) => ({
    ...ids(item),
    id: jsonNumber(item.link.productId ?? '0'),
    name: `Product ${item.sku}`,
    barcodes: [`OZN${item.link.ozonSku}`],
    price: '100000.0000',
    currency_code: 'UZS',
  }));
  return { items: rows };
}

/** /v2/warehouse/list. */
export function listWarehouses(warehouseId: string, disabled: boolean): object {
  const warehouse = { warehouse_id: jsonNumber(warehouseId), name: 'Main', status: disabled ? 'disabled' : 'created' };
  return { warehouses: [{ ...warehouse, is_rfbs: false }], cursor: '', has_next: false };
}

/** /v1/roles: the methods that the key may call, and when it expires. */
export function listRoles(methods: readonly string[], expiresAt: Date): object {
  return { expires_at: expiresAt.toISOString(), roles: [{ name: 'Products and postings', methods }] };
}
