import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
beforeAll(async () => {
  await addProduct(db.sql, { sku: 'KETTLE', quantity: 1_000 });
});

interface Result {
  __typename: string;
  order?: { number: string; customerPhone: string; note: string | null; total: { amount: string } };
  issues?: { path: string[]; message: string }[];
}

const enter = async (more: object): Promise<Result> => {
  const query = `mutation ($input: CreateManualOrderInput!) { createManualOrder(input: $input) { __typename
    ... on CreateManualOrderPayload { order { number customerPhone note total { amount } } }
    ... on ValidationError { issues { path message } } } }`;
  const input = { marketplace: 'olx', customerName: 'Dilnoza', items: [{ sku: 'KETTLE', quantity: 1 }], ...more };
  return (await app.query<{ createManualOrder: Result }>(query, { input })).createManualOrder;
};
const search = async (text: string): Promise<string[]> => {
  const { orders } = await app.query<{ orders: { nodes: { number: string }[] } }>(
    'query ($text: String) { orders(search: $text) { nodes { number } } }',
    { text },
  );
  return orders.nodes.map(({ number }) => number);
};

test('an extension is kept in the note, below what was noted', async () => {
  const typed = { customerPhone: '8 495 123-45-67 доб. 12', note: 'call after six' };
  expect((await enter(typed)).order).toMatchObject({ customerPhone: '+74951234567', note: 'call after six\nдоб. 12' });
  expect((await enter({ customerPhone: '8 495 123-45-67 доб. 12' })).order).toMatchObject({ note: 'доб. 12' });
});

test.each([
  '+7 903 123 45 67',
  '79031234567',
  '89031234567',
  '8 (903) 123-45-67',
  '\u202a+79031234567\u202c',
  '4567',
  '23-45-67',
])('the search %j finds the order of +79031234567', async (typed) => {
  const { order } = await enter({ customerPhone: '8 903 123-45-67' });
  expect(await search(typed)).toContain(order?.number);
});

test('a part of the name finds an order, and digits from the middle of a phone do not', async () => {
  const { order } = await enter({ customerName: 'Otabek Yoʻldoshev', customerPhone: '+998935550077' });
  expect(await search('oʻldosh')).toEqual([order?.number]);
  expect(await search('0077')).toContain(order?.number);
  expect(await search('5500')).not.toContain(order?.number);
});

test('100 and 100.00 are one price, of two lines and of a repeated input', async () => {
  const line = (unitPrice: string) => ({ sku: 'KETTLE', quantity: 1, unitPrice });
  expect((await enter({ items: [line('100'), line('100.00')] })).order?.total.amount).toBe('200');
  const first = await enter({ items: [line('100')], idempotencyKey: 'price' });
  expect(await enter({ items: [line('100.0')], idempotencyKey: 'price' })).toEqual(first);
});

test('what is left out and null are one input of an idempotency key', async () => {
  const first = await enter({ idempotencyKey: 'nothing' });
  expect(await enter({ idempotencyKey: 'nothing', note: null, customerPhone: null })).toEqual(first);
});

test('null and nothing stay two inputs where null clears a field', async () => {
  const change = (input: object) =>
    app.query('mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { __typename } }', {
      input: { sku: 'KETTLE', idempotencyKey: 'clear', name: 'Kettle', ...input },
    });
  expect(await change({})).toEqual({ updateProduct: { __typename: 'UpdateProductPayload' } });
  expect(await change({ price: null })).toEqual({ updateProduct: { __typename: 'IdempotencyConflictError' } });
});

test.each([' ', '\u00a0\u200b', '\t'])('a name of spaces only (%j) is refused', async (customerName) => {
  expect(await enter({ customerName })).toMatchObject({
    __typename: 'ValidationError',
    issues: [{ path: ['input', 'customerName'], message: expect.stringContaining('must not consist of spaces only') }],
  });
});

test('first: 0 is an empty page that says whether there is more', async () => {
  await enter({});
  const { orders } = await app.query<{ orders: { nodes: []; totalCount: number; pageInfo: object } }>(
    '{ orders(first: 0) { nodes { number } totalCount pageInfo { hasNextPage endCursor } } }',
  );
  expect(orders).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true, endCursor: null } });
  expect(orders.totalCount).toBeGreaterThan(0);
});
