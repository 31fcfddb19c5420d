import { BlockList } from 'node:net';
import { expect, test } from 'vitest';
import { parseEnv } from '../src/env.ts';

const key = Buffer.alloc(32, 7).toString('base64');

test('an empty environment has the documented defaults', () => {
  expect(parseEnv({})).toEqual({
    databaseUrl: undefined,
    databaseConnections: 20,
    databaseDir: '.ombor/postgres',
    host: '127.0.0.1',
    port: 4000,
    publicUrl: undefined,
    ownerKey: undefined,
    encryptionKey: undefined,
    telegramBotToken: undefined,
    telegramApiUrl: 'https://api.telegram.org',
    telegramAlertChatIds: [],
    telegramBotAnswers: false,
    alertLanguage: 'en',
    quietHours: undefined,
    telegramInitDataMaxAgeS: 86_400,
    buyerSessionDays: 30,
    identityProvider: undefined,
    staffPointsPerMinute: 30_000_000,
    buyerPointsPerMinute: 600_000,
    failedSignInsPerMinute: 300,
    maxConnectionsPerAddress: 2000,
    maxConnectionsPerBuyer: 20,
    maxConnectionsPerStaff: 1000,
    maxSubscriptionsPerBuyer: 100,
    maxSubscriptionsPerStaff: 20_000,
    maxLivePointsPerBuyer: 500,
    maxMessagesPerSecond: 50,
    maxRefusedPerMinute: 20,
    trustedDocuments: new Map(),
    trustedDocumentsOnly: 'false',
    trustedProxies: expect.any(BlockList) as unknown,
    allowedOrigins: [],
    allowedRequestHeaders: [],
    allowPrivateNetworks: true,
    baseCurrency: 'UZS',
    businessTimeZone: 'Asia/Tashkent',
    store: { holdMinutes: 30, maxOpenOrders: 5, maxOpenUnits: 20, maxOrdersPerHour: 20 },
    metricsToken: undefined,
    metricsPort: undefined,
    retention: { events: 90, sync_logs: 90, drifts: 90, figures: 180, jobs: 30 },
    logLevel: 'info',
    sweepIntervalMs: 5_000,
    workerConcurrency: 8,
    pushConcurrency: 64,
  });
});

test('an empty variable counts as unset', () => {
  expect(parseEnv({ PORT: '', DATABASE_URL: '  ', OMBOR_OWNER_KEY: '' })).toEqual(parseEnv({}));
});

test('private networks are closed to outgoing calls as soon as the database is not the embedded one', () => {
  const production = { DATABASE_URL: 'postgres://ombor:pw@db/ombor', OMBOR_ENCRYPTION_KEY: key };
  expect(parseEnv(production)).toMatchObject({ allowPrivateNetworks: false, encryptionKey: Buffer.alloc(32, 7) });
  expect(parseEnv({ ...production, ALLOW_PRIVATE_NETWORKS: 'true' }).allowPrivateNetworks).toBe(true);
});

test('lists and addresses are read into the form that is compared', () => {
  const env = parseEnv({
    ALLOWED_ORIGINS: 'https://shop.uz, http://localhost:3000, https://*.shop.uz',
    ALLOWED_REQUEST_HEADERS: 'Sentry-Trace, baggage',
    PUBLIC_URL: 'https://stock.shop.uz/',
  });
  expect(env.allowedOrigins).toEqual(['https://shop.uz', 'http://localhost:3000', 'https://*.shop.uz']);
  expect(env.allowedRequestHeaders).toEqual(['sentry-trace', 'baggage']);
  expect(env.publicUrl).toBe('https://stock.shop.uz');
});

test('all errors are reported at once, with the value and what is expected', () => {
  const wrong = {
    DATABASE_URL: 'mysql://root:hunter2@db/shop',
    PORT: '70000',
    PUBLIC_URL: 'stock.shop.uz',
    OMBOR_OWNER_KEY: 'short',
    TELEGRAM_BOT_TOKEN: 'no token',
    TELEGRAM_INIT_DATA_MAX_AGE_S: '1h',
    ALLOWED_ORIGINS: 'https://shop.uz/path',
    ALLOW_PRIVATE_NETWORKS: 'yes',
    BASE_CURRENCY: 'SUM',
    BUSINESS_TIME_ZONE: '+05:00',
    METRICS_TOKEN: 'short',
    LOG_LEVEL: 'loud',
    DATABASE_CONNECTIONS: '2',
    SWEEP_INTERVAL_MS: '-1',
    WORKER_CONCURRENCY: '0',
    PUSH_CONCURRENCY: '1e9',
  };
  const message = getMessage(() => parseEnv(wrong));
  expect(message).toMatch(/^The configuration has 17 errors:\n/);
  expect(message).toContain('OMBOR_ENCRYPTION_KEY is required with DATABASE_URL');
  expect(message).toContain('PORT is "70000": expected a whole number from 0 to 65535 (0 = any free port)');
  expect(message).toContain('BUSINESS_TIME_ZONE is "+05:00": expected an IANA time zone such as Asia/Tashkent');
  for (const name of Object.keys(wrong)) expect(message).toContain(`\n  ${name} is `);
});

test.each([31, 32])('an owner key of %i characters', (length) => {
  const read = () => parseEnv({ OMBOR_OWNER_KEY: 'k'.repeat(length) });
  if (length === 32) return expect(read().ownerKey).toHaveLength(32);
  return expect(getMessage(read)).toContain(
    'OMBOR_OWNER_KEY is invalid (value not shown): expected at least 32 characters without spaces, as `openssl rand -hex 32` prints them',
  );
});

test('the settings of alerts are read into chats and minutes of the day', () => {
  const env = parseEnv({
    TELEGRAM_BOT_TOKEN: '123456:a-token',
    TELEGRAM_ALERT_CHAT_IDS: '12345, -1001234567890, 12345',
    ALERT_LANGUAGE: 'uz',
    QUIET_HOURS: '22:00-8:30',
    TELEGRAM_API_URL: 'http://127.0.0.1:8081/',
  });
  expect(env.telegramAlertChatIds).toEqual(['12345', '-1001234567890']);
  expect(env.quietHours).toEqual({ from: 22 * 60, to: 8 * 60 + 30 });
  expect(env).toMatchObject({ alertLanguage: 'uz', telegramApiUrl: 'http://127.0.0.1:8081' });
});

test.each([
  ['TELEGRAM_ALERT_CHAT_IDS', 'Bobur'],
  ['ALERT_LANGUAGE', 'de'],
  ['QUIET_HOURS', '22-8'],
  ['QUIET_HOURS', '25:00-08:00'],
  ['QUIET_HOURS', '08:00-08:00'],
  ['TELEGRAM_API_URL', 'api.telegram.org'],
])('%s of "%s" is an error', (name, value) => {
  expect(getMessage(() => parseEnv({ TELEGRAM_BOT_TOKEN: '123456:a-token', [name]: value }))).toContain(`${name} is `);
});

test('chats for alerts without a bot that writes to them are an error', () => {
  expect(getMessage(() => parseEnv({ TELEGRAM_ALERT_CHAT_IDS: '1' }))).toContain('TELEGRAM_BOT_TOKEN is required');
  expect(getMessage(() => parseEnv({ TELEGRAM_BOT_ANSWERS: 'true' }))).toContain('TELEGRAM_BOT_TOKEN is required');
});

test('the message never contains the value of a secret', () => {
  const wrong = {
    DATABASE_URL: 'mysql://root:hunter2@db/shop',
    OMBOR_OWNER_KEY: 'canary owner',
    OMBOR_ENCRYPTION_KEY: 'canary-encryption',
    TELEGRAM_BOT_TOKEN: 'canary bot',
    METRICS_TOKEN: 'canary metr',
  };
  const message = getMessage(() => parseEnv(wrong));
  expect(message).toContain('The configuration has 5 errors');
  expect(message).not.toMatch(/canary|hunter2/);
});

function getMessage(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('no error was thrown');
}

test('tokens need all three settings, and keys that nobody can alter on the way', () => {
  const database = { DATABASE_URL: 'postgres://x', OMBOR_ENCRYPTION_KEY: `${'A'.repeat(43)}=` };
  const provider = { JWT_JWKS_URL: 'https://id.example/jwks', JWT_ISSUER: 'https://id.example', JWT_AUDIENCE: 'ombor' };
  expect(parseEnv({ ...database, ...provider }).identityProvider).toEqual({
    jwksUrl: 'https://id.example/jwks',
    issuer: 'https://id.example',
    audience: 'ombor',
  });
  expect(() => parseEnv({ JWT_JWKS_URL: 'https://id.example/jwks' })).toThrow(
    /JWT_ISSUER is required[\s\S]*JWT_AUDIENCE is required/,
  );
  expect(() => parseEnv({ ...database, ...provider, JWT_JWKS_URL: 'http://id.example/jwks' })).toThrow(
    /uses http: expected https/,
  );
});

test('allowing only trusted documents without any of them is an error', () => {
  expect(() => parseEnv({ TRUSTED_DOCUMENTS_ONLY: 'buyers' })).toThrow(/TRUSTED_DOCUMENTS is required/);
  expect(() => parseEnv({ TRUSTED_DOCUMENTS: '/nowhere.json' })).toThrow(/TRUSTED_DOCUMENTS is "\/nowhere.json"/);
});

test('proxies are addresses and networks, of both kinds', () => {
  const { trustedProxies } = parseEnv({ TRUSTED_PROXIES: '10.0.0.0/8, ::1' });
  expect([
    trustedProxies.check('10.1.2.3'),
    trustedProxies.check('::1', 'ipv6'),
    trustedProxies.check('11.0.0.1'),
  ]).toEqual([true, true, false]);
  for (const wrong of ['10.0.0.0/33', 'proxy.example', '10.0.0.1/8/8'])
    expect(() => parseEnv({ TRUSTED_PROXIES: wrong })).toThrow(/TRUSTED_PROXIES/);
});
