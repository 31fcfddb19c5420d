import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import { listOrderEvents, type OrderEvent } from '../../db/order-lists/order-events.ts';
import { listOrderOptions, type OrderOptions } from '../../db/order-lists/order-options.ts';
import { listNextStatuses, type OrderStatus } from '../../db/orders/order-status.ts';
import type { Order } from '../../db/orders/orders.ts';
import { builder } from '../base/builder.ts';
import { defineEnum, OrderStatusEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { inOrder } from '../base/node-id.ts';
import type { GraphQLContext } from '../context.ts';
import { hideBuyers } from '../rights/names-of-buyers.ts';
import { onlyWith } from '../rights/rights.ts';
import { OrderType } from './order.ts';

const OrderEventKindEnum = defineEnum('OrderEventKind', 'Kinds of steps in the history of an order.', {
  status: 'The order got the status `status`; the first such step is its creation.',
  items_cancelled: '`units` units were cancelled.',
  return_expected: '`units` units are expected back.',
  items_returned: '`units` units came back.',
});

const staff = { authScopes: { staff: true }, nullable: true } as const;

export const OrderEventType = builder.objectRef<OrderEvent>('OrderEvent').implement({
  description: 'One step in the history of an order.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When Ombor recorded the step.' }),
    kind: t.expose('kind', { type: OrderEventKindEnum, description: 'Kind of the step.' }),
    status: t.expose('status', {
      type: OrderStatusEnum,
      nullable: true,
      description: 'New status of the order; null unless `kind` is STATUS.',
    }),
    units: t.exposeInt('units', { nullable: true, description: 'Number of units; null if `kind` is STATUS.' }),
    actor: t.string({
      ...staff,
      resolve: ({ actor }, _args, { viewer }) => hideBuyers(actor, viewer),
      description:
        'Who made the step, as text: the name of an API key, a buyer, the code of a marketplace that reported it, or `ombor` if the time ' +
        'ran out.',
    }),
    note: t.exposeString('note', {
      ...staff,
      ...onlyWith('seesBuyers'),
      description: 'Reason, in the words of the person; null: none.',
    }),
  }),
});

builder.objectField(OrderType, 'events', (t) =>
  t.loadableGroup({
    type: OrderEventType,
    nullable: { list: true, items: false },
    description:
      'History of the order, oldest step first, at most the newest 200 steps. Changes of status made before Ombor recorded them are ' +
      'missing.',
    complexity: { field: 1, multiplier: 10 },
    load: (ids: string[], { sql }) => listOrderEvents(sql, ids),
    group: (event) => event.orderId,
    resolve: (order) => order.id,
  }),
);

/** Reads the options of all orders of an answer at once. Without a cache, because a mutation changes them. */
const optionsLoader = createContextCache(
  ({ sql }: GraphQLContext) =>
    new DataLoader<string, OrderOptions | null>(
      async (ids) => inOrder(ids, await listOrderOptions(sql, [...new Set(ids)]), ({ id }) => id),
      { cache: false },
    ),
);

/** What `updateOrderStatus` accepts from the viewer. */
async function readAllowedStatuses(order: Order, context: GraphQLContext): Promise<OrderStatus[]> {
  const { role } = context.viewer;
  const options = await optionsLoader(context).load(order.id);
  if (!options || order.fulfilment === 'marketplace' || (role !== 'owner' && role !== 'operator')) return [];
  return listNextStatuses(order.status, options.ofMarketplace).filter(
    (status) => status !== 'cancelled' || options.hasItemsLeft,
  );
}

/** Whether `cancelOrder` of all that is left is accepted from the viewer. */
async function readCanCancel(order: Order, context: GraphQLContext): Promise<boolean> {
  const { viewer } = context;
  const options = await optionsLoader(context).load(order.id);
  if (!options?.hasItemsLeft || options.ofMarketplace || viewer.role === 'viewer') return false;
  if (!isStaff(viewer)) return order.status === 'held' || order.status === 'new';
  return listNextStatuses(order.status, false).includes('cancelled');
}

builder.objectFields(OrderType, (t) => ({
  allowedStatuses: t.field({
    type: [OrderStatusEnum],
    description:
      'Statuses that `updateOrderStatus` accepts from the caller now; empty for callers who may not set a status.',
    resolve: (order, _args, context) => readAllowedStatuses(order, context),
  }),
  canCancel: t.boolean({
    description:
      'Whether `cancelOrder` accepts cancelling the whole order from the caller now. false for orders of marketplaces: cancel them ' +
      'there.',
    resolve: (order, _args, context) => readCanCancel(order, context),
  }),
}));
