import { expect, test, vi } from 'vitest'
import type { JobState } from '../../shared/contract/envelope.ts'
import { createJobStore } from './jobStore.ts'

const job = (id: string, state: JobState['state'], done = 0): JobState => ({
  id,
  name: 'import',
  phase: '',
  done,
  total: 10,
  state,
  message: '',
  cancellable: true,
})

test('keeps each job once, in the order they began, with its latest state', () => {
  const store = createJobStore()
  const heard = vi.fn()
  store.subscribe(heard)
  store.put(job('a', 'running'))
  store.put(job('b', 'running'))
  store.put(job('a', 'running', 4))
  expect(store.all().map(({ id, done }) => [id, done])).toEqual([
    ['a', 4],
    ['b', 0],
  ])
  expect(heard).toHaveBeenCalledTimes(3)
})

test('forgets a finished job on request, never a running one', () => {
  const store = createJobStore()
  store.put(job('a', 'running'))
  store.put(job('b', 'failed'))
  store.dismiss('a')
  store.dismiss('b')
  expect(store.all().map(({ id }) => id)).toEqual(['a'])
})

test('a new job takes the place of finished ones, not of failures', () => {
  const store = createJobStore()
  store.put(job('a', 'done'))
  store.put(job('b', 'failed'))
  store.put(job('c', 'running'))
  expect(store.all().map(({ id }) => id)).toEqual(['b', 'c'])
})
