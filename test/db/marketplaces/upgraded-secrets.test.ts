import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace } from '../../support/shop.ts';

const db = useDatabase();

test('secrets of an earlier release stay valid as they were', async () => {
  // As release 0025 had them.
  await db.sql`drop table webhook_secrets`;
  await db.sql`
    alter table marketplaces add column webhook_secret text, add column webhook_secret_fingerprint text unique,
      add column previous_webhook_secret text, add column previous_webhook_secret_until timestamptz,
      add column previous_webhook_secret_fingerprint text`;
  for (const code of ['rotated', 'ended', 'first', 'none']) await addMarketplace(db.sql, { code });
  await db.sql`
    update marketplaces m set webhook_secret = s.present, webhook_secret_fingerprint = 'of ' || s.present,
      previous_webhook_secret = s.previous, previous_webhook_secret_fingerprint = 'of ' || s.previous, previous_webhook_secret_until = s.until
    from (values ('rotated', 'b', 'a', now() + interval '5 hours'), ('ended', 'd', 'c', now() - interval '1 hour'),
      ('first', 'e', null, null)) s (code, present, previous, until) where s.code = m.code`;

  await db.sql.unsafe(await readFile('sql/migrations/0026_webhook_secrets.sql', 'utf8'));

  const rows = await db.sql`
    select m.code, s.secret, s.fingerprint, s.valid_until is null as present,
      s.valid_until between now() + interval '4 hours' and now() + interval '5 hours' as in_five_hours
    from webhook_secrets s join marketplaces m on m.id = s.marketplace_id order by s.secret`;
  expect([...rows]).toEqual([
    { code: 'rotated', secret: 'a', fingerprint: 'of a', present: false, inFiveHours: true },
    { code: 'rotated', secret: 'b', fingerprint: 'of b', present: true, inFiveHours: null },
    { code: 'ended', secret: 'd', fingerprint: 'of d', present: true, inFiveHours: null },
    { code: 'first', secret: 'e', fingerprint: 'of e', present: true, inFiveHours: null },
  ]);
});
