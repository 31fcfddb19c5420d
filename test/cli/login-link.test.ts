import { expect, test } from 'vitest';
import { encryptionKey, useApp } from '../support/app.ts';
import { runOmbor } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';
import { signIn } from '../support/signing-in.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

const ombor = (words: string[], env: Record<string, string> = {}) =>
  runOmbor(words, { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64'), ...env });
const link = (name: string, env: Record<string, string> = {}, role = 'operator') =>
  ombor(['login-link', '--role', role, '--name', name], env);
const tokenOf = (line: string | undefined) => line?.split('#link=')[1] ?? '';

test('the link signs the person in, once, and is shown once', async () => {
  const { code, lines, errors } = await link('Aziza');
  expect({ code, count: lines.length }).toEqual({ code: 0, count: 1 });
  expect(lines[0]).toMatch(/^http:\/\/127\.0\.0\.1:4000\/console#link=ombor_link_[\w-]{43}$/);
  expect(errors).toContain('once, within 15 minutes');
  const linkToken = tokenOf(lines[0]);
  const [row] = await db.sql`select to_jsonb(l)::text as text from sign_in_links l where name = 'Aziza'`;
  expect(row?.text).not.toContain(linkToken);
  expect(await signIn(app, { linkToken })).toMatchObject({ session: { name: 'Aziza', role: 'OPERATOR' } });
  expect(await signIn(app, { linkToken })).toMatchObject({ reason: 'USED_LINK' });
}, 60_000);

test('another link is for the same person, also in other capitals', async () => {
  const { lines } = await link('AZIZA');
  expect(await signIn(app, { linkToken: tokenOf(lines[0]) })).toMatchObject({ session: { name: 'Aziza' } });
  const { lines: keys } = await ombor(['key', 'list']);
  expect(keys.filter((line) => line.includes('Aziza'))).toEqual([expect.stringContaining('(signs in by links)')]);
}, 60_000);

test('the person sees money and buyers where the link says so', async () => {
  const seeing = ['login-link', '--role', 'operator', '--name', 'Karim', '--sees-money', '--sees-buyers'];
  for (const [words, rights] of [
    [seeing, { seesMoney: true, seesBuyers: true }],
    [['login-link', '--role', 'viewer', '--name', 'Olim'], { seesMoney: false, seesBuyers: false }],
  ] as const) {
    const { lines } = await ombor([...words]);
    const { token } = await signIn(app, { linkToken: tokenOf(lines[0]) });
    expect(await app.query('{ viewer { seesMoney seesBuyers } }', {}, `Bearer ${token}`)).toEqual({ viewer: rights });
  }
}, 60_000);

test('the name of somebody with another role is refused in one sentence', async () => {
  const refused = await link('Aziza', {}, 'owner');
  expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('has the role operator already') });
  expect(refused.errors).not.toContain('    at ');
}, 60_000);

test.each([
  [{ PUBLIC_URL: 'https://ombor.example/' }, 'https://ombor.example/console#link='],
  [{ HOST: '0.0.0.0', PORT: '4400' }, 'http://127.0.0.1:4400/console#link='],
  [{ HOST: '::1' }, 'http://[::1]:4000/console#link='],
])(
  'with %j it begins with %s',
  async (env, beginning) => {
    const { lines } = await link('Aziza', env as Record<string, string>);
    expect(lines[0]?.startsWith(beginning)).toBe(true);
  },
  60_000,
);

test('with PORT=0 the address is not known, and no link is made', async () => {
  const before = await db.sql`select count(*) from sign_in_links`;
  expect(await link('Aziza', { PORT: '0' })).toMatchObject({ code: 1, errors: expect.stringContaining('PUBLIC_URL') });
  expect(await db.sql`select count(*) from sign_in_links`).toEqual(before);
}, 60_000);

test('a person who signs in by links is not revoked by an empty prefix', async () => {
  expect(await ombor(['key', 'revoke', ''])).toMatchObject({ code: 1 });
  const [row] = await db.sql`select revoked_at from api_keys where name = 'Aziza'`;
  expect(row).toEqual({ revokedAt: null });
}, 60_000);

test('initData of a test buyer is refused with DATABASE_URL', async () => {
  const refused = await ombor(['init-data', '--user', '1001']);
  expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('embedded database only') });
}, 60_000);
