import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { findClientAddress, type TrustedProxies } from './client-address.ts';
import { createConnectionLimit } from './connection-limit.ts';
import { addCrossOriginHeaders, answerPreflight, type CrossOrigin } from './cross-origin.ts';
import { sendHomePage } from './home-page.ts';
import { sendIcon } from './icon.ts';
import { limitBody } from './limited-body.ts';
import { createNotificationRoutes, type NotificationDeps } from './notifications.ts';
import { describeApi } from './openapi/document.ts';
import { createProblemPages, problem } from './problem.ts';
import { getRequestId, nameRequest, nameUpgrade } from './request-id.ts';
import { addSafeHeaders } from './safe-headers.ts';
import { createWebApp } from './web-app.ts';
import { createWebhookRoutes, type WebhookDeps } from './webhooks.ts';

const maxConnections = 20_000;
const maxGraphQLBytes = 256 * 1024;

/** The parts that are served on one port. */
export interface HttpServerOptions {
  host: string;
  port: number;
  webhooks: Omit<WebhookDeps, 'trustedProxies'> &
    Pick<NotificationDeps, 'findNotificationSender' | 'storeNotification'>;
  /** Proxies whose X-Forwarded-For is trusted. */
  trustedProxies: TrustedProxies;
  maxConnectionsPerAddress: number;
  crossOrigin: CrossOrigin;
  /** Answers everything under /graphql. `address`: the client's. */
  graphql: (request: Request, address: string, requestId: string) => Promise<Response>;
  /** Takes over WebSocket connections on /graphql. The request's id is in its header `x-request-id`. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer, address: string) => void;
  /** Whether requests can be served: the database answers, the listener is connected, nothing is stopping. */
  isReady: () => Promise<boolean>;
  publicUrl: () => string;
  metrics: Metrics;
  /** Undefined: /metrics is disabled. */
  metricsToken: string | undefined;
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
    serverOptions: { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 },
  }) as Server;
  server.maxConnections = maxConnections;
  const connections = createConnectionLimit(options.maxConnectionsPerAddress, options.trustedProxies);
  server.prependListener('connection', connections.admit);
  // Before the routes, so that every answer has it: those that Hono or Node gives by itself too.
  server.prependListener('request', nameRequest);
  server.prependListener('request', addSafeHeaders);
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const requestId = nameUpgrade(request);
    if (/^\/graphql\/?(?:\?|$)/.test(request.url ?? '')) {
      const forwarded = [request.headers['x-forwarded-for'] ?? ''].flat().join(',');
      const address = findClientAddress(socket.remoteAddress, forwarded, options.trustedProxies);
      options.upgrade(request, socket, head, address);
    } else socket.end(`HTTP/1.1 404 Not Found\r\n${requestId}\r\nConnection: close\r\n\r\n`);
  });
  await listen(server, options);
  const { address, port, family } = server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return {
    url: `http://${host}:${port}`,
    close: () => close(server),
  };
}

function createRoutes(options: HttpServerOptions): Hono {
  // A slash at the end of an address makes no difference.
  const app = new Hono({ strict: false });
  const deps = { ...options.webhooks, trustedProxies: options.trustedProxies };
  const webhooks = createWebhookRoutes(deps);
  webhooks.route('/', createNotificationRoutes(deps));
  app.route('/webhooks', webhooks);
  app.route('/api/webhooks', webhooks);
  app.all('/graphql', (c) => answerGraphQL(options, c));
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/ready', async (c) => ((await options.isReady()) ? c.json({ ready: true }) : c.json({ ready: false }, 503)));
  app.route('/problems', createProblemPages());
  // Made with the first answer: the public address is not known before the server listens.
  // As bytes, which all answers share: of a text each one that is not read would keep a copy.
  let description: Uint8Array<ArrayBuffer> | undefined;
  app.get('/openapi.json', (c) => {
    description ??= new TextEncoder().encode(JSON.stringify(describeApi(options.publicUrl())));
    return c.body(description, 200, { 'Content-Type': 'application/json' });
  });
  app.get('/metrics', (c) => sendMetrics(options, c));
  app.route('/', createWebApp('console'));
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
    const answer = await graphql(request, address, getRequestId(c));
    if (!isTooLarge()) return answer;
  }
  // The rest of the body is not read, so the connection cannot be used again.
  c.header('Connection', 'close');
  return problem(c, 'body-too-large', `The body is larger than ${maxGraphQLBytes} bytes`);
}

async function sendMetrics({ metrics, metricsToken }: HttpServerOptions, c: Context): Promise<Response> {
  if (metricsToken === undefined)
    return problem(c, 'metrics-disabled', 'Metrics are disabled; set METRICS_TOKEN to enable them');
  const given = Buffer.from(c.req.header('authorization') ?? '');
  const expected = Buffer.from(`Bearer ${metricsToken}`);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return problem(c, 'invalid-metrics-token', 'Invalid metrics token');
  return c.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType });
}

function listen(server: Server, { host, port }: HttpServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new Error(`Port ${port} on ${host} is used by another program. Set PORT to a free port (0 = any free port).`),
        );
      } else if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL') {
        reject(
          new Error(
            `Cannot listen on ${host} port ${port}: ${error.code}. Set HOST and PORT to an address that this machine allows.`,
          ),
        );
      } else reject(error);
    });
    server.listen(port, host, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Event streams do not end on their own; other requests are finished by then.
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });
}
