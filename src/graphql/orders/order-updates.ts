import DataLoader from 'dataloader';
import { encodeCursor } from '../../db/live/stock-cursor.ts';
import { listOrdersById, type Order } from '../../db/orders/orders.ts';
import { builder } from '../base/builder.ts';
import { isStaff } from '../base/identity.ts';
import { inOrder } from '../base/node-id.ts';
import type { LiveChanges } from '../changes/changes.ts';
import type { GraphQLContext } from '../context.ts';
import { readAfter } from '../live/cursor.ts';
import { toIterator } from '../live/iterator.ts';
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

/** Changed orders that the viewer may see, each with what it came with. Not a generator: its `return` would wait for the next order. */
function readOrders<T>(
  context: GraphQLContext,
  changes: AsyncIterableIterator<T>,
  keyOf: (change: T) => string,
): AsyncIterableIterator<{ order: Order; change: T }> {
  const loader = getLoader(context);
  return toIterator<{ order: Order; change: T }>(
    async () => {
      for (;;) {
        const next = await changes.next();
        if (next.done) return { done: true, value: undefined };
        const order = await loader.load(keyOf(next.value));
        if (order && maySee(context.viewer, order)) return { done: false, value: { order, change: next.value } };
      }
    },
    () => changes.return?.(),
  );
}

builder.subscriptionField('orderUpdated', (t) =>
  t.field({
    type: OrderType,
    description:
      'Each order when it is placed and whenever it changes; buyers get only their own. Quick changes of one order may arrive as one ' +
      'event, and an event may come twice: drop one whose `revision` is lower than what you show. After a lost connection read `orders` ' +
      'again; `orderChanged` resumes without that.',
    authScopes: { everybody: true },
    subscribe: (_root, _args, context) => readOrders(context, context.changes.follow('orders'), (key) => key),
    resolve: ({ order }: { order: Order }) => order,
  }),
);

const OrderChange = builder.objectRef<{ order: Order; cursor: string }>('OrderChange').implement({
  description: 'An order that changed, and the cursor to resume after it.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      description:
        'Keep the newest one; pass it as `after` when you reconnect and nothing is missed (some events may repeat).',
    }),
    order: t.field({ type: OrderType, description: 'The order as it is now.', resolve: ({ order }) => order }),
  }),
});

builder.subscriptionField('orderChanged', (t) =>
  t.field({
    type: OrderChange,
    description:
      'Orders when they are placed and whenever they change; buyers get only their own. With `after` it starts with each order that ' +
      'changed since that cursor, so that nothing is missed across lost connections. An event may come twice: drop one whose `revision` ' +
      'is lower than what you show.',
    authScopes: { everybody: true },
    args: {
      after: t.arg.string({
        description: 'An `OrderChange.cursor` or `OrderConnection.changesCursor`. Omitted: only new changes.',
      }),
    },
    subscribe: async (_root, { after }, context) => {
      const { viewer } = context;
      const buyerId = isStaff(viewer) ? undefined : (viewer.telegramUserId ?? '');
      const changes = await context.changes.resumable.follow('orders', readAfter('orders', after), buyerId);
      return readOrders(context, changes, ({ key }) => key);
    },
    resolve: ({ order, change }) => ({ order, cursor: encodeCursor('orders', change.cursor) }),
  }),
);
