/**
 * A subscription as the documents of graphql-ws show it: `ws`, `useServer`, and an async iterator for each subscriber, so that each
 * event is executed and written for each of them. Events come by message: `[{ sku, quantity, version }]`.
 */
import { EventEmitter, on } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

interface Event {
  sku: string;
  quantity: number;
  version: number;
}

const schema = buildSchema(`
  type StockUpdate { sku: String! quantity: Int! version: Int! }
  type Query { ready: Boolean! }
  type Subscription { stockUpdated(skus: [String!]): StockUpdate! }
`);
const news = new EventEmitter().setMaxListeners(0);

const roots = {
  subscription: {
    stockUpdated: async function* ({ skus }: { skus?: string[] | null }) {
      for await (const [event] of on(news, 'stock') as AsyncIterable<[Event]>) {
        if (!skus || skus.includes(event.sku)) yield { stockUpdated: event };
      }
    },
  },
};

const server = createServer();
useServer({ schema, roots }, new WebSocketServer({ server, path: '/graphql' }));
process.on('message', (events: Event[]) => {
  for (const event of events) news.emit('stock', event);
});
server.listen(0, '127.0.0.1', 4_096, () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('SIGTERM', () => process.exit());
