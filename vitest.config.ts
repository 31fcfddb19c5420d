import { defineConfig } from 'vitest/config';
import SlowFirst from './test/support/slow-first.ts';

// It measures how much memory the process takes: nothing of other files may be in it.
const hostile = 'test/graphql/access/hostile.test.ts';
// They wait for outages to pass: `npm run test:long`, a step of its own.
const long = 'test/long/**';

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
    projects: [
      { extends: true, test: { name: 'alone', include: [hostile], isolate: true } },
      {
        extends: true,
        test: { name: 'all', include: ['test/**/*.test.ts'], exclude: [hostile, long], isolate: false },
      },
    ],
  },
});
