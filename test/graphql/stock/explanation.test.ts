import { sign } from '@tma.js/init-data-node';
import { expect, test } from 'vitest';
import { recordObservations } from '../../../src/db/catalog/observations.ts';
import { insertWebhooks } from '../../../src/db/inbox/webhooks.ts';
import { expireOpenPushes } from '../../../src/db/pushes/settle.ts';
import { openAdapter } from '../../../src/marketplaces/registry.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { botToken, encryptionKey, useApp } from '../../support/app.ts';
import { runOmbor } from '../../support/command.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../../support/shop.ts';
import { useSimulator } from '../../support/simulator.ts';
import { createTestDeps } from '../../support/task-deps.ts';
import { createManualOrderDocument } from '../documents/documents.ts';
import { explanationDocument } from '../documents/ledger.ts';

const db = useDatabase();
const simulator = useSimulator();
const app = useApp(db, { role: 'api' });

async function explain(sku: string, at?: Date) {
  const { product } = await app.run(explanationDocument, { sku, at: at?.toISOString() });
  return product!.explanation!;
}

/** The database's own time: what was recorded before it is known then, what comes after is not. */
async function now(): Promise<Date> {
  const [row] = await db.sql<{ at: Date }[]>`select clock_timestamp() as at, pg_sleep(0.002)`;
  return row!.at;
}

/** A simulated marketplace that can be pushed to, with one linked product. */
async function openShop(code: string, quantity: number, knowsIt = true) {
  const { shop: market, connection } = simulator.addShop(code);
  const { id } = await addMarketplace(db.sql, { code });
  const product = await addProduct(db.sql, { sku: `${code}-1`, quantity });
  if (knowsIt) market.add({ sku: product.sku, stock: 0 });
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  const open = (http: Parameters<typeof openAdapter>[1]['http']) =>
    openAdapter(connection.adapter, { ...connection, http });
  const deps = createTestDeps(db.sql, [{ id, code, open }]);
  const signal = new AbortController().signal;
  return {
    id,
    product,
    listingId,
    async push() {
      await planPushesTask.run(deps, { productIds: [product.id] }, signal);
      await pushMarketplace.run(deps, { marketplaceId: id }, signal);
    },
  };
}

test('the chain of movements names who and what caused each, and ends at the figure', async () => {
  const market = await addMarketplace(db.sql, { code: 'chain' });
  const { id, sku } = await addProduct(db.sql, { sku: 'CHAIN', quantity: 50 });
  const sale = { productId: id, marketplaceId: market.id, referenceType: 'webhook' as const, referenceId: '41' };
  await apply(db.sql, change({ ...sale, units: -3, occurredAt: new Date('2026-01-09T10:30:00Z') }));
  await app.run(createManualOrderDocument, {
    input: { marketplace: 'olx', customerName: 'Aziz', items: [{ sku, quantity: 2 }] },
  });
  const explanation = await explain(sku);
  expect(explanation).toMatchObject({ sku, quantity: 45, oversold: 0, version: 3, openingQuantity: 0 });
  expect(explanation.movements.map(({ movementType, quantityAfter }) => [movementType, quantityAfter])).toEqual([
    ['OPENING', 50],
    ['MARKETPLACE_SALE', 47],
    ['SALE', 45],
  ]);
  const number = explanation.movements[2]!.order!.number;
  const [first, ...lines] = explanation.text.split('\n');
  expect(first).toMatch(/^CHAIN: 45 free to sell at \d{4}-\d\d-\d\d [\d:]{8} \(Asia\/Tashkent\), version 3\.$/);
  expect(lines[1]).toMatch(/ -3 = 47 {2}sold on chain, webhook 41 \(happened 2026-01-09 15:30:00\)$/);
  expect(lines[2]).toMatch(new RegExp(` -2 = 45 {2}sold on OLX, order ${number}, by owner$`));
  expect(explanation.text).not.toContain('Aziz');
});

test('the stock of any moment is what the ledger had recorded by then', async () => {
  const { id, sku } = await addProduct(db.sql, { sku: 'MOMENTS' });
  const moments: { at: Date; quantity: number }[] = [{ at: await now(), quantity: 0 }];
  for (let units = 1; units <= 20; units += 1) {
    await apply(db.sql, change({ productId: id, units }));
    moments.push({ at: await now(), quantity: (units * (units + 1)) / 2 });
  }
  for (const { at, quantity } of moments) expect((await explain(sku, at)).quantity).toBe(quantity);
  expect((await explain(sku, new Date('2000-01-01T00:00:00Z'))).text).toContain('It has no movements.');
});

test('a long chain is cut to its newest movements, with the figure that they began from', async () => {
  const { id, sku } = await addProduct(db.sql, { sku: 'LONG', quantity: 100 });
  await apply(db.sql, ...Array.from({ length: 30 }, () => change({ productId: id, units: -1 })));
  const explanation = await explain(sku);
  expect(explanation).toMatchObject({ quantity: 70, openingQuantity: 90, earlierMovements: 11 });
  expect(explanation.movements).toHaveLength(20);
  expect(explanation.text).toContain('11 earlier movements brought it to 90.');
});

test('units sold beyond what there was are said', async () => {
  const { id, sku } = await addProduct(db.sql, { sku: 'SHORT', quantity: 1 });
  await apply(db.sql, change({ productId: id, units: -3 }));
  expect(await explain(sku)).toMatchObject({ quantity: 0, oversold: 2 });
});

test('what a marketplace was told, accepted and showed is known for each moment, and that a newer figure waits', async () => {
  const shop = await openShop('told', 50);
  await shop.push();
  const afterFirst = await now();
  await apply(db.sql, change({ productId: shop.product.id, units: -8 }));
  await shop.push();
  await recordObservationOf(shop.listingId, 41);
  await apply(db.sql, change({ productId: shop.product.id, units: -1 }));
  await planPushesTask.run(createTestDeps(db.sql), { productIds: [shop.product.id] }, new AbortController().signal);

  const [past] = (await explain(shop.product.sku, afterFirst)).told;
  expect(past).toMatchObject({
    marketplace: { code: 'told' },
    figure: 50,
    shown: null,
    reason: 'accepted for version 1',
  });
  const [present] = (await explain(shop.product.sku)).told;
  expect(present).toMatchObject({
    figure: 42,
    acknowledgedAt: expect.any(String),
    shown: 41,
    readAt: expect.any(String),
    reason: 'accepted for version 2; a newer figure is waiting to be sent',
  });
  expect(present!.acknowledgedAt! >= present!.sentAt!).toBe(true);
});

async function recordObservationOf(listingId: number, stock: number): Promise<void> {
  await db.sql.begin((tx) => recordObservations(tx, [{ listingId, stock, previous: null, at: new Date() }]));
}

test('a reading is kept however it was made, and an accepted push is no reading', async () => {
  const shop = await openShop('read', 50);
  await shop.push();
  expect((await explain(shop.product.sku)).told).toMatchObject([{ figure: 50, shown: null, readAt: null }]);
  await db.sql`
    update marketplace_products set marketplace_stock = 48, stock_last_synced_at = now() where id = ${shop.listingId}`;
  expect((await explain(shop.product.sku)).told).toMatchObject([{ figure: 50, shown: 48 }]);
  await db.sql`update marketplace_products set marketplace_price = 1 where id = ${shop.listingId}`;
  const [row] = await db.sql`
    select count(*)::int from listing_figures where marketplace_product_id = ${shop.listingId} and kind = 'read'`;
  expect(row!.count).toBe(1);
});

test('a figure that a marketplace refused is told with its words', async () => {
  const shop = await openShop('refusing', 5, false);
  await shop.push();
  const [told] = (await explain(shop.product.sku)).told;
  expect(told).toMatchObject({
    figure: 5,
    acknowledgedAt: null,
    reason: expect.stringMatching(/^not applied for version 1: unknown SKU/),
  });
});

test('a push whose sender died is told as sent, with an unknown answer', async () => {
  const shop = await openShop('dying', 5);
  await db.sql`
    update pushes set open_until = now() - interval '1 s', sent_at = now() - interval '30 s' where id = ${shop.listingId}`;
  expect(await expireOpenPushes(db.sql)).toBe(1);
  const [told] = (await explain(shop.product.sku)).told;
  expect(told).toMatchObject({ figure: null, sentAt: expect.any(String), acknowledgedAt: null });
  expect(told!.reason).toContain('the response was lost');
});

test('a listing that was never told says so, and a place without an API shows what Ombor shows', async () => {
  const market = await addMarketplace(db.sql, { code: 'silent' });
  const { id, sku } = await addProduct(db.sql, { sku: 'UNTOLD', quantity: 9 });
  await addListing(db.sql, { marketplaceId: market.id, productId: id, sku });
  const [shop] = await db.sql<{ id: number }[]>`select id from marketplaces where code = 'amazing_store'`;
  await db.sql`
    insert into marketplace_products (marketplace_id, product_id, marketplace_product_id, marketplace_sku, stock_buffer)
    values (${shop!.id}, ${id}, 'x', ${sku}, 2)`;
  const { told } = await explain(sku);
  expect(told).toMatchObject([
    { marketplace: { code: 'amazing_store' }, figure: 7, shown: 7, reason: 'shown by Ombor itself' },
    { marketplace: { code: 'silent' }, figure: null, reason: 'not sent yet; a newer figure is waiting to be sent' },
  ]);
});

test('events about what is not linked are counted, because any of them may be a sale of the product', async () => {
  const market = await addMarketplace(db.sql, { code: 'unlinked' });
  const { sku } = await addProduct(db.sql, { quantity: 1 });
  const before = await now();
  const payload = {
    event: 'stock.updated',
    sku: 'NOBODYS',
    current_stock: 4,
    change: -1,
    reason: 'sold',
    timestamp: before,
  };
  const rawBody = Buffer.from(JSON.stringify(payload));
  const row = { marketplaceId: market.id, eventType: payload.event, payload, rawBody, signature: null, failure: null };
  await insertWebhooks(db.sql, [{ ...row, dedupeKey: 'one' }]);
  await processWebhooks.run(createTestDeps(db.sql), {}, new AbortController().signal);
  expect(await explain(sku)).toMatchObject({
    unlinkedEvents: 1,
    text: expect.stringContaining('1 event is waiting for'),
  });
  expect(await explain(sku, before)).toMatchObject({ unlinkedEvents: 0 });
});

test('a buyer learns nothing of it', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 1 });
  const buyer = `tma ${sign({ user: { id: 5, first_name: 'Aziza' } }, botToken, new Date())}`;
  const query = `{ product(sku: "${sku}") { sku explanation { text told { figure } } } }`;
  const { body } = await app.post({ query }, buyer);
  expect(body.data).toEqual({ product: { sku, explanation: null } });
  expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
});

test('the command line says the same, at a moment in the time zone of the business', async () => {
  const env = { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64') };
  const { id, sku } = await addProduct(db.sql, { sku: 'CLI 1', quantity: 7 });
  await apply(db.sql, change({ productId: id, units: -2 }));
  const present = await runOmbor(['why', sku], env);
  expect(present.lines[0]).toMatch(/^CLI 1: 5 free to sell at /);
  expect(present.lines[2]).toMatch(/ -2 = 5 /);
  const past = await runOmbor(['why', sku, '--at', '2020-02-29 10:00'], env);
  expect(past.lines).toEqual([
    'CLI 1: 0 free to sell at 2020-02-29 10:00:00 (Asia/Tashkent), version 0.',
    'It has no movements.',
  ]);
  const unknown = await runOmbor(['why', 'NOT-THERE'], env);
  expect(unknown).toMatchObject({ code: 1, errors: expect.stringContaining('no product with the SKU "NOT-THERE"') });
  const bad = await runOmbor(['why', sku, '--at', '2026-02-31'], env);
  expect(bad).toMatchObject({ code: 1, errors: expect.stringContaining('--at is "2026-02-31"') });
});
