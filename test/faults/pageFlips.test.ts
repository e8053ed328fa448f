import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openAnchor } from '../../db/anchor.ts'
import { type Verification, verify } from '../../db/journal/verify.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { StoreError } from '../../db/storeError.ts'
import { decide, type Desk, newDesk, newFolder, random } from './store.ts'

const SEED = Number(process.env['FAULT_SEED'] ?? 20_261_120)
const FLIPS = Number(process.env['FAULT_FLIPS'] ?? 200)

let desk: Desk
let bytes: Buffer

beforeAll(() => {
  desk = newDesk()
  for (let i = 0; i < 30; i++) decide(desk, `${'材料'.repeat(400)} ${i}`, 2)
  closeStore(desk.db)
  desk.anchor.close()
  bytes = readFileSync(join(desk.dir, 'desk.db'))
})
afterAll(() => rmSync(desk.dir, { recursive: true }))

type Verdict = Verification | { readonly ok: false; readonly seq: null; readonly refused: string }

/** What is said of the file with one byte flipped. */
const verdict = (at: number, bit: number): Verdict => {
  const dir = newFolder()
  const damaged = Buffer.from(bytes)
  damaged[at] = (damaged[at] ?? 0) ^ (1 << bit)
  cpSync(join(desk.dir, 'head.anchor'), join(dir, 'head.anchor'))
  writeFileSync(join(dir, 'desk.db'), damaged)
  const anchor = openAnchor(dir, desk.key)
  try {
    const db = openStore({ dir, key: desk.key, mode: 'read' })
    const found = verify(db, anchor)
    db.close()
    return found
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return { ok: false, seq: null, refused: error.code }
  } finally {
    anchor.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

// Bytes 0–15 are the salt, which only matters to passphrases; 16–23 are SQLite's plain header.
it('reads the undamaged file', () => expect(verdict(0, 0)).toMatchObject({ ok: true }))

it(`every flipped byte behind the plain header is an authentication error (${FLIPS} flips, seed ${SEED})`, () => {
  const next = random(SEED)
  for (let i = 0; i < FLIPS; i++) {
    const at = 24 + next(bytes.length - 24)
    expect(verdict(at, next(8)).ok, `seed ${SEED} flip ${i} byte ${at} of ${bytes.length}`).toBe(false)
  }
}, 60_000)

it('names the place in the journal when the page that holds its rows is damaged', () => {
  const found = Array.from({ length: bytes.length / 8192 }, (_, page) => verdict(page * 8192 + 4000, 0))
  expect(found.filter(({ ok }) => ok)).toEqual([])
  expect(found.filter((one) => !one.ok && one.seq !== null).length).toBeGreaterThan(5)
}, 60_000)
