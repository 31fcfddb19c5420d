import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
const sealedPattern = /^v1\.([0-9a-f]{8})\.([\w-]{16})\.([\w-]{22,})$/;

/**
 * Encrypts a text for storage: `v1.<key id>.<iv>.<ciphertext and tag>`. `context` names where it is stored, such as
 * `marketplaces:uzum:webhook_secret`, and is needed again to open it: copied into another row it is useless.
 */
export function seal(key: Buffer, plaintext: string, context: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, checkLength(key), iv);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `v1.${getKeyId(key)}.${iv.toString('base64url')}.${body.toString('base64url')}`;
}

/** Decrypts what `seal` returned. Throws an Error that says which key is needed, or that the text was altered or moved. */
export function open(key: Buffer, sealed: string, context: string): string {
  const [, keyId, iv, body] = sealedPattern.exec(sealed) ?? [];
  if (!keyId || !iv || !body)
    throw new Error(`The stored secret of ${context} does not have the form that Ombor writes.`);
  if (keyId !== getKeyId(key)) {
    throw new Error(
      `The stored secret of ${context} was encrypted with another key (id ${keyId}; OMBOR_ENCRYPTION_KEY has id ${getKeyId(key)}).`,
    );
  }
  const bytes = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, 'base64url'), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new Error(`The stored secret of ${context} was altered, or belongs to another row.`, { cause: error });
  }
}

/** 64 hex characters, equal for equal secrets and meaningless without the key: to check that no two marketplaces share one. */
export function fingerprint(key: Buffer, secret: string): string {
  return createHmac('sha256', checkLength(key)).update(`fingerprint:${secret}`).digest('hex');
}

/** A new API key: `ombor_` and 32 random bytes in base64url. Shown once, stored as its hash only. */
export function newApiKey(): string {
  return `ombor_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of an API key. Plain SHA-256 is enough: 32 random bytes cannot be guessed. */
export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** The beginning of an API key, by which people distinguish keys. */
export function getKeyPrefix(key: string): string {
  return key.slice(0, 12);
}

/**
 * A new webhook secret: `whsec_` and 64 random bytes in base64, as Standard Webhooks has it. That form signs with the
 * decoded bytes; the form `X-Webhook-Signature` signs with the bytes of the whole text, `whsec_` included.
 */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(64).toString('base64')}`;
}

/** The beginning of a webhook secret, by which people distinguish secrets: never more than an eighth of it. */
export function getSecretPrefix(secret: string): string {
  return secret.slice(0, Math.floor(secret.length / 8));
}

function getKeyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

function checkLength(key: Buffer): Buffer {
  if (key.length !== keyBytes) throw new Error(`An encryption key has ${keyBytes} bytes, this one has ${key.length}.`);
  return key;
}
