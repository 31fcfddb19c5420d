import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { type ExecutionArgs, GraphQLError } from 'graphql';
import { type Context, handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { isDatabaseAway } from '../../db/client.ts';
import { isOriginAmong } from '../../origins.ts';
import { isViewer } from '../access/authenticate.ts';
import { maskError, maskErrors } from '../base/mask-errors.ts';
import type { GraphQLContext } from '../context.ts';
import { tryAgainLater } from '../live/socket.ts';
import { databaseAwayMessage } from '../mutations/interrupted.ts';
import type { Places } from '../quotas/places.ts';
import { SocketGuard, type SocketRules, tooMany } from '../quotas/socket-guard.ts';
import { createOperations, type OperationDeps, type SocketState } from './operations.ts';
import { refuseUpgrade, toRequestIdHeader } from './refuse-upgrade.ts';

/** Takes WebSocket connections over from the HTTP server, and closes all of them at the end. */
export interface WebSocketApi {
  handleUpgrade(request: IncomingMessage, socket: Socket, head: Buffer, address: string): void;
  /** Closes all connections with 1001. */
  close(): Promise<void>;
}

/** A connection, and what it may do. */
interface Peer extends SocketState {
  guard: SocketGuard;
}

type Connection = Context<Record<string, unknown>, Peer>;
type ProtocolServer = ReturnType<typeof makeServer<Record<string, unknown>, Peer>>;

const initTimeoutMs = 3_000;
const closeTimeoutMs = 1_000;
const maxMessageBytes = 16 * 1024;
/** Of one message. Each takes some 200 bytes beside its own, and no client sends a small message in parts. */
const maxFragments = 64;
const maxBufferedChunks = 256;
/** So long a peer may take to answer a close frame: until then it keeps its place. */
const closingMs = 5_000;
const socketOptions = {
  noServer: true,
  maxPayload: maxMessageBytes,
  perMessageDeflate: false,
  maxFragments,
  maxBufferedChunks,
  closeTimeout: closingMs,
};
/** Above so many unsent bytes a peer's messages are not read either. */
const maxUnsentBytes = 1024 * 1024;
const defaultPingMs = 15_000;
const maxUnansweredPings = 2;

/** Subprotocol graphql-transport-ws; credentials in connectionParams.authorization, the same access rules as over HTTP. */
export function createWebSocketServer(deps: OperationDeps & SocketRules & { pingMs?: number }): WebSocketApi {
  const sockets = new WebSocketServer({ ...socketOptions, handleProtocols: (protocols) => handleProtocols(protocols) });
  sockets.on('headers', (headers, request) => headers.push(...toRequestIdHeader(request)));
  const peers = new Set<Peer>();
  const server = createProtocolServer(deps);
  const pings = setInterval(() => pingAll(peers), deps.pingMs ?? defaultPingMs);

  return {
    handleUpgrade(request, tcpSocket, head, address) {
      if (!isAllowedOrigin(deps, request)) return refuseUpgrade(request, tcpSocket, '403 Forbidden');
      const release = deps.places.takeAddress(address);
      if (!release) return refuseUpgrade(request, tcpSocket, '429 Too Many Requests', 'Retry-After: 5');
      tcpSocket.once('close', release);
      sockets.handleUpgrade(request, tcpSocket, head, (socket) => {
        const guard = new SocketGuard(deps, (reason) => dismiss(socket, reason));
        const known = { socket, tcpSocket, address, guard };
        const peer: Peer = { ...known, viewer: undefined, unansweredPings: 0, ends: new Set() };
        peers.add(peer);
        serve(server, deps, peer, () => peers.delete(peer));
      });
    },
    async close() {
      clearInterval(pings);
      for (const { socket } of peers) socket.close(1001, 'Going away');
      // A peer that does not answer the close frame must not delay our end.
      const terminateTimer = setTimeout(() => {
        for (const { socket } of peers) socket.terminate();
      }, closeTimeoutMs);
      await new Promise<void>((resolve) => {
        sockets.close(() => resolve());
      });
      clearTimeout(terminateTimer);
    },
  };
}

/** Closes a socket that asks too much. A peer that only sends does not answer the close frame. */
function dismiss(socket: WebSocket, reason: string): void {
  socket.close(tooMany, reason);
  setTimeout(() => socket.terminate(), closeTimeoutMs).unref();
}

function createProtocolServer(deps: OperationDeps): ProtocolServer {
  const operations = createOperations(deps);
  return makeServer<Record<string, unknown>, Peer>({
    schema: deps.schema,
    connectionInitWaitTimeout: initTimeoutMs,
    onConnect: (connection) => authenticatePeer(deps, connection),
    onSubscribe: async ({ extra, subscriptions }, id, payload) => {
      const open = Math.max(Object.keys(subscriptions).length, extra.ends.size + 1);
      const prepared = await operations.prepare(extra, open, id, payload);
      if (Array.isArray(prepared)) extra.guard.countRefused();
      return prepared;
    },
    execute: (args) => operations.execute(args as ExecutionArgs),
    subscribe: (args) => operations.subscribe(args as ExecutionArgs),
    onNext: (_connection, _id, _payload, args, result) => maskErrors(result, args.contextValue as GraphQLContext),
    onError: (_connection, _id, _payload, errors) =>
      errors.map((error) => maskError(error, { requestId: randomUUID(), log: deps.log })),
  });
}

/** Connects a socket to the protocol server. */
function serve(server: ProtocolServer, { log, places }: OperationDeps, peer: Peer, onClose: () => void): void {
  const { socket } = peer;
  const closeOnError = (error: unknown): void => {
    // What only a server may send is a fault of the client.
    if (error instanceof Error && error.message.startsWith('Unexpected message')) {
      socket.close(4400, 'Invalid message received');
    }
    // Clients connect again after 1013 and give up after 1011.
    else if (isDatabaseAway(error)) socket.close(tryAgainLater, databaseAwayMessage);
    else if (socket.readyState === socket.OPEN) {
      log.error({ err: error }, 'A WebSocket message failed');
      socket.close(1011, 'Internal error');
    }
  };
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (data) => send(peer, places, data),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) => {
        socket.on('message', (data) => {
          if (!peer.guard.mayRead()) return;
          handle(String(data)).catch(closeOnError);
          pauseWhileUnread(peer);
        });
      },
    },
    peer,
  );
  socket.on('pong', () => {
    peer.unansweredPings = 0;
    peer.guard.mayRead();
  });
  // Each is answered by itself, whether our answers are read or not.
  socket.on('ping', () => {
    if (peer.guard.mayRead()) pauseWhileUnread(peer);
  });
  // Without a listener an error on one socket would end the process; `close` follows it.
  socket.on('error', () => {});
  socket.once('close', (code, reason) => {
    onClose();
    for (const end of peer.ends) end();
    void closed(code, String(reason));
  });
}

/** Sends an answer, which counts among the peer's requests until it is on its way. */
function send({ socket, viewer }: Peer, places: Places, data: string): Promise<void> {
  const release = viewer && places.takeAnswer(viewer, data.length);
  return new Promise((resolve, reject) => {
    socket.send(data, (error) => {
      release?.();
      if (error) reject(error);
      else resolve();
    });
  });
}

/** Does not read the messages of a peer that does not read our answers. */
function pauseWhileUnread({ socket, tcpSocket }: Peer): void {
  if (socket.bufferedAmount <= maxUnsentBytes || socket.isPaused) return;
  socket.pause();
  tcpSocket.once('drain', () => socket.resume());
}

/** A peer that disappeared is silent, and TCP notices it only when something is sent. */
function pingAll(peers: ReadonlySet<Peer>): void {
  for (const peer of peers) {
    if (peer.unansweredPings >= maxUnansweredPings) peer.socket.terminate();
    else if (peer.socket.readyState === peer.socket.OPEN) {
      peer.unansweredPings += 1;
      peer.socket.ping();
    }
  }
}

async function authenticatePeer(deps: OperationDeps, { connectionParams, extra }: Connection): Promise<boolean> {
  const { socket, address } = extra;
  const viewer = await deps.authenticator.authenticate(readAuthorization(connectionParams ?? {}), address);
  if (!isViewer(viewer)) {
    if (viewer.status === 401) socket.close(4401, 'UNAUTHENTICATED');
    else socket.close(tryAgainLater, viewer.message);
    return true;
  }
  const place = deps.places.takeConnection(viewer);
  if (place instanceof GraphQLError) {
    socket.close(tryAgainLater, place.message);
    return true;
  }
  socket.once('close', place);
  extra.viewer = viewer;
  const cancel = deps.openConnections.add(viewer, () =>
    socket.close(4403, 'The credentials have expired or were revoked'),
  );
  socket.once('close', cancel);
  return true;
}

/** Clients send the credentials by either name, and some all of their HTTP headers as one member. */
function readAuthorization(params: Record<string, unknown>): string | null {
  const inner = Object.entries(params).flatMap(([name, value]) =>
    name.toLowerCase() === 'headers' && value !== null && typeof value === 'object' ? Object.entries(value) : [],
  );
  const named = [...Object.entries(params), ...inner].find(
    ([name, value]) => name.toLowerCase() === 'authorization' && typeof value === 'string',
  );
  return named ? String(named[1]) : null;
}

/**
 * Browsers send the origin of the page: only our own pages and allowed ones may connect. Programs send none. With PUBLIC_URL our own is
 * that one: a foreign name that points here (DNS rebinding) is in `Host` as well as in `Origin`. An address as host cannot be rebound.
 */
function isAllowedOrigin({ allowedOrigins, publicUrl }: OperationDeps, request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  const own = new URL(publicUrl());
  if (isOriginAmong(origin, allowedOrigins) || origin === own.origin) return true;
  const page = URL.parse(origin);
  return page?.host === host && (isAddress(page?.hostname ?? '') || isAddress(own.hostname));
}

const isAddress = (hostname: string): boolean =>
  hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
