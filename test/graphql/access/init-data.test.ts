import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readInitData } from '../../../src/graphql/access/init-data.ts';
import { botToken } from '../../support/app.ts';

const now = Date.UTC(2026, 0, 9, 10, 30);
const day = 86_400;

/** Signs as Telegram does: https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app */
function sign(fields: Record<string, string>, token = botToken): string {
  const lines = Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .toSorted();
  const key = createHmac('sha256', 'WebAppData').update(token).digest();
  const hash = createHmac('sha256', key).update(lines.join('\n')).digest('hex');
  return new URLSearchParams({ ...fields, hash }).toString();
}

const issued = (secondsAgo: number) => String(now / 1000 - secondsAgo);
const user = (fields: object = {}) => JSON.stringify({ id: 5, first_name: 'Aziza', ...fields });
const read = (fields: Record<string, string>) => readInitData(sign(fields), botToken, day, now);

test('initData says who somebody is, and until when', () => {
  expect(read({ user: user(), auth_date: issued(60) })).toEqual({
    id: '5',
    firstName: 'Aziza',
    expiresAt: new Date(now - 60_000 + day * 1000),
  });
});

describe('no field that Ombor does not use locks a buyer out', () => {
  test.each([
    ['last_name is null', { last_name: null }],
    ['username is null', { username: null }],
    ['language_code is a number', { language_code: 7 }],
    ['is_premium is 1', { is_premium: 1 }],
    ['there is a field that nobody knows', { added_in_2030: [{}] }],
  ])('%s', (_what, fields) => {
    expect(read({ user: user(fields), auth_date: issued(60) })).toMatchObject({ id: '5' });
  });

  test.each<[string, Record<string, string>]>([
    ['an older Telegram sends no signature', {}],
    ['a chat has no title', { chat: '{"id":-1,"type":"group"}' }],
    ['a receiver has no name', { receiver: '{"id":7}' }],
  ])('%s', (_what, fields) => {
    expect(read({ ...fields, user: user(), auth_date: issued(60) })).toMatchObject({ id: '5' });
  });
});

describe('nobody gets in with initData', () => {
  test.each<[string, string]>([
    ['of another bot', sign({ user: user(), auth_date: issued(60) }, '1:other')],
    ['whose user was altered', sign({ user: user(), auth_date: issued(60) }).replace('Aziza', 'Bobur')],
    ['without a user', sign({ auth_date: issued(60) })],
    ['of a bot', sign({ user: user({ is_bot: true }), auth_date: issued(60) })],
    ['with an id that is no number', sign({ user: user({ id: '5' }), auth_date: issued(60) })],
    [
      'with an id beyond what JavaScript counts',
      sign({ user: '{"id":9007199254740993,"first_name":"x"}', auth_date: issued(60) }),
    ],
    ['without a time', sign({ user: user() })],
    ['with a time that is no number', sign({ user: user(), auth_date: '1e9' })],
    ['from the future', sign({ user: user(), auth_date: issued(-600) })],
    ['from the year 9999', sign({ user: user(), auth_date: '253402300799' })],
    ['from beyond any calendar', sign({ user: user(), auth_date: '99999999999999' })],
  ])('%s', (_what, initData) => {
    expect(readInitData(initData, botToken, day, now)).toMatchObject({
      failure: expect.stringContaining('not signed'),
    });
  });

  test('that is too old, and only who has a signed one is told so', () => {
    const old = { user: user(), auth_date: issued(day + 60) };
    expect(read(old)).toEqual({ failure: expect.stringContaining('open it again') });
    expect(readInitData(sign(old, '1:other'), botToken, day, now)).toEqual({
      failure: expect.stringContaining('not signed'),
    });
  });

  test('of a clock that is a little ahead somebody does', () => {
    expect(read({ user: user(), auth_date: issued(-60) })).toMatchObject({ id: '5' });
  });
});
