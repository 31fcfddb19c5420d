import { afterAll, expect, test } from 'vitest';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

const lineFields = 'id sku quantity unitsPerItem packedUnits packedQuantity unitsToPack unitsToTakeOut';
const orderFields = `id number status revision packing items { ${lineFields} } packings { units actor sku }`;
const refusalFields = `... on PackingRefusedError { reason scanned sku productName stillNeeded { sku units } }`;

interface Line {
  id: string;
  sku: string;
  packedUnits: number;
  packedQuantity: number;
  unitsToPack: number;
  unitsToTakeOut: number;
}

interface Answer {
  __typename: string;
  message?: string;
  reason?: string;
  stillNeeded?: { sku: string; units: number }[];
  units?: number;
  shipped?: boolean;
  order?: { id: string; status: string; revision: number; packing: string; items: Line[]; packings: unknown[] };
}

async function change(name: 'packItem' | 'unpackItem', input: Record<string, unknown>): Promise<Answer> {
  const type = name === 'packItem' ? 'PackItem' : 'UnpackItem';
  const answer = await app.query<Record<string, Answer>>(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      __typename ... on Error { message(language: EN) } ${refusalFields}
      ... on ${type}Payload { units shipped order { ${orderFields} } } } }`,
    { input },
  );
  return answer[name]!;
}

const pack = (orderId: string, code: string, more: Record<string, unknown> = {}) =>
  change('packItem', { orderId, code, ...more });

async function sell(items: { sku: string; quantity: number }[]): Promise<string> {
  const { createManualOrder } = await app.query<{ createManualOrder: { order: { id: string } } }>(
    `mutation ($items: [OrderItemInput!]!) { createManualOrder(input: { marketplace: "olx", customerName: "D", items: $items }) {
      ... on CreateManualOrderPayload { order { id } } } }`,
    { items },
  );
  return createManualOrder.order.id;
}

/** An order of a marketplace, as its poll writes one, with packs of three. */
async function addPackOrder(units: number) {
  const market = await addMarketplace(db.sql);
  const product = await addProduct(db.sql, { quantity: 50 });
  await db.sql`update products set barcodes = array[${`460000${product.id}`}] where id = ${product.id}`;
  const article = `PACK-${product.sku}`;
  const listing = await addListing(db.sql, {
    marketplaceId: market.id,
    productId: product.id,
    sku: article,
    unitsPerItem: 3,
  });
  const number = `M-${product.id}`;
  const [order] = await db.sql<{ id: string }[]>`
    insert into orders (marketplace_id, marketplace_order_id, currency) values (${market.id}, ${number}, 'UZS') returning id`;
  await db.sql`
    insert into order_items (order_id, product_id, marketplace_product_id, sku, line_key, quantity, units_per_item, moves_stock)
    values (${order!.id}, ${product.id}, ${listing}, ${product.sku}, ${article}, ${units / 3}, 3, false)`;
  const read = await app.query<{ orders: { nodes: { id: string }[] } }>(
    `query ($text: String) { orders(first: 1, filter: { text: $text }) { nodes { id } } }`,
    { text: number },
  );
  return { id: read.orders.nodes[0]!.id, market, article, number, barcode: `460000${product.id}`, sku: product.sku };
}

async function addOrder(quantity = 2) {
  const { sku, id: productId } = await addProduct(db.sql, { quantity: 20, price: 10 });
  return { sku, productId, orderId: await sell([{ sku, quantity }]) };
}

interface Found {
  orders: { id: string }[];
  products: { sku: string }[];
  nextOrder: { id: string } | null;
}
const scan = async (code: string) =>
  (
    await app.query<{ packingScan: Found }>(
      `query ($code: String!) { packingScan(code: $code) { orders { id } products { sku } nextOrder { id } } }`,
      { code },
    )
  ).packingScan;

test('an order is packed unit by unit, and says who packed what', async () => {
  const { sku, orderId } = await addOrder(2);
  expect(await pack(orderId, sku)).toMatchObject({
    units: 1,
    shipped: false,
    order: { packing: 'PARTLY', items: [{ packedUnits: 1, packedQuantity: 1, unitsToPack: 1 }] },
  });
  expect((await pack(orderId, sku)).order).toMatchObject({
    status: 'NEW',
    packing: 'FULLY',
    items: [{ packedUnits: 2, unitsToPack: 0, unitsToTakeOut: 0 }],
    packings: [
      { units: 1, sku },
      { units: 1, sku },
    ],
  });
});

test('one too many, another product and an unknown code are refused with what is still needed', async () => {
  const other = await addProduct(db.sql, { quantity: 5 });
  const [a, b] = [await addProduct(db.sql, { quantity: 5 }), await addProduct(db.sql, { quantity: 5 })];
  const orderId = await sell([
    { sku: a.sku, quantity: 1 },
    { sku: b.sku, quantity: 2 },
  ]);
  await pack(orderId, a.sku);
  const stillNeeded = [{ sku: b.sku, units: 2 }];
  expect(await pack(orderId, a.sku)).toMatchObject({ reason: 'TOO_MANY', scanned: a.sku, sku: a.sku, stillNeeded });
  expect(await pack(orderId, b.sku, { units: 3 })).toMatchObject({ reason: 'TOO_MANY', stillNeeded });
  expect(await pack(orderId, other.sku)).toMatchObject({
    reason: 'NOT_IN_ORDER',
    productName: `Product ${other.sku}`,
    message: expect.stringContaining(`2 x ${b.sku}`),
    stillNeeded,
  });
  expect(await pack(orderId, 'no such code')).toMatchObject({ reason: 'UNKNOWN_CODE', sku: null, stillNeeded });
  expect((await pack(orderId, b.sku)).order?.items).toMatchObject([{ packedUnits: 1 }, { packedUnits: 1 }]);
});

test('a scan that is sent again packs one unit', async () => {
  const { sku, orderId } = await addOrder(3);
  const first = await pack(orderId, sku, { idempotencyKey: 'scan-1' });
  const again = await pack(orderId, sku, { idempotencyKey: 'scan-1' });
  expect([first.order?.items[0]?.packedUnits, again.order?.items[0]?.packedUnits]).toEqual([1, 1]);
  const [row] = await db.sql`select idempotency_key, scanned from packings where idempotency_key = 'scan-1'`;
  expect(row).toEqual({ idempotencyKey: 'scan-1', scanned: sku });
});

test('a barcode is one unit of a pack, the article number of the pack all of them', async () => {
  const { id, barcode, article } = await addPackOrder(6);
  expect((await pack(id, barcode)).order?.items[0]).toMatchObject({
    packedUnits: 1,
    packedQuantity: 0,
    unitsToPack: 5,
  });
  expect(await pack(id, article)).toMatchObject({
    units: 3,
    order: { items: [{ packedUnits: 4, packedQuantity: 1, unitsToPack: 2 }] },
  });
  expect(await pack(id, article)).toMatchObject({ reason: 'TOO_MANY' });
  // A barcode is the same number with more or fewer leading zeros.
  expect((await pack(id, `00${barcode}`, { units: 2 })).order).toMatchObject({ packing: 'FULLY' });
});

test('what was cancelled while it was packed has to be taken out', async () => {
  const { sku, orderId } = await addOrder(2);
  await pack(orderId, sku);
  const full = await pack(orderId, sku);
  const cancel = (input: string) =>
    app.query(`mutation ($id: ID!, $sku: String!) { cancelOrder(input: { orderId: $id ${input} }) { __typename } }`, {
      id: orderId,
      sku,
    });
  await cancel('items: [{ sku: $sku, quantity: 1 }]');
  const itemId = full.order!.items[0]!.id;
  const read = () =>
    app.query<{ order: Answer['order'] }>(`query ($id: ID!) { order(id: $id) { ${orderFields} } }`, { id: orderId });
  expect((await read()).order).toMatchObject({ packing: 'PARTLY', items: [{ unitsToTakeOut: 1, unitsToPack: 0 }] });
  expect((await change('unpackItem', { orderId, itemId })).order).toMatchObject({
    packing: 'FULLY',
    items: [{ packedUnits: 1, unitsToTakeOut: 0 }],
  });
  await cancel('items: [{ sku: $sku, quantity: 1 }]');
  expect(await pack(orderId, sku)).toMatchObject({ reason: 'ORDER_STATE' });
  expect((await change('unpackItem', { orderId, itemId })).order).toMatchObject({
    status: 'CANCELLED',
    items: [{ packedUnits: 0, unitsToTakeOut: 0 }],
  });
  expect(await change('unpackItem', { orderId, itemId })).toMatchObject({ reason: 'NOT_PACKED' });
});

test('a packed order is shipped only where the seller asked for it', async () => {
  const first = await addOrder(1);
  expect((await pack(first.orderId, first.sku)).order?.status).toBe('NEW');
  const set = (on: boolean) =>
    app.query<{ updateMarketplace: { marketplace: { shipWhenPacked: boolean } } }>(
      `mutation ($on: Boolean) { updateMarketplace(input: { marketplace: "olx", shipWhenPacked: $on }) {
        ... on UpdateMarketplacePayload { marketplace { shipWhenPacked } } } }`,
      { on },
    );
  expect((await set(true)).updateMarketplace.marketplace.shipWhenPacked).toBe(true);
  const second = await addOrder(2);
  expect((await pack(second.orderId, second.sku)).shipped).toBe(false);
  const last = await pack(second.orderId, second.sku);
  expect(last).toMatchObject({ shipped: true, order: { status: 'SHIPPED', packing: 'FULLY' } });
  const itemId = last.order!.items[0]!.id;
  expect(await change('unpackItem', { orderId: second.orderId, itemId })).toMatchObject({ reason: 'ORDER_STATE' });
  await set(false);
});

test('two people who pack one order see each other and never pack one too many', async () => {
  const { sku, orderId } = await addOrder(4);
  const [cursor] = await db.sql<{ revision: number }[]>`select revision from orders order by id desc limit 1`;
  const answers = await Promise.all(Array.from({ length: 8 }, () => pack(orderId, sku)));
  expect(answers.filter(({ __typename }) => __typename === 'PackItemPayload')).toHaveLength(4);
  expect(answers.filter(({ reason }) => reason === 'TOO_MANY')).toHaveLength(4);
  const [after] = await db.sql<{ revision: number }[]>`select revision from orders order by id desc limit 1`;
  expect(after!.revision - cursor!.revision).toBe(4);
});

test('a scanned text finds the order by its number and the number of the marketplace', async () => {
  const { id, number } = await addPackOrder(3);
  const [row] = await db.sql<{ id: string; number: string }[]>`
    select id, number from orders where marketplace_order_id = ${number}`;
  for (const code of [number, ` ${number} `, row!.number, `#${row!.number}`])
    expect((await scan(code)).orders, code).toMatchObject([{ id }]);
  expect(await scan('*CODE-12')).toEqual({ orders: [], products: [], nextOrder: null });
});

test('a scanned product finds the order to be shipped first that still needs it', async () => {
  const { sku, productId, orderId: old } = await addOrder(1);
  const urgent = await sell([{ sku, quantity: 1 }]);
  await db.sql`
    update orders set ship_by = now() + interval '1 hour' where id = (select max(order_id) from order_items where product_id = ${productId})`;
  expect((await scan(sku)).nextOrder?.id).toBe(urgent);
  await pack(urgent, sku);
  expect(await scan(sku)).toMatchObject({ products: [{ sku }], nextOrder: { id: old } });
  await pack(old, sku);
  expect((await scan(sku)).nextOrder).toBeNull();
});

test('orders are listed by how far they are packed', async () => {
  const [none, part, full] = [await addOrder(2), await addOrder(2), await addOrder(1)];
  await pack(part.orderId, part.sku);
  await pack(full.orderId, full.sku);
  const list = async (packing: string[]) => {
    const { orders } = await app.query<{ orders: { nodes: { id: string }[] } }>(
      `query ($filter: OrderFilter) { orders(first: 20, filter: $filter) { nodes { id } } }`,
      { filter: { packing, skus: [none.sku, part.sku, full.sku] } },
    );
    return orders.nodes.map(({ id }) => id);
  };
  expect(await list(['NOTHING'])).toEqual([none.orderId]);
  expect(await list(['PARTLY'])).toEqual([part.orderId]);
  expect(await list(['FULLY', 'NOTHING'])).toEqual([full.orderId, none.orderId]);
});

test('an order that the marketplace ships itself is not packed', async () => {
  const { id, sku, number } = await addPackOrder(3);
  await db.sql`update orders set fulfilment = 'marketplace' where marketplace_order_id = ${number}`;
  expect(await pack(id, sku)).toMatchObject({ reason: 'ORDER_STATE', message: expect.stringContaining('own stock') });
  expect((await scan(sku)).nextOrder).toBeNull();
});

test("goods with another marketplace's article number are packed: the order that the scan finds takes them", async () => {
  const { sku, productId, orderId } = await addOrder(4);
  const market = await addMarketplace(db.sql);
  for (const [article, unitsPerItem] of [
    ['ONE', 1],
    ['TRIPLE', 3],
  ] as const)
    await addListing(db.sql, { marketplaceId: market.id, productId, sku: `${article}-${sku}`, unitsPerItem });
  expect((await scan(`ONE-${sku}`)).nextOrder).toEqual({ id: orderId });
  expect(await pack(orderId, `ONE-${sku}`)).toMatchObject({ units: 1, order: { packing: 'PARTLY' } });
  expect(await pack(orderId, `TRIPLE-${sku}`)).toMatchObject({ units: 3, order: { packing: 'FULLY' } });
});
