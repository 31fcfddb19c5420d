import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createApiKey, findPersonByName } from '../../src/db/api-keys.ts';
import { hashApiKey } from '../../src/secrets.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();

const addKey = (name: string) =>
  createApiKey(db.sql, { role: 'operator', name, keyHash: hashApiKey(name), keyPrefix: 'upgraded' });

test('keys of an earlier release see what they saw, and new ones begin without', async () => {
  await addKey('of before');
  // As release 0058 had it.
  await db.sql`drop trigger api_keys_audited on api_keys`;
  await db.sql`alter table api_keys drop column sees_money, drop column sees_buyers`;
  await db.sql`alter table sign_in_links drop column sees_money, drop column sees_buyers`;

  await db.sql.unsafe(await readFile('sql/migrations/0065_rights.sql', 'utf8'));

  await addKey('of now');
  expect(await findPersonByName(db.sql, 'of before')).toMatchObject({ seesMoney: true, seesBuyers: true });
  expect(await findPersonByName(db.sql, 'of now')).toMatchObject({ seesMoney: false, seesBuyers: false });
});
