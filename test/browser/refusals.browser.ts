import { expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { desk, phone, screenshot, useBrowser } from '../support/browser.ts';
import { expectAccessible, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { addProduct, apply, change } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();

test.each([
  [
    'uz',
    phone,
    'Kalit (token)',
    'Qoʻshimcha sozlamalar',
    'Qisqa nom',
    'Kalitni tekshirish',
    /^code: yozilishi notoʻgʻri/,
  ],
  [
    'ru',
    desk,
    'Ключ (токен)',
    'Дополнительные настройки',
    'Короткое имя',
    'Проверить ключ',
    /^Поле code записано не так, как нужно/,
  ],
] as const)(
  'in %s the wizard refuses a short name at its field, in words of that language',
  async (language, device, key, more, code, check, refused) => {
    const { page } = await signIn(browser, app, language, { ...device, path: '/marketplaces/new' });
    await page.getByLabel(key, { exact: true }).fill('a-key');
    await page.getByText(more).click();
    await page.getByLabel(code).fill('два слова');
    await page.getByRole('button', { name: check }).click();
    await page.getByText(refused).waitFor();
    expect(await page.getByLabel(code).getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(page);
    await screenshot(page, `wizard-refused-${language}`);
    expect(await db.sql`select 1 from marketplaces where type = 'api'`).toEqual([]);
  },
);

test('an undo that comes too late is refused in words of the language', async () => {
  const { id } = await addProduct(db.sql, { sku: 'PHONE-001', quantity: 9 });
  const { page } = await signIn(browser, app, 'uz', { ...phone, path: '/stock' });
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.getByLabel('Soni').fill('20');
  await page.getByRole('button', { name: 'Saqlash' }).click();
  await page.getByText(/^Kirim yozildi/).waitFor();
  // All but one of the goods are sold meanwhile.
  await apply(db.sql, change({ productId: id, units: -28, movementType: 'sale' }));
  await page.getByRole('button', { name: 'Amalni bekor qilish' }).click();
  await page.getByText(/^Qoldiq yetarli emas: PHONE-001/).waitFor();
});
