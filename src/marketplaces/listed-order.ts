import { z } from 'zod';
import type { MarketplaceEvent, OrderLine } from './event.ts';
import { readJson } from './wire.ts';

/** Where an order stands, in our words; the first two are before handover, so a cancellation gives the goods back at once. */
export type OrderStage = 'new' | 'confirmed' | 'shipped' | 'delivered' | 'cancelled' | 'returned';

/** An order as a marketplace's list shows it. Times are RFC 3339; null: the list does not say. */
export interface ListedOrder {
  id: string;
  createdAt: string | null;
  /** When it came to stand where it stands. */
  changedAt: string | null;
  stage: OrderStage;
  /** For cancelled: true or false where the list proves it; undefined: what we saw of the order decides. */
  afterHandover?: boolean | undefined;
  fulfilment?: 'own' | 'marketplace' | undefined;
  shipBy?: string | undefined;
  currency?: string | undefined;
  items: OrderLine[];
}

/** Up to when changes were read, and when the first poll was made, both RFC 3339. */
export interface Progress {
  since: string;
  until: string;
}

/** How orders were read. `known`: the ids of those that we know and that are not at their end. */
export interface Reading {
  at: Date;
  progress: Progress | null;
  known: ReadonlySet<string>;
}

const progressSchema = z.object({ since: z.iso.datetime(), until: z.iso.datetime() });
/** Goods do not leave a seller and come back cancelled within so short a time. */
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
  const until = new Date(Math.min(untilMs, marketplaceDate?.getTime() ?? untilMs)).toISOString();
  const next: Progress = { since: last?.since ?? until, until };
  return JSON.stringify(next);
}

/**
 * The events of listed orders, oldest order first: that each exists (unless it is known), and where it stands if that is
 * not new. The ids of the events are made of the order's id and the stage, so every reading may tell them again. What
 * was sold before the first poll is not ours to tell, unless it is new still.
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
  if (stage === 'new') return [];
  if (stage === 'returned') return [{ event: 'order.returned', ...common }];
  if (stage !== 'cancelled') return [{ event: 'order.updated', ...common, status: stage }];
  const afterHandover = order.afterHandover ?? lookedAway(reading);
  return [
    { event: 'order.cancelled', ...common, ...(afterHandover !== undefined && { after_handover: afterHandover }) },
  ];
}

/**
 * A cancellation that proves nothing of the goods: what we saw of the order decides, unless we did not look for so long
 * that they may have left meanwhile. Then they count as gone, until somebody has them in hand.
 */
function lookedAway({ at, progress }: Reading): true | undefined {
  return progress && at.getTime() - Date.parse(progress.until) > shortGapMs ? true : undefined;
}
