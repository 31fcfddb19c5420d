import { randomUUID } from 'node:crypto';
import { beforeAll, expect, inject, test } from 'vitest';
import { connect } from '../../../src/db/client.ts';
import { wakeOwed } from '../../../src/db/pushes/due.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace } from '../../support/shop.ts';

const db = useDatabase();
const listings = 100_000;
/** Pages of 8 KiB: the table has some 2,000. */
const few = 150;

let market: number;
let other: number;

/** Two marketplaces with 100,000 confirmed listings each. Nothing here reads more of a listing than its push. */
beforeAll(async () => {
  market = (await addMarketplace(db.sql)).id;
  other = (await addMarketplace(db.sql)).id;
  await db.sql.begin(async (tx) => {
    // Neither triggers nor foreign keys.
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into pushes (id, marketplace_id, product_id, owed_version, pushed_version, answered_at, owed_since)
      select n, case when n <= ${listings} then ${market}::int else ${other}::int end, n, 1, 1, now(), now() - interval '1 hour'
      from generate_series(1, ${2 * listings}::int) n`;
  });
  await db.sql`vacuum (analyze) pushes`;
});

// Autovacuum would renew the statistics at a moment of its own, and with it the plan.
beforeAll(async () => {
  await db.sql`alter table pushes set (autovacuum_enabled = false)`;
});

/** Owes some listings a push, the older the higher their number; closes all others. */
async function owe(ids: 'none' | 'one' | 'all'): Promise<void> {
  const chosen = { none: db.sql`false`, one: db.sql`id = ${listings / 2}`, all: db.sql`id <= ${listings}` }[ids];
  await db.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update pushes set pushed_version = owed_version, open_until = null where pushed_version < owed_version`;
    await tx`
      update pushes set owed_version = owed_version + 1, owed_since = now() - id * interval '1 ms' where ${chosen}`;
  });
  // What is owed comes and goes faster than statistics: they are those of the beginning.
  await db.sql`vacuum pushes`;
}

/** How many pages a statement looks at, on a connection as a worker has it, when everything is planned. Nothing that it does stays. */
async function countPages(statement: string): Promise<number> {
  const sql = connect(db.url, { max: 1, applicationName: 'large shop' });
  const undo = new Error('undo');
  let pages = -1;
  const explain = () =>
    sql
      .begin(async (tx) => {
        const [row] = await tx.unsafe(`explain (analyze, buffers, format json) ${statement}`).values();
        const [{ Plan: plan }] = row![0] as [{ Plan: Record<string, number> }];
        pages = plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!;
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
  await explain();
  await explain();
  await sql.end();
  return pages;
}

test.each(['none', 'one', 'all'] as const)(
  'whether something is due to a marketplace with 100,000 listings is seen in a few pages, with %s owed',
  async (owed) => {
    await owe(owed);
    expect(await countPages(`select is_push_due(${market})`)).toBeLessThan(few);
    expect(await countPages(`select is_push_due(${other})`)).toBeLessThan(few);
    expect(await countPages(`select * from begin_pushing(${market}, '${randomUUID()}', 20000)`)).toBeLessThan(few);
    expect(await countPages(`select id from owed_marketplaces() o (id) where is_push_due(id)`)).toBeLessThan(few);
  },
);

test('the next call takes the pushes that wait longest and reads no others, however many are owed', async () => {
  await owe('all');
  const take = `open_pushes(${market}, 10, null, 0, null)`;
  // Ten rows are written, with their indexes.
  expect(await countPages(`select * from ${take}`)).toBeLessThan(2 * few);
  const opened = await db.sql.unsafe(`select id from ${take}`);
  const longest = Array.from({ length: 10 }, (_, index) => listings - index);
  expect(opened.map(({ id }) => id).sort((a, b) => b - a)).toEqual(longest);
});

test('the sweep asks for what is due only where something is owed', async () => {
  await owe('one');
  await Promise.all(Array.from({ length: 50 }, () => addMarketplace(db.sql)));
  await db.sql`analyze marketplaces`;
  // Only a superuser may count the calls of functions.
  const url = new URL(inject('postgresUrl'));
  url.pathname = new URL(db.url).pathname;
  const sql = connect(url.href, { max: 1, applicationName: 'large shop' });
  const calls = await sql.begin(async (tx) => {
    await tx`set local track_functions = 'all'`;
    expect(await wakeOwed(tx)).toBe(1);
    const [row] = await tx`select calls::int from pg_stat_xact_user_functions where funcname = 'is_push_due'`;
    return row?.calls;
  });
  await sql.end();
  expect(calls).toBe(1);
});

test('the next time at which something is due is found without reading what is not owed', async () => {
  await owe('one');
  await db.sql`update pushes set next_push_at = now() + interval '1 hour' where pushed_version < owed_version`;
  expect(await countPages(`select schedule_next_wake(${market})`)).toBeLessThan(few);
});
