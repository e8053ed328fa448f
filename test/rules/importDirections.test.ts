import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const oxlint = path.resolve('node_modules/oxlint/bin/oxlint')
const folders = ['main', 'renderer', 'shared', 'db', 'test']

/** What the linter reports for a project folder: `file → rules`. */
function lint(root: string, files: readonly string[]): Map<string, Set<string>> {
  const { stdout, stderr } = spawnSync(process.execPath, [oxlint, '--format=json', ...files], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  let report: { diagnostics: { code: string; filename: string }[] }
  try {
    report = JSON.parse(stdout)
  } catch {
    throw new Error(stdout + stderr)
  }
  const found = new Map<string, Set<string>>()
  for (const { code, filename } of report.diagnostics) {
    const rules = found.get(filename) ?? new Set()
    found.set(filename, rules.add(/\((.+)\)/.exec(code)?.[1] ?? code))
  }
  return found
}

const directions = 'no-restricted-imports'

/** One planted violation a file: what it holds and which rule has to find it. */
const planted: Record<string, readonly [code: string, rule: string]> = {
  'shared/rules/usesNode.ts': [`import { readFileSync } from 'node:fs'\nexport const x = readFileSync`, directions],
  'shared/rules/usesPackage.ts': [`import type { Key } from 'react'\nexport type X = Key`, directions],
  'shared/rules/usesDb.ts': [`import type { Db } from '../../db/open.ts'\nexport type X = Db`, directions],
  'shared/usesMain.ts': [`export { app } from '../main/app.ts'`, directions],
  'shared/usesRenderer.ts': [`export const x = () => import('../renderer/nonce.ts')`, directions],
  'shared/usesBeside.test.ts': [`import { open } from '../db/open.ts'\nexport const x = open`, directions],
  'db/usesBeside.test.ts': [`import { app } from '../main/app.ts'\nexport const x = app`, directions],
  'main/usesBeside.test.ts': [`import { nonce } from '../renderer/nonce.ts'\nexport const x = nonce`, directions],
  'renderer/usesBeside.test.tsx': [`import { app } from '../main/app.ts'\nexport const x = app`, directions],
  'shared/usesTest.ts': [`import type { person } from '../test/person.ts'\nexport type X = typeof person`, directions],
  'db/usesTest.ts': [`import { person } from '../test/person.ts'\nexport const x = person`, directions],
  'shared/clock.ts': ['export const x = () => Date.now()', 'no-restricted-properties'],
  'shared/chance.ts': ['export const x = () => Math.random()', 'no-restricted-properties'],
  'shared/dom.ts': ['export const x = () => document.title', 'no-restricted-globals'],
  'db/usesMain.ts': [`import type { App } from '../main/app.ts'\nexport type X = App`, directions],
  'db/queries/usesRenderer.ts': [`import { nonce } from '../../renderer/nonce.ts'\nexport const x = nonce`, directions],
  'db/usesElectron.ts': [`import { app } from 'electron'\nexport const x = app`, directions],
  'db/usesPlaywright.ts': [`import { chromium } from 'playwright-core'\nexport const x = chromium`, directions],
  'db/usesPdfmake.ts': [`import x from 'pdfmake'\nexport const y = x`, directions],
  'db/usesPromises.ts': [`import { readFile } from 'node:fs/promises'\nexport const x = readFile`, directions],
  'db/waits.ts': ['export async function x() {}', 'no-async-await'],
  'db/dumps.ts': ['export const x = (db: { serialize(): void }) => db.serialize()', 'no-restricted-properties'],
  'db/copies.ts': ['export const x = (db: { backup(): void }) => db.backup()', 'no-restricted-properties'],
  'main/usesRenderer.ts': [`import { nonce } from '../renderer/nonce.ts'\nexport const x = nonce`, directions],
  'main/jobs/usesTest.ts': [`import { person } from '../../test/person.ts'\nexport const x = person`, directions],
  'main/usesReact.ts': [`import { useState } from 'react'\nexport const x = useState`, directions],
  'renderer/usesMain.ts': [`import type { App } from '../main/app.ts'\nexport type X = App`, directions],
  'renderer/screens/queue/usesDb.ts': [`import { open } from '../../../db/open.ts'\nexport const x = open`, directions],
  'renderer/decides.ts': [`import { decide } from '../shared/review/decide.ts'\nexport const x = decide`, directions],
  'renderer/decidesToo.ts': [`import { claim } from '../shared/review/decideClaim.ts'\nexport const x = claim`, directions],
  'renderer/usesNode.ts': [`import path from 'node:path'\nexport const x = path`, directions],
  'renderer/usesElectron.ts': [`import { ipcRenderer } from 'electron'\nexport const x = ipcRenderer`, directions],
  'renderer/usesExceljs.ts': [`import type { Workbook } from 'exceljs'\nexport type X = Workbook`, directions],
  'renderer/usesTest.ts': [`import { person } from '../test/person.ts'\nexport const x = person`, directions],
  'main/circleA.ts': [`import { b } from './circleB.ts'\nexport const a = () => b`, 'no-cycle'],
  'main/circleB.ts': [`import { a } from './circleA.ts'\nexport const b = () => a`, 'no-cycle'],
  'main/barrel.ts': [`export * from './app.ts'`, 'no-barrel-file'],
  'renderer/byDefault.ts': ['export default 1', 'no-default-export'],
  'main/anything.ts': ['export const x = (value: any) => value', 'no-explicit-any'],
  'main/ignores.ts': [`// @ts-ignore\nexport const x: string = 1`, 'ban-ts-comment'],
}

/** What is allowed and near a rule; nothing may be found here. */
const allowed: Record<string, string> = {
  'shared/review/decide.ts': `import { z } from 'zod'\nimport { x } from '../rules/fine.ts'\nexport const decide = z.literal(x)`,
  'shared/review/decideClaim.ts': 'export const claim = 1',
  'shared/rules/fine.ts': 'export const x = 1',
  'shared/rules/fine.test.ts': `import { readFileSync } from 'node:fs'\nimport { x } from './fine.ts'\nexport const y = [readFileSync, x]`,
  'db/open.ts': `import { randomBytes } from 'node:crypto'\nimport Database from 'better-sqlite3'\nimport { eq } from 'drizzle-orm'\nimport { drizzle } from 'drizzle-orm/better-sqlite3'\nimport { decide } from '../shared/review/decide.ts'\nexport const open = [randomBytes, Database, eq, drizzle, decide]`,
  'db/open.test.ts': `import { plain } from '../test/plain.ts'\nimport { open } from './open.ts'\nexport const x = async () => [open, plain]`,
  'test/plain.ts': 'export const plain = 1',
  'main/app.ts': `import { app as electron } from 'electron'\nimport { open } from '../db/open.ts'\nimport { decide } from '../shared/review/decide.ts'\nexport const app = [electron, open, decide]`,
  'renderer/nonce.ts': `import { useState } from 'react'\nimport { x } from '../shared/rules/fine.ts'\nexport const nonce = [useState, x]`,
  'test/person.ts': `import { app } from '../main/app.ts'\nimport { nonce } from '../renderer/nonce.ts'\nexport const person = [app, nonce]`,
}

let root = ''
let found = new Map<string, Set<string>>()
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casedesk-rules-'))
  cpSync('.oxlintrc.json', path.join(root, '.oxlintrc.json'))
  const write = (file: string, code: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), `${code}\n`)
  }
  for (const [file, [code]] of Object.entries(planted)) write(file, code)
  for (const [file, code] of Object.entries(allowed)) write(file, code)
  found = lint(root, folders)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('the import rules', () => {
  it.each(Object.entries(planted))('find %s', (file, [, rule]) => {
    expect([...(found.get(file) ?? [])]).toContain(rule)
  })
  it.each(Object.keys(allowed))('let %s pass', (file) => {
    expect([...(found.get(file) ?? [])]).toEqual([])
  })
  it('find nothing in the project itself', () => {
    const own = [
      'no-restricted-imports',
      'no-restricted-properties',
      'no-restricted-globals',
      'no-async-await',
      'no-cycle',
      'no-default-export',
    ]
    const broken = [...lint('.', folders)].filter(([, rules]) => own.some((rule) => rules.has(rule)))
    expect(broken.map(([file, rules]) => `${file}: ${[...rules].join()}`)).toEqual([])
  })
})
