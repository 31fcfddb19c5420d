import { describe, expect, test } from 'vitest';
import { ozon } from '../../src/marketplaces/ozon/ozon.ts';
import { parseSettings } from '../../src/marketplaces/registry.ts';
import { pushes } from './recorded/ozon.ts';

const account = {
  settings: parseSettings(ozon.settingsSchema, { warehouseId: 1 }, []),
  credentials: { clientId: '836', apiKey: 'secret-key' },
};
const receivedAt = new Date('2026-11-24T10:00:00.123Z');
function receive(body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const result = ozon.notifications?.receive({ body: text, receivedAt }, account);
  if (!result) throw new Error('ozon takes no notifications');
  return result;
}
const success = { status: 200, body: { result: true } };

describe("ozon's notifications", () => {
  test('a ping is answered with version, name and the time at which it came', () => {
    expect(receive(pushes.ping)).toEqual({
      type: 'TYPE_PING',
      reply: { status: 200, body: { version: '1.0', name: 'ombor', time: '2026-11-24T10:00:00.123Z' } },
      ring: 'nothing',
      keep: false,
    });
  });

  test.each([
    ['newPosting', 'orders'],
    ['cancelled', 'orders'],
    ['stateChanged', 'orders'],
    ['stocksChanged', 'stock'],
    ['chat', 'nothing'],
    ['fbo', 'nothing'],
  ] as const)('%s is taken with {"result":true}, kept, and rings %s', (name, ring) => {
    expect(receive(pushes[name])).toMatchObject({ type: pushes[name].message_type, reply: success, ring, keep: true });
  });

  test('a type that does not exist yet is taken and kept', () => {
    for (const type of ['TYPE_OF_TOMORROW', 'constructor', '__proto__']) {
      const result = receive({ message_type: type, anything: [1] });
      expect(result).toMatchObject({ type, reply: success, ring: 'nothing', keep: true });
    }
  });

  test('a seller_id that is not the Client-Id rings all the same: no document says that they are one', () => {
    for (const seller_id of [15, '15']) {
      const result = receive({ ...pushes.newPosting, seller_id });
      expect(result).toMatchObject({ reply: success, ring: 'orders', keep: true });
    }
  });

  test.each(['', 'no json', '[]', '"text"', 'null'])('the body %j is refused in the form of OZON', (body) => {
    expect(receive(body)).toMatchObject({
      reply: { status: 400, body: { error: { code: 'ERROR_UNKNOWN', message: expect.any(String), details: null } } },
      keep: false,
    });
  });

  test('a message without its type is refused as missing a value', () => {
    expect(receive({ seller_id: 836 }).reply).toEqual({
      status: 400,
      body: { error: { code: 'ERROR_PARAMETER_VALUE_MISSED', message: 'message_type is missing', details: null } },
    });
  });

  test('the same notification has the same identity however it is written, another has another', () => {
    const identity = receive(pushes.newPosting).identity;
    const reordered = JSON.stringify(Object.fromEntries(Object.entries(pushes.newPosting).toReversed()), null, 2);
    expect(receive(reordered).identity).toBe(identity);
    expect(receive({ ...pushes.newPosting, posting_number: '24319409-0021-2' }).identity).not.toBe(identity);
    expect(receive(pushes.fbo).identity).toBe('0f8a1b');
  });

  test('ids above 2^53 that differ in their last digit are two notifications', () => {
    const stocks = (id: string) => `{"message_type":"TYPE_STOCKS_CHANGED","seller_id":836,"items":[{"sku":${id}}]}`;
    expect(receive(stocks('9007199254740993')).identity).not.toBe(receive(stocks('9007199254740992')).identity);
  });

  test('the networks that OZON names are the built-in ones', () => {
    expect(ozon.notifications?.sources).toEqual(['195.34.21.0/24', '185.73.192.0/22', '91.223.93.0/24']);
    const settings = { warehouseId: 1, notificationSources: ['10.0.0.0/8', '203.0.113.7'] };
    expect(parseSettings(ozon.settingsSchema, settings, [])).toMatchObject(settings);
    expect(ozon.settingsSchema.safeParse({ warehouseId: 1, notificationSources: ['everywhere'] }).success).toBe(false);
  });
});
