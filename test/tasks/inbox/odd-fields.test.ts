import { expect, test } from 'vitest';
import { useDatabase } from '../../support/database.ts';
import { openShop } from './signed-events.ts';

const db = useDatabase();

type Body = Record<string, unknown>;
/** Values that no optional member means anything by. */
const odd: unknown[] = [null, '', ' ', 'abc', true, [], {}, ['x'], -5, 2.5, 1e30, 'NaN', 'x'.repeat(300)];
const without = (body: Body, name: string): Body =>
  Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
/** The body without one member, and with each odd value in it. */
const variants = (body: Body, names: string[]): [string, Body][] =>
  names.flatMap((name) => [
    [`${name} absent`, without(body, name)] as [string, Body],
    ...odd.map((value): [string, Body] => [
      `${name} ${JSON.stringify(value)}`.slice(0, 60),
      { ...body, [name]: value },
    ]),
  ]);

async function statesOf(shop: Awaited<ReturnType<typeof openShop>>) {
  return (await shop.rows()).map(({ status, errorMessage }) => ({ status, errorMessage }));
}

test('a figure whose listing and change can be read is applied, whatever its other members are', async () => {
  const shop = await openShop(db.sql, { saleSignal: 'stock' });
  const [listed] = shop.listed;
  const sale = {
    event: 'stock.updated',
    sku: listed!.sku,
    previous_stock: 50,
    current_stock: 49,
    change: -1,
    reason: 'sold',
    timestamp: '2026-01-09T10:30:00Z',
    event_id: 'e',
    order_id: 'o',
    marketplace_product_id: 'unused',
  };
  const names = ['previous_stock', 'current_stock', 'timestamp', 'order_id', 'event_id', 'marketplace_product_id'];
  const cases = variants(sale, names).map(([, body], index) =>
    typeof body.event_id === 'string' && body.event_id === 'e'
      ? { ...body, event_id: `figure ${index}` }
      : { ...body, n: index },
  );
  await shop.send(...cases);
  const states = await statesOf(shop);
  for (const [index, { status }] of states.entries()) {
    expect({ status, of: cases[index] }).toEqual({ status: 'processed', of: cases[index] });
  }
  const [sold] = await db.sql`
    select -sum(quantity_change)::int as units from inventory_movements where marketplace_id = ${shop.market.id} and movement_type = 'marketplace_sale'`;
  expect(sold).toEqual({ units: cases.length });
  expect(await shop.alerts()).not.toContainEqual(expect.objectContaining({ kind: 'event_failed' }));
});

test('where the change cannot be read the figures say it, and where nothing does an alert', async () => {
  const shop = await openShop(db.sql, { saleSignal: 'stock' });
  const sale = {
    event: 'stock.updated',
    sku: shop.listed[0]!.sku,
    previous_stock: 50,
    current_stock: 47,
    reason: 'sold',
  };
  await shop.send({ ...sale, change: 'three' });
  expect(await shop.figures()).toEqual([47]);
  expect(await statesOf(shop)).toEqual([
    { status: 'processed', errorMessage: 'change is not known: "three" is not a whole number of at most 1000000' },
  ]);
  await shop.send({ ...sale, change: 'three', previous_stock: null });
  expect(await shop.figures()).toEqual([47]);
  expect(await shop.alerts()).toMatchObject([{ kind: 'event_failed', about: 'unreadable', parameters: { events: 1 } }]);
});

test.each([
  ['a negative figure, just of the sale that oversells', { previous_stock: 0, current_stock: -3, change: -3 }],
  ['a change as text', { change: '-3' }],
  ['a change as text with decimals', { change: '-3.0', current_stock: '47' }],
  ['a minus of typographers', { change: '\u22123' }],
  ['no figure', { current_stock: null }],
])('%s is read', async (_what, fields) => {
  const shop = await openShop(db.sql, { saleSignal: 'stock' });
  const sale = { event: 'stock.updated', sku: shop.listed[0]!.sku, current_stock: 47, change: -3, reason: 'sold' };
  await shop.send({ ...sale, ...fields });
  expect(await shop.figures()).toEqual([47]);
  expect(await shop.rows()).toMatchObject([{ status: 'processed', errorMessage: null }]);
});

test('figures that do not fit the change are noted, and the change counts', async () => {
  const shop = await openShop(db.sql, { saleSignal: 'stock' });
  const sale = { event: 'stock.updated', sku: shop.listed[0]!.sku, change: -3, reason: 'sold' };
  await shop.send({ ...sale, previous_stock: 50, current_stock: 40 });
  expect(await shop.figures()).toEqual([47]);
  expect(await statesOf(shop)).toEqual([
    { status: 'processed', errorMessage: 'previous_stock 50 and current_stock 40 do not fit change -3: change counts' },
  ]);
});

const line = (sku: string): Body => ({ sku, quantity: 1, price: '100', marketplace_product_id: 'unused', link: null });

test('an order whose lines and quantities can be read is applied, whatever its other members are', async () => {
  const shop = await openShop(db.sql);
  const [listed] = shop.listed;
  const order = {
    event: 'order.created',
    timestamp: '2026-01-09T10:30:00Z',
    event_id: 'e',
    fulfilment: 'own',
    status: 'confirmed',
    ship_by: '2026-01-10T10:30:00Z',
    currency: 'UZS',
    items: [line(listed!.sku)],
  };
  const bodies = [
    ...variants(order, ['timestamp', 'event_id', 'fulfilment', 'status', 'ship_by', 'currency']).map(
      ([, body]) => body,
    ),
    ...variants(line(listed!.sku), ['price', 'marketplace_product_id']).map(([, item]) => ({
      ...order,
      items: [item],
    })),
  ].map((body, index) => ({
    ...body,
    order_id: `odd ${index}`,
    ...((body as Body).event_id === 'e' && { event_id: `order ${index}` }),
  }));
  await shop.send(...bodies);
  const states = await statesOf(shop);
  for (const [index, { status }] of states.entries()) {
    expect({ status, of: bodies[index] }).toEqual({ status: 'processed', of: bodies[index] });
  }
  const [sold] = await db.sql`
    select -sum(quantity_change)::int as units, count(*) filter (where unit_price = 0)::int as at_zero
    from inventory_movements where marketplace_id = ${shop.market.id}`;
  expect(sold).toEqual({ units: bodies.length, atZero: 0 });
});

test.each<[string, Body]>([
  ['event', { event: null }],
  ['order_id', { order_id: {} }],
  ['items', { items: 'P-1' }],
  ['no items', { items: [] }],
  ['a quantity', { quantity: 'many' }],
  ['a quantity of half an item', { quantity: 0.5 }],
  ['a quantity out of range', { quantity: 1e30 }],
  ['a negative quantity', { quantity: -1 }],
  ['the product', { sku: ['P-1'] }],
  ['the size of an article', { link: { chrtId: [1] } }],
  ['a status that ends the order', { status: 'Canceled' }],
])('an order that cannot be read because of %s raises an alert, and nothing is booked', async (_what, fields) => {
  const shop = await openShop(db.sql);
  const { quantity = 1, sku = shop.listed[0]!.sku, link, ...rest } = fields;
  await shop.send({ event: 'order.created', order_id: 'U-1', items: [{ sku, quantity, link }], ...rest });
  expect(await shop.rows()).toMatchObject([{ status: 'failed' }]);
  expect(await shop.figures()).toEqual([50]);
  expect(await shop.alerts()).toMatchObject([{ kind: 'event_failed', about: 'unreadable', open: true }]);
});

test('a line that cannot be read costs its order nothing else, and raises an alert', async () => {
  const shop = await openShop(db.sql, { products: 2 });
  const [first, second] = shop.listed.map(({ sku }) => sku);
  const items = [
    { sku: first, quantity: 2 },
    { sku: second, quantity: 'two' },
  ];
  await shop.send({ event: 'order.created', order_id: 'L-1', items });
  expect(await shop.figures()).toEqual([48, 50]);
  const reason = 'items.1: quantity: "two" is not a whole number from 1 to 1000000; the rest of it is applied';
  expect(await statesOf(shop)).toEqual([{ status: 'failed', errorMessage: reason }]);
  expect(await shop.alerts()).toMatchObject([
    {
      kind: 'event_failed',
      about: 'partly_read',
      parameters: { because: 'partly_read', events: 1, event: 'order.created', name: 'L-1', reason },
    },
  ]);
});

test('a cancellation whose items cannot be read does not take back the whole order', async () => {
  const shop = await openShop(db.sql);
  const { sku } = shop.listed[0]!;
  await shop.send({ event: 'order.created', order_id: 'C-1', items: [{ sku, quantity: 3 }] });
  await shop.send({ event: 'order.cancelled', order_id: 'C-1', items: [{ sku, quantity: 'all' }] });
  await shop.send({ event: 'order.cancelled', order_id: 'C-1', items: [] });
  expect(await shop.figures()).toEqual([47]);
  expect(await shop.alerts()).toMatchObject([{ kind: 'event_failed', parameters: { events: 2 } }]);
  await shop.send({ event: 'order.cancelled', order_id: 'C-1', items: null, after_handover: 'false' });
  expect(await shop.figures()).toEqual([50]);
});

test.each(['order.cancelled', 'order.returned'])('%s may tell the status of its order too', async (event) => {
  const shop = await openShop(db.sql);
  const { sku } = shop.listed[0]!;
  await shop.send({ event: 'order.created', order_id: 'S-1', items: [{ sku, quantity: 3 }] });
  await shop.send({ event, order_id: 'S-1', status: event.slice('order.'.length), after_handover: false });
  expect(await shop.rows()).toMatchObject([{ status: 'processed' }, { status: 'processed' }]);
  expect(await shop.figures()).toEqual([event === 'order.cancelled' ? 50 : 47]);
});

test('a figure may tell any status', async () => {
  const shop = await openShop(db.sql, { saleSignal: 'stock' });
  const { sku } = shop.listed[0]!;
  await shop.send({ event: 'stock.updated', sku, current_stock: 49, change: -1, reason: 'sold', status: 'returned' });
  expect(await shop.figures()).toEqual([49]);
});

test('a line of 0 is nothing of a new order, but of a known one a person has to look', async () => {
  const shop = await openShop(db.sql, { products: 2 });
  const [first, second] = shop.listed.map(({ sku }) => sku);
  const order = { event: 'order.created', order_id: 'Z-1' };
  await shop.send({
    ...order,
    items: [
      { sku: first, quantity: 2 },
      { sku: second, quantity: 0 },
    ],
  });
  expect(await shop.figures()).toEqual([48, 50]);
  expect(await shop.rows()).toMatchObject([
    { status: 'processed', errorMessage: expect.stringContaining('0 items of') },
  ]);
  await shop.send({
    ...order,
    items: [
      { sku: first, quantity: 0 },
      { sku: second, quantity: 1 },
    ],
  });
  expect(await shop.figures()).toEqual([48, 49]);
  expect((await shop.alerts()).at(-1)).toMatchObject({ kind: 'event_failed', about: 'partly_read' });
});

test('the product id names the listing where the SKU is null', async () => {
  const shop = await openShop(db.sql);
  await db.sql`update marketplace_products set marketplace_product_id = 'ID-7' where id = ${shop.listed[0]!.listingId}`;
  await shop.send({
    event: 'order.created',
    order_id: 'N-1',
    items: [{ sku: null, marketplace_product_id: 'ID-7', quantity: '2' }],
  });
  expect(await shop.figures()).toEqual([48]);
});

test.each<[unknown, number | null]>([
  [0.30000000000000004, 0.3],
  ['100.000000', 100],
  ['19.989999999999998', 19.99],
  [' 100 ', 100],
  [0, 0],
  [1e2, 100],
  [null, 100],
  ['', 100],
  [1e-7, null],
  [1e30, null],
  ['NaN', null],
  [-5, null],
  ['1,299', null],
  [{ amount: '100' }, null],
  [undefined, 100],
])(
  'a price of %j is %j: what is absent is the price of the listing, what cannot be read is not known',
  async (price, expected) => {
    const shop = await openShop(db.sql);
    const items = [{ sku: shop.listed[0]!.sku, quantity: 2, price }];
    await shop.send({ event: 'order.created', order_id: 'P-1', items });
    expect(await shop.figures()).toEqual([48]);
    const movements = await db.sql`
    select unit_price::float from inventory_movements where marketplace_id = ${shop.market.id} and movement_type = 'marketplace_sale'`;
    expect(movements).toEqual([{ unitPrice: expected }]);
  },
);

test('prices in a currency that cannot be read do not count in the own one', async () => {
  const shop = await openShop(db.sql);
  const items = [{ sku: shop.listed[0]!.sku, quantity: 1, price: 5 }];
  await shop.send({ event: 'order.created', order_id: 'Y-1', currency: '$', items });
  expect(await shop.figures()).toEqual([49]);
  expect(await shop.revenue()).toBe(0);
  expect(await shop.rows()).toMatchObject([{ errorMessage: expect.stringContaining('currency is not known: "$"') }]);
});

test.each([
  ['2026-01-09t10:30:00z', '2026-01-09T10:30:00.000Z'],
  ['2026-01-09 10:30:00Z', '2026-01-09T10:30:00.000Z'],
  ['2026-01-09T15:30:00+0500', '2026-01-09T10:30:00.000Z'],
  ['2026-01-09T15:30:00+05', '2026-01-09T10:30:00.000Z'],
  ['2026-01-09T15:30:00.123456+05:00', '2026-01-09T10:30:00.123Z'],
  ['2025-12-31T23:59:60Z', '2025-12-31T23:59:59.000Z'],
  [1767954600, '2026-01-09T10:30:00.000Z'],
  ['1767954600000', '2026-01-09T10:30:00.000Z'],
])('a time of %j is read', async (timestamp, expected) => {
  const shop = await openShop(db.sql);
  await shop.send({
    event: 'order.created',
    order_id: 'T-1',
    timestamp,
    items: [{ sku: shop.listed[0]!.sku, quantity: 1 }],
  });
  expect(await shop.rows()).toMatchObject([{ status: 'processed', errorMessage: null }]);
  const [movement] = await db.sql`select occurred_at from inventory_movements where marketplace_id = ${shop.market.id}`;
  expect(movement?.occurredAt.toISOString()).toBe(expected);
});

test.each([
  '2026-01-09T10:30:00',
  '2026-02-30T10:30:00Z',
  '0001-01-01T00:00:00Z',
  '2099-01-01T00:00:00Z',
  'yesterday',
  {},
  0,
])('a time of %j is not known: that of the arrival counts, and a note says so', async (timestamp) => {
  const shop = await openShop(db.sql);
  await shop.send({
    event: 'order.created',
    order_id: 'T-2',
    timestamp,
    items: [{ sku: shop.listed[0]!.sku, quantity: 1 }],
  });
  expect(await shop.rows()).toMatchObject([
    { status: 'processed', errorMessage: expect.stringContaining('the time of its arrival counts') },
  ]);
  const rows = await db.sql`
      select 1 from inventory_movements v join marketplace_webhooks w on w.marketplace_id = v.marketplace_id
      where v.marketplace_id = ${shop.market.id} and abs(extract(epoch from v.occurred_at - w.created_at)) < 0.01`;
  expect(rows).toHaveLength(1);
});

test.each([
  ['fbo', 50],
  ['MARKETPLACE', 50],
  ['Own', 49],
  ['fbs', 49],
  ['courier', 49],
])('an order of fulfilment "%s" leaves %i', async (fulfilment, left) => {
  const shop = await openShop(db.sql);
  await shop.send({
    event: 'order.created',
    order_id: 'F-1',
    fulfilment,
    items: [{ sku: shop.listed[0]!.sku, quantity: 1 }],
  });
  expect(await shop.figures()).toEqual([left]);
});
