import { expect, test } from 'vitest';
import { connect, findSqlState } from '../../../src/db/client.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();

const one = { max: 1, applicationName: 'driver test' };
const toState = (error: unknown): string | undefined => findSqlState(error) ?? String(error);

test('a read after a statement timeout in the middle of the rows has exactly its own rows', async () => {
  const sql = connect(db.url, { ...one, statementTimeoutMs: 100 });
  const slow = sql`select i, case when i = 4 then pg_sleep(60) end from generate_series(1, 9) i`;
  expect(await slow.catch(toState)).toBe('57014');
  expect([...(await sql`select code from marketplaces where code = 'olx'`)]).toEqual([{ code: 'olx' }]);
  await sql.end();
});

test('a read after a statement that another session cancelled in the middle of its rows has exactly its own rows', async () => {
  const sql = connect(db.url, one);
  const [backend] = await sql`select pg_backend_pid() as pid`;
  const slow = sql`select i, case when i = 4 then pg_sleep(60) end from generate_series(1, 9) i`.catch(toState);
  // A cancellation between two statements reaches none of them: send it until the statement has ended.
  let ended = false;
  const cancelling = (async () => {
    while (!ended) await db.sql`select pg_cancel_backend(${backend?.pid}), pg_sleep(0.02)`;
  })();
  expect(await slow).toBe('57014');
  ended = true;
  await cancelling;
  expect([...(await sql`select 1 as one`.catch(() => sql`select 1 as one`))]).toEqual([{ one: 1 }]);
  await sql.end();
});

test('statements that wait behind one that fails at a row have exactly their own rows', async () => {
  const sql = connect(db.url, one);
  await sql`select 1`;
  const failing = sql`select 1 / (4 - i) as part from generate_series(1, 9) i`.catch(toState);
  const behind = [1, 2, 3].map((number) => sql`select i from generate_series(1, ${number}::int) i`);
  expect(await failing).toBe('22012');
  expect((await Promise.all(behind)).map((rows) => [...rows].map(({ i }) => i as number))).toEqual([
    [1],
    [1, 2],
    [1, 2, 3],
  ]);
  await sql.end();
});

test('several statements in one text, the last of which fails at a row, leave nothing to the next read', async () => {
  const sql = connect(db.url, one);
  const several = sql.unsafe('select 1 as a; select 1 / (3 - i) as b from generate_series(1, 5) i').simple();
  expect(await several.catch(toState)).toBe('22012');
  expect([...(await sql`select 2 as two`)]).toEqual([{ two: 2 }]);
  await sql.end();
});

test('a parameter that cannot be sent fails its own statement, and the ones around it have exactly their own rows', async () => {
  const sql = connect(db.url, one);
  const read = (at: Date) => sql`select extract(year from ${at}::timestamptz)::int as year`;
  await read(new Date('2026-01-01T00:00:00Z'));
  const results = await Promise.all(
    ['2021-06-01', 'not a day', '2023-06-01', '2024-06-01'].map((day) =>
      read(new Date(day)).then(
        ([row]) => row?.year as number,
        (error: unknown) => (error as Error).name,
      ),
    ),
  );
  expect(results).toEqual([2021, 'RangeError', 2023, 2024]);
  await sql.end();
});

test('a statement that is prepared again after a migration sends its values as they were given', async () => {
  const sql = connect(db.url, one);
  await db.sql`create table prepared (yes boolean, document jsonb, bytes bytea)`;
  const insert = () => sql`
    insert into prepared (yes, document, bytes) values (${true}, ${sql.json({ a: 'b' })}, ${Buffer.from('ab')}) returning *`;
  await insert();
  await db.sql`alter table prepared add column later int`;
  const [row] = await insert();
  expect(row).toEqual({ yes: true, document: { a: 'b' }, bytes: Buffer.from('ab'), later: null });
  await sql.end();
});

test('a quiet process works on the connection that it used last, and a busy one on all', async () => {
  const sql = connect(db.url, { max: 5, applicationName: 'driver test' });
  const pidOf = async (work: typeof sql) => (await work<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]!.pid;
  const all = new Set(
    await Promise.all(Array.from({ length: 5 }, () => sql.begin(async (tx) => pidOf(tx as unknown as typeof sql)))),
  );
  expect(all.size).toBe(5);
  const used: number[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    used.push(await pidOf(sql), await sql.begin((tx) => pidOf(tx as unknown as typeof sql)));
  }
  expect(new Set(used).size).toBe(1);
  const again = await Promise.all(
    Array.from({ length: 5 }, () => sql.begin((tx) => pidOf(tx as unknown as typeof sql))),
  );
  expect(new Set(again)).toEqual(all);
  await sql.end();
});
