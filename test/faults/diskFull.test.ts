import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { head } from '../../db/journal/read.ts'
import { verify } from '../../db/journal/verify.ts'
import { closeDesk, decide, newFolder, openDesk } from './store.ts'

/** A small disk of its own, which takes the right to mount; elsewhere db/transact.test.ts stands in with a page limit. */
const mountPoint = newFolder()
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', mountPoint], { encoding: 'utf8' })
const possible = mounted.status === 0
if (!possible) console.log(`disk-full tests skipped: ${mounted.stderr?.trim() || String(mounted.error)}`)

const remount = (mode: 'ro' | 'rw') => spawnSync('mount', ['-o', `remount,${mode}`, mountPoint]).status
const refusal = (code: string) => expect.objectContaining({ name: 'StoreError', code })

beforeAll(() => {
  if (!possible) rmSync(mountPoint, { recursive: true })
})
afterAll(() => {
  if (!possible) return
  spawnSync('umount', [mountPoint])
  rmSync(mountPoint, { recursive: true })
})

/** Takes what is left of the disk but for `spare` bytes. */
const fill = (spare: number): string => {
  const path = join(mountPoint, 'filler')
  const descriptor = openSync(path, 'w')
  const piece = Buffer.alloc(4096)
  let size = 0
  try {
    for (;;) size += writeSync(descriptor, piece)
  } catch {
    closeSync(descriptor)
  }
  const kept = openSync(path, 'r+')
  spawnSync('truncate', ['-s', String(Math.max(0, size - spare)), path])
  closeSync(kept)
  return path
}

describe.runIf(possible)('a full disk', () => {
  it.each([0, 4096, 8192, 12_288, 20_480, 40_960, 81_920, 200_704])(
    'with %i bytes left keeps what was acknowledged, then freezes',
    (spare) => {
      const dir = join(mountPoint, `desk-${spare}`)
      const key = randomBytes(32)
      const desk = openDesk(dir, key)
      let acknowledged = decide(desk, 'before')
      const filler = fill(spare)
      const failed = (): unknown => {
        try {
          for (;;) acknowledged = decide(desk, '材料'.repeat(3000))
        } catch (error) {
          return error
        }
      }
      expect(failed()).toEqual(refusal('diskFull'))
      expect(() => decide(desk, 'small')).toThrow(refusal('frozen'))
      rmSync(filler)
      expect(() => decide(desk, 'small, with space again')).toThrow(refusal('frozen'))
      closeDesk(desk)

      const again = openDesk(dir, key)
      expect(head(again.db).seq).toBeGreaterThanOrEqual(acknowledged)
      expect(verify(again.db, again.anchor)).toMatchObject({ ok: true })
      expect(decide(again, 'after')).toBeGreaterThan(acknowledged)
      closeDesk(again)
      rmSync(dir, { recursive: true })
    },
  )

  it('at set-up says so and leaves nothing half made that a later start could trip over', () => {
    const dir = join(mountPoint, 'new')
    const key = randomBytes(32)
    const filler = fill(8192)
    expect(() => openDesk(dir, key)).toThrow(refusal('diskFull'))
    rmSync(filler)
    const desk = openDesk(dir, key)
    decide(desk, 'works')
    closeDesk(desk)
    rmSync(dir, { recursive: true })
  })
})

describe.runIf(possible)('a disk that turned read-only', () => {
  it('is named as such and crashes nothing', () => {
    const dir = join(mountPoint, 'readonly')
    const key = randomBytes(32)
    closeDesk(openDesk(dir, key))
    expect(remount('ro')).toBe(0)
    expect(() => openDesk(dir, key)).toThrow(refusal('readOnly'))
    expect(remount('rw')).toBe(0)
    closeDesk(openDesk(dir, key))
  })
})
