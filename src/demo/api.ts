import { sign } from '@tma.js/init-data-node';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

/** Calls the API as one of its users. */
export interface Api {
  /** Runs an operation. Throws the server's message when the whole operation is refused. */
  query<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
}

/** What a Mini App buyer receives live. */
export interface LiveUpdate {
  sku: string;
  stock: number;
  version: number;
}

/** The API at `url` (without /graphql), with the value of an Authorization header. */
export function createApi(url: string, authorization: string): Api {
  return {
    async query<Data>(query: string, variables: Record<string, unknown> = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
      if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
      return data;
    },
  };
}

/** What Telegram would give to the Mini App of this user: the value of an Authorization header, valid for a day. */
export function signInAsBuyer(botToken: string, id: number, firstName: string): string {
  return `tma ${sign({ user: { id, first_name: firstName } }, botToken, new Date())}`;
}

/** Subscribes over WebSocket as a buyer's phone does, and calls `onUpdate` with each new state. Returns how to end it. */
export async function followStock(
  url: string,
  authorization: string,
  skus: string[],
  onUpdate: (update: LiveUpdate) => void,
): Promise<() => Promise<void>> {
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    lazy: false,
    onNonLazyError: () => {},
  });
  const first = Promise.withResolvers<void>();
  client.subscribe<{ stockUpdated: LiveUpdate }>(
    {
      query: 'subscription ($skus: [String!]) { stockUpdated(skus: $skus) { sku stock version } }',
      variables: { skus },
    },
    {
      next({ data }) {
        if (data) onUpdate(data.stockUpdated);
        first.resolve();
      },
      error: first.reject,
      complete: () => first.reject(new Error('the subscription ended before it began')),
    },
  );
  await first.promise;
  return async () => {
    await client.dispose();
  };
}
