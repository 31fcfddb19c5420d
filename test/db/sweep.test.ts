import { expect, test } from 'vitest';
import { whileSweeping } from '../../src/db/sweep.ts';
import { useDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

const db = useDatabase();

test('a step that takes longer than the lease keeps it, so that another process does not begin anew and the later steps run', async () => {
  const ran: string[] = [];
  const slow = async () => {
    await db.sql`update deployment set swept_until = clock_timestamp() + interval '100 ms'`;
    await until(
      () => db.sql`select 1 from deployment where swept_until > clock_timestamp() + interval '5 s'`,
      (rows) => rows.length > 0,
    );
    expect(await whileSweeping(db.sql, [async () => ran.push('other')])).toBe(false);
  };
  expect(await whileSweeping(db.sql, [slow, async () => ran.push('later')], 20)).toBe(true);
  expect(ran).toEqual(['later']);
});
