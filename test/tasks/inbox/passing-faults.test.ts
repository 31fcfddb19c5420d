import { afterEach, expect, test } from 'vitest';
import { useDatabase } from '../../support/database.ts';
import { openInbox } from '../../support/inbox.ts';

const db = useDatabase();

/** From now on every movement fails with this error of PostgreSQL. */
async function failWith(state: string): Promise<void> {
  await db.sql.unsafe(`
    create or replace function fail() returns trigger language plpgsql as $$
      begin raise exception 'the disk is full, say' using errcode = '${state}'; end $$;
    create trigger fail before insert on inventory_movements for each row execute function fail();`);
}
afterEach(() => db.sql`drop trigger if exists fail on inventory_movements`.then(() => {}));

test.each([
  ['the disk is full', '53100'],
  ['memory is used up', '53200'],
  ['there are too many connections', '53300'],
  ['a limit of the program is exceeded', '54000'],
  ['the stack is too deep', '54001'],
  ['a file cannot be read', '58030'],
  ['the server has become a standby', '25006'],
  ['our process paused in the transaction', '25P03'],
  ['a lock was not free in time', '55P03'],
  ['a deadlock was broken', '40P01'],
  ['the statement took too long', '57014'],
])('an event is applied later where %s (%s)', async (_what, state) => {
  const inbox = await openInbox(db.sql, { saleSignal: 'stock' });
  await failWith(state);
  await inbox.send(inbox.sold(2));
  expect(await inbox.rows()).toMatchObject([{ status: 'retry' }]);
  await db.sql`drop trigger fail on inventory_movements`;
  await db.sql`update marketplace_webhooks set next_attempt_at = now() where marketplace_id = ${inbox.market.id}`;
  await inbox.work();
  expect(await inbox.net()).toBe(48);
});

test.each(['22003', '23514', '42P01'])('an event that can never be applied (%s) waits for a person', async (state) => {
  const inbox = await openInbox(db.sql, { saleSignal: 'stock' });
  await failWith(state);
  await inbox.send(inbox.sold(2));
  expect(await inbox.rows()).toMatchObject([{ status: 'failed' }]);
});
