import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { applicationNode, inRoot } from './paths.mjs'
import { read, SetupError, say, work } from './run.mjs'

const stampFile = inRoot('node_modules', '.casedesk-stamp')

/** What the installed node_modules must belong to: this lock file on this kind of machine. */
function wanted() {
  const lock = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex')
  return `${process.platform}-${process.arch} ${lock}\n`
}

const isCurrent = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted()

/** npm keeps its cache in the home folder; an account without a writable one gets a cache beside the project. */
function npmEnvironment() {
  try {
    accessSync(os.homedir(), constants.W_OK)
    return process.env
  } catch {
    return { ...process.env, npm_config_cache: inRoot('.cache', 'npm') }
  }
}

/** Loads every native module where the application will load it: in Node 24, in a process of its own. */
function verifyNative() {
  const node = applicationNode()
  if (!node)
    throw new SetupError(
      `没有适合本机（${process.platform}-${process.arch}）的 Node 24，当前是 ${process.version}。请安装 Node 24 后重试。\n  No Node 24 for this machine; install Node 24 and try again.`,
    )
  const program = `
    const Database = require('better-sqlite3')
    new Database(':memory:').prepare('SELECT 1').get()
    require('@node-rs/argon2').hashSync('x', { memoryCost: 8, timeCost: 1 })`
  const { ok, err } = read(node, ['-e', program])
  if (ok) return
  throw new SetupError(
    `本机组件加载失败（SQLite 或 Argon2）。需要 glibc 2.31 以上的 Linux、Windows 10 或 macOS 12。\n  Native modules do not load on this machine:\n${err.trim()}`,
  )
}

/** Brings node_modules in line with the lock file; does nothing when it already is. */
export async function installDependencies() {
  if (isCurrent()) return
  say('安装依赖（首次约一分钟）… Installing dependencies')
  // Not the Node in node_modules: `npm ci` removes that folder while it runs.
  const node = process.env['npm_node_execpath'] ?? process.execPath
  const npm = process.env['npm_execpath']
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error', '--no-fund', '--no-audit']
  const { ok, output } = await (npm ? work(node, [npm, ...args], npmEnvironment()) : work('npm', args, npmEnvironment()))
  if (!ok)
    throw new SetupError(`依赖安装失败，请检查网络或 npm 镜像后重试。 npm ci failed:\n${output.trim().split('\n').slice(0, 12).join('\n')}`)
  verifyNative()
  writeFileSync(stampFile, wanted())
}
