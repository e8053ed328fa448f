// npm test: set-up and every check and test there is; the last line holds the counts.
import { rmSync } from 'node:fs'
import { build } from './build.mjs'
import { prepare } from './prepare.mjs'
import { main } from './run.mjs'
import { checks, count, endToEndReport, endToEndTests, runSteps, unitReport, unitTests, unsteady } from './steps.mjs'

/** @type {import('./steps.mjs').Step} */
const buildStep = {
  name: '构建 build',
  run: async () => {
    await build()
    return true
  },
}

await main(async () => {
  await prepare({ packages: 'test' })
  for (const file of [unitReport, endToEndReport]) rmSync(file, { force: true })
  const ok = await runSteps([...checks, buildStep, unitTests, endToEndTests])
  const counts = count()
  // A step that failed without a failed test (types, lint, a spec that does not load) still counts as a failure.
  const failed = ok ? counts.failed : Math.max(counts.failed, 1)
  for (const name of unsteady()) console.log(`不稳定 passed at the second try: ${name}`)
  console.log(`\n${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`)
  return ok && failed === 0 ? 0 : 1
})
