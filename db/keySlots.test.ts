import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addSlot,
  createKeyFile,
  DEFAULT_COST,
  type KdfCost,
  logins,
  removeSlot,
  replaceRecovery,
  replaceSlot,
  unlockWithPassword,
  unlockWithRecovery,
} from './keySlots.ts'
import { readKeyFile } from './keyFile.ts'
import { newRecoveryCode, readRecoveryCode } from './recoveryCode.ts'
import { subKey } from './subKey.ts'

const CHEAP: KdfCost = { memoryKiB: 64, iterations: 1, parallelism: 1 }
const li = { login: 'li.na', password: '昆明 Nov 2025!' }
const wang = { login: 'wang.wei', password: 'second person' }
const refusal = (code: string) => expect.objectContaining({ name: 'StoreError', code })

let dir: string
let dataKey: Buffer
let recoveryCode: string
const file = (): string => join(dir, 'keys.json')
const json = (): string => readFileSync(file(), 'utf8')

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'casedesk-keys-'))
  ;({ dataKey, recoveryCode } = createKeyFile(dir, li, CHEAP))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('key slots', () => {
  it('give the same data key to the password and to the recovery code', () => {
    expect(dataKey).toHaveLength(32)
    expect(unlockWithPassword(dir, li.login, li.password)).toMatchObject({ ok: true, dataKey })
    expect(unlockWithRecovery(dir, recoveryCode)).toMatchObject({ ok: true, dataKey })
    expect(
      unlockWithRecovery(dir, recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')),
    ).toMatchObject({ ok: true })
  })

  it('take the full-width typing of the same password', () => {
    expect(unlockWithPassword(dir, li.login, '昆明 Ｎｏｖ ２０２５！')).toMatchObject({ ok: true })
  })

  it('keep no secret in the file, which only its owner may read', () => {
    for (const secret of [
      li.password,
      recoveryCode,
      recoveryCode.replaceAll('-', ''),
      dataKey.toString('hex'),
      dataKey.toString('base64'),
    ]) {
      expect(json()).not.toContain(secret)
    }
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o077).toBe(0)
    expect(readdirSync(dir).sort()).toEqual(['keys.json', 'keys.json.bak'])
  })

  it('cost 64 MiB and three passes unless told otherwise, and work so', () => {
    replaceSlot(dir, dataKey, li)
    expect(readKeyFile(dir).slots.find(({ login }) => login === li.login)?.kdf).toEqual({
      memoryKiB: 65_536,
      iterations: 3,
      parallelism: 1,
    })
    expect(DEFAULT_COST.memoryKiB).toBe(65_536)
    expect(unlockWithPassword(dir, li.login, li.password)).toMatchObject({ ok: true, dataKey })
  })

  it('count wrong tries on disk, lock at the third, and stay locked for the right password', () => {
    const tries = (): number | undefined => readKeyFile(dir).slots.find(({ login }) => login === li.login)?.wrongTries
    expect(unlockWithPassword(dir, li.login, 'x')).toEqual({ ok: false, code: 'wrongPassword', left: 2 })
    expect(tries()).toBe(1)
    expect(unlockWithPassword(dir, li.login, 'x')).toEqual({ ok: false, code: 'wrongPassword', left: 1 })
    expect(unlockWithPassword(dir, li.login, 'x')).toEqual({ ok: false, code: 'locked' })
    expect(tries()).toBe(3)
    expect(unlockWithPassword(dir, li.login, li.password)).toEqual({ ok: false, code: 'locked' })
    expect(unlockWithRecovery(dir, recoveryCode)).toMatchObject({ ok: true, dataKey })
    replaceSlot(dir, dataKey, { ...li, password: 'new one' }, CHEAP)
    expect(unlockWithPassword(dir, li.login, 'new one')).toMatchObject({ ok: true, dataKey })
  })

  it('forget the wrong tries after a right one', () => {
    unlockWithPassword(dir, li.login, 'x')
    unlockWithPassword(dir, li.login, li.password)
    expect(unlockWithPassword(dir, li.login, 'x')).toEqual({ ok: false, code: 'wrongPassword', left: 2 })
  })

  it('are added, replaced and removed, but never the last', () => {
    expect(() => removeSlot(dir, li.login)).toThrow(refusal('lastSlot'))
    addSlot(dir, dataKey, wang, CHEAP)
    expect(() => addSlot(dir, dataKey, wang, CHEAP)).toThrow(refusal('loginTaken'))
    expect(logins(dir)).toEqual([li.login, wang.login])
    expect(unlockWithPassword(dir, wang.login, wang.password)).toMatchObject({ ok: true, dataKey })
    removeSlot(dir, li.login)
    expect(unlockWithPassword(dir, li.login, li.password)).toEqual({ ok: false, code: 'unknownLogin' })
    expect(() => removeSlot(dir, li.login)).toThrow(refusal('noSuchSlot'))
    expect(() => replaceSlot(dir, dataKey, li, CHEAP)).toThrow(refusal('noSuchSlot'))
  })

  it.each([
    ['a removed login', () => removeSlot(dir, wang.login)],
    ['a replaced password', () => replaceSlot(dir, dataKey, { ...wang, password: 'newer' }, CHEAP)],
  ])('do not leave %s in the copy', (_, act) => {
    addSlot(dir, dataKey, wang, CHEAP)
    act()
    rmSync(file())
    expect(unlockWithPassword(dir, wang.login, wang.password)).toMatchObject({ ok: false })
    expect(unlockWithPassword(dir, li.login, li.password)).toMatchObject({ ok: true, dataKey })
  })

  it('give a new recovery code, after which the old opens nothing', () => {
    const next = replaceRecovery(dir, dataKey, CHEAP)
    expect(unlockWithRecovery(dir, next)).toMatchObject({ ok: true, dataKey })
    expect(unlockWithRecovery(dir, recoveryCode)).toEqual({ ok: false, code: 'wrongCode' })
  })

  it('open nothing when moved to another login, slot or file', () => {
    addSlot(dir, dataKey, wang, CHEAP)
    const changed = readKeyFile(dir)
    const moved = changed.slots.map((slot) => (slot.login === wang.login ? { ...slot, login: 'admin' } : slot))
    writeFileSync(file(), JSON.stringify({ ...changed, slots: moved }))
    expect(unlockWithPassword(dir, 'admin', wang.password)).toMatchObject({ ok: false, code: 'wrongPassword' })
    writeFileSync(file(), JSON.stringify({ ...changed, id: '6f2d3c5e-0a51-4d5f-9f0a-0c1d2e3f4a5b' }))
    expect(unlockWithPassword(dir, wang.login, wang.password)).toMatchObject({ ok: false })
  })

  it('are not overwritten by a second set-up', () => expect(() => createKeyFile(dir, wang, CHEAP)).toThrow(refusal('keysExist')))
})

describe('a damaged keys.json', () => {
  it.each([
    ['cut', () => truncateSync(file(), 40)],
    ['empty', () => truncateSync(file(), 0)],
    ['gone', () => rmSync(file())],
    ['of another shape', () => writeFileSync(file(), '{"version":1,"slots":[]}')],
  ])('that is %s is replaced by its copy, and the next write mends it', (_, damage) => {
    damage()
    expect(unlockWithPassword(dir, li.login, li.password)).toMatchObject({ ok: true, dataKey })
    addSlot(dir, dataKey, wang, CHEAP)
    rmSync(`${file()}.bak`)
    expect(logins(dir)).toEqual([li.login, wang.login])
  })

  it('is named when the copy is damaged too, or both are gone', () => {
    truncateSync(file(), 10)
    truncateSync(`${file()}.bak`, 10)
    expect(() => unlockWithPassword(dir, li.login, li.password)).toThrow(refusal('keysCorrupt'))
    expect(() => createKeyFile(dir, li, CHEAP)).toThrow(refusal('keysExist'))
    rmSync(file())
    rmSync(`${file()}.bak`)
    expect(() => unlockWithPassword(dir, li.login, li.password)).toThrow(refusal('keysMissing'))
  })
})

describe('the recovery code', () => {
  it('is eight groups of five from an alphabet without I, L, O and U', () => {
    for (let i = 0; i < 50; i++) expect(newRecoveryCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(newRecoveryCode()).not.toBe(newRecoveryCode())
  })

  it('tells every mistyped character and swapped neighbours from a wrong code', () => {
    for (let at = 0; at < recoveryCode.length; at++) {
      if (recoveryCode[at] === '-') continue
      const typed = recoveryCode.slice(0, at) + (recoveryCode[at] === 'A' ? 'B' : 'A') + recoveryCode.slice(at + 1)
      expect(unlockWithRecovery(dir, typed), typed).toEqual({ ok: false, code: 'mistypedCode' })
    }
    const swapped = recoveryCode.replace(/^(.)(.)/, '$2$1')
    if (swapped !== recoveryCode) expect(readRecoveryCode(swapped)).toBeNull()
    expect(unlockWithRecovery(dir, newRecoveryCode())).toEqual({ ok: false, code: 'wrongCode' })
    expect(unlockWithRecovery(dir, '')).toEqual({ ok: false, code: 'mistypedCode' })
  })
})

it('sub-keys differ by purpose and by data key, and stay the same', () => {
  const keys = (['desk.db', 'vault.db', 'anchor'] as const).map((purpose) => subKey(dataKey, purpose).toString('hex'))
  expect(new Set([...keys, dataKey.toString('hex')]).size).toBe(4)
  // HKDF-SHA-256 of 32 zero bytes, no salt, info casedesk/1/anchor, by Python's hmac
  expect(subKey(Buffer.alloc(32), 'anchor').toString('hex')).toBe('2a286c580fe83787801d553edf871e70b00d6363226e52e75f094dd816a3c21f')
})
