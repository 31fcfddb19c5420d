import { expect, test } from 'vitest';
import { changedBy } from '../../../src/db/audit/changed-by.ts';
import { connect } from '../../../src/db/client.ts';
import { setExchangeRates } from '../../../src/db/sales/exchange-rates.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace } from '../../support/shop.ts';

const db = useDatabase();

const newest = async () =>
  (
    await db.sql<{ actor: string; type: string; subject: string; changes: unknown[] }[]>`
      select actor, type, subject, changes from audit_log order by id desc limit 1`
  )[0];

test.each(['update audit_log set actor = $$nobody$$', 'delete from audit_log', 'truncate audit_log'])(
  'an entry is never changed: %s is refused',
  async (statement) => {
    await addMarketplace(db.sql);
    const [before] = await db.sql`select count(*) as entries from audit_log`;
    await expect(db.sql.unsafe(statement)).rejects.toMatchObject({
      code: '23001',
      message: /^audit_log is append-only/,
    });
    expect(await db.sql`select count(*) as entries from audit_log`).toEqual([before]);
  },
);

test('whoever changes a row directly in the database is the database', async () => {
  const { id, code } = await addMarketplace(db.sql);
  await db.sql`update marketplaces set paused = true where id = ${id}`;
  expect(await newest()).toMatchObject({ actor: 'database', type: 'marketplace.paused', subject: code });
});

test('a connection names who changes rows on it, and a transaction names somebody else for as long as it lasts', async () => {
  const sql = connect(db.url, { max: 1, applicationName: 'test', changedBy: 'command line, дилноза' });
  const { id } = await addMarketplace(db.sql);
  await sql`update marketplaces set paused = true where id = ${id}`;
  expect(await newest()).toMatchObject({ actor: 'command line, дилноза' });
  await sql.begin(async (tx) => {
    await changedBy(tx, 'Aziza (sub-1)');
    await tx`update marketplaces set paused = false where id = ${id}`;
  });
  expect(await newest()).toMatchObject({ actor: 'Aziza (sub-1)', type: 'marketplace.resumed' });
  await sql`update marketplaces set paused = true where id = ${id}`;
  expect(await newest()).toMatchObject({ actor: 'command line, дилноза' });
  await sql.end();
});

test('what is rolled back was never recorded', async () => {
  const { id } = await addMarketplace(db.sql);
  const before = await newest();
  await expect(
    db.sql.begin(async (tx) => {
      await tx`update marketplaces set paused = true where id = ${id}`;
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await newest()).toEqual(before);
});

test('a name and a password in an address are left out', async () => {
  const { id } = await addMarketplace(db.sql);
  await db.sql`update marketplaces set settings = ${db.sql.json({ baseUrl: 'https://me:canary@shop.example/a' })} where id = ${id}`;
  expect((await newest())?.changes).toContainEqual(
    expect.objectContaining({ field: 'settings.baseUrl', to: 'https://shop.example/a' }),
  );
});

test('rates are one entry per currency, its fields are the days, and equal ones are none', async () => {
  const day = (date: string, rate: string | null, currency = 'USD') => ({ currency, date, rate });
  await setExchangeRates(
    db.sql,
    [day('2026-01-09', '12000'), day('2026-01-10', '12100'), day('2026-01-09', '130', 'RUB')],
    'x',
  );
  const entries =
    await db.sql`select subject, changes from audit_log where type = 'exchange_rate.changed' order by subject`;
  expect(entries).toEqual([
    { subject: 'RUB', changes: [{ field: '2026-01-09', from: null, to: '130' }] },
    {
      subject: 'USD',
      changes: [
        { field: '2026-01-09', from: null, to: '12000' },
        { field: '2026-01-10', from: null, to: '12100' },
      ],
    },
  ]);
  await setExchangeRates(db.sql, [day('2026-01-09', '12000'), day('2026-01-10', '12200')], 'x');
  expect((await newest())?.changes).toEqual([{ field: '2026-01-10', from: '12100', to: '12200' }]);
  await setExchangeRates(db.sql, [day('2026-01-10', null)], 'x');
  expect((await newest())?.changes).toEqual([{ field: '2026-01-10', from: '12200', to: null }]);
});

test('reading a listing, using a key and sweeping record nothing', async () => {
  await addMarketplace(db.sql);
  const before = await newest();
  await db.sql`update marketplaces set updated_at = now(), account_checked_at = now()`;
  await db.sql`update marketplace_products set marketplace_stock = 3`;
  await db.sql`update api_keys set last_used_at = now()`;
  await db.sql`update deployment set swept_until = now()`;
  expect(await newest()).toEqual(before);
});
