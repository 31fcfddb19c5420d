import { z } from 'zod';
import { readEventName } from './event-words.ts';
import { parseJson } from './json.ts';

/** An id as marketplaces send it, text or whole number. It is text everywhere after this. */
const id = z.union([z.string().min(1).max(200), z.int().transform(String)]);
const instant = z.iso.datetime({
  offset: true,
  error: 'must be an RFC 3339 time with an offset, such as 2026-01-09T10:30:00Z',
});
const wholeNumber = { error: 'must be a whole number' };
const stock = z.int(wholeNumber).min(0, 'must be at least 0').max(1_000_000_000, 'must be at most 1,000,000,000');
const change = z.int(wholeNumber).min(-1_000_000).max(1_000_000);
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
  .object({ ...listing, quantity: z.int().min(1).max(1_000_000), price: price.optional() })
  .refine(namesListing, listingNeeded);

const common = { timestamp: instant, event_id: id.optional() };

const stockUpdated = z
  .object({
    event: z.literal('stock.updated'),
    ...common,
    ...listing,
    previous_stock: stock.optional(),
    current_stock: stock,
    change: change.optional(),
    reason: z.string().max(200).nullish(),
    order_id: id.optional(),
  })
  .refine(namesListing, listingNeeded);

const orderEvent = { ...common, order_id: id };
const lines = z.array(orderLine).min(1).max(500);
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

const unknownEvent = z.object({ event: z.string().min(1).max(200), event_id: id.optional() });

/** An event of a marketplace, checked. Stock and quantities are in items of the listing; a price is of one item. */
export type MarketplaceEvent = z.output<typeof eventSchema>;
/** One line of an order event. */
export type OrderLine = z.output<typeof orderLine>;

/** A checked body: a known event, an unknown one (stored and ignored), or the reason why it is invalid. */
export type ReadEvent =
  | { kind: 'known'; event: MarketplaceEvent; payload: unknown }
  | { kind: 'unknown'; name: string; eventId: string | undefined; payload: unknown }
  | { kind: 'invalid'; name: string | null; reason: string; eventId?: string | undefined; payload: unknown };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads the bytes of a delivery. Never throws. `payload` is undefined if the body is not JSON that a database can store. */
export function readEvent(body: Uint8Array): ReadEvent {
  let text: string;
  let payload: unknown;
  try {
    text = utf8.decode(body);
    payload = parseJson(text);
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'The body is not valid JSON' : 'The body is not valid UTF-8';
    return { kind: 'invalid', name: null, reason, payload: undefined };
  }
  const whole = JSON.stringify(payload);
  if (whole.includes('\\u0000') || /\\ud[89a-f][0-9a-f]{2}/.test(whole)) {
    return {
      kind: 'invalid',
      name: null,
      reason: 'The body contains a NUL character or half of a surrogate pair',
      payload: undefined,
    };
  }
  return checkEvent(payload);
}

/** Checks a payload from the inbox, which was read before. */
export function checkEvent(payload: unknown): ReadEvent {
  const base = unknownEvent.safeParse(payload);
  if (!base.success) return { kind: 'invalid', name: null, reason: explain(base.error), payload };
  const { event: sent, event_id: eventId } = base.data;
  const name = readEventName(sent);
  if (name.kind === 'unknown') return { kind: 'unknown', name: sent, eventId, payload };
  if (name.kind === 'mistyped') {
    return {
      kind: 'invalid',
      name: sent,
      reason: `Event "${sent}" is unknown: was "${name.meant}" meant?`,
      eventId,
      payload,
    };
  }
  const parsed = eventSchema.safeParse({ ...(payload as object), event: name.name });
  if (parsed.success) return { kind: 'known', event: parsed.data, payload };
  return { kind: 'invalid', name: name.name, reason: explain(parsed.error), eventId, payload };
}

function explain(error: z.ZodError): string {
  const faults = error.issues.slice(0, 5).map((issue) => {
    const path = issue.path.join('.');
    return path ? `${path}: ${issue.message}` : issue.message;
  });
  return `The body is not a valid event: ${faults.join('; ')}`;
}
