import { createHmac, timingSafeEqual } from 'node:crypto';
import { listStandardKeys } from '../secrets.ts';

/** The maximum difference between `webhook-timestamp` and our clock, as Standard Webhooks defines it. */
const toleranceS = 300;
const hexPattern = /^[0-9a-f]{64}$/i;
const standardPattern = /^v1,([A-Za-z0-9+/]{43}=)$/;
const idPattern = /^[\x21-\x7e]{1,200}$/;
const timestampPattern = /^\d{1,12}$/;

/** A verified signature: its text, which is stored, the id that it covers, if its form has one, and the secret that made it. */
export interface VerifiedSignature {
  signature: string;
  signedId: string | null;
  secret: string;
}

interface Headers {
  get(name: string): string | null;
}

/**
 * Verifies a delivery against each active secret, in either form: `X-Webhook-Signature` (HMAC-SHA256 of the body in hex, the key
 * is the secret's text) or Standard Webhooks. Returns undefined if anything is missing, malformed, altered, foreign or too old.
 */
export function verifySignature(
  headers: Headers,
  body: Uint8Array,
  secrets: string[],
  now: Date = new Date(),
): VerifiedSignature | undefined {
  if (headers.get('webhook-signature') !== null) return verifyStandard(headers, body, secrets, now);
  const signature = headers.get('x-webhook-signature');
  // Hex decoders skip unknown characters, so altered text would pass: check the pattern first.
  if (signature === null || !hexPattern.test(signature)) return undefined;
  const given = Buffer.from(signature, 'hex');
  const match = secrets.find((secret) => timingSafeEqual(hmac(Buffer.from(secret), body), given));
  return match === undefined ? undefined : { signature, signedId: null, secret: match };
}

function verifyStandard(
  headers: Headers,
  body: Uint8Array,
  secrets: string[],
  now: Date,
): VerifiedSignature | undefined {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  const signature = headers.get('webhook-signature') ?? '';
  if (!idPattern.test(id) || !timestampPattern.test(timestamp)) return undefined;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceS) return undefined;
  const given = signature.split(' ', 10).flatMap((part) => {
    const [, encoded] = standardPattern.exec(part) ?? [];
    return encoded ? [Buffer.from(encoded, 'base64')] : [];
  });
  const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
  const match = secrets.find((secret) =>
    listStandardKeys(secret).some((key) => {
      const expected = hmac(key, content);
      return given.some((candidate) => timingSafeEqual(expected, candidate));
    }),
  );
  return match === undefined ? undefined : { signature, signedId: id, secret: match };
}

function hmac(key: Buffer, content: Uint8Array): Buffer {
  // As a text of bytes: Node makes a key object of a buffer, which takes five times as long as the hash.
  return createHmac('sha256', key.toString('latin1'), { encoding: 'latin1' }).update(content).digest();
}
