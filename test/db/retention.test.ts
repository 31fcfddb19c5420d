import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { SqlOrTx } from '../../src/db/client.ts';
import { forgetOld, listForgotten } from '../../src/db/retention/retention.ts';
import { forgetOldRows } from '../../src/tasks/forget.ts';
import { useDatabase } from '../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../support/shop.ts';
import { createTestDeps } from '../support/task-deps.ts';

const db = useDatabase();
const keep = { events: 90, sync_logs: 90, drifts: 90, figures: 180, jobs: 30 };

let listingId: number;
beforeAll(async () => {
  const { id: marketplaceId } = await addMarketplace(db.sql, { code: 'uzum' });
  const { id: productId } = await addProduct(db.sql, { sku: 'A' });
  listingId = await addListing(db.sql, { marketplaceId, productId, sku: 'A' });
});

beforeEach(async () => {
  await db.sql`delete from listing_figures`;
  await db.sql`delete from marketplace_webhooks`;
  await db.sql`delete from sync_logs`;
  await db.sql`update retention set next_at = '-infinity', deleted_rows = 0, deleted_before = '-infinity'`;
});

/** A received event of so many days ago. */
async function addEvent(
  key: string,
  days: number,
  { status = 'processed', payload = {} as object } = {},
): Promise<void> {
  await db.sql`
    insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, created_at, processed_at, held)
    select id, 'stock.updated', ${db.sql.json(payload as never)}, 'x', ${key}, ${status}, now() - ${days} * interval '1 day',
      case when ${status} = 'processed' then now() - ${days} * interval '1 day' end, false
    from marketplaces where code = 'uzum'`;
}

const keptEvents = async () =>
  (await db.sql<{ key: string }[]>`select dedupe_key as key from marketplace_webhooks order by 1`).map(
    ({ key }) => key,
  );

test('events that were applied are deleted with their bodies after the time; those that wait or failed stay', async () => {
  await addEvent('old', 91);
  await addEvent('young', 89);
  await addEvent('failed', 400, { status: 'failed' });
  await addEvent('pending', 400, { status: 'pending' });
  await forgetOldRows({ ...createTestDeps(db.sql), retention: keep });
  expect(await keptEvents()).toEqual(['failed', 'pending', 'young']);
});

test('an event that an order or an account of unproven sales is still judged by stays', async () => {
  await addEvent('handover', 91, { payload: { after_handover: true } });
  await addEvent('unproven', 91, { payload: { unproven_max: 3 } });
  await forgetOldRows({ ...createTestDeps(db.sql), retention: keep });
  expect(await keptEvents()).toEqual(['handover', 'unproven']);
});

test('0 days: for ever', async () => {
  await addEvent('old', 4_000);
  await forgetOldRows({ ...createTestDeps(db.sql), retention: { ...keep, events: 0 } });
  expect(await keptEvents()).toEqual(['old']);
});

test('the newest reading and the newest sent figure of a listing stay, however old; older ones are deleted', async () => {
  await db.sql`
    insert into listing_figures (marketplace_product_id, kind, figure, outcome, happened_at)
    select ${listingId}, f.kind, f.figure, case f.kind when 'told' then 'unknown' end, now() - f.days * interval '1 day'
    from (values ('read', 1, 300), ('read', 2, 200), ('told', 3, 400), ('told', 4, 190)) as f (kind, figure, days)`;
  await forgetOldRows({ ...createTestDeps(db.sql), retention: keep });
  const left = await db.sql<{ figure: number }[]>`select figure from listing_figures order by figure`;
  expect(left.map(({ figure }) => figure)).toEqual([2, 4]);
});

test('it goes in batches, does not wait for a row that is locked, and counts what it deleted', async () => {
  await db.sql`
    insert into sync_logs (marketplace_id, trigger_type, sync_type, direction, status, items, created_at)
    select id, 'manual', 'stock', 'push', 'success', 1, now() - interval '91 days' from marketplaces, generate_series(1, 1500) where code = 'uzum'`;
  await db.sql.begin(async (tx) => {
    await tx`select from sync_logs order by created_at, id limit 1 for update`;
    expect(await forgetOld(db.sql, 'sync_logs', 90)).toBe(true);
    expect(await forgetOld(db.sql, 'sync_logs', 90)).toBe(false);
  });
  expect(await db.sql`select count(*)::int as left from sync_logs`).toEqual([{ left: 1 }]);
  expect(await listForgotten(db.sql)).toContainEqual({ kind: 'sync_logs', rows: '1499' });
  // Not due again for ten minutes.
  await forgetOld(db.sql, 'sync_logs', 90);
  expect(await db.sql`select count(*)::int as left from sync_logs`).toEqual([{ left: 1 }]);
});

const read = (figure: number, sql: SqlOrTx = db.sql) =>
  sql`update marketplace_products set marketplace_stock = ${figure}, stock_last_synced_at = clock_timestamp() where id = ${listingId}`;
const keptReadings = async () =>
  (await db.sql<{ figure: number }[]>`select figure from listing_figures where kind = 'read' order by id`).map(
    ({ figure }) => figure,
  );

test('a reading that repeats the one before is not kept, one after a sent figure is', async () => {
  for (const figure of [5, 5, 4, 4]) await read(figure);
  await db.sql`
    insert into listing_figures (marketplace_product_id, kind, figure, outcome, happened_at) values (${listingId}, 'told', 4, 'unknown', clock_timestamp())`;
  for (const figure of [4, 4]) await read(figure);
  expect(await keptReadings()).toEqual([5, 4, 4]);
});

test('the first reading after an accepted figure is kept, its repetition is not', async () => {
  await read(5);
  await db.sql.begin(async (tx) => {
    await tx`
      insert into listing_figures (marketplace_product_id, kind, figure, outcome, happened_at, acknowledged_at)
      values (${listingId}, 'told', 4, 'accepted', clock_timestamp() - interval '1 second', clock_timestamp())`;
    await read(4, tx);
  });
  for (const figure of [4, 4]) await read(figure);
  expect(await keptReadings()).toEqual([5, 4]);
});
