import { expect, test } from 'vitest';
import { unlinkProduct } from '../../../src/db/catalog/marketplace-product-changes.ts';
import { useDatabase } from '../../support/database.ts';
import { minutesAgo, openWaitingShop, order } from '../../support/waiting-shop.ts';

const db = useDatabase();

const sale = { event: 'stock.updated', sku: 'X', current_stock: 8, change: -2, reason: 'sold' };
type Shop = Awaited<ReturnType<typeof openWaitingShop>>;
type Product = Awaited<ReturnType<Shop['product']>>;

test.each<[string, (shop: Shop, product: Product) => Promise<unknown>]>([
  ['is linked', (shop, { id }) => shop.link(id, 'X')],
  [
    'is linked after all failed events were replayed in vain',
    async (shop, { id }) => {
      await shop.replayFailed();
      await shop.link(id, 'X');
    },
  ],
  [
    'is linked after a person replayed it in vain',
    async (shop, { id }) => {
      await shop.replayById();
      await shop.link(id, 'X');
    },
  ],
  [
    'was linked to another product, unlinked before it was applied, and linked again',
    async (shop, { id }) => {
      await shop.link((await shop.product()).id, 'X');
      await db.sql.begin((tx) => unlinkProduct(tx, { marketplaceId: shop.id, marketplaceSku: 'X' }, false));
      await shop.work();
      expect(await shop.alerts()).toEqual(['unlinked_sale X']);
      await shop.link(id, 'X');
    },
  ],
  [
    'is linked under another SKU, which is then renamed to it',
    async (shop, { id }) => {
      await shop.link(id, 'WRONG');
      await shop.work();
      await db.sql`update marketplace_products set marketplace_sku = 'X' where marketplace_id = ${shop.id}`;
    },
  ],
  [
    'is linked to an archived product',
    async (shop, { id }) => {
      await db.sql`update products set archived_at = now() where id = ${id}`;
      await shop.link(id, 'X');
    },
  ],
])('a sale that waits is applied once when it %s', async (_what, link) => {
  for (const [signal, event, origin] of [
    ['stock', sale, 'webhook'],
    ['orders', order('1', 'X'), 'webhook'],
    ['orders', order('1', 'X'), 'poll'],
  ] as const) {
    const shop = await openWaitingShop(db.sql, signal);
    await shop.tell(event, origin);
    const product = await shop.product();
    await link(shop, product);
    await shop.work();
    await shop.replayFailed();
    await shop.replayById();
    expect(await product.quantity()).toBe(8);
    expect(await shop.statuses()).toEqual(['processed']);
    expect(await shop.alerts()).not.toContain('unlinked_sale X');
  }
});

test('a line that a count may include asks a person, although another line of the order is not linked', async () => {
  const shop = await openWaitingShop(db.sql);
  await shop.tell(order('1', 'FIRST', 'SECOND'));
  const [first, second] = [await shop.product('now'), await shop.product()];
  await shop.link(first.id, 'FIRST');
  await shop.work();
  expect(await shop.alerts()).toEqual(['event_waits counted', 'unlinked_sale SECOND']);
  await shop.link(second.id, 'SECOND');
  await shop.work();
  expect(await shop.alerts()).toEqual(['event_waits counted']);
  expect([await first.quantity(), await second.quantity()]).toEqual([10, 8]);
  await shop.replayById();
  expect(await shop.alerts()).toEqual([]);
  expect([await first.quantity(), await second.quantity()]).toEqual([8, 8]);
});

test('a line that only a person can judge is not forgotten when another line of its event is linked', async () => {
  const shop = await openWaitingShop(db.sql);
  const [known, added] = [await shop.product(), await shop.product()];
  await shop.link(known.id, 'KNOWN');
  const items = (quantity: number) => [{ sku: 'KNOWN', quantity }];
  await shop.tell({ event: 'order.created', order_id: '1', items: items(5), timestamp: minutesAgo(9) });
  await shop.tell({ event: 'order.cancelled', order_id: '1', items: items(1), timestamp: minutesAgo(8) });
  const edit = { event: 'order.updated', order_id: '1', timestamp: minutesAgo(7) };
  await shop.tell({ ...edit, items: [...items(2), { sku: 'ADDED', quantity: 3 }] });
  expect(await shop.alerts()).toEqual(['event_waits partly_cancelled', 'unlinked_sale ADDED']);
  await shop.link(added.id, 'ADDED');
  await shop.work();
  expect(await shop.alerts()).toEqual(['event_waits partly_cancelled']);
  expect([await known.quantity(), await added.quantity()]).toEqual([6, 7]);
  await shop.replayById();
  expect(await shop.alerts()).toEqual([]);
  expect([await known.quantity(), await added.quantity()]).toEqual([8, 7]);
});

test('a line of a cancelled order that is linked waits for a person, and its alert asks for no link any more', async () => {
  const shop = await openWaitingShop(db.sql);
  const [known, added] = [await shop.product(), await shop.product()];
  await shop.link(known.id, 'KNOWN');
  await shop.tell({ ...order('1', 'KNOWN'), timestamp: minutesAgo(9) });
  await shop.tell({ ...order('1', 'KNOWN', 'ADDED'), timestamp: minutesAgo(7) });
  await shop.tell({ event: 'order.cancelled', order_id: '1', timestamp: minutesAgo(8) });
  await shop.link(added.id, 'ADDED');
  await shop.work();
  expect(await shop.alerts()).toEqual(['event_waits order_over']);
  await shop.replayHeld();
  expect([await known.quantity(), await added.quantity()]).toEqual([10, 8]);
  expect(await shop.alerts()).toEqual([]);
});

test('two lines that name one product by its SKU and by its id are both sold when it is linked', async () => {
  const shop = await openWaitingShop(db.sql);
  const items = [
    { sku: 'X', quantity: 2 },
    { marketplace_product_id: 'ID-X', quantity: 1 },
  ];
  await shop.tell({ event: 'order.created', order_id: '1', items });
  const product = await shop.product();
  await shop.link(product.id, 'X');
  await shop.work();
  expect(await product.quantity()).toBe(7);
  await shop.tell({ event: 'order.cancelled', order_id: '1', timestamp: minutesAgo(4) });
  expect(await product.quantity()).toBe(10);
});

test('an order that named one product in two ways is replayed after that was unlinked: nothing more is sold', async () => {
  const shop = await openWaitingShop(db.sql);
  const product = await shop.product();
  await shop.link(product.id, 'X');
  const items = [
    { sku: 'X', quantity: 2 },
    { marketplace_product_id: 'ID-X', quantity: 1 },
  ];
  await shop.tell({ event: 'order.created', order_id: '1', items });
  await db.sql`delete from marketplace_products where marketplace_id = ${shop.id}`;
  await shop.replayById();
  await shop.link(product.id, 'X');
  await shop.work();
  expect(await product.quantity()).toBe(7);
});

test('a line that waits under its SKU and is reported again by its product id is sold once', async () => {
  const shop = await openWaitingShop(db.sql);
  await shop.tell(order('1', 'X'));
  const product = await shop.product();
  await shop.link(product.id, 'X');
  const items = [{ marketplace_product_id: 'ID-X', quantity: 3 }];
  await shop.tell({ event: 'order.updated', order_id: '1', items, timestamp: minutesAgo(4) });
  await shop.work();
  expect(await product.quantity()).toBe(7);
});

const [bySku, byId] = [{ sku: 'X' }, { marketplace_product_id: 'ID-X' }];
const told = (event: string, name: object, quantity: number, minutes: number) => ({
  event,
  order_id: '1',
  items: [{ ...name, quantity }],
  timestamp: minutesAgo(minutes),
});
const lines = (shop: Shop) => db.sql`
  select i.quantity, i.cancelled_quantity from order_items i join orders o on o.id = i.order_id where o.marketplace_id = ${shop.id} order by i.id`;

test.each([
  ['its SKU, then by its id', bySku, byId],
  ['its id, then by its SKU', byId, bySku],
  ['its id, then by both', byId, { ...bySku, ...byId }],
])('a line that waits under %s is one line, and is sold as it was told last', async (_what, first, second) => {
  for (const event of ['order.created', 'order.updated']) {
    for (const linkFirst of [false, true]) {
      const shop = await openWaitingShop(db.sql);
      const product = await shop.product();
      await shop.tell(told('order.created', first, 2, 9));
      if (linkFirst) await shop.link(product.id, 'X');
      await shop.tell(told(event, second, 3, 8));
      if (!linkFirst) await shop.link(product.id, 'X');
      await shop.work();
      expect(await product.quantity()).toBe(7);
      expect(await lines(shop)).toMatchObject([{ quantity: 3 }]);
      await shop.replayById();
      expect(await product.quantity()).toBe(7);
      await shop.tell({ event: 'order.cancelled', order_id: '1', timestamp: minutesAgo(4) });
      expect([await product.quantity(), await shop.statuses()]).toEqual([10, ['processed', 'processed', 'processed']]);
    }
  }
});

test('what is packed of a line that waits under two names stays in the parcel', async () => {
  const shop = await openWaitingShop(db.sql);
  const product = await shop.product();
  await shop.tell(told('order.created', bySku, 2, 9));
  await shop.tell(told('order.updated', byId, 3, 8));
  const packed = await db.sql`
    insert into packings (order_item_id, units, actor)
    select i.id, 1, 'Aziz' from order_items i join orders o on o.id = i.order_id where o.marketplace_id = ${shop.id} returning 1`;
  expect(packed).toHaveLength(2);
  await shop.link(product.id, 'X');
  await shop.work();
  const [line, ...others] = await db.sql`
    select i.quantity, i.packed_units, (select sum(units)::int from packings p where p.order_item_id = i.id) as ticks
    from order_items i join orders o on o.id = i.order_id where o.marketplace_id = ${shop.id}`;
  expect([line, others]).toEqual([{ quantity: 3, packedUnits: 2, ticks: 2 }, []]);
});

test.each([
  ['of a part, by the other name', { items: [{ ...byId, quantity: 1 }] }, 8],
  ['of a part, by the same name', { items: [{ ...bySku, quantity: 1 }] }, 8],
  ['of all', {}, 10],
])('a cancellation %s counts once for a line that waits under two names', async (_what, cancelled, left) => {
  const shop = await openWaitingShop(db.sql);
  const product = await shop.product();
  await shop.tell(told('order.created', bySku, 2, 9));
  await shop.tell(told('order.updated', byId, 3, 8));
  await shop.tell({ event: 'order.cancelled', order_id: '1', ...cancelled, timestamp: minutesAgo(7) });
  await shop.link(product.id, 'X');
  await shop.work();
  expect(await product.quantity()).toBe(left);
  await shop.replayById();
  expect([await product.quantity(), await shop.alerts()]).toEqual([left, []]);
});

test('a line that was sold, and whose listing is made anew, is the same line under its other name', async () => {
  const shop = await openWaitingShop(db.sql);
  const product = await shop.product();
  await shop.link(product.id, 'X');
  await shop.tell(told('order.created', bySku, 2, 9));
  await db.sql`delete from marketplace_products where marketplace_id = ${shop.id}`;
  await shop.link(product.id, 'X');
  await shop.tell(told('order.updated', byId, 3, 8));
  expect(await product.quantity()).toBe(7);
});

test('a product id that two listings have makes no line the same as that of one of them', async () => {
  const shop = await openWaitingShop(db.sql);
  const product = await shop.product();
  await shop.tell(told('order.created', { marketplace_product_id: 'BOTH' }, 2, 9));
  await shop.link(product.id, 'X');
  await shop.link(product.id, 'Y');
  await db.sql`update marketplace_products set marketplace_product_id = 'BOTH' where marketplace_id = ${shop.id}`;
  await shop.tell(told('order.updated', bySku, 3, 8));
  expect(await product.quantity()).toBe(7);
  expect(await lines(shop)).toMatchObject([{ quantity: 2 }, { quantity: 3 }]);
  expect(await shop.alerts()).toEqual(['unlinked_sale BOTH']);
});

const countNow = (productId: number, minutes: number) => db.sql`
  select apply_stock_changes(${db.sql.json([
    {
      source_key: `count:${productId}`,
      product_id: productId,
      units: -1,
      movement_type: 'stocktake',
      reference_type: 'adjustment',
      actor: 'test',
      occurred_at: minutesAgo(minutes),
    },
  ])})`;

test.each(['before it was linked', 'after it was linked'])(
  'an edit that is newer than a count asks a person where its order is older and waited, told %s',
  async (when) => {
    const shop = await openWaitingShop(db.sql);
    await shop.tell(told('order.created', bySku, 2, 9));
    const product = await shop.product();
    await countNow(product.id, 8);
    const edit = () => shop.tell(told('order.updated', bySku, 5, 7));
    if (when === 'before it was linked') await edit();
    await shop.link(product.id, 'X');
    if (when === 'after it was linked') await edit();
    await shop.work();
    expect(await product.quantity()).toBe(9);
    expect(await shop.statuses()).toEqual(['failed', 'failed']);
    expect(await shop.alerts()).toEqual(['event_waits counted']);
    const [row] =
      await db.sql`select error_message from marketplace_webhooks where marketplace_id = ${shop.id} order by id desc limit 1`;
    expect(row?.errorMessage).toContain('from before the last count');
    await shop.replayHeld();
    expect([await product.quantity(), await shop.alerts()]).toEqual([4, []]);
  },
);

test.each([
  ['of a part', { items: [{ ...bySku, quantity: 1 }] }],
  ['of all', {}],
])('a cancellation %s after a count asks a person, where the count may include the sale', async (_what, items) => {
  for (const when of ['before it was linked', 'after it was linked', 'after the sale was dismissed']) {
    const shop = await openWaitingShop(db.sql);
    await shop.tell(told('order.created', bySku, 2, 9));
    const product = await shop.product();
    await countNow(product.id, 8);
    const cancel = () => shop.tell({ event: 'order.cancelled', order_id: '1', ...items, timestamp: minutesAgo(7) });
    if (when === 'before it was linked') await cancel();
    await shop.link(product.id, 'X');
    await shop.work();
    if (when === 'after the sale was dismissed') await shop.dismissFirst();
    if (when !== 'before it was linked') await cancel();
    expect([await product.quantity(), await shop.alerts()]).toEqual([9, ['event_waits counted']]);
    const rows = await db.sql<{ errorMessage: string }[]>`
      select error_message from marketplace_webhooks where marketplace_id = ${shop.id} and held`;
    expect(rows.map(({ errorMessage }) => errorMessage).join()).toContain('add them with adjustStock');
    await shop.replayHeld();
    expect(await shop.alerts()).toEqual([]);
    const left = when === 'after the sale was dismissed' ? 9 : 9 - ('items' in items ? 1 : 0);
    expect(await product.quantity()).toBe(left);
  }
});

test('a line of which a person dismissed a part asks a person when it is reported again', async () => {
  const shop = await openWaitingShop(db.sql);
  await shop.tell(told('order.created', bySku, 2, 9));
  await shop.dismissFirst();
  const product = await shop.product();
  await shop.link(product.id, 'X');
  await shop.tell(told('order.updated', bySku, 3, 8));
  expect([await product.quantity(), await shop.alerts()]).toEqual([10, ['event_waits counted']]);
  await shop.replayHeld();
  expect([await product.quantity(), await shop.alerts()]).toEqual([7, []]);
});

test.each<[string, (shop: Shop, other: number) => Promise<unknown>]>([
  ['deleted', (_shop, other) => db.sql`delete from marketplace_products where id = ${other}`],
  [
    'given another id',
    (_shop, other) => db.sql`update marketplace_products set marketplace_product_id = 'OTHER' where id = ${other}`,
  ],
])('a sale by a product id that two listings have is applied when one of them is %s', async (_what, end) => {
  const shop = await openWaitingShop(db.sql, 'stock');
  const product = await shop.product();
  await shop.link(product.id, 'X');
  const other = await shop.link((await shop.product()).id, 'Y');
  await db.sql`update marketplace_products set marketplace_product_id = 'BOTH' where marketplace_id = ${shop.id}`;
  await shop.tell({ ...sale, sku: undefined, marketplace_product_id: 'BOTH' });
  expect(await shop.alerts()).toContain('unlinked_sale BOTH');
  await end(shop, other);
  await shop.work();
  expect(await product.quantity()).toBe(8);
  expect(await shop.alerts()).not.toContain('unlinked_sale BOTH');
});

test.each([
  ['a figure that is no sale', 'stock', [{ ...sale, reason: 'moved' }]],
  ['an order whose stock another signal moves', 'stock', [order('1', 'X')]],
  [
    'an order that was cancelled',
    'orders',
    [order('1', 'X'), { event: 'order.cancelled', order_id: '1', timestamp: minutesAgo(4) }],
  ],
] as const)('%s asks no person after its product was linked, whatever its age', async (_what, signal, events) => {
  const shop = await openWaitingShop(db.sql, signal);
  for (const event of events) await shop.tell(event);
  const product = await shop.product('now');
  await shop.link(product.id, 'X');
  await shop.work();
  expect(await shop.statuses()).toEqual(events.map(() => 'processed'));
  expect(await product.quantity()).toBe(10);
});

test('an event that is dismissed is not counted any more by the alert of what still waits', async () => {
  const shop = await openWaitingShop(db.sql);
  await shop.tell(order('1', 'X'));
  await shop.tell(order('2', 'X'));
  await shop.dismissFirst();
  const [alert] = await db.sql`
    select parameters from alerts where marketplace_id = ${shop.id} and kind = 'unlinked_sale' and resolved_at is null`;
  expect(alert?.parameters).toEqual({ name: 'X', events: 1 });
});
