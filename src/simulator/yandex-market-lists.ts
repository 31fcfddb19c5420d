import type { SimulatedItem } from './simulated-item.ts';
import type { OrderStage, SimulatedOrder } from './simulated-order.ts';
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
  return statuses[order.stage];
}

/** One order in the form of a cabinet's list. */
function writeOrder(order: SimulatedOrder, campaignId: string, fake: boolean): object {
  const [status, substatus] = statusOf(order);
  const keepsAll = order.stage === 'cancelled' || order.stage === 'recalled';
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
      .map(({ sku, quantity, cancelled, price }, index) => ({
        id: index + 1,
        offerId: sku,
        offerName: `Product ${sku}`,
        count: keepsAll ? quantity : quantity - cancelled,
        prices: { payment: { value: Number(price) * quantity, currencyId: 'UZS' } },
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
  const allowed = Array.isArray(filter.statuses) ? new Set(filter.statuses.map(String)) : null;
  const after = BigInt(query.get('page_token') ?? query.get('pageToken') ?? '-1');
  const shopOf = (order: SimulatedOrder): string =>
    order.fulfilment === 'marketplace' ? listing.fbyCampaignId : listing.campaignId;
  const found = listing.orders.filter(
    (order) =>
      BigInt(order.id) > after &&
      order.changedAt.getTime() >= fromMs &&
      (shops === null || shops.has(shopOf(order))) &&
      (allowed === null || allowed.has(statusOf(order)[0])),
  );
  const page = found.slice(0, limit);
  const token = page.length < found.length ? page.at(-1)?.id : undefined;
  return {
    body: {
      orders: page.map((order) => writeOrder(order, shopOf(order), listing.fakeOrders.has(order.id))),
      paging: token ? { nextPageToken: token } : {},
    },
  };
}

/** The figures of some offers, or of a page of all. FIT includes the reserved units. */
export function listStocks(
  items: readonly SimulatedItem[],
  query: URLSearchParams,
  filter: Record<string, unknown>,
  warehouseId: string,
): ListAnswer {
  const offerIds = filter.offerIds;
  const limit = Number(query.get('limit') ?? 100);
  if (Array.isArray(offerIds) && (offerIds.length === 0 || offerIds.length > 500)) {
    return { problem: 'offerIds must hold 1 to 500 items' };
  }
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) return { problem: 'limit must be from 1 to 200' };
  const asked = Array.isArray(offerIds) ? new Set(offerIds.map(String)) : null;
  const token = query.get('page_token') ?? query.get('pageToken') ?? '';
  const start = asked ? 0 : items.findIndex(({ sku }) => sku === token) + 1;
  const listed = asked ? items.filter(({ sku }) => asked.has(sku)) : items.slice(start, start + limit);
  const more = !asked && start + limit < items.length;
  const offers = listed.map(({ sku, stock, reserved }) => ({
    offerId: sku,
    updatedAt: new Date().toISOString(),
    stocks: [
      { type: 'FIT', count: stock + reserved },
      { type: 'FREEZE', count: reserved },
      { type: 'AVAILABLE', count: stock },
    ],
  }));
  const paging = more ? { nextPageToken: listed.at(-1)?.sku } : {};
  const warehouses = offers.length > 0 ? [{ warehouseId: jsonNumber(warehouseId), offers }] : [];
  return { body: { status: 'OK', result: { paging, warehouses } } };
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
