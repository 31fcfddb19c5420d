import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { desk, phone, useBrowser } from '../support/browser.ts';
import { expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { addMarketplace } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();
let uzum: number;

beforeAll(async () => {
  uzum = (await addMarketplace(db.sql, { code: 'uzum' })).id;
  await addEvent('stock.updated', 'processed');
  for (const _ of [1, 2, 3]) await addEvent('order.created', 'failed');
  await addEvent('order.cancelled', 'failed', true);
  await db.sql`
    insert into sync_logs (marketplace_id, trigger_type, sync_type, direction, status, items, calls, latency_ms, error_message)
    values (${uzum}, 'webhook', 'stock', 'push', 'success', 3, 1, 53, null),
      (${uzum}, 'scheduled', 'orders', 'pull', 'error', 0, 1, null, 'HTTP 503')`;
});

let serial = 0;

const addEvent = (type: string, status: string, held = false) => db.sql`
  insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, held, failed_because, processed_at)
  values (${uzum}, ${type}, ${db.sql.json({ event: type, order_id: `O-${++serial}` })}, '{}', ${`event-${serial}`}, ${status}, ${held},
    ${status === 'failed' && !held ? 'not_applied' : null}, ${status === 'processed' ? new Date() : null})`;

const open = (language: 'uz' | 'ru' | 'en', options: Parameters<typeof signIn>[3]) =>
  signIn(browser, app, language, { ...options, path: `/events${options.path ?? ''}` });

describe.each([
  ['uz', 'phone', phone],
  ['ru', 'desk', desk],
] as const)('in %s on a %s', (language, name, device) => {
  test('axe has nothing against what came and what was sent, light and dark', async () => {
    const { page, errors } = await open(language, device);
    await page.getByText('order.cancelled', { exact: true }).click();
    await page.getByText('"order_id": "O-5"').waitFor();
    await expectAccessibleInBoth(page, `events-${name}`);
    await page.getByRole('button', { name: /^(Yuborilgan va oʻqilgan|Отправлено и прочитано)$/ }).click();
    await page.getByText(/HTTP 503/).waitFor();
    await expectAccessibleInBoth(page, `events-sent-${name}`);
    expect(errors).toEqual([]);
  });
});

test('a new event is on the list without a reload, although it moves nothing', async () => {
  const { page, errors } = await open('en', desk);
  await page.getByText('order.cancelled', { exact: true }).waitFor();
  await addEvent('order.returned', 'processed');
  await page.getByText('order.returned', { exact: true }).waitFor({ timeout: 15_000 });
  expect(errors).toEqual([]);
});

test('one event is replayed, then all that match the filter, counted first; what only a person may judge stays', async () => {
  const { page, errors } = await open('en', desk);
  const failed = async () => (await db.sql`select 1 from marketplace_webhooks where status = 'failed'`).length;
  expect(await failed()).toBe(4);
  await page.getByText('order.created', { exact: true }).first().click();
  await page.locator('details[open]').getByRole('button', { name: 'Replay' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Replay 1 event?').waitFor();
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await page.getByText('Queued again: 1').waitFor();
  expect(await failed()).toBe(3);
  await page.getByLabel('State').selectOption('FAILED');
  await page.getByText('All events that match. They are counted first.').waitFor();
  await page.locator('.row-acts').first().getByRole('button', { name: 'Replay' }).click();
  await dialog.getByText('Replay 2 events?').waitFor();
  await dialog.getByText('1 more can only be decided by itself: it stays.').waitFor();
  expect(await failed()).toBe(3);
  await dialog.getByRole('button', { name: 'Replay' }).dblclick();
  await page.getByText('Queued again: 2').waitFor();
  expect(await failed()).toBe(1);
  expect(errors).toEqual([]);
});
