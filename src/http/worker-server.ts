import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { close, listen } from './listening.ts';
import { type MetricsPage, sendMetrics } from './metrics-page.ts';
import { problem } from './problem.ts';
import { nameRequest } from './request-id.ts';
import { addSafeHeaders } from './safe-headers.ts';
import type { HttpServer } from './server.ts';

/** Nobody but monitoring asks here. */
const maxConnections = 50;

/** What a worker answers. */
export interface WorkerServerOptions extends MetricsPage {
  host: string;
  port: number;
  /** Whether it can work: the database answers, nothing is stopping. */
  isReady: () => Promise<boolean>;
}

/** Answers /health, /ready and /metrics of a process without an API. Rejects with a message for people when the port is not available. */
export async function startWorkerServer(options: WorkerServerOptions): Promise<HttpServer> {
  const app = new Hono();
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/ready', async (c) => ((await options.isReady()) ? c.json({ ready: true }) : c.json({ ready: false }, 503)));
  app.get('/metrics', (c) => sendMetrics(options, c));
  app.notFound((c) => problem(c, 'not-found', `Not found: ${c.req.method} ${c.req.path}`));
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 },
  }) as Server;
  server.maxConnections = maxConnections;
  server.prependListener('request', nameRequest);
  server.prependListener('request', addSafeHeaders);
  const url = await listen(server, { ...options, variable: 'METRICS_PORT' });
  return { url, close: () => close(server) };
}
