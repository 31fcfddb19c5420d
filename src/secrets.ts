import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
const sealedPattern = /^v1\.([0-9a-f]{8})\.([\w-]{16})\.([\w-]{22,})$/;

/** The key that seals, alone or with the one before it, by which what that one sealed is still opened. */
export type SealKeys = Buffer | { present: Buffer; before: Buffer };

const presentOf = (keys: SealKeys): Buffer => (Buffer.isBuffer(keys) ? keys : keys.present);

/**
 * Encrypts a text for storage: `v1.<key id>.<iv>.<ciphertext and tag>`. `context` names where it is stored, such as
 * `marketplaces:uzum:webhook_secret`, and is needed again to open it: copied into another row it is useless.
 */
export function seal(keys: SealKeys, plaintext: string, context: string): string {
  const key = presentOf(keys);
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, checkLength(key), iv);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `v1.${getKeyId(key)}.${iv.toString('base64url')}.${body.toString('base64url')}`;
}

/** Decrypts what `seal` returned. Throws an Error that says which key is needed, or that the text was altered or moved. */
export function open(keys: SealKeys, sealed: string, context: string): string {
  const [, keyId, iv, body] = sealedPattern.exec(sealed) ?? [];
  if (!keyId || !iv || !body)
    throw new Error(`The stored secret of ${context} does not have the form that Ombor writes.`);
  const key = (Buffer.isBuffer(keys) ? [keys] : [keys.present, keys.before]).find((one) => getKeyId(one) === keyId);
  if (!key) {
    throw new Error(
      `The stored secret of ${context} was encrypted with another key (id ${keyId}; OMBOR_ENCRYPTION_KEY has id ${getKeyId(presentOf(keys))}).`,
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

/** Names the key that a text was sealed with; undefined: it is no sealed text. */
export function getSealKeyId(sealed: string): string | undefined {
  return sealedPattern.exec(sealed)?.[1];
}

/** 64 hex characters, equal for equal secrets and meaningless without the key: to check that no two marketplaces share one. */
export function fingerprint(keys: SealKeys, secret: string): string {
  return createHmac('sha256', checkLength(presentOf(keys)))
    .update(`fingerprint:${secret}`)
    .digest('hex');
}

/** A new API key: `ombor_` and 72 random bytes in base64url. Shown once, stored as its hash only. */
export function newApiKey(): string {
  // So long that an eighth of it, which is shown, still tells two keys apart.
  return `ombor_${randomBytes(72).toString('base64url')}`;
}

const sessionPrefix = 'ombor_session_';
const linkPrefix = 'ombor_link_';

/** A new session token, which no API key can look like: those have another length. */
export function newSessionToken(): string {
  return `${sessionPrefix}${randomBytes(48).toString('base64url')}`;
}

/** Whether a text has the form of a session token. */
export function looksLikeSessionToken(text: string): boolean {
  return text.startsWith(sessionPrefix) && /^[\w-]{64}$/.test(text.slice(sessionPrefix.length));
}

/** What stands in a new one-time link. */
export function newLinkToken(): string {
  return `${linkPrefix}${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a session token, or of what stands in a link: they cannot be guessed either. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** By what a session that began by Telegram remembers the bot's token. */
export function hashBotToken(botToken: string): Buffer {
  return createHash('sha256').update(`bot:${botToken}`).digest();
}

/** The token of a bot that does not exist, which only who has the key knows: test buyers sign in by it. */
export function testBotToken(keys: SealKeys): string {
  return `1:${createHmac('sha256', checkLength(presentOf(keys)))
    .update('test bot')
    .digest('base64url')}`;
}

/** What is stored of an API key. Plain SHA-256 is enough: 32 random characters cannot be guessed, and shorter ones are not accepted. */
export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** The beginning of an API key, by which people distinguish keys: at most 12 characters, and never more than an eighth of it. */
export function getKeyPrefix(key: string): string {
  return key.slice(0, Math.min(12, Math.floor(key.length / 8)));
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

/** The fewest bytes of a key that cannot be guessed from a captured delivery. */
const minKeyBytes = 16;
const maxCharacters = 500;

/** A secret to store, or why a text cannot be one: the end of a sentence, without the text itself. */
export type ReadSecret = { secret: string } | { fault: string };

/**
 * Reads a webhook secret as people paste it. Spaces around it and `v1,` before `whsec_`, as some services show it, are left out. What
 * cannot sign anything safely, or was pasted together with something else, is refused.
 */
export function readWebhookSecret(pasted: string): ReadSecret {
  const secret = pasted.trim().replace(/^v1,(?=whsec_)/, '');
  const fault = findFault(secret);
  return fault === undefined ? { secret } : { fault };
}

function findFault(secret: string): string | undefined {
  if (secret.length > maxCharacters) return `at most ${maxCharacters} characters`;
  if (/[\s\p{C}]/u.test(secret))
    return 'must not contain spaces, line breaks or invisible characters: paste the secret alone';
  if (/^["'`\u201c\u00ab]|["'`\u201d\u00bb]$/.test(secret)) return 'must not be in quotes';
  if (/^wh[sp]k_/.test(secret)) return 'is an asymmetric key; expected a symmetric secret, which begins with whsec_';
  if (/whsec_/i.test(secret) && !secret.startsWith('whsec_')) return 'must begin with whsec_: paste the secret alone';
  if (secret.startsWith('whsec_') && decodeBase64(secret.slice('whsec_'.length)) === undefined) {
    return 'must have base64 after whsec_; it may be cut off';
  }
  const bytes = countKeyBytes(secret);
  return bytes < minKeyBytes
    ? `is too short: ${bytes} bytes, expected at least ${minKeyBytes}, as \`openssl rand -base64 32\` prints them: 22 characters are always enough`
    : undefined;
}

/** Bytes of the shortest key that a secret is used as. */
export function countKeyBytes(secret: string): number {
  return Math.min(...listStandardKeys(secret).map((key) => key.length));
}

/**
 * The keys that a sender may sign with by Standard Webhooks: what the secret is in base64, with or without `whsec_`, in either alphabet,
 * with or without `=` at the end; or its text. Never an empty one.
 */
export function listStandardKeys(secret: string): Buffer[] {
  const text = Buffer.from(secret);
  const decoded = decodeBase64(secret.replace(/^whsec_/, ''));
  return decoded ? [decoded, text] : [text];
}

function decodeBase64(text: string): Buffer | undefined {
  const digits = text.replace(/={0,2}$/, '');
  // One digit more than whole bytes have is the rest of something longer.
  if (!/^[A-Za-z0-9+/_-]+$/.test(digits) || digits.length % 4 === 1) return undefined;
  return Buffer.from(digits.replaceAll('-', '+').replaceAll('_', '/'), 'base64');
}

function getKeyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

function checkLength(key: Buffer): Buffer {
  if (key.length !== keyBytes) throw new Error(`An encryption key has ${keyBytes} bytes, this one has ${key.length}.`);
  return key;
}
