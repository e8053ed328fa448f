import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { applicationNode, inRoot } from './paths.mjs'
import { SetupError, say, work } from './run.mjs'

const sources = ['main', 'renderer', 'shared', 'db']
const settings = ['vite.config.ts', 'package-lock.json']
const stampFile = inRoot('out', '.stamp')

/** One hash over everything the build reads, by content, so that a checkout or a touch does not rebuild. */
function fingerprint() {
  const files = sources
    .filter((folder) => existsSync(inRoot(folder)))
    .flatMap((folder) => readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' }).map((name) => inRoot(folder, name)))
    .filter((file) => !/\.test\.tsx?$/.test(file) && statSync(file).isFile())
  const hash = createHash('sha256')
  for (const file of [...files, ...settings.map((name) => inRoot(name))].sort()) hash.update(`${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds out/ when the sources are not those it was built from. */
export async function build() {
  const now = fingerprint()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) return
  say('构建程序… Building')
  rmSync(stampFile, { force: true })
  // A test runner's mode must not get into the program: some libraries behave otherwise in it.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { ok, output } = await work(applicationNode() ?? process.execPath, [inRoot('node_modules/vite/bin/vite.js'), 'build', '--app'], env)
  if (!ok) throw new SetupError(`构建失败 Build failed:\n${output.trim()}`)
  mkdirSync(path.dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, now)
}
