import { randomBytes } from 'node:crypto';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import {
  countKeyBytes,
  fingerprint,
  getKeyPrefix,
  hashApiKey,
  listStandardKeys,
  newApiKey,
  newWebhookSecret,
  open,
  readWebhookSecret,
  seal,
} from '../src/secrets.ts';

const key = randomBytes(32);
const context = 'marketplaces:uzum:webhook_secret';

property.prop([fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })])(
  'what was sealed opens to the same text in the same place',
  (text, place) => {
    expect(open(key, seal(key, text, place), place)).toBe(text);
  },
);

test('the same text is sealed differently each time and does not show', () => {
  const sealed = seal(key, 'a-secret', context);
  expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/);
  expect(sealed).not.toBe(seal(key, 'a-secret', context));
  expect(sealed).not.toContain(Buffer.from('a-secret').toString('base64url'));
});

test('a sealed text that was copied to another row does not open', () => {
  const sealed = seal(key, 'a-secret', context);
  expect(() => open(key, sealed, 'marketplaces:ozon:webhook_secret')).toThrow('was altered, or belongs to another row');
});

test('a sealed text with one character changed does not open', () => {
  const sealed = seal(key, 'a-secret', context);
  for (let index = sealed.lastIndexOf('.') + 1; index < sealed.length - 1; index += 1) {
    const altered = sealed.slice(0, index) + (sealed[index] === 'A' ? 'B' : 'A') + sealed.slice(index + 1);
    expect(() => open(key, altered, context)).toThrow('was altered, or belongs to another row');
  }
});

test('another encryption key is named as the reason, with both ids', () => {
  const sealed = seal(key, 'a-secret', context);
  const id = sealed.split('.')[1];
  expect(() => open(randomBytes(32), sealed, context)).toThrow(
    new RegExp(`another key \\(id ${id}; OMBOR_ENCRYPTION_KEY has id [0-9a-f]{8}\\)`),
  );
});

test('a text that was never sealed is refused as such', () => {
  expect(() => open(key, 'plain', context)).toThrow('does not have the form that Ombor writes');
});

test('fingerprints are equal for equal secrets under one key only', () => {
  expect(fingerprint(key, 'a')).toBe(fingerprint(key, 'a'));
  expect(fingerprint(key, 'a')).not.toBe(fingerprint(key, 'b'));
  expect(fingerprint(key, 'a')).not.toBe(fingerprint(randomBytes(32), 'a'));
  expect(fingerprint(key, 'a')).toMatch(/^[0-9a-f]{64}$/);
});

test('API keys carry 72 random bytes, and their hash is SHA-256', () => {
  const apiKey = newApiKey();
  expect(apiKey).toMatch(/^ombor_[\w-]{96}$/);
  expect(newApiKey()).not.toBe(apiKey);
  expect(hashApiKey('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(getKeyPrefix(apiKey)).toBe(apiKey.slice(0, 12));
});

test('a new webhook secret suits the Standard Webhooks form: whsec_ and 64 bytes in base64', () => {
  const secret = newWebhookSecret();
  expect(Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).toHaveLength(64);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{86}==$/);
});

property.prop([fc.string({ minLength: 32, maxLength: 200 })])(
  'of a key never more than an eighth is shown, and at most 12 characters',
  (apiKey) => {
    const prefix = getKeyPrefix(apiKey);
    expect(prefix.length).toBeLessThanOrEqual(Math.min(12, apiKey.length / 8));
    expect(apiKey.startsWith(prefix)).toBe(true);
  },
);

const bytes = Buffer.from('0123456789abcdef??>>ABCD');
const encoded = bytes.toString('base64');

test.each([
  ['as it is made', `whsec_${encoded}`, `whsec_${encoded}`],
  ['with spaces and line breaks around it', ` \u00a0whsec_${encoded}\r\n`, `whsec_${encoded}`],
  ['with the version that some services put before it', `v1,whsec_${encoded}`, `whsec_${encoded}`],
  ['in base64url', `whsec_${bytes.toString('base64url')}`, `whsec_${bytes.toString('base64url')}`],
  ['without whsec_', encoded, encoded],
  ['as a text of its own', 'not-base64:16byte', 'not-base64:16byte'],
])('a webhook secret %s is accepted', (_how, pasted, secret) => {
  expect(readWebhookSecret(pasted)).toEqual({ secret });
});

test.each([
  ['whsec_', 'must have base64 after whsec_'],
  ['whsec_AA==', 'is too short: 1 bytes, expected at least 16'],
  [`whsec_${Buffer.alloc(15, 7).toString('base64')}`, 'is too short: 15 bytes'],
  ['fifteen!fifteen', 'is too short: 15 bytes'],
  // It may mean its bytes in base64, of which there are 15.
  ['abcdefghijklmnopqrst', 'is too short: 15 bytes'],
  [`whsec_${encoded.slice(0, -3)}`, 'it may be cut off'],
  [`whsec_${encoded}!`, 'must have base64 after whsec_'],
  [`whsec_${encoded} whsec_${encoded}`, 'must not contain spaces'],
  [
    `whsec_${encoded.slice(0, 8)}\u200b${encoded.slice(8)}`,
    'must not contain spaces, line breaks or invisible characters',
  ],
  [`"whsec_${encoded}"`, 'must not be in quotes'],
  [`WEBHOOK_SECRET=whsec_${encoded}`, 'must begin with whsec_'],
  [`WHSEC_${encoded}`, 'must begin with whsec_'],
  [`whpk_${encoded}`, 'is an asymmetric key'],
  [`whsk_${encoded}`, 'is an asymmetric key'],
  ['x'.repeat(501), 'at most 500 characters'],
])('the webhook secret %j is refused with the reason, without the secret', (pasted, reason) => {
  const read = readWebhookSecret(pasted);
  expect(read).toEqual({ fault: expect.stringContaining(reason) });
  expect(JSON.stringify(read)).not.toContain(encoded.slice(0, 12));
});

property.prop([fc.string({ unit: 'grapheme' })])('no secret is ever used as an empty key', (secret) => {
  if (secret === '') return;
  expect(countKeyBytes(secret)).toBeGreaterThan(0);
  const read = readWebhookSecret(secret);
  if ('secret' in read) expect(countKeyBytes(read.secret)).toBeGreaterThanOrEqual(16);
});

test('whsec_ alone, stored by an earlier release, is used as its text only', () => {
  expect(listStandardKeys('whsec_')).toEqual([Buffer.from('whsec_')]);
});
