import { defineConfig } from 'vitest/config';

// Needs a Chromium on the machine, so it is no part of `npm test`.
export default defineConfig({
  test: {
    experimental: { viteModuleRunner: false },
    globalSetup: ['test/support/global-setup.ts'],
    include: ['test/browser/**/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 90_000,
  },
});
