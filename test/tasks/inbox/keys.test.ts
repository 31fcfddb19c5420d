import { expect, test } from 'vitest';
import { insertWebhooks } from '../../../src/db/inbox/webhooks.ts';
import { useDatabase } from '../../support/database.ts';
import { openShop, toWebhook } from './signed-events.ts';

const db = useDatabase();
const timestamp = new Date(Date.now() + 60_000).toISOString();
const create = (order_id: string, ...items: object[]) => ({
  event: 'order.created',
  order_id,
  timestamp,
  items: items.map((item) => ({ quantity: 1, ...item })),
});

/** Gives the listings of a shop these names there. */
async function name(
  shop: Awaited<ReturnType<typeof openShop>>,
  ...names: { sku?: string; id?: string; settings?: object }[]
) {
  for (const [index, { sku, id, settings }] of names.entries()) {
    await db.sql`
      update marketplace_products set marketplace_sku = coalesce(${sku ?? null}, marketplace_sku),
        marketplace_product_id = coalesce(${id ?? null}, marketplace_product_id),
        settings = coalesce(${settings ? db.sql.json(settings as Record<string, string>) : null}, settings)
      where id = ${shop.listed[index]!.listingId}`;
  }
}

test('two orders are two sales, wherever the colon stands', async () => {
  const shop = await openShop(db.sql, { products: 2 });
  await name(shop, { sku: 'B:C' }, { sku: 'C' });
  await shop.send(create('A', { sku: 'B:C' }), create('A:B', { sku: 'C' }));
  expect(await shop.figures()).toEqual([49, 49]);
  await shop.send({ event: 'order.cancelled', order_id: 'A' }, { event: 'order.cancelled', order_id: 'A:B' });
  expect(await shop.figures()).toEqual([50, 50]);
});

test.each<
  [
    string,
    [object, object],
    [{ sku?: string; id?: string; settings?: object }, { sku?: string; id?: string; settings?: object }],
  ]
>([
  [
    'a SKU and a product id of the same text',
    [{ sku: '5' }, { marketplace_product_id: '5' }],
    [{ sku: '5' }, { id: '5' }],
  ],
  [
    'a SKU with a space and a SKU with a link',
    [{ sku: 'X 7' }, { sku: 'X', link: { size: '7' } }],
    [{ sku: 'X 7' }, { sku: 'Y', settings: { size: '7' } }],
  ],
  [
    'links of other names with the same value',
    [
      { sku: 'X', link: { size: '7' } },
      { sku: 'X', link: { colour: '7' } },
    ],
    [
      { sku: 'X', settings: { size: '7' } },
      { sku: 'Y', settings: { colour: '7' } },
    ],
  ],
])('two lines of an order are two sales: %s', async (_what, [one, two], names) => {
  const shop = await openShop(db.sql, { products: 2 });
  await name(shop, ...names);
  await shop.send(create('O-1', one, { ...two, quantity: 2 }));
  expect(await shop.figures()).toEqual([49, 48]);
  await shop.send({ event: 'order.cancelled', order_id: 'O-1', items: [{ ...one, quantity: 1 }] });
  expect(await shop.figures()).toEqual([50, 48]);
});

test('cancellations of one id and line text are two, wherever the colon stands', async () => {
  const shop = await openShop(db.sql, { products: 2 });
  await name(shop, { sku: 'B:C' }, { sku: 'C' });
  await shop.send(create('O-1', { sku: 'B:C' }, { sku: 'C' }));
  const cancel = (key: string, sku: string) => ({
    ...toWebhook(shop.market.id, { event: 'order.cancelled', order_id: 'O-1', items: [{ sku, quantity: 1 }] }),
    dedupeKey: key,
  });
  await insertWebhooks(db.sql, [cancel('event:A', 'B:C'), cancel('event:A:B', 'C')]);
  await shop.work();
  expect(await shop.figures()).toEqual([50, 50]);
});

test('a line that an earlier release stored under its plain name is the same line', async () => {
  const shop = await openShop(db.sql, { products: 2 });
  const { sku } = shop.listed[0]!;
  await name(shop, {}, { sku: 'X', settings: { size: '7' } });
  const order = create('O-1', { sku, quantity: 3 }, { sku: 'X', link: { size: '7' } });
  await shop.send(order);
  await db.sql`
    update order_items set line_key = case when line_key like '%link%' then 'X 7' else sku end, told_at = null, told_id = null
    where order_id in (select id from orders where marketplace_id = ${shop.market.id})`;
  await shop.send(order);
  for (const { id } of await shop.rows()) await shop.replay(id);
  expect(await shop.figures()).toEqual([47, 49]);
  await shop.send({ event: 'order.cancelled', order_id: 'O-1', items: [{ sku, quantity: 1 }] });
  await shop.send({
    event: 'order.cancelled',
    order_id: 'O-1',
    items: [{ sku: 'X', link: { size: '7' }, quantity: 1 }],
  });
  expect(await shop.figures()).toEqual([48, 50]);
});
