import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../src/db/client.ts';
import { type Embedded, startEmbedded } from '../../src/db/postgres/embedded.ts';
import { migrate } from '../../src/db/postgres/migrate.ts';
import { createPgPool } from '../../src/db/server/pg-pool.ts';
import { reach } from '../../src/db/server/reach.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { createTestDirectory } from '../support/directory.ts';
import { type Standby, startStandby } from '../support/standby.ts';
import { until } from '../support/until.ts';

const longestPauseMs = 15_000;

let first: Embedded;
let directories: { directory: string; remove(): Promise<void> }[];
let second: Standby;
let url: string;
let app: RunningApp;

/** The address with both servers, in this order. */
function addressOf(ports: (string | number)[]): string {
  const { username, password, pathname } = new URL(first.url);
  return `postgres://${username}:${password}@${ports.map((port) => `127.0.0.1:${port}`).join(',')}${pathname}`;
}

beforeAll(async () => {
  directories = [await createTestDirectory(), await createTestDirectory()];
  const [primary, standby] = directories.map(({ directory }) => directory) as [string, string];
  first = await startEmbedded({ directory: primary, durable: false });
  await migrate(first.url, { log: () => {}, baseCurrency: 'UZS', businessTimeZone: 'Asia/Tashkent' });
  second = await startStandby({ directory: primary, superuserUrl: first.superuserUrl }, standby);
  url = addressOf([second.port, new URL(first.url).port]);
}, 120_000);

afterAll(async () => {
  await app?.stop();
  await second?.stop();
  await first.stop();
  for (const { remove } of directories) await remove();
});

test('the host that accepts writes is found, wherever it stands in the list; an address without any says why', async () => {
  const { primary } = reach(url);
  await primary.locate();
  expect(primary.port).toEqual([Number(new URL(first.url).port)]);
  const none = reach(addressOf([second.port, 1])).primary;
  await expect(none.locate()).rejects.toThrow(
    new RegExp(
      `^No host of DATABASE_URL accepts writes: 127.0.0.1:${second.port} is a standby; 127.0.0.1:1 does not answer`,
    ),
  );
});

test('when the primary is killed under load and the standby promoted, nothing acknowledged is lost and work goes on within 15 s', async () => {
  app = await startApp(url, { env: { SWEEP_INTERVAL_MS: '200' } });
  const acknowledged: string[] = [];
  let isOver = false;
  let lastAt = performance.now();
  let longest = 0;
  const write = async (writer: number): Promise<void> => {
    for (let turn = 0; !isOver; turn += 1) {
      const sku = `W${writer}-${turn}`;
      const mutation = `mutation { createProduct(input: { sku: "${sku}", name: "P", quantity: 1 }) { __typename } }`;
      const answer = await app.post({ query: mutation }).catch(() => undefined);
      if (
        (answer?.body.data as { createProduct?: { __typename: string } } | null)?.createProduct?.__typename !==
        'CreateProductPayload'
      )
        continue;
      acknowledged.push(sku);
      longest = Math.max(longest, performance.now() - lastAt);
      lastAt = performance.now();
    }
  };
  const writers = [0, 1, 2].map(write);
  await until(
    () => acknowledged.length,
    (count) => count > 30,
  );
  const before = acknowledged.length;
  const pid = Number(
    (await readFile(path.join(directories[0]!.directory, 'data/postmaster.pid'), 'utf8')).split('\n')[0],
  );
  process.kill(pid, 'SIGKILL');
  await second.sql`select pg_promote()`;
  await until(
    () => acknowledged.length,
    (count) => count > before + 30,
    longestPauseMs,
  );
  isOver = true;
  await Promise.all(writers);
  expect(longest).toBeLessThan(longestPauseMs);
  const sql = connect(url, { max: 1, applicationName: 'test' });
  const rows = await sql<{ sku: string }[]>`select sku from products`;
  const stored = new Set(rows.map(({ sku }) => sku));
  expect(acknowledged.filter((sku) => !stored.has(sku))).toEqual([]);
  // The job queue has the other driver.
  await until(
    async () => (await sql`select from inventory i, deployment d where i.changed_tx >= d.swept_tx`).length,
    (waiting) => waiting === 0,
    longestPauseMs,
  );
  await sql.end();
  const pool = await createPgPool(url, { max: 1 });
  expect((await pool.query('select pg_is_in_recovery() as standby, inet_server_port() as port')).rows).toEqual([
    { standby: false, port: second.port },
  ]);
  await pool.end();
}, 90_000);
