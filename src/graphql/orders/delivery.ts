import { z } from 'zod';
import type { DeliveryMethod, Order } from '../../db/orders/orders.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { address } from '../base/inputs.ts';
import { onlyWith } from '../rights/rights.ts';
import { OrderType } from './order.ts';

const DeliveryMethodEnum = defineEnum('DeliveryMethod', 'Ways in which a customer gets an order.', {
  pick_up: 'The customer fetches it from the seller.',
  delivery: 'The seller brings it to an address.',
});

/** How an order of the Mini App shop is to reach the buyer. */
export const DeliveryInput = builder.inputType('DeliveryInput', {
  description: 'How the buyer gets the order.',
  fields: (t) => ({
    method: t.field({ type: DeliveryMethodEnum, required: true, description: 'Pick-up or delivery.' }),
    address: t.string({
      description: 'Where to bring it, in the words of the buyer, at most 500 characters. Required for DELIVERY.',
    }),
  }),
});

const missing = { path: ['address'], message: 'is required for DELIVERY', params: { rule: 'required' } };

export const deliverySchema = z
  .object({ method: z.enum(['pick_up', 'delivery']), address: address.nullish() })
  .refine(({ method, address: given }) => method === 'pick_up' || given != null, missing);

/** The delivery as it is stored. An order that is fetched has no address. */
export function toDelivery(given: z.output<typeof deliverySchema> | null | undefined): {
  deliveryMethod: DeliveryMethod | null;
  deliveryAddress: string | null;
} {
  const deliveryMethod = given?.method ?? null;
  return { deliveryMethod, deliveryAddress: deliveryMethod === 'delivery' ? (given?.address ?? null) : null };
}

const DeliveryType = builder.objectRef<Order & { deliveryMethod: DeliveryMethod }>('Delivery').implement({
  description: 'How the customer gets the order.',
  fields: (t) => ({
    method: t.expose('deliveryMethod', { type: DeliveryMethodEnum, description: 'Pick-up or delivery.' }),
    address: t.exposeString('deliveryAddress', {
      ...onlyWith('seesBuyers'),
      nullable: true,
      description: 'Where to bring it, in the words of the buyer; null for PICK_UP.',
    }),
  }),
});

builder.objectField(OrderType, 'delivery', (t) =>
  t.field({
    type: DeliveryType,
    nullable: true,
    description: 'How the customer gets it; null: not known, as for orders of marketplaces.',
    resolve: (order) => (order.deliveryMethod === null ? null : { ...order, deliveryMethod: order.deliveryMethod }),
  }),
);
