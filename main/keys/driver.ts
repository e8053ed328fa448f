import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { KeyTrouble } from '../../shared/keys/trouble.ts'
import { type Failure, type InputOf, type Operation, operations, type OutputOf, requestShape } from './protocol.ts'
import { ckrOf, type Driver, type Pkcs11, presentSlots, readToken, signWith, tokenInfo, TokenTrouble } from './token.ts'

// The process that holds one PKCS#11 driver. A driver that crashes, hangs or ends it takes nothing else along.

/** Electron's utility process speaks through `process.parentPort`, a forked Node through `process.send`. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}
const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort
const post = (message: unknown) => (parentPort ? parentPort.postMessage(message) : process.send?.(message))

/** A crash must not leave the PIN in a core file. */
if (process.platform === 'linux') {
  try {
    writeFileSync('/proc/self/coredump_filter', '0')
  } catch {
    // not allowed here; the process lives for one PIN only
  }
}

let driver: Driver | undefined

const loaded = (): Driver => {
  if (!driver) throw new TokenTrouble('driverError')
  return driver
}

const handle: { readonly [O in Operation]: (input: InputOf<O>) => OutputOf<O> } = {
  load({ path }) {
    const fresh = new (pkcs11().PKCS11)()
    fresh.load(path)
    try {
      fresh.C_Initialize({ flags: 2 }) // CKF_OS_LOCKING_OK
    } catch (error) {
      if (ckrOf(error) !== 0x191) throw error // CKR_CRYPTOKI_ALREADY_INITIALIZED
    }
    driver = fresh // kept for good: collected, it would unload the library under us
    const info = fresh.C_GetInfo()
    const version = ({ major, minor }: { major: number; minor: number }) => `${major}.${minor}`
    return {
      cryptoki: version(info.cryptokiVersion),
      manufacturer: info.manufacturerID.trim().slice(0, 300),
      description: info.libraryDescription.trim().slice(0, 300),
      version: version(info.libraryVersion),
    }
  },
  present: () => presentSlots(loaded()),
  list() {
    const present = new Set(presentSlots(loaded()))
    const readers = loaded()
      .C_GetSlotList(false)
      .map((slot) => ({
        slot: slot.toString('hex'),
        name: loaded().C_GetSlotInfo(slot).slotDescription.trim().slice(0, 300),
        present: present.has(slot.toString('hex')),
      }))
    const tokens = [...present].flatMap((slot) => readToken(loaded(), slot) ?? [])
    return { readers, tokens }
  },
  flags({ slot, serial }) {
    if (!presentSlots(loaded()).includes(slot)) throw new TokenTrouble('removed')
    const token = tokenInfo(loaded(), Buffer.from(slot, 'hex'))
    if (token.serial !== serial) throw new TokenTrouble('removed')
    return token.flags
  },
  sign: (input) => signWith(loaded(), input),
}

/** Loaded only when asked: without its build, this process still answers. */
const pkcs11 = (): Pkcs11 => {
  try {
    return createRequire(import.meta.url)('pkcs11js') as Pkcs11
  } catch {
    throw new TokenTrouble('noComponent')
  }
}

/** Codes after which the key is not there any more. */
const gone = new Set([0x30, 0x32, 0xb3, 0xe0, 0xe1, 0x3])
const troubleOfCode: Readonly<Record<number, KeyTrouble>> = {
  0xa0: 'pinIncorrect',
  0xa1: 'pinLength',
  0xa2: 'pinLength',
  0xa4: 'pinLocked',
}

/** dlopen and LoadLibrary have words, no codes. */
const troubleOfWords = (words: string): KeyTrouble => {
  if (/wrong ELF class|error 193/i.test(words)) return 'wrongBitness'
  if (/file too short|invalid ELF header|error 1(1|12)\b/i.test(words)) return 'truncated'
  if (/C_GetFunctionList|error 127/i.test(words)) return 'notPkcs11'
  if (/cannot open shared object file|error 126/i.test(words)) return 'missing'
  return 'driverError'
}

function failureOf(error: unknown, op: Operation, input: unknown): Failure {
  const flags = flagsAfter(op, input)
  if (error instanceof TokenTrouble) return { code: error.code, reason: '', flags }
  const words = error instanceof Error ? error.message : ''
  const ckr = ckrOf(error)
  // Only a code's name may leave: other texts of a driver could repeat what it was given.
  const reason = ckr === 0 ? '' : `${/^CKR_\w+$/.test(words) ? words : 'CKR'} (0x${ckr.toString(16)})`
  if (gone.has(ckr)) return { code: 'removed', reason, flags }
  if (ckr === 0 && op === 'load') return { code: troubleOfWords(words), reason: '', flags }
  return { code: troubleOfCode[ckr] ?? (pulled(input) ? 'removed' : 'driverError'), reason, flags }
}

/** A key pulled in the middle is told by many codes, CKR_GENERAL_ERROR among them; that its slot is empty tells it for sure. */
function pulled(input: unknown): boolean {
  if (!driver || typeof input !== 'object' || input === null || !('slot' in input)) return false
  try {
    return !presentSlots(driver).some((slot) => slot === input.slot)
  } catch {
    return false
  }
}

/** What a wrong PIN did to the token. */
function flagsAfter(op: Operation, input: unknown): Failure['flags'] {
  const wanted = operations.sign.input.safeParse(input)
  if (op !== 'sign' || !driver || !wanted.success) return []
  try {
    return tokenInfo(driver, Buffer.from(wanted.data.slot, 'hex')).flags
  } catch {
    return []
  }
}

function receive(message: unknown): void {
  const request = requestShape.safeParse(message)
  if (!request.success) return
  const { id, op, input } = request.data
  try {
    const given: unknown = operations[op].input.parse(input)
    const value = (handle[op] as (input: unknown) => unknown)(given)
    post({ id, ok: true, value: operations[op].output.parse(value) })
  } catch (error) {
    post({ id, ok: false, failure: failureOf(error, op, input) })
  }
}

if (parentPort) parentPort.on('message', ({ data }) => receive(data))
else process.on('message', receive)
process.on('disconnect', () => process.exit(0))
