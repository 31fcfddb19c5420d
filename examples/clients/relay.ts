// What Relay's network layer needs: one function for queries and mutations, one for subscriptions.
import { createClient } from 'graphql-ws';

/** The part of Relay's `RequestParameters` that is used here. */
interface RequestParameters {
  name: string;
  text: string | null;
}

/** What Relay's `Observable.create` hands to its source. */
interface Sink {
  next(value: unknown): void;
  error(error: Error): void;
  complete(): void;
}

/** The functions for `Network.create(fetchQuery, subscribe)`. */
export function createRelayNetwork(url: string, getAuthorization: () => string) {
  const socket = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    keepAlive: 10_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    connectionParams: () => ({ authorization: getAuthorization() }),
  });
  return {
    async fetchQuery({ name, text }: RequestParameters, variables: Record<string, unknown>): Promise<unknown> {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { authorization: getAuthorization(), 'content-type': 'application/json' },
        body: JSON.stringify({ operationName: name, query: text, variables }),
      });
      return response.json();
    },
    // In Relay: Observable.create((sink) => subscribe(request, variables, sink))
    subscribe({ name, text }: RequestParameters, variables: Record<string, unknown>, sink: Sink): () => void {
      return socket.subscribe(
        { operationName: name, query: text ?? '', variables },
        {
          next: (value) => sink.next(value),
          error: (error) => sink.error(toError(error)),
          complete: () => sink.complete(),
        },
      );
    },
  };
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(JSON.stringify(error)));
