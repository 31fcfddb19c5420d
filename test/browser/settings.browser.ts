import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { desk, phone, useBrowser } from '../support/browser.ts';
import { expectAccessibleInBoth, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { begin } from '../support/signing-in.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();

beforeAll(async () => {
  await app.query('mutation { createApiKey(input: { name: "Aziz", role: OPERATOR }) { __typename } }');
});

const open = (language: 'uz' | 'ru' | 'en', options: Parameters<typeof signIn>[3]) =>
  signIn(browser, app, language, { ...options, path: `/settings${options.path ?? ''}` });

describe.each([
  ['uz', 'phone', phone],
  ['ru', 'desk', desk],
] as const)('in %s on a %s', (language, name, device) => {
  test('axe has nothing against people, sessions, alerts and the audit log, light and dark', async () => {
    const { page, errors } = await open(language, device);
    await page.getByText('Aziz').waitFor();
    await expectAccessibleInBoth(page, `settings-people-${name}`);
    await page.getByRole('button', { name: /^(Seanslar|Сеансы)$/ }).click();
    await page.locator('.session').first().waitFor();
    await expectAccessibleInBoth(page, `settings-sessions-${name}`);
    await page.getByRole('button', { name: /^(Ogohlantirishlar|Предупреждения)$/ }).click();
    await expectAccessibleInBoth(page, `settings-alerts-${name}`);
    await page.getByRole('button', { name: /^(Oʻzgarishlar jurnali|Журнал изменений)$/ }).click();
    await page
      .getByText(/^(Kalit yaratildi:|Ключ создан:)$/)
      .first()
      .waitFor();
    await expectAccessibleInBoth(page, `settings-audit-${name}`);
    expect(errors).toEqual([]);
  });
});

test('an operator sees money and buyers only if the owner says so', async () => {
  const { page, errors } = await open('en', desk);
  await page.getByLabel('Name of the person or program').fill('Accountant');
  await page.getByLabel('Sees money: cost, revenue, profit').check();
  await page.getByRole('button', { name: 'Make a key' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'Accountant' });
  await row.getByText('Sees money').waitFor();
  expect(await row.getByText('Sees names and phones').count()).toBe(0);
  expect(await db.sql`select role, sees_money, sees_buyers from api_keys where name = 'Accountant'`).toEqual([
    { role: 'operator', seesMoney: true, seesBuyers: false },
  ]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('a key is shown once, and revoked after a question', async () => {
  const { page, errors } = await open('en', desk);
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByText('Enter the name.').waitFor();
  await page.getByLabel('Name of the person or program').fill('Printer');
  await page.getByLabel('Role').selectOption('VIEWER');
  await page.getByRole('button', { name: 'Make a key' }).dblclick();
  await page.getByText('It is shown once, now: copy it.').waitFor();
  const secret = await page.locator('.secret .code').innerText();
  await begin(app, { apiKey: secret });
  const row = page.getByRole('listitem').filter({ hasText: 'Printer' });
  await row.getByRole('button', { name: 'Revoke the key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Everyone signed in with it is out at once.').waitFor();
  await dialog.getByRole('button', { name: 'Revoke the key' }).click();
  await page.getByText('Printer: the key is revoked.').waitFor();
  await expect.poll(() => row.count()).toBe(0);
  expect(await db.sql`select 1 from api_keys where name = 'Printer' and revoked_at is not null`).toHaveLength(1);
  expect(errors).toEqual([]);
});

test('an operator sees sessions and alerts, and neither people nor the audit log', async () => {
  const { key } = (
    await app.query<{ createApiKey: { key: string } }>(
      'mutation { createApiKey(input: { name: "Operator", role: OPERATOR }) { ... on CreateApiKeyPayload { key } } }',
    )
  ).createApiKey;
  const { bearer } = await begin(app, { apiKey: key });
  const { page, errors } = await browser.open('about:blank', { ...desk, locale: 'en' });
  await page.addInitScript((token) => sessionStorage.setItem('ombor-token', token), bearer.slice('Bearer '.length));
  await page.goto(`${app.url}/console/settings`);
  await page.getByRole('button', { name: 'Sessions', exact: true }).waitFor();
  await page.locator('.session').first().waitFor();
  expect(await page.getByRole('button', { name: 'Audit log' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'People and keys' }).count()).toBe(0);
  expect(errors).toEqual([]);
});
