// npm run bench: speed against the limits, straight from the sources.
import { inRoot } from './paths.mjs'
import { prepare } from './prepare.mjs'
import { hand, main } from './run.mjs'

await main(async () => {
  const node = await prepare({})
  return hand(node, [inRoot('test/bench/index.ts'), ...process.argv.slice(2)])
})
