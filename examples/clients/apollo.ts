// Apollo Client 4 over HTTP, with subscriptions over graphql-ws.
import { ApolloClient, HttpLink, InMemoryCache, split } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import possible from '../../possible-types.json' with { type: 'json' };

/** A client of the API. `url`: the address of Ombor; `getAuthorization`: the present credentials. */
export function createApolloClient(url: string, getAuthorization: () => string): ApolloClient {
  const socket = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    keepAlive: 10_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    connectionParams: () => ({ authorization: getAuthorization() }),
  });
  const http = new HttpLink({
    uri: `${url}/graphql`,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('authorization', getAuthorization());
      return fetch(input, { ...init, headers });
    },
  });
  return new ApolloClient({
    link: split(({ operationType }) => operationType === 'subscription', new GraphQLWsLink(socket), http),
    cache: new InMemoryCache({ possibleTypes: possible.possibleTypes }),
  });
}
