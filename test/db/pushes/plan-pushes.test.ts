import { expect, test } from 'vitest';
import { connect } from '../../../src/db/client.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace } from '../../support/shop.ts';

const db = useDatabase();
const products = 1_000;

test('the pushes of a changed product are found by the product, not by walking through those of all products', async () => {
  const markets = [await addMarketplace(db.sql), await addMarketplace(db.sql), await addMarketplace(db.sql)];
  await db.sql.begin(async (tx) => {
    // Neither triggers nor foreign keys.
    await tx`set local session_replication_role = replica`;
    await tx`insert into inventory (product_id, version) select n, 1 from generate_series(1, ${products}::int) n`;
    await tx`
      insert into pushes (id, marketplace_id, product_id)
      select row_number() over (), m.id, n from generate_series(1, ${products}::int) n cross join unnest(${markets.map(({ id }) => id)}::int[]) m (id)`;
  });
  await db.sql`vacuum (analyze) pushes, inventory`;
  // As a process has it: planned once per connection, for any parameters.
  const sql = connect(db.url, { max: 1, applicationName: 'plan' });
  const read = await sql.begin(async (tx) => {
    await tx`select plan_pushes(${[products / 2]}::int[])`;
    const [row] = await tx<{ rows: number }[]>`
      select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables where relname = 'pushes'`;
    return row?.rows;
  });
  await sql.end();
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(50);
});
