import os from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{main,renderer,shared,db}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'test/programs.ts',
    // Command-line runs started by tests count wrong passwords there, not in this user's own folder.
    env: { CASEDESK_STATE: path.join(os.tmpdir(), 'casedesk-test-state') },
    allowOnly: !process.env['CI'],
    maxWorkers: 2,
    // Generous, so that a busy machine does not look like a defect.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
  },
})
