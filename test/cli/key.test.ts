import { expect, test } from 'vitest';
import { encryptionKey } from '../support/app.ts';
import { runOmbor } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();

const ombor = (...words: string[]) =>
  runOmbor(['key', ...words], { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64') });

test('the list says who has which key until when, who created it, and when it was used', async () => {
  const made = await ombor('create', '--role', 'operator', '--name', 'Nigora', '--telegram', '99', '--expires', '90d');
  expect(made.code).toBe(0);
  const [row] = await db.sql`
    select key_prefix, round(extract(epoch from expires_at - now()) / 86400)::int as days, created_by from api_keys`;
  expect(row).toMatchObject({
    days: 90,
    createdBy: expect.stringMatching(/^command line, ./),
    keyPrefix: made.lines[0]?.slice(0, 12),
  });
  const { lines } = await ombor('list');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(
    /operator +Nigora +Telegram 99, created .* by command line, .*, never used, expires \d{4}-\d\d-\d\d/,
  );
}, 60_000);

test('a second live key of a Telegram user is refused in one sentence', async () => {
  const again = await ombor('create', '--role', 'viewer', '--name', 'Karim', '--telegram', '99');
  expect(again).toMatchObject({ code: 1, errors: expect.stringContaining('Telegram user 99 already has a key') });
  expect(again.errors).not.toContain('    at ');
}, 60_000);

test.each([
  ['--expires', 'yesterday', 'Expected a time in the future'],
  ['--expires', '2020-01-01T00:00:00Z', 'Expected a time in the future'],
  ['--telegram', '@nigora', 'Expected the numeric id of a Telegram user'],
  ['--role', 'buyer', 'Allowed choices are owner, operator, viewer'],
])(
  '%s %s is refused with what is expected',
  async (option, value, words) => {
    const options = option === '--role' ? [] : ['--role', 'viewer'];
    const { code, errors } = await ombor('create', ...options, '--name', 'x', option, value);
    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringContaining(words) });
  },
  60_000,
);
