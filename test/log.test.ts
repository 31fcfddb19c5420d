import { expect, test } from 'vitest';
import { createLogger, hideSecrets, type LogFields } from '../src/log.ts';

const phone = '+998901234567';
const apiKey = `ombor_${'k'.repeat(43)}`;
const secret = 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=';

function collect(pretty: boolean) {
  const lines: string[] = [];
  const log = createLogger({ level: 'debug', pretty, write: (line) => lines.push(line) });
  return { lines, log };
}

// As a caller would who has a whole row in hand: TypeScript lets extra fields of a variable pass.
const row = { sku: 'PHONE-001', customerPhone: phone, payload: { phone, apiKey }, webhookSecret: secret };
const fields: LogFields = row;

test.each([false, true])('a phone number, key or secret in an object reaches no line (readable: %s)', (pretty) => {
  const { lines, log } = collect(pretty);
  log.info(fields, 'Order taken');
  log.child(fields).warn('Child line');
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    expect(line).toContain('PHONE-001');
    expect(line).not.toMatch(/998901234567|ombor_k|whsec_/);
  }
});

test.each([false, true])('not even in the text of an error or a message (readable: %s)', (pretty) => {
  const { lines, log } = collect(pretty);
  const err = Object.assign(new Error(`no order for ${phone} with ${apiKey}`), {
    detail: `Key (phone)=(${phone})`,
    code: '23505',
  });
  log.error({ err, reason: `secret ${secret}` }, `Failed for ${phone}`);
  expect(lines.join('')).toContain('no order for [hidden] with [hidden]');
  expect(lines.join('')).not.toMatch(/998901234567|ombor_k|whsec_/);
});

test('lines are JSON with level, time and message, and an error keeps type, code and stack', () => {
  const { lines, log } = collect(false);
  log.warn({ marketplace: 'uzum', durationMs: 12, err: new RangeError('too much') }, 'Push failed');
  const line: unknown = JSON.parse(lines[0] ?? '');
  expect(line).toMatchObject({
    level: 'warn',
    marketplace: 'uzum',
    durationMs: 12,
    msg: 'Push failed',
    err: { type: 'RangeError' },
  });
  expect(line).toHaveProperty('err.stack', expect.stringContaining('log.test.ts'));
});

test('readable lines show time, level, message and fields on one line', () => {
  const { lines, log } = collect(true);
  log.info({ marketplace: 'uzum', items: 3 }, 'Pushed');
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} .*info .*Pushed marketplace=uzum items=3\n$/);
});

test('ordinary numbers and ids are left alone', () => {
  const text = 'OZON 22142605386000, quantity 50+3, order 998-901, 2026-01-09T10:30:00.000Z';
  expect(hideSecrets(text)).toBe(text);
});
