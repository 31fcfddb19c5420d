import type { SimulatedItem } from './simulated-item.ts';
import type { OrderStage, SimulatedOrder } from './simulated-order.ts';
import { badBody, badParameter, barcodeOf } from './wildberries-wire.ts';
import { asRecord, isWireInteger, jsonNumber, type WireResponse } from './wire.ts';

// [supplierStatus, wbStatus]. No status reports a return after the sale.
const statuses: Readonly<Record<OrderStage, [string, string]>> = {
  new: ['new', 'waiting'],
  confirmed: ['confirm', 'waiting'],
  shipped: ['complete', 'sorted'],
  delivered: ['complete', 'sold'],
  cancelled: ['cancel', 'canceled'],
  recalled: ['complete', 'canceled_by_client'],
  returned: ['complete', 'sold'],
};

/** The two statuses of an FBS order. */
export const statusesOf = ({ stage }: SimulatedOrder): [string, string] => statuses[stage];

const dbsStatuses: Readonly<Record<OrderStage, [string, string]>> = {
  new: ['new', 'waiting'],
  confirmed: ['confirm', 'waiting'],
  shipped: ['deliver', 'waiting'],
  delivered: ['receive', 'sold'],
  cancelled: ['cancel', 'canceled'],
  recalled: ['cancel_missed_call', 'canceled_by_missed_call'],
  returned: ['receive', 'sold'],
};

const maxWindowS = 30 * 24 * 3600;

/** The id of the card (one per product here), which linking does not store. */
const nmIdOf = (chrtId = '0'): string => `${chrtId}0`;

/** One assembly task in the form of the order lists. */
export function writeOrder(
  order: SimulatedOrder,
  warehouseId: string,
  dbs: boolean,
  findItem: (sku: string) => SimulatedItem | undefined,
): Record<string, unknown> {
  const [line] = order.items;
  const { chrtId } = findItem(line?.sku ?? '')?.link ?? {};
  const price = Math.round(Number(line?.price ?? 0) * 100);
  return {
    id: jsonNumber(order.id),
    rid: `f884001e44e511edb8780242ac12${order.id.slice(-4)}`,
    orderUid: `165918930_${order.basketId}`,
    createdAt: `${order.placedAt.toISOString().slice(0, 19)}Z`,
    warehouseId: jsonNumber(warehouseId),
    officeId: 123,
    offices: ['Tashkent'],
    nmId: jsonNumber(nmIdOf(chrtId)),
    chrtId: jsonNumber(chrtId ?? '0'),
    skus: [barcodeOf(chrtId)],
    article: line?.sku ?? '',
    price,
    finalPrice: price,
    convertedPrice: price,
    currencyCode: 860,
    convertedCurrencyCode: 860,
    cargoType: 1,
    deliveryType: dbs ? 'dbs' : 'fbs',
    isZeroOrder: order.oversold,
    options: { isB2b: false },
    requiredMeta: [],
    optionalMeta: [],
    comment: '',
    address: null,
  };
}

/** GET orders: created within dateFrom and dateTo (unix seconds, 30 days at most), `limit` orders after the id `next`. */
export function orderHistory(
  orders: SimulatedOrder[],
  query: URLSearchParams,
  write: (order: SimulatedOrder) => object,
): WireResponse {
  const numbers = ['limit', 'next', 'dateFrom', 'dateTo'].map((name) => Number(query.get(name) ?? Number.NaN));
  const [limit = 0, next = 0, fromS = 0, toS = 0] = numbers;
  if (!numbers.every((number) => Number.isInteger(number) && number >= 0)) return badParameter;
  if (limit < 1 || limit > 1000 || toS - fromS > maxWindowS) return badParameter;
  const found = orders.filter(({ id, placedAt }) => {
    const placedS = placedAt.getTime() / 1000;
    return Number(id) > next && placedS >= fromS && placedS <= toS;
  });
  const page = found.slice(0, limit);
  const last = page.length < found.length ? (page.at(-1)?.id ?? '0') : '0';
  return { status: 200, body: { next: jsonNumber(last), orders: page.map(write) } };
}

/** POST orders/status: 1..1000 ids; unknown ids are left out. */
export function orderStatuses(orders: SimulatedOrder[], body: Record<string, unknown> | undefined): WireResponse {
  const ids = body?.orders;
  if (!Array.isArray(ids) || ids.length < 1 || ids.length > 1000 || !ids.every(isWireInteger)) {
    return badBody;
  }
  const asked = new Set(ids.map(String));
  const rows = orders
    .filter(({ id }) => asked.has(id))
    .map(({ id, stage }) => {
      const [supplierStatus, wbStatus] = statuses[stage];
      return { id: jsonNumber(id), supplierStatus, wbStatus };
    });
  return { status: 200, body: { orders: rows } };
}

const historyMs = 90 * 24 * 3_600_000;

/** Whether an order is so old that it is in the archive, and not in the history of FBS. */
export const isArchived = ({ placedAt }: SimulatedOrder): boolean => Date.now() - placedAt.getTime() > historyMs;

/** Whether an order is in the history: of DBS the completed ones, of FBS those of three months. */
export const isInHistory = (order: SimulatedOrder, dbs: boolean): boolean =>
  dbs ? !['new', 'confirmed', 'shipped'].includes(order.stage) : !isArchived(order);

/** POST dbs/orders/status/info: an unknown id has empty statuses and an error. */
export function dbsOrderStatuses(orders: SimulatedOrder[], body: Record<string, unknown> | undefined): WireResponse {
  const ids = body?.ordersIds;
  if (!Array.isArray(ids) || ids.length < 1 || ids.length > 1000 || !ids.every(isWireInteger)) return badBody;
  const rows = ids.map(String).map((id) => {
    const order = orders.find((one) => one.id === id);
    const [supplierStatus, wbStatus] = order ? dbsStatuses[order.stage] : ['', ''];
    const errors = order ? [] : [{ code: 404, detail: 'NotFound' }];
    return { orderId: jsonNumber(id), supplierStatus, wbStatus, errors };
  });
  return { status: 200, body: { orders: rows } };
}

/** POST cards/list: one card per product, one size per card, `limit` cards after the one that the cursor names. */
export function listCards(items: SimulatedItem[], body: Record<string, unknown> | undefined): WireResponse {
  const cursor = asRecord(asRecord(body?.settings)?.cursor) ?? {};
  const limit = Number(cursor.limit ?? 100);
  const from =
    cursor.nmID === undefined ? 0 : items.findIndex(({ link }) => nmIdOf(link.chrtId) === String(cursor.nmID)) + 1;
  const page = items.slice(from, from + limit);
  const cards = page.map(({ sku, link }) => ({
    nmID: jsonNumber(nmIdOf(link.chrtId)),
    vendorCode: sku,
    title: `Product ${sku}`,
    sizes: [{ chrtID: jsonNumber(link.chrtId ?? '0'), techSize: '0', skus: [barcodeOf(link.chrtId)] }],
  }));
  const last = page.at(-1);
  const end = last ? { updatedAt: '2026-01-09T10:30:00Z', nmID: jsonNumber(nmIdOf(last.link.chrtId)) } : {};
  return { status: 200, body: { cards, cursor: { ...end, total: page.length } } };
}

/** GET warehouses: the one of the account. */
export function listWarehouses(
  warehouseId: string,
  switches: { deliversByDbs: boolean; deliversByExpress: boolean; storeIsProcessing: boolean },
): WireResponse {
  const warehouse = {
    name: 'WH-1',
    officeId: 15,
    id: jsonNumber(warehouseId),
    cargoType: 1,
    deliveryType: switches.deliversByExpress ? 6 : switches.deliversByDbs ? 2 : 1,
    isDeleting: false,
    isProcessing: switches.storeIsProcessing,
  };
  return { status: 200, body: [warehouse] };
}
