import { build } from './build.mjs'
import { installDependencies } from './dependencies.mjs'
import { buildKeyDriver } from './native.mjs'
import { applicationNode } from './paths.mjs'
import { SetupError } from './run.mjs'
import { installSystemPackages } from './system.mjs'

/**
 * Everything between a clean clone and a program that can run; seconds when it was done before.
 * @param {{ packages?: 'run' | 'test', needsChromium?: boolean, build?: boolean }} what
 * @returns {Promise<string>} the Node 24 to run it with
 */
export async function prepare(what) {
  await installDependencies()
  if (what.packages) await installSystemPackages({ needsChromium: what.needsChromium ?? true, forTests: what.packages === 'test' })
  await buildKeyDriver()
  const node = applicationNode()
  if (!node) throw new SetupError('没有可用的 Node 24。 No Node 24.')
  if (what.build) await build()
  return node
}
