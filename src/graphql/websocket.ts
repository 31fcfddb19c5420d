import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, execute } from 'graphql';
import { type Context, handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { listLiveKeyIds } from '../db/api-keys.ts';
import { authenticate, isViewer } from './authenticate.ts';
import type { GraphQLContext } from './context.ts';
import { maskError } from './mask-errors.ts';
import { createOperations, type OperationDeps, type SocketState } from './websocket-operations.ts';

/** Ends every WebSocket connection of the process, and takes new ones over from the HTTP server. */
export interface WebSocketApi {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Says goodbye (1001) to all. */
  close(): Promise<void>;
}

type Connection = Context<Record<string, unknown>, SocketState>;

const initTimeoutMs = 3_000;
const goodbyeMs = 1_000;
const keyCheckMs = 30_000;
const mostMessageBytes = 16 * 1024;

/** Subprotocol graphql-transport-ws; credentials in connectionParams.authorization, the same walls as on HTTP. */
export function createWebSocketServer(deps: OperationDeps): WebSocketApi {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mostMessageBytes,
    perMessageDeflate: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  const open = new Set<SocketState>();
  const operations = createOperations(deps);
  const server = makeServer<Record<string, unknown>, SocketState>({
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
  const keyCheck = setInterval(() => void closeRevoked(deps, open), keyCheckMs);

  return {
    handleUpgrade(request, wire, head) {
      if (!isAllowedOrigin(deps, request)) {
        wire.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(request, wire as Socket, head, (socket) => {
        const extra: SocketState = { socket, wire: wire as Socket, viewer: undefined };
        open.add(extra);
        serve(server, extra, () => open.delete(extra));
      });
    },
    async close() {
      clearInterval(keyCheck);
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

function serve(
  server: ReturnType<typeof makeServer<Record<string, unknown>, SocketState>>,
  extra: SocketState,
  onClose: () => void,
): void {
  const { socket } = extra;
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
          handle(String(data)).catch(() => socket.close(1011, 'Something went wrong here'));
        });
      },
    },
    extra,
  );
  // Without a listener an error on one socket would end the process; `close` follows it.
  socket.on('error', () => {});
  socket.once('close', (code, reason) => {
    onClose();
    void closed(code, String(reason));
  });
}

async function welcome(deps: OperationDeps, { connectionParams, extra }: Connection): Promise<boolean> {
  const { authorization } = connectionParams ?? {};
  const viewer = await authenticate(deps, typeof authorization === 'string' ? authorization : null);
  if (!isViewer(viewer)) {
    extra.socket.close(4401, 'UNAUTHENTICATED');
    return true;
  }
  extra.viewer = viewer;
  if (viewer.expiresAt) closeWhenExpired(extra.socket, viewer.expiresAt);
  return true;
}

const longestTimerMs = 2 ** 31 - 1;

function closeWhenExpired(socket: WebSocket, expiresAt: Date): void {
  const leftMs = expiresAt.getTime() - Date.now();
  if (leftMs > longestTimerMs) return;
  const timer = setTimeout(() => socket.close(4403, 'The credentials have expired'), Math.max(0, leftMs));
  socket.once('close', () => clearTimeout(timer));
}

/** A key that was revoked or has expired ends its sockets too. */
async function closeRevoked({ sql }: OperationDeps, open: Set<SocketState>): Promise<void> {
  const ids = new Set([...open].flatMap(({ viewer }) => viewer?.keyId ?? []));
  if (ids.size === 0) return;
  const live = new Set(await listLiveKeyIds(sql, [...ids]).catch(() => [...ids]));
  for (const { socket, viewer } of open) {
    if (viewer?.keyId != null && !live.has(viewer.keyId)) socket.close(4403, 'The credentials have expired');
  }
}

/** Browsers name their origin: only our own pages and those that were allowed may connect. Programs send none. */
function isAllowedOrigin({ allowedOrigins, publicUrl }: OperationDeps, request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return allowedOrigins.includes(origin) || origin === new URL(publicUrl()).origin || URL.parse(origin)?.host === host;
}
