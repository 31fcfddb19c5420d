import { z } from 'zod';
import { parseJson } from './json.ts';

/** An id as marketplaces send it, text or whole number, kept as text end to end. */
const id = z.union([z.string().min(1).max(200), z.int().transform(String)]);
const instant = z.iso.datetime({
  offset: true,
  error: 'an RFC 3339 time with its offset, such as 2026-01-09T10:30:00Z',
});
const stock = z.int({ error: 'a whole number' }).min(0, 'not below 0').max(1_000_000_000, 'at most 1,000,000,000');
const change = z.int({ error: 'a whole number' }).min(-1_000_000).max(1_000_000);
const price = z
  .union([z.number().min(0).transform(String), z.string()])
  .pipe(z.string().regex(/^\d{1,14}(\.\d{1,4})?$/, 'a price'));

/**
 * Which listing: by the SKU there, by the product id there, or both. `link`: ids that only the listing's link settings hold
 * (`{ chrtId: '1' }`); where it is given, it alone decides, because an article can stand for several sizes.
 */
const listing = {
  sku: z.string().min(1).max(200).optional(),
  marketplace_product_id: id.optional(),
  link: z.record(z.string().min(1).max(100), id).optional(),
};
const namesListing = (item: { sku?: string | undefined; marketplace_product_id?: string | undefined }) =>
  item.sku !== undefined || item.marketplace_product_id !== undefined;
const listingNeeded = { error: 'sku or marketplace_product_id is needed' };

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
  /** marketplace: it ships from its own stock (FBO), which never moves ours. */
  fulfilment: z.enum(['own', 'marketplace']).optional(),
  /** Where the order stands when it is first seen; absent: new. */
  status: z.enum(['new', 'confirmed', 'shipped', 'delivered']).optional(),
  /** Hand it over by then. */
  ship_by: instant.optional(),
  /** ISO 4217 code of the prices, where it is not the marketplace's own currency. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});
/** `after_handover`: the marketplace says that the goods had left us; absent: what we know of the order decides. */
const orderCancelled = z.object({
  event: z.literal('order.cancelled'),
  ...orderEvent,
  items: lines.optional(),
  after_handover: z.boolean().optional(),
});
/** The order moved on; its stock does not. Told by our own polls. */
const orderUpdated = z.object({
  event: z.literal('order.updated'),
  ...orderEvent,
  status: z.enum(['confirmed', 'shipped', 'delivered']),
});

/** The events that Ombor acts on, as they stand in a body. */
export const eventSchema = z.discriminatedUnion('event', [
  stockUpdated,
  orderCreated,
  orderCancelled,
  z.object({ event: z.literal('order.returned'), ...orderEvent, items: lines.optional() }),
  orderUpdated,
]);

const knownNames = new Set<string>([
  'stock.updated',
  'order.created',
  'order.cancelled',
  'order.returned',
  'order.updated',
]);
const unknownEvent = z.object({ event: z.string().min(1).max(200), event_id: id.optional() });

/** What a marketplace tells us, checked. Stock and quantities are in items of the listing, prices of one item in its currency. */
export type MarketplaceEvent = z.output<typeof eventSchema>;
/** One line of an order event. */
export type OrderLine = z.output<typeof orderLine>;

/** A body after checking: an event we know, one we do not (kept and ignored), or a sentence that says what is wrong with it. */
export type ReadEvent =
  | { kind: 'known'; event: MarketplaceEvent; payload: unknown }
  | { kind: 'unknown'; name: string; eventId: string | undefined; payload: unknown }
  | { kind: 'invalid'; name: string | null; reason: string; payload: unknown };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads the bytes of a delivery. Never throws; `payload` is undefined where the body is no JSON that a database can hold. */
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
      reason: 'The body holds a NUL character or half a surrogate pair',
      payload: undefined,
    };
  }
  return checkEvent(payload);
}

/** Checks a payload that was read before, as it stands in the inbox. */
export function checkEvent(payload: unknown): ReadEvent {
  const base = unknownEvent.safeParse(payload);
  if (!base.success) return { kind: 'invalid', name: null, reason: explain(base.error), payload };
  if (!knownNames.has(base.data.event)) {
    return { kind: 'unknown', name: base.data.event, eventId: base.data.event_id, payload };
  }
  const parsed = eventSchema.safeParse(payload);
  if (parsed.success) return { kind: 'known', event: parsed.data, payload };
  return { kind: 'invalid', name: base.data.event, reason: explain(parsed.error), payload };
}

function explain(error: z.ZodError): string {
  const faults = error.issues.slice(0, 5).map((issue) => {
    const path = issue.path.join('.');
    return path ? `${path}: ${issue.message}` : issue.message;
  });
  return `The body is not a valid event: ${faults.join('; ')}`;
}
