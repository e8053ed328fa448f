import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { dataFolder, downloadsFolder } from './folders.ts'

const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-folders-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

it('keeps the demonstration office apart from a real one', () => {
  expect(dataFolder(true, {})).not.toBe(dataFolder(false, {}))
  expect(dataFolder(false, { CASEDESK_DATA: '/srv/desk' })).toBe('/srv/desk')
})

it('finds the downloads folder of a Chinese desktop', () => {
  mkdirSync(path.join(dir, 'config'))
  writeFileSync(path.join(dir, 'config/user-dirs.dirs'), 'XDG_DESKTOP_DIR="$HOME/桌面"\nXDG_DOWNLOAD_DIR="$HOME/下载"\n')
  expect(downloadsFolder({ XDG_CONFIG_HOME: path.join(dir, 'config') })).toBe(path.join(os.homedir(), '下载'))
  expect(downloadsFolder({ XDG_CONFIG_HOME: dir })).toBe(path.join(os.homedir(), 'Downloads'))
  expect(downloadsFolder({ CASEDESK_DOWNLOADS: '/srv/out' })).toBe('/srv/out')
})
