import { defineConfig } from 'vitest/config';

// Needs a Chromium on the machine, so it is no part of `npm test`.
export default defineConfig({
  test: {
    experimental: { viteModuleRunner: false, nodeLoader: false },
    globalSetup: ['test/support/global-setup.ts'],
    include: ['test/browser/**/*.browser.ts'],
    // One browser and one server on each of two cores; files share the processes, so that the code is loaded twice in all.
    maxWorkers: 2,
    isolate: false,
    testTimeout: 60_000,
    // A page that is drawn by a busy machine takes more than the second that is usual.
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 90_000,
  },
});
