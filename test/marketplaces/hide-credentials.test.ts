import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MarketplaceAdapter } from '../../src/marketplaces/adapter.ts';
import { hideCredentials } from '../../src/marketplaces/hide-credentials.ts';
import { createMarketplaceHttp } from '../../src/marketplaces/http.ts';
import { Rejected } from '../../src/marketplaces/refusals.ts';
import { adapters, openAdapter } from '../../src/marketplaces/registry.ts';
import { noAbort } from './scripted-marketplace.ts';

const token = 'Canary/tok+en="very"&secret.0123456789-abcdefghijk';
const clientId = '7391046';

/** How somebody may repeat a value. `isShown` finds it in a text again. */
const echoes: Record<string, (value: string) => string> = {
  'as it is': (value) => value,
  'URL-encoded': encodeURIComponent,
  'URL-encoded in small letters': (value) => encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase()),
  'in base64': (value) => Buffer.from(value).toString('base64'),
  'in base64 behind a name': (value) => Buffer.from(`user:${value}`).toString('base64'),
  'in base64 within a text': (value) => Buffer.from(`the token ${value} is wrong`).toString('base64'),
  'in base64url': (value) => Buffer.from(`x${value}`).toString('base64url'),
  'in hex': (value) => Buffer.from(value).toString('hex'),
  'in JSON': (value) => JSON.stringify({ token: value }),
  'in HTML': (value) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
  'in a sentence': (value) => `Api-Key ${value} is wrong`,
};

/** Parts of the value, in any of these spellings, that nobody may see. */
function listShown(text: string): string[] {
  const parts = Object.values(echoes).flatMap((echo) => {
    const whole = echo(token);
    return [whole, whole.slice(0, 24), whole.slice(-24)];
  });
  // Behind a name its own digits are others: those are looked for without the first and the last few.
  const inner = ['in base64', 'in base64 behind a name', 'in base64 within a text'].map((name) =>
    echoes[name]!(token).slice(16, 56),
  );
  return [...parts, ...inner, 'Canary/tok', 'abcdefghijk'].filter((part) => part.length > 8 && text.includes(part));
}

let echo = echoes['as it is']!;
let status = 400;
let shape: 'members' | 'keys' | 'text' | 'headers' = 'members';

/** Every member that some marketplace names its errors by, and the same in lists and as keys. */
function writeBody(told: string): string {
  if (shape === 'text') return told;
  if (shape === 'headers') return '{}';
  if (shape === 'keys') return JSON.stringify({ [told]: told, errors: { [told]: [told] }, data: { [told]: told } });
  const one = {
    code: told,
    message: told,
    error: told,
    title: told,
    detail: told,
    description: told,
    field: told,
    sku: told,
  };
  return JSON.stringify({
    ...one,
    status: 'ERROR',
    errors: [one, told],
    details: [one],
    data: [{ ...one, errors: [one] }],
    results: [{ ...one, ok: false, sku: 'SKU-1' }],
    result: [{ ...one, offer_id: 'SKU-1', updated: false, errors: [one] }],
    payload: { ...one, skuAmountList: [one] },
    items: [one],
  });
}

const server = createServer((request: IncomingMessage, response) => {
  request.resume();
  const told = echo(token);
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-error': encodeURIComponent(told),
    'www-authenticate': `Bearer realm="${encodeURIComponent(told)}"`,
    'x-ratelimit-retry': '1',
  });
  response.end(writeBody(told));
});
const http = createMarketplaceHttp({ allowPrivateNetworks: true });
let baseUrl: string;
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await http.close();
  server.closeAllConnections();
  server.close();
});

const accounts: Record<string, { settings: object; credentials: object; link: object }> = {
  uzum: {
    settings: {},
    credentials: { token },
    link: { skuId: '1', barcode: '4780012345678', skuTitle: 'S', productTitle: 'P' },
  },
  wildberries: { settings: { warehouseId: '5' }, credentials: { token }, link: { chrtId: '9' } },
  ozon: { settings: { warehouseId: '5' }, credentials: { clientId, apiKey: token }, link: {} },
  yandex_market: { settings: { campaignId: '5', businessId: '6' }, credentials: { apiKey: token }, link: {} },
  generic: { settings: {}, credentials: { token }, link: {} },
};

function open(name: string): MarketplaceAdapter {
  const { settings, credentials } = accounts[name]!;
  return openAdapter(name, { settings: { ...settings, baseUrl }, credentials, http });
}

/** Everything that somebody could read of what an adapter says: answers, errors with their stack and causes. */
async function callAll(name: string): Promise<string[]> {
  const adapter = open(name);
  const item = { key: 'k', marketplaceProductId: '1', marketplaceSku: 'SKU-1', settings: accounts[name]!.link };
  const calls: (() => Promise<unknown> | undefined)[] = [
    () => adapter.pushStock([{ ...item, figure: 3, verify: true }], noAbort),
    () => adapter.readStock([item], noAbort),
    () => adapter.pollOrders?.({ scope: 'new', cursor: null, openOrderIds: [] }, noAbort),
    () => adapter.pollOrders?.({ scope: 'all', cursor: null, openOrderIds: ['1'] }, noAbort),
    () => adapter.listCatalog?.(null, noAbort),
    () => adapter.checkAccount?.(noAbort),
  ];
  const texts: string[] = [];
  for (const call of calls) {
    try {
      texts.push(inspect(await call(), { depth: 10 }));
    } catch (error) {
      texts.push(inspect(error, { depth: 10 }), String(error), JSON.stringify(error));
    }
  }
  return texts;
}

test('every adapter of the registry has an account here', () => {
  expect(Object.keys(accounts).toSorted()).toEqual([...adapters.keys()].toSorted());
});

describe.each(Object.keys(accounts))('%s', (name) => {
  describe.each(['members', 'keys', 'text', 'headers'] as const)('which repeats its credentials as %s', (kind) => {
    test.each(Object.keys(echoes))('%s shows them to nobody, whatever the status is', async (how) => {
      echo = echoes[how]!;
      shape = kind;
      for (const one of [200, 400, 401, 403, 404, 409, 422, 423, 429, 500]) {
        status = one;
        for (const text of await callAll(name)) expect(listShown(text), text.slice(0, 2_000)).toEqual([]);
      }
    });
  });

  test('has every member that it has without its credentials hidden', () => {
    const { settings, credentials } = accounts[name]!;
    const { settingsSchema, open: openBare } = adapters.get(name)!;
    const bare = openBare({ settings: settingsSchema.parse({ ...settings, baseUrl }), credentials, http });
    expect(Object.keys(open(name)).toSorted()).toEqual(Object.keys(bare).toSorted());
  });

  test('still says what else the marketplace said', async () => {
    [echo, shape, status] = [(value) => `Api-Key ${value} is wrong`, 'members', 401];
    const error = await open(name)
      .readStock(
        [{ key: 'k', marketplaceProductId: '1', marketplaceSku: 'SKU-1', settings: accounts[name]!.link }],
        noAbort,
      )
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'Unauthorized',
      httpStatus: 401,
      message: expect.stringContaining('HTTP 401'),
    });
    // The other two name a code only.
    if (['wildberries', 'ozon', 'generic'].includes(name)) expect(String(error)).toContain('[credential] is wrong');
  });
});

const said = async (message: string, credentials: object): Promise<string> => {
  const adapter = {
    limits: { maxItemsPerPush: 1, buckets: {}, pushBucket: 'a' },
    pushStock: () => Promise.reject(new Rejected(message, 400)),
    readStock: async () => [],
  } as unknown as MarketplaceAdapter;
  const error = await hideCredentials(adapter, credentials)
    .pushStock([], noAbort)
    .catch((thrown: Error) => thrown);
  return (error as Error).message;
};

test('the rest of a value that was cut off at the end of a message is hidden', async () => {
  expect(await said(`wrong token ${token.slice(0, 9)}`, { token })).toBe('wrong token [credential]');
});

test('a short id of an account is hidden where it stands alone, and other numbers stay', async () => {
  expect(await said(`client ${clientId} is blocked`, { clientId })).toBe('client [credential] is blocked');
  expect(await said(`item 1${clientId}2 is blocked`, { clientId })).toBe(`item 1${clientId}2 is blocked`);
});

test('what a marketplace says of an item does not change because it looks like the id of the account', async () => {
  const adapter = {
    limits: { maxItemsPerPush: 1, buckets: {}, pushBucket: 'a' },
    pushStock: async () => ({
      items: [{ key: clientId, outcome: 'rejected', reason: `no ${clientId}` }],
      marketplaceDate: null,
    }),
    readStock: async () => [{ key: clientId, stock: 3 }],
  } as unknown as MarketplaceAdapter;
  const hidden = hideCredentials(adapter, { clientId, apiKey: token });
  expect(await hidden.readStock([], noAbort)).toEqual([{ key: clientId, stock: 3 }]);
  expect((await hidden.pushStock([], noAbort)).items).toEqual([
    { key: clientId, outcome: 'rejected', reason: 'no [credential]' },
  ]);
});
