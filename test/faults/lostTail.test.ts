import { mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '../../db/journal/verify.ts'
import { openStore } from '../../db/open.ts'
import { closeDesk, crashed, decide, type Desk, dropDesk, newDesk, openDesk, random } from './store.ts'

const SEED = Number(process.env['FAULT_SEED'] ?? 20_261_120)
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 60)
const DECISIONS = 40

let desk: Desk
let sizeAtStart: number

beforeAll(() => {
  desk = newDesk()
  sizeAtStart = statSync(join(desk.dir, 'desk.db-wal')).size
  for (let i = 0; i < DECISIONS; i++) decide(desk, `办件 ${i}`)
})
afterAll(() => dropDesk(desk))

/** Opens the folder, if need be after emptying it of what the log made unreadable, and tells the refusal. */
const refusalOf = (dir: string): string => {
  try {
    const opened = openDesk(dir, desk.key)
    const state = verify(opened.db, opened.anchor)
    closeDesk(opened)
    return state.ok ? 'opened' : 'verify'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

describe('a log that lost its tail', () => {
  it('is whole to begin with: a crash alone loses nothing', () => expect(refusalOf(crashed(desk))).toBe('opened'))

  it(`is never opened silently after one flipped byte (${ROUNDS} rounds, seed ${SEED})`, () => {
    const next = random(SEED)
    const wal = readFileSync(join(desk.dir, 'desk.db-wal'))
    for (let round = 0; round < ROUNDS; round++) {
      const at = sizeAtStart + next(wal.length - sizeAtStart)
      const dir = crashed(desk)
      const damaged = Buffer.from(wal)
      damaged[at] = (damaged[at] ?? 0) ^ (1 << next(8))
      writeFileSync(join(dir, 'desk.db-wal'), damaged)
      expect(refusalOf(dir), `seed ${SEED} round ${round} byte ${at}`).toBe('tailLost')
    }
  }, 60_000)

  it(`is never opened silently when cut (${ROUNDS} rounds, seed ${SEED})`, () => {
    const next = random(SEED + 1)
    const { size } = statSync(join(desk.dir, 'desk.db-wal'))
    for (let round = 0; round < ROUNDS; round++) {
      const at = sizeAtStart + next(size - sizeAtStart)
      const dir = crashed(desk)
      truncateSync(join(dir, 'desk.db-wal'), at)
      expect(refusalOf(dir), `seed ${SEED} round ${round} cut at ${at}`).toBe('tailLost')
    }
  }, 60_000)

  it('is never opened silently when the log is gone', () => {
    expect(refusalOf(crashed(desk, ['desk.db', 'head.anchor']))).toMatch(/tailLost/)
  })

  it('names both places in Chinese', () => {
    const dir = crashed(desk)
    truncateSync(join(dir, 'desk.db-wal'), statSync(join(dir, 'desk.db-wal')).size - 1)
    expect(() => openDesk(dir, desk.key)).toThrow(
      expect.objectContaining({
        text: expect.objectContaining({ zh: expect.stringContaining(`锚记录到第 ${DECISIONS} 笔，流水只到第 ${DECISIONS - 1} 笔`) }),
      }),
    )
    rmSync(dir, { recursive: true })
  })

  it('would be opened silently without the anchor: the control of the tests above', () => {
    const dir = crashed(desk)
    truncateSync(join(dir, 'desk.db-wal'), statSync(join(dir, 'desk.db-wal')).size - 1)
    const db = openStore({ dir, key: desk.key, mode: 'write' })
    expect(verify(db, null)).toMatchObject({ ok: true, count: DECISIONS - 1 })
    db.close()
    rmSync(dir, { recursive: true })
  })

  it("reports yesterday's file under today's anchor", () => {
    const yesterday = crashed(desk)
    decide(desk, '今天')
    mkdirSync(yesterday, { recursive: true })
    writeFileSync(join(yesterday, 'head.anchor'), readFileSync(join(desk.dir, 'head.anchor')))
    expect(refusalOf(yesterday)).toBe('tailLost')
  })
})
