import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import type { Connection } from './connection.ts';
import { refusals } from './refusals.ts';
import { noteServerClock } from './server-clock.ts';

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
  'ReceiptSums',
  'ReceiptUpdate',
  'RulesPreview',
  'SalesAnalytics',
  'SalesByCurrency',
  'SalesByDay',
  'SalesByMarketplace',
  'SalesByProduct',
  'Shop',
  'StockExplanation',
  'StockOfDay',
  'StockCover',
  'StockUpdate',
  'StocktakeCounter',
  'StocktakeDifferences',
  'StocktakeLine',
  'StocktakeProgress',
  'RefusedStocktakeLine',
  'SyncSavings',
  'ToBuy',
  'ToldFigure',
  'Viewer',
];

const fetchNotingClock: typeof fetch = async (...request) => {
  const response = await fetch(...request);
  noteServerClock(response.headers.get('date'));
  return response;
};

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
    fetch: fetchNotingClock,
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
