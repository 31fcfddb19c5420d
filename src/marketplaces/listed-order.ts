import { z } from 'zod';
import type { MarketplaceEvent, OrderLine } from './event.ts';
import { readJson } from './wire.ts';

/** The status of an order in our words. The first two are before handover, so a cancellation returns the goods at once. */
export type OrderStage = 'new' | 'confirmed' | 'shipped' | 'delivered' | 'cancelled' | 'returned';

/** An order of a marketplace's list. Times are RFC 3339; null: the list does not say. */
export interface ListedOrder {
  id: string;
  createdAt: string | null;
  /** When it got its present status. */
  changedAt: string | null;
  stage: OrderStage;
  /** For cancelled: true or false if the list proves it; undefined: the last status that we saw decides. */
  afterHandover?: boolean | undefined;
  fulfilment?: 'own' | 'marketplace' | undefined;
  shipBy?: string | undefined;
  currency?: string | undefined;
  items: OrderLine[];
  /** What of its lines was cancelled or returned, while the order goes on. Absent: the list does not say. */
  parts?: OrderPart[];
}

/** How many items of a line were cancelled and returned. The counts only grow. */
export interface OrderPart {
  /** Names the line within its order. */
  id: string;
  sku: string;
  cancelled: number;
  returned: number;
}

/** `since`: when the first poll was made. `until`: up to when changes were read. Both RFC 3339. */
export interface Progress {
  since: string;
  until: string;
}

/** How orders were read. `known`: the ids of known orders that are not finished. */
export interface Reading {
  at: Date;
  progress: Progress | null;
  known: ReadonlySet<string>;
}

const progressSchema = z.object({ since: z.iso.datetime(), until: z.iso.datetime() });
/** In this short time, goods do not leave a seller and get cancelled. */
const shortGapMs = 3_600_000;

/** How far each reading reaches back behind the end of the last one: clocks that differ, changes that are listed late. */
export const overlapMs = 15 * 60_000;

/** What a cursor says; null: there was no poll yet, or it is not one of ours. */
export function readProgress(cursor: string | null): Progress | null {
  return readJson(progressSchema, cursor);
}

/**
 * The cursor after a reading. `untilMs`: up to when it read, by our clock; `marketplaceDate`: by the marketplace's. The earlier one
 * counts: what a clock that is ahead has skipped would be lost.
 */
export function writeProgress(last: Progress | null, untilMs: number, marketplaceDate: Date | null): string {
  return JSON.stringify(nextProgress(last, untilMs, marketplaceDate));
}

/** What `writeProgress` writes. */
export function nextProgress(last: Progress | null, untilMs: number, marketplaceDate: Date | null): Progress {
  const until = new Date(Math.min(untilMs, marketplaceDate?.getTime() ?? untilMs)).toISOString();
  return { since: last?.since ?? until, until };
}

/**
 * The events of listed orders, oldest order first: that each order exists (unless it is known), and its status if it is not new.
 * The ids of the events are made of the order's id and the status, so every reading may report them again. Orders from before
 * the first poll are left out, unless they are still new.
 */
export function eventsOf(orders: readonly ListedOrder[], reading: Reading): MarketplaceEvent[] {
  const since = Date.parse(reading.progress?.since ?? '') || reading.at.getTime();
  return byCreation(orders)
    .filter(({ id, stage, createdAt }) => {
      const isOld = createdAt !== null && Date.parse(createdAt) < since;
      return !isOld || stage === 'new' || reading.known.has(id);
    })
    .flatMap((order) => [...sale(order, reading), ...standing(order, reading)]);
}

function byCreation(orders: readonly ListedOrder[]): ListedOrder[] {
  const time = ({ createdAt }: ListedOrder): number => (createdAt ? Date.parse(createdAt) : Number.MAX_SAFE_INTEGER);
  return orders.toSorted((a, b) => time(a) - time(b));
}

function sale(order: ListedOrder, { at, known }: Reading): MarketplaceEvent[] {
  if (order.items.length === 0 || known.has(order.id)) return [];
  return [
    {
      event: 'order.created',
      event_id: `order ${order.id} created`,
      order_id: order.id,
      timestamp: order.createdAt ?? at.toISOString(),
      items: order.items,
      ...(order.fulfilment && { fulfilment: order.fulfilment }),
      ...(order.shipBy && { ship_by: order.shipBy }),
      ...(order.currency && { currency: order.currency }),
    },
  ];
}

function standing(order: ListedOrder, reading: Reading): MarketplaceEvent[] {
  const { id, stage } = order;
  const timestamp = order.changedAt ?? reading.at.toISOString();
  const common = { event_id: `order ${id} ${stage}`, order_id: id, timestamp };
  if (stage === 'new') return partsOf(order, reading);
  if (stage === 'returned') return [{ event: 'order.returned', ...common }];
  if (stage !== 'cancelled') {
    return [{ event: 'order.updated', ...common, status: stage }, ...partsOf(order, reading)];
  }
  const afterHandover = order.afterHandover ?? afterLongGap(reading);
  return [
    { event: 'order.cancelled', ...common, ...(afterHandover !== undefined && { after_handover: afterHandover }) },
  ];
}

/** One event per item, so that an item that was reported before has the same event again. */
function partsOf({ id, stage, changedAt, parts = [] }: ListedOrder, { at }: Reading): MarketplaceEvent[] {
  const handover = stage === 'shipped' || stage === 'delivered' ? { after_handover: true } : {};
  const timestamp = changedAt ?? at.toISOString();
  const each = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
  return parts.flatMap((part) => {
    const common = { order_id: id, timestamp, items: [{ sku: part.sku, quantity: 1 }] };
    const name = `order ${id} item ${part.id}`;
    return [
      ...each(part.cancelled).map((nth): MarketplaceEvent => {
        return { event: 'order.cancelled', event_id: `${name} cancelled ${nth}`, ...common, ...handover };
      }),
      ...each(part.returned).map((nth): MarketplaceEvent => {
        return { event: 'order.returned', event_id: `${name} returned ${nth}`, ...common };
      }),
    ];
  });
}

/**
 * For a cancellation that does not say where the goods are: the last status that we saw decides. After a long time without a
 * reading the goods may have left since; then they count as gone until somebody has them back.
 */
function afterLongGap({ at, progress }: Reading): true | undefined {
  return progress && at.getTime() - Date.parse(progress.until) > shortGapMs ? true : undefined;
}
