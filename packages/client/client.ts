import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient as createSocket, type Client as Socket } from 'graphql-ws/client';
import { findError, OmborError } from './errors.ts';
import { type FollowOptions, follow } from './follow.ts';

/** How to reach Ombor. */
export interface OmborClientOptions {
  /** Where it is: `https://ombor.example`, without `/graphql`. */
  url: string;
  /**
   * The present credentials: `Bearer <token or key>`, or `tma <initData>`; an empty text: none, as `signIn` needs it. It is called for
   * each request and each connection.
   */
  authorization: () => string | Promise<string>;
  /** Absent: that of the platform. */
  fetch?: typeof fetch;
  /** The class of WebSockets. Absent: that of the platform. */
  webSocket?: unknown;
}

/** Variables of an operation: they may be left out where none is required. */
export type VariablesOf<Variables> =
  Record<string, never> extends Variables ? [variables?: Variables] : [variables: Variables];

/** A client of the API. */
export interface OmborClient {
  /** Runs a query or a mutation. Refusals are in the result; everything else throws OmborError. */
  request<Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    ...variables: VariablesOf<Variables>
  ): Promise<Result>;
  /** Follows a subscription that takes `after`, across lost connections. Ends with `signal`, or when the loop is left. */
  follow<Result, Variables extends { after?: unknown }>(
    document: TypedDocumentNode<Result, Variables>,
    options: FollowOptions<Result, Variables>,
  ): AsyncGenerator<Result, void, undefined>;
  /** Closes its connection. */
  close(): Promise<void>;
}

/** Creates a client. Nothing is connected before the first subscription. */
export function createOmborClient(options: OmborClientOptions): OmborClient {
  const socket = connect(options);
  return {
    request: (document, ...[variables]) => request(options, document, variables),
    follow: (document, following) =>
      follow((after, signal) => subscribe(socket, document, { ...following.variables, after }, signal), following),
    close: async () => socket.dispose(),
  };
}

const pongWithinMs = 5_000;

function connect({ url, authorization, webSocket }: OmborClientOptions): Socket {
  let silence: ReturnType<typeof setTimeout> | undefined;
  const socket = createSocket({
    url: `${withoutSlash(url).replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: webSocket,
    connectionParams: async () => ({ authorization: await authorization() }),
    // `follow` connects again: it knows the newest cursor, while graphql-ws would subscribe with the first one.
    retryAttempts: 0,
    keepAlive: 10_000,
    on: {
      closed: () => clearTimeout(silence),
      // A phone that slept holds a socket that nobody is behind any more, and only an unanswered ping shows it.
      ping: (received) => {
        if (!received) silence = setTimeout(() => socket.terminate(), pongWithinMs);
      },
      pong: (received) => {
        if (received) clearTimeout(silence);
      },
    },
  });
  return socket;
}

async function* subscribe<Result>(
  socket: Socket,
  document: TypedDocumentNode<Result, never>,
  variables: Record<string, unknown>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Result, void, undefined> {
  const events = socket.iterate<Result & Record<string, unknown>>({ query: textOf(document), variables });
  const end = (): void => void events.return?.();
  signal?.addEventListener('abort', end);
  try {
    if (signal?.aborted) return;
    for await (const event of events) {
      const error = findError(event);
      if (error) throw error;
      if (event.data) yield event.data as Result;
    }
  } finally {
    signal?.removeEventListener('abort', end);
    end();
  }
}

async function request<Result>(
  options: OmborClientOptions,
  document: TypedDocumentNode<Result, never>,
  variables: unknown,
): Promise<Result> {
  const send = options.fetch ?? fetch;
  const authorization = await options.authorization();
  const answer = await send(`${withoutSlash(options.url)}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(authorization !== '' && { authorization }),
    },
    body: JSON.stringify({ query: textOf(document), variables }),
  })
    .then(readAnswer<Result>)
    .catch((cause: unknown) => {
      if (cause instanceof OmborError) throw cause;
      throw new OmborError('No answer came.', 'NO_ANSWER', { cause });
    });
  const error = findError(answer);
  if (error) throw error;
  return answer.data as Result;
}

type Answer<Result> = { data?: Result } & Parameters<typeof findError>[0];

async function readAnswer<Result>(response: Response): Promise<Answer<Result>> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && ('data' in body || 'errors' in body)) return body as Answer<Result>;
  // The page of a proxy: Ombor answers with JSON.
  throw new OmborError(`HTTP ${response.status} without an answer of Ombor.`, 'NO_ANSWER');
}

const texts = new WeakMap<object, string>();

function textOf(document: TypedDocumentNode<unknown, never>): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = print(document);
  texts.set(document, text);
  return text;
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');
