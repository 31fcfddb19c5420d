import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { wideLimits } from '../../src/simulator/limits.ts';
import { useApp } from '../support/app.ts';
import { desk, phone, screenshot, useBrowser } from '../support/browser.ts';
import { expectAccessible } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { liftLimits } from '../support/limits.ts';
import { goTo } from '../support/navigation.ts';
import { makeLink } from '../support/signing-in.ts';
import { useSimulator } from '../support/simulator.ts';

const browser = useBrowser();
const patience = { timeout: 20_000 };

/** What the pages say in the languages that are played. */
const words = {
  uz: {
    mine: 'Bu mening qurilmam',
    signIn: 'Kirish',
    nav: { today: 'Bugun', stock: 'Qoldiqlar', marketplaces: 'Marketpleyslar' },
    connect: 'Marketpleys ulash',
    more: 'Qoʻshimcha sozlamalar',
    key: 'Kalit (token)',
    address: 'API manzili',
    check: 'Kalitni tekshirish',
    works: 'Kalit: ishlaydi',
    next: 'Davom etish',
    dryRun: /hali hech narsa yozilmadi/,
    write: 'Yozish',
    written: /koʻrib chiqildi va yozildi/,
    take: 'Qoldiqlarni olish',
    taken: /Boshlangʻich qoldiq yozildi/,
    send: 'Yuborish',
    sent: 'hamma qoldiqlar yuborildi',
    receipt: 'Kirim',
    count: 'Sanash',
    quantity: 'Soni',
    counted: 'Sanaldi (javonda)',
    save: 'Saqlash',
    counting: 'Sanash yozildi',
    undo: 'Amalni bekor qilish',
    undone: /^Amal bekor qilindi, endi 17 dona\.$/,
  },
  ru: {
    mine: 'Это моё устройство',
    signIn: 'Войти',
    nav: { today: 'Сегодня', stock: 'Остатки', marketplaces: 'Площадки' },
    connect: 'Подключить площадку',
    more: 'Дополнительные настройки',
    key: 'Ключ (токен)',
    address: 'Адрес API',
    check: 'Проверить ключ',
    works: 'Ключ: работает',
    next: 'Далее',
    dryRun: /пока ничего не записано/,
    write: 'Записать',
    written: /Записано: просмотрен/,
    take: 'Взять остатки',
    taken: /Начальный остаток записан/,
    send: 'Отправить',
    sent: 'все остатки отправлены',
    receipt: 'Приход',
    count: 'Пересчёт',
    quantity: 'Количество',
    counted: 'Посчитано (на полке)',
    save: 'Сохранить',
    counting: 'Пересчёт записан',
    undo: 'Отменить операцию',
    undone: /^Операция отменена, теперь 17 шт\.$/,
  },
} as const;

type Words = (typeof words)[keyof typeof words];

const row = (page: Page, sku: string) => page.locator('.product').filter({ hasText: sku });
const quantityOf = (page: Page, sku: string) => row(page, sku).locator('.product-figures dd').first();

/** Types a code as a scanner does under a Russian layout: the keys are those of Latin letters, what arrives is Cyrillic. */
async function scan(page: Page, code: string): Promise<void> {
  const layout: Record<string, string> = { C: 'С', A: 'Ф', B: 'И', L: 'Д', E: 'У' };
  const field = page.getByRole('searchbox');
  await field.fill('');
  let typed = '';
  for (const letter of code) {
    const name = /[A-Z]/.test(letter) ? `Key${letter}` : letter === '-' ? 'Minus' : `Digit${letter}`;
    await field.dispatchEvent('keydown', {
      key: layout[letter] ?? letter,
      code: name,
      shiftKey: /[A-Z]/.test(letter),
      bubbles: true,
    });
    typed += layout[letter] ?? letter;
  }
  await field.evaluate((element, text) => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    set?.call(element, text);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, typed);
  await field.press('Enter');
}

/** The wizard from the key to the first sending. */
async function connect(page: Page, t: Words, account: { baseUrl: string; token: string }): Promise<void> {
  const next = () => page.getByRole('link', { name: t.next, exact: true }).click();
  await goTo(page, t.nav.marketplaces);
  await page.getByRole('link', { name: t.connect }).click();
  await page.getByText(t.more).click();
  await page.getByLabel(t.address).fill(account.baseUrl);
  await page.getByLabel(t.key, { exact: true }).fill(account.token);
  await page.getByRole('button', { name: t.check }).click();
  await page.getByText(t.works).waitFor();
  await next();
  await page.getByText(t.dryRun).waitFor();
  await page.getByRole('button', { name: t.write, exact: true }).click();
  await page.getByText(t.written).waitFor();
  await next();
  await page.getByRole('button', { name: t.take }).click();
  await page.getByText(t.taken).waitFor();
  await next();
  await page.getByRole('button', { name: t.send, exact: true }).click();
  await page.getByText(t.sent).waitFor({ timeout: 30_000 });
}

/** Receives five by scan, counts one less, and takes the count back. */
async function receiveAndCount(page: Page, t: Words): Promise<void> {
  const item = row(page, 'CABLE-1');
  await scan(page, 'CABLE-1');
  await expect.poll(() => row(page, 'LAMP-2').count(), patience).toBe(0);
  await item.getByRole('button', { name: t.receipt }).click();
  await page.getByLabel(t.quantity).fill('5');
  await page.getByRole('button', { name: t.save }).dblclick();
  await expect.poll(() => quantityOf(page, 'CABLE-1').innerText(), patience).toBe('17');
  await item.getByRole('button', { name: t.count }).click();
  // What was sold and not shipped is still on the shelf.
  await page.getByLabel(t.counted).fill('19');
  await page.getByRole('button', { name: t.save }).click();
  await expect.poll(() => quantityOf(page, 'CABLE-1').innerText(), patience).toBe('16');
  await page.getByRole('alert').filter({ hasText: t.counting }).getByRole('button', { name: t.undo }).click();
  await page.getByText(t.undone).waitFor();
  await expect.poll(() => quantityOf(page, 'CABLE-1').innerText(), patience).toBe('17');
}

describe.each([
  ['uz', 'phone', phone],
  ['ru', 'desk', desk],
] as const)('a newcomer, in %s on a %s', (language, name, device) => {
  const t = words[language];
  const db = useDatabase();
  const simulator = useSimulator({ limits: wideLimits });
  const app = useApp(db, { env: { SWEEP_INTERVAL_MS: '200' } });
  beforeAll(async () => {
    await liftLimits(db.sql);
    simulator.marketplaces.uzum.add({ sku: 'CABLE-1', stock: 15 });
    simulator.marketplaces.uzum.add({ sku: 'LAMP-2', stock: 10 });
  });

  test('signs in by a link, connects Uzum, sells, receives by scan, counts, undoes, and reads the ledger', async () => {
    const linkToken = await makeLink(db.sql, { name: 'Newcomer', role: 'owner' });
    const { page, context, errors } = await browser.open(`${app.url}/console#link=${linkToken}`, {
      ...device,
      locale: language,
    });
    await page.getByLabel(t.mine).check();
    await page.getByRole('button', { name: t.signIn }).click();
    const go = (place: keyof Words['nav']) =>
      page.getByRole('navigation').getByRole('link', { name: t.nav[place] }).click();
    const shot = async (step: string) => {
      await expectAccessible(page);
      await screenshot(page, `newcomer-${step}-${name}`);
    };

    const { settings, credentials } = simulator.connections.uzum;
    await connect(page, t, { baseUrl: String(settings.baseUrl), token: credentials.token! });
    await go('stock');
    await expect.poll(() => quantityOf(page, 'CABLE-1').innerText(), patience).toBe('15');
    simulator.marketplaces.uzum.placeOrder([{ sku: 'CABLE-1', quantity: 3 }]);
    await app.query('mutation { syncMarketplace(input: { marketplace: "uzum", direction: PULL }) { __typename } }');
    await expect.poll(() => quantityOf(page, 'CABLE-1').innerText(), { timeout: 45_000 }).toBe('12');
    await go('today');
    await expect.poll(() => page.locator('.today-sum dd').last().innerText(), patience).toMatch(/^3\s/);
    await shot('today');

    await go('stock');
    await receiveAndCount(page, t);
    await shot('stock');

    await row(page, 'CABLE-1').getByRole('link').click();
    // Opening, sale, receipt, count, and the count undone.
    await expect.poll(() => page.locator('.ledger li').count(), patience).toBe(5);
    await shot('why');

    const { page: other } = await browser.watch(context);
    await other.goto(`${app.url}/console/stock`);
    await quantityOf(other, 'CABLE-1').waitFor();
    expect(errors).toEqual([]);
  }, 180_000);
});
