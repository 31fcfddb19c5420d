import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ownerKey } from './app.ts';
import type { useBrowser, WatchedPage } from './browser.ts';

/** Opens the console in a language, signed in as the owner. */
export async function signIn(
  browser: ReturnType<typeof useBrowser>,
  url: string,
  language: 'uz' | 'ru' | 'en',
  options: object,
): Promise<WatchedPage> {
  const opened = await browser.open(`${url}/console`, { ...options, locale: language });
  const { page } = opened;
  await page.getByLabel(/^(Kalit|Ключ|Key)$/).fill(ownerKey);
  await page.getByRole('button', { name: /^(Kirish|Войти|Sign in)$/ }).click();
  await page.getByRole('navigation').waitFor();
  return opened;
}

/** Axe has nothing against the page, and a phone need not scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}
