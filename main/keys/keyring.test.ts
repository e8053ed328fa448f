import { expect, it } from 'vitest'
import { lookPauses } from './keyring.ts'

it('a key is noticed within 2.5 s, even by a driver that takes 2 s to recognise one, and after trouble', () => {
  const recognition = 2000
  expect(lookPauses.calm + recognition).toBeLessThanOrEqual(2500)
  expect(lookPauses.inTrouble).toBeLessThanOrEqual(2500)
})
