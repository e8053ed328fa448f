import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import type { StartDriver } from '../../keys/driverProcess.ts'
import { createModuleProcess } from '../../keys/moduleProcess.ts'

// Electron's utility process against a stand-in that answers as the driver would: the same contract as a forked Node.

const fake = vi.hoisted(() => ({
  starts: [] as unknown[][],
  children: [] as { killed: boolean }[],
  answer: (_message: unknown): unknown => undefined,
}))
vi.mock('electron', () => ({
  utilityProcess: {
    fork: (...args: unknown[]) => {
      fake.starts.push(args)
      const child = Object.assign(new EventEmitter(), {
        killed: false,
        postMessage: (message: unknown) => setImmediate(() => child.emit('message', fake.answer(message))),
        kill: () => (child.killed = true),
      })
      fake.children.push(child)
      return child
    },
  },
}))

const choice = { id: 'm', name: 'm', path: process.execPath, sha256: null }
const info = { cryptoki: '2.40', manufacturer: 'x', description: 'y', version: '1.0' }
const answers = (message: unknown) => {
  const { id, op } = message as { id: number; op: string }
  return op === 'load' ? { id, ok: true, value: info } : { id, ok: true, value: ['0700000000000000'] }
}

it('starts the driver as a utility process in the module’s folder, speaks with it, and is told of its end', async () => {
  const { startUtility } = await import('./driver.ts')
  const start: StartDriver = startUtility
  fake.answer = answers
  const module = createModuleProcess({ choice, start, log: () => undefined })
  expect(await module.ask('present', {})).toEqual(['0700000000000000'])
  expect(fake.starts[0]).toMatchObject([
    expect.stringMatching(/driver\.(ts|js)$/),
    [],
    { stdio: 'ignore', serviceName: expect.any(String) },
  ])
  ;(fake.children[0] as unknown as EventEmitter).emit('exit', 139)
  expect(module.trouble()).toMatchObject({ code: 'crashed', reason: '139' })
  expect(fake.children[0]?.killed).toBe(true)
})

it('does not believe a driver that answers out of shape', async () => {
  const { startUtility } = await import('./driver.ts')
  fake.answer = (message) => ({ ...(answers(message) as object), value: { pin: 'x' } })
  const module = createModuleProcess({ choice, start: startUtility, log: () => undefined })
  await expect(module.ask('present', {})).rejects.toMatchObject({ failure: { code: 'crashed', reason: 'reply' } })
})
