import { BlockList } from 'node:net';
import { z } from 'zod';
import { backupVariables, secretBackupVariables, toBackups } from './backup-settings.ts';
import { callerLimitVariables, storeVariables, toCallerLimits, toStore } from './caller-limits.ts';
import { findUnread, type UnreadVariable } from './env-names.ts';
import { listProblems } from './env-problems.ts';
import {
  readBoolean,
  readChatIds,
  readCurrency,
  readEncryptionKey,
  readHeaderNames,
  readHttpUrl,
  readInteger,
  readKey,
  readNetworks,
  readOrigins,
  readPostgresUrl,
  readTimeZone,
  readTrustedDocuments,
  variable,
} from './env-readers.ts';
import { readQuietHours } from './quiet-hours.ts';
import { retentionVariables, toRetention } from './retention-settings.ts';

const variables = z.object({
  DATABASE_URL: variable('a URL that begins with postgres://', readPostgresUrl).optional(),
  DATABASE_SUPERUSER_URL: variable('a URL that begins with postgres://', readPostgresUrl).optional(),
  DATABASE_CONNECTIONS: variable('a whole number from 3 to 500', readInteger(3, 500)).default(20),
  DATABASE_DIR: variable('a directory', (text) => text).default('.ombor/postgres'),
  HOST: variable('a host name or address to listen on', (text) => text).default('127.0.0.1'),
  PORT: variable('a whole number from 0 to 65535 (0 = any free port)', readInteger(0, 65_535)).default(4000),
  PUBLIC_URL: variable('the http or https address at which others reach Ombor', readHttpUrl).optional(),
  OMBOR_OWNER_KEY: variable(
    'at least 32 characters without spaces, as `openssl rand -hex 32` prints them',
    readKey(32),
  ).optional(),
  OMBOR_ENCRYPTION_KEY: variable(
    '32 bytes in base64, as `openssl rand -base64 32` prints them',
    readEncryptionKey,
  ).optional(),
  OMBOR_ENCRYPTION_KEY_OLD: variable('32 bytes in base64, the key before', readEncryptionKey).optional(),
  TELEGRAM_BOT_TOKEN: variable('a bot token such as 123456:ABC-DEF, without spaces', readKey(8)).optional(),
  TELEGRAM_INIT_DATA_MAX_AGE_S: variable(
    'a whole number of seconds from 60 to 604800',
    readInteger(60, 604_800),
  ).default(86_400),
  SESSION_DAYS: variable('a whole number of days from 1 to 365', readInteger(1, 365)).default(30),
  JWT_JWKS_URL: variable('the http or https address of a JSON Web Key Set', readHttpUrl).optional(),
  JWT_ISSUER: variable('the `iss` of the identity provider, without spaces', readKey(1)).optional(),
  JWT_AUDIENCE: variable('the `aud` of tokens for Ombor, without spaces', readKey(1)).optional(),
  ...callerLimitVariables,
  TRUSTED_DOCUMENTS: variable(
    'a file with a JSON object of ids and documents, as graphql-codegen writes persisted-documents.json',
    readTrustedDocuments,
  ).optional(),
  TRUSTED_DOCUMENTS_ONLY: variable('false, buyers or true', (text) =>
    (['false', 'buyers', 'true'] as const).find((one) => one === text),
  ).default('false'),
  TRUSTED_PROXIES: variable('addresses or networks such as 10.0.0.0/8, separated by commas', readNetworks).optional(),
  TELEGRAM_API_URL: variable('the http or https address of a Bot API server', readHttpUrl).default(
    'https://api.telegram.org',
  ),
  TELEGRAM_ALERT_CHAT_IDS: variable(
    'ids of Telegram chats such as 123456789 or -1001234567890, separated by commas',
    readChatIds,
  ).default([]),
  TELEGRAM_BOT_ANSWERS: variable('true or false', readBoolean).default(false),
  ALERT_LANGUAGE: variable('uz, ru or en', (text) =>
    (['uz', 'ru', 'en'] as const).find((language) => language === text),
  ).default('en'),
  QUIET_HOURS: variable('two times of the day such as 22:00-08:00', readQuietHours).optional(),
  ALLOWED_ORIGINS: variable(
    'origins such as https://shop.example or https://*.shop.example, separated by commas',
    readOrigins,
  ).default([]),
  ALLOWED_REQUEST_HEADERS: variable('names of HTTP headers, separated by commas', readHeaderNames).default([]),
  ALLOW_PRIVATE_NETWORKS: variable('true or false', readBoolean).optional(),
  BASE_CURRENCY: variable('an ISO 4217 code such as UZS', readCurrency).default('UZS'),
  BUSINESS_TIME_ZONE: variable('an IANA time zone such as Asia/Tashkent', readTimeZone).default('Asia/Tashkent'),
  ...storeVariables,
  METRICS_TOKEN: variable(
    'at least 16 characters without spaces, as `openssl rand -hex 16` prints them',
    readKey(16),
  ).optional(),
  METRICS_PORT: variable('a whole number from 0 to 65535 (0 = any free port)', readInteger(0, 65_535)).optional(),
  ...retentionVariables,
  ...backupVariables,
  LOG_LEVEL: variable('debug, info, warn, error or silent', readLogLevel).default('info'),
  SWEEP_INTERVAL_MS: variable('a whole number of ms from 100 to 600000', readInteger(100, 600_000)).default(5_000),
  WORKER_CONCURRENCY: variable('a whole number from 1 to 100', readInteger(1, 100)).default(8),
  PUSH_CONCURRENCY: variable('a whole number from 1 to 1000', readInteger(1, 1_000)).default(64),
});

const secrets: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'DATABASE_SUPERUSER_URL',
  'OMBOR_OWNER_KEY',
  'OMBOR_ENCRYPTION_KEY',
  'OMBOR_ENCRYPTION_KEY_OLD',
  'TELEGRAM_BOT_TOKEN',
  'METRICS_TOKEN',
  ...secretBackupVariables,
]);

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** How much is logged; `silent` is nothing. */
export type LogLevel = (typeof logLevels)[number];

/** The environment, read and checked. */
export type Env = ReturnType<typeof toEnv>;

type Given = Record<string, string | undefined>;

/**
 * Reads the environment; an empty variable counts as unset. Throws one Error with all problems: the variable, its value (never
 * that of a secret) and what is expected.
 */
export function parseEnv(source: Given = process.env): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = variables.safeParse(given);
  const problems = result.success
    ? []
    : result.error.issues.map((issue) => describeProblem(String(issue.path[0]), given, issue.message));
  problems.push(...listProblems(given));
  if (!result.success || problems.length > 0) {
    const title = `The configuration has ${problems.length} ${problems.length === 1 ? 'error' : 'errors'}:`;
    throw new Error([title, ...problems].join('\n  '));
  }
  return toEnv(result.data);
}

/** Variables that are set and not read, because their names are wrong. */
export function listUnreadVariables(source: Given = process.env): UnreadVariable[] {
  return findUnread(Object.keys(source), Object.keys(variables.shape));
}

function toEnv(data: z.infer<typeof variables>) {
  return {
    /** Undefined: the embedded PostgreSQL in `databaseDir`. */
    databaseUrl: data.DATABASE_URL,
    /** For `prepare-database` only. */
    databaseSuperuserUrl: data.DATABASE_SUPERUSER_URL,
    /** The most connections of one process for requests and tasks; the job queue and live updates have their own. */
    databaseConnections: data.DATABASE_CONNECTIONS,
    databaseDir: data.DATABASE_DIR,
    host: data.HOST,
    port: data.PORT,
    /** Without a slash at its end. */
    publicUrl: data.PUBLIC_URL,
    ownerKey: data.OMBOR_OWNER_KEY,
    /** 32 bytes; undefined only on the embedded database, which keeps its own. */
    encryptionKey: data.OMBOR_ENCRYPTION_KEY,
    /** The key before. */
    oldEncryptionKey: data.OMBOR_ENCRYPTION_KEY_OLD,
    telegramBotToken: data.TELEGRAM_BOT_TOKEN,
    telegramInitDataMaxAgeS: data.TELEGRAM_INIT_DATA_MAX_AGE_S,
    /** So long a session of a buyer stays valid without being used. */
    buyerSessionDays: data.SESSION_DAYS,
    /** Undefined: no tokens are accepted. */
    identityProvider:
      data.JWT_JWKS_URL !== undefined && data.JWT_ISSUER !== undefined && data.JWT_AUDIENCE !== undefined
        ? { jwksUrl: data.JWT_JWKS_URL, issuer: data.JWT_ISSUER, audience: data.JWT_AUDIENCE }
        : undefined,
    ...toCallerLimits(data),
    /** Id → document. */
    trustedDocuments: data.TRUSTED_DOCUMENTS ?? new Map<string, string>(),
    /** Whose operations must be trusted documents. */
    trustedDocumentsOnly: data.TRUSTED_DOCUMENTS_ONLY,
    /** Proxies whose X-Forwarded-For is trusted. */
    trustedProxies: data.TRUSTED_PROXIES ?? new BlockList(),
    ...toBot(data),
    alertLanguage: data.ALERT_LANGUAGE,
    /** In the business's time zone; undefined: there are none. */
    quietHours: data.QUIET_HOURS,
    allowedOrigins: data.ALLOWED_ORIGINS,
    /** Beside those that every client of ours sends; in lower case. */
    allowedRequestHeaders: data.ALLOWED_REQUEST_HEADERS,
    allowPrivateNetworks: data.ALLOW_PRIVATE_NETWORKS ?? data.DATABASE_URL === undefined,
    baseCurrency: data.BASE_CURRENCY,
    businessTimeZone: data.BUSINESS_TIME_ZONE,
    store: toStore(data),
    metricsToken: data.METRICS_TOKEN,
    /** Where `work` answers; undefined: nowhere. */
    metricsPort: data.METRICS_PORT,
    /** In days by kind of row; 0: for ever. */
    retention: toRetention(data),
    ...toBackups(data),
    logLevel: data.LOG_LEVEL,
    sweepIntervalMs: data.SWEEP_INTERVAL_MS,
    workerConcurrency: data.WORKER_CONCURRENCY,
    pushConcurrency: data.PUSH_CONCURRENCY,
  };
}

/** The bot of the shop. */
function toBot(data: z.infer<typeof variables>) {
  return {
    /** Without a slash at its end. */
    telegramApiUrl: data.TELEGRAM_API_URL,
    /** Chats that are notified of alerts; none: nobody is. */
    telegramAlertChatIds: data.TELEGRAM_ALERT_CHAT_IDS,
    /** Whether the bot answers staff, and writes to buyers what became of their orders. */
    telegramBotAnswers: data.TELEGRAM_BOT_ANSWERS,
  };
}

function describeProblem(name: string, given: Given, expected: string): string {
  return `${name} is ${secrets.has(name) ? 'invalid (value not shown)' : JSON.stringify(given[name])}: expected ${expected}`;
}

function readLogLevel(text: string): LogLevel | undefined {
  return logLevels.find((level) => level === text);
}
