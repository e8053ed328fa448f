import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { isReachable, readBounds, writeBounds } from './windowBounds.ts'

const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-bounds-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

it('keeps what was written and forgets what is damaged', () => {
  expect(readBounds(dir)).toBeUndefined()
  const state = { bounds: { x: 10, y: 20, width: 1400, height: 800 }, maximized: true }
  writeBounds(dir, state)
  expect(readBounds(dir)).toEqual(state)
  for (const damaged of ['{"bounds":', '{"bounds":{"x":0,"y":0,"width":5,"height":5},"maximized":false}']) {
    writeFileSync(path.join(dir, 'window.json'), damaged)
    expect(readBounds(dir)).toBeUndefined()
  }
})

it('knows when no screen shows the title bar', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1040 }]
  const at = (x: number, y: number) => isReachable({ x, y, width: 1366, height: 768 }, screens)
  expect(at(100, 50)).toBe(true)
  expect([at(2000, 50), at(-1300, 50), at(100, 1030), at(100, -20)]).toEqual([false, false, false, false])
})
