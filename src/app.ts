import { openLimited } from './connections/limited-adapter.ts';
import { createMarketplaceConnections, type MarketplaceConnections } from './connections/marketplace-connections.ts';
import { measureSecrets } from './connections/measure-secrets.ts';
import { toNewConnection } from './connections/open-row.ts';
import { syncAlertChats } from './db/alerts/alert-outbox.ts';
import { ensureOwnerKey, listEnvironmentKeys } from './db/api-keys.ts';
import { syncBot } from './db/bot/bot-reader.ts';
import { connect, isReachable, type Sql } from './db/client.ts';
import { storeNotification } from './db/inbox/notifications.ts';
import type { Env } from './env.ts';
import { createAccess } from './graphql/access/access.ts';
import { createRateLimits } from './graphql/access/rate-limits.ts';
import { createLiveChanges, type LiveChanges } from './graphql/changes/changes.ts';
import { createLiveStock, type LiveStock } from './graphql/live/live-stock.ts';
import { createSchema } from './graphql/schema.ts';
import { createGraphQL } from './graphql/server/http.ts';
import { createWebSocketServer } from './graphql/server/websocket.ts';
import { type HttpServer, type HttpServerOptions, startHttpServer } from './http/server.ts';
import { createWebhookInbox } from './http/webhook-inbox.ts';
import { startWorkerServer } from './http/worker-server.ts';
import type { Logger } from './log.ts';
import { createMarketplaceHttp, type Downloads, type MarketplaceHttp } from './marketplaces/http.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { getKeyPrefix, hashApiKey, hashBotToken, type SealKeys, testBotToken } from './secrets.ts';
import { measureState } from './state-metrics.ts';
import { type AlertDelivery, toDelivery } from './tasks/alert-delivery.ts';
import { startWorker } from './tasks/worker.ts';

/** The settings of one process of Ombor. */
export interface AppOptions {
  env: Env;
  /** all: API and worker; api: API only; worker: worker only. */
  role: 'all' | 'api' | 'worker';
  log: Logger;
  databaseUrl: string;
  /** 32 bytes: opens webhook secrets and marketplace credentials. */
  encryptionKey: SealKeys;
  /** A page to serve at `/`; for the demo. */
  homePage?: (request: Request) => Promise<Response>;
}

/** One process of Ombor. */
export interface App {
  /**
   * Returns the address of its API, null for a worker, and that where a worker answers for monitoring, null without METRICS_PORT. Throws
   * with a sentence when it cannot start.
   */
  start(): Promise<{ url: string | null; workerUrl: string | null }>;
  /** In this order: not ready, sockets closed, requests answered, worker drained, connections closed. */
  stop(): Promise<void>;
  /** Resolves when a part ends unexpectedly. */
  failed: Promise<Error>;
}

/** A statement is cancelled after 15 s; what does not answer then either has lost its connection. */
const silentMs = 20_000;

/** Wires the parts of one process together; nothing runs before `start`. */
export async function createApp(options: AppOptions): Promise<App> {
  const sql = connect(options.databaseUrl, {
    max: options.env.databaseConnections,
    applicationName: `ombor ${options.role}`,
    changedBy: 'ombor',
    silentMs,
  });
  const parts = createParts(options, sql);
  const failed = Promise.withResolvers<Error>();
  // Stops what was started, in the opposite order.
  const running = new AsyncDisposableStack();
  running.defer(() => sql.end({ timeout: 5 }));
  running.defer(() => parts.http.close());
  return {
    failed: failed.promise,
    async start() {
      await parts.live.start();
      running.defer(() => parts.live.stop());
      running.defer(() => parts.changes.stop());
      running.defer(parts.live.onMarketplaces(() => parts.connections.forget()));
      await applyOwnerKey(options, sql);
      await measureSecrets(sql, options.encryptionKey);
      if (options.role !== 'api') {
        await syncAlertChats(sql, options.env.telegramAlertChatIds);
        await syncBot(sql, parts.delivery?.bot ? hashBotToken(parts.delivery.token) : null);
        const { workerConcurrency, pushConcurrency, sweepIntervalMs } = options.env;
        const { databaseUrl } = options;
        const worker = await startWorker(parts, { databaseUrl, workerConcurrency, pushConcurrency, sweepIntervalMs });
        running.defer(() => worker.stop());
        void worker.failed.then(failed.resolve);
      }
      measureState(parts.metrics, { ...parts, watchesBackups: options.env.backups !== undefined });
      if (options.role === 'worker') return { url: null, workerUrl: await watchWorker(options, parts, running) };
      return { url: await startApi(options, parts, running), workerUrl: null };
    },
    stop: () => running.disposeAsync(),
  };
}

/** Another value of OMBOR_OWNER_KEY ends the one before. Without a value nothing ends: other processes may have it. */
async function applyOwnerKey({ env: { ownerKey }, log }: AppOptions, sql: Sql): Promise<void> {
  if (ownerKey !== undefined) {
    const replaced = await ensureOwnerKey(sql, hashApiKey(ownerKey), getKeyPrefix(ownerKey));
    for (const { keyPrefix, role } of replaced) {
      log.info({ keyPrefix, role }, 'OMBOR_OWNER_KEY has another value: the key of the one before was revoked');
    }
    return;
  }
  for (const { keyPrefix, role } of await listEnvironmentKeys(sql)) {
    log.warn({ keyPrefix, role }, 'The key of an earlier OMBOR_OWNER_KEY is still valid: revoke it if nobody needs it');
  }
}

interface Parts {
  sql: Sql;
  log: Logger;
  metrics: Metrics;
  http: MarketplaceHttp & Downloads;
  connections: MarketplaceConnections;
  live: LiveStock;
  changes: LiveChanges;
  findConnection: MarketplaceConnections['findConnection'];
  delivery: AlertDelivery | undefined;
  retention: Env['retention'];
}

function createParts({ env, log, databaseUrl, encryptionKey }: AppOptions, sql: Sql): Parts {
  const connections = createMarketplaceConnections(sql, encryptionKey);
  const live = createLiveStock({ sql, url: databaseUrl, log });
  return {
    sql,
    log,
    metrics: createMetrics(),
    http: createMarketplaceHttp({ allowPrivateNetworks: env.allowPrivateNetworks }),
    connections,
    live,
    changes: createLiveChanges({ sql, log, live }),
    findConnection: connections.findConnection,
    delivery: toDelivery(env),
    retention: env.retention,
  };
}

/** Lets monitoring ask a worker, if it has a port for that. */
async function watchWorker(
  { env }: AppOptions,
  { sql, metrics }: Parts,
  running: AsyncDisposableStack,
): Promise<string | null> {
  if (env.metricsPort === undefined) return null;
  let ready = true;
  const { host, metricsPort: port, metricsToken } = env;
  const isReady = async (): Promise<boolean> => ready && (await isReachable(sql));
  const server = await startWorkerServer({ host, port, metrics, metricsToken, isReady });
  running.defer(async () => {
    ready = false;
    await server.close();
  });
  return server.url;
}

/** On the embedded database test buyers sign in without a bot: `ombor init-data` signs for them. */
function withTestBot({ env, encryptionKey }: AppOptions): Env {
  const isEmbedded = env.databaseUrl === undefined;
  return isEmbedded ? { ...env, telegramBotToken: env.telegramBotToken ?? testBotToken(encryptionKey) } : env;
}

async function startApi(options: AppOptions, parts: Parts, running: AsyncDisposableStack): Promise<string> {
  const { log, encryptionKey } = options;
  const env = withTestBot(options);
  const { sql, metrics, live, changes } = parts;
  let server: HttpServer | undefined;
  let ready = false;
  const publicUrl = (): string => env.publicUrl ?? server?.url ?? '';
  const schema = createSchema();
  const access = createAccess({ ...env, sql, liveStock: live }, schema);
  running.defer(() => access.openConnections.stop());
  const openers = createOpeners(parts, encryptionKey);
  const deps = { ...env, ...access, ...openers, schema, sql, log, encryptionKey, publicUrl, liveStock: live, changes };
  const graphql = createGraphQL(deps);
  const sockets = createWebSocketServer({ ...deps, metrics });
  running.defer(async () => {
    ready = false;
    await sockets.close();
    await server?.close();
  });
  server = await startHttpServer({
    host: env.host,
    port: env.port,
    trustedProxies: env.trustedProxies,
    maxConnectionsPerAddress: env.maxConnectionsPerAddress,
    crossOrigin: { allowedOrigins: env.allowedOrigins, allowedHeaders: env.allowedRequestHeaders },
    webhooks: createWebhookDeps(parts, env),
    pictures: { sql, http: parts.http },
    graphql,
    upgrade: sockets.handleUpgrade,
    isReady: async () => ready && (await isReachable(sql)),
    publicUrl,
    metrics,
    metricsToken: env.metricsToken,
    homePage: options.homePage,
    log,
  });
  ready = true;
  return server.url;
}

/** How the API reaches marketplaces: a connected one, and one that is about to be connected. */
function createOpeners(parts: Parts, encryptionKey: SealKeys) {
  return {
    async openMarketplace(id: number) {
      parts.connections.forget();
      const connection = await parts.connections.findConnection(id);
      const adapter = connection && openLimited(parts, connection);
      if (!adapter) throw new Error(`marketplace ${id} has no adapter`);
      return adapter;
    },
    openAdapter(name: string, account: { settings: unknown; credentials: unknown }) {
      const adapter = openLimited(parts, toNewConnection(encryptionKey, name, account));
      if (!adapter) throw new Error(`the adapter ${name} opened nothing`);
      return adapter;
    },
  };
}

function createWebhookDeps({ sql, connections, metrics, log }: Parts, env: Env): HttpServerOptions['webhooks'] {
  return {
    findSender: connections.findSender,
    refreshSenders: connections.refresh,
    findNotificationSender: connections.findNotificationSender,
    noteSecretUse: connections.noteSecretUse,
    signatures: connections.signatures,
    // Counted apart from sign-ins: a sender with a wrong secret must not lock out people at its address.
    failures: createRateLimits(env),
    storeNotification: (notification) => storeNotification(sql, notification),
    inbox: createWebhookInbox(sql),
    metrics,
    log,
  };
}
