import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createApiKey, ensureOwnerKey, listApiKeys, type NewApiKey, revokeApiKey } from '../../src/db/api-keys.ts';
import { createTestDatabase, useDatabase } from '../support/database.ts';

const db = useDatabase();
const newKey = (name: string, more: Partial<NewApiKey> = {}): NewApiKey => ({
  name,
  role: 'viewer',
  keyHash: randomBytes(32),
  keyPrefix: 'ombor_AbCdEf',
  ...more,
});
const validNames = async () =>
  (await listApiKeys(db.sql)).filter(({ revokedAt }) => revokedAt === null).map(({ name }) => name);

test('of two valid keys with one name the second is refused, in whatever case it is written', async () => {
  const { id } = await createApiKey(db.sql, newKey('Nigora'));
  await expect(createApiKey(db.sql, newKey('NIGORA'))).rejects.toMatchObject({
    code: 'ALREADY_EXISTS',
    message: expect.stringMatching(/^A valid key has the name "Nigora" already/),
  });
  await revokeApiKey(db.sql, String(id));
  await createApiKey(db.sql, newKey('NIGORA'));
});

test('the name of a key that has expired is free', async () => {
  await createApiKey(db.sql, newKey('Guest', { expiresAt: new Date(Date.now() - 1_000) }));
  await createApiKey(db.sql, newKey('Guest'));
  expect((await validNames()).filter((name) => name === 'Guest')).toEqual(['Guest']);
});

test('a prefix that several keys have revokes none of them', async () => {
  await createApiKey(db.sql, newKey('one', { keyPrefix: 'twins' }));
  const { id } = await createApiKey(db.sql, newKey('two', { keyPrefix: 'twins' }));
  await expect(revokeApiKey(db.sql, 'twins')).rejects.toThrow(
    'Several keys begin with "twins": name the one by its id',
  );
  expect(await revokeApiKey(db.sql, String(id))).toBe(true);
  expect(await revokeApiKey(db.sql, 'twins')).toBe(true);
  expect(await revokeApiKey(db.sql, 'twins')).toBe(false);
});

test('an id names one key, although another begins with the same digits', async () => {
  const { id } = await createApiKey(db.sql, newKey('by id'));
  await createApiKey(db.sql, newKey('by digits', { keyPrefix: String(id) }));
  expect(await revokeApiKey(db.sql, String(id))).toBe(true);
  expect(await revokeApiKey(db.sql, String(id))).toBe(false);
  expect(await validNames()).toContain('by digits');
});

test('the key of OMBOR_OWNER_KEY exists although a person has the name owner, and another value revokes it', async () => {
  await createApiKey(db.sql, newKey('Owner'));
  const [first, second] = [randomBytes(32), randomBytes(32)];
  expect(await ensureOwnerKey(db.sql, first, 'a')).toEqual([]);
  expect(await ensureOwnerKey(db.sql, first, 'a')).toEqual([]);
  expect(await validNames()).toEqual(expect.arrayContaining(['Owner', 'OMBOR_OWNER_KEY']));
  expect((await ensureOwnerKey(db.sql, second, 'b')).map(({ keyPrefix }) => keyPrefix)).toEqual(['a']);
  // Set back: the first one works again, the second no more.
  expect((await ensureOwnerKey(db.sql, first, 'a')).map(({ keyPrefix }) => keyPrefix)).toEqual(['b']);
  expect((await validNames()).filter((name) => name === 'OMBOR_OWNER_KEY')).toHaveLength(1);
});

test('processes that start at once with one value make one key', async () => {
  const hash = randomBytes(32);
  await Promise.all([1, 2, 3].map(() => ensureOwnerKey(db.sql, hash, 'c')));
  const keys = (await listApiKeys(db.sql)).filter(({ keyPrefix }) => keyPrefix === 'c');
  expect(keys).toHaveLength(1);
});

test('keys of an earlier release with one name are all kept: the one that was used last keeps it', async () => {
  const old = await createTestDatabase();
  const { sql } = old;
  await sql`drop index api_keys_name`;
  await sql`alter table api_keys drop column from_environment`;
  const add = (
    name: string,
    usedAt: string | null,
    more: { revoked?: boolean; prefix?: string; role?: string } = {},
  ) => sql`
    insert into api_keys (name, role, key_hash, key_prefix, last_used_at, revoked_at)
    values (${name}, ${more.role ?? 'viewer'}, ${randomBytes(32)}, ${more.prefix ?? 'ombor_AbCdEf'}, ${usedAt}, ${more.revoked ? new Date() : null})`;
  await add('Same', '2026-01-01');
  await add('same', '2026-01-03');
  await add('Same', null);
  await add('Same (3)', null);
  await add('Same', null, { revoked: true });
  await add('owner', null, { role: 'owner', prefix: 'pass1234' });
  await sql.unsafe(readFileSync(new URL('../../sql/migrations/0047_keys.sql', import.meta.url), 'utf8'));
  const rows =
    await sql`select name, key_prefix, from_environment, revoked_at is null as valid from api_keys order by id`;
  expect(rows.map(({ name, valid }) => [name, valid])).toEqual([
    ['Same (1)', true],
    ['same', true],
    ['Same (3)*', true],
    ['Same (3)', true],
    ['Same', false],
    ['owner', true],
  ]);
  expect(rows.map(({ keyPrefix }) => keyPrefix)).toEqual([...Array(5).fill('ombor_'), 'p']);
  expect(rows.map(({ fromEnvironment }) => fromEnvironment)).toEqual([...Array(5).fill(false), true]);
  const renamed =
    await sql`select subject from audit_log where changes @> '[{"field": "name"}]' and changes -> 0 ->> 'from' is not null order by subject`;
  expect(new Set(renamed.map(({ subject }) => subject))).toEqual(new Set(['Same (1)', 'Same (3)*']));
  await old.drop();
});
