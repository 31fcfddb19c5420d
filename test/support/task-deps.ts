import type { Connection } from '../../src/connections/open-row.ts';
import type { Sql } from '../../src/db/client.ts';
import { createLogger } from '../../src/log.ts';
import { createMarketplaceHttp } from '../../src/marketplaces/http.ts';
import { createMetrics } from '../../src/metrics.ts';
import type { TaskDeps } from '../../src/tasks/task.ts';

/** Made once, because each registry of metrics measures its process until it ends. */
const shared = {
  log: createLogger({ level: 'silent', pretty: false }),
  metrics: createMetrics(),
  http: createMarketplaceHttp({ allowPrivateNetworks: true }),
};

/** What tasks need, on a test's own database; `connections` are the marketplaces that can be called. */
export function createTestDeps(sql: Sql, connections: Connection[] = []): TaskDeps {
  return {
    ...shared,
    sql,
    findConnection: async (id) => connections.find((connection) => connection.id === id),
  };
}
