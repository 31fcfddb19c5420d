import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { updateMarketplace } from '../../../src/db/marketplaces/marketplace-settings.ts';
import { resumeMarketplace } from '../../../src/db/marketplaces/marketplaces.ts';
import { openPushes, readPushFigures } from '../../../src/db/pushes/due.ts';
import { takeLease } from '../../../src/db/pushes/leases.ts';
import { holdGuardedPushes } from '../../../src/db/pushes/outgoing-guard.ts';
import { owePushes, owePushesOf } from '../../../src/db/pushes/owe.ts';
import type { PushOutcome } from '../../../src/db/pushes/push.ts';
import { expireOpenPushes, settlePushes } from '../../../src/db/pushes/settle.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../../support/shop.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** A marketplace with one listing of a product with `quantity` units, owed its first push. */
async function openShop(quantity: number) {
  const { id } = await addMarketplace(db.sql);
  const product = await addProduct(db.sql, { quantity });
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  const owner = randomUUID();
  return {
    id,
    listingId,
    /** Sends what is owed, with this outcome. Returns how many pushes were due. */
    async send(outcome: PushOutcome, spacingMs = 0): Promise<number> {
      await takeLease(db.sql, id, owner);
      const figures = await readPushFigures(
        db.sql,
        await openPushes(db.sql, id, { limit: 10, suspects: null }, spacingMs),
      );
      if (figures.length > 0) {
        await settlePushes(
          db.sql,
          { marketplaceId: id, owner },
          figures.map((push) => ({ push, outcome })),
        );
      }
      return figures.length;
    },
    async row() {
      const [row] = await db.sql<Record<string, unknown>[]>`
        select expected_stock, refused_reason, trigger_type, failures, pushed_version < owed_version as owed,
          owed_since > now() - interval '1 minute' as owed_since_now, coalesce(next_push_at > now(), false) as waits,
          zero_confirmed_at is not null as zero_confirmed from pushes where id = ${listingId}`;
      return row;
    },
    /** As if everything of this row had happened an hour before. */
    async anHourAgo() {
      await db.sql`
        update pushes set owed_since = owed_since - interval '1 hour', sent_at = sent_at - interval '1 hour',
          settle_at = settle_at - interval '1 hour' where id = ${listingId}`;
    },
  };
}

const answered: PushOutcome = { kind: 'answered', marketplaceDate: null, spacingMs: 0 };
const refused: PushOutcome = { kind: 'refused', reason: 'the item is blocked' };
const unknown: PushOutcome = { kind: 'unknown', afterMs: 0 };

let shop: Awaited<ReturnType<typeof openShop>>;
beforeEach(async () => {
  shop = await openShop(5);
});

/** Everybody who says "owed again", by name; stock itself is planned by plan_pushes. */
const reasons: [string, () => Promise<unknown>][] = [
  ['a changed rule', () => owePushes(db.sql, [shop.listingId], 'manual')],
  ['a poll that read more than it should show', () => owePushes(db.sql, [shop.listingId], 'scheduled')],
  ['a person who asks for a sync', () => owePushesOf(db.sql, shop.id, null)],
  ['a resumed marketplace', () => resumeMarketplace(db.sql, shop.id)],
  ['another account', () => updateMarketplace(db.sql, shop.id, { credentials: 'sealed' })],
];

describe.each(reasons)('owed again by %s', (_name, oweAgain) => {
  test('what the marketplace shows counts as unknown, and its task is woken', async () => {
    await shop.send(answered);
    await db.sql`delete from graphile_worker._private_jobs`;
    await oweAgain();
    expect(await shop.row()).toMatchObject({ expectedStock: null, owed: true });
    const jobs = await db.sql`
      select payload ->> 'marketplaceId' as id from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'push_marketplace'`;
    expect(jobs).toEqual([{ id: String(shop.id) }]);
  });

  test('a refusal stays until the marketplace gives another answer', async () => {
    await shop.send(refused);
    await oweAgain();
    expect(await shop.row()).toMatchObject({ owed: true, refusedReason: 'the item is blocked' });
    await shop.send(answered);
    expect(await shop.row()).toMatchObject({ owed: false, refusedReason: null });
  });

  test('a wait that the marketplace asked for stays', async () => {
    await shop.send({ kind: 'answered', marketplaceDate: null, spacingMs: 30_000 }, 30_500);
    await oweAgain();
    expect(await shop.row()).toMatchObject({ owed: true, waits: true });
    expect(await shop.send(answered)).toBe(0);
  });

  test('something that was owed nothing waits from now on', async () => {
    await shop.send(answered);
    await shop.anHourAgo();
    await oweAgain();
    expect(await shop.row()).toMatchObject({ owed: true, owedSinceNow: true });
  });
});

test('something that is owed already keeps its place in the queue, whoever asks again', async () => {
  await shop.anHourAgo();
  for (const [, oweAgain] of reasons.filter(([name]) => name !== 'a resumed marketplace')) await oweAgain();
  expect(await shop.row()).toMatchObject({ owed: true, owedSinceNow: false });
});

test.each(reasons.slice(3))(
  '%s forgets failures and ends the wait after them, so that the next try is the first',
  async (_name, oweAgain) => {
    const ignored: PushOutcome = { kind: 'later', afterMs: 40_000, countsAsFailure: true };
    await shop.send(ignored);
    expect(await shop.row()).toMatchObject({ failures: 1, waits: true });
    await oweAgain();
    expect(await shop.row()).toMatchObject({ failures: 0, waits: false });
    expect(await shop.send(answered)).toBe(1);
  },
);

test.each(reasons)('%s: whether its suspicion stays', async (name, oweAgain) => {
  await shop.send({ kind: 'suspected', afterMs: 0, batchLimit: 3 });
  await oweAgain();
  const isAfresh = reasons.slice(3).some(([other]) => other === name);
  const [row] =
    await db.sql`select batch_limit, suspected_at is not null as suspected from pushes where id = ${shop.listingId}`;
  expect(row).toEqual(isAfresh ? { batchLimit: null, suspected: false } : { batchLimit: 3, suspected: true });
});

test.each(reasons.slice(3))('%s keeps the distance of an item of unknown result', async (_name, oweAgain) => {
  await shop.send(unknown, 30_500);
  await oweAgain();
  expect(await shop.row()).toMatchObject({ failures: 0, waits: true });
});

test('a pause is no delay: the wait begins when the marketplace is resumed, and failures are forgotten', async () => {
  await shop.anHourAgo();
  await db.sql`update pushes set failures = 3 where id = ${shop.listingId}`;
  await resumeMarketplace(db.sql, shop.id);
  expect(await shop.row()).toMatchObject({ owed: true, owedSinceNow: true, failures: 0 });
});

test('only a person who resumes confirms zeros: neither a sync nor another account does', async () => {
  shop = await openShop(0);
  await owePushesOf(db.sql, shop.id, null);
  await updateMarketplace(db.sql, shop.id, { credentials: 'sealed' });
  expect(await shop.row()).toMatchObject({ zeroConfirmed: false });
  await takeLease(db.sql, shop.id, randomUUID());
  const [opened] = await openPushes(db.sql, shop.id, { limit: 10, suspects: null }, 0);
  expect(await holdGuardedPushes(db.sql, shop.id, [opened!.id])).toHaveLength(1);
  await resumeMarketplace(db.sql, shop.id);
  expect(await shop.row()).toMatchObject({ zeroConfirmed: true });
});

test('the newest cause is the one in the sync log; an unknown result keeps the cause', async () => {
  await owePushes(db.sql, [shop.listingId], 'scheduled');
  await shop.send(unknown);
  expect(await shop.row()).toMatchObject({ triggerType: 'scheduled', owed: true, failures: 1 });
  await owePushes(db.sql, [shop.listingId], 'manual');
  expect(await shop.row()).toMatchObject({ triggerType: 'manual' });
});

test.each([
  ['an answer that was lost', () => shop.send(unknown)],
  [
    'a sender that died',
    async () => {
      await takeLease(db.sql, shop.id, randomUUID());
      await openPushes(db.sql, shop.id, { limit: 10, suspects: null }, 0);
      await db.sql`update pushes set open_until = now() - interval '1 second' where id = ${shop.listingId}`;
      expect(await expireOpenPushes(db.sql)).toBe(1);
    },
  ],
])(
  'after %s it is pushed at once and once more after 45 s, and its wait is not that of an older change',
  async (_name, lose) => {
    await shop.send(unknown);
    await shop.send(answered);
    await shop.anHourAgo();
    // Now only the confirming push is due: nothing is owed.
    expect(await shop.row()).toMatchObject({ owed: false });
    await lose();
    expect(await shop.row()).toMatchObject({ owed: true, owedSinceNow: true, expectedStock: null, waits: false });
    const [row] =
      await db.sql`select settle_at - sent_at = interval '45 s' as doubtful from pushes where id = ${shop.listingId}`;
    expect(row).toEqual({ doubtful: true });
  },
);
