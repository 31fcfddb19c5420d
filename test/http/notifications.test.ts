import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';

const secret = 'whsec_c2VjcmV0L3dpdGgrc2lnbnM/Pj8+';
const secretInPath = 'c2VjcmV0L3dpdGgrc2lnbnM_Pj8-';
const db = useDatabase();
// No worker: the jobs stay to be looked at.
const app = useApp(db, { role: 'api', env: { TRUSTED_PROXIES: '127.0.0.1' } });
beforeAll(async () => {
  const common = { type: 'API', currency: 'RUB', orderPollSeconds: 600 };
  const ozon = { adapter: 'ozon', credentials: { clientId: '12345', apiKey: 'key' }, webhookSecret: secret };
  const yandex = { adapter: 'yandex_market', credentials: { apiKey: 'ACMA:key' } };
  const notificationSources = ['127.0.0.1', '10.1.0.0/16'];
  await connect({
    ...common,
    ...ozon,
    code: 'ozon',
    name: 'OZON',
    settings: { warehouseId: '1', notificationSources },
  });
  await connect({
    ...common,
    ...ozon,
    code: 'ozon_far',
    name: 'Far',
    webhookSecret: null,
    settings: { warehouseId: '1' },
  });
  const settings = { campaignId: '987', businessId: '1', notificationSources };
  await connect({ ...common, ...yandex, code: 'yandex', name: 'Yandex', settings });
  await connect({
    ...common,
    code: 'uzum',
    name: 'Uzum',
    adapter: 'uzum',
    settings: {},
    credentials: { token: 'token' },
  });
});

async function connect(input: Record<string, unknown>): Promise<void> {
  await app.query(
    `mutation ($input: ConnectMarketplaceInput!) { connectMarketplace(input: $input) { __typename ... on Error { message } } }`,
    { input },
  );
}

async function send(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const to = (code: string, rest = '') => `/webhooks/marketplaces/${code}/notifications${rest}`;
const posting = { message_type: 'TYPE_NEW_POSTING', posting_number: '24219509-0020-1', seller_id: 12345 };
const rowsOf = (code: string) => db.sql`
  select event_type, status, origin, payload from marketplace_webhooks w join marketplaces m on m.id = w.marketplace_id
  where m.code = ${code} order by w.id`;
const pollJobs = () => db.sql`
  select payload ->> 'trigger' as trigger from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'poll_orders'`;

test('a type that no database can store is kept as an escape, and answered like any other', async () => {
  const { status } = await send(to('ozon'), { message_type: 'A\u0000B', uuid: 'half \ud800' });
  expect(status).toBe(200);
  expect(await rowsOf('ozon')).toContainEqual(expect.objectContaining({ eventType: 'A\\u0000B', status: 'processed' }));
  await db.sql`delete from marketplace_webhooks where event_type like 'A%'`;
});

test('a ping is answered in the words of the marketplace, and nothing is kept', async () => {
  const { status, body } = await send(to('ozon'), { message_type: 'TYPE_PING', time: '2019-08-24T14:15:22Z' });
  expect(status).toBe(200);
  expect(body).toEqual({ version: expect.any(String), name: expect.any(String), time: expect.any(String) });
  expect(await rowsOf('ozon')).toEqual([]);
});

test('a notification is kept, answered and rings once, however often it is delivered', async () => {
  for (let delivery = 0; delivery < 3; delivery += 1) {
    expect(await send(to('ozon'), posting)).toEqual({ status: 200, body: { result: true } });
  }
  expect(await rowsOf('ozon')).toEqual([
    { eventType: 'TYPE_NEW_POSTING', status: 'processed', origin: 'notification', payload: posting },
  ]);
  expect(await pollJobs()).toEqual([{ trigger: 'webhook' }]);
});

test('a type that nobody knows is answered properly and kept', async () => {
  const unknown = { message_type: 'TYPE_OF_TOMORROW', seller_id: '12345' };
  expect(await send(to('ozon'), unknown)).toEqual({ status: 200, body: { result: true } });
  expect((await rowsOf('ozon')).at(-1)).toMatchObject({ eventType: 'TYPE_OF_TOMORROW', status: 'processed' });
});

test.each([
  ['/notification', {}],
  [`/${secretInPath}`, {}],
  [`/${secretInPath}/notification`, {}],
  [`/${encodeURIComponent(secret)}`, {}],
  ['', { 'x-forwarded-for': '10.1.2.3' }],
])('is taken at ...notifications%s with %o', async (rest, headers) => {
  const ping = { message_type: 'TYPE_PING', time: '2019-08-24T14:15:22Z' };
  expect((await send(to('ozon', rest), ping, headers)).status).toBe(200);
  expect((await send(`/api${to('ozon', rest)}`, ping, headers)).status).toBe(200);
});

test.each([
  ['a wrong secret in the path', to('ozon', '/wrong'), {}],
  ['an address that is none of the marketplace', to('ozon_far'), {}],
  ['an address that only claims to be one', to('ozon'), { 'x-forwarded-for': '10.1.2.3, 203.0.113.9' }],
  ['a marketplace that has no notifications', to('uzum'), {}],
  ['a marketplace that does not exist', to('nowhere'), {}],
])('%s is refused alike, and nothing is written', async (_what, path, headers) => {
  const [before] = await db.sql`select count(*)::int from marketplace_webhooks`;
  expect(await send(path, { ...posting, posting_number: 'X' }, headers)).toMatchObject({
    status: 401,
    body: { error: 'Unknown sender' },
  });
  expect((await db.sql`select count(*)::int from marketplace_webhooks`)[0]).toEqual(before);
});

test('Yandex Market gets its own words, also for what it could not mean', async () => {
  const created = {
    notificationType: 'ORDER_CREATED',
    orderId: 1,
    campaignId: 987,
    createdAt: '2026-01-16T10:09:49.759Z',
  };
  expect(await send(to('yandex', '/notification'), created)).toMatchObject({
    status: 200,
    body: { version: expect.any(String), name: expect.any(String), time: expect.any(String) },
  });
  expect(await send(to('yandex', '/notification'), '[]')).toMatchObject({
    status: 400,
    body: { error: { type: 'WRONG_EVENT_FORMAT' } },
  });
  expect(await rowsOf('yandex')).toMatchObject([{ eventType: 'ORDER_CREATED' }]);
});

test('a body over 64 KiB is refused', async () => {
  expect((await send(to('ozon'), `{"a":"${'x'.repeat(70_000)}"}`)).status).toBe(413);
});

test('the OpenAPI document names the endpoint', async () => {
  const document = (await (await fetch(`${app.url}/openapi.json`)).json()) as { paths: Record<string, unknown> };
  expect(Object.keys(document.paths)).toContain('/webhooks/marketplaces/{code}/notifications/{pathSecret}');
});

test('a notification whose id is too long for an index is kept once, and not asked for again', async () => {
  const uuid = randomBytes(8_000).toString('base64');
  const before = (await rowsOf('ozon')).length;
  for (let n = 0; n < 2; n += 1) expect((await send(to('ozon'), { ...posting, uuid })).status).toBe(200);
  expect(await rowsOf('ozon')).toHaveLength(before + 1);
});

test('a notification whose type is too long for an index is answered like any other', async () => {
  const type = randomBytes(8_000).toString('base64');
  expect((await send(to('ozon'), { message_type: type })).status).toBe(200);
});

test('a compressed notification is refused with 415', async () => {
  const headers = { 'content-encoding': 'gzip' };
  expect((await send(to('ozon'), posting, headers)).status).toBe(415);
});
