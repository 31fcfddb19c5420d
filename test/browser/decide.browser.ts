import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { desk, phone, useBrowser } from '../support/browser.ts';
import { expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { addDrift } from '../support/drifts.ts';
import { addListing, addMarketplace, addProduct, showsStock } from '../support/shop.ts';
import { openWaitingShop, order } from '../support/waiting-shop.ts';

const db = useDatabase();
// No worker: what is queued again stays queued, so that the test sees it.
const app = useApp(db, { role: 'api' });
const browser = useBrowser();
let sold: Awaited<ReturnType<typeof openWaitingShop>>;
let product: { id: number; sku: string };

beforeAll(async () => {
  product = await addProduct(db.sql, { sku: 'PHONE-001', quantity: 9, price: 3_100_000 });
  const { id: uzum } = await addMarketplace(db.sql, { code: 'uzum' });
  const listing = await addListing(db.sql, { marketplaceId: uzum, productId: product.id, sku: 'PHONE-001' });
  await showsStock(db.sql, listing, 9);
  for (const n of [1, 2, 3]) await addFailed(uzum, `failed-${n}`, 'not_applied');
  for (const n of [1, 2]) await addFailed(uzum, `unreadable-${n}`, 'unreadable');
  sold = await openWaitingShop(db.sql);
  await sold.tell(order('O-1', 'SKU-9'));
  const { id: ozon } = await addMarketplace(db.sql, { code: 'ozon' });
  const held = await addListing(db.sql, { marketplaceId: ozon, productId: product.id, sku: 'PHONE-001' });
  await db.sql`
    update pushes set held_version = owed_version, held_reason = 'first zero', held_because = '{"code": "first_zero"}', open_until = null
    where id = ${held}`;
  const { id: wb } = await addMarketplace(db.sql, { code: 'wildberries' });
  const listingId = await addListing(db.sql, { marketplaceId: wb, productId: product.id, sku: 'PHONE-001' });
  await addDrift(db.sql, { listingId, market: { id: wb }, product }, 2);
});

const addFailed = (marketplaceId: number, key: string, because: string) => db.sql`
  insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, failed_because, error_message)
  values (${marketplaceId}, 'order.created', ${db.sql.json({ event: 'order.created', order_id: key })}, '{}', ${key}, 'failed', ${because},
    'the order has no items')`;

const open = (language: 'uz' | 'ru' | 'en', options: Parameters<typeof signIn>[3]) =>
  signIn(browser, app, language, { ...options, path: '/decide' });

const card = (page: Page, name: RegExp) => page.getByRole('article', { name });

describe.each([
  ['uz', 'phone', phone],
  ['ru', 'desk', desk],
] as const)('in %s on a %s', (language, name, device) => {
  test('axe has nothing against what waits, light and dark', async () => {
    const { page, errors } = await open(language, device);
    await card(page, /wildberries/).waitFor();
    expect(await page.getByRole('article').count()).toBe(5);
    await expectAccessibleInBoth(page, `decide-${name}`);
    expect(errors).toEqual([]);
  });
});

test('failed events are counted before they are replayed, and nothing is done until then', async () => {
  const { page, errors } = await open('en', desk);
  const failed = card(page, /uzum: 3 events failed/);
  await failed.getByRole('button', { name: 'Replay' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Replay 3 events? What was applied before is not applied twice.').waitFor();
  const statuses = () =>
    db.sql`select 1 from marketplace_webhooks where status = 'failed' and failed_because = 'not_applied'`;
  expect(await statuses()).toHaveLength(3);
  await dialog.getByRole('button', { name: 'Replay' }).dblclick();
  await page.getByText('Queued again: 3').waitFor();
  await expect.poll(() => failed.count()).toBe(0);
  expect(await statuses()).toHaveLength(0);
  expect(errors).toEqual([]);
});

test('events are dismissed with a reason, which is kept', async () => {
  const { page, errors } = await open('ru', desk);
  const unreadable = card(page, /uzum: 2 события с ошибкой/);
  await unreadable.getByRole('button', { name: 'Не учитывать' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('2 события никогда не будут учтены').waitFor();
  await dialog.getByRole('button', { name: 'Не учитывать' }).click();
  await dialog.getByText('Укажите причину.').waitFor();
  await dialog.getByLabel('Причина').fill('проверено в кабинете');
  await dialog.getByRole('button', { name: 'Не учитывать' }).click();
  await page.getByText('Не будет учтено событий: 2').waitFor();
  await expect.poll(() => unreadable.count()).toBe(0);
  const kept = await db.sql`
    select 1 from marketplace_webhooks where error_message like 'dismissed by %; reason: проверено в кабинете; it was: %'`;
  expect(kept).toHaveLength(2);
  expect(errors).toEqual([]);
});

test('what was sold without a link is linked from here, and its event is applied', async () => {
  const lamp = await sold.product();
  const { page, errors } = await open('en', phone);
  const unlinked = card(page, /sale of an unlinked product/);
  await unlinked.getByText('SKU-9', { exact: true }).waitFor();
  await unlinked.getByRole('button', { name: 'Link' }).click();
  await unlinked.getByText('Enter the SKU.').waitFor();
  await unlinked.getByLabel('To which product: SKU').fill(lamp.sku);
  await unlinked.getByLabel('product number').fill('9009');
  await unlinked.getByRole('button', { name: 'Link' }).click();
  await page.getByText(`linked: ${lamp.sku}`).waitFor();
  await sold.work();
  expect(await lamp.quantity()).toBe(8);
  await page.reload();
  await page.getByRole('article').first().waitFor();
  expect(await unlinked.count()).toBe(0);
  expect(errors).toEqual([]);
});

test('held figures are let go after the listings are named', async () => {
  const { page, errors } = await open('en', desk);
  const held = card(page, /ozon: the figure of 1 listing is held/);
  await held.getByText('Cause: the first figure to be sent is 0.').waitFor();
  await held.getByRole('button', { name: 'Let it go' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 listing in all').waitFor();
  await dialog.getByRole('link', { name: 'Product PHONE-001' }).waitFor();
  await dialog.getByRole('button', { name: 'Let it go' }).click();
  await page.getByText('Released: 1').waitFor();
  await expect.poll(() => held.count()).toBe(0);
  expect(errors).toEqual([]);
});

test('a difference is taken over as a sale', async () => {
  const { page, errors } = await open('en', desk);
  const drift = card(page, /wildberries: 1 listing shows a wrong figure/);
  await drift.getByRole('button', { name: 'Look' }).click();
  await drift.getByRole('button', { name: 'It was a sale' }).click();
  await page.getByText(/The difference is taken over, now/).waitFor();
  expect(await db.sql`select 1 from drifts where status = 'open'`).toEqual([]);
  expect(errors).toEqual([]);
});
