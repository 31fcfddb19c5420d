import { defineConfig } from 'vitest/config';

// Outages that last, crowds on whole processes, memory under attack: what takes a minute is no part of `npm test`.
export default defineConfig({
  test: {
    experimental: { viteModuleRunner: false, nodeLoader: false },
    globalSetup: ['test/support/global-setup.ts'],
    include: ['test/long/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
