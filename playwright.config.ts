/**
 * Tests in real browsers, on the built app. `scripts/browsers.mjs` has found which browsers run on this machine;
 * a port of its own keeps the tests away from an app that is in use.
 */
import { defineConfig } from '@playwright/test';
import { ENGINES, launchFlags } from './tests/e2e/support/browsers.ts';

const PORT = process.env['E2E_PORT'] ?? '4174';
const ADDRESS = `http://127.0.0.1:${PORT}/`;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.e2e.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: process.env['CI'] ? 1 : 0, // a shared machine may stall; a test that fails twice has failed
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['dot'], ['json', { outputFile: 'node_modules/.cache/test/playwright.json' }]],
  // A trace takes as long again as the test itself, so only a second try makes one.
  use: { baseURL: ADDRESS, trace: 'on-first-retry', serviceWorkers: 'allow' },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${PORT}`,
    url: ADDRESS,
    reuseExistingServer: false,
  },
  projects: ENGINES.map((name) => {
    const { channel, ...launchOptions } = launchFlags(name);
    return {
      name,
      ...(name === 'firefox' ? { grepInvert: /@chromium/ } : {}),
      use: { browserName: name, launchOptions, ...(channel ? { channel } : {}) },
    };
  }),
});
