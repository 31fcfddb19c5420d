import { pino } from 'pino';
import type { LogLevel } from './env.ts';
import { toPrintable } from './printable.ts';

/** Every field that a log line may have; others are dropped, so that nobody logs customer data by accident. */
const loggedFields = [
  'attempt',
  'bytes',
  'code',
  'connections',
  'count',
  'cursor',
  'delayMs',
  'durationMs',
  'event',
  'host',
  'httpStatus',
  'items',
  'jobId',
  'keyPrefix',
  'kind',
  'latencyMs',
  'marketplace',
  'marketplaceId',
  'method',
  'operation',
  'orderId',
  'outcome',
  'path',
  'port',
  'productId',
  'products',
  'pushId',
  'reason',
  'requestId',
  'role',
  'signal',
  'sku',
  'state',
  'step',
  'subscribers',
  'task',
  'url',
  'version',
  'webhookId',
] as const;

type LoggedField = (typeof loggedFields)[number];
type LoggedValue = string | number | bigint | boolean | null | undefined | readonly (string | number)[];

/** Fields of a log line; of the error in `err`, type, code, message and stack are kept. */
export type LogFields = Partial<Record<LoggedField, LoggedValue>> & { err?: unknown };

/** Writes a line at one level: a message, or fields and a message. */
export interface LogMethod {
  (message: string): void;
  (fields: LogFields, message: string): void;
}

/** The log of the process; `child` returns one that adds the fields to every line. */
export interface Logger {
  debug: LogMethod;
  info: LogMethod;
  warn: LogMethod;
  error: LogMethod;
  child(fields: LogFields): Logger;
}

export interface LoggerOptions {
  level: LogLevel;
  /** True: lines for people (a terminal); false: one JSON object per line. */
  pretty: boolean;
  /** Where lines go; by default standard error, since standard output is for results. */
  write?: (line: string) => void;
}

const allowed: ReadonlySet<string> = new Set(loggedFields);
const maxTextLength = 2_000;
const maxListed = 50;
// A last check of texts by others, mostly errors: phone numbers, our API keys, webhook secrets, bearer and bot tokens.
const secretPattern = /\+\d[\d ()-]{7,18}\d|ombor_[\w-]{20,}|whsec_[\w+/=-]+|Bearer [\w.~+/=-]+|\b\d{6,}:[\w-]{30,}/g;

/** A logger that writes only the listed fields, cut to a maximum length. */
export function createLogger(options: LoggerOptions): Logger {
  const write = options.write ?? ((line: string) => void process.stderr.write(line));
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      formatters: { level: (label) => ({ level: label }), log: keepAllowed, bindings: keepAllowed },
    },
    { write: (line: string) => write(hideSecrets(options.pretty ? toPrintable(toReadable(line)) : line)) },
  );
}

/** The text with everything that looks like a phone number, key or token replaced. */
export function hideSecrets(text: string): string {
  return text.replaceAll(secretPattern, '[hidden]');
}

function keepAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'err') kept.err = value;
    else if (allowed.has(name) && isPlain(value)) kept[name] = shorten(value);
    else if (allowed.has(name) && Array.isArray(value))
      kept[name] = value.slice(0, maxListed).filter(isPlain).map(shorten);
  }
  return kept;
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
}

function shorten(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'string' ? value.slice(0, maxTextLength) : value;
}

// Not the error's own fields: PostgreSQL puts the values of the offending row into `detail`.
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error).slice(0, maxTextLength) };
  return {
    type: error.name,
    ...('code' in error ? { code: String(error.code) } : {}),
    message: error.message.slice(0, maxTextLength),
    stack: error.stack?.slice(0, 2 * maxTextLength),
  };
}

const colours: Record<string, string> = { debug: '\x1b[2m', info: '\x1b[32m', warn: '\x1b[33m', error: '\x1b[31m' };

function toReadable(line: string): string {
  const { level, time, msg, err, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const clock = String(time).slice(11, 23);
  const rest = Object.entries(fields).map(
    ([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const head = `${clock} ${colours[String(level)] ?? ''}${String(level).padEnd(5)}\x1b[0m ${String(msg ?? '')}${rest.join('')}\n`;
  if (typeof err !== 'object' || err === null) return head;
  const text = 'stack' in err ? err.stack : 'message' in err ? err.message : '';
  return `${head}${String(text).replace(/^/gm, '    ')}\n`;
}
