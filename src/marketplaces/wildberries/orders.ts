import { z } from 'zod';
import type { OrderQuery, OrderReading } from '../adapter.ts';
import { findCurrency, fromHundredths } from '../currencies.ts';
import type { MarketplaceEvent } from '../event.ts';
import { idAnswer, idNumber, inGroups, readAnswer, readJson } from '../wire.ts';
import { type Account, call } from './call.ts';
import { type OrderState, readOrderState } from './order-status.ts';

/** FBS orders and DBS orders have different addresses. */
type Scheme = Account['settings']['orderSchemes'][number];

// Assumed: history and statuses of DBS orders are next to their list of new ones, in the shape of the FBS methods.
const paths: Readonly<Record<Scheme, string>> = { fbs: '/api/v3/orders', dbs: '/api/v3/dbs/orders' };

const amount = z.int().nonnegative().nullish();
const orderRow = z.object({
  id: idAnswer,
  createdAt: z.iso.datetime({ offset: true }),
  warehouseId: idAnswer.nullish(),
  nmId: idAnswer.nullish(),
  chrtId: idAnswer,
  skus: z.array(z.string()).nullish(),
  article: z.string().nullish(),
  price: amount,
  convertedPrice: amount,
  currencyCode: amount,
  convertedCurrencyCode: amount,
});
const newAnswer = z.object({ orders: z.array(orderRow) });
const historyAnswer = z.object({ next: z.int().nonnegative().default(0), orders: z.array(orderRow) });
const statusRow = z.object({ id: idAnswer, supplierStatus: z.string(), wbStatus: z.string() });
const statusAnswer = z.object({ orders: z.array(statusRow) });
type OrderRow = z.infer<typeof orderRow>;

// Up to 1000 are allowed; fewer keep the answer small.
const rowsPerPage = 200;
const idsPerCall = 1000;
const maxWindowS = 30 * 24 * 3600;
// Assumed: an order is in the history at most one hour after it was created. Until then it is in the list of new ones.
const overlapS = 3600;

/** `since`: the time of the first poll; older sales are not reported. `from`: up to when the history was read. Unix seconds. */
const cursorSchema = z.object({ since: z.int(), from: z.int() });

/** Orders of this warehouse: all new ones; with scope all also those that were confirmed since, and the changes of the open ones. */
export async function pollOrders(account: Account, query: OrderQuery, signal: AbortSignal): Promise<OrderReading> {
  const fresh = await listNew(account, signal);
  if (query.scope === 'new') {
    return { events: inOrder(fresh.orders.map((order) => orderCreated(order, 'new'))), cursor: query.cursor };
  }

  const old = readJson(cursorSchema, query.cursor);
  const cursor = old ?? { since: fresh.asOfS, from: fresh.asOfS };
  // Up to the end of this second: the time of an order has milliseconds.
  const history = old ? await listHistory(account, old, fresh.asOfS + 1, signal) : [];
  const isNew = new Set(fresh.orders.map(({ id }) => id));
  const known = new Set(query.openOrderIds);
  const found = history.filter(({ id }) => !isNew.has(id) && !known.has(id));
  // Also those in the list of new ones: the buyer may have cancelled one.
  const asked = [...found.map(({ id }) => id), ...query.openOrderIds];
  const { states, at } = await readStates(account, asked, signal);
  const sales = [
    ...fresh.orders.map((order) => orderCreated(order, 'new')),
    ...found.flatMap((order) => lateSale(order, states.get(order.id))),
  ];
  const changes = asked.flatMap((id) => orderChanged(id, states.get(id), known.has(id), at));
  return { events: [...inOrder(sales), ...changes], cursor: JSON.stringify({ ...cursor, from: fresh.asOfS }) };
}

type Sale = Extract<MarketplaceEvent, { event: 'order.created' }>;

const inOrder = (sales: Sale[]): Sale[] => sales.toSorted((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp));

/** Cancelled before handover and before we knew of it: no goods of ours were ever reserved. */
const wasNeverOurs = (state: OrderState): boolean => state.kind === 'cancelled' && !state.afterHandover;

/** An order that was confirmed, or has a later status, before we saw it. */
function lateSale(order: OrderRow, state: OrderState | undefined): Sale[] {
  if (!state || wasNeverOurs(state)) return [];
  return [orderCreated(order, state.kind === 'cancelled' ? 'shipped' : state.status)];
}

/** Another warehouse of the same account has its own stock. */
function isOurs({ settings }: Account, order: OrderRow): boolean {
  return !order.warehouseId || order.warehouseId === String(settings.warehouseId);
}

async function listNew(
  account: Account,
  signal: AbortSignal,
): Promise<{ orders: OrderRow[] /** By Wildberries' own clock, before the list was made. */; asOfS: number }> {
  const orders: OrderRow[] = [];
  let asOfS = Number.POSITIVE_INFINITY;
  for (const scheme of account.settings.orderSchemes) {
    const path = `${paths[scheme]}/new`;
    const response = await call(account, { bucket: 'orders', method: 'GET', path }, signal);
    orders.push(...readAnswer(newAnswer, response, `GET ${path}`).orders);
    asOfS = Math.min(asOfS, Math.floor((response.date?.getTime() ?? Date.now()) / 1000));
  }
  return { orders: orders.filter((order) => isOurs(account, order)), asOfS };
}

async function listHistory(
  account: Account,
  { since, from }: z.infer<typeof cursorSchema>,
  toS: number,
  signal: AbortSignal,
): Promise<OrderRow[]> {
  const orders: OrderRow[] = [];
  for (const scheme of account.settings.orderSchemes) {
    let windowS = Math.max(since, from - overlapS);
    while (windowS < toS) {
      const endS = Math.min(windowS + maxWindowS, toS);
      orders.push(...(await listWindow(account, paths[scheme], { fromS: windowS, toS: endS }, signal)));
      windowS = endS;
    }
  }
  // Windows touch, so an order may be in two of them.
  return [...new Map(orders.map((order) => [order.id, order])).values()].filter((order) => isOurs(account, order));
}

async function listWindow(
  account: Account,
  path: string,
  { fromS, toS }: { fromS: number; toS: number },
  signal: AbortSignal,
): Promise<OrderRow[]> {
  const orders: OrderRow[] = [];
  let next = 0;
  for (;;) {
    const query = `limit=${rowsPerPage}&next=${next}&dateFrom=${fromS}&dateTo=${toS}`;
    const response = await call(account, { bucket: 'orders', method: 'GET', path: `${path}?${query}` }, signal);
    const page = readAnswer(historyAnswer, response, `GET ${path}`);
    orders.push(...page.orders);
    // A short page is not the end: no document says that only the last page is short.
    if (page.orders.length === 0 || page.next === 0 || page.next === next) return orders;
    next = page.next;
  }
}

async function readStates(
  account: Account,
  ids: string[],
  signal: AbortSignal,
): Promise<{ states: Map<string, OrderState>; at: Date }> {
  const states = new Map<string, OrderState>();
  let at = new Date();
  for (const scheme of account.settings.orderSchemes) {
    const path = `${paths[scheme]}/status`;
    const open = ids.filter((id) => !states.has(id) && /^\d{1,19}$/.test(id));
    for (const group of inGroups(open, idsPerCall)) {
      const body = { orders: group.map(idNumber) };
      const response = await call(account, { bucket: 'orders', method: 'POST', path, body }, signal);
      at = response.date ?? at;
      for (const { id, supplierStatus, wbStatus } of readAnswer(statusAnswer, response, `POST ${path}`).orders) {
        states.set(id, readOrderState(supplierStatus, wbStatus));
      }
    }
  }
  return { states, at };
}

type OpenStatus = Extract<OrderState, { kind: 'open' }>['status'];

/** One assembly task is one unit. The size (`chrtId`) names the listing: an article is shared by all sizes. */
function orderCreated(order: OrderRow, status: OpenStatus): Sale {
  const money = priceOf(order);
  return {
    event: 'order.created',
    event_id: `order ${order.id} created`,
    order_id: order.id,
    timestamp: order.createdAt,
    fulfilment: 'own',
    status,
    items: [
      {
        sku: (order.article || order.skus?.[0] || order.chrtId).slice(0, 200),
        quantity: 1,
        link: { chrtId: order.chrtId },
        ...(order.nmId ? { marketplace_product_id: order.nmId } : {}),
        ...(money ? { price: money.price } : {}),
      },
    ],
    ...(money ? { currency: money.currency } : {}),
  };
}

/** In the currency of the seller's country if the order has it. A price in an unknown currency is dropped. */
function priceOf(order: OrderRow): { price: string; currency: string } | undefined {
  const converted = findCurrency(order.convertedCurrencyCode);
  if (converted && order.convertedPrice) return { price: fromHundredths(order.convertedPrice), currency: converted };
  const currency = findCurrency(order.currencyCode);
  return currency && order.price ? { price: fromHundredths(order.price), currency } : undefined;
}

/** No status says when it began: `at` is when it was read. */
function orderChanged(orderId: string, state: OrderState | undefined, isKnown: boolean, at: Date): MarketplaceEvent[] {
  if (!state || (!isKnown && wasNeverOurs(state))) return [];
  const common = { order_id: orderId, timestamp: at.toISOString() };
  if (state.kind === 'cancelled') {
    const event_id = `order ${orderId} cancelled`;
    return [{ event: 'order.cancelled', event_id, ...common, after_handover: state.afterHandover }];
  }
  // The event of an order that is new to us contains its status.
  if (!isKnown || state.status === 'new') return [];
  return [{ event: 'order.updated', event_id: `order ${orderId} ${state.status}`, ...common, status: state.status }];
}
