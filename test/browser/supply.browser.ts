import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { desk, phone, useBrowser } from '../support/browser.ts';
import { expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { addMarketplace, addProduct, figureOf } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();
let tea: { id: number; sku: string };

beforeAll(async () => {
  await addMarketplace(db.sql, { code: 'uzum' });
  tea = await addProduct(db.sql, { sku: 'TEA-1', quantity: 10 });
});

const open = (language: 'uz' | 'ru' | 'en', options: Parameters<typeof signIn>[3]) =>
  signIn(browser, app, language, { ...options, path: '/marketplaces/uzum/supply' });

test('a supply that is more than there is is refused with the figure, a possible one leaves stock and is undone as a whole', async () => {
  const { page, errors } = await open('en', desk);
  await page.getByRole('button', { name: 'Book the supply' }).click();
  await page.getByLabel('Add a product').fill('TEA-1');
  await page.getByRole('button', { name: /Product TEA-1/ }).click();
  const quantity = page.getByLabel('Product TEA-1 TEA-1', { exact: true });
  await quantity.fill('11');
  await page.getByRole('button', { name: 'Book the supply' }).click();
  await expect
    .poll(() => page.getByRole('alert').allInnerTexts())
    .toContainEqual(expect.stringMatching(/TEA-1.*11.*10/));
  await quantity.fill('4');
  await page.getByRole('button', { name: 'Book the supply' }).click();
  await page.getByText('4 pcs').waitFor();
  expect((await figureOf(db.sql, tea.id)).quantity).toBe(6);
  await page.getByRole('button', { name: 'Undo the supply' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the supply' }).click();
  await page.getByText('undone', { exact: true }).waitFor();
  expect((await figureOf(db.sql, tea.id)).quantity).toBe(10);
  expect(errors).toEqual([]);
});

describe.each([
  ['uz', 'phone', phone],
  ['ru', 'desk', desk],
] as const)('in %s on a %s', (language, name, device) => {
  test('axe has nothing against it, light and dark', async () => {
    const { page, errors } = await open(language, device);
    await page.getByRole('link', { name: 'Product TEA-1' }).waitFor();
    await expectAccessibleInBoth(page, `supply-${name}`);
    expect(errors).toEqual([]);
  });
});
