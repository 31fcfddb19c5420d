import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import type { Connection } from './connection.ts';
import { refusals } from './refusals.ts';

const withoutKey = [
  'AccountPartCheck',
  'Adapter',
  'AuditChange',
  'Baseline',
  'BaselineChange',
  'BulkChange',
  'BulkRowError',
  'BulkRowResult',
  'CatalogImportCounts',
  'CatalogImportItem',
  'Decision',
  'MarketplaceSavings',
  'PackingScan',
  'Money',
  'OrderEvent',
  'OrderStatusCount',
  'PreviewedListing',
  'ProductPrice',
  'PushLatency',
  'PushStateCount',
  'RulesPreview',
  'SalesAnalytics',
  'SalesByCurrency',
  'SalesByDay',
  'SalesByMarketplace',
  'SalesByProduct',
  'Shop',
  'StockExplanation',
  'StockOfDay',
  'StockUpdate',
  'SyncSavings',
  'ToldFigure',
  'Viewer',
];

/**
 * A client that keeps objects by id, so that every event changes all that shows its object. Queries go over HTTP, subscriptions over
 * the live connection. `onRefused`: the session is over.
 */
export function createClient(options: {
  url: string;
  token: string;
  connection: Connection;
  onRefused: () => void;
}): Client {
  const { url, token, connection, onRefused } = options;
  return new Client({
    url,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization: `Bearer ${token}` } },
    exchanges: [
      mapExchange({
        onError(error) {
          if (error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')) onRefused();
        },
      }),
      cacheExchange({
        possibleTypes: { Error: [...refusals] },
        keys: Object.fromEntries(withoutKey.map((name) => [name, () => null])),
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: connection.socket.subscribe({ query, variables }, sink) }),
        }),
      }),
    ],
  });
}
