import { expect, test } from 'vitest';
import { listSyncStates } from '../../../src/db/marketplaces/sync-state.ts';
import type { AccountCheck } from '../../../src/marketplaces/adapter.ts';
import { Unauthorized } from '../../../src/marketplaces/refusals.ts';
import { checkAccount, warnOf } from '../../../src/tasks/marketplaces/check-account.ts';
import { sweep } from '../../../src/tasks/sweep.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';

const db = useDatabase();

const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000 + 60_000);
const unused = () => Promise.reject(new Error('not called'));

/** A marketplace whose account check says this. */
async function openPlace(answer: () => Promise<AccountCheck>) {
  const place = await addMarketplace(db.sql);
  const limits = { maxItemsPerPush: 1, buckets: { all: { perMinute: 60, burst: 1 } }, pushBucket: 'all' };
  const adapter = { limits, pushStock: unused, readStock: unused, checkAccount: answer };
  const deps = createTestDeps(db.sql, [{ ...place, open: () => adapter }]);
  return {
    deps,
    id: place.id,
    check: () => checkAccount.run(deps, { marketplaceId: place.id }, new AbortController().signal),
    alerts: () => db.sql`
      select parameters, resolved_at is null as open from alerts where marketplace_id = ${place.id} and kind = 'credential_expires' order by id`,
    row: async () =>
      (
        await db.sql`select credentials_expire_at, account_missing, account_checked_at > now() - interval '1 minute' as fresh
        from marketplaces where id = ${place.id}`
      )[0],
  };
}

test('the sync state tells the end of a credential that the daily check found', async () => {
  const expiresAt = daysFromNow(100);
  const place = await openPlace(async () => ({ expiresAt, missing: [] }));
  await place.check();
  const [state] = await listSyncStates(db.sql, [place.id]);
  expect(state?.credentialsExpireAt).toEqual(expiresAt);
});

test('the end of a credential and what it lacks are kept', async () => {
  const expiresAt = daysFromNow(100);
  const place = await openPlace(async () => ({ expiresAt, missing: ['Make a key with more rights.'] }));
  await place.check();
  expect(await place.row()).toEqual({
    credentialsExpireAt: expiresAt,
    accountMissing: ['Make a key with more rights.'],
    fresh: true,
  });
  expect(await place.alerts()).toEqual([]);
});

test('a warning is raised 14 days before the end, changes at 3 and 0 days, and goes when the credential is renewed', async () => {
  let days = 14;
  const place = await openPlace(async () => ({ expiresAt: daysFromNow(days), missing: [] }));
  const seen: unknown[] = [];
  for (days of [14, 9, 3, 1, 0, 200]) {
    await place.check();
    const [alert] = await place.alerts();
    seen.push([days, alert?.parameters.daysLeft, alert?.open]);
  }
  expect(seen).toEqual([
    [14, 14, true],
    [9, 14, true],
    [3, 3, true],
    [1, 3, true],
    [0, 0, true],
    [200, 0, false],
  ]);
  expect(await place.alerts()).toHaveLength(1);
});

test('no end, no warning; an end that has passed warns with 0 days', () => {
  expect(warnOf(1, null, new Date())).toBeUndefined();
  expect(warnOf(1, new Date(0), new Date())).toMatchObject({ parameters: { daysLeft: 0 } });
});

test('a check that could not be made is due again within two hours, and what was known stays', async () => {
  const place = await openPlace(() => Promise.reject(new Unauthorized('no', 401)));
  await db.sql`update marketplaces set credentials_expire_at = '2030-01-01' where id = ${place.id}`;
  expect(await place.check()).toBe('snoozed');
  expect(await place.row()).toMatchObject({ credentialsExpireAt: new Date('2030-01-01'), fresh: false });
  const due = await db.sql`
    select account_checked_at < now() - interval '22 hours' as soon from marketplaces where id = ${place.id}`;
  expect(due).toEqual([{ soon: true }]);
});

test('the sweep asks for a check once a day', async () => {
  const place = await openPlace(async () => ({ expiresAt: null, missing: [] }));
  const jobs = () => db.sql`
    select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'check_account' and (j.payload ->> 'marketplaceId')::int = ${place.id}`;
  await sweep(place.deps);
  await sweep(place.deps);
  expect(await jobs()).toHaveLength(1);
});
