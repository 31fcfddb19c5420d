import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, isConnectionError } from '../../src/db/client.ts';
import { createWorkerPool } from '../../src/db/worker-pools.ts';
import { startBlackHole } from '../../src/proof/chaos/black-hole.ts';
import { keepRunner } from '../../src/tasks/runner.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createTestDeps } from '../support/task-deps.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

/** Ends every connection of the pool from the server's side, as a restart of PostgreSQL does. */
async function endConnections(applicationName: string): Promise<void> {
  await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${applicationName}`;
}

/** The outcome of each query: what it gave, or that the connection was lost; any other error is thrown. */
function settle(queries: Promise<unknown>[]): Promise<unknown[]> {
  return Promise.all(
    queries.map((query) =>
      query.catch((error: unknown) => {
        // 57P01: the server says goodbye (admin shutdown) before it closes.
        if (isConnectionError(error) || (error instanceof Error && 'code' in error && error.code === '57P01'))
          return 'lost';
        throw error;
      }),
    ),
  );
}

test('a transaction that lost its connection runs nothing more, not even on the connection that replaces it', async () => {
  const sql = connect(database.url, { max: 1, applicationName: 'lost transaction' });
  await database.sql`create table note (text text)`;
  const inserted = Promise.withResolvers<void>();
  const lost = Promise.withResolvers<void>();
  const late = Promise.withResolvers<unknown[]>();
  const transaction = sql.begin(async (tx) => {
    await tx`insert into note values ('rolled back')`;
    inserted.resolve();
    await lost.promise;
    late.resolve(await settle([1, 2, 3].map((number) => tx`insert into note values (${`late ${number}`})`)));
  });
  const [outcome] = await Promise.all([
    settle([transaction]),
    inserted.promise.then(() => endConnections('lost transaction')),
  ]);
  expect(outcome).toEqual(['lost']);
  expect([...(await sql`select 1 as one`)]).toEqual([{ one: 1 }]);
  lost.resolve();
  expect(await late.promise).toEqual(['lost', 'lost', 'lost']);
  expect([...(await sql`select text from note`)]).toEqual([]);
  await sql.end();
});

test('a pool that lost its connections in the middle of work, again and again, works on with every one of them', async () => {
  const size = 4;
  const sql = connect(database.url, { max: size, applicationName: 'lost pool' });
  for (let round = 0; round < 15; round += 1) {
    const busy = Array.from({ length: 100 }, async (_, index) => {
      await delay(index % 10);
      return sql.begin(async (tx) => (await tx`select 1 as one`).length);
    });
    const [outcomes] = await Promise.all([settle(busy), delay(4).then(() => endConnections('lost pool'))]);
    expect(outcomes).toHaveLength(100);
  }
  // Each sleeps, so that they cannot share a connection: one connection that never sends again would leave its query unanswered.
  const after = await Promise.all(Array.from({ length: size }, () => sql`select 1 as one from pg_sleep(0.2)`));
  expect(after.map((rows) => rows[0]?.one)).toEqual(Array.from({ length: size }, () => 1));
  await sql.end();
});

test('statements that the network swallowed without an error fail after their time, and the pool works on', async () => {
  const way = await startBlackHole(database.url);
  const sql = connect(way.url, { max: 3, applicationName: 'swallowed pool', silentMs: 2_000 });
  // Each sleeps, so that they cannot share a connection.
  const ask = () => sql`select 1 as one from pg_sleep(0.5)`;
  const all = Array.from({ length: 3 }, () => [{ one: 1 }]);
  expect(await settle([ask(), ask(), ask()])).toEqual(all);
  way.swallow();
  const swallowed = settle([ask(), ask(), ask()]);
  // Until the first answers would have come: they are lost too.
  await delay(1_000);
  way.heal();
  expect(await swallowed).toEqual(['lost', 'lost', 'lost']);
  expect(await settle([ask(), ask(), ask()])).toEqual(all);
  await sql.end();
  await way.stop();
}, 20_000);

test('a connection on which no answer is awaited is kept, however long it is silent', async () => {
  const sql = connect(database.url, { max: 1, applicationName: 'silent', silentMs: 1_000 });
  const pid = async () => (await sql<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid;
  const before = await pid();
  await delay(2_500);
  expect(await pid()).toBe(before);
  await sql.end();
}, 15_000);

test('the job queue too cuts a connection that swallows without an error', async () => {
  const way = await startBlackHole(database.url);
  const lost: string[] = [];
  const pool = await createWorkerPool(way.url, ({ message }) => lost.push(message));
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  way.swallow();
  const swallowed = pool.query('select 1 as one').then(
    () => 'answered',
    () => 'lost',
  );
  await delay(100);
  way.heal();
  expect(await swallowed).toBe('lost');
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
  await way.stop();
}, 40_000);

test('a runner that ends while jobs wait in its memory and PostgreSQL is away ends no process', async () => {
  const way = await startBlackHole(database.url);
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejections.push(reason);
  process.on('unhandledRejection', onRejection);
  const pool = await createWorkerPool(way.url, () => {});
  const over = Promise.withResolvers<void>();
  let running = 0;
  const hold = async (): Promise<void> => {
    running += 1;
    await over.promise;
  };
  const deps = createTestDeps(database.sql);
  const runner = await keepRunner({ pool, deps, taskList: { hold }, concurrency: 2 });
  const add = (jobs: number) =>
    database.sql`select graphile_worker.add_job('hold') from generate_series(1, ${jobs}::int)`;
  await add(1);
  await until(
    () => running,
    (count) => count === 1,
  );
  // Two are fetched at once; one of them waits for a worker.
  await add(2);
  await until(
    () => database.sql`select from graphile_worker._private_jobs where locked_by is not null`,
    (locked) => locked.length === 3,
  );
  way.leadTo('postgres://127.0.0.1:1/postgres');
  over.resolve();
  await runner.stop();
  await until(
    () => pool.waitingCount,
    (waiting) => waiting === 0,
  );
  expect(rejections).toEqual([]);
  process.off('unhandledRejection', onRejection);
  await pool.end();
  await way.stop();
}, 60_000);
