import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findInterruption } from '../../../src/db/client.ts';
import { ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct, figureOf } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let product: { id: number; sku: string };
beforeAll(async () => {
  product = await addProduct(db.sql, { quantity: 100 });
});

/** From now on every movement does this before it is written. */
async function failWith(statement: string): Promise<void> {
  await db.sql.unsafe(`
    create or replace function fail() returns trigger language plpgsql as $$ begin ${statement}; return new; end $$;
    create or replace trigger fail before insert on inventory_movements for each row execute function fail();`);
}
const raise = (state: string, message = 'our inside') =>
  failWith(`raise exception '${message}' using errcode = '${state}'`);
afterEach(() => db.sql`drop trigger if exists fail on inventory_movements`.then(() => {}));

const quantity = async () => (await figureOf(db.sql, product.id)).quantity;

async function receive(key?: string) {
  const { body } = await app.post(
    {
      query: `mutation ($sku: String!, $key: String) {
        adjustStock(input: { sku: $sku, quantityChange: 1, reason: RECEIPT, idempotencyKey: $key }) { __typename } }`,
      variables: { sku: product.sku, key },
    },
    `Bearer ${ownerKey}`,
  );
  return body;
}

const passing: [string, () => Promise<void>][] = [
  ['a serialization failure (40001)', () => raise('40001')],
  ['a deadlock (40P01)', () => raise('40P01')],
  ['a full disk (53100)', () => raise('53100')],
  ['no memory left (53200)', () => raise('53200')],
  ['too many connections (53300)', () => raise('53300')],
  ['a full queue of notifications (54000)', () => raise('54000', 'too many notifications in the NOTIFY queue')],
  ['a lock that was not free in time (55P03)', () => raise('55P03')],
  [
    'a statement that was cancelled or took too long (57014)',
    () => failWith('perform pg_cancel_backend(pg_backend_pid())'),
  ],
  ['a server that starts or stops (57P03)', () => raise('57P03')],
  ['a standby (25006)', () => raise('25006')],
  ['a file that cannot be read (58030)', () => raise('58030')],
];

test.each(passing)('a mutation that meets %s answers that nothing was done and when to retry', async (_what, fail) => {
  const before = await quantity();
  await fail();
  const { errors } = await receive();
  expect(errors).toMatchObject([
    {
      message: 'The database is unavailable or busy. Nothing was done: retry in 5 s',
      path: ['adjustStock'],
      extensions: { code: 'INTERNAL', retryAfterSeconds: 5, requestId: expect.any(String) },
    },
  ]);
  expect(await quantity()).toBe(before);
  await db.sql`drop trigger fail on inventory_movements`;
  expect((await receive()).errors).toBeUndefined();
  expect(await quantity()).toBe(before + 1);
});

describe('a mutation whose connection was lost is perhaps done', () => {
  const lose = () => failWith('perform pg_terminate_backend(pg_backend_pid())');

  test('with a key it is to be sent again, and is done once', async () => {
    const before = await quantity();
    await lose();
    expect((await receive('lost')).errors).toMatchObject([
      {
        message:
          'The connection to the database was lost. Whether this was done is not known: retry in 5 s with the same idempotencyKey',
        extensions: { code: 'INTERNAL', retryAfterSeconds: 5 },
      },
    ]);
    await db.sql`drop trigger fail on inventory_movements`;
    for (const _call of [1, 2]) expect((await receive('lost')).errors).toBeUndefined();
    expect(await quantity()).toBe(before + 1);
  });

  test('without a key its result is to be read first', async () => {
    await lose();
    expect((await receive()).errors).toMatchObject([
      { message: expect.stringContaining('read whether it was done before you send it again') },
    ]);
  });
});

test('a mutation that is done says so when the database cannot read its result', async () => {
  const before = await quantity();
  await db.sql.unsafe(`
    alter table drifts rename to drifts_away;
    create function no_drifts() returns setof drifts_away language plpgsql as $$
      begin raise exception 'too slow' using errcode = '57014'; end $$;
    create view drifts as select * from no_drifts()`);
  try {
    const { body } = await app.post({
      query: `mutation ($sku: String!) { a: adjustStock(input: { sku: $sku, quantityChange: 1, reason: RECEIPT }) {
        ... on AdjustStockPayload { product { drifts { id } } } } }`,
      variables: { sku: product.sku },
    });
    expect(body.errors).toMatchObject([
      {
        message: expect.stringContaining('This was done, but its result could not be read'),
        extensions: { code: 'INTERNAL', completed: ['a'], retryAfterSeconds: 5 },
      },
    ]);
  } finally {
    await db.sql.unsafe('drop view drifts; drop function no_drifts; alter table drifts_away rename to drifts');
  }
  expect(await quantity()).toBe(before + 1);
});

test('a query that took too long is to be sent again, and the others of its operation are answered', async () => {
  await db.sql.unsafe(`
    alter table drifts rename to drifts_away;
    create function no_drifts() returns setof drifts_away language plpgsql as $$
      begin raise exception 'too slow' using errcode = '57014'; end $$;
    create view drifts as select * from no_drifts()`);
  try {
    const { body } = await app.post({ query: '{ drifts { nodes { id } } shop { timeZone } }' });
    expect(body.data).toEqual({ drifts: null, shop: { timeZone: 'Asia/Tashkent' } });
    expect(body.errors).toMatchObject([
      {
        message: 'The database is unavailable or busy: retry soon',
        extensions: { code: 'INTERNAL', retryAfterSeconds: 5 },
      },
    ]);
  } finally {
    await db.sql.unsafe('drop view drifts; drop function no_drifts; alter table drifts_away rename to drifts');
  }
});

test.each([
  ['a limit of the program', '54000'],
  ['a division by zero', '22012'],
  ['a missing table', '42P01'],
])('%s (%s) would be met again: the answer does not ask for a retry', async (_what, state) => {
  await raise(state);
  const [error] = (await receive()).errors ?? [];
  expect(error).toMatchObject({ message: 'Internal error; it was logged', extensions: { code: 'INTERNAL' } });
  expect(error?.extensions).not.toHaveProperty('retryAfterSeconds');
});

test.each([
  ['ECONNREFUSED', 'rolled_back'],
  ['CONNECT_TIMEOUT', 'rolled_back'],
  ['ECONNRESET', 'unknown'],
  ['CONNECTION_CLOSED', 'unknown'],
  ['CONNECTION_DESTROYED', 'unknown'],
  ['ENOENT', undefined],
])('of a connection that failed with %s the transaction is: %s', (code, left) => {
  expect(findInterruption(Object.assign(new Error(code), { code }))).toBe(left);
});
