import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../../src/db/client.ts';
import { sweep } from '../../src/tasks/sweep.ts';
import { encryptionKey, ownerKey, type RunningApp, startApp, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { openInbox } from '../support/inbox.ts';
import { type Program, startProgram } from '../support/program.ts';
import { addProduct, figureOf } from '../support/shop.ts';
import { createTestDeps } from '../support/task-deps.ts';
import { until } from '../support/until.ts';

const db = useDatabase();
const api = useApp(db, { role: 'api' });

/** A process of its own, so that it can be frozen as a suspended machine is. */
let child: Program;
let childUrl: string;
beforeAll(async () => {
  child = startProgram('src/main.ts', ['start'], {
    DATABASE_URL: db.url,
    OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64'),
    OMBOR_OWNER_KEY: ownerKey,
    PORT: '0',
    SWEEP_INTERVAL_MS: '500',
  });
  childUrl = (JSON.parse(await child.nextLine()) as { graphqlUrl: string }).graphqlUrl;
});
afterEach(() => child.kill('SIGCONT'));
afterAll(async () => {
  child.kill('SIGKILL');
  await child.ended;
});

/** Connections of this database that wait for a lock, or that hold a transaction open while their process does nothing. */
const backends = (state: 'waiting' | 'frozen', statement = '') => db.sql<{ pid: number }[]>`
  select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and (${statement} = '' or strpos(query, ${statement}) > 0)
    and case ${state} when 'waiting' then wait_event_type = 'Lock' else state = 'idle in transaction' end`;

/** Freezes the process in the middle of a transaction: at the lock that `hold` takes, which it then gets. */
async function freezeBehind(hold: () => Promise<() => Promise<void>>, begin: () => void): Promise<void> {
  const release = await hold();
  begin();
  await until(
    () => backends('waiting'),
    (rows) => rows.length > 0,
  );
  child.kill('SIGSTOP');
  await release();
  await until(
    () => backends('frozen'),
    (rows) => rows.length > 0,
  );
}

const holdProduct = (productId: number) =>
  holdRow((tx) => tx`select 1 from inventory where product_id = ${productId} for update`);

/** Takes a row's lock. Returns how to give it back. */
async function holdRow(lock: (tx: Tx) => Promise<unknown>): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  const holding = db.sql.begin(async (tx) => {
    await lock(tx);
    held.resolve();
    await over.promise;
  });
  await held.promise;
  return async () => {
    over.resolve();
    await holding;
  };
}

const findSweeper = async (): Promise<string | null> => {
  const [row] = await db.sql<{ sweeper: string | null }[]>`select sweeper from deployment`;
  return row?.sweeper ?? null;
};

/** Freezes the process while it has the lease of the sweep. Returns the lease. */
async function freezeInSweep(): Promise<string> {
  for (;;) {
    const release = await holdRow((tx) => tx`select 1 from deployment for update`);
    await until(
      () => backends('waiting', 'update deployment'),
      (rows) => rows.length > 0,
    );
    child.kill('SIGSTOP');
    await release();
    await until(
      () => backends('waiting'),
      (rows) => rows.length === 0,
    );
    const sweeper = await findSweeper();
    if (sweeper !== null) return sweeper;
    // It was about to give the lease back.
    child.kill('SIGCONT');
  }
}

const adjust = (sku: string) => ({
  query: `mutation ($sku: String!) { adjustStock(input: { sku: $sku, quantityChange: -1, reason: WRITE_OFF }) { __typename ... on Error { message } } }`,
  variables: { sku },
});

const send = (url: string, sku: string) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ownerKey}` },
    body: JSON.stringify(adjust(sku)),
  });

test('a process that is frozen in a transaction stops changes of the same product and reads of others for some 5 s at most', async () => {
  const product = await addProduct(db.sql, { quantity: 100 });
  const other = await addProduct(db.sql, { quantity: 5 });
  await freezeBehind(
    () => holdProduct(product.id),
    () => void send(childUrl, product.sku).catch(() => {}),
  );
  const beganAt = performance.now();
  const changes = Array.from({ length: 30 }, () => api.post(adjust(product.sku)));
  const read = api.query<{ product: { quantity: number } }>(
    'query ($sku: String!) { product(sku: $sku) { quantity } }',
    {
      sku: other.sku,
    },
  );
  expect(await read).toEqual({ product: { quantity: 5 } });
  const answers = await Promise.all(changes);
  expect(performance.now() - beganAt).toBeLessThan(7_500);
  expect(answers.map(({ body: { data, errors } }) => ({ data, errors }))).toEqual(
    answers.map(() => ({ data: { adjustStock: { __typename: 'AdjustStockPayload' } }, errors: undefined })),
  );
  // What the frozen process had begun is rolled back, and it works on when it is thawed.
  expect(await figureOf(db.sql, product.id)).toMatchObject({ quantity: 70 });
  child.kill('SIGCONT');
  const { data, errors } = (await (await send(childUrl, product.sku)).json()) as { data: unknown; errors?: unknown };
  expect({ data, errors }).toEqual({ data: { adjustStock: { __typename: 'AdjustStockPayload' } }, errors: undefined });
}, 20_000);

test('an event that a frozen worker holds is applied by another worker, once', async () => {
  const inbox = await openInbox(db.sql, { saleSignal: 'stock', quantity: 50 });
  await freezeBehind(
    () => holdProduct(inbox.product.id),
    () => void inbox.arrive(inbox.sold(3)),
  );
  // It may be frozen in a sweep too: the database's clock goes on.
  await db.sql`update deployment set swept_until = swept_until - interval '10 s'`;
  const worker: RunningApp = await startApp(db.url, { role: 'worker', env: { SWEEP_INTERVAL_MS: '500' } });
  await until(inbox.rows, ([row]) => row?.status === 'processed');
  child.kill('SIGCONT');
  await until(
    () => backends('frozen'),
    (rows) => rows.length === 0,
  );
  expect(await inbox.net()).toBe(47);
  await worker.stop();
}, 20_000);

test('while a process is frozen in a sweep, another one sweeps as soon as the lease is over', async () => {
  const frozen = await freezeInSweep();
  await db.sql`insert into idempotency_keys (caller, mutation, key, input_hash, created_at) values ('a', 'b', 'c', '', now() - interval '31 days')`;
  const oldKeys = () => db.sql`select 1 from idempotency_keys where key = 'c'`;
  await sweep(createTestDeps(db.sql));
  expect([await oldKeys(), await findSweeper()]).toEqual([[{ '?column?': 1 }], frozen]);
  // The database's clock goes on.
  await db.sql`update deployment set swept_until = swept_until - interval '10 s'`;
  await sweep(createTestDeps(db.sql));
  expect(await oldKeys()).toEqual([]);
}, 20_000);
