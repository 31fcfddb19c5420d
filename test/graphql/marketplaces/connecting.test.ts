import { beforeAll, describe, expect, test } from 'vitest';
import { wideLimits } from '../../../src/simulator/limits.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { liftLimits } from '../../support/limits.ts';
import { useSimulator } from '../../support/simulator.ts';
import { until } from '../../support/until.ts';

const places = ['uzum', 'wildberries', 'ozon', 'yandex_market', 'test'] as const;
type Place = (typeof places)[number];

const db = useDatabase();
const simulator = useSimulator({ limits: wideLimits });
const app = useApp(db, { env: { SWEEP_INTERVAL_MS: '200' } });
beforeAll(async () => {
  await liftLimits(db.sql);
});

interface Answer {
  __typename: string;
  message?: string;
  httpStatus?: number | null;
  marketplace?: { paused: boolean; accountMissing: string[] };
}

async function connect(place: Place, code: string, over: { settings?: object; credentials?: object } = {}) {
  const { adapter, settings, credentials } = simulator.connections[place];
  const input = {
    code,
    name: code,
    adapter,
    settings: { ...settings, ...over.settings },
    credentials: { ...credentials, ...over.credentials },
    currency: 'UZS',
  };
  const { connectMarketplace } = await app.query<{ connectMarketplace: Answer }>(
    `mutation ($input: ConnectMarketplaceInput!) { connectMarketplace(input: $input) { __typename
      ... on ConnectMarketplacePayload { marketplace { paused accountMissing } } ... on Error { message }
      ... on MarketplaceRefusedError { httpStatus } } }`,
    { input },
  );
  return connectMarketplace;
}

async function ask(field: string, input: object): Promise<Answer> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  const data = await app.query<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ... on Error { message } ... on MarketplaceRefusedError { httpStatus } } }`,
    { input },
  );
  return data[field]!;
}

const isStored = async (code: string) => (await db.sql`select 1 from marketplaces where code = ${code}`).length === 1;

describe.each(places)('connecting %s', (place) => {
  const secret = Object.keys({ uzum: 0, wildberries: 0, test: 0 }).includes(place) ? 'token' : 'apiKey';

  test('with a good key connects it, paused, with nothing missing', async () => {
    expect(await connect(place, place)).toMatchObject({
      __typename: 'ConnectMarketplacePayload',
      marketplace: { paused: true, accountMissing: [] },
    });
  });

  test.skipIf(place === 'test')(
    'with a wrong key says that it was refused, without the key, and stores nothing',
    async () => {
      const wrong = place === 'yandex_market' ? 'ACMA:canary-key' : 'canary-key';
      const refused = await connect(place, `${place}-wrong`, { credentials: { [secret]: wrong } });
      expect(refused).toMatchObject({ __typename: 'MarketplaceRefusedError' });
      expect([401, 403, 404]).toContain(refused.httpStatus);
      expect(refused.message).toMatch(new RegExp(`^${place}-wrong refused the credentials: `));
      expect(JSON.stringify(refused)).not.toContain('canary');
      expect(await isStored(`${place}-wrong`)).toBe(false);
    },
  );

  test('while it is down is possible: it stays paused, and its key is tried before anything is sent', async () => {
    const market = simulator.marketplaces[place];
    market.faults.status5xx = true;
    expect(await connect(place, `${place}-down`)).toMatchObject({ __typename: 'ConnectMarketplacePayload' });
    market.faults.status5xx = false;
    expect(await ask('resumeMarketplace', { marketplace: `${place}-down` })).toMatchObject({
      __typename: 'ResumeMarketplacePayload',
    });
  });
});

test('a warehouse of another account is named with those that there are', async () => {
  expect(await connect('wildberries', 'wb-warehouse', { settings: { warehouseId: '1' } })).toMatchObject({
    __typename: 'MarketplaceRefusedError',
    message: expect.stringMatching(/The account has no warehouse 1; set warehouseId to one of: 658434/),
  });
  expect(await connect('ozon', 'ozon-warehouse', { settings: { warehouseId: '1' } })).toMatchObject({
    __typename: 'MarketplaceRefusedError',
    message: expect.stringContaining('22142605386000'),
  });
  expect(await isStored('wb-warehouse')).toBe(false);
});

test('what an account needs besides its settings is found and stored: stock methods of a cabinet without groups', async () => {
  const { switches } = simulator.marketplaces.yandex_market;
  switches.hasNoGroups = true;
  expect(await connect('yandex_market', 'ym-v3')).toMatchObject({
    __typename: 'ConnectMarketplacePayload',
    marketplace: { accountMissing: [] },
  });
  const [stored] = await db.sql`select settings from marketplaces where code = 'ym-v3'`;
  const { settings } = simulator.connections.yandex_market;
  expect(stored?.settings).toEqual({ ...settings, stockMethods: 'v3', warehouseId: '1' });
});

test('a marketplace that was connected before says what it needs, and new settings find it', async () => {
  const { switches } = simulator.marketplaces.yandex_market;
  switches.hasNoGroups = false;
  await connect('yandex_market', 'ym-older');
  switches.hasNoGroups = true;
  await ask('resumeMarketplace', { marketplace: 'ym-older' });
  const state = () => db.sql`select settings, account_missing from marketplaces where code = 'ym-older'`;
  expect((await state())[0]?.accountMissing).toEqual([
    expect.stringContaining('settings.stockMethods to "v3"'),
    expect.stringContaining('settings.warehouseId to "1"'),
  ]);
  const { settings } = simulator.connections.yandex_market;
  expect(await ask('updateMarketplace', { marketplace: 'ym-older', settings })).toMatchObject({
    __typename: 'UpdateMarketplacePayload',
  });
  switches.hasNoGroups = false;
  expect((await state())[0]?.settings).toMatchObject({ stockMethods: 'v3', warehouseId: '1' });
});

test('a key without the right to set stock is refused with what to do', async () => {
  const { switches } = simulator.marketplaces.ozon;
  switches.lacksStockRole = true;
  const refused = await connect('ozon', 'ozon-reader');
  switches.lacksStockRole = false;
  expect(refused).toMatchObject({ __typename: 'MarketplaceRefusedError' });
  expect(refused.message).toContain('/v2/products/stocks');
});

test('a key that ended since is told on resume, and the marketplace stays paused', async () => {
  const market = simulator.marketplaces.wildberries;
  const { token } = simulator.connections.wildberries.credentials;
  await connect('wildberries', 'wb-ended');
  Object.assign(market, { token: 'another' });
  const refused = await ask('resumeMarketplace', { marketplace: 'wb-ended' });
  Object.assign(market, { token });
  expect(refused).toMatchObject({ __typename: 'MarketplaceRefusedError', httpStatus: 401 });
  expect(await db.sql`select paused from marketplaces where code = 'wb-ended'`).toEqual([{ paused: true }]);
});

test('a key that is about to end raises an alert as soon as the marketplace runs, and another key ends it', async () => {
  const market = simulator.marketplaces.ozon;
  const alerts = () =>
    db.sql<{ daysLeft: number; open: boolean }[]>`
      select (parameters ->> 'daysLeft')::int as days_left, resolved_at is null as open from alerts a
      join marketplaces m on m.id = a.marketplace_id where m.code = 'ozon-ending' and kind = 'credential_expires'`;
  market.keyExpiresAt = new Date(Date.now() + 2 * 86_400_000);
  await connect('ozon', 'ozon-ending');
  await ask('resumeMarketplace', { marketplace: 'ozon-ending' });
  await until(alerts, (rows) => rows.length === 1 && rows[0]!.open && rows[0]!.daysLeft === 3);
  market.keyExpiresAt = new Date(Date.now() + 180 * 86_400_000);
  const { credentials } = simulator.connections.ozon;
  expect(await ask('updateMarketplace', { marketplace: 'ozon-ending', credentials })).toMatchObject({
    __typename: 'UpdateMarketplacePayload',
  });
  await db.sql`update marketplace_leases set account_asked_at = now() - interval '1 minute'`;
  await until(alerts, (rows) => rows.length === 1 && !rows[0]!.open);
});
