import DataLoader from 'dataloader';
import { listOrdersById, type Order } from '../../db/orders/orders.ts';
import { builder } from '../base/builder.ts';
import { inOrder } from '../base/node-id.ts';
import type { GraphQLContext } from '../context.ts';
import type { LiveChanges } from '../live/changes.ts';
import { maySee, OrderType } from './order.ts';

type OrderLoader = DataLoader<string, Order | null>;

/** One loader per process: a changed order is read once for all subscribers. Without a cache, because every change is a new state. */
const loaders = new WeakMap<LiveChanges, OrderLoader>();

function getLoader({ changes, sql }: GraphQLContext): OrderLoader {
  const existing = loaders.get(changes);
  if (existing) return existing;
  const loader: OrderLoader = new DataLoader(
    async (ids) => inOrder(ids, await listOrdersById(sql, [...new Set(ids)]), (order) => order.id),
    { cache: false, maxBatchSize: 1_000 },
  );
  loaders.set(changes, loader);
  return loader;
}

/** Changed orders that the viewer may see. Not a generator: its `return` would wait for the next order, however late that comes. */
function followOrders(context: GraphQLContext): AsyncIterableIterator<Order> {
  const keys = context.changes.follow('orders');
  const loader = getLoader(context);
  return {
    async next() {
      for (;;) {
        const key = await keys.next();
        if (key.done) return { done: true, value: undefined };
        const order = await loader.load(key.value);
        if (order && maySee(context.viewer, order)) return { done: false, value: order };
      }
    },
    async return() {
      await keys.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

builder.subscriptionField('orderUpdated', (t) =>
  t.field({
    type: OrderType,
    description:
      'Each order as it is placed and as it changes; a buyer gets own ones only. Quick changes of one order may arrive as one, and one ' +
      'may arrive twice: drop one whose `revision` is lower than the one that you show. After a lost connection read `orders` again.',
    authScopes: { everybody: true },
    subscribe: (_root, _args, context) => followOrders(context),
    resolve: (order: Order) => order,
  }),
);
