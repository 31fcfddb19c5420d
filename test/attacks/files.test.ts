import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { csvColumns, parseCsv } from '../../src/catalog/csv.ts';
import { unguardFormulas } from '../../src/catalog/formulas.ts';
import { ValidationError } from '../../src/errors.ts';
import { useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let secret: string;
beforeAll(async () => {
  const { connectMarketplace } = await app.query<{ connectMarketplace: { webhookSecret: string } }>(
    `mutation ($settings: JSON, $credentials: JSON) { connectMarketplace(input: { code: "shop", name: "Shop", adapter: "generic",
      currency: "UZS", supportsWebhooks: true, webhookEnabled: true, settings: $settings, credentials: $credentials }) {
      ... on ConnectMarketplacePayload { webhookSecret } } }`,
    { settings: { baseUrl: 'http://127.0.0.1:1' }, credentials: { token: 'simulated-test-token' } },
  );
  secret = connectMarketplace.webhookSecret;
});

const sign = (body: string | Uint8Array) => createHmac('sha256', secret).update(body).digest('hex');

async function send(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  const startedAt = performance.now();
  const response = await fetch(`${app.url}/webhooks/marketplaces/stock-update`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-marketplace-id': 'shop',
      'x-webhook-signature': sign(body),
      ...headers,
    },
    body,
  });
  return { status: response.status, text: await response.text(), ms: performance.now() - startedAt };
}

const sale = (more: object = {}) => ({
  event: 'stock.updated',
  sku: 'A',
  change: -1,
  reason: 'sold',
  timestamp: '2026-01-09T10:30:00Z',
  ...more,
});
const order = (more: object = {}) => ({
  event: 'order.created',
  order_id: 'O',
  timestamp: '2026-01-09T10:30:00Z',
  items: [{ sku: 'A', quantity: 1 }],
  ...more,
});

describe('nothing that is not signed gets in', () => {
  test.each<[string, Record<string, string>]>([
    ['a marketplace that every object has', { 'x-marketplace-id': '__proto__' }],
    ['another one', { 'x-marketplace-id': 'constructor' }],
    ['a path for a marketplace', { 'x-marketplace-id': '../shop' }],
    ['two signatures in one header', { 'x-webhook-signature': `${'0'.repeat(64)}, ${'1'.repeat(64)}` }],
    ['a signature with its algorithm', { 'x-webhook-signature': `sha256=${'0'.repeat(64)}` }],
    ['a signature of another length', { 'x-webhook-signature': '0'.repeat(62) }],
    ['an empty signature', { 'x-webhook-signature': '' }],
    ['a time with a sign', { 'webhook-signature': 'v1,x', 'webhook-id': 'a', 'webhook-timestamp': '+1' }],
    ['a time as a power', { 'webhook-signature': 'v1,x', 'webhook-id': 'a', 'webhook-timestamp': '1e9' }],
    [
      '1,000 signatures',
      { 'webhook-signature': 'v1,AAAA '.repeat(1_000), 'webhook-id': 'a', 'webhook-timestamp': '1' },
    ],
  ])('%s', async (_what, headers) => {
    expect((await send(JSON.stringify(sale()), headers)).status).toBe(401);
  });
});

describe('what a signed sender says is answered at once, and is never an error of ours', () => {
  test.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['a BOM', `\ufeff${JSON.stringify(sale())}`],
    ['more behind the end', `${JSON.stringify(sale())}{}`],
    [
      'a member of every object',
      `{"__proto__":{"event":"stock.updated"},"event":"stock.updated","sku":"A","change":-1}`,
    ],
    ['an event of every object', JSON.stringify(sale({ event: 'constructor' }))],
    ['a reason of every object', JSON.stringify(sale({ reason: '__proto__' }))],
    [
      'a link of every object',
      '{"event":"order.created","order_id":"P","items":[{"sku":"A","quantity":1,"link":{"__proto__":"x","constructor":"y"}}]}',
    ],
    ['a number beyond all', `{"event":"stock.updated","sku":"A","change":1e400}`],
    ['minus zero', JSON.stringify(sale()).replace('-1', '-0')],
    ['a number of 60,000 digits', JSON.stringify(sale()).replace('-1', '1'.repeat(60_000))],
    [
      '2,000 lines',
      JSON.stringify(order({ items: Array.from({ length: 2_000 }, (_, n) => ({ sku: `S${n}`, quantity: 1 })) })),
    ],
    [
      '2,000 lines of one SKU',
      JSON.stringify(order({ order_id: 'Q', items: Array.from({ length: 2_000 }, () => ({ sku: 'A', quantity: 1 })) })),
    ],
    ['101 levels', `{"event":"x","a":${'['.repeat(101)}${']'.repeat(101)}}`],
    ['60,000 levels', `${'['.repeat(60_000)}`],
    ['7,000 members', `{${Array.from({ length: 7_000 }, (_, n) => `"${n}":1`).join()}}`],
    ['a time of 60,000 spaces', JSON.stringify(sale({ timestamp: `2026-01-09${' '.repeat(60_000)}` }))],
    ['a status of 60,000 letters', JSON.stringify(order({ order_id: 'R', status: 'cancel '.repeat(8_000) }))],
    ['an event of 60,000 letters', JSON.stringify(sale({ event: 'stock.'.repeat(10_000) }))],
    [
      'a price of 60,000 digits',
      JSON.stringify(order({ order_id: 'T', items: [{ sku: 'A', quantity: 1, price: '1 '.repeat(30_000) }] })),
    ],
    ['a year of 100,000', JSON.stringify(sale({ timestamp: '+100000-01-01T00:00:00Z' }))],
    ['a reason that turns the direction', JSON.stringify(sale({ reason: '\u202esold' }))],
    ['bytes without a meaning', new Uint8Array(60_000).fill(0xff)],
  ])('%s', async (_what, body) => {
    const { status, text, ms } = await send(body);
    expect({ status, isOurs: text.includes('internal-error') }).toEqual({ status: 200, isOurs: false });
    expect(ms).toBeLessThan(1_000);
  });
});

describe('a file is read or refused with a sentence within a second', () => {
  const header = csvColumns.join(',');
  test.each<[string, string]>([
    ['one quote and 1 MB', `${header}\n"${'x'.repeat(1_000_000)}`],
    ['200,000 separators', `${header}\n${','.repeat(200_000)}`],
    ['200,000 quotes', `${header}\n${'"'.repeat(200_000)}`],
    ['200,000 empty lines', `${header}\n${'\r\n'.repeat(200_000)}`],
    ['a header of 1 MB', 'sku,'.repeat(250_000)],
    ['NUL in every cell', `${header}\n${'\0,'.repeat(10)}\0`],
    ['columns of every object', `${header},__proto__,constructor\n${'x,'.repeat(12)}x`],
    ['digits in groups without end', `${header}\nA,N,,${'1 '.repeat(300_000)},1,,,,,,`],
    ['apostrophes without end', `${header}\nA,"${"'".repeat(500_000)}=",,1,1,,,,,,`],
    ['formulas without end', `${header}\nA,"${"'=;".repeat(300_000)}",,1,1,,,,,,`],
    ['barcodes without end', `${header}\nA,N,${'1|'.repeat(300_000)},1,1,,,,,,`],
  ])('%s', (_what, text) => {
    const startedAt = performance.now();
    try {
      parseCsv(new TextEncoder().encode(text), { keepStock: false });
    } catch (error) {
      expect(error).toBeInstanceOf(ValidationError);
      expect((error as Error).message.length).toBeLessThan(2_000);
    }
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  test('apostrophes are counted in time that grows with the text, not with its square', () => {
    const startedAt = performance.now();
    unguardFormulas("'".repeat(200_000));
    unguardFormulas(`;${"'".repeat(200_000)}`);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
