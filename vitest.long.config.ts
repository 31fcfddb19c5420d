import { defineConfig } from 'vitest/config';

// Tests that take a minute because an outage takes one: no part of `npm test`.
export default defineConfig({
  test: {
    experimental: { viteModuleRunner: false, nodeLoader: false },
    globalSetup: ['test/support/global-setup.ts'],
    include: ['test/long/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
