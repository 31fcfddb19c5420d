import { randomBytes } from 'node:crypto';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { fingerprint, getKeyPrefix, hashApiKey, newApiKey, newWebhookSecret, open, seal } from '../src/secrets.ts';

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

test('API keys carry 32 random bytes, and their hash is SHA-256', () => {
  const apiKey = newApiKey();
  expect(apiKey).toMatch(/^ombor_[\w-]{43}$/);
  expect(newApiKey()).not.toBe(apiKey);
  expect(hashApiKey('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(getKeyPrefix(apiKey)).toBe(apiKey.slice(0, 12));
});

test('a new webhook secret suits the Standard Webhooks form: whsec_ and 64 bytes in base64', () => {
  const secret = newWebhookSecret();
  expect(Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).toHaveLength(64);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{86}==$/);
});
