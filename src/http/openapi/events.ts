import { z } from 'zod';
import { eventSchemas } from '../../marketplaces/event-schema.ts';

/** The reference to a named schema. */
export const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** One example of each event, as a sender may send it. */
export const eventExamples = {
  StockUpdated: {
    event: 'stock.updated',
    event_id: 'stock-7001',
    timestamp: '2026-01-09T10:30:00Z',
    sku: 'PHONE-001',
    marketplace_product_id: 'SHOP-1',
    previous_stock: 50,
    current_stock: 47,
    change: -3,
    reason: 'sold',
  },
  OrderCreated: {
    event: 'order.created',
    event_id: 'order-8001-created',
    timestamp: '2026-01-09T10:30:00Z',
    order_id: '8001',
    items: [{ sku: 'PHONE-001', quantity: 2, price: '3100000' }],
    currency: 'UZS',
    fulfilment: 'own',
    status: 'new',
    ship_by: '2026-01-10T18:00:00+05:00',
  },
  OrderCancelled: {
    event: 'order.cancelled',
    event_id: 'order-8001-cancelled',
    timestamp: '2026-01-09T11:00:00Z',
    order_id: '8001',
    items: [{ sku: 'PHONE-001', quantity: 1 }],
    after_handover: false,
  },
  OrderReturned: {
    event: 'order.returned',
    event_id: 'order-8001-returned',
    timestamp: '2026-01-12T09:00:00Z',
    order_id: '8001',
    items: [{ sku: 'PHONE-001', quantity: 1 }],
  },
  OrderUpdated: {
    event: 'order.updated',
    event_id: 'order-8001-shipped',
    timestamp: '2026-01-10T08:00:00Z',
    order_id: '8001',
    status: 'shipped',
  },
  OtherEvent: { event: 'price.changed', event_id: 'price-9001', sku: 'PHONE-001', price: '3200000' },
};

const known = ['StockUpdated', 'OrderCreated', 'OrderCancelled', 'OrderReturned', 'OrderUpdated'] as const;

/** The schemas of events: those of the code, and the two that choose among them. */
export function describeEvents(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(eventSchemas)) registry.add(schema, { id: name });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (name) => refTo(name).$ref,
    // The format says it; the pattern of zod is 400 characters long.
    override: ({ jsonSchema }) => void (jsonSchema.format === 'date-time' && delete jsonSchema.pattern),
  });
  const events = Object.entries(schemas).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [name, schema]);
  const mapping = Object.fromEntries(known.map((name) => [eventExamples[name].event, refTo(name).$ref]));
  return {
    ...Object.fromEntries(events),
    KnownEvent: {
      description: 'An event that Ombor acts on',
      oneOf: known.map(refTo),
      discriminator: { propertyName: 'event', mapping },
    },
    Event: { description: 'What a body contains', anyOf: [refTo('KnownEvent'), refTo('OtherEvent')] },
  };
}
