import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Entry {
  readonly optionalDependencies?: Record<string, string>
  readonly hasInstallScript?: boolean
}

const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const manifest: { allowScripts: Record<string, boolean> } = JSON.parse(readFileSync('package.json', 'utf8'))

// npm leaves out what its registry does not carry for other platforms, and says so only on the next clean install,
// which then fails everywhere.
it('has an entry for every optional dependency, for every platform', () => {
  const missing = Object.entries(lock.packages).flatMap(([place, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter(
      (name) => !(`node_modules/${name}` in lock.packages || `${place}/node_modules/${name}` in lock.packages),
    ),
  )
  expect(missing).toEqual([])
})

it('runs no install script of a dependency', () => {
  const scripted = Object.keys(lock.packages).filter((place) => lock.packages[place]?.hasInstallScript)
  const names = scripted.map((place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length))
  expect(names.filter((name) => manifest.allowScripts[name] !== false)).toEqual([])
})
