import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { wideLimits } from '../../src/simulator/limits.ts';
import { useApp } from '../support/app.ts';
import { desk, phone, screenshot, useBrowser } from '../support/browser.ts';
import { expectAccessible, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { liftLimits } from '../support/limits.ts';
import { goTo } from '../support/navigation.ts';
import { addProduct, apply, change } from '../support/shop.ts';
import { useSimulator } from '../support/simulator.ts';

const browser = useBrowser();

/** What the pages say in the languages that are played. */
const words = {
  uz: {
    connect: 'Marketpleys ulash',
    more: 'Qoʻshimcha sozlamalar',
    key: 'Kalit (token)',
    address: 'API manzili',
    check: 'Kalitni tekshirish',
    refused: /Uzum Market: kalit qabul qilinmadi \(40[13]\)/,
    empty: 'Bu maydonni toʻldiring.',
    works: 'Kalit: ishlaydi',
    notChecked: /Qoldiqlarni yuborish: tekshirib boʻlmadi/,
    next: 'Davom etish',
    dryRun: /3 ta kartochka tekshirildi, hali hech narsa yozilmadi/,
    write: 'Yozish',
    written: /koʻrib chiqildi va yozildi/,
    linkTo: 'Qaysi tovarga: artikul (SKU)',
    link: 'Bogʻlash',
    linked: 'bogʻlandi: CASE-7',
    take: 'Qoldiqlarni olish',
    taken: /Boshlangʻich qoldiq yozildi/,
    toZero: /1 tasi 0 ga tushadi/,
    send: 'Yuborish',
    sent: 'hamma qoldiqlar yuborildi',
    stock: 'Qoldiqlar',
    today: 'Bugun',
    marketplaces: 'Marketpleyslar',
    live: 'aloqada',
  },
  ru: {
    connect: 'Подключить площадку',
    more: 'Дополнительные настройки',
    key: 'Ключ (токен)',
    address: 'Адрес API',
    check: 'Проверить ключ',
    refused: /Uzum Market: ключ не принят \(40[13]\)/,
    empty: 'Заполните это поле.',
    works: 'Ключ: работает',
    notChecked: /Отправка остатков: не удалось проверить/,
    next: 'Далее',
    dryRun: /Проверено 3 карточки, пока ничего не записано/,
    write: 'Записать',
    written: /Записано: просмотрено 3 карточки/,
    linkTo: 'К какому товару: артикул (SKU)',
    link: 'Привязать',
    linked: 'привязано: CASE-7',
    take: 'Взять остатки',
    taken: /Начальный остаток записан/,
    toZero: /из них обнулится 1/,
    send: 'Отправить',
    sent: 'все остатки отправлены',
    stock: 'Остатки',
    today: 'Сегодня',
    marketplaces: 'Площадки',
    live: 'на связи',
  },
} as const;

const quantityOf = (page: Page, sku: string) =>
  page.getByRole('listitem').filter({ hasText: sku }).locator('.product-figures dd').first();

describe.each([
  ['uz', 'phone', phone, 'light'],
  ['ru', 'desk', desk, 'dark'],
] as const)('in %s on a %s', (language, name, device, colorScheme) => {
  const db = useDatabase();
  const simulator = useSimulator({ limits: wideLimits });
  const app = useApp(db, { env: { SWEEP_INTERVAL_MS: '200' } });
  beforeAll(async () => {
    await liftLimits(db.sql);
    // Linked by its SKU, and it goes to 0; a twin by case; a new product with stock.
    const { id: productId } = await addProduct(db.sql, { sku: 'PHONE-1', quantity: 1 });
    await apply(db.sql, change({ productId, units: -1, movementType: 'write_off' }));
    await addProduct(db.sql, { sku: 'CASE-7', quantity: 4 });
    simulator.marketplaces.uzum.add({ sku: 'PHONE-1', stock: 3 });
    simulator.marketplaces.uzum.add({ sku: 'case-7', stock: 4 });
    simulator.marketplaces.uzum.add({ sku: 'CHARGER-2', stock: 9 });
  });

  test('the simulated Uzum is connected by the wizard, and a sale there is on Stock and Today without a reload', async () => {
    const t = words[language];
    const { page, errors } = await signIn(browser, app, language, { ...device, colorScheme });
    const shot = async (step: string) => {
      await expectAccessible(page);
      await screenshot(page, `wizard-${step}-${name}-${colorScheme}`);
    };
    const next = () => page.getByRole('link', { name: t.next, exact: true }).click();
    await goTo(page, t.marketplaces);
    await page.getByRole('link', { name: t.connect }).click();
    await page.getByRole('button', { name: t.check }).click();
    await page.getByText(t.empty).waitFor();
    const key = page.getByLabel(t.key, { exact: true });
    await expect.poll(() => key.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByText(t.more).click();
    await page.getByLabel(t.address).fill(String(simulator.connections.uzum.settings.baseUrl));
    await key.fill('a-wrong-key');
    await page.getByRole('button', { name: t.check }).click();
    await page.getByText(t.refused).waitFor();
    expect(await key.inputValue()).toBe('a-wrong-key');
    await shot('1-key');

    await key.fill(simulator.connections.uzum.credentials.token!);
    await page.getByRole('button', { name: t.check }).dblclick();
    await page.getByText(t.works).waitFor();
    await page.getByText(t.notChecked).waitFor();
    await shot('2-check');
    expect(await db.sql`select 1 from marketplaces where code = 'uzum'`).toHaveLength(1);

    await next();
    await page.getByText(t.dryRun).waitFor();
    await page.getByText('case-7', { exact: true }).first().waitFor();
    expect(
      await db.sql`select 1 from marketplace_products mp join marketplaces m on m.id = mp.marketplace_id where m.code = 'uzum'`,
    ).toEqual([]);
    await shot('3-catalogue');
    await page.getByRole('button', { name: t.write, exact: true }).click();
    await page.getByText(t.written).waitFor();
    await page.getByLabel(t.linkTo).fill('CASE-7');
    await page.getByRole('button', { name: t.link, exact: true }).click();
    await page.getByText(t.linked).waitFor();

    await next();
    await page.getByRole('button', { name: t.take }).waitFor();
    await shot('4-opening');
    await page.getByRole('button', { name: t.take }).click();
    await page.getByText(t.taken).waitFor();
    await next();
    await page.getByText(t.toZero).waitFor();
    await shot('5-baseline');
    expect(simulator.marketplaces.uzum.counts.set).toBe(0);
    await page.getByRole('button', { name: t.send, exact: true }).click();
    await page.getByText(t.sent).waitFor({ timeout: 30_000 });
    await shot('6-start');

    await page.getByRole('navigation').getByRole('link', { name: t.stock }).click();
    const figure = quantityOf(page, 'CHARGER-2');
    await expect.poll(() => figure.innerText()).toBe('9');
    simulator.marketplaces.uzum.placeOrder([{ sku: 'CHARGER-2', quantity: 2 }]);
    await app.query('mutation { syncMarketplace(input: { marketplace: "uzum", direction: PULL }) { __typename } }');
    await expect.poll(() => figure.innerText(), { timeout: 45_000 }).toBe('7');
    await page.getByRole('navigation').getByRole('link', { name: t.today }).click();
    await page.locator('.tile').filter({ hasText: 'Uzum Market' }).getByText(t.live).waitFor();
    await expect.poll(() => page.locator('.today-sum dd').last().innerText()).toMatch(/^2\s/);
    await goTo(page, t.marketplaces);
    await page.getByRole('article', { name: 'Uzum Market' }).getByText(t.live).waitFor();
    await shot('marketplaces');
    expect(errors).toEqual([]);
  }, 120_000);
});

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('The keyboard does not reach it');
}

describe('at 360 px', () => {
  const db = useDatabase();
  const simulator = useSimulator({ limits: wideLimits });
  const app = useApp(db, { env: { SWEEP_INTERVAL_MS: '200' } });
  beforeAll(async () => {
    await liftLimits(db.sql);
    simulator.marketplaces.uzum.add({ sku: 'CABLE-1', stock: 2 });
  });

  const openWizard = async () => {
    const opened = await signIn(browser, app, 'en', { viewport: phone.viewport });
    const { page } = opened;
    await tabTo(page, page.getByRole('navigation').getByRole('button', { name: 'More' }));
    await page.keyboard.press('Enter');
    const marketplaces = page.getByRole('menuitem', { name: 'Marketplaces' });
    await marketplaces.waitFor();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => marketplaces.evaluate((item) => item === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    const connect = page.getByRole('link', { name: 'Connect a marketplace' });
    await connect.waitFor();
    await tabTo(page, connect);
    await page.keyboard.press('Enter');
    await page.getByLabel('Key (token)', { exact: true }).waitFor();
    return opened;
  };

  /** Fills the first step with the keyboard, and sends it. */
  async function typeKey(page: Page, code: string): Promise<void> {
    await tabTo(page, page.getByLabel('Key (token)', { exact: true }));
    await page.keyboard.type(simulator.connections.uzum.credentials.token!);
    await tabTo(page, page.locator('summary').filter({ hasText: 'More settings' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('Address of the API'));
    await page.keyboard.type(String(simulator.connections.uzum.settings.baseUrl));
    await tabTo(page, page.getByLabel('Short name'));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
  }

  test('the keyboard alone connects a marketplace, and each step begins at its heading', async () => {
    const { page, errors } = await openWizard();
    await typeKey(page, 'by-keyboard');
    await page.getByText('Key: works').waitFor();
    const heading = page.getByRole('heading', { level: 1 });
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    await tabTo(page, page.getByRole('link', { name: 'Continue', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByText('1 listing was checked, nothing is written yet.').waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Write', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByText('Written: 1 listing was read.').waitFor();
    expect(errors).toEqual([]);
  });

  test('a lost answer loses nothing that was typed, and sent again it connects once', async () => {
    const { page } = await openWizard();
    // The server does it, and the answer gets lost on its way.
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('connectMarketplace')) return route.fallback();
      await route.fetch();
      return route.abort();
    });
    await typeKey(page, 'lost-answer');
    await page.getByText('No answer came.').waitFor();
    expect(await page.getByLabel('Key (token)', { exact: true }).inputValue()).toBe(
      simulator.connections.uzum.credentials.token,
    );
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Check the key' }).click();
    await page.getByText('Key: works').waitFor();
    expect(await db.sql`select 1 from marketplaces where code = 'lost-answer'`).toHaveLength(1);
  });

  test('a code that is taken is refused at its field', async () => {
    const { page } = await openWizard();
    await typeKey(page, 'olx');
    await page.getByText('There is a marketplace “olx” already.').waitFor();
    const code = page.getByLabel('Short name');
    await expect.poll(() => code.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await code.getAttribute('aria-invalid')).toBe('true');
  });
});
