import { expect, test } from 'vitest';
import { readEvent } from '../../src/marketplaces/event.ts';

const order = (order_id: string, more: object = {}) =>
  JSON.stringify({
    event: 'order.created',
    order_id,
    timestamp: '2026-01-09T10:30:00Z',
    items: [{ sku: 'A', quantity: 1 }],
    ...more,
  });

test('text that is not UTF-8 is read as windows-1251, so that Cyrillic names stay what they are', () => {
  const cyrillic = Buffer.from([0xc7, 0xc0, 0xca, 0xc0, 0xc7]);
  const body = Buffer.concat([
    Buffer.from(order('@').split('@')[0]!),
    cyrillic,
    Buffer.from(order('@').split('@')[1]!),
  ]);
  expect(readEvent(body)).toMatchObject({
    kind: 'known',
    event: { order_id: 'ЗАКАЗ' },
    notes: [expect.stringContaining('windows-1251')],
  });
});

test('ids that differ only in what no database stores stay different', () => {
  const ids = ['A\0', 'A\u0001', 'A'].map((id) => readEvent(Buffer.from(order(id))));
  expect(ids).toMatchObject([
    { event: { order_id: 'A\\u0000' } },
    { event: { order_id: 'A\u0001' } },
    { event: { order_id: 'A' } },
  ]);
  const half = readEvent(Buffer.from(order('x').replace('"x"', '"A\\ud800"')));
  expect(half).toMatchObject({ event: { order_id: 'A\\ud800' }, notes: [expect.stringContaining('surrogate')] });
});

test('the letters of an escape are text like any other', () => {
  const read = readEvent(Buffer.from(order('E-1', { note: '\\u0000 and \\ud83d' })));
  expect(read).toMatchObject({ kind: 'known', notes: [], payload: { note: '\\u0000 and \\ud83d' } });
});

test.each(['null', '5', '"text"', '[]'])('a body of %s is not an object, and says so', (body) => {
  expect(readEvent(Buffer.from(body))).toMatchObject({
    kind: 'invalid',
    reason: expect.stringContaining('not a JSON object'),
  });
});
