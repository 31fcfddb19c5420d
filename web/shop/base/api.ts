import {
  type AnyVariables,
  Client,
  fetchExchange,
  type OperationResult,
  subscriptionExchange,
  type TypedDocumentNode,
} from '@urql/core';
import { hasCode, Live } from './live.ts';
import type { Session } from './session.ts';

/** The API for one buyer. */
export interface Api {
  client: Client;
  live: Live;
  query<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<OperationResult<Data, Variables>>;
  mutate<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<OperationResult<Data, Variables>>;
  /** What the server's clock shows. A phone's own may be wrong, and a countdown with it. */
  now(): number;
}

/** `onSignedOut`: neither the session nor the initData let the buyer in any more. */
export function createApi(origin: string, session: Session, onSignedOut: (error: unknown) => void): Api {
  let aheadMs = 0;
  const renew = (): Promise<void> => session.renew().catch(onSignedOut);
  const live = new Live(`${origin.replace(/^http/, 'ws')}/graphql`, () => session.token, renew);
  const client = new Client({
    url: `${origin}/graphql`,
    preferGetMethod: false,
    fetchOptions: () => ({ headers: { authorization: `Bearer ${session.token}` } }),
    fetch: async (input, options) => {
      const response = await fetch(input, options);
      const serverTime = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(serverTime)) aheadMs = serverTime - Date.now();
      return response;
    },
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: live.socket.subscribe({ query, variables }, sink) }),
        }),
      }),
    ],
  });
  /** Once more with a new session, where the old one has ended. */
  async function send<Result extends OperationResult>(run: () => Promise<Result>): Promise<Result> {
    const result = await run();
    if (!hasCode(result.error, 'UNAUTHENTICATED')) return result;
    await renew();
    return run();
  }
  return {
    client,
    live,
    query: (document, variables) => send(() => client.query(document, variables).toPromise()),
    mutate: (document, variables) => send(() => client.mutation(document, variables).toPromise()),
    now: () => Date.now() + aheadMs,
  };
}
