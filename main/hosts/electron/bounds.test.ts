import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readBounds } from './bounds.ts'

const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-bounds-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const file = path.join(dir, 'window.json')
const screens = [{ x: 0, y: 0, width: 1920, height: 1040 }]

const read = (text: string) => {
  writeFileSync(file, text)
  return readBounds(file, screens)
}
const at = (x: number, y: number) => JSON.stringify({ bounds: { x, y, width: 1366, height: 768 }, maximized: false })

it('forgets a place no screen shows', () => {
  expect(read(at(100, 50))).toMatchObject({ bounds: { x: 100, y: 50 } })
  expect(read(at(2000, 50))).toBeUndefined()
  expect(read(at(-1300, 50))).toBeUndefined()
  expect(read(at(100, 1030))).toBeUndefined()
})

it('forgets a file that is damaged or absent', () => {
  expect(read('{"bounds":')).toBeUndefined()
  expect(read('{"bounds":{"x":0,"y":0,"width":5,"height":5},"maximized":false}')).toBeUndefined()
  expect(readBounds(path.join(dir, 'none'), screens)).toBeUndefined()
})
