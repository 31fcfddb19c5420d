import { sign } from '@tma.js/init-data-node';
import { expect, test } from 'vitest';
import { botToken, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

let serial = 0;
const newBuyer = (): string => `tma ${sign({ user: { id: 700 + ++serial, first_name: 'B' } }, botToken, new Date())}`;

interface Answer {
  order?: { id: string; delivery: { method: string; address: string | null } | null };
  issues?: { path: string[]; rule: string }[];
}

async function place(delivery: Record<string, unknown> | null | undefined, buyer = newBuyer()): Promise<Answer> {
  const { sku } = await addProduct(db.sql, { quantity: 3, price: 10 });
  const { placeStoreOrder } = await app.query<{ placeStoreOrder: Answer }>(
    `mutation ($input: PlaceStoreOrderInput!) { placeStoreOrder(input: $input) {
      ... on PlaceStoreOrderPayload { order { id delivery { method address } } }
      ... on ValidationError { issues { path rule } } } }`,
    { input: { items: [{ sku, quantity: 1 }], delivery, idempotencyKey: `delivery-${++serial}` } },
    buyer,
  );
  return placeStoreOrder;
}

test.each([
  ['none', undefined, null],
  ['null', null, null],
  ['a pick-up', { method: 'PICK_UP' }, { method: 'PICK_UP', address: null }],
  [
    'a pick-up with an address, which is not kept',
    { method: 'PICK_UP', address: 'x' },
    { method: 'PICK_UP', address: null },
  ],
  ['a delivery', { method: 'DELIVERY', address: 'Chilonzor 7' }, { method: 'DELIVERY', address: 'Chilonzor 7' }],
])('an order keeps its delivery: %s', async (_name, given, kept) => {
  expect((await place(given)).order?.delivery).toEqual(kept);
});

test.each([
  ['without an address', { method: 'DELIVERY' }, 'REQUIRED'],
  ['with an empty address', { method: 'DELIVERY', address: '' }, 'MIN_LENGTH'],
  ['with an address of spaces', { method: 'DELIVERY', address: '  ' }, 'VISIBLE'],
  ['with an address that is too long', { method: 'DELIVERY', address: 'x'.repeat(501) }, 'MAX_LENGTH'],
])('a delivery %s is refused at its field, and nothing is ordered', async (_name, given, rule) => {
  const { issues, order } = await place(given);
  expect(order).toBeUndefined();
  expect(issues?.[0]).toEqual({ path: ['input', 'delivery', 'address'], rule });
});

test('staff read where an order goes, another buyer does not', async () => {
  const { order } = await place({ method: 'DELIVERY', address: 'Yunusobod 4' });
  const read = (who?: string) =>
    app.query('query ($id: ID!) { order(id: $id) { delivery { address } } }', { id: order?.id }, who);
  expect(await read()).toEqual({ order: { delivery: { address: 'Yunusobod 4' } } });
  expect(await read(newBuyer())).toEqual({ order: null });
});
