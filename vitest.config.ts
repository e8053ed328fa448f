import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{main,renderer,shared,db}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    environment: 'node',
    allowOnly: !process.env['CI'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
