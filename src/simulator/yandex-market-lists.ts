import type { SimulatedItem } from './simulated-item.ts';
import type { OrderStage, SimulatedOrder, SimulatedOrderLine } from './simulated-order.ts';
import { asRecord, jsonNumber } from './wire.ts';

// [status, substatus]
const statuses: Readonly<Record<OrderStage, [string, string]>> = {
  new: ['PROCESSING', 'STARTED'],
  confirmed: ['PROCESSING', 'READY_TO_SHIP'],
  shipped: ['DELIVERY', 'DELIVERY_SERVICE_RECEIVED'],
  delivered: ['DELIVERED', 'DELIVERY_SERVICE_DELIVERED'],
  cancelled: ['CANCELLED', 'USER_CHANGED_MIND'],
  recalled: ['CANCELLED', 'DELIVERY_SERVICE_UNDELIVERED'],
  returned: ['RETURNED', 'DELIVERY_SERVICE_DELIVERED'],
};
const maxWindowMs = 30 * 86_400_000;

/** A body to answer with, or what is wrong with the request. */
export type ListAnswer = { body: object } | { problem: string };

/** The status and substatus of an order in Market's words. */
export function statusOf(order: SimulatedOrder): [string, string] {
  const [status, substatus] = statuses[order.stage];
  const isPart = order.stage !== 'returned' && order.items.some(({ returned }) => returned > 0);
  return [isPart ? 'PARTIALLY_RETURNED' : status, substatus];
}

const unitStatuses: Readonly<Record<OrderStage, string>> = {
  new: 'CREATED',
  confirmed: 'CREATED',
  shipped: 'SHIPPED',
  delivered: 'DELIVERED_TO_BUYER',
  cancelled: 'CANCELLED',
  recalled: 'REJECTED',
  returned: 'RETURNED',
};

/** How many items of a line have which status. */
function unitsOf({ stage }: SimulatedOrder, line: SimulatedOrderLine): object[] {
  const { quantity, cancelled, returned } = line;
  // What the simulator calls cancelled after the handover is on its way back.
  const isBack = stage === 'recalled';
  return [
    { status: unitStatuses[stage], count: quantity - (isBack ? 0 : cancelled) - returned },
    { status: 'CANCELLED', count: isBack ? 0 : cancelled },
    { status: 'RETURNED', count: returned },
  ].filter(({ count }) => count > 0);
}

/** One order in the form of a cabinet's list. */
function writeOrder(order: SimulatedOrder, campaignId: string, fake: boolean, hidesUnits: boolean): object {
  const [status, substatus] = statusOf(order);
  const keepsAll = !hidesUnits || order.stage === 'cancelled' || order.stage === 'recalled';
  return {
    orderId: jsonNumber(order.id),
    campaignId: jsonNumber(campaignId),
    programType: order.fulfilment === 'marketplace' ? 'FBY' : 'FBS',
    status,
    substatus,
    creationDate: order.placedAt.toISOString(),
    updateDate: order.changedAt.toISOString(),
    fake,
    items: order.items
      .filter(({ quantity, cancelled }) => keepsAll || quantity > cancelled)
      .map((line, index) => ({
        id: index + 1,
        offerId: line.sku,
        offerName: `Product ${line.sku}`,
        count: keepsAll ? line.quantity : line.quantity - line.cancelled,
        prices: { payment: { value: Number(line.price) * line.quantity, currencyId: 'UZS' } },
        ...(!hidesUnits && { itemStatuses: unitsOf(order, line) }),
      })),
    cancelRequested: false,
  };
}

/** What the list of orders is made of. An order from Market's warehouse is in another shop of the cabinet (`fbyCampaignId`). */
export interface OrderListing {
  orders: readonly SimulatedOrder[];
  fakeOrders: ReadonlySet<string>;
  campaignId: string;
  fbyCampaignId: string;
  /** Items have no statuses of their own, as before 2026-06-15. */
  hidesUnits: boolean;
}

/** One page of POST /v1/businesses/{businessId}/orders. */
export function listOrders(
  listing: OrderListing,
  query: URLSearchParams,
  filter: Record<string, unknown>,
  nowMs: number,
): ListAnswer {
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 50) return { problem: 'limit must be from 1 to 50' };
  const from = asRecord(filter.dates)?.updateDateFrom;
  const fromMs = from === undefined ? nowMs - maxWindowMs : Date.parse(String(from));
  if (Number.isNaN(fromMs)) return { problem: 'dates.updateDateFrom is no time' };
  if (nowMs - fromMs > maxWindowMs) return { problem: 'more than 30 days are asked for' };
  const shops = Array.isArray(filter.campaignIds) ? new Set(filter.campaignIds.map(String)) : null;
  const ids = Array.isArray(filter.orderIds) ? new Set(filter.orderIds.map(String)) : null;
  if (ids && (ids.size < 1 || ids.size > 50)) return { problem: 'orderIds must hold 1 to 50 ids' };
  const allowed = Array.isArray(filter.statuses) ? new Set(filter.statuses.map(String)) : null;
  const after = BigInt(query.get('page_token') ?? query.get('pageToken') ?? '-1');
  const shopOf = (order: SimulatedOrder): string =>
    order.fulfilment === 'marketplace' ? listing.fbyCampaignId : listing.campaignId;
  const found = listing.orders.filter(
    (order) =>
      BigInt(order.id) > after &&
      order.changedAt.getTime() >= fromMs &&
      (ids === null || ids.has(order.id)) &&
      (shops === null || shops.has(shopOf(order))) &&
      (allowed === null || allowed.has(statusOf(order)[0])),
  );
  const page = found.slice(0, limit);
  const token = page.length < found.length ? page.at(-1)?.id : undefined;
  return {
    body: {
      orders: page.map((order) =>
        writeOrder(order, shopOf(order), listing.fakeOrders.has(order.id), listing.hidesUnits),
      ),
      paging: token ? { nextPageToken: token } : {},
    },
  };
}

/** A page of the figures of some offers, or of all. FIT includes the reserved units. `byWarehouse`: in the form of v3. */
export function listStocks(
  items: readonly SimulatedItem[],
  query: URLSearchParams,
  filter: Record<string, unknown>,
  { warehouseId, byWarehouse }: { warehouseId: string; byWarehouse: boolean },
): ListAnswer {
  const offerIds = filter.offerIds;
  if (Array.isArray(offerIds) && (offerIds.length === 0 || offerIds.length > 500)) {
    return { problem: 'offerIds must hold 1 to 500 items' };
  }
  const asked = Array.isArray(offerIds) ? new Set(offerIds.map(String)) : null;
  const found = asked ? items.filter(({ sku }) => asked.has(sku)) : items;
  const { page: listed, next } = pageOf(found, query);
  const offers = listed.map(({ sku, stock, reserved }) => ({
    offerId: sku,
    updatedAt: new Date().toISOString(),
    stocks: [
      { type: 'FIT', count: stock + reserved },
      { type: 'FREEZE', count: reserved },
      { type: 'AVAILABLE', count: stock },
    ],
  }));
  const paging = next ? { nextPageToken: next } : {};
  if (byWarehouse)
    return { body: { status: 'OK', result: { partnerWarehouseId: jsonNumber(warehouseId), offers, paging } } };
  const warehouses = offers.length > 0 ? [{ warehouseId: jsonNumber(warehouseId), offers }] : [];
  return { body: { status: 'OK', result: { paging, warehouses } } };
}

/** Since 2026-08-04: 50 unless asked for more, at most 100, and a greater limit is cut without a word. */
function pageOf(items: readonly SimulatedItem[], query: URLSearchParams): { page: SimulatedItem[]; next: string } {
  const limit = Math.min(Number(query.get('limit') ?? 50), 100);
  const token = query.get('page_token') ?? query.get('pageToken') ?? '';
  const start = items.findIndex(({ sku }) => sku === token) + 1;
  const page = items.slice(start, start + limit);
  return { page, next: start + limit < items.length ? (page.at(-1)?.sku ?? '') : '' };
}

/** One page of the returns and unredeemed orders that changed since a day. */
export function listReturns(orders: readonly SimulatedOrder[], query: URLSearchParams): ListAnswer {
  const fromMs = Date.parse(query.get('fromDate') ?? '1970-01-01');
  if (Number.isNaN(fromMs)) return { problem: 'fromDate is no day' };
  const returns = orders
    .filter((order) => order.fulfilment === 'own' && order.changedAt.getTime() >= fromMs)
    .flatMap((order) => {
      const isBack = order.stage === 'recalled';
      const items = order.items
        .map(({ sku, quantity, returned }) => ({ shopSku: sku, count: isBack ? quantity : returned }))
        .filter(({ count }) => count > 0);
      const returnType = isBack ? 'UNREDEEMED' : 'RETURN';
      const ids = { id: jsonNumber(order.id), orderId: jsonNumber(order.id) };
      return items.length === 0 ? [] : [{ ...ids, shipmentStatus: 'IN_TRANSIT', returnType, items }];
    });
  return { body: { status: 'OK', result: { returns, paging: {} } } };
}

/** The warehouses of the cabinet: of its shops (v2), or those that v3 sets stock of. */
export function listWarehouses(
  warehouse: { id: string; campaignId: string; isGrouped: boolean },
  isV3: boolean,
): object {
  const { id, campaignId, isGrouped } = warehouse;
  const own = isV3
    ? { models: [{ placementType: 'FBS', apiAvailability: 'AVAILABLE' }] }
    : { campaignId: jsonNumber(campaignId), express: false, ...(isGrouped && { groupInfo: { id: 1, name: 'All' } }) };
  return { status: 'OK', result: { warehouses: [{ id: jsonNumber(id), name: 'Main', ...own }], paging: {} } };
}

/** One page of the cabinet's offers. */
export function listOffers(items: readonly SimulatedItem[], query: URLSearchParams): ListAnswer {
  const limit = Number(query.get('limit') ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) return { problem: 'limit must be from 1 to 200' };
  const token = query.get('page_token') ?? query.get('pageToken') ?? '';
  const start = items.findIndex(({ sku }) => sku === token) + 1;
  const page = items.slice(start, start + limit);
  const offerMappings = page.map(({ sku, link }) => ({
    offer: {
      offerId: sku,
      name: `Product ${sku}`,
      barcodes: [link.barcode],
      basicPrice: { value: 100_000, currencyId: 'UZS' },
    },
  }));
  const paging = start + limit < items.length ? { nextPageToken: page.at(-1)?.sku } : {};
  return { body: { status: 'OK', result: { offerMappings, paging } } };
}
