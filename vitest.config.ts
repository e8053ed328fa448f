import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{main,renderer,shared,db}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    environment: 'node',
    allowOnly: !process.env['CI'],
    maxWorkers: 2,
    // Generous, so that a busy machine does not look like a defect.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
})
