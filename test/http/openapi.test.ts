import { createHmac, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { describeApi } from '../../src/http/openapi/document.ts';
import { eventExamples } from '../../src/http/openapi/events.ts';
import { ownerKey, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { type JsonSchema, type NamedSchemas, resolve, valuesOf } from '../support/schema-bodies.ts';

const secret = 'whsec_c2VjcmV0L3dpdGgrc2lnbnM/Pj8+';
const db = useDatabase();
const app = useApp(db, {
  role: 'api',
  env: { METRICS_TOKEN: 'metrics-token-for-tests', TRUSTED_PROXIES: '127.0.0.1' },
});
beforeAll(async () => {
  const input = {
    code: 'shop',
    name: 'Shop',
    adapter: 'ozon',
    currency: 'UZS',
    credentials: { clientId: '12345', apiKey: 'key' },
    settings: { warehouseId: '1', notificationSources: ['127.0.0.1'] },
    webhookSecret: secret,
    supportsWebhooks: true,
    webhookEnabled: true,
  };
  await app.query(
    `mutation ($input: ConnectMarketplaceInput!) { connectMarketplace(input: $input) { __typename ... on Error { message } } }`,
    { input },
  );
});

interface Answer {
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: JsonSchema }>;
}
interface Operation {
  operationId: string;
  responses: Record<string, Answer>;
}
const document = describeApi('/') as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: NamedSchemas };
};
const named = document.components.schemas;
const methods = ['get', 'post', 'options'];
const operations = new Map(
  Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [[operation.operationId, { ...operation, path, method }] as const] : [];
    }),
  ),
);

const address = '/webhooks/marketplaces/stock-update';
const signed = (body: string, type = 'application/json'): RequestInit => ({
  method: 'POST',
  body,
  headers: {
    'content-type': type,
    'x-marketplace-id': 'shop',
    'x-webhook-signature': createHmac('sha256', secret).update(body).digest('hex'),
  },
});
async function deliver(body: unknown) {
  const response = await fetch(`${app.url}${address}`, signed(JSON.stringify(body)));
  return { status: response.status, headers: response.headers, body: (await response.json()) as Received };
}
interface Received {
  received: true;
  applied?: false;
  problem?: { type: string; errors?: { pointer: string; detail: string }[] };
}

/** Without the format of relative addresses, which zod takes for whole ones. */
function toValidator(schema: JsonSchema) {
  const text = JSON.stringify({ ...schema, $defs: named }).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema(JSON.parse(text.replaceAll(',"format":"uri-reference"', '')));
}

/** Holds an answer against the document: its status, type, headers and body. */
async function expectDocumented(operationId: string, response: Response): Promise<void> {
  const { responses } = operations.get(operationId)!;
  const documented = responses[String(response.status)];
  expect(documented, `${operationId} answers ${response.status}`).toBeDefined();
  for (const name of Object.keys(documented!.headers ?? {})) expect(response.headers.get(name), name).not.toBeNull();
  const text = await response.text();
  if (!documented!.content) {
    expect(text).toBe('');
    return;
  }
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  expect(Object.keys(documented!.content)).toContain(type);
  const { schema } = documented!.content[type]!;
  expect(toValidator(schema).safeParse(type.endsWith('json') ? JSON.parse(text) : text).error).toBeUndefined();
}

const notifications = '/webhooks/marketplaces/shop/notifications';
const withSecret = `${notifications}/c2VjcmV0L3dpdGgrc2lnbnM_Pj8-`;
const ping = JSON.stringify({ message_type: 'TYPE_PING', time: '2019-08-24T14:15:22Z' });
const tooLong = `{"a":"${'x'.repeat(70_000)}"}`;
const sale = JSON.stringify(eventExamples.StockUpdated);
const asJson = { 'content-type': 'application/json' };
const graphql = (body: object, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...asJson, ...headers },
  body: JSON.stringify(body),
});

const requests: [operationId: string, status: number, path: string, request: RequestInit][] = [
  ['receiveEvent', 200, address, signed(sale)],
  ['receiveEvent', 200, address, signed('{"event":"order.created"}')],
  ['receiveEvent', 401, address, { method: 'POST', body: sale }],
  ['receiveEvent', 413, address, signed(tooLong)],
  ['receiveEvent', 415, address, signed(sale, 'text/plain')],
  ['askWebhookAddress', 200, address, {}],
  ['askMethodsOfWebhookAddress', 204, address, { method: 'OPTIONS' }],
  ['receiveNotification', 200, notifications, { method: 'POST', body: ping }],
  ['receiveNotification', 400, notifications, { method: 'POST', body: '{}' }],
  ['receiveNotification', 401, '/webhooks/marketplaces/nobody/notifications', { method: 'POST', body: ping }],
  ['receiveNotification', 413, notifications, { method: 'POST', body: tooLong }],
  ['askNotification', 200, notifications, {}],
  ['askMethodsOfNotification', 204, notifications, { method: 'OPTIONS' }],
  ['receiveNotificationWithSecret', 200, withSecret, { method: 'POST', body: ping }],
  ['receiveNotificationWithSecret', 401, `${notifications}/wrong`, { method: 'POST', body: ping }],
  ['askNotificationWithSecret', 200, `${notifications}/wrong`, {}],
  ['askMethodsOfNotificationWithSecret', 204, `${notifications}/wrong`, { method: 'OPTIONS' }],
  ['postGraphQL', 401, '/graphql', graphql({ query: '{ viewer { role } }' })],
  ['postGraphQL', 415, '/graphql', { method: 'POST', body: '{}', headers: { authorization: `Bearer ${ownerKey}` } }],
  ['postGraphQL', 413, '/graphql', graphql({ query: `# ${'x'.repeat(300_000)}` })],
  ['getGraphQL', 401, '/graphql?query={viewer{role}}', {}],
  ['getHealth', 200, '/health', {}],
  ['getReady', 200, '/ready', {}],
  ['getMetrics', 200, '/metrics', { headers: { authorization: 'Bearer metrics-token-for-tests' } }],
  ['getMetrics', 401, '/metrics', {}],
  ['getOpenApi', 200, '/openapi.json', {}],
  ['getProblem', 200, '/problems/invalid-event', {}],
  ['getProblem', 404, '/problems/nope', {}],
];

describe('every operation answers as it is described', () => {
  test.each(requests)('%s: %i at %s', async (operationId, status, path, request) => {
    const response = await fetch(`${app.url}${path}`, request);
    expect(response.status).toBe(status);
    await expectDocumented(operationId, response);
  });

  test('and none is forgotten here', () => {
    const asked = new Set(requests.map(([operationId]) => operationId));
    expect([...operations.keys()].filter((operationId) => !asked.has(operationId))).toEqual([]);
  });
});

describe('events', () => {
  test.each(Object.entries(eventExamples))('the example of %s is taken', async (_name, example) => {
    const { status, headers, body } = await deliver(example);
    expect(status).toBe(200);
    expect(headers.get('ombor-event-id')).toMatch(/^[\w-]{20,}$/);
    expect(body).not.toHaveProperty('applied');
  });

  test('every member of an event and of an answer is described', () => {
    const bare = Object.entries(named).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, member]) => !resolve(member, named).description && !member.description)
        .map(([member]) => `${name}.${member}`),
    );
    expect(bare).toEqual([]);
  });

  const everyEvent = Object.keys(eventExamples).filter((name) => name !== 'OtherEvent');
  test.each(everyEvent)('whatever is valid as %s is taken', async (name) => {
    await fc.assert(
      fc.asyncProperty(valuesOf(named[name]!, named), async (event) => {
        expect((await deliver(event)).body.problem?.type).not.toBe('/problems/invalid-event');
      }),
      { numRuns: 30, seed: 20260109 },
    );
  });

  test('whatever has another name is taken', async () => {
    const other = fc.tuple(valuesOf(named.OtherEvent!, named), fc.stringMatching(/^price\.[a-z]{3,20}$/));
    await fc.assert(
      fc.asyncProperty(other, async ([event, name]) => {
        const { body } = await deliver({ ...(event as object), event: name });
        expect(body.problem?.type).not.toBe('/problems/invalid-event');
      }),
      { numRuns: 20, seed: 20260109 },
    );
  });

  /** Needed if they are there: without its items an event would take back the whole order, without its link mean another size. */
  const needed = new Set(['OrderCancelled.items', 'OrderReturned.items', 'StockUpdated.link']);
  /** Where it is more generous: the time of arrival counts. */
  const spared = new Set(['timestamp']);
  const members = everyEvent.flatMap((name) =>
    Object.keys(named[name]!.properties ?? {}).map((member) => [name, member]),
  );
  test.each(members as [keyof typeof eventExamples, string][])(
    'of %s, a %s that is nonsense is refused only if it is needed',
    async (name, member) => {
      const { required = [] } = resolve(named[name]!, named);
      const isNeeded = (required.includes(member) && !spared.has(member)) || needed.has(`${name}.${member}`);
      const whole = { ...eventExamples.OrderCreated, ...eventExamples[name], event_id: randomUUID() };
      const { body } = await deliver({ ...whole, [member]: { nonsense: true } });
      expect(body.problem?.type).toBe(isNeeded ? '/problems/invalid-event' : undefined);
      if (isNeeded) expect(body.problem?.errors).toContainEqual({ pointer: `/${member}`, detail: expect.any(String) });
    },
  );
});
