// npm run desk: the command line. Set-up speaks on stderr only; stdout belongs to the command.
import { inRoot } from './paths.mjs'
import { prepare } from './prepare.mjs'
import { hand, main } from './run.mjs'

await main(async () => {
  const node = await prepare({ build: true })
  return hand(node, [inRoot('out/main/cli.js'), ...process.argv.slice(2)])
})
