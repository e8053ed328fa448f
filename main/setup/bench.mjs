// npm run bench: speed against the limits, from the sources; threads run from out/main.
import { inRoot } from './paths.mjs'
import { prepare } from './prepare.mjs'
import { hand, main } from './run.mjs'

await main(async () => {
  const node = await prepare({ build: true })
  return hand(node, [inRoot('test/bench/index.ts'), ...process.argv.slice(2)])
})
