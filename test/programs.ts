import type { TestProject } from 'vitest/node'
import { build } from '../main/setup/build.mjs'

/** Threads and drivers run from out/main, in tests too (main/programFile.ts). */
export async function setup(project: TestProject): Promise<void> {
  await build()
  project.onTestsRerun(build)
}
