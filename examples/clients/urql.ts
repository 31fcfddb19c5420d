// urql 6 over HTTP, with subscriptions over graphql-ws.
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';

/** A client of the API. `url`: the address of Ombor; `getAuthorization`: the present credentials. */
export function createUrqlClient(url: string, getAuthorization: () => string): Client {
  const socket = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    keepAlive: 10_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    connectionParams: () => ({ authorization: getAuthorization() }),
  });
  return new Client({
    url: `${url}/graphql`,
    preferGetMethod: false,
    fetchOptions: () => ({ headers: { authorization: getAuthorization() } }),
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables: variables ?? {} }, sink) }),
        }),
      }),
    ],
  });
}
