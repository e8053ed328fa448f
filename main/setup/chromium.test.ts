import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { findChromium } from './chromium.mjs'

const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-find-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const program = (name: string) => {
  const file = path.join(dir, name)
  writeFileSync(file, '#!/bin/sh\n')
  chmodSync(file, 0o755)
  return file
}

it('takes what CASEDESK_CHROMIUM names, and nothing else when it names nothing', () => {
  const chosen = program('my-browser')
  expect(findChromium({ CASEDESK_CHROMIUM: chosen })).toBe(chosen)
  expect(findChromium({ CASEDESK_CHROMIUM: path.join(dir, 'absent'), PATH: '/usr/bin' })).toBeUndefined()
})

it('looks on the PATH, Chromium before Chrome before Edge', () => {
  const edge = program('microsoft-edge')
  const chrome = program('google-chrome')
  const found = () => findChromium({ PATH: dir })
  // A Chromium of the machine itself still comes first.
  expect([chrome, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/local/bin/chromium', '/snap/bin/chromium']).toContain(found())
  expect(found()).not.toBe(edge)
  const chromium = program('chromium')
  expect(found()).toBe(chromium)
})
