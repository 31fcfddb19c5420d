import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { screenshot, useBrowser } from '../support/browser.ts';
import { createTestDirectory } from '../support/directory.ts';
import { type Program, startProgram } from '../support/program.ts';

const places = ['uzum', 'wildberries', 'ozon', 'olx', 'app'];
const browser = useBrowser();
let program: Program;
let url: string;
let directory: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ directory, remove } = await createTestDirectory());
  program = startProgram('src/main.ts', ['demo'], { DATABASE_DIR: path.join(directory, 'postgres'), PORT: '0' });
  for (let line = ''; !url; line = await program.nextLine())
    url = line.match(/Five shop windows:\s+(\S+)\//)?.[1] ?? '';
});
afterAll(async () => {
  program.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  await remove();
});

async function figures(page: Page): Promise<string[]> {
  return Promise.all(places.map((place) => page.locator(`#${place} .figure`).innerText()));
}

async function untilAllShow(page: Page, figure: number): Promise<void> {
  await page.waitForFunction(
    ([ids, wanted]) => ids.every((id) => document.querySelector(`#${id} .figure`)?.textContent === wanted),
    [places, String(figure)] as const,
  );
}

/** The scenarios have been played: all windows come to show the same figure. */
async function untilAllAgree(page: Page): Promise<number> {
  const agreed = await page.waitForFunction((ids) => {
    const shown = new Set(ids.map((id) => document.querySelector(`#${id} .figure`)?.textContent ?? ''));
    const [figure] = shown;
    return shown.size === 1 && /^\d+$/.test(figure ?? '') ? figure : false;
  }, places);
  return Number(await agreed.jsonValue());
}

test('a sale in any window is in all five within a second (one at Wildberries once its order list is read), and a cancellation too', async () => {
  const { page, errors } = await browser.open(`${url}/`);
  let figure = await untilAllAgree(page);
  for (const place of places) {
    await page.locator(`#${place} .sell`).click();
    figure -= 1;
    await untilAllShow(page, figure);
    const others = places.filter((other) => other !== place);
    for (const other of others) {
      const text = await page.locator(`#${other} .ms`).innerText();
      expect(text).toMatch(/^\+\d+ ms$/);
      // Wildberries tells nobody: its list is read every 10 s.
      expect(Number(text.slice(1, -3))).toBeLessThan(place === 'wildberries' ? 15_000 : 1_000);
    }
    // Uzum takes two calls a second: the next sale waits until its limit has room again.
    await page.waitForTimeout(1_000);
  }
  await page.locator('#app .cancel').click();
  await untilAllShow(page, figure + 1);
  expect(await page.locator('#ledger tr').count()).toBeGreaterThanOrEqual(6);
  await screenshot(page, 'windows');
  await page.locator('#app .cancel').click();
  await page.waitForFunction(() => document.querySelector('#message')?.textContent?.includes('no order left'));
  expect(await figures(page)).toEqual(places.map(() => String(figure + 1)));
  expect(errors).toEqual([]);
  await page.close();
});

test('GraphiQL opens with a tab for each example and runs the live subscription as it stands', async () => {
  const { page, errors } = await browser.open(`${url}/graphql`);
  await page.locator('.graphiql-tab-button', { hasText: 'LiveStock' }).waitFor();
  await page.getByRole('button', { name: /Execute query/ }).click();
  await page.waitForFunction(() => document.querySelector('.result-window')?.textContent?.includes('"stockUpdated"'));
  await screenshot(page, 'graphiql-live');
  for (const name of ['Catalogue', 'WebhookSale', 'StoreOrder', 'ManualOrder', 'LastUnits', 'Receipt', 'Sales']) {
    expect(await page.locator('.graphiql-tab-button', { hasText: name }).count()).toBe(1);
  }
  expect(errors).toEqual([]);
  await page.close();
});
