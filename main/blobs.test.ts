import { expect, test } from 'vitest'
import { createBlobs } from './blobs.ts'

const grant = { sha256: 'a'.repeat(64), sessionId: 's' }

test('an address works once', () => {
  const blobs = createBlobs()
  const token = blobs.grant(grant)
  expect(blobs.redeem(token)).toMatchObject(grant)
  expect(blobs.redeem(token)).toBeUndefined()
  expect(blobs.redeem('unknown')).toBeUndefined()
})

test('an address ends after a minute', () => {
  let now = 0
  const blobs = createBlobs(() => now)
  const token = blobs.grant(grant)
  now = 60_000
  expect(blobs.redeem(token)).toBeUndefined()
})
