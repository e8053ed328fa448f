import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { applicationNode, inRoot } from './paths.mjs'
import { hand } from './run.mjs'

/** @typedef {{ name: string, run: () => Promise<boolean> }} Step */

/**
 * A tool from node_modules, run by Node 24.
 * @param {string} program its script, from node_modules
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function tool(program, args, env = {}) {
  const node = applicationNode() ?? process.execPath
  // Tools start further Nodes by name; they must be this one too.
  const search = [path.dirname(node), process.env['PATH']].join(path.delimiter)
  return (await hand(node, [inRoot('node_modules', program), ...args], { ...process.env, ...env, PATH: search }, 25)) === 0
}

const folders = ['main', 'renderer', 'shared', 'db', 'test'].filter((name) => existsSync(inRoot(name)))

/** @type {Step[]} types, lint and formatting: what `npm run check` runs, and `npm test` first */
export const checks = [
  { name: '类型 types', run: () => tool('typescript/bin/tsc', []) },
  { name: '规则 lint', run: () => tool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', '--format=unix', ...folders]) },
  { name: '无用代码 unused', run: () => tool('knip/bin/knip.js', ['--no-progress']) },
  { name: '格式 format', run: () => tool('@biomejs/biome/bin/biome', ['format', '--diagnostic-level=warn', ...folders]) },
]

const reports = inRoot('node_modules/.cache/casedesk')
export const unitReport = path.join(reports, 'unit.json')
export const endToEndReport = path.join(reports, 'e2e.json')

/** @type {Step} */
export const unitTests = {
  name: '单元与集成 unit and integration',
  run: () => tool('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]),
}

/** @type {Step} */
export const endToEndTests = {
  name: '端到端 end to end',
  run: () => tool('@playwright/test/cli.js', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: endToEndReport }),
}

/**
 * Runs steps one after the other and prints each one's name and time; stops at the first that fails.
 * @param {readonly Step[]} steps
 * @returns {Promise<boolean>}
 */
export async function runSteps(steps) {
  for (const { name, run } of steps) {
    console.log(`\n▶ ${name}`)
    const started = Date.now()
    const ok = await run()
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    console.log(ok ? `✔ ${name} ${seconds} s` : `\n✗✗✗ 失败 FAILED: ${name} (${seconds} s)`)
    if (!ok) return false
  }
  return true
}

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @param {string} file
 * @returns {Record<string, any> | undefined}
 */
const report = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

/**
 * End-to-end tests that passed only at their second try, by name.
 * @returns {string[]}
 */
export function unsteady() {
  /** @type {(suite: any) => string[]} */
  const inSuite = (suite) => [
    ...(suite.suites ?? []).flatMap(inSuite),
    ...(suite.specs ?? [])
      .filter((/** @type {any} */ spec) => spec.tests.some((/** @type {any} */ test) => test.status === 'flaky'))
      .map((/** @type {any} */ spec) => `${spec.file}: ${spec.title}`),
  ]
  return (report(endToEndReport)?.['suites'] ?? []).flatMap(inSuite)
}

/**
 * What the two test runners reported so far.
 * @returns {Counts}
 */
export function count() {
  const unit = report(unitReport)
  const stats = report(endToEndReport)?.['stats']
  return {
    passed: (unit?.['numPassedTests'] ?? 0) + (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: (unit?.['numFailedTests'] ?? 0) + (stats?.unexpected ?? 0),
    skipped: (unit?.['numPendingTests'] ?? 0) + (unit?.['numTodoTests'] ?? 0) + (stats?.skipped ?? 0),
  }
}
