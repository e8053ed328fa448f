import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { freePath, releasePath } from './downloads.ts'

const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-downloads-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

it('takes a free name at once and stays in its folder', () => {
  const folder = path.join(dir, '下载')
  expect(['核定表.xlsx', '核定表.xlsx', '../../etc/passwd', ''].map((name) => path.relative(folder, freePath(folder, name)))).toEqual([
    '核定表.xlsx',
    '核定表 (1).xlsx',
    'passwd',
    'download',
  ])
  releasePath(path.join(folder, '核定表.xlsx'))
  expect(path.basename(freePath(folder, '核定表.xlsx'))).toBe('核定表.xlsx')
  expect(readdirSync(dir)).toEqual(['下载'])
})
