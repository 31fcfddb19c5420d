import { createHmac, generateKeyPairSync, sign as signWith } from 'node:crypto';
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
    languageCode: null,
    allowsMessages: false,
    expiresAt: new Date(now - 60_000 + day * 1000),
  });
});

test('initData that was accepted before is checked again for its age, and for nothing else of another text or token', () => {
  const initData = sign({ user: user(), auth_date: issued(60) });
  const at = (ms: number, text = initData, token = botToken) => readInitData(text, token, day, ms);
  const endsAt = now - 60_000 + day * 1000;
  expect([at(now), at(now), at(endsAt)]).toEqual(Array(3).fill(expect.objectContaining({ id: '5' })));
  expect(at(endsAt + 1)).toMatchObject({ reason: 'init_data_expired' });
  expect(at(now - 600_000)).toMatchObject({ reason: 'init_data_from_future' });
  expect(at(now, initData.replace('Aziza', 'Karim'))).toMatchObject({ reason: 'init_data_forged' });
  expect(at(now, initData, '1:another')).toMatchObject({ reason: 'init_data_forged' });
  expect(at(now)).toMatchObject({ id: '5', firstName: 'Aziza' });
});

test('more buyers than are remembered are all let in', () => {
  const texts = Array.from({ length: 1_200 }, (_, n) => sign({ user: user({ id: n + 1 }), auth_date: issued(60) }));
  for (const round of [texts, texts.toReversed()])
    expect(round.map((text) => readInitData(text, botToken, day, now)).filter((read) => 'failure' in read)).toEqual([]);
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

type Reason = Extract<ReturnType<typeof readInitData>, { reason?: unknown }>['reason'];

describe('nobody gets in with initData, and the refusal says why', () => {
  const good = () => sign({ user: user(), auth_date: issued(60) });
  test.each<[string, string, Reason]>([
    ['of another bot', sign({ user: user(), auth_date: issued(60) }, '1:other'), 'init_data_forged'],
    ['whose user was altered', good().replace('Aziza', 'Bobur'), 'init_data_forged'],
    ['whose hash was altered', good().replace(/hash=.{8}/, 'hash=00000000'), 'init_data_forged'],
    ['without a hash', good().replace(/&hash=.*/, ''), 'init_data_unreadable'],
    ['without a user', sign({ auth_date: issued(60) }), 'init_data_unreadable'],
    ['of a bot', sign({ user: user({ is_bot: true }), auth_date: issued(60) }), 'init_data_unreadable'],
    ['with an id that is no number', sign({ user: user({ id: '5' }), auth_date: issued(60) }), 'init_data_unreadable'],
    [
      'with an id beyond what JavaScript counts',
      sign({ user: '{"id":9007199254740993,"first_name":"x"}', auth_date: issued(60) }),
      'init_data_unreadable',
    ],
    ['without a time', sign({ user: user() }), 'init_data_unreadable'],
    ['with a time that is no number', sign({ user: user(), auth_date: '1e9' }), 'init_data_unreadable'],
    ['from the future', sign({ user: user(), auth_date: issued(-600) }), 'init_data_from_future'],
    ['from the year 9999', sign({ user: user(), auth_date: '253402300799' }), 'init_data_from_future'],
    ['from beyond any calendar', sign({ user: user(), auth_date: '99999999999999' }), 'init_data_unreadable'],
    ['that is too old', sign({ user: user(), auth_date: issued(day + 60) }), 'init_data_expired'],
    [
      'that is too old, of another bot',
      sign({ user: user(), auth_date: issued(day + 60) }, '1:other'),
      'init_data_forged',
    ],
  ])('%s', (_what, initData, reason) => {
    expect(readInitData(initData, botToken, day, now)).toEqual({ failure: expect.any(String), reason });
  });

  test('of a clock that is a little ahead somebody does', () => {
    expect(read({ user: user(), auth_date: issued(-60) })).toMatchObject({ id: '5' });
  });
});

describe("by Telegram's own signature initData for this bot is recognised", () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const withSignature = (botId: string) => {
    const fields = { user: user(), auth_date: issued(60) };
    const lines = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
    const signed = Buffer.from([`${botId}:WebAppData`, ...lines.toSorted()].join('\n'));
    return { ...fields, signature: signWith(null, signed, privateKey).toString('base64url') };
  };
  const ownId = botToken.split(':')[0]!;
  const reasonOf = (initData: string) => readInitData(initData, botToken, day, now, [publicKey]);

  test('one that another token of this bot signed says so', () => {
    const initData = sign(withSignature(ownId), `${ownId}:replaced`);
    expect(reasonOf(initData)).toMatchObject({ reason: 'init_data_of_other_token' });
  });

  test('one of another bot, and one that was altered, do not', () => {
    expect(reasonOf(sign(withSignature('7'), '7:other'))).toMatchObject({ reason: 'init_data_forged' });
    const altered = sign(withSignature(ownId), `${ownId}:replaced`).replace('Aziza', 'Bobur');
    expect(reasonOf(altered)).toMatchObject({ reason: 'init_data_forged' });
  });

  test('a good signature of Telegram alone lets nobody in', () => {
    const initData = `${sign(withSignature(ownId)).replace(/hash=[0-9a-f]{64}/, `hash=${'0'.repeat(64)}`)}`;
    expect(reasonOf(initData)).toMatchObject({ reason: 'init_data_of_other_token' });
  });
});
