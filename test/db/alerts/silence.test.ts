import { expect, test } from 'vitest';
import { watchSilence } from '../../../src/db/marketplaces/silence.ts';
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
