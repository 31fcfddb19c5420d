import { z } from 'zod';
import type { OrderQuery, OrderReading } from '../adapter.ts';
import { findCurrency, fromHundredths } from '../currencies.ts';
import type { MarketplaceEvent } from '../event.ts';
import { ListReader } from '../list-reader.ts';
import { readJson } from '../wire.ts';
import { type ArchivedRows, listArchive, missing } from './archive.ts';
import type { Account } from './call.ts';
import {
  type HistoryProgress,
  isDeepDue,
  isOurs,
  listHistory,
  listNew,
  nothing,
  type OrderRow,
  readStates,
  stateOf,
  tooOld,
} from './order-lists.ts';
import type { OrderState } from './order-status.ts';

/** See `HistoryProgress`. */
const cursorSchema = z.object({ since: z.int(), from: z.int(), deep: z.int().optional() });

/** Orders of this warehouse: all new ones; with scope all also those that were confirmed since, and the changes of the open ones. */
export async function pollOrders(account: Account, query: OrderQuery, signal: AbortSignal): Promise<OrderReading> {
  const lists = new ListReader();
  const fresh = await listNew(account, lists, signal);
  if (query.scope === 'new') {
    const events = inOrder(fresh.orders.map((order) => orderCreated(order, 'new')));
    lists.end();
    return { events, unreadable: fresh.unreadable, failure: lists.failure, cursor: query.cursor };
  }

  const nowS = fresh.asOfS;
  const old = readJson(cursorSchema, query.cursor);
  const cursor: HistoryProgress = { ...(old ?? { since: nowS, deep: nowS }), from: nowS };
  if (old && isDeepDue(account, old, nowS)) cursor.deep = nowS;
  // Up to the end of this second: the time of an order has milliseconds.
  const history = old ? await listHistory(account, old, nowS + 1, lists, signal) : nothing;
  const archive = old ? await readArchive(account, old, nowS + 1, lists, signal) : noArchive;
  const isNew = new Set(fresh.orders.map(({ id }) => id));
  const known = new Set(query.openOrderIds);
  const late = new Map([...archive.orders, ...history.orders].map((order) => [order.id, order]));
  const found = [...late.values()].filter(({ id }) => !isNew.has(id) && !known.has(id));
  // Also those in the list of new ones: the buyer may have cancelled one.
  const asked = [...found.map(({ id }) => id).filter((id) => !archive.states.has(id)), ...query.openOrderIds];
  const { states, unreadable: unread, at } = await readStates(account, asked, lists, signal);
  const sales = [
    ...fresh.orders.map((order) => orderCreated(order, 'new')),
    // Without a status it proves nothing, so it is a sale. If statuses could not be read, the next poll finds it again.
    ...found.flatMap((order) =>
      lateSale(order, states.get(order.id) ?? archive.states.get(order.id) ?? (lists.failure ? undefined : stateOf())),
    ),
  ];
  const createdAt = new Map([...found, ...archive.orders].map((order) => [order.id, order.createdAt]));
  const changes = [...new Set([...asked, ...archive.orders.map(({ id }) => id)])].flatMap((id) => {
    const seen = { isKnown: known.has(id), at: at.toISOString(), createdAt: createdAt.get(id) };
    return orderChanged(id, states.get(id) ?? archive.states.get(id), seen);
  });
  lists.end();
  return {
    events: [...inOrder(sales), ...changes],
    unreadable: [...fresh.unreadable, ...history.unreadable, ...archive.unreadable, ...unread],
    failure: lists.failure,
    // What is missing may be in any window: they are all read again.
    cursor: lists.failure && old ? query.cursor : JSON.stringify(cursor),
  };
}

const noArchive: ArchivedRows = { ...nothing, states: new Map() };

/** What the history does not have any more after an outage of months. DBS has no archive. */
async function readArchive(
  account: Account,
  progress: HistoryProgress,
  toS: number,
  lists: ListReader,
  signal: AbortSignal,
): Promise<ArchivedRows> {
  const window = tooOld(progress, toS);
  if (!window) return noArchive;
  const { orderSchemes } = account.settings;
  const dbs = orderSchemes.includes('dbs')
    ? [missing(window.fromS, window.toS, 'the history of DBS goes back 3 months')]
    : [];
  const read = orderSchemes.includes('fbs') ? await lists.read(() => listArchive(account, window, signal)) : noArchive;
  const { orders, unreadable, states } = read ?? noArchive;
  return { orders: orders.filter((order) => isOurs(account, order)), unreadable: [...unreadable, ...dbs], states };
}

type Sale = Extract<MarketplaceEvent, { event: 'order.created' }>;

const inOrder = (sales: Sale[]): Sale[] => sales.toSorted((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp));

/** An order that was confirmed, has a later status, or was cancelled before we saw it. */
function lateSale(order: OrderRow, state: OrderState | undefined): Sale[] {
  if (!state) return [];
  if (state.kind === 'open') return [orderCreated(order, state.status)];
  return [orderCreated(order, state.afterHandover ? 'shipped' : 'new')];
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
    ...(money?.currency ? { currency: money.currency } : {}),
  };
}

/**
 * In the currency of the seller's country if the order has it. A price in an unknown currency is dropped; one that cannot be read is not
 * known, so that the listing's does not stand for it.
 */
function priceOf(order: OrderRow): { price: string | null; currency?: string } | undefined {
  const converted = findCurrency(order.convertedCurrencyCode);
  if (converted && order.convertedPrice) return { price: fromHundredths(order.convertedPrice), currency: converted };
  const currency = findCurrency(order.currencyCode);
  if (currency && order.price) return { price: fromHundredths(order.price), currency };
  return [order.price, order.convertedPrice].some(Number.isNaN) ? { price: null } : undefined;
}

/** How an order was seen. `at`: when its status was read. `createdAt` undefined: no list has it now. */
interface Seen {
  isKnown: boolean;
  at: string;
  createdAt: string | undefined;
}

/**
 * No status says when it began, so it began when it was read. But what was cancelled before anybody saw it counts from its creation: a
 * difference that a person has accepted since then is explained by it.
 */
function orderChanged(
  orderId: string,
  state: OrderState | undefined,
  { isKnown, at, createdAt }: Seen,
): MarketplaceEvent[] {
  if (!state) return [];
  const common = { order_id: orderId, timestamp: at };
  if (state.kind === 'cancelled') {
    const event_id = `order ${orderId} cancelled`;
    const { afterHandover } = state;
    const timestamp = isKnown || afterHandover ? at : (createdAt ?? at);
    return [{ event: 'order.cancelled', event_id, ...common, timestamp, after_handover: afterHandover }];
  }
  // The event of an order that is new to us contains its status.
  if (!isKnown || state.status === 'new') return [];
  return [{ event: 'order.updated', event_id: `order ${orderId} ${state.status}`, ...common, status: state.status }];
}
