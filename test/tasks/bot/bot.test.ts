import { sign } from '@tma.js/init-data-node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApiKey, type KeyRole, revokeApiKey } from '../../../src/db/api-keys.ts';
import { hashApiKey, newApiKey } from '../../../src/secrets.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { signIn } from '../../support/signing-in.ts';
import { startTelegram, type TelegramStandIn } from '../../support/telegram.ts';
import { until } from '../../support/until.ts';

const db = useDatabase();
let telegram: TelegramStandIn;
let app: RunningApp;
const logged: string[] = [];
beforeAll(async () => {
  telegram = await startTelegram();
  app = await startApp(db.url, {
    env: {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
      TELEGRAM_BOT_ANSWERS: 'true',
      PUBLIC_URL: 'https://shop.example',
      LOG_LEVEL: 'debug',
      SWEEP_INTERVAL_MS: '200',
    },
    write: (line) => logged.push(line),
  });
  await app.query(
    'mutation { createProduct(input: { sku: "PHONE-001", name: "Telefon <X> & Co", quantity: 5, price: "3100000", barcodes: ["4780000000017"] }) { __typename } }',
  );
  await app.query(
    'mutation { createProduct(input: { sku: "PHONE-002", name: "Telefon Y", quantity: 2 }) { __typename } }',
  );
});
afterAll(async () => {
  await app.stop();
  await telegram.stop();
});

let serial = 700_000;
/** Somebody in Telegram; with a role they work for the seller. */
async function addPerson(role?: KeyRole, rights: { seesBuyers?: boolean } = {}, language = 'uz') {
  const id = ++serial;
  const name = `Person ${id}`;
  const key = role
    ? await createApiKey(db.sql, {
        role,
        name,
        ...rights,
        keyHash: hashApiKey(newApiKey()),
        keyPrefix: '',
        telegramUserId: String(id),
      })
    : undefined;
  const from = { id, is_bot: false, first_name: name, language_code: language };
  const chat = { id, type: 'private' };
  return {
    id: String(id),
    name,
    keyId: key?.id,
    write: (text: string) => telegram.receive({ message: { message_id: 1, chat, from, text } }),
    press: (data: string) =>
      telegram.receive({ callback_query: { id: `press-${id}-${data}-${++serial}`, from, data } }),
    chat: () => telegram.chat(String(id)),
    shows: (count: number) =>
      until(
        () => passTime(String(id)),
        (texts) => texts.length >= count,
      ),
    button: (text: string) => telegram.buttons(String(id)).find((one) => one.text === text)?.callback_data ?? '',
  };
}

/** What a chat shows, after Telegram's pause between two messages to it is over. */
async function passTime(chat: string): Promise<string[]> {
  await db.sql`update bot_chats set not_before = '-infinity'`;
  await db.sql`update bot_messages set due_at = '-infinity' where shown_version < wanted_version`;
  await db.sql`select graphile_worker.add_job('send_alerts', '{}'::json)`;
  return telegram.chat(chat);
}

const noticesAfter = (count: number) =>
  until(
    () => telegram.calls.filter(({ method }) => method === 'answerCallbackQuery'),
    (calls) => calls.length > count,
  ).then((calls) => calls.at(-1)!.text);
const countNotices = () => telegram.calls.filter(({ method }) => method === 'answerCallbackQuery').length;

const initData = (id: string, more: object = {}) =>
  sign({ user: { id: Number(id), first_name: 'Dilnoza', language_code: 'ru', ...more } }, telegram.token, new Date());

let placed = 0;
async function placeOrder(buyer: string): Promise<{ id: string; number: string }> {
  const { placeStoreOrder } = await app.query<{ placeStoreOrder: { order: { id: string; number: string } } }>(
    `mutation ($key: String!) { placeStoreOrder(input: { idempotencyKey: $key, customerName: "Dilnoza", customerPhone: "+998901234567",
      delivery: { method: DELIVERY, address: "Navoiy 5" }, items: [{ sku: "PHONE-001", quantity: 1 }] }) {
      ... on PlaceStoreOrderPayload { order { id number } } ... on Error { message } } }`,
    { key: `order-${++placed}` },
    `tma ${initData(buyer)}`,
  );
  return placeStoreOrder.order;
}
const statusOf = async (id: string) =>
  (await app.query<{ order: { status: string } }>('query ($id: ID) { order(id: $id) { status } }', { id })).order
    .status;

beforeEach(async () => {
  // Each test has its own staff: the cards of one do not go to the people of another.
  await db.sql`update api_keys set revoked_at = now() where telegram_user_id is not null and revoked_at is null`;
});

test('staff get a one-time link that signs them in; it is stored and logged nowhere', async () => {
  const person = await addPerson('operator');
  person.write('/login');
  const [text] = await person.shows(1);
  const [, token = ''] = /https:\/\/shop\.example\/console#link=(\S+)/.exec(text ?? '') ?? [];
  const { session } = await signIn(app, { linkToken: token });
  expect(session).toMatchObject({ name: person.name, role: 'OPERATOR', method: 'LINK' });
  const rows = await db.sql`select * from bot_messages where chat_id = ${person.id}`;
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(logged.join('\n')).not.toContain(token);
});

test('a stranger gets one sentence, and nothing else whatever they send', async () => {
  const stranger = await addPerson(undefined, {}, 'en');
  for (const text of ['/start', '/stock PHONE-001', '/login', 'PHONE-001']) stranger.write(text);
  const staff = await addPerson('viewer');
  staff.write('/help');
  await staff.shows(1);
  await passTime(stranger.id);
  expect(await stranger.shows(1)).toEqual([
    'Hello! Open the shop with the menu button: we write here what becomes of your order.',
  ]);
});

test.each([
  ['/stock PHONE-001'],
  ['/stock рhone-001'],
  ['/stock@ombor_bot 4780000000017'],
  ['/stock <X> &'],
  ['phone-001'],
])('a product is found by %s', async (asked) => {
  const person = await addPerson('viewer');
  person.write(asked);
  expect(await person.shows(1)).toEqual(['Telefon <X> & Co (PHONE-001)\nSotish mumkin: 5 dona']);
});

test('several products are listed, and an unknown one is named', async () => {
  const person = await addPerson('viewer', {}, 'ru');
  person.write('/why Telefon');
  person.write('/stock nothing like it');
  expect(await person.shows(2)).toEqual([
    '2 товара подходят. Выберите один, например: /why PHONE-001\nPHONE-001 · Telefon <X> & Co\nPHONE-002 · Telefon Y',
    'По запросу «nothing like it» товаров нет. Проверьте артикул или напишите часть названия.',
  ]);
});

test('why a stock is what it is, in the language that the person chose', async () => {
  const person = await addPerson('viewer', {}, 'de');
  person.write('/language ru');
  person.write('/why PHONE-002');
  const [, text] = await person.shows(2);
  expect(text).toMatch(/^Telefon Y \(PHONE-002\)\nДоступно: 2 шт\.\n.* {2}\+2 → 2 {2}начальный остаток, owner/);
});

test('an order is confirmed by one press: the card of everybody says by whom, and the buyer reads it', async () => {
  const [aziza, bobur, viewer] = [await addPerson('owner'), await addPerson('operator'), await addPerson('viewer')];
  for (const person of [aziza, bobur, viewer]) person.write('/help');
  for (const person of [aziza, bobur, viewer]) await person.shows(1);
  const buyer = '900001';
  await signIn(app, { initData: initData(buyer, { allows_write_to_pm: true }) });
  const order = await placeOrder(buyer);
  const [, ownersCard] = await aziza.shows(2);
  expect(ownersCard).toMatch(
    new RegExp(
      `^#${order.number} buyurtma · .*\nTelefon <X> & Co \\(PHONE-001\\) × 1\nJami: 3\\s100\\s000\\ssoʻm\nDilnoza, \\+998901234567\nYetkazib berish: Navoiy 5\nTasdiqlash muddati: .* gacha$`,
    ),
  );
  const [, operatorsCard] = await bobur.shows(2);
  expect(operatorsCard).not.toMatch(/Dilnoza|998|Navoiy/);
  const before = countNotices();
  aziza.press(aziza.button('Tasdiqlash'));
  expect(await noticesAfter(before)).toBe(`#${order.number} buyurtma: tasdiqlangan`);
  expect(await statusOf(order.id)).toBe('CONFIRMED');
  for (const person of [aziza, bobur]) {
    const [, card] = await until(
      () => passTime(person.id).then(() => person.chat()),
      (texts) => texts[1]?.includes('tasdiqlangan') ?? false,
    );
    expect(card).toContain(`tasdiqlangan: ${aziza.name}`);
    expect(telegram.buttons(person.id)).toEqual([]);
  }
  expect(viewer.chat()).toHaveLength(1);
  expect(
    await until(
      () => passTime(buyer),
      (texts) => texts.length > 0,
    ),
  ).toEqual([`Ваш заказ #${order.number} подтверждён.`]);
  expect(logged.join('\n')).not.toMatch(/Dilnoza|998901234567|Navoiy/);
});

test('two who press at once: one confirms, the other reads that it has changed; nothing happens twice', async () => {
  const [aziza, bobur] = [await addPerson('owner'), await addPerson('operator')];
  for (const person of [aziza, bobur]) person.write('/help');
  for (const person of [aziza, bobur]) await person.shows(1);
  const order = await placeOrder('900002');
  await Promise.all([aziza.shows(2), bobur.shows(2)]);
  const [confirm, cancel] = [bobur.button('Tasdiqlash'), aziza.button('Tasdiqlash').replace('confirm', 'cancel')];
  const before = countNotices();
  bobur.press(confirm);
  aziza.press(cancel);
  expect(await noticesAfter(before + 1)).toBe(
    `Hech narsa qilinmadi: #${order.number} buyurtma holati oʻzgargan, hozir tasdiqlangan.`,
  );
  expect(await statusOf(order.id)).toBe('CONFIRMED');
});

test('cancelling asks first; the units are back and the buyer reads it', async () => {
  const aziza = await addPerson('owner');
  aziza.write('/help');
  await aziza.shows(1);
  const buyer = await addPerson();
  buyer.write('/start');
  await buyer.shows(1);
  const order = await placeOrder(buyer.id);
  await aziza.shows(2);
  aziza.press(aziza.button('Bekor qilish…'));
  await until(
    () => passTime(aziza.id).then(() => aziza.button('Ha, bekor qilish')),
    (data) => data !== '',
  );
  expect(aziza.chat()[1]).toContain('Buyurtma bekor qilinsinmi?');
  aziza.press(aziza.button('Ha, bekor qilish'));
  expect((await buyer.shows(2))[1]).toBe(`#${order.number} buyurtmangiz bekor qilindi.`);
  expect(await statusOf(order.id)).toBe('CANCELLED');
});

test('a press of a viewer, of somebody who lost the role and of a stranger is refused with a sentence', async () => {
  const [operator, viewer, stranger] = [await addPerson('operator'), await addPerson('viewer'), await addPerson()];
  operator.write('/help');
  await operator.shows(1);
  const order = await placeOrder('900003');
  await operator.shows(2);
  const confirm = operator.button('Tasdiqlash');
  const said: string[] = [];
  for (const person of [viewer, stranger]) {
    const before = countNotices();
    person.press(confirm);
    said.push(await noticesAfter(before));
  }
  await revokeApiKey(db.sql, String(operator.keyId));
  const before = countNotices();
  operator.press(confirm);
  said.push(await noticesAfter(before));
  expect(said).toEqual([
    expect.stringContaining('huquqingiz yoʻq'),
    expect.stringContaining('Assalomu alaykum!'),
    expect.stringContaining('Assalomu alaykum!'),
  ]);
  expect(await statusOf(order.id)).toBe('HELD');
});

test('an update that comes again, or out of another group, does nothing', async () => {
  const person = await addPerson('operator');
  const number = person.write('/help');
  await person.shows(1);
  await db.sql`update bot_reader set failures = 0`;
  telegram.receive({
    message: { message_id: 2, chat: { id: -5, type: 'group' }, from: { id: Number(person.id) }, text: '/login' },
  });
  telegram.receive({ strange: true });
  person.write('/stock PHONE-002');
  await person.shows(2);
  const [reader] = await db.sql<{ next: number }[]>`select next_update_id::int as next from bot_reader`;
  expect(reader!.next).toBe(number + 4);
  expect(person.chat()).toHaveLength(2);
});

test('who blocked the bot is owed nothing more, and costs nobody a message', async () => {
  const buyer = await addPerson();
  buyer.write('/start');
  await buyer.shows(1);
  telegram.blocked.add(buyer.id);
  const [aziza] = [await addPerson('owner')];
  aziza.write('/help');
  await aziza.shows(1);
  const order = await placeOrder(buyer.id);
  await aziza.shows(2);
  aziza.press(aziza.button('Tasdiqlash'));
  await until(
    () => passTime(buyer.id).then(() => db.sql`select 1 from bot_chats where chat_id = ${buyer.id} and not may_write`),
    (rows) => rows.length === 1,
  );
  expect(
    await db.sql`select 1 from bot_messages where chat_id = ${buyer.id} and shown_version < wanted_version`,
  ).toEqual([]);
  expect(await statusOf(order.id)).toBe('CONFIRMED');
});

test('a chat gets at most one message per second, and a 429 stops everything for as long as Telegram says', async () => {
  const person = await addPerson('viewer');
  person.write('/stock PHONE-002');
  person.write('/stock PHONE-002');
  await until(
    () => person.chat(),
    (texts) => texts.length >= 1,
  );
  await until(
    () => person.chat(),
    (texts) => texts.length >= 2,
  );
  const [first, second] = telegram.calls.filter(({ chat }) => chat === person.id);
  expect(second!.at - first!.at).toBeGreaterThan(1_000);
  telegram.faults.push({
    status: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  });
  person.write('/stock PHONE-002');
  await person.shows(3);
  const [, , refused, again] = telegram.calls.filter(({ chat }) => chat === person.id);
  expect(again!.at - refused!.at).toBeGreaterThan(950);
});

test('a command counts in capitals too, and a text that cannot be stored holds nobody up', async () => {
  const person = await addPerson('viewer', {}, 'en');
  person.write('/STOCK PHONE\0-002');
  expect(await person.shows(1)).toEqual([expect.stringContaining('(PHONE-002)')]);
  person.write('/START');
  const texts = await person.shows(3);
  expect(texts.join(' ')).toContain('/stock');
  expect(logged.join(' ')).not.toContain('could not be read');
});
