import { once } from 'node:events';
import WebSocket from 'ws';
import { until } from './until.ts';

/** A message of the graphql-transport-ws protocol. */
export interface Message {
  type: string;
  id?: string;
  payload?: {
    data?: { stockUpdated: Update } | null;
    errors?: { message: string; extensions: { code: string } }[];
  } & unknown[];
}

/** An event of stockUpdated with the fields that tests ask for. */
export interface Update {
  sku: string;
  stock: number;
  version: number;
  cursor: string;
  product?: { name: string };
}

/** A WebSocket client that does no more than it is told, so that tests see every frame. */
export interface LiveClient {
  socket: WebSocket;
  messages: Message[];
  /** The events received, in their order. */
  updates(): Update[];
  /** Subscribes to stockUpdated under an id. */
  follow(args: { skus?: string[]; after?: string }, id?: string): void;
  send(message: unknown): void;
  /** Waits for something to be true of what was received. */
  until(isRight: () => boolean): Promise<void>;
  /** Resolves with the code when the socket closes. */
  closed: Promise<number>;
  /** Cuts the connection without a word. */
  cut(): void;
}

const followQuery =
  'subscription ($skus: [String!], $after: String) { stockUpdated(skus: $skus, after: $after) { sku stock version cursor } }';

/** Opens a socket and, unless `authorization` is null, initialises it. */
export async function connectLive(
  url: string,
  authorization: string | null,
  headers: Record<string, string> = {},
): Promise<LiveClient> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  const messages: Message[] = [];
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => resolve(code));
  });
  let arrival = Promise.withResolvers<void>();
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)) as Message);
    arrival.resolve();
    arrival = Promise.withResolvers();
  });
  socket.on('error', () => {});
  await once(socket, 'open');
  const send = (message: unknown): void => socket.send(JSON.stringify(message));
  const client: LiveClient = {
    socket,
    messages,
    closed,
    send,
    updates: () =>
      messages.flatMap(({ type, payload }) => (type === 'next' && payload?.data ? [payload.data.stockUpdated] : [])),
    follow: (variables, id = '1') => send({ id, type: 'subscribe', payload: { query: followQuery, variables } }),
    until: async (isRight) => {
      await until(
        () => messages.at(-1),
        isRight,
        10_000,
        () => arrival.promise,
      );
    },
    cut: () => socket.terminate(),
  };
  if (authorization !== null) {
    send({ type: 'connection_init', payload: { authorization } });
    await Promise.race([client.until(() => messages.some(({ type }) => type === 'connection_ack')), closed]);
  }
  return client;
}
