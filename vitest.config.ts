import { defineConfig } from 'vitest/config';
import SlowFirst from './test/support/slow-first.ts';

export default defineConfig({
  test: {
    // Tests run in Node itself, as production does; through vite's module runner graphql loads twice ("from another module or realm").
    // Without vitest's loader hooks, which only vi.mock needs: they read every module a second time.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: with a third file at once, tests that wait for whole processes run into their limits.
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    reporters: ['default'],
    // Files share the processes, so that the code is loaded twice in all and not once per file.
    isolate: false,
    include: ['test/**/*.test.ts'],
    // `npm run test:long`, a step of its own.
    exclude: ['test/long/**'],
  },
});
