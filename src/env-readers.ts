import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** Reads a file of documents: id → text. Undefined when it is missing or has another form. */
export function readTrustedDocuments(path: string): ReadonlyMap<string, string> | undefined {
  try {
    return new Map(Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(path, 'utf8')))));
  } catch {
    return undefined;
  }
}

/** Reads networks such as `10.0.0.0/8, ::1`. Undefined for anything else. */
export function readNetworks(text: string): BlockList | undefined {
  const networks = new BlockList();
  for (const part of text.split(',').map((one) => one.trim())) {
    const [address = '', bits, ...rest] = part.split('/');
    const version = isIP(address);
    const maxBits = version === 6 ? 128 : 32;
    const prefix = bits === undefined ? maxBits : readPrefix(bits, maxBits);
    if (version === 0 || prefix === undefined || rest.length > 0) return undefined;
    networks.addSubnet(address, prefix, version === 6 ? 'ipv6' : 'ipv4');
  }
  return networks;
}

function readPrefix(text: string, maxBits: number): number | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) <= maxBits ? Number(text) : undefined;
}

/** Ids of Telegram chats (users, groups, @channels), each once. */
export function readChatIds(text: string): string[] | undefined {
  const ids = text.split(',').map((id) => id.trim());
  return ids.every((id) => /^(-?[1-9]\d{0,18}|@\w{4,32})$/.test(id)) ? [...new Set(ids)] : undefined;
}

/** A reader of whole numbers within limits. */
export function readInteger(min: number, max: number) {
  return (text: string): number | undefined => {
    const value = Number(text);
    return /^\d+$/.test(text) && value >= min && value <= max ? value : undefined;
  };
}

/** Reads true or false. */
export function readBoolean(text: string): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function readUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Reads a PostgreSQL address. */
export function readPostgresUrl(text: string): string | undefined {
  return ['postgres:', 'postgresql:'].includes(readUrl(text)?.protocol ?? '') ? text : undefined;
}

/** Reads an http(s) address; slashes at its end are removed. */
export function readHttpUrl(text: string): string | undefined {
  return ['http:', 'https:'].includes(readUrl(text)?.protocol ?? '') ? text.replace(/\/+$/, '') : undefined;
}

/** Reads origins of web pages, separated by commas. */
export function readOrigins(text: string): string[] | undefined {
  const origins = text.split(',').map((origin) => origin.trim());
  return origins.every((origin) => isOrigin(origin.replace(/^(https?:\/\/)\*\.(?=[^.]+\.[^.])/, '$1')))
    ? origins
    : undefined;
}

const isOrigin = (text: string): boolean => !!readHttpUrl(text) && readUrl(text)?.origin === text;

/** Reads names of HTTP headers, separated by commas. */
export function readHeaderNames(text: string): string[] | undefined {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  return names.every((name) => /^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(name)) ? names : undefined;
}

/** A reader of secrets with a minimum length, without spaces. */
export function readKey(minLength: number) {
  return (text: string): string | undefined => (text.length >= minLength && !/\s/.test(text) ? text : undefined);
}

/** Reads 32 bytes in base64. */
export function readEncryptionKey(text: string): Buffer | undefined {
  // The pattern first: Buffer.from ignores anything that is not base64.
  return /^[A-Za-z0-9+/]{43}=$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}

/** Reads an ISO 4217 code. */
export function readCurrency(text: string): string | undefined {
  return Intl.supportedValuesOf('currency').includes(text) ? text : undefined;
}

/** Reads an IANA time zone. */
export function readTimeZone(text: string): string | undefined {
  // Intl accepts an offset such as +05:00, but PostgreSQL reads its sign the other way round.
  if (!/^[A-Za-z]/.test(text)) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    return undefined;
  }
}

/** A variable of the environment: `read` turns its text into a value, or returns undefined when it is not what is `expected`. */
export function variable<T>(expected: string, read: (text: string) => T | undefined) {
  return z.string().transform((text, context): T => {
    const value = read(text.trim());
    if (value !== undefined) return value;
    context.issues.push({ code: 'custom', message: expected, input: text });
    return z.NEVER;
  });
}
