import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertWebhooks } from '../../../src/db/inbox/webhooks.ts';
import {
  isPushDue,
  isUnsuspectedDue,
  listSuspects,
  openPushes,
  scheduleNextWake,
  sendAlone,
  wakeOwed,
} from '../../../src/db/pushes/due.ts';
import { delayPushes, releaseLease, takeLease } from '../../../src/db/pushes/leases.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../../support/shop.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

interface State {
  owed: boolean;
  settleAt: 'null' | 'past' | 'future';
  open: boolean;
  held: boolean;
  nextPushAt: 'null' | 'past' | 'future';
}

const times = ['null', 'past', 'future'] as const;
const states: State[] = [true, false].flatMap((owed) =>
  times.flatMap((settleAt) =>
    [true, false].flatMap((open) =>
      [true, false].flatMap((held) => times.map((nextPushAt) => ({ owed, settleAt, open, held, nextPushAt }))),
    ),
  ),
);

/** The rule in plain words: something is owed, nobody sends it, the guard does not hold it, and no wait runs. */
function isDueByRule({ owed, settleAt, open, held, nextPushAt }: State): boolean {
  return (owed || settleAt === 'past') && !open && !held && nextPushAt !== 'future';
}

const at = { null: null, past: '-1 minute', future: '1 minute' };

test('everybody who looks for due pushes finds the same ones, in each state that a row can have', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  for (const state of states) {
    const { id } = await addMarketplace(db.sql);
    const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: `S-${id}` });
    await db.sql`
      update pushes set owed_version = 3, pushed_version = ${state.owed ? 2 : 3}, held_version = ${state.held ? 3 : 0},
        open_until = ${state.open ? db.sql`now() + interval '10 s'` : null},
        settle_at = now() + ${at[state.settleAt]}::interval, next_push_at = now() + ${at[state.nextPushAt]}::interval
      where id = ${listingId}`;
    const owner = randomUUID();
    await takeLease(db.sql, id, owner);
    const found = { isPushDue: await isPushDue(db.sql, id), dueNow: await scheduleNextWake(db.sql, id) };
    await releaseLease(db.sql, id, owner);
    const woken = (await wakeOwed(db.sql)) === 1;
    const opened = (await openPushes(db.sql, id, { limit: 10, suspects: null }, 0)).length === 1;
    const due = isDueByRule(state);
    expect({ state, ...found, woken, opened }).toEqual({ state, isPushDue: due, dueNow: due, woken: due, opened: due });
    await db.sql`update marketplaces set paused = true where id = ${id}`;
  }
});

test('a marketplace that asked to wait is not due before, whatever it is owed', async () => {
  const { id } = await addMarketplace(db.sql);
  const product = await addProduct(db.sql, { quantity: 5 });
  await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  await takeLease(db.sql, id, randomUUID());
  await delayPushes(db.sql, id, 60_000);
  expect([await isPushDue(db.sql, id), await scheduleNextWake(db.sql, id)]).toEqual([false, false]);
});

test('a paused marketplace is never due', async () => {
  const { id } = await addMarketplace(db.sql, { paused: true });
  const product = await addProduct(db.sql, { quantity: 5 });
  await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  expect([await isPushDue(db.sql, id), await scheduleNextWake(db.sql, id)]).toEqual([false, false]);
  expect(await openPushes(db.sql, id, { limit: 10, suspects: null }, 0)).toEqual([]);
});

test('nothing is due to a listing with a reading that is held or not applied yet, and it is due again when that is settled', async () => {
  const { id } = await addMarketplace(db.sql, { saleSignal: 'stock' });
  const product = await addProduct(db.sql, { quantity: 5 });
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  const dedupeKey = `poll:stock:${listingId}:1:1:held:0`;
  const event = {
    event: 'stock.updated',
    sku: product.sku,
    previous_stock: 5,
    current_stock: 0,
    timestamp: '2026-01-09T10:30:00Z',
  };
  const row = {
    marketplaceId: id,
    eventType: event.event,
    payload: event,
    rawBody: Buffer.from('{}'),
    signature: null,
    dedupeKey,
  };
  await insertWebhooks(db.sql, [{ ...row, origin: 'poll', failure: 'held', held: true }]);
  const look = async () => {
    const owner = randomUUID();
    await takeLease(db.sql, id, owner);
    const found = [await isPushDue(db.sql, id), await scheduleNextWake(db.sql, id)];
    await releaseLease(db.sql, id, owner);
    return [
      ...found,
      (await wakeOwed(db.sql)) === 1,
      (await openPushes(db.sql, id, { limit: 10, suspects: null }, 0)).length === 1,
    ];
  };
  expect(await look()).toEqual([false, false, false, false]);
  await db.sql`update marketplace_webhooks set status = 'pending', held = false where marketplace_id = ${id}`;
  expect(await look()).toEqual([false, false, false, false]);
  await db.sql`update marketplace_webhooks set status = 'processed' where marketplace_id = ${id}`;
  expect(await look()).toEqual([true, true, true, true]);
});

describe('listings that were refused without a name', () => {
  const list = async (
    marketplaceId: number,
    state: { batchLimit: number | null; suspectedAt?: string; sentAt?: string },
  ) => {
    const product = await addProduct(db.sql, { quantity: 5 });
    const listingId = await addListing(db.sql, { marketplaceId, productId: product.id, sku: product.sku });
    const { batchLimit, suspectedAt = null, sentAt = null } = state;
    await db.sql`
      update pushes set batch_limit = ${batchLimit}, suspected_at = ${suspectedAt}, sent_at = ${sentAt} where id = ${listingId}`;
    return listingId;
  };
  const idsOf = async (marketplaceId: number) => (await listSuspects(db.sql, marketplaceId)).rows.map(({ id }) => id);

  test('are never opened with others', async () => {
    const { id } = await addMarketplace(db.sql);
    const [free, suspected] = [
      await list(id, { batchLimit: null }),
      await list(id, { batchLimit: 2, sentAt: '2026-01-01' }),
    ];
    expect(await isUnsuspectedDue(db.sql, id)).toBe(true);
    const open = async (suspects: number[] | null) =>
      (await openPushes(db.sql, id, { limit: 10, suspects }, 0)).map((push) => push.id);
    expect([await open([suspected]), await open(null)]).toEqual([[suspected], [free]]);
    expect(await isUnsuspectedDue(db.sql, id)).toBe(false);
  });

  test('are searched call by call, groups before single ones, and before those that were found bad', async () => {
    const { id } = await addMarketplace(db.sql);
    const known = await list(id, { batchLimit: 1 });
    const single = await list(id, { batchLimit: 1, suspectedAt: '2026-01-01' });
    const second = await list(id, { batchLimit: 4, suspectedAt: '2026-01-03', sentAt: '2026-01-03' });
    const first = [
      await list(id, { batchLimit: 4, suspectedAt: '2026-01-02', sentAt: '2026-01-02' }),
      await list(id, { batchLimit: 1, suspectedAt: '2026-01-02', sentAt: '2026-01-04' }),
    ];
    for (const expected of [first, [second], [single], [known]]) {
      expect(await idsOf(id)).toEqual(expected);
      await openPushes(db.sql, id, { limit: 10, suspects: expected }, 0);
    }
    expect(await idsOf(id)).toEqual([]);
  });

  test('have the time of their last call to the microsecond, the same for all of it', async () => {
    const { id } = await addMarketplace(db.sql);
    const ids = [await list(id, { batchLimit: 4 }), await list(id, { batchLimit: 4 })];
    await openPushes(db.sql, id, { limit: 10, suspects: ids }, 0);
    await db.sql`update pushes set open_until = null where marketplace_id = ${id}`;
    const { rows } = await listSuspects(db.sql, id);
    expect(new Set(rows.map(({ sentAt }) => sentAt)).size).toBe(1);
    expect(rows[0]!.sentAt).toBeGreaterThan(1e15);
  });

  test('say when one to blame was found last', async () => {
    const { id } = await addMarketplace(db.sql);
    await list(id, { batchLimit: 4, suspectedAt: '2026-01-02', sentAt: '2026-01-02' });
    expect(await listSuspects(db.sql, id)).toMatchObject({ foundAt: 0 });
    const found = await list(id, { batchLimit: 1, sentAt: '2026-01-03T00:00:00Z' });
    await db.sql`update pushes set refused_reason = 'no', pushed_version = owed_version where id = ${found}`;
    expect(await listSuspects(db.sql, id)).toMatchObject({ foundAt: Date.parse('2026-01-03') * 1_000 });
  });

  test('go alone once one is left', async () => {
    const { id } = await addMarketplace(db.sql);
    const only = await list(id, { batchLimit: 4, suspectedAt: '2026-01-02' });
    await sendAlone(db.sql, only);
    expect((await listSuspects(db.sql, id)).rows).toMatchObject([{ id: only, batchLimit: 1 }]);
  });
});
