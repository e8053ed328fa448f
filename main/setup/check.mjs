// npm run check: types, lint, unused code, formatting.
import { prepare } from './prepare.mjs'
import { main } from './run.mjs'
import { checks, runSteps } from './steps.mjs'

await main(async () => {
  await prepare({})
  return (await runSteps(checks)) ? 0 : 1
})
