import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  existsSync(file),
);

/** A phone as most sellers have one, and a desk. */
export const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } as const;
export const desk = { viewport: { width: 1280, height: 860 } } as const;

/** A page, with everything that went wrong on it: thrown errors, refused content, errors in the console. */
export interface WatchedPage {
  page: Page;
  context: BrowserContext;
  errors: string[];
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser that keeps what pages store in a directory, as people's browsers do: closed and opened again it knows them. */
export function openProfile(directory: string, options: BrowserContextOptions = desk): Promise<BrowserContext> {
  if (!executablePath) throw new Error('There is no Chromium on this machine');
  return chromium.launchPersistentContext(directory, { executablePath, args, ...options });
}

/** A headless Chromium for all tests of a file. What a test opens is closed after it: an open page goes on working. */
export function useBrowser(): {
  open(address: string, options?: BrowserContextOptions): Promise<WatchedPage>;
  watch(context: BrowserContext): Promise<WatchedPage>;
} {
  let browser: Browser;
  let opened: BrowserContext[] = [];
  beforeAll(async () => {
    if (!executablePath) throw new Error('There is no Chromium on this machine');
    browser = await chromium.launch({ executablePath, args });
  });
  beforeEach(() => {
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((context) => context.close()));
  });
  afterAll(() => browser.close());
  const watch = async (context: BrowserContext): Promise<WatchedPage> => {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    return { page, context, errors };
  };
  return {
    watch,
    async open(address, options = desk) {
      const context = await browser.newContext(options);
      opened.push(context);
      const watched = await watch(context);
      await watched.page.goto(address);
      return watched;
    },
  };
}

/** Screenshots go where OMBOR_SCREENSHOTS says, if anywhere. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.OMBOR_SCREENSHOTS;
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
