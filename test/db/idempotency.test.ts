import { expect, test } from 'vitest';
import { type RepeatableCall, runOnce } from '../../src/db/idempotency.ts';
import { useDatabase } from '../support/database.ts';
import { addProduct } from '../support/shop.ts';

const db = useDatabase();

const call = (key: string | null, input: unknown = {}): RepeatableCall => ({
  actor: 'test',
  caller: 'test',
  mutation: 'test',
  key,
  input,
});

test('two calls that lock each other out both get through: the one that is ended runs again', async () => {
  const [a, b] = [await addProduct(db.sql), await addProduct(db.sql)];
  const met = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  const runs = [0, 0];
  const lockBoth = (mine: 0 | 1, first: number, second: number) =>
    runOnce(db.sql, call(`deadlock ${mine}`), async (tx) => {
      runs[mine]! += 1;
      await tx`select 1 from products where id = ${first} for update`;
      met[mine].resolve();
      await Promise.all(met.map(({ promise }) => promise));
      await tx`select 1 from products where id = ${second} for update`;
      return mine;
    });
  expect(await Promise.all([lockBoth(0, a.id, b.id), lockBoth(1, b.id, a.id)])).toEqual([0, 1]);
  // Usually 3; more when the retry takes its first lock again before the other one wakes up.
  expect(runs[0]! + runs[1]!).toBeGreaterThan(2);
});

test('what a call refuses is not remembered', async () => {
  await expect(runOnce(db.sql, call('refused'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await runOnce(db.sql, call('refused', { other: 'input' }), async () => 'yes')).toBe('yes');
});

test('the same input in another order of its fields is the same input', async () => {
  expect(await runOnce(db.sql, call('order', { a: 1, b: [{ c: 2, d: 3 }] }), async () => 1)).toBe(1);
  expect(await runOnce(db.sql, call('order', { b: [{ d: 3, c: 2 }], a: 1 }), async () => 2)).toBe(1);
});

test('a call without a key runs each time, one with a key once for its caller', async () => {
  let runs = 0;
  const ask = (caller: string, key: string | null = null) =>
    runOnce(db.sql, { ...call(key), caller, mutation: 'count' }, async () => {
      runs += 1;
      return runs;
    });
  expect([await ask('a'), await ask('a')]).toEqual([1, 2]);
  expect([await ask('a', 'k'), await ask('a', 'k'), await ask('b', 'k')]).toEqual([3, 3, 4]);
});
