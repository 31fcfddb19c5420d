import { expect, test } from 'vitest';
import { dismissWebhooks } from '../../../src/db/inbox/dismissals.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addProduct, figureOf } from '../../support/shop.ts';
import { openShop } from './signed-events.ts';

const db = useDatabase();

const start = Date.now() - 3_600_000;
const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
const order = (minute: number, ...lines: [string, number][]) => ({
  event: 'order.created',
  order_id: 'D-1',
  timestamp: at(minute),
  items: lines.map(([sku, quantity]) => ({ sku, quantity })),
});
const cancelled = (minute: number, ...lines: [string, number][]) => ({
  ...order(minute, ...lines),
  event: 'order.cancelled',
});
const openTwo = async () => {
  const shop = await openShop(db.sql, { products: 2 });
  const [one, two] = shop.listed.map(({ sku }) => sku) as [string, string];
  return { ...shop, one, two };
};

test('an event that is doubtful in two lines names both, and ends when both are decided', async () => {
  const { one, two, send, rows, figures } = await openTwo();
  await send(order(0, [one, 5], [two, 5]));
  await send(cancelled(2, [one, 2], [two, 2]));
  await send(order(3, [one, 4], [two, 4]));
  expect((await rows())[2]).toMatchObject({
    status: 'failed',
    errorMessage: expect.stringMatching(new RegExp(`"${one}".*"${two}"`)),
  });
  await send(order(1, [one, 6], [two, 6]));
  expect((await rows())[2]).toMatchObject({ status: 'processed' });
  expect(await figures()).toEqual([46, 46]);
});

test('a line that is decided closes no event that waits because of another one', async () => {
  const { one, two, send, rows, figures, replay, alerts } = await openTwo();
  await send(order(0, [one, 5], [two, 5]));
  await send(cancelled(2, [one, 2], [two, 2]), order(3, [one, 4], [two, 4]));
  expect((await rows())[2]).toMatchObject({ status: 'failed' });
  // Of the first line 6 had been ordered, so 4 are what is left.
  await send(order(1, [one, 6]));
  expect((await rows())[2]).toMatchObject({
    status: 'failed',
    errorMessage: expect.stringMatching(new RegExp(`; decided since: "${one}"$`)),
  });
  expect(await alerts()).toMatchObject([{ about: 'partly_cancelled', open: true }]);
  await replay((await rows())[2]!.id);
  expect(await figures()).toEqual([46, 46]);
  expect(await alerts()).toMatchObject([{ open: false }]);
});

test('a cancellation of too much of two lines waits until both are told', async () => {
  const { one, two, send, rows, figures } = await openTwo();
  await send(order(0, [one, 1], [two, 1]));
  await send(cancelled(2, [one, 2], [two, 2]));
  await send(order(1, [one, 2]));
  expect((await rows())[1]).toMatchObject({ status: 'failed' });
  await send(order(1, [two, 2]));
  expect((await rows())[1]).toMatchObject({ status: 'processed' });
  expect(await figures()).toEqual([50, 50]);
});

test('a cancellation of too much that failed because of another line is asked about when that line is there', async () => {
  const { one, two, send, work, rows, figures } = await openTwo();
  await send(order(0, [one, 1]));
  await send(cancelled(2, [one, 3], [two, 1]));
  await send(order(1, [one, 1], [two, 2]));
  await work();
  expect(await figures()).toEqual([50, 49]);
  expect((await rows())[1]).toMatchObject({
    status: 'failed',
    errorMessage: expect.stringContaining(`it cancels 2 more of "${one}"`),
  });
});

test('a cancellation that waits for a line is not held because of another one before that is there', async () => {
  const { one, two, send, work, figures } = await openTwo();
  await send(order(0, [one, 3]));
  await send(cancelled(3, [one, 3], [two, 1]));
  await send(order(2, [one, 2], [two, 1]));
  await work();
  expect(await figures()).toEqual([50, 50]);
});

test('what comes in one batch with the event that decides it waits for nobody', async () => {
  const { one, send, rows, figures, alerts } = await openTwo();
  await send(order(0, [one, 2]));
  await send(cancelled(2, [one, 3]), { ...order(1, [one, 5]), event: 'order.updated' });
  expect(await figures()).toEqual([48, 50]);
  expect((await rows()).map(({ status }) => status)).toEqual(['processed', 'processed', 'processed']);
  expect((await alerts()).filter(({ open }) => open)).toEqual([]);
});

test('a doubtful line is still asked about when another line of its event has been linked', async () => {
  const { market, one, send, work, rows, figures, replay } = await openTwo();
  await send(order(0, [one, 5]), cancelled(1, [one, 2]));
  await send(order(2, [one, 4], ['LATER', 1]));
  const product = await addProduct(db.sql);
  await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: 'LATER' });
  await work();
  expect((await rows())[2]).toMatchObject({
    status: 'failed',
    errorMessage: expect.stringContaining(`it tells 4 of "${one}"`),
  });
  await replay((await rows())[2]!.id);
  expect(await figures()).toEqual([46, 50]);
  expect((await rows())[2]).toMatchObject({ status: 'processed' });
});

test('a line that is to be linked is still waited for when the doubt about another one is over', async () => {
  const { market, one, send, work, rows, figures } = await openTwo();
  await send(order(0, [one, 5]), cancelled(2, [one, 2]));
  await send(order(3, [one, 4], ['LINKED-LATER', 1]));
  await send(order(1, [one, 6]));
  expect((await rows())[2]).toMatchObject({ status: 'failed' });
  const product = await addProduct(db.sql);
  await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: 'LINKED-LATER' });
  await work();
  expect((await rows())[2]).toMatchObject({ status: 'processed' });
  expect(await figures()).toEqual([46, 50]);
  expect(await figureOf(db.sql, product.id)).toMatchObject({ oversold: 1 });
});

test('a copy of a cancellation asks nobody again what was decided', async () => {
  const { one, two, send, rows, figures } = await openTwo();
  const all = { event: 'order.cancelled', order_id: 'D-1', timestamp: at(1) };
  await send(order(0, [one, 3]));
  await send(order(2, [two, 4]));
  await send(all);
  const [, added] = await rows();
  expect(added).toMatchObject({ status: 'failed' });
  await dismissWebhooks(db.sql, [added!.id], 'owner');
  await send(all);
  expect((await rows())[1]).toMatchObject({ status: 'processed' });
  expect(await figures()).toEqual([50, 50]);
});

test('a line that cannot be read is still told when the doubt about another one is over', async () => {
  const { one, send, rows, alerts } = await openTwo();
  await send(order(0, [one, 5]), cancelled(2, [one, 2]));
  const edit = order(3, [one, 4]);
  await send({ ...edit, items: [...edit.items, { sku: 'X', quantity: 'two' }] });
  await send(order(1, [one, 6]));
  expect((await rows())[2]).toMatchObject({
    status: 'failed',
    errorMessage: expect.stringContaining('quantity: "two" is not a whole number'),
  });
  expect((await alerts()).filter(({ open }) => open)).toHaveLength(1);
});
