import { expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { phone, screenshot, useBrowser } from '../support/browser.ts';
import { expectAccessible } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { openShop } from '../support/mini-app.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();

test('outside of Telegram the page says where the shop is', async () => {
  const { page, errors } = await browser.open(`${app.url}/shop`, { ...phone, locale: 'uz' });
  await page.getByText('Bu doʻkon Telegramda ochiladi').waitFor();
  await expectAccessible(page);
  await screenshot(page, 'outside-uz');
  expect(errors).toEqual([]);
});

test('an initData that is too old says what to do', async () => {
  const signedAt = new Date(Date.now() - 3 * 86_400_000);
  const { page } = await openShop(browser, app, { signedAt, language: 'ru' });
  await page.getByText('Закройте магазин и откройте его в Telegram снова').waitFor();
});

test('a shop without products says so', async () => {
  const { page, errors } = await openShop(browser, app, { language: 'en' });
  await page.getByText('Nothing is on sale yet').waitFor();
  expect(errors).toEqual([]);
});
