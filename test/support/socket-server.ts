import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { parseEnv } from '../../src/env.ts';
import { createWebSocketServer } from '../../src/graphql/server/websocket.ts';
import { createMetrics, type Metrics } from '../../src/metrics.ts';
import type { ApiParts } from './api-parts.ts';

/** The WebSocket API alone, on a free port. */
export interface SocketServer {
  url: string;
  metrics: Metrics;
  stop(): Promise<void>;
}

type Settings = Pick<Parameters<typeof createWebSocketServer>[0], 'pingMs' | 'limits'>;

/** Serves it from `parts`, with settings that production leaves as they are. Stops the open connections of `parts` too. */
export async function startSocketServer(parts: ApiParts, settings: Settings): Promise<SocketServer> {
  const metrics = createMetrics();
  const sockets = createWebSocketServer({ ...parseEnv({}), ...parts, metrics, ...settings });
  const server = createServer().on('upgrade', (request, socket: Socket, head) => {
    sockets.handleUpgrade(request, socket, head, '127.0.0.1');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    metrics,
    async stop() {
      await sockets.close();
      parts.openConnections.stop();
      server.close();
    },
  };
}
