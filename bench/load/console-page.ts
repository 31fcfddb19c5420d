import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Where Chromium usually is. */
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The program that shows pages. Throws where there is none. */
export function findBrowser(): string {
  const found = browsers.find((file) => existsSync(file));
  if (!found) throw new Error('There is no Chromium on this machine');
  return found;
}

/** What a page of the console has seen since it was opened. */
export interface Seen {
  /** Ms from the opening of the page until the first row of its table was painted; null: not yet. */
  tableMs: number | null;
  /** Ms of the longest task in which the page answered nobody. */
  longestTaskMs: number;
}

/** Lets every page that is opened from now on note what `readSeen` returns, and signs it in with an API key or a session. */
export async function watchConsole(page: Page, token: string): Promise<void> {
  await page.addInitScript((credential) => {
    sessionStorage.setItem('ombor-token', credential);
    const seen: { tableMs: number | null; longestTaskMs: number } = { tableMs: null, longestTaskMs: 0 };
    Object.assign(globalThis, { omborSeen: seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longestTaskMs = Math.max(seen.longestTaskMs, duration);
    }).observe({ type: 'longtask', buffered: true });
    const rows = new MutationObserver(() => {
      if (!document.querySelector('.product')) return;
      rows.disconnect();
      requestAnimationFrame(() => {
        seen.tableMs = performance.now();
      });
    });
    rows.observe(document, { childList: true, subtree: true });
  }, token);
}

/** What the page has seen, once its table is painted. */
export async function readSeen(page: Page): Promise<Seen & { tableMs: number }> {
  const seen = await page.waitForFunction(() => {
    const now = (globalThis as unknown as { omborSeen: Seen }).omborSeen;
    return now.tableMs === null ? false : now;
  });
  return (await seen.jsonValue()) as Seen & { tableMs: number };
}

/** Waits in the page until it shows a figure for a product. Resolves with the moment, in ms since 1970, with fractions. */
export function untilShown(page: Page, sku: string, figure: number): Promise<number> {
  return page.evaluate(
    ([code, text]) =>
      new Promise<number>((resolve) => {
        const read = () =>
          [...document.querySelectorAll('.product')]
            .find((row) => row.querySelector('.code')?.textContent === code)
            ?.querySelector('.product-figures dd')?.textContent;
        const check = (): void => {
          if (read() !== text) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        };
        const observer = new MutationObserver(check);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        check();
      }),
    [sku, String(figure)] as const,
  );
}

/** The same moment on this side. */
export const now = (): number => performance.timeOrigin + performance.now();

const morePages = 4;

/** What a person does with a long list: looks further down, searches, and clears the search. */
export async function leafThrough(page: Page, sku: string): Promise<void> {
  for (let pages = 1; pages <= morePages; pages += 1) {
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.waitForFunction((count) => document.querySelectorAll('.product').length >= count, (pages + 1) * 50);
  }
  await page.getByRole('searchbox').pressSequentially(sku.slice(-4));
  await page.waitForFunction(() => document.querySelectorAll('.product').length < 50);
  await page.getByRole('searchbox').fill('');
  await page.waitForFunction(() => document.querySelectorAll('.product').length >= 50);
}
