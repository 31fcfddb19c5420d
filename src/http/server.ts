import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import type { Logger } from '../log.ts';
import { findClientAddress, type TrustedProxies } from './client-address.ts';
import { createConnectionLimit } from './connection-limit.ts';
import { addCrossOriginHeaders, answerPreflight, type CrossOrigin } from './cross-origin.ts';
import { sendHomePage } from './home-page.ts';
import { sendIcon } from './icon.ts';
import { limitBody } from './limited-body.ts';
import { close, listen } from './listening.ts';
import { type MetricsPage, sendMetrics } from './metrics-page.ts';
import { createNotificationRoutes, type NotificationDeps } from './notifications.ts';
import { describeApi } from './openapi/document.ts';
import { createPictureRoutes, type PictureSource } from './pictures.ts';
import { createProblemPages, problem } from './problem.ts';
import { getRequestId, nameRequest, nameUpgrade } from './request-id.ts';
import { addSafeHeaders } from './safe-headers.ts';
import { limitUnread } from './unread-answers.ts';
import { createWebApp } from './web-app.ts';
import { createWebhookRoutes, type WebhookDeps } from './webhooks.ts';

const maxConnections = 20_000;
/** Longer than proxies keep a connection (60 s): one that we close while a proxy sends a request on it is answered 502 there. */
const keepAliveMs = 75_000;
const maxGraphQLBytes = 256 * 1024;

/** The parts that are served on one port. */
export interface HttpServerOptions extends MetricsPage {
  host: string;
  port: number;
  webhooks: Omit<WebhookDeps, 'trustedProxies'> &
    Pick<NotificationDeps, 'findNotificationSender' | 'storeNotification'>;
  /** Proxies whose X-Forwarded-For is trusted. */
  trustedProxies: TrustedProxies;
  maxConnectionsPerAddress: number;
  crossOrigin: CrossOrigin;
  /** Answers everything under /graphql. `address`: the client's. `whenSent` calls back once the answer is sent, or never will be. */
  graphql: (
    request: Request,
    address: string,
    requestId: string,
    whenSent: (release: () => void) => void,
  ) => Promise<Response>;
  /** Takes over WebSocket connections on /graphql. The request's id is in its header `x-request-id`. */
  upgrade: (request: IncomingMessage, socket: Socket, head: Buffer, address: string) => void;
  /** Whether requests can be served: the database answers, the listener is connected, nothing is stopping. */
  isReady: () => Promise<boolean>;
  publicUrl: () => string;
  pictures: PictureSource;
  /** Answers `/` and every other unknown path; undefined: a page of links at `/`, and 404. */
  homePage: ((request: Request) => Promise<Response>) | undefined;
  log: Logger;
}

/** A listening server. */
export interface HttpServer {
  /** The address where it listens, without a slash at the end. */
  url: string;
  /** Accepts no new connections and waits for the requests in progress. */
  close(): Promise<void>;
}

/** Starts to listen. Rejects with a message for people when the port is not available. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const app = createRoutes(options);
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: keepAliveMs,
    },
  }) as Server;
  server.maxConnections = maxConnections;
  const connections = createConnectionLimit(options.maxConnectionsPerAddress, options.trustedProxies);
  server.prependListener('connection', connections.admit);
  // Before the routes, so that every answer has it: those that Hono or Node gives by itself too.
  server.prependListener('request', nameRequest);
  server.prependListener('request', addSafeHeaders);
  server.prependListener('request', limitUnread);
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) =>
    upgrade(options, request, socket, head),
  );
  const url = await listen(server, { ...options, variable: 'PORT' });
  return { url, close: () => close(server) };
}

function upgrade(options: HttpServerOptions, request: IncomingMessage, socket: Socket, head: Buffer): void {
  const requestId = nameUpgrade(request);
  // Node does not listen any more: an error on the socket, such as a reset by the peer, would end the process.
  socket.on('error', () => {});
  if (/^\/graphql\/?(?:\?|$)/.test(request.url ?? '')) {
    const forwarded = [request.headers['x-forwarded-for'] ?? ''].flat().join(',');
    const address = findClientAddress(socket.remoteAddress, forwarded, options.trustedProxies);
    options.upgrade(request, socket, head, address);
    return;
  }
  socket.write(`HTTP/1.1 404 Not Found\r\n${requestId}\r\nConnection: close\r\n\r\n`);
  // Not only our half: the peer would keep the connection for as long as it likes.
  socket.destroySoon();
}

function createRoutes(options: HttpServerOptions): Hono {
  // A slash at the end of an address makes no difference.
  const app = new Hono({ strict: false });
  const isReady = shared(options.isReady);
  app.use(refuseUserNames);
  const deps = { ...options.webhooks, trustedProxies: options.trustedProxies };
  const webhooks = createWebhookRoutes(deps);
  webhooks.route('/', createNotificationRoutes(deps));
  app.route('/webhooks', webhooks);
  app.route('/api/webhooks', webhooks);
  app.all('/graphql', (c) => answerGraphQL(options, c));
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/ready', async (c) => ((await isReady()) ? c.json({ ready: true }) : c.json({ ready: false }, 503)));
  app.route('/problems', createProblemPages());
  // Made with the first answer: the public address is not known before the server listens.
  // As bytes, which all answers share: of a text each one that is not read would keep a copy.
  let description: Uint8Array<ArrayBuffer> | undefined;
  app.get('/openapi.json', (c) => {
    description ??= new TextEncoder().encode(JSON.stringify(describeApi(options.publicUrl())));
    return c.body(description, 200, { 'Content-Type': 'application/json' });
  });
  app.get('/metrics', (c) => sendMetrics(options, c));
  // A home page of its own is that of the demo: its windows belong to the console then.
  app.route('/', createWebApp('console', { livePage: options.homePage && '/' }));
  app.route('/', createWebApp('shop'));
  app.route('/pictures', createPictureRoutes(options.pictures));
  app.get('/favicon.ico', sendIcon);
  const { homePage } = options;
  if (homePage) app.all('*', (c) => homePage(c.req.raw));
  app.get('/', sendHomePage);
  app.notFound((c) => problem(c, 'not-found', `Not found: ${c.req.method} ${c.req.path}`));
  app.onError((error, c) => {
    const { method, path } = c.req;
    options.log.error({ requestId: getRequestId(c), method, path, err: error }, 'A request failed');
    return problem(c, 'internal-error', 'Internal error; it was logged');
  });
  return app;
}

async function answerGraphQL(options: HttpServerOptions, c: Context): Promise<Response> {
  const preflight = answerPreflight(options.crossOrigin, c);
  if (preflight) return preflight;
  const response = await runGraphQL(options, c);
  addCrossOriginHeaders(options.crossOrigin, c, response);
  return response;
}

async function runGraphQL({ graphql, trustedProxies }: HttpServerOptions, c: Context): Promise<Response> {
  const { request, isTooLarge } = limitBody(c.req.raw, maxGraphQLBytes);
  if (!isTooLarge()) {
    const address = findClientAddress(getConnInfo(c).remote.address, c.req.header('x-forwarded-for'), trustedProxies);
    const answer = await graphql(request, address, getRequestId(c), whenSent(c));
    if (!isTooLarge()) return answer;
  }
  // The rest of the body is not read, so the connection cannot be used again.
  c.header('Connection', 'close');
  return problem(c, 'body-too-large', `The body is larger than ${maxGraphQLBytes} bytes`);
}

/** No Request can be made of `GET http://name:password@host/`, which only programs send that look for faults. */
async function refuseUserNames(c: Context, next: () => Promise<void>): Promise<Response | undefined> {
  if (/^\w+:\/\/[^/?#]*@/.test(c.req.url)) return problem(c, 'not-found', 'Not found: the address has a user name');
  await next();
  return undefined;
}

/** The same question; whoever asks while it is being answered gets that answer: strangers may ask, and it asks the database. */
function shared<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let asking: Promise<Answer> | undefined;
  return () => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

const whenSent =
  (c: Context) =>
  (release: () => void): void => {
    const { outgoing } = c.env as HttpBindings;
    if (outgoing.destroyed) release();
    else outgoing.once('close', release);
  };
