import { spawn, spawnSync } from 'node:child_process'
import { root } from './paths.mjs'

/** Something the person at the machine has to do; shown as it is, without a stack. */
export class SetupError extends Error {}

/**
 * Set-up chatter. It goes to stderr, so that a command's own stdout (JSON) stays clean.
 * @param {string} text
 */
export const say = (text) => process.stderr.write(`${text}\n`)

/**
 * Runs a quick command and keeps its output.
 * @param {string} command
 * @param {readonly string[]} args
 */
export function read(command, args) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  return { ok: result.status === 0, out: result.stdout ?? '', err: result.error?.message ?? result.stderr ?? '' }
}

/**
 * Runs a long command silently, says every ten seconds that it still works, and gives back what it printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function work(command, args, env = process.env) {
  return new Promise((resolve) => {
    const started = Date.now()
    const beat = setInterval(() => say(`  … ${Math.round((Date.now() - started) / 1000)} 秒`), 10_000)
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const done = (/** @type {boolean} */ ok) => {
      clearInterval(beat)
      resolve({ ok, output })
    }
    child.on('error', (error) => {
      output += error.message
      done(false)
    })
    child.on('close', (code) => done(code === 0))
  })
}

/**
 * Runs a command in the foreground with this process's own input and output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @param {number} [limitMinutes] ends it when it takes longer: something hangs
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function hand(command, args, env = process.env, limitMinutes) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' })
    // The child shares the terminal and gets Ctrl-C by itself; a signal sent to this process alone is passed on.
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, pass)
    process.on('SIGINT', () => undefined)
    const limit =
      limitMinutes &&
      setTimeout(() => {
        say(`✗ 超过 ${limitMinutes} 分钟没有结束 No end after ${limitMinutes} minutes`)
        child.kill('SIGKILL')
      }, limitMinutes * 60_000)
    child.on('error', reject)
    // Not 'close': a process it left behind may hold its output open.
    child.on('exit', (code) => {
      clearTimeout(limit)
      resolve(code ?? 1)
    })
  })
}

/**
 * The frame of every npm script: exit code out, a short message instead of a stack where the person can act.
 * @param {() => Promise<number>} body
 */
export async function main(body) {
  try {
    process.exitCode = await body()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(`\n✗ ${error.message}`)
    process.exitCode = 1
  }
}
