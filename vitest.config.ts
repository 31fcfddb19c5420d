import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Tests run in Node itself, as production does; through vite's module runner graphql loads twice ("from another module or realm").
    experimental: { viteModuleRunner: false },
    globalSetup: ['test/support/global-setup.ts'],
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more files at once only make PostgreSQL and the timings worse.
    maxWorkers: 2,
    reporters: ['default'],
  },
});
