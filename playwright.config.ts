import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

// Where Electron's runtime is, the same specs run in it as well.
const hasElectron = existsSync('node_modules/electron/path.txt') || Boolean(process.env['ELECTRON_OVERRIDE_DIST_PATH'])

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // A browser on a shared machine may miss one click; what passed only the second time is named at the end of npm test.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: { screenshot: 'only-on-failure', trace: process.env['CI'] ? 'off' : 'retain-on-failure' },
  projects: [
    { name: 'chromium' },
    // What only Chromium's host has is tested there alone.
    ...(hasElectron ? [{ name: 'electron', testIgnore: '**/chromiumHost.spec.ts' }] : []),
  ],
})
