import { randomBytes } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { createSecretUses } from '../../src/connections/secret-uses.ts';
import type { Sql } from '../../src/db/client.ts';

afterEach(() => void vi.useRealTimers());

test('of many deliveries one writes which secret was used, and another one after five minutes', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  let statements = 0;
  const sql = (() => {
    statements += 1;
    return Promise.reject(new Error('the database is away'));
  }) as unknown as Sql;
  const note = createSecretUses(sql, randomBytes(32));
  for (let n = 0; n < 1_000; n += 1) note(1, 'a secret');
  expect(statements).toBe(1);
  note(1, 'another secret');
  note(2, 'a secret');
  expect(statements).toBe(3);
  vi.advanceTimersByTime(5 * 60_000);
  note(1, 'a secret');
  expect(statements).toBe(4);
});
