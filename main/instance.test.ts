import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { claim } from './instance.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-instance-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

it('lets one process in and tells it when another knocks', async () => {
  const knocked = vi.fn()
  const first = claim(dir, knocked)
  expect(first).toBeDefined()
  expect(claim(dir, () => undefined)).toBeUndefined()
  await vi.waitFor(() => expect(knocked).toHaveBeenCalled(), { timeout: 20_000 })
  first?.release()
  const next = claim(dir, () => undefined)
  expect(next).toBeDefined()
  next?.release()
})

it('is free again after the holder was killed', async () => {
  const program = `import { claim } from ${JSON.stringify(path.resolve('main/instance.ts'))}
    claim(${JSON.stringify(dir)}, () => undefined)
    // The lock must not hang on somebody keeping what claim returned.
    setTimeout(() => { gc(); setTimeout(() => console.log('held'), 20) })
    setInterval(() => undefined, 1000)`
  const holder = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await once(holder.stdout, 'data')
    expect(claim(dir, () => undefined)).toBeUndefined()
  } finally {
    holder.kill('SIGKILL')
    await once(holder, 'exit')
  }
  const next = claim(dir, () => undefined)
  expect(next).toBeDefined()
  next?.release()
})
