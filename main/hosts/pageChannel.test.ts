import { expect, it, vi } from 'vitest'
import type { App } from './host.ts'
import { FileTickets } from '../fileTickets.ts'
import { PageChannel } from './pageChannel.ts'

it('ends the old page when a new one speaks, and keeps its late messages from the new one', () => {
  const posts: ((message: string) => void)[] = []
  const closed = vi.fn()
  const app: App = {
    connect: (post) => {
      posts.push(post)
      return { receive: (message) => post(`echo ${message}`), close: closed }
    },
    files: new FileTickets(),
    blob: async () => undefined,
    close: async () => undefined,
  }
  const delivered = vi.fn()
  const channel = new PageChannel(app, delivered)
  channel.receive('a', '1')
  channel.receive('a', '2')
  expect(posts).toHaveLength(1)
  channel.receive('b', '3')
  expect(closed).toHaveBeenCalledTimes(1)
  posts[0]?.('late')
  expect(delivered.mock.calls).toEqual([
    ['a', 'echo 1'],
    ['a', 'echo 2'],
    ['b', 'echo 3'],
  ])
  channel.close()
  posts[1]?.('late')
  expect(delivered).toHaveBeenCalledTimes(3)
  expect(closed).toHaveBeenCalledTimes(2)
})
