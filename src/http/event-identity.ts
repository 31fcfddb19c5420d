import { createHash } from 'node:crypto';
import type { MarketplaceEvent, OrderLine, ReadEvent } from '../marketplaces/event.ts';
import { readCause } from '../marketplaces/event-words.ts';

/** Identifies an event. `older`: the key that an earlier release gave it, which counts for the same type of event. */
export interface EventKey {
  dedupeKey: string;
  olderKey?: string;
}

/**
 * Made of signed content only: the signed id, else the event's own id, with the type of the event, so that an order and its cancellation
 * may share one; without an id a hash of the bytes. As JSON, so that no two events share a key.
 */
export function identify(
  signedId: string | null,
  eventId: string | undefined,
  type: string,
  body: Uint8Array,
): EventKey {
  if (signedId !== null) return { dedupeKey: JSON.stringify(['id', type, signedId]), olderKey: `id:${signedId}` };
  if (eventId !== undefined)
    return { dedupeKey: JSON.stringify(['event', type, eventId]), olderKey: `event:${eventId}` };
  return { dedupeKey: `sha256:${hash(body)}` };
}

/** The key of an event whose id came before: with an event that could not be read (`null`), or with other content. */
export function identifyAgain(key: string, content: string | null): string {
  return JSON.stringify([key, content === null ? 'readable' : hash(content)]);
}

/**
 * What an event says, as text to be compared: without what Ombor does not use, without its id, and without its time, which some senders
 * renew when they send again. Lines in any order, and prices and words in any spelling, are the same.
 */
export function readContent(read: ReadEvent, body: Uint8Array): string {
  if (read.kind === 'known') return JSON.stringify(contentOf(read.event));
  return read.payload === undefined ? hash(body) : JSON.stringify(withoutTime(read.payload));
}

function contentOf({ timestamp: _time, event_id: _id, ...event }: MarketplaceEvent): object {
  if (event.event === 'stock.updated')
    return { ...event, reason: readCause(event.reason) ?? event.reason ?? undefined };
  if (!('items' in event)) return event;
  return { ...event, items: event.items?.map(lineContent).toSorted() };
}

function lineContent({ price, ...line }: OrderLine): string {
  return JSON.stringify({ ...line, ...(price != null && { price: Number(price) }) });
}

function withoutTime(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return payload;
  return Object.entries(payload)
    .filter(([name]) => name !== 'timestamp' && name !== 'event_id')
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const hash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
