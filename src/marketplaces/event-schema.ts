import { z } from 'zod';
import { maxItems, maxStock } from './event-fields.ts';
import { isShort, maxIdLength, maxLinkNameLength } from './field-values.ts';

// The contract as its senders should keep it, and what /openapi.json says of it. What they send in other spellings is read by
// `readFields` before it is checked here.

/** Text of 1 to `max` characters (not UTF-16 units, as in JSON Schema) that are not all spaces. */
const text = (max: number) =>
  z
    .string()
    .regex(/\S/, 'must not be empty')
    .refine((value) => isShort(value, max), `must have at most ${max} characters`)
    .meta({ maxLength: max });
const linkName = z
  .string()
  .min(1)
  .refine((name) => isShort(name, maxLinkNameLength))
  .meta({ maxLength: maxLinkNameLength });
/** An id as marketplaces send it, text or whole number. It is text everywhere after this. */
const id = z
  .union([text(maxIdLength), z.int().transform(String)], { error: 'is required' })
  .meta({ description: 'Text of 1 to 200 characters, or a whole number of any size' });
const instant = z.iso.datetime({ offset: true });
const stock = z.int().min(-maxStock).max(maxStock);
const change = z.int().min(-maxItems).max(maxItems);
const price = z
  .union([z.number().min(0).transform(String), z.string().regex(/^\d{1,14}(\.\d{1,4})?$/, 'must be a price')])
  .pipe(z.string().regex(/^\d{1,14}(\.\d{1,4})?$/, 'must be a price'));

/** What JSON Schema says of an object that must have one of these members. */
function requireAny(...names: string[]) {
  return { anyOf: names.map((name) => ({ properties: { [name]: {} }, required: [name] })) };
}

const named = <Name extends string>(name: Name) => z.literal(name).meta({ description: 'The name of the event' });

/** Names a listing. If `link` is present, it alone decides, because one article can have several sizes. */
const listing = {
  sku: text(maxIdLength)
    .optional()
    .meta({
      description: 'The article number of the product there: `marketplaceSku` of its listing',
      examples: ['PHONE-001'],
    }),
  marketplace_product_id: id
    .optional()
    .meta({ description: "The marketplace's own id of the product: `marketplaceProductId` of its listing" }),
  link: z
    .record(linkName, id)
    .optional()
    .meta({
      description:
        'Ids that only the settings of one listing have, such as `{"chrtId": "1"}` of one size of an article. If present, it alone ' +
        'decides which listing is meant. Your own shop does not need it',
    }),
};
const namesListing = (item: { sku?: string | undefined; marketplace_product_id?: string | undefined }) =>
  item.sku !== undefined || item.marketplace_product_id !== undefined;
const listingNeeded = { error: 'sku or marketplace_product_id is required' };
const anyName = requireAny('sku', 'marketplace_product_id');

const orderLine = z
  .object({
    ...listing,
    quantity: z.int().min(1).max(maxItems).meta({ description: 'Items ordered, cancelled or returned' }),
    price: price.nullable().optional().meta({
      description:
        "Price of one item, in the event's currency. As text it stays exact. Absent: the price of the listing; null: not known",
    }),
  })
  .refine(namesListing, listingNeeded)
  .meta({ description: 'Items of one listing. `sku` or `marketplace_product_id` is required', ...anyName });

const common = {
  timestamp: instant.meta({
    description: 'When it happened, RFC 3339 with an offset. Events of an order count in the order of their timestamps',
    examples: ['2026-01-09T10:30:00Z'],
  }),
  event_id: id.optional().meta({
    description:
      'Your id of this event; the same when you send it again, another one for another event of the same type. Absent: the bytes of the ' +
      'body are its identity. A signed `webhook-id` counts instead',
  }),
};

const stockUpdated = z
  .object({
    event: named('stock.updated'),
    ...common,
    ...listing,
    previous_stock: stock.optional().meta({ description: 'The figure before, in items' }),
    current_stock: stock
      .optional()
      .meta({ description: 'The figure now, in items. May be absent where `change` says what was sold' }),
    change: change.optional().meta({
      description:
        'current_stock - previous_stock, in items: negative for a sale. It counts where the figures contradict it',
    }),
    reason: z.string().max(200).nullish().meta({
      description:
        '`sold` and `cancelled` move stock, and need `change` or both figures. Any other reason only tells the figure',
    }),
    order_id: id.optional().meta({ description: 'The order that caused it, if there is one' }),
  })
  .refine(namesListing, listingNeeded)
  .meta({ description: 'A figure changed. `sku` or `marketplace_product_id` is required', ...anyName });

const orderEvent = { ...common, order_id: id.meta({ description: 'Your id of the order' }) };
const lines = z.array(orderLine, { error: 'is required' }).min(1).max(500);
const status = z.enum(['new', 'confirmed', 'shipped', 'delivered']).optional();
const orderCreated = z
  .object({
    event: named('order.created'),
    ...orderEvent,
    items: lines.meta({ description: 'All lines of the order' }),
    fulfilment: z.enum(['own', 'marketplace']).optional().meta({
      description: '`marketplace`: it ships from its own stock (FBO), which never changes ours. Absent: own',
    }),
    status: status.meta({ description: 'The status of the order when it is first sent. Absent: new' }),
    ship_by: instant.optional().meta({ description: 'When it must be handed over, RFC 3339 with an offset' }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional()
      .meta({ description: "ISO 4217 code of the prices. Absent: the marketplace's own currency" }),
  })
  .meta({ description: 'An order was placed. Sent again with other lines, it is an edit' });
const orderCancelled = z
  .object({
    event: named('order.cancelled'),
    ...orderEvent,
    items: lines.optional().meta({ description: 'What is cancelled. Absent: all of the order' }),
    after_handover: z.boolean().optional().meta({
      description:
        'true: the goods had left us and are expected back. false: they had not. Absent: the last known status of the order decides',
    }),
  })
  .meta({ description: 'An order, or a part of it, was cancelled' });
const orderReturned = z
  .object({
    event: named('order.returned'),
    ...orderEvent,
    items: lines.optional().meta({ description: 'What comes back. Absent: all of the order' }),
  })
  .meta({ description: 'A return is expected. Stock rises when the seller has received the goods' });
const orderUpdated = z
  .object({
    event: named('order.updated'),
    ...orderEvent,
    status: status.meta({ description: 'A later status of the order. An earlier one changes nothing' }),
    items: lines.optional().meta({ description: 'All lines of the order as they are now' }),
  })
  .refine(({ status, items }) => status !== undefined || items !== undefined, { error: 'status or items is required' })
  .meta({
    description: 'The order has a later status, other lines, or both. `status` or `items` is required',
    ...requireAny('status', 'items'),
  });

/** The events that Ombor acts on, as a body contains them. */
export const eventSchema = z.discriminatedUnion('event', [
  stockUpdated,
  orderCreated,
  orderCancelled,
  orderReturned,
  orderUpdated,
]);

/** The most characters that the name of an event may have. */
export const maxNameLength = 200;

/** Any other event, such as price.changed: it is stored, and changes nothing. */
const otherEvent = z
  .looseObject({
    event: text(maxNameLength).meta({
      description: 'A name that is none of the others. One that looks like a mistyped one of them is an invalid event',
      not: { enum: eventSchema.options.map(({ shape }) => shape.event.value) },
    }),
    event_id: common.event_id,
  })
  .meta({ description: 'Any other event is stored and changes nothing' });

/** The same, other events, and what they have in common, by the names that they have in /openapi.json. */
export const eventSchemas = {
  StockUpdated: stockUpdated,
  OrderCreated: orderCreated,
  OrderCancelled: orderCancelled,
  OrderReturned: orderReturned,
  OrderUpdated: orderUpdated,
  OtherEvent: otherEvent,
  OrderLine: orderLine,
  Id: id,
};

/** An event of a marketplace, checked. Stock and quantities are in items of the listing; a price is of one item. */
export type MarketplaceEvent = z.output<typeof eventSchema>;
/** One line of an order event. */
export type OrderLine = z.output<typeof orderLine>;
