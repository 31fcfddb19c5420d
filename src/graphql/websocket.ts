import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, execute, GraphQLError, type GraphQLSchema, subscribe } from 'graphql';
import { type Context, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { listLiveKeyIds } from '../db/api-keys.ts';
import type { Metrics } from '../metrics.ts';
import { authenticate, isViewer, type Viewer } from './authenticate.ts';
import { createContext, type GraphQLContext, type GraphQLDeps } from './context.ts';
import { findCostError, parseDocument, validateDocument } from './limits.ts';
import { findLiveField, LiveGroup, type LiveOperation, nameGroup, readLiveFilter } from './live-group.ts';
import { defaultSocketLimits, type SocketLimits, sendLive } from './live-socket.ts';
import { maskError } from './mask-errors.ts';

/** Ends every WebSocket connection of the process, and takes new ones over from the HTTP server. */
export interface WebSocketApi {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Says goodbye (1001) to all. */
  close(): Promise<void>;
}

/** What the WebSocket server is made of. */
export interface WebSocketDeps extends GraphQLDeps {
  schema: GraphQLSchema;
  metrics: Metrics;
  limits?: Partial<SocketLimits>;
}

interface Extra {
  socket: WebSocket;
  /** Below the WebSocket: to send many frames as one write. */
  wire: Socket;
  viewer: Viewer | undefined;
}

type Connection = Context<Record<string, unknown>, Extra>;

const mostSubscriptions = 20;
const initTimeoutMs = 3_000;
const keyCheckMs = 30_000;
const mostMessageBytes = 16 * 1024;

/** Subprotocol graphql-transport-ws; credentials in connectionParams.authorization, the same walls as on HTTP. */
export function createWebSocketServer(deps: WebSocketDeps): WebSocketApi {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mostMessageBytes,
    perMessageDeflate: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  const open = new Set<Extra>();
  const groups = new Map<string, { group: LiveGroup; members: number }>();
  const server = makeServer<Record<string, unknown>, Extra>({
    schema: deps.schema,
    connectionInitWaitTimeout: initTimeoutMs,
    onConnect: (connection) => welcome(deps, connection),
    onSubscribe: (connection, id, payload) => prepare(deps, connection, id, payload),
    execute: (args) => execute(args as ExecutionArgs),
    subscribe: (args) => {
      const live = liveArgs.get(args as ExecutionArgs);
      return live ? joinGroup(deps, groups, live) : (subscribe(args as ExecutionArgs) as never);
    },
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
        const extra: Extra = { socket, wire: wire as Socket, viewer: undefined };
        open.add(extra);
        serve(server, extra, () => open.delete(extra));
      });
    },
    async close() {
      clearInterval(keyCheck);
      for (const { socket } of open) socket.close(1001, 'Going away');
      await new Promise<void>((resolve) => {
        sockets.close(() => resolve());
      });
      for (const { socket } of open) socket.terminate();
    },
  };
}

function serve(
  server: ReturnType<typeof makeServer<Record<string, unknown>, Extra>>,
  extra: Extra,
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

async function welcome(deps: WebSocketDeps, { connectionParams, extra }: Connection): Promise<boolean> {
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
async function closeRevoked({ sql }: WebSocketDeps, open: Set<Extra>): Promise<void> {
  const ids = new Set([...open].flatMap(({ viewer }) => viewer?.keyId ?? []));
  if (ids.size === 0) return;
  const live = new Set(await listLiveKeyIds(sql, [...ids]).catch(() => [...ids]));
  for (const { socket, viewer } of open) {
    if (viewer?.keyId != null && !live.has(viewer.keyId)) socket.close(4403, 'The credentials have expired');
  }
}

interface LiveArgs {
  operation: LiveOperation;
  viewer: Viewer;
  extra: Extra;
  id: string;
  limits: SocketLimits;
}

/** Subscriptions that go the way of the groups, by the arguments that graphql-ws carries from onSubscribe to subscribe. */
const liveArgs = new WeakMap<ExecutionArgs, LiveArgs>();

/** Parses, validates and weighs an operation. Gives its arguments, or errors: they answer this operation, the socket stays open. */
function prepare(
  deps: WebSocketDeps,
  connection: Connection,
  id: string,
  payload: SubscribePayload,
): ExecutionArgs | readonly GraphQLError[] {
  const { extra } = connection;
  const { viewer } = extra;
  if (!viewer) return [new GraphQLError('Credentials are missing', { extensions: { code: 'UNAUTHENTICATED' } })];
  // This operation is among them already.
  if (Object.keys(connection.subscriptions).length > mostSubscriptions) {
    const message = `At most ${mostSubscriptions} operations can be open on one connection`;
    return [new GraphQLError(message, { extensions: { code: 'RATE_LIMITED' } })];
  }
  const contextValue = createContext(deps, viewer, randomUUID());
  const { query, operationName = null, variables } = payload;
  try {
    const document = parseDocument(query);
    const errors = validateDocument(deps.schema, document, contextValue);
    if (errors.length > 0) return errors;
    const operation = {
      schema: deps.schema,
      document,
      source: query,
      operationName: operationName ?? null,
      variables: variables ?? {},
    };
    const costError = findCostError(operation, contextValue);
    if (costError) return [costError];
    const args = {
      schema: deps.schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables ?? {},
      contextValue,
    };
    if (findLiveField(document, operation.operationName)) {
      liveArgs.set(args, { operation, viewer, extra, id, limits: { ...defaultSocketLimits, ...deps.limits } });
    }
    return args;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** Subscribes through the group of the same document; frames go to the socket directly, the iterator only says when it is over. */
async function joinGroup(
  deps: WebSocketDeps,
  groups: Map<string, { group: LiveGroup; members: number }>,
  { operation, viewer, extra, id, limits }: LiveArgs,
): Promise<AsyncGenerator<never> | { errors: GraphQLError[] }> {
  const field = findLiveField(operation.document, operation.operationName);
  if (!field) throw new Error('not a live operation');
  const name = nameGroup(operation, field, viewer.role);
  let entry = groups.get(name);
  if (!entry) {
    entry = { group: new LiveGroup(operation, () => createContext(deps, viewer, randomUUID())), members: 0 };
    groups.set(name, entry);
  }
  const { group } = entry;
  const leave = (): void => {
    entry.members -= 1;
    if (entry.members === 0) groups.delete(name);
    deps.metrics.liveSubscribers.dec();
  };
  entry.members += 1;
  deps.metrics.liveSubscribers.inc();
  try {
    const filter = readLiveFilter(operation, field);
    const ended = await sendLive({
      live: deps.liveStock,
      filter,
      group,
      socket: extra.socket,
      wire: extra.wire,
      id,
      limits,
    });
    return ended(leave);
  } catch (error) {
    leave();
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}

/** Browsers name their origin: only our own pages and those that were allowed may connect. Programs send none. */
function isAllowedOrigin({ allowedOrigins, publicUrl }: WebSocketDeps, request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return allowedOrigins.includes(origin) || origin === new URL(publicUrl()).origin || URL.parse(origin)?.host === host;
}
