import { randomBytes } from 'node:crypto';
import { beforeEach, expect, inject, test } from 'vitest';
import { connect } from '../../src/db/client.ts';
import { takeCall } from '../../src/db/pushes/calls.ts';
import {
  findHold,
  noticeRestore,
  readNewestChange,
  resumeAfterRestore,
  type SeenChange,
} from '../../src/db/restores.ts';
import { readChangedProducts, rememberHorizon } from '../../src/db/sweep.ts';
import { pushMarketplace } from '../../src/tasks/pushes/push-marketplace.ts';
import { noAbort } from '../marketplaces/scripted-marketplace.ts';
import { createTestDatabase, useDatabase } from '../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../support/shop.ts';
import { openPolledShop } from '../tasks/polls/polled-shop.ts';

const db = useDatabase();
beforeEach(async () => {
  await db.sql`update deployment set place = null, held_since = null, held_because = null`;
  await db.sql`update alerts set resolved_at = now() where resolved_at is null`;
});

const call = { account: 'a', bucket: 'b', perSecond: 100, burst: 100, reserve: 0, cost: 1 };
const era = async () => (await db.sql<{ era: string }[]>`select era from deployment`)[0]?.era;

test('a database that is looked at again and again was not restored', async () => {
  const before = await era();
  await addProduct(db.sql, { quantity: 3 });
  const seen = await readNewestChange(db.sql);
  expect([await noticeRestore(db.sql, seen), await noticeRestore(db.sql, undefined)]).toEqual([undefined, undefined]);
  expect([await era(), await takeCall(db.sql, call), await findHold(db.sql)]).toEqual([before, 0, undefined]);
});

test('a copy of a database on the same server calls nobody, and raises one alert however often it is looked at', async () => {
  const original = await createTestDatabase();
  await noticeRestore(original.sql, undefined);
  await original.sql.end();
  const admin = connect(inject('postgresUrl'), { max: 1, applicationName: 'test' });
  const name = `test_${randomBytes(6).toString('hex')}`;
  const { pathname, username } = new URL(original.url);
  await admin`create database ${admin(name)} owner ${admin(username)} template ${admin(pathname.slice(1))}`;
  const url = new URL(original.url);
  url.pathname = `/${name}`;
  const copy = connect(url.href, { max: 2, applicationName: 'test' });
  expect(await takeCall(copy, call)).toBe('held');
  expect([await noticeRestore(copy, undefined), await noticeRestore(copy, undefined)]).toEqual(['database', undefined]);
  expect(await takeCall(copy, call)).toBe('held');
  expect(await copy`select kind, parameters ->> 'because' as because, version from alerts`).toEqual([
    { kind: 'restored', because: 'database', version: 1 },
  ]);
  await copy.end();
  await admin`drop database ${admin(name)}`;
  await admin.end();
  await original.drop();
});

test.each([
  [
    'a change that was seen is in the future',
    (seen: SeenChange) => ({ ...seen, tx: String(BigInt(seen.tx) + 1_000_000n) }),
  ],
  ['a product has fewer changes than were seen', (seen: SeenChange) => ({ ...seen, version: seen.version + 1 })],
])('a database was restored to an earlier point when %s', async (_what, remember) => {
  await addProduct(db.sql, { quantity: 3 });
  await noticeRestore(db.sql, undefined);
  const before = await era();
  const seen = await readNewestChange(db.sql);
  expect(await noticeRestore(db.sql, remember(seen!))).toBe('earlier');
  expect(await era()).not.toBe(before);
  expect(await findHold(db.sql)).toMatchObject({ how: 'earlier' });
});

test('what a process saw of an earlier era says nothing about this one', async () => {
  await addProduct(db.sql, { quantity: 3 });
  const seen = await readNewestChange(db.sql);
  await resumeAfterRestore(db.sql);
  expect(await noticeRestore(db.sql, { ...seen!, version: seen!.version + 5 })).toBeUndefined();
});

test('a sweep that began before a restore does not end it with the transaction numbers of before', async () => {
  const { horizon } = await readChangedProducts(db.sql);
  await resumeAfterRestore(db.sql);
  await rememberHorizon(db.sql, horizon);
  expect(await db.sql`select swept_tx::text from deployment`).toEqual([{ sweptTx: '0' }]);
});

test('while calls are held a push waits; resuming owes it again, though not to a marketplace that is paused', async () => {
  const shop = await openPolledShop(db.sql, { saleSignal: 'orders' });
  const paused = await addMarketplace(db.sql, { paused: true });
  const other = await addListing(db.sql, { marketplaceId: paused.id, productId: shop.product.id, sku: 'P' });
  await db.sql`update deployment set held_since = now(), held_because = 'cluster'`;
  await db.sql`select owe_pushes(array[${shop.listingId}::int], 'manual')`;
  const owed = () => db.sql`
    select id, owed_version::int from pushes where id in (${shop.listingId}, ${other}) order by id`;
  const before = await owed();
  expect(await pushMarketplace.run(shop.deps, { marketplaceId: shop.id }, noAbort)).toBe('snoozed');
  expect(shop.market.pushed).toEqual([]);
  expect(await resumeAfterRestore(db.sql)).toBe('cluster');
  expect((await owed()).map((row, index) => row.owedVersion - before[index]?.owedVersion)).toEqual([1, 0]);
  await db.sql`update marketplace_leases set not_before = '-infinity'`;
  expect(await pushMarketplace.run(shop.deps, { marketplaceId: shop.id }, noAbort)).toBe('done');
  expect(shop.market.pushed).toEqual([{ sku: shop.product.sku, figure: 50 }]);
});

test('a user without special rights knows the place, except for the directory', async () => {
  const role = `role_${randomBytes(6).toString('hex')}`;
  const superuser = new URL(inject('postgresUrl'));
  superuser.pathname = new URL(db.url).pathname;
  const admin = connect(superuser.href, { max: 1, applicationName: 'test' });
  await admin.begin(async (tx) => {
    await tx`create role ${tx(role)}`;
    await tx`set local role ${tx(role)}`;
    const [row] = await tx`select database_place() as place`;
    const some = expect.any(String);
    expect(row?.place).toEqual({ cluster: some, database: some, table: some, timeline: some, directory: null });
    await tx`reset role`;
    await tx`drop role ${tx(role)}`;
  });
  await admin.end();
});
