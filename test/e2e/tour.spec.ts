import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'

test('the headless demonstration leaves a picture of every step and the result package', () => {
  const out = mkdtempSync(path.join(os.tmpdir(), 'casedesk-tour-'))
  try {
    const said = execFileSync(process.execPath, [path.resolve('out/main/tour.js'), '--out', out], { encoding: 'utf8' })
    expect(said).toContain(out)
    const files = readdirSync(out)
    for (const step of ['登录', '工作台', '办件审核', '确认审核通过', '退回补正', '不予通过', '导出结果']) {
      const picture = files.find((name) => name.endsWith(`-${step}.png`)) ?? ''
      expect(readFileSync(path.join(out, picture)).subarray(1, 4).toString('latin1'), step).toBe('PNG')
    }
    const packages = files.filter((name) => name.endsWith('.zip'))
    expect(packages).toHaveLength(1)
    expect(readFileSync(path.join(out, packages[0] ?? '')).toString('latin1')).toContain('results.ndjson')
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
})
