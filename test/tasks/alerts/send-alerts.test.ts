import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addMessage, syncAlertChats } from '../../../src/db/alerts/alert-outbox.ts';
import { takeSenderLease, wakeSender } from '../../../src/db/alerts/alert-sender.ts';
import { type AlertName, forgetOldAlerts, raiseAlert, resolveAlert } from '../../../src/db/alerts/alerts.ts';
import { createLogger } from '../../../src/log.ts';
import { sendAlerts } from '../../../src/tasks/alerts/send-alerts.ts';
import type { TaskDeps } from '../../../src/tasks/task.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';
import { startTelegram, type TelegramStandIn } from '../../support/telegram.ts';

const staff = '700100';
const group = '-1001234567890';

const db = useDatabase();
let telegram: TelegramStandIn;
let deps: TaskDeps;
let logged: string[];
beforeEach(async () => {
  telegram = await startTelegram();
  await db.sql`truncate alerts, alert_chats cascade`;
  await db.sql`update alert_sender set not_before = '-infinity', failures = 0, wake_at = '-infinity', owner = null,
    leased_until = '-infinity'`;
  await db.sql`delete from graphile_worker._private_jobs`;
  logged = [];
  deps = {
    ...createTestDeps(db.sql),
    log: createLogger({ level: 'debug', pretty: false, write: (line) => logged.push(line) }),
    delivery: {
      token: telegram.token,
      apiUrl: telegram.url,
      language: 'en',
      timeZone: 'Asia/Tashkent',
      quietHours: undefined,
    },
  };
  await syncAlertChats(db.sql, [staff]);
});
afterEach(() => telegram.stop());

const run = () => sendAlerts.run(deps, {}, new AbortController().signal);

/** Lets every wait that the database keeps be over. */
async function passTime(): Promise<void> {
  await db.sql`update alert_notices set due_at = now() where due_at > now()`;
  await db.sql`update alert_chats set not_before = '-infinity'`;
  await db.sql`update alert_sender set not_before = '-infinity'`;
}

/** Sends until nothing is owed any more, however long Telegram's limits would make it take. */
async function runAll(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) {
    await passTime();
    await run();
    const [owed] = await db.sql`select 1 from alert_notices where shown_version < wanted_version limit 1`;
    if (!owed) return;
  }
  throw new Error('something stays owed');
}

async function raiseLow(quantity: number, name?: AlertName<'low_stock'>): Promise<AlertName<'low_stock'>> {
  const known = name ?? { kind: 'low_stock', productId: (await addProduct(db.sql)).id };
  await raiseAlert(db.sql, { ...known, parameters: { quantity, threshold: 5 } });
  return known;
}

async function raiseOversold(missing: number): Promise<AlertName<'oversold'>> {
  const name = { kind: 'oversold', productId: (await addProduct(db.sql)).id } as const;
  await raiseAlert(db.sql, { ...name, parameters: { missing, sales: [] } });
  return name;
}

/** Quiet hours that reign now, or that do not. */
function setQuiet(reign: boolean): void {
  const now = new Date(Date.now() + 5 * 3_600_000);
  const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
  const shift = (by: number) => (minute + by + 1_440) % 1_440;
  const quietHours = reign ? { from: shift(-60), to: shift(60) } : { from: shift(60), to: shift(120) };
  deps = { ...deps, delivery: { ...deps.delivery!, quietHours } };
}

test('a cause is one message, edited when it changes and when it is resolved', async () => {
  const name = await raiseLow(4);
  await runAll();
  await raiseLow(2, name);
  await runAll();
  expect(telegram.chat(staff)).toEqual([expect.stringMatching(/^🟡 Low stock\nProduct .* is down to 2 units/)]);
  await resolveAlert(db.sql, name);
  await runAll();
  expect(telegram.chat(staff)).toEqual([
    expect.stringMatching(/^✅ Low stock\n.*\nResolved \d{1,2} \w+ \d{4}, \d\d:\d\d\.$/s),
  ]);
  expect(telegram.calls.map(({ method }) => method)).toEqual(['sendMessage', 'editMessageText', 'editMessageText']);
});

test('a chat is sent one message a turn, and the next turn is asked for when its limit allows', async () => {
  await syncAlertChats(db.sql, [staff, group]);
  for (let n = 0; n < 3; n += 1) await raiseOversold(n + 1);
  const before = Date.now();
  await db.sql`delete from graphile_worker._private_jobs`;
  await run();
  expect([telegram.chat(staff).length, telegram.chat(group).length]).toEqual([1, 1]);
  const jobs = await db.sql<{ runAt: Date }[]>`select run_at from graphile_worker._private_jobs`;
  expect(jobs).toHaveLength(1);
  expect(jobs[0]!.runAt.getTime() - before).toBeGreaterThan(1_000);
  await db.sql`update alert_chats set not_before = '-infinity' where chat_id = ${staff}`;
  await run();
  expect([telegram.chat(staff).length, telegram.chat(group).length]).toEqual([2, 1]);
});

test('a figure that moves a lot is told in steps: its message rests between edits', async () => {
  const name = await raiseLow(4);
  await runAll();
  for (const quantity of [3, 2, 1]) {
    await raiseLow(quantity, name);
    await db.sql`update alert_chats set not_before = '-infinity'`;
    await run();
  }
  expect(telegram.calls).toHaveLength(1);
  await runAll();
  expect(telegram.calls).toHaveLength(2);
  expect(telegram.chat(staff)).toEqual([expect.stringContaining('down to 1 unit;')]);
});

test('a call that never reached Telegram is made again, once', async () => {
  await raiseOversold(1);
  telegram.faults.push({ lost: 'before' });
  await run();
  expect(telegram.chat(staff)).toEqual([]);
  await runAll();
  await runAll();
  expect(telegram.chat(staff)).toHaveLength(1);
});

test('a message that a killed process had written down is sent by the next one, once its lease has run out', async () => {
  const { productId = 0 } = await raiseOversold(1);
  const [alert] = await db.sql<{ id: string }[]>`select id from alerts where product_id = ${productId}`;
  await takeSenderLease(db.sql, randomUUID());
  await addMessage(db.sql, staff, [alert!.id], false);
  await run();
  expect(telegram.calls).toEqual([]);
  await db.sql`update alert_sender set leased_until = now()`;
  await wakeSender(db.sql);
  expect(await db.sql`select 1 from graphile_worker._private_jobs where run_at <= now()`).not.toEqual([]);
  await runAll();
  expect(telegram.chat(staff)).toHaveLength(1);
});

test('two processes that send at once send each message once', async () => {
  for (let n = 0; n < 4; n += 1) await raiseOversold(n + 1);
  while (telegram.chat(staff).length < 4) {
    await passTime();
    await Promise.all([run(), run(), run()]);
  }
  await runAll();
  expect(telegram.calls).toHaveLength(4);
});

test('an answer that was lost makes the message come again rather than not at all', async () => {
  const name = await raiseOversold(1);
  telegram.faults.push({ lost: 'after' });
  await run();
  await resolveAlert(db.sql, name);
  await runAll();
  expect(telegram.chat(staff)).toEqual([expect.stringMatching(/^🔴/), expect.stringMatching(/^✅/)]);
});

test('retry_after stops every message until then', async () => {
  await syncAlertChats(db.sql, [staff, group]);
  await raiseOversold(1);
  const description = 'Too Many Requests: retry after 7';
  telegram.faults.push({ status: 429, description, parameters: { retry_after: 7 } });
  await run();
  expect(await run()).toBe('snoozed');
  expect(telegram.calls).toHaveLength(1);
  const [sender] = await db.sql<{ waitS: number }[]>`
    select extract(epoch from not_before - now())::float8 as wait_s from alert_sender`;
  expect(sender!.waitS).toBeGreaterThan(6);
  expect(sender!.waitS).toBeLessThanOrEqual(7);
  await runAll();
  expect([telegram.chat(staff).length, telegram.chat(group).length]).toEqual([1, 1]);
});

test('a chat that blocked the bot does not stop the others', async () => {
  await syncAlertChats(db.sql, [staff, group]);
  telegram.blocked.add(staff);
  await raiseOversold(1);
  await raiseOversold(2);
  for (let turn = 0; turn < 3; turn += 1) {
    await run();
    await db.sql`update alert_chats set not_before = '-infinity' where chat_id = ${group}`;
  }
  expect(telegram.chat(group)).toHaveLength(2);
  expect(telegram.calls.filter(({ chat }) => chat === staff)).toHaveLength(1);
  telegram.blocked.clear();
  await runAll();
  expect(telegram.chat(staff)).toHaveLength(2);
});

test('a group that became a supergroup is written to under its new id', async () => {
  await raiseOversold(1);
  const description = 'Bad Request: group chat was upgraded to a supergroup chat';
  telegram.faults.push({ status: 400, description, parameters: { migrate_to_chat_id: -100777 } });
  await runAll();
  expect(telegram.chat('-100777')).toHaveLength(1);
});

test('a message that somebody deleted is sent anew when its alert changes', async () => {
  const name = await raiseLow(4);
  await runAll();
  telegram.deleteMessages(staff);
  await raiseLow(3, name);
  await runAll();
  expect(telegram.chat(staff)).toEqual([expect.stringContaining('3 units')]);
});

test('an edit to what is shown already counts as done', async () => {
  const name = await raiseLow(4);
  await runAll();
  await db.sql`update alerts set version = version + 1`;
  await runAll();
  await raiseLow(3, name);
  await runAll();
  expect(telegram.chat(staff)).toEqual([expect.stringContaining('3 units')]);
});

test('in quiet hours only what cannot wait is told; the morning brings the rest in one message, without what is over', async () => {
  setQuiet(true);
  const overBefore = await raiseLow(5);
  const low = [await raiseLow(4), await raiseLow(3)];
  await raiseOversold(7);
  await runAllDue();
  expect(telegram.chat(staff)).toEqual([expect.stringContaining('oversold by 7')]);
  await resolveAlert(db.sql, overBefore);
  setQuiet(false);
  await runAll();
  expect(telegram.chat(staff)).toEqual([
    expect.stringContaining('oversold by 7'),
    expect.stringMatching(/^2 alerts\n\n🟡 Low stock: .*4 units.*\n\n🟡 Low stock: .*3 units/s),
  ]);
  await resolveAlert(db.sql, low[0]!);
  await runAll();
  expect(telegram.chat(staff)[1]).toMatch(/^2 alerts\n\n✅ Low stock: .*\n\n🟡 Low stock/s);
  expect(telegram.chat(staff)).toHaveLength(2);
});

/** Sends what is due now, letting only the limits of Telegram be over. */
async function runAllDue(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await db.sql`update alert_chats set not_before = '-infinity'`;
    await run();
  }
}

test('what waits through quiet hours is due at their end, not before', async () => {
  setQuiet(true);
  await raiseLow(4);
  await run();
  const [job] = await db.sql<{ inMinutes: number }[]>`
    select max(extract(epoch from run_at - now()) / 60)::float8 as in_minutes from graphile_worker._private_jobs`;
  expect(job!.inMinutes).toBeGreaterThan(57);
  expect(job!.inMinutes).toBeLessThanOrEqual(60);
});

test('many alerts at once are one message, and one that is too long for Telegram says how many more there are', async () => {
  const long = await addProduct(db.sql, { sku: 'LONG' });
  await db.sql`update products set name = ${'😀'.repeat(250)} where id = ${long.id}`;
  const causes = Array.from({ length: 9 }, (_, n) => ({
    kind: 'oversold' as const,
    productId: long.id,
    about: String(n),
  }));
  await raiseAlert(db.sql, ...causes.map((name) => ({ ...name, parameters: { missing: 1, sales: [] } })));
  await runAll();
  expect(telegram.chat(staff)).toEqual([expect.stringMatching(/^9 alerts\n.*… and \d more\.$/s)]);
});

test('names are escaped, and a text longer than a message is cut', async () => {
  const product = await addProduct(db.sql, { sku: '<b>&A</b>' });
  const sales = Array.from({ length: 20 }, (_, n) => ({
    order: String(n),
    marketplaceOrder: '<x>'.repeat(70),
    marketplace: 'Uzum & co',
    units: 1,
  }));
  await raiseAlert(db.sql, { kind: 'oversold', productId: product.id, parameters: { missing: 1, sales } });
  await runAll();
  expect(telegram.chat(staff)).toEqual([expect.stringMatching(/<b>&A<\/b>.*Uzum & co \(number <x><x>.*…$/s)]);
});

test('a chat that is new is told what is open, and one that is no longer named is told nothing more', async () => {
  const name = await raiseLow(4);
  await runAll();
  await syncAlertChats(db.sql, [group]);
  await raiseLow(3, name);
  await runAllDue();
  expect(telegram.chat(group)).toEqual([expect.stringContaining('3 units')]);
  expect(telegram.chat(staff)).toEqual([expect.stringContaining('4 units')]);
});

test.each([
  ['a token that Telegram refuses', () => ({ token: '987654321:AAwrong-token-that-nobody-may-read-1' })],
  ['a Bot API that cannot be reached', () => ({ apiUrl: 'http://127.0.0.1:1' })],
])('%s makes the sender wait, and the token stands in no log', async (_what, wrong) => {
  deps = { ...deps, delivery: { ...deps.delivery!, ...wrong() } };
  await raiseOversold(1);
  await run();
  await run();
  expect(logged).toHaveLength(1);
  expect(logged.join()).not.toMatch(/AA[\w-]{10}/);
  const [sender] = await db.sql`select not_before > now() as resting from alert_sender`;
  expect(sender).toEqual({ resting: true });
});

test('what was resolved long ago is forgotten with its messages; what is open stays', async () => {
  const [over] = [await raiseLow(4), await raiseLow(3)];
  await resolveAlert(db.sql, over!);
  await runAll();
  const count = async () =>
    (
      await db.sql`select (select count(*)::int from alerts) as alerts, (select count(*)::int from alert_messages) as messages`
    )[0];
  expect(await count()).toEqual({ alerts: 2, messages: 1 });
  await forgetOldAlerts(db.sql);
  expect(await count()).toEqual({ alerts: 2, messages: 1 });
  await db.sql`alter table alerts disable trigger user`;
  await db.sql`update alerts set updated_at = now() - interval '91 days'`;
  await db.sql`alter table alerts enable trigger user`;
  await db.sql`update alert_messages set created_at = now() - interval '91 days'`;
  await forgetOldAlerts(db.sql);
  expect(await count()).toEqual({ alerts: 1, messages: 1 });
});
