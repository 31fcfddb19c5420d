import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { parseEnv } from '../../src/env.ts';
import { createLogger } from '../../src/log.ts';
import { connectSimulated, encryptionKey, offer, type RunningApp, resume, startApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { useSimulator } from '../support/simulator.ts';
import { until } from '../support/until.ts';

const db = useDatabase();
const simulator = useSimulator();
const token = 'metrics-token-of-a-test';
let api: RunningApp;
let worker: Awaited<ReturnType<typeof createApp>>;
let url: string;

beforeAll(async () => {
  api = await startApp(db.url, { role: 'api' });
  const env = parseEnv({
    DATABASE_URL: db.url,
    OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64'),
    DATABASE_CONNECTIONS: '4',
    ALLOW_PRIVATE_NETWORKS: 'true',
    METRICS_PORT: '0',
    METRICS_TOKEN: token,
  });
  const log = createLogger({ level: 'silent', pretty: false });
  worker = await createApp({ env, role: 'worker', log, databaseUrl: db.url, encryptionKey });
  const started = await worker.start();
  expect(started.url).toBeNull();
  url = started.workerUrl!;
});
afterAll(async () => {
  await api.stop();
  await worker.stop();
});

const readMetrics = async (authorization = `Bearer ${token}`) =>
  fetch(`${url}/metrics`, { headers: { authorization } });

test('a worker with METRICS_PORT answers /health and /ready, and nothing of the API', async () => {
  expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok' });
  expect(await (await fetch(`${url}/ready`)).json()).toEqual({ ready: true });
  expect((await fetch(`${url}/graphql`)).status).toBe(404);
});

test('its metrics need the token', async () => {
  expect((await readMetrics('Bearer another')).status).toBe(401);
  expect((await readMetrics()).status).toBe(200);
});

test('it reports what it does where API and worker are separate: calls, figures, events, and the state', async () => {
  await connectSimulated(api, simulator, ['uzum', 'ozon']);
  await offer(api, simulator, { sku: 'A', quantity: 10, price: '5', priceThere: '5' }, ['uzum', 'ozon']);
  await resume(api, ['uzum', 'ozon']);
  simulator.marketplaces.uzum.sell('A', 3);
  await until(
    () => simulator.marketplaces.ozon.stockOf('A'),
    (figure) => figure === 7,
  );
  const text = await (await readMetrics()).text();
  for (const sample of [
    /^ombor_pushed_items_total\{marketplace="ozon",outcome="answered"\} [1-9]/m,
    /^ombor_marketplace_calls_total\{marketplace="ozon"\} [1-9]/m,
    /^ombor_webhooks_processed_total\{outcome="processed"\} [1-9]/m,
    /^ombor_push_latency_seconds_count\{marketplace="ozon"\} [1-9]/m,
    /^ombor_workers 1$/m,
    /^ombor_oldest_pending_seconds \d/m,
    /^ombor_table_bytes\{table="inventory_movements"\} [1-9]/m,
    /^ombor_deleted_rows\{kind="events"\} 0$/m,
    /^ombor_build_info\{release="\d+\.\d+\.\d+"\} 1$/m,
  ])
    expect(text).toMatch(sample);
}, 30_000);
