import { z } from 'zod';
import type { OrderQuery, OrderReading } from '../adapter.ts';
import { readJson } from '../wire.ts';
import { type Account, listShops } from './call.ts';
import { eventsOf } from './order-events.ts';
import { findOrder, readEndsOfList, readWholeList, type UzumOrder, type UzumOrders } from './order-lists.ts';
import { statusesAtTheEnd, statusesOnTheWay } from './order-status.ts';

/**
 * `since`: the time of the first poll (older sales are not reported), `at`: the time of the last one, both in unix ms.
 * `shopIds`: as read at `shopsAt`. `turn`: counts polls. `asked`: the last order that was read by its id.
 */
const cursorSchema = z.object({
  since: z.int(),
  at: z.int(),
  shopIds: z.array(z.string()),
  shopsAt: z.int(),
  turn: z.int(),
  asked: z.string(),
});
type Cursor = z.infer<typeof cursorSchema>;

const shopsForMs = 3_600_000;
/** After a longer gap an order may have passed the first lists unseen, so the lists where it can be now are read at once. */
const shortGapMs = 90_000;
/** After a longer gap every list is read. */
const longGapMs = 5 * 60_000;
/** After a longer gap it is unknown where the goods of a cancelled order are. */
const silenceMs = 3_600_000;
// There is no "changed since" filter. Each poll reads what changes stock (new, confirmed and cancelled orders), and in turn one open
// order by its id or one of the other lists. With 3.75 calls per poll, the daily quota is enough for a poll every 40 s.
const idsAtATime = 1;
const idsAfterGap = 10;

/** Orders of the shops: with scope new the list CREATED, with scope all also the changes of the others, a part in each poll. */
export async function pollOrders(account: Account, query: OrderQuery, signal: AbortSignal): Promise<OrderReading> {
  const old = readJson(cursorSchema, query.cursor);
  const { shopIds, shopsAt } = await findShops(account, old, signal);
  const created = await readWholeList(account, shopIds, 'CREATED', signal);
  const known = new Set(query.openOrderIds);
  const since = old?.since ?? created.at.getTime();
  const gapMs = old === null ? 0 : created.at.getTime() - old.at;
  const reading = { since: new Date(since), known, at: created.at, afterSilence: gapMs > silenceMs };
  const read = (orders: UzumOrder[]) => eventsOf(orders, reading);
  if (query.scope === 'new') {
    return { events: read(created.orders), unreadable: created.unreadable, cursor: query.cursor };
  }

  const turn = (old?.turn ?? -1) + 1;
  const gap = gapMs > longGapMs;
  const lists = gap ? allLists : gapMs > shortGapMs ? listsAfterShortGap : listsOfTurn(turn, known.size > 0);
  const others = await readLists(account, shopIds, lists, signal);
  const seen = new Set([...created.orders, ...others.orders].map(({ id }) => id));
  const idCount = gap ? idsAfterGap : turn % 2 === 1 ? idsAtATime : 0;
  const ids = nextIds(query.openOrderIds, seen, old?.asked ?? '', idCount);
  const asked: UzumOrders = { orders: [], unreadable: [] };
  for (const id of ids) {
    addTo(asked, await findOrder(account, id, signal));
  }
  const cursor: Cursor = {
    since,
    at: created.at.getTime(),
    shopIds,
    shopsAt,
    turn,
    asked: ids.at(-1) ?? old?.asked ?? '',
  };
  // The list that was read later has the newer state.
  const listed = [created, others, asked];
  const orders = [...new Map(listed.flatMap((one) => one.orders).map((order) => [order.id, order] as const)).values()];
  const unreadable = listed.flatMap((one) => one.unreadable);
  return { events: read(orders), unreadable, cursor: JSON.stringify(cursor) };
}

/** The shops of the settings, or those that the token covers, read once per hour. */
async function findShops(
  account: Account,
  cursor: Cursor | null,
  signal: AbortSignal,
): Promise<{ shopIds: string[]; shopsAt: number }> {
  const set = account.settings.shopIds?.map(String);
  if (set) return { shopIds: set, shopsAt: 0 };
  if (cursor && cursor.shopIds.length > 0 && Date.now() - cursor.shopsAt < shopsForMs) return cursor;
  return { shopIds: (await listShops(account, signal)).map(({ id }) => id), shopsAt: Date.now() };
}

const allLists = ['PACKING', ...statusesOnTheWay, ...statusesAtTheEnd];
const listsAfterShortGap = ['PACKING', 'PENDING_DELIVERY', 'DELIVERING', 'CANCELED'];
const listsInTurn = [...statusesOnTheWay, ...statusesAtTheEnd];
const listsInTurnWithOpenOrders = listsInTurn.filter((status) => status !== 'CANCELED');

/**
 * The lists of one poll beside CREATED. Cancelled orders are read each time while an order is open. If none is, they are read in
 * turn: an order that left and was recalled before we read it is in no other list.
 */
function listsOfTurn(turn: number, hasOpenOrders: boolean): string[] {
  const lists = hasOpenOrders ? listsInTurnWithOpenOrders : listsInTurn;
  const inTurn = turn % 4 === 0 ? lists.slice((turn / 4) % lists.length).slice(0, 1) : [];
  return ['PACKING', ...(hasOpenOrders ? ['CANCELED'] : []), ...inTurn];
}

async function readLists(
  account: Account,
  shopIds: string[],
  lists: readonly string[],
  signal: AbortSignal,
): Promise<UzumOrders> {
  const read: UzumOrders = { orders: [], unreadable: [] };
  for (const status of lists) {
    const atTheEnd = statusesAtTheEnd.some((one) => one === status);
    addTo(read, await (atTheEnd ? readEndsOfList : readWholeList)(account, shopIds, status, signal));
  }
  return read;
}

function addTo(read: UzumOrders, more: UzumOrders): void {
  read.orders.push(...more.orders);
  read.unreadable.push(...more.unreadable);
}

/** The open orders to read next, of those that are in no list: by id, starting again after the last one. */
function nextIds(openOrderIds: readonly string[], seen: Set<string>, after: string, count: number): string[] {
  const unseen = openOrderIds.filter((id) => !seen.has(id) && /^\d{1,19}$/.test(id));
  const sorted = unseen.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const passed = after === '' ? -1n : BigInt(after);
  const rest = sorted.filter((id) => BigInt(id) > passed);
  return [...rest, ...sorted.filter((id) => BigInt(id) <= passed)].slice(0, count);
}
