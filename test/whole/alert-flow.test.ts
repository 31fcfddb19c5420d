import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApp, startApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { addMarketplace, addProduct, apply, change } from '../support/shop.ts';
import { startTelegram, type TelegramStandIn } from '../support/telegram.ts';
import { until } from '../support/until.ts';

const db = useDatabase();
let telegram: TelegramStandIn;
let app: RunningApp;
beforeAll(async () => {
  telegram = await startTelegram();
  app = await startApp(db.url, {
    env: {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
      TELEGRAM_ALERT_CHAT_IDS: '700100',
      ALERT_LANGUAGE: 'uz',
    },
  });
});
afterAll(async () => {
  await app.stop();
  await telegram.stop();
});

test('an oversold product is told in Telegram by the running process, and its message says when it is paid back', async () => {
  const market = await addMarketplace(db.sql, { code: 'uzum' });
  const product = await addProduct(db.sql, { sku: 'PHONE-001', quantity: 1 });
  await apply(db.sql, change({ productId: product.id, units: -2, marketplaceId: market.id }));
  await until(
    () => telegram.chat('700100'),
    (texts) => texts.length === 1,
  );
  expect(telegram.chat('700100')).toEqual([
    '🔴 Boridan koʻp sotildi\nProduct PHONE-001 (PHONE-001): boridan koʻp sotildi, 1 dona yetishmayapti. Oxirgi sotuvlar: uzum, 2 dona. ' +
      'Hamma joyda 0 koʻrsatilmoqda; keyingi kirim avval shu yetishmovchilikni yopadi. ' +
      'Kirim qiling yoki buyurtmalardan birini bekor qiling (marketpleysniki boʻlsa, uning kabinetida).',
  ]);
  await apply(db.sql, change({ productId: product.id, units: 1 }));
  await until(
    () => db.sql`select 1 from alerts where resolved_at is not null`,
    (rows) => rows.length === 1,
  );
  await until(
    async () => {
      // An edit rests for some seconds after the message was recorded as sent: let that be over, whenever it is.
      await db.sql`update alert_notices set due_at = now() where due_at > now()`;
      await db.sql`select graphile_worker.add_job('send_alerts', '{}'::json)`;
      return telegram.chat('700100');
    },
    ([text]) => text?.startsWith('✅') ?? false,
  );
});
