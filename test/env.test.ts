import { expect, test } from 'vitest';
import { parseEnv } from '../src/env.ts';

const key = Buffer.alloc(32, 7).toString('base64');

test('an empty environment gives the documented defaults', () => {
  expect(parseEnv({})).toEqual({
    databaseUrl: undefined,
    databaseDir: '.ombor/postgres',
    host: '127.0.0.1',
    port: 4000,
    publicUrl: undefined,
    ownerKey: undefined,
    encryptionKey: undefined,
    telegramBotToken: undefined,
    telegramInitDataMaxAgeS: 86_400,
    allowedOrigins: [],
    allowPrivateNetworks: true,
    baseCurrency: 'UZS',
    businessTimeZone: 'Asia/Tashkent',
    store: { holdMinutes: 30, maxOpenOrders: 5, maxOpenUnits: 20, maxOrdersPerHour: 20 },
    metricsToken: undefined,
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

test('lists and addresses are read into the form that is compared with', () => {
  const env = parseEnv({
    ALLOWED_ORIGINS: 'https://shop.uz, http://localhost:3000',
    PUBLIC_URL: 'https://stock.shop.uz/',
  });
  expect(env.allowedOrigins).toEqual(['https://shop.uz', 'http://localhost:3000']);
  expect(env.publicUrl).toBe('https://stock.shop.uz');
});

test('every fault is reported in one message, with what it was and what is wanted', () => {
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
    SWEEP_INTERVAL_MS: '-1',
    WORKER_CONCURRENCY: '0',
    PUSH_CONCURRENCY: '1e9',
  };
  const message = getMessage(() => parseEnv(wrong));
  expect(message).toMatch(/^The environment has 16 faults:\n/);
  expect(message).toContain('OMBOR_ENCRYPTION_KEY is not set: with DATABASE_URL it must be');
  expect(message).toContain('PORT is "70000": wanted a whole number from 0 to 65535 (0 = any free port)');
  expect(message).toContain('BUSINESS_TIME_ZONE is "+05:00": wanted an IANA time zone such as Asia/Tashkent');
  for (const name of Object.keys(wrong)) expect(message).toContain(`\n  ${name} is `);
});

test('the value of a secret never stands in the message', () => {
  const wrong = {
    DATABASE_URL: 'mysql://root:hunter2@db/shop',
    OMBOR_OWNER_KEY: 'canary owner',
    OMBOR_ENCRYPTION_KEY: 'canary-encryption',
    TELEGRAM_BOT_TOKEN: 'canary bot',
    METRICS_TOKEN: 'canary metr',
  };
  const message = getMessage(() => parseEnv(wrong));
  expect(message).toContain('The environment has 5 faults');
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
