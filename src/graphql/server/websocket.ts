import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, execute } from 'graphql';
import { type Context, handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { isDatabaseAway } from '../../db/client.ts';
import { isViewer } from '../access/authenticate.ts';
import { maskError } from '../base/mask-errors.ts';
import type { GraphQLContext } from '../context.ts';
import { createOperations, type OperationDeps, type SocketState } from './operations.ts';

/** Ends every WebSocket connection of the process, and takes new ones over from the HTTP server. */
export interface WebSocketApi {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, address: string): void;
  /** Says goodbye (1001) to all. */
  close(): Promise<void>;
}

/** A connection, and where it comes from. */
interface Peer extends SocketState {
  address: string;
}

type Connection = Context<Record<string, unknown>, Peer>;
type GraphQLSocketServer = ReturnType<typeof makeServer<Record<string, unknown>, Peer>>;

const initTimeoutMs = 3_000;
const goodbyeMs = 1_000;
const mostMessageBytes = 16 * 1024;
/** Above so many unsent bytes a peer's messages are not read either: who asks must also listen. */
const mostUnsentBytes = 1024 * 1024;
const defaultPingMs = 15_000;
const mostUnanswered = 2;
const tryAgainLater = 1013;

/** Subprotocol graphql-transport-ws; credentials in connectionParams.authorization, the same access rules as over HTTP. */
export function createWebSocketServer(deps: OperationDeps & { pingMs?: number }): WebSocketApi {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mostMessageBytes,
    perMessageDeflate: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  const open = new Set<Peer>();
  const operations = createOperations(deps);
  const server = makeServer<Record<string, unknown>, Peer>({
    schema: deps.schema,
    connectionInitWaitTimeout: initTimeoutMs,
    onConnect: (connection) => welcome(deps, connection),
    onSubscribe: ({ extra, subscriptions }, id, payload) =>
      operations.prepare(extra, Object.keys(subscriptions).length, id, payload),
    execute: (args) => execute(args as ExecutionArgs),
    subscribe: (args) => operations.subscribe(args as ExecutionArgs),
    onNext: (_connection, _id, _payload, args, result) => ({
      ...result,
      ...(result.errors && {
        errors: result.errors.map((error) => maskError(error, args.contextValue as GraphQLContext)),
      }),
    }),
    onError: (_connection, _id, _payload, errors) =>
      errors.map((error) => maskError(error, { requestId: randomUUID(), log: deps.log })),
  });
  const pings = setInterval(() => pingAll(open), deps.pingMs ?? defaultPingMs);

  return {
    handleUpgrade(request, wire, head, address) {
      if (!isAllowedOrigin(deps, request)) {
        wire.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(request, wire as Socket, head, (socket) => {
        const extra: Peer = { socket, wire: wire as Socket, address, viewer: undefined, unanswered: 0 };
        open.add(extra);
        serve(server, deps, extra, () => open.delete(extra));
      });
    },
    async close() {
      clearInterval(pings);
      for (const { socket } of open) socket.close(1001, 'Going away');
      // A peer that does not answer the goodbye must not hold up ours.
      const impatient = setTimeout(() => {
        for (const { socket } of open) socket.terminate();
      }, goodbyeMs);
      await new Promise<void>((resolve) => {
        sockets.close(() => resolve());
      });
      clearTimeout(impatient);
    },
  };
}

function serve(server: GraphQLSocketServer, { log }: OperationDeps, extra: Peer, onClose: () => void): void {
  const { socket, wire } = extra;
  const fail = (error: unknown): void => {
    // Clients connect again after 1013 and give up after 1011.
    if (isDatabaseAway(error)) socket.close(tryAgainLater, 'The database cannot be reached now: try again soon');
    else if (socket.readyState === socket.OPEN) {
      log.error({ err: error }, 'A message on a socket failed');
      socket.close(1011, 'Something went wrong here');
    }
  };
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (data) =>
        new Promise((resolve, reject) => {
          socket.send(data, (error) => (error ? reject(error) : resolve()));
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) => {
        socket.on('message', (data) => {
          handle(String(data)).catch(fail);
          if (socket.bufferedAmount > mostUnsentBytes && !socket.isPaused) {
            socket.pause();
            wire.once('drain', () => socket.resume());
          }
        });
      },
    },
    extra,
  );
  socket.on('pong', () => {
    extra.unanswered = 0;
  });
  // Without a listener an error on one socket would end the process; `close` follows it.
  socket.on('error', () => {});
  socket.once('close', (code, reason) => {
    onClose();
    void closed(code, String(reason));
  });
}

/** A peer that vanished says nothing, and TCP would notice only when something is sent: so something is. */
function pingAll(open: ReadonlySet<Peer>): void {
  for (const peer of open) {
    if (peer.unanswered >= mostUnanswered) peer.socket.terminate();
    else if (peer.socket.readyState === peer.socket.OPEN) {
      peer.unanswered += 1;
      peer.socket.ping();
    }
  }
}

async function welcome(deps: OperationDeps, { connectionParams, extra }: Connection): Promise<boolean> {
  const { authorization } = connectionParams ?? {};
  const { socket, address } = extra;
  const viewer = await deps.authenticator.authenticate(
    typeof authorization === 'string' ? authorization : null,
    address,
  );
  if (!isViewer(viewer)) {
    if (viewer.status === 401) socket.close(4401, 'UNAUTHENTICATED');
    else socket.close(tryAgainLater, viewer.message);
    return true;
  }
  extra.viewer = viewer;
  const forget = deps.openConnections.add(viewer, () => socket.close(4403, 'The credentials have ended'));
  socket.once('close', forget);
  return true;
}

/** Browsers name their origin: only our own pages and those that were allowed may connect. Programs send none. */
function isAllowedOrigin({ allowedOrigins, publicUrl }: OperationDeps, request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return allowedOrigins.includes(origin) || origin === new URL(publicUrl()).origin || URL.parse(origin)?.host === host;
}
