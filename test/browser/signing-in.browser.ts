import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ownerKey, startApp, useApp } from '../support/app.ts';
import { desk, openProfile, phone, screenshot, useBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { createTestDirectory } from '../support/directory.ts';
import { begin, makeLink } from '../support/signing-in.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();

const english = { ...desk, locale: 'en' };
const isSignedIn = (page: Page) => page.getByRole('navigation').waitFor();
const asksForKey = (page: Page) => page.getByLabel('Key', { exact: true }).waitFor();

async function signInByKey(page: Page, { mine }: { mine: boolean }): Promise<void> {
  await page.getByLabel('Key', { exact: true }).fill(ownerKey);
  if (mine) await page.getByLabel('This is my device').check();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await isSignedIn(page);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

const countSessions = async (name: string): Promise<number> =>
  (await db.sql<{ count: number }[]>`select count(*)::int from sessions where name = ${name}`)[0]?.count ?? 0;

describe('by a one-time link', () => {
  test.each([
    ['uz', 'phone', phone, 'light', 'Kirish'],
    ['ru', 'desk', desk, 'dark', 'Войти'],
  ] as const)(
    'in %s on a %s a person is signed in at a press, and the token is gone from the address',
    async (locale, name, options, colorScheme, button) => {
      const linkToken = await makeLink(db.sql, { name: `By link ${locale}`, role: 'operator' });
      const { page, errors } = await browser.open(`${app.url}/console#link=${linkToken}`, {
        ...options,
        locale,
        colorScheme,
      });
      await page.getByRole('button', { name: button }).waitFor();
      expect(page.url()).toBe(`${app.url}/console`);
      await expectAccessible(page);
      await screenshot(page, `sign-in-link-${name}-${colorScheme}`);
      expect(await countSessions(`By link ${locale}`)).toBe(0);
      await page.getByRole('button', { name: button }).click();
      await isSignedIn(page);
      expect(await countSessions(`By link ${locale}`)).toBe(1);
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );

  test('a used one says so and asks for a key', async () => {
    const linkToken = await makeLink(db.sql, { name: 'Used up', role: 'operator' });
    await begin(app, { linkToken });
    const { page } = await browser.open(`${app.url}/console#link=${linkToken}`, english);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This link was used before or has expired').waitFor();
    await asksForKey(page);
    await page.context().close();
  });

  test('whose answer is lost signs in all the same', async () => {
    const linkToken = await makeLink(db.sql, { name: 'Lost answer', role: 'operator' });
    const { page } = await browser.open(`${app.url}/console#link=${linkToken}`, english);
    let calls = 0;
    await page.route('**/graphql', async (route) => {
      calls += 1;
      if (calls > 1) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: 'Sign in' }).click();
    await isSignedIn(page);
    expect(await countSessions('Lost answer')).toBe(1);
    await page.context().close();
  });

  test('that is pasted into an open console replaces who is signed in', async () => {
    const { page } = await browser.open(`${app.url}/console`, english);
    await signInByKey(page, { mine: false });
    const linkToken = await makeLink(db.sql, { name: 'Next person', role: 'viewer' });
    await page.goto(`${app.url}/console#link=${linkToken}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByText(/^Next person/).waitFor();
    await page.context().close();
  });
});

describe("on a device of one's own", () => {
  test('two tabs and a browser that was closed and opened again stay signed in', async () => {
    const { directory, remove } = await createTestDirectory();
    const profile = path.join(directory, 'profile');
    const first = await openProfile(profile, english);
    try {
      const page = await first.newPage();
      await page.goto(`${app.url}/console`);
      await signInByKey(page, { mine: true });
      const other = await first.newPage();
      await other.goto(`${app.url}/console/stock`);
      await isSignedIn(other);
    } finally {
      await first.close();
    }
    const second = await openProfile(profile, english);
    try {
      const page = await second.newPage();
      await page.goto(`${app.url}/console`);
      await isSignedIn(page);
    } finally {
      await second.close();
      await remove();
    }
  });

  test('signing out in one tab signs out the others, and ends the session', async () => {
    const { page, context } = await browser.open(`${app.url}/console`, english);
    await signInByKey(page, { mine: true });
    const { page: other } = await browser.watch(context);
    await other.goto(`${app.url}/console`);
    await isSignedIn(other);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await asksForKey(page);
    await asksForKey(other);
    await context.close();
  });
});

describe('on a shared device', () => {
  test('the next tab is not signed in', async () => {
    const { page, context } = await browser.open(`${app.url}/console`, english);
    await signInByKey(page, { mine: false });
    const { page: other } = await browser.watch(context);
    await other.goto(`${app.url}/console`);
    await asksForKey(other);
    await context.close();
  });

  test('it stays over a reload, and ends after 15 minutes without use', async () => {
    const { page, context } = await browser.open('about:blank', english);
    await page.clock.install();
    await page.goto(`${app.url}/console`);
    await signInByKey(page, { mine: false });
    await page.clock.fastForward('14:00');
    await page.keyboard.press('Shift');
    await page.clock.fastForward('14:00');
    await page.reload();
    await isSignedIn(page);
    await page.clock.fastForward('16:00');
    await page.getByText('You were signed out: a shared device was not used for 15 minutes.').waitFor();
    await screenshot(page, 'idle-desk');
    expect(await page.evaluate(() => sessionStorage.getItem('ombor-token'))).toBeNull();
    await context.close();
  });
});

test('the list of sessions ends another one, and not the present one', async () => {
  const other = await begin(app, { apiKey: ownerKey, device: 'Lost phone' });
  const { page, errors, context } = await browser.open(`${app.url}/console`, { ...phone, locale: 'en' });
  await signInByKey(page, { mine: false });
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Sessions' }).click();
  await page.getByText('this device').waitFor();
  await page.getByRole('button', { name: 'End: owner, Lost phone' }).waitFor();
  await expectAccessible(page);
  await screenshot(page, 'sessions-phone');
  await page.getByRole('button', { name: 'End: owner, Lost phone' }).click();
  await page.getByText('Session ended').waitFor();
  expect((await app.post({ query: '{ viewer { role } }' }, other.bearer)).status).toBe(401);
  await isSignedIn(page);
  expect(errors).toEqual([]);
  await context.close();
});

test('a session that an owner ends is over on the screen', async () => {
  const { page, context } = await browser.open(`${app.url}/console`, english);
  await page.getByLabel('Key', { exact: true }).fill(ownerKey);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await isSignedIn(page);
  await db.sql`delete from sessions where id = (select max(id) from sessions)`;
  await page.getByText('Your session has ended').waitFor();
  await context.close();
});

test('guesses are answered with a word about waiting', async () => {
  const strict = await startApp(db.url, { role: 'api', env: { FAILED_SIGN_INS_PER_MINUTE: '1' } });
  try {
    const { page, context } = await browser.open(`${strict.url}/console`, english);
    await page.getByLabel('Key', { exact: true }).fill('ombor_a_guess');
    // The first one is refused as unknown, and once more if a minute has just ended.
    await expect
      .poll(
        async () => {
          await page.getByRole('button', { name: 'Sign in' }).click();
          return page.getByText('Too many attempts').isVisible();
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    await context.close();
  } finally {
    await strict.stop();
  }
});
