import { expect, test } from 'vitest';
import { listSilences, watchSilence } from '../../../src/db/marketplaces/silence.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace } from '../../support/shop.ts';

const db = useDatabase();

/** A marketplace that told something every hour until `silentHours` ago. */
async function talker(silentHours: number, events = 24): Promise<number> {
  const { id } = await addMarketplace(db.sql, { saleSignal: 'orders' });
  await db.sql`
    insert into marketplace_webhooks (marketplace_id, event_type, raw_body, dedupe_key, status, created_at)
    select ${id}, 'order.created', '', n::text, 'processed', now() - (${silentHours} + n) * interval '1 hour' from generate_series(0, ${events - 1}) n`;
  return id;
}

async function look(): Promise<void> {
  await db.sql`update deployment set silence_checked_at = '-infinity'`;
  await watchSilence(db.sql);
}

const alertsOf = (id: number) => db.sql`
  select parameters ->> 'usualMinutes' as usual, resolved_at is not null as resolved from alerts
  where kind = 'silence' and marketplace_id = ${id}`;

test('a marketplace that is silent longer than usual raises an alert and is polled at once', async () => {
  const id = await talker(3);
  await look();
  expect(await alertsOf(id)).toEqual([{ usual: '60', resolved: false }]);
  const jobs = await db.sql`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'poll_orders' and (payload ->> 'marketplaceId')::int = ${id}`;
  expect(jobs).toHaveLength(1);
});

test('the alert is resolved when the marketplace speaks again', async () => {
  const id = await talker(3);
  await look();
  await db.sql`
    insert into marketplace_webhooks (marketplace_id, event_type, raw_body, dedupe_key) values (${id}, 'order.created', '', 'again')`;
  await look();
  expect(await alertsOf(id)).toEqual([{ usual: expect.any(String), resolved: true }]);
});

test.each([
  ['pauses no longer than it usually does', 1, 24],
  ['has told too little for anything to be usual', 5, 10],
])('a marketplace that %s raises none', async (_what, silentHours, events) => {
  const id = await talker(silentHours, events);
  await look();
  expect(await alertsOf(id)).toEqual([]);
});

test('events that were looked at before are not read again', async () => {
  const id = await talker(0, 300);
  await db.sql`
    insert into marketplace_webhooks (marketplace_id, event_type, raw_body, dedupe_key, status, created_at)
    select ${id}, 'order.created', '', 'more' || n, 'processed', now() - n * interval '1 minute' from generate_series(2, 20000) n`;
  await db.sql`analyze marketplace_webhooks`;
  const look = () =>
    db.sql.begin(async (tx) => {
      // The counters of a connection may still have those of the transaction before.
      const countRead = async () => {
        const [row] = await tx<{ rows: number }[]>`
          select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables
          where relname = 'marketplace_webhooks'`;
        return row!.rows;
      };
      const before = await countRead();
      const silences = await listSilences(tx);
      return { rows: (await countRead()) - before, silence: silences.find((one) => one.marketplaceId === id) };
    });
  const first = await look();
  expect(first.rows).toBeGreaterThan(20_000);
  await db.sql`
    insert into marketplace_webhooks (marketplace_id, event_type, raw_body, dedupe_key) values (${id}, 'order.created', '', 'new')`;
  const second = await look();
  expect(second.rows).toBeLessThan(100);
  expect(second.silence).toMatchObject({ usualMinutes: first.silence!.usualMinutes, isSilent: false });
});

test('the days that are kept say the same as all events together', async () => {
  const id = await talker(2, 0);
  // Pauses of very different lengths, in several looks.
  for (const [from, to] of [
    [160, 90],
    [90, 20],
    [20, 4],
  ] as const) {
    await db.sql`
      insert into marketplace_webhooks (marketplace_id, event_type, raw_body, dedupe_key, status, created_at)
      select ${id}, 'order.created', '', 'hour' || n, 'processed', now() - n * interval '1 hour' - (n % 7) * interval '5 minutes'
      from generate_series(${to}::int, ${from - 1}::int) n where n % 3 <> 0 or n > 100`;
    await listSilences(db.sql);
  }
  const [{ longest } = { longest: Number.NaN }] = await db.sql<{ longest: number }[]>`
    select ceil(extract(epoch from max(pause)) / 60)::int as longest from (
      select created_at - lag(created_at) over (order by created_at) as pause from marketplace_webhooks where marketplace_id = ${id}) e`;
  expect((await listSilences(db.sql)).find((one) => one.marketplaceId === id)).toMatchObject({
    usualMinutes: longest,
    isSilent: true,
  });
});

test('a pause that began more than 14 days ago is no usual one', async () => {
  const id = await talker(400, 30);
  await listSilences(db.sql);
  await db.sql`
    insert into marketplace_webhooks (marketplace_id, event_type, raw_body, dedupe_key, status, created_at)
    select ${id}, 'order.created', '', 'again' || n, 'processed', now() - (3 + n) * interval '1 hour' from generate_series(0, 30) n`;
  expect((await listSilences(db.sql)).find((one) => one.marketplaceId === id)).toMatchObject({
    usualMinutes: 60,
    isSilent: true,
  });
});
