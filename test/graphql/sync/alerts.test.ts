import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { expect, test } from 'vitest';
import { raiseAlert, resolveAlert } from '../../../src/db/alerts/alerts.ts';
import { ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive } from '../../support/live-client.ts';
import { addMarketplace, addProduct, apply, change } from '../../support/shop.ts';
import { until } from '../../support/until.ts';
import { alertsDocument } from '../documents/alerts.ts';

const db = useDatabase();
const app = useApp(db, { env: { ALERT_LANGUAGE: 'ru' } });

const alertsOf = async (sku: string, open: boolean | null = true) => {
  const { alerts } = await app.run(alertsDocument, { open });
  return alerts.edges.map(({ node }) => node).filter((node) => node.product?.sku === sku);
};

async function sellMoreThanThereIs() {
  const market = await addMarketplace(db.sql);
  const product = await addProduct(db.sql, { quantity: 1 });
  const [order] = await db.sql<{ id: string; number: string }[]>`
    insert into orders (marketplace_id, marketplace_order_id, currency) values (${market.id}, ${`theirs-${product.id}`}, 'UZS')
    returning id, number`;
  await apply(
    db.sql,
    change({ productId: product.id, units: -3, marketplaceId: market.id, orderId: order!.id, referenceType: 'order' }),
  );
  return { market, product, order: order! };
}

test('an oversold product is told as data, with its orders and a text in the language that is asked for', async () => {
  const { market, product, order } = await sellMoreThanThereIs();
  const [alert] = await until(
    () => alertsOf(product.sku),
    (alerts) => alerts.length > 0,
  );
  expect(alert).toMatchObject({ kind: 'OVERSOLD', resolvedAt: null, orders: [{ number: order.number }] });
  expect(alert!.text).toBe(
    `Product ${product.sku} (${product.sku}): продано больше, чем есть; не хватает 2 шт. Последние продажи: ` +
      `заказ #${order.number} на ${market.code} (номер на площадке theirs-${product.id}), 3 шт. ` +
      'Везде показан 0; следующий приход сначала закроет недостачу. ' +
      'Сделайте приход или отмените один из заказов (заказ площадки — в её кабинете).',
  );
  const { alerts } = await app.run(alertsDocument, { language: 'EN' });
  expect(alerts.edges.find(({ node }) => node.id === alert!.id)?.node.text).toContain('is oversold by 2 units');
});

test('alertRaised tells of an alert as it is raised and as it is resolved', async () => {
  const client = await connectLive(app.url, `Bearer ${ownerKey}`);
  const query = 'subscription { alertRaised { kind product { sku } resolvedAt } }';
  client.send({ id: '1', type: 'subscribe', payload: { query } });
  type Heard = { product: { sku: string } | null; resolvedAt: string | null };
  const heard = () =>
    client.messages.flatMap(({ id, payload }) => {
      const data: unknown = id === '1' ? payload?.data : undefined;
      return data ? [(data as { alertRaised: Heard }).alertRaised] : [];
    });
  // The answer to a second operation: the subscription before it stands.
  client.send({ id: '2', type: 'subscribe', payload: { query: '{ viewer { role } }' } });
  await client.until(() => client.messages.some(({ id, type }) => id === '2' && type === 'complete'));
  const { product } = await sellMoreThanThereIs();
  await client.until(() => heard().some((alert) => alert.product?.sku === product.sku && alert.resolvedAt === null));
  await apply(db.sql, change({ productId: product.id, units: 2 }));
  await client.until(() => heard().some((alert) => alert.product?.sku === product.sku && alert.resolvedAt !== null));
  client.cut();
});

test('alerts are listed newest first, open or resolved, page by page', async () => {
  const market = await addMarketplace(db.sql);
  const names = ['a', 'b', 'c'].map((about) => ({ kind: 'unlinked_sale' as const, marketplaceId: market.id, about }));
  for (const name of names) await raiseAlert(db.sql, { ...name, parameters: { name: name.about, events: 1 } });
  await resolveAlert(db.sql, names[2]!);
  const list = async (open: boolean | null) => {
    const texts: string[] = [];
    let after: string | null = null;
    do {
      const { alerts }: ResultOf<typeof alertsDocument> = await app.run(alertsDocument, {
        first: 2,
        after,
        open,
        language: 'EN' as const,
      });
      const ours = alerts.edges.filter(({ node }) => node.marketplace?.code === market.code);
      texts.push(...ours.map(({ node }) => node.text.slice(0, 20)));
      after = alerts.edges.at(-1)?.cursor ?? null;
    } while (after !== null);
    return texts;
  };
  const sold = (name: string) => `${market.code} sold ${name}, which`.slice(0, 20);
  expect(await list(true)).toEqual([sold('b'), sold('a')]);
  expect(await list(false)).toEqual([sold('c')]);
  expect(await list(null)).toEqual([sold('c'), sold('b'), sold('a')]);
});

test('the query of docs/alerts.md runs as it stands', async () => {
  const text = await readFile(path.join(import.meta.dirname, '../../../docs/alerts.md'), 'utf8');
  const queries = [...text.matchAll(/```graphql\n(.*?)```/gs)].map(([, query]) => query!);
  expect(queries).toHaveLength(1);
  for (const query of queries)
    expect(await app.query(query)).toMatchObject({ alerts: { totalCount: expect.any(Number) } });
});
