import { expect, test } from 'vitest'
import { triesLeft } from './loginFailure.ts'

test('takes the tries left from what main says, and nothing from anything else', () => {
  expect(triesLeft({ left: 2 })).toBe(2)
  for (const detail of [undefined, null, 'left', { left: '2' }, {}]) expect(triesLeft(detail)).toBeUndefined()
})
