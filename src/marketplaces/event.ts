import { z } from 'zod';
import { readBody } from './event-body.ts';
import { maxItems, maxStock, readFields } from './event-fields.ts';
import { isEndOfOrder, readEventName } from './event-words.ts';
import { readId } from './field-values.ts';

// The contract as its senders should keep it. What they send in other spellings is read by `readFields` before it is checked here.

/** An id as marketplaces send it, text or whole number. It is text everywhere after this. */
const id = z.union([z.string().min(1).max(200), z.int().transform(String)], { error: 'is required' });
const instant = z.iso.datetime({ offset: true }).meta({
  description: 'RFC 3339 with an offset, such as 2026-01-09T10:30:00Z. Other times: see the description of the request',
});
const stock = z.int().min(-maxStock).max(maxStock);
const change = z.int().min(-maxItems).max(maxItems);
const price = z
  .union([z.number().min(0).transform(String), z.string()])
  .pipe(z.string().regex(/^\d{1,14}(\.\d{1,4})?$/, 'must be a price'));

/**
 * Names a listing by its SKU there, by its product id there, or both. `link`: ids that only the listing's link settings have
 * (`{ chrtId: '1' }`). If it is present, it alone decides, because one article can have several sizes.
 */
const listing = {
  sku: z.string().min(1).max(200).optional(),
  marketplace_product_id: id.optional(),
  link: z.record(z.string().min(1).max(100), id).optional(),
};
const namesListing = (item: { sku?: string | undefined; marketplace_product_id?: string | undefined }) =>
  item.sku !== undefined || item.marketplace_product_id !== undefined;
const listingNeeded = { error: 'sku or marketplace_product_id is required' };

const orderLine = z
  .object({ ...listing, quantity: z.int().min(1).max(maxItems), price: price.nullable().optional() })
  .refine(namesListing, listingNeeded);

const common = { timestamp: instant, event_id: id.optional() };

const stockUpdated = z
  .object({
    event: z.literal('stock.updated'),
    ...common,
    ...listing,
    previous_stock: stock.optional(),
    /** May be absent where `change` says what was sold. */
    current_stock: stock.optional(),
    change: change.optional(),
    reason: z.string().max(200).nullish(),
    order_id: id.optional(),
  })
  .refine(namesListing, listingNeeded);

const orderEvent = { ...common, order_id: id };
const lines = z.array(orderLine, { error: 'is required' }).min(1).max(500);
const orderCreated = z.object({
  event: z.literal('order.created'),
  ...orderEvent,
  items: lines,
  /** marketplace: it ships from its own stock (FBO), which never changes ours. */
  fulfilment: z.enum(['own', 'marketplace']).optional(),
  /** The status of the order when it is first seen; absent: new. */
  status: z.enum(['new', 'confirmed', 'shipped', 'delivered']).optional(),
  /** When it must be handed over. */
  ship_by: instant.optional(),
  /** ISO 4217 code of the prices, if it is not the marketplace's own currency. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});
/** `after_handover`: the marketplace says whether the goods had left us; absent: the last known status of the order decides. */
const orderCancelled = z.object({
  event: z.literal('order.cancelled'),
  ...orderEvent,
  items: lines.optional(),
  after_handover: z.boolean().optional(),
});
/** The order has a later status, or other lines; all of its lines are named then, as in `order.created`. Polls report the status. */
const orderUpdated = z
  .object({
    event: z.literal('order.updated'),
    ...orderEvent,
    status: z.enum(['new', 'confirmed', 'shipped', 'delivered']).optional(),
    items: lines.optional(),
  })
  .refine(({ status, items }) => status !== undefined || items !== undefined, { error: 'status or items is required' });

/** The events that Ombor acts on, as a body contains them. */
export const eventSchema = z.discriminatedUnion('event', [
  stockUpdated,
  orderCreated,
  orderCancelled,
  z.object({ event: z.literal('order.returned'), ...orderEvent, items: lines.optional() }),
  orderUpdated,
]);

/** An event of a marketplace, checked. Stock and quantities are in items of the listing; a price is of one item. */
export type MarketplaceEvent = z.output<typeof eventSchema>;
/** One line of an order event. */
export type OrderLine = z.output<typeof orderLine>;

/** A known event, with what of it cannot be read: see `ReadFields`. */
export interface KnownEvent {
  kind: 'known';
  event: MarketplaceEvent;
  notes: string[];
  faults: string[];
  emptyLines: string[];
  payload: unknown;
}

/** A checked body: a known event, an unknown one (stored and ignored), or the reason why it is invalid. */
export type ReadEvent =
  | KnownEvent
  | { kind: 'unknown'; name: string; eventId: string | undefined; payload: unknown }
  | { kind: 'invalid'; name: string | null; reason: string; eventId?: string | undefined; payload: unknown };

/**
 * Reads the bytes of a delivery that arrived at a time. Never throws. `payload` is undefined if the body is not JSON that a database
 * can store.
 */
export function readEvent(bytes: Uint8Array, arrivedAt = new Date()): ReadEvent {
  const body = readBody(bytes);
  if ('reason' in body) return { kind: 'invalid', name: null, reason: body.reason, payload: undefined };
  const read = checkEvent(body.payload, arrivedAt);
  return read.kind === 'known' ? { ...read, notes: [...body.notes, ...read.notes] } : read;
}

/** Checks a payload from the inbox, which was read before. `arrivedAt` stands for a time of the event that cannot be read. */
export function checkEvent(payload: unknown, arrivedAt = new Date()): ReadEvent {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    return { kind: 'invalid', name: null, reason: 'The body is not a valid event: it is not a JSON object', payload };
  }
  const body = payload as Record<string, unknown>;
  const sent = typeof body.event === 'string' ? body.event.trim() : '';
  const eventId = readId(body.event_id);
  if (sent === '' || sent.length > 200) {
    return {
      kind: 'invalid',
      name: null,
      reason: 'The body is not a valid event: event is required',
      eventId,
      payload,
    };
  }
  const name = readEventName(sent);
  if (name.kind === 'unknown') return { kind: 'unknown', name: sent, eventId, payload };
  if (name.kind === 'mistyped') {
    const reason = `Event "${sent}" is unknown: was "${name.meant}" meant?`;
    return { kind: 'invalid', name: sent, reason, eventId, payload };
  }
  const { fields, ...found } = readFields(name.name, body, arrivedAt);
  const parsed = eventSchema.safeParse(fields);
  const refused = parsed.success
    ? refuse(parsed.data, body, [...found.faults, ...found.emptyLines])
    : explain(parsed.error);
  if (parsed.success && refused === undefined) return { kind: 'known', event: parsed.data, ...found, payload };
  const details = [refused, ...found.faults, ...found.emptyLines, ...found.notes].filter(Boolean).slice(0, maxDetails);
  const reason = `The body is not a valid event: ${details.join('; ')}`;
  return { kind: 'invalid', name: name.name, reason, eventId, payload };
}

const maxDetails = 6;

/** Why a readable event must not be applied; undefined: it may. */
function refuse(event: MarketplaceEvent, body: Record<string, unknown>, faults: string[]): string | undefined {
  if (event.event === 'stock.updated') return faults.length > 0 ? 'its listing cannot be read' : undefined;
  const isTold = event.event === 'order.created' || event.event === 'order.updated';
  if (isTold && isEndOfOrder(body.status)) {
    return 'an order is ended by order.cancelled or order.returned, not by its status';
  }
  // Without its lines it would take back the whole order.
  return !isTold && event.items === undefined && faults.length > 0 ? 'none of its items can be read' : undefined;
}

function explain(error: z.ZodError): string {
  const faults = error.issues.slice(0, 5).map((issue) => {
    const path = issue.path.join('.');
    return path ? `${path}: ${issue.message}` : issue.message;
  });
  return faults.join('; ');
}
