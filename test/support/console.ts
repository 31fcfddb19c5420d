import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ownerKey, type RunningApp } from './app.ts';
import { screenshot, type useBrowser, type WatchedPage } from './browser.ts';
import { begin } from './signing-in.ts';

/**
 * Opens a page of the console in a language, signed in as the owner, or by another credential; with a `clock` that can be put forward.
 * How people sign in is tested apart.
 */
export async function signIn(
  browser: ReturnType<typeof useBrowser>,
  app: RunningApp,
  language: 'uz' | 'ru' | 'en',
  {
    path = '',
    clock = false,
    credential = { apiKey: ownerKey },
    prepare,
    ...options
  }: BrowserContextOptions & {
    path?: string;
    clock?: boolean;
    credential?: { apiKey: string } | { linkToken: string };
    prepare?: (page: Page) => Promise<unknown>;
  },
): Promise<WatchedPage> {
  const { bearer } = await begin(app, credential);
  const opened = await browser.open('about:blank', { ...options, locale: language });
  const { page } = opened;
  await prepare?.(page);
  if (clock) await page.clock.install();
  await page.addInitScript((token) => sessionStorage.setItem('ombor-token', token), bearer.slice('Bearer '.length));
  await page.goto(`${app.url}/console${path}`);
  await page.getByRole('navigation').waitFor();
  return opened;
}

/** Axe has nothing against the page, and nobody need scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findViolations(new AxeBuilder({ page }))).toEqual([]);
  // Not innerWidth: a phone zooms out until everything that is too wide fits.
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** The same on a light and on a dark page. Only the contrast of colours differs between them. */
export async function expectAccessibleInBoth(page: Page, name: string): Promise<void> {
  await look(page, 'light');
  await expectAccessible(page);
  await screenshot(page, `${name}-light`);
  await look(page, 'dark');
  expect(await findViolations(new AxeBuilder({ page }).withRules('color-contrast'))).toEqual([]);
  await screenshot(page, `${name}-dark`);
}

async function look(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
}

/** The pages have no frames, so axe needs no second window. */
async function findViolations(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
