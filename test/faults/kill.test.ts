import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { head } from '../../db/journal/read.ts'
import { verify } from '../../db/journal/verify.ts'
import { closeDesk, newFolder, openDesk, random } from './store.ts'

const SEED = Number(process.env['FAULT_SEED'] ?? 20_261_120)
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 40)

/** Runs the writer, kills it `delay` ms after it is ready, and returns the last seq it acknowledged. */
const killedAfter = async (dir: string, key: Buffer, delay: number): Promise<number> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'killedWriter.ts'), dir, key.toString('hex')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
  })
  while (!said.includes('ready\n')) await Promise.race([once(child.stdout, 'data'), exited])
  await setTimeout(delay)
  child.kill('SIGKILL')
  await exited
  const whole = said.slice(0, said.lastIndexOf('\n')).split('\n')
  return whole.length === 1 ? 0 : Number(whole.at(-1))
}

it(
  `kill -9 between commits loses no acknowledged decision (${ROUNDS} rounds, seed ${SEED})`,
  async () => {
    const dir = newFolder()
    const key = randomBytes(32)
    const next = random(SEED)
    let before = 0
    let acknowledged = 0
    for (let round = 0; round < ROUNDS; round++) {
      const delay = next(26)
      const last = await killedAfter(dir, key, delay)
      const desk = openDesk(dir, key)
      const reached = head(desk.db).seq
      const about = `seed ${SEED} round ${round} after ${delay} ms`
      expect(reached, about).toBeGreaterThanOrEqual(Math.max(last, before))
      expect(verify(desk.db, desk.anchor), about).toMatchObject({ ok: true, count: reached })
      acknowledged += Math.max(0, last - before)
      before = reached
      closeDesk(desk)
    }
    expect(acknowledged).toBeGreaterThan(ROUNDS)
    rmSync(dir, { recursive: true })
  },
  ROUNDS * 3000,
)
