import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '../../src/db/api-keys.ts';
import { hashApiKey, newApiKey } from '../../src/secrets.ts';
import { botToken, type RunningApp, startApp } from '../support/app.ts';
import { useBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { newUser, openShop } from '../support/mini-app.ts';
import { addProduct } from '../support/shop.ts';
import { startTelegram, type TelegramStandIn } from '../support/telegram.ts';
import { until } from '../support/until.ts';

const db = useDatabase();
const browser = useBrowser();
let telegram: TelegramStandIn;
let app: RunningApp;
beforeAll(async () => {
  telegram = await startTelegram(botToken);
  app = await startApp(db.url, {
    env: { TELEGRAM_API_URL: telegram.url, TELEGRAM_BOT_ANSWERS: 'true', SWEEP_INTERVAL_MS: '200' },
  });
});
afterAll(async () => {
  await app.stop();
  await telegram.stop();
});

const writeRequests = () => (globalThis as unknown as { telegram: { writeRequests: number } }).telegram.writeRequests;

test('an order is confirmed in the bot: the page of the buyer follows, and the bot tells them when they allowed it', async () => {
  await addProduct(db.sql, { sku: 'BOT-1', quantity: 5, price: 100 });
  const [aziza, buyer] = [900_100, newUser()];
  const keyHash = hashApiKey(newApiKey());
  await createApiKey(db.sql, {
    role: 'operator',
    name: 'Aziza',
    keyHash,
    keyPrefix: '',
    telegramUserId: String(aziza),
  });
  const from = { id: aziza, is_bot: false, language_code: 'uz' };
  telegram.receive({ message: { message_id: 1, chat: { id: aziza, type: 'private' }, from, text: '/help' } });
  await until(
    () => telegram.chat(String(aziza)),
    (texts) => texts.length === 1,
  );

  const { page, press } = await openShop(browser, app, { user: buyer });
  await page.getByRole('listitem').filter({ hasText: 'BOT-1' }).locator('.add').click();
  await press();
  await page.locator('#field-phone').fill('90 123 45 67');
  await press();
  await page.getByText('tasdiq kutmoqda').waitFor();
  await expect.poll(() => page.evaluate(writeRequests)).toBe(1);
  // This is how Telegram reports that a person allowed it.
  telegram.receive({
    message: {
      message_id: 2,
      chat: { id: buyer, type: 'private' },
      from: { id: buyer, is_bot: false, language_code: 'uz' },
      write_access_allowed: { from_request: true },
    },
  });

  const [, card] = await until(
    () => telegram.chat(String(aziza)),
    (texts) => texts.length === 2,
  );
  expect(card).toContain('Product BOT-1 (BOT-1) × 1');
  expect(card).not.toContain('998901234567');
  const confirm = telegram.buttons(String(aziza)).find(({ text }) => text === 'Tasdiqlash');
  telegram.receive({ callback_query: { id: 'press-1', from, data: confirm?.callback_data } });
  await page.getByText('tasdiqlangan').first().waitFor();
  const [text] = await until(
    () => telegram.chat(String(buyer)),
    (texts) => texts.length === 1,
  );
  expect(text).toMatch(/^#\d+ buyurtmangiz tasdiqlandi\.$/);
});
