import { expect, it } from 'vitest'
import { asProblem } from './problem.ts'

it('a damaged page met by a query is told in the store’s words, with the way out', () => {
  const error = Object.assign(new Error('database disk image is malformed'), { code: 'SQLITE_CORRUPT' })
  expect(asProblem(error)).toMatchObject({ code: 'storage', detail: { store: 'corrupt' } })
  expect(asProblem(error)?.message).toContain('从最近的备份恢复')
})

it('a defect stays a defect', () => {
  expect(asProblem(new Error('x'))).toBeUndefined()
})
