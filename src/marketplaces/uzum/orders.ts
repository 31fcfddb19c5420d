import { z } from 'zod';
import type { OrderQuery, OrderReading } from '../adapter.ts';
import { ListReader } from '../list-reader.ts';
import { Rejected } from '../refusals.ts';
import { readJson } from '../wire.ts';
import { type Account, listShops } from './call.ts';
import { eventsOf } from './order-events.ts';
import { findOrder, readEndsOfList, readWholeList, type UzumOrders } from './order-lists.ts';
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
  const lists = new ListReader();
  const created = await lists.read(() => readWholeList(account, shopIds, 'CREATED', signal));
  const at = created?.at ?? new Date();
  const known = new Set(query.openOrderIds);
  const since = old?.since ?? at.getTime();
  const gapMs = old === null ? 0 : at.getTime() - old.at;
  const reading = { since: new Date(since), known, at, afterSilence: gapMs > silenceMs };
  if (query.scope === 'new') {
    lists.end();
    const { orders, unreadable } = joinLists([created]);
    return { events: eventsOf(orders, reading), unreadable, cursor: query.cursor };
  }

  const turn = (old?.turn ?? -1) + 1;
  const gap = gapMs > longGapMs;
  const names = gap ? allLists : gapMs > shortGapMs ? listsAfterShortGap : listsOfTurn(turn, known.size > 0);
  const others = await readLists(account, lists, { shopIds, names }, signal);
  const seen = new Set(joinLists([created, ...others]).orders.map(({ id }) => id));
  const idCount = gap ? idsAfterGap : turn % 2 === 1 ? idsAtATime : 0;
  const ids = nextIds(query.openOrderIds, seen, old?.asked ?? '', idCount);
  const asked: (UzumOrders | undefined)[] = [];
  for (const id of ids) asked.push(await lists.read(() => findOrder(account, id, signal)));
  lists.end();
  // The list that was read later has the newer state.
  const { orders, unreadable } = joinLists([created, ...others, ...asked]);
  const cursor: Cursor = { since, at: at.getTime(), shopIds, shopsAt, turn, asked: ids.at(-1) ?? old?.asked ?? '' };
  return { events: eventsOf(orders, reading), unreadable, failure: lists.failure, cursor: JSON.stringify(cursor) };
}

/** What several lists have together, without those that could not be read. */
function joinLists(lists: readonly (UzumOrders | undefined)[]): UzumOrders {
  const read = lists.filter((list) => list !== undefined);
  const byId = new Map(read.flatMap(({ orders }) => orders).map((order) => [order.id, order]));
  return { orders: [...byId.values()], unreadable: read.flatMap(({ unreadable }) => unreadable) };
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
  try {
    return { shopIds: (await listShops(account, signal)).map(({ id }) => id), shopsAt: Date.now() };
  } catch (error) {
    // The shops of an hour ago have orders all the same.
    if (error instanceof Rejected && cursor && cursor.shopIds.length > 0) return cursor;
    throw error;
  }
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
  lists: ListReader,
  { shopIds, names }: { shopIds: string[]; names: readonly string[] },
  signal: AbortSignal,
): Promise<(UzumOrders | undefined)[]> {
  const read: (UzumOrders | undefined)[] = [];
  for (const status of names) {
    const atTheEnd = statusesAtTheEnd.some((one) => one === status);
    const readList = atTheEnd ? readEndsOfList : readWholeList;
    read.push(await lists.read(() => readList(account, shopIds, status, signal)));
  }
  return read;
}

/** The open orders to read next, of those that are in no list: by id, starting again after the last one. */
function nextIds(openOrderIds: readonly string[], seen: Set<string>, after: string, count: number): string[] {
  const unseen = openOrderIds.filter((id) => !seen.has(id) && /^\d{1,19}$/.test(id));
  const sorted = unseen.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const passed = after === '' ? -1n : BigInt(after);
  const rest = sorted.filter((id) => BigInt(id) > passed);
  return [...rest, ...sorted.filter((id) => BigInt(id) <= passed)].slice(0, count);
}
