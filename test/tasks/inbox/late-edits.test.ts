import { expect, test } from 'vitest';
import { useDatabase } from '../../support/database.ts';
import { openShop } from './signed-events.ts';

const db = useDatabase();

const start = Date.now() + 60_000;
const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
/** An order as it was told at this minute: [SKU, quantity] per line. */
const order = (minute: number, ...lines: [string, number][]) => ({
  event: 'order.created',
  order_id: 'O-4',
  timestamp: at(minute),
  items: lines.map(([sku, quantity]) => ({ sku, quantity })),
});
const last = <T>(rows: readonly T[]): T | undefined => rows.at(-1);

test.each([
  ['the edit first', true],
  ['the cancellation first', false],
])('an edit that tells what a cancellation has left is booked once: %s', async (_which, isEditFirst) => {
  const { listed, send, figures, rows } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  const cancelled = { event: 'order.cancelled', order_id: 'O-4', timestamp: at(1), items: [{ sku, quantity: 2 }] };
  await send(order(0, [sku, 5]));
  await send(isEditFirst ? order(2, [sku, 3]) : cancelled);
  await send(isEditFirst ? cancelled : order(2, [sku, 3]));
  expect(await figures()).toEqual([47]);
  expect((await rows()).map(({ status }) => status)).toEqual(['processed', 'processed', 'processed']);
});

test('an edit becomes doubtful by a cancellation that happened before it, and waits for a person then', async () => {
  const { listed, send, figures, rows, replay, alerts } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 5]));
  await send(order(2, [sku, 4]));
  expect(await figures()).toEqual([46]);
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(1), items: [{ sku, quantity: 2 }] });
  expect(await figures()).toEqual([47]);
  const [, edit] = await rows();
  expect(edit).toMatchObject({ status: 'failed', errorMessage: expect.stringContaining(`it tells 4 of "${sku}"`) });
  expect(await alerts()).toMatchObject([{ kind: 'event_waits', about: 'partly_cancelled', open: true }]);
  await replay(edit!.id);
  expect(await figures()).toEqual([46]);
  expect(await alerts()).toMatchObject([{ open: false }]);
});

test('a cancellation of more than is known waits with an alert until an edit tells the rest', async () => {
  const { listed, send, figures, rows, alerts } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 2]));
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(2), items: [{ sku, quantity: 3 }] });
  expect(await figures()).toEqual([50]);
  expect(last(await rows())).toMatchObject({
    status: 'failed',
    errorMessage: expect.stringContaining(`it cancels 1 more of "${sku}" than the 2 that are known to be ordered`),
  });
  expect(await alerts()).toMatchObject([{ kind: 'event_waits', about: 'over_cancelled', open: true }]);
  await send(order(1, [sku, 5]));
  expect(await figures()).toEqual([48]);
  expect((await rows()).map(({ status }) => status)).toEqual(['processed', 'processed', 'processed']);
  expect(await alerts()).toMatchObject([{ open: false }]);
});

test('a cancellation of more than is known that a person replays takes nothing more, and waits no longer', async () => {
  const { listed, send, figures, rows, replay, alerts } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  await send(order(0, [sku, 2]));
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(2), items: [{ sku, quantity: 9 }] });
  await replay(last(await rows())!.id);
  expect(await figures()).toEqual([50]);
  expect(last(await rows())).toMatchObject({ status: 'processed' });
  expect(await alerts()).toMatchObject([{ open: false }]);
});

test('an order that a person released is as far as it was before, and is cancelled like any other', async () => {
  const { market, listed, send, figures, rows, replay } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  const status = () => db.sql`select status from orders where marketplace_id = ${market.id}`;
  await send(order(0, [sku, 3]), { event: 'order.cancelled', order_id: 'O-4', timestamp: at(1) });
  await send(order(2, [sku, 4]));
  await replay(last(await rows())!.id);
  expect(await status()).toEqual([{ status: 'new' }]);
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(3) });
  expect(await figures()).toEqual([50]);
  expect(await status()).toEqual([{ status: 'cancelled' }]);
});

test('a line that is added to a cancelled order is sold when a person releases it, and the order lives', async () => {
  const { market, listed, send, figures, rows, replay } = await openShop(db.sql, { products: 2 });
  const [one, two] = listed.map(({ sku }) => sku) as [string, string];
  await send(order(0, [one, 3]), { event: 'order.cancelled', order_id: 'O-4', timestamp: at(1) });
  await send(order(2, [two, 4]));
  await replay(last(await rows())!.id);
  expect(await figures()).toEqual([50, 46]);
  expect(await db.sql`select status from orders where marketplace_id = ${market.id}`).toEqual([{ status: 'new' }]);
});

test.each(['2099-01-01T00:00:00Z', '9999-12-31T23:59:59-14:00', '0000-01-01T00:00:00Z', '1970-01-01T00:00:00Z'])(
  'an edit that is stamped %s counts as of when it came, and a later one is booked',
  async (timestamp) => {
    const { listed, send, figures, rows } = await openShop(db.sql);
    const sku = listed[0]!.sku;
    const now = () => new Date().toISOString();
    await send({ ...order(0, [sku, 2]), timestamp: new Date(Date.now() - 60_000).toISOString(), ship_by: timestamp });
    await send({ ...order(0, [sku, 5]), timestamp });
    expect(await figures()).toEqual([45]);
    await send({ ...order(0, [sku, 3]), timestamp: now() });
    expect(await figures()).toEqual([47]);
    await send({ event: 'order.cancelled', order_id: 'O-4', timestamp, items: [{ sku, quantity: 1 }] });
    await send({ ...order(0, [sku, 2]), timestamp: now() });
    expect(await figures()).toEqual([48]);
    expect((await rows()).map(({ status }) => status)).toEqual(Array(5).fill('processed'));
  },
);

test('a cancellation of a line that only a later edit adds is applied when that comes', async () => {
  const { listed, send, work, figures } = await openShop(db.sql, { products: 2 });
  const [one, two] = listed.map(({ sku }) => sku) as [string, string];
  await send(order(0, [one, 2]));
  const items = [{ sku: two, quantity: 1 }];
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(2), items });
  await send({ ...order(1, [one, 2], [two, 3]), event: 'order.updated' });
  await work();
  expect(await figures()).toEqual([48, 48]);
});

test('a release of one line of an event books nothing of its other lines again', async () => {
  const { listed, send, figures, rows, replay } = await openShop(db.sql, { products: 2 });
  const [one, two] = listed.map(({ sku }) => sku) as [string, string];
  const cancel = (minute: number, sku: string, quantity: number) => ({
    event: 'order.cancelled',
    order_id: 'O-4',
    timestamp: at(minute),
    items: [{ sku, quantity }],
  });
  await send(order(0, [one, 5], [two, 1]), cancel(1, one, 2), order(2, [one, 4], [two, 3]), cancel(3, two, 1));
  expect(await figures()).toEqual([47, 48]);
  await replay((await rows())[2]!.id);
  expect(await figures()).toEqual([46, 48]);
});

test('where all events have the moment of the order, they count as they came', async () => {
  const { listed, send, figures, rows } = await openShop(db.sql);
  const sku = listed[0]!.sku;
  const cancel = { event: 'order.cancelled', order_id: 'O-4', timestamp: at(0), items: [{ sku, quantity: 1 }] };
  await send(order(0, [sku, 5]), order(0, [sku, 3]));
  await send(cancel);
  expect(await figures()).toEqual([48]);
  await send({ ...cancel, event_id: 'another' });
  expect(await figures()).toEqual([49]);
  expect((await rows()).map(({ status }) => status)).toEqual(Array(4).fill('processed'));
});

test('a line that was added after the whole order had been cancelled waits, and a release sells it', async () => {
  const { listed, send, figures, rows, replay } = await openShop(db.sql, { products: 2 });
  const [one, two] = listed.map(({ sku }) => sku) as [string, string];
  await send(order(0, [one, 3]));
  await send(order(2, [two, 4]));
  await send({ event: 'order.cancelled', order_id: 'O-4', timestamp: at(1) });
  expect(await figures()).toEqual([50, 50]);
  const [, added] = await rows();
  expect(added).toMatchObject({ status: 'failed', errorMessage: expect.stringContaining('the order is CANCELLED') });
  await replay(added!.id);
  expect(await figures()).toEqual([50, 46]);
});
