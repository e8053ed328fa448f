import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, copyFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DriverStart, forkDriver } from '../../../main/keys/driverProcess.ts'
import { fileHash } from '../../../main/keys/driverFile.ts'
import { createModuleProcess, KeyFailure, type ModuleOptions, type ModuleProcess } from '../../../main/keys/moduleProcess.ts'
import { operations } from '../../../main/keys/protocol.ts'
import { keyTroubleWords } from '../../../shared/keys/trouble.ts'

// Real shared objects in the real driver process: whatever a vendor's driver does, this process lives and answers in time. What a
// driver may take is measured by the reason that is told, not by a clock that runs on while a busy machine does other things.

const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-bad-'))
const modes = [
  'segfault',
  'abort',
  'exit',
  'hang',
  'spin',
  'noEntry',
  'errors',
  'once',
  'removed',
  'doubleInit',
  'initHang',
  'pulled',
  'broken',
] as const
const file = (mode: string) => path.join(dir, `${mode}.so`)
const opened: ModuleProcess[] = []

function compile(mode: (typeof modes)[number], number: number): void {
  const source = path.join(import.meta.dirname, 'driver.c')
  const flags = ['-shared', '-fPIC', '-w', `-DMODE=${number}`, `-I${path.resolve('node_modules/pkcs11js/includes/pkcs11')}`, '-include']
  execFileSync('gcc', [...flags, path.join(import.meta.dirname, 'platform.h'), source, '-o', file(mode)])
}

beforeAll(() => modes.forEach((mode, i) => compile(mode, i + 1)))
afterAll(() => {
  opened.forEach((module) => module.rest())
  rmSync(dir, { recursive: true, force: true })
})

/** A process may start slowly here; that a driver died is an event of its own and needs no deadline. */
const patient = { load: 60_000, present: 60_000, flags: 60_000 }

function open(target: string, { sha256 = null, ...options }: Partial<ModuleOptions> & { sha256?: string | null } = {}): ModuleProcess {
  const choice = { id: path.basename(target), name: 'bad', path: target, sha256 }
  const module = createModuleProcess({ choice, start: forkDriver, log: () => undefined, deadlines: patient, ...options })
  opened.push(module)
  return module
}

/** Asks and gives back how it failed and after how many ms, counting how often this process's own loop turned meanwhile. */
async function ask(module: ModuleProcess) {
  let turns = 0
  const loop = setInterval(() => (turns += 1), 20)
  const started = Date.now()
  const error = await module.ask('present', {}).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  clearInterval(loop)
  return {
    code: error instanceof KeyFailure ? error.failure.code : undefined,
    reason: error instanceof KeyFailure ? error.failure.reason : '',
    ms: Date.now() - started,
    turns,
  }
}

it('no driver is waited for longer than ten seconds, but for the one signature that somebody waits for', () => {
  const { sign: _sign, ...others } = operations
  for (const { deadline } of Object.values(others)) expect(deadline).toBeLessThan(10_000)
})

describe('a driver that', () => {
  const own = (...ops: (keyof typeof patient)[]) => ({ ...patient, ...Object.fromEntries(ops.map((op) => [op, operations[op].deadline])) })

  it.concurrent.each([
    ['ends with a segmentation fault', 'segfault', 'crashed', 'SIGSEGV', patient],
    ['aborts', 'abort', 'crashed', 'SIGABRT', patient],
    ['calls exit', 'exit', 'crashed', '7', patient],
    ['hangs', 'hang', 'timeout', 'present', own('present')],
    ['spins', 'spin', 'timeout', 'present', own('present')],
    ['hangs when it is started', 'initHang', 'timeout', 'load', own('load')],
    ['only returns errors of its own', 'errors', 'driverError', 'CKR_VENDOR_DEFINED (0x80000a24)', patient],
    ['says that its device was removed', 'removed', 'removed', 'CKR_DEVICE_REMOVED (0x32)', patient],
    ['has no PKCS#11 entry', 'noEntry', 'notPkcs11', '', patient],
  ] as const)(
    '%s is isolated and named in plain words',
    async (_what, mode, code, reason, deadlines) => {
      const told = await ask(open(file(mode), { deadlines }))
      expect(told).toMatchObject({ code, reason })
      // The application's own loop never stood still.
      expect(told.turns).toBeGreaterThan(told.ms / 500)
      expect(keyTroubleWords[code].what.zh).not.toBe('')
      expect(keyTroubleWords[code].wayOut.zh).not.toBe('')
    },
    90_000,
  )

  it('was initialised by somebody else already is used as it is', async () => {
    expect((await ask(open(file('doubleInit')))).code).toBeUndefined()
  })

  it.each([
    ['whose slot is empty afterwards', 'pulled', 'removed'],
    ['whose key is still there', 'broken', 'driverError'],
  ] as const)('fails with no code of its own and %s tells a pulled key from a fault', async (_when, mode, code) => {
    const module = open(file(mode))
    const [slot = ''] = await module.ask('present', {})
    const failure = await module.ask('flags', { slot, serial: '1' }).then(
      () => undefined,
      (error: unknown) => (error instanceof KeyFailure ? error.failure : error),
    )
    expect(failure).toMatchObject({ code, reason: 'CKR_GENERAL_ERROR (0x5)' })
  })

  it('says that its device was removed is asked again in the same process, without counting a death', async () => {
    const started: DriverStart[] = []
    const start = (given: DriverStart) => (started.push(given), forkDriver(given))
    const module = open(file('removed'), { start })
    for (let i = 0; i < 4; i++) expect((await ask(module)).code).toBe('removed')
    expect(module.trouble()).toBeUndefined()
    expect(started).toHaveLength(1)
  })

  it('is cut off in the middle, of 32 bits, for another machine, no library or not there is told apart without loading it', async () => {
    const cut = path.join(dir, 'cut.so')
    copyFileSync(file('noEntry'), cut)
    truncateSync(cut, 6000)
    expect((await ask(open(cut))).code).toBe('truncated')

    const library = readFileSync(file('noEntry'))
    const patched = (name: string, at: number, value: number) => {
      const bytes = Buffer.from(library)
      bytes[at] = value
      writeFileSync(path.join(dir, name), bytes)
      return path.join(dir, name)
    }
    expect((await ask(open(patched('elf32.so', 4, 1)))).code).toBe('wrongBitness')
    expect((await ask(open(patched('sparc.so', 18, 2)))).code).toBe('wrongBitness')

    const text = path.join(dir, 'text.so')
    writeFileSync(text, '这不是驱动\n'.repeat(20))
    expect((await ask(open(text))).code).toBe('notPkcs11')
    expect((await ask(open(path.join(dir, 'none.so')))).code).toBe('missing')
  })

  it('was exchanged since it was registered is not loaded', async () => {
    expect((await ask(open(file('once'), { sha256: fileHash(file('errors')) }))).code).toBe('changedFile')
    expect((await ask(open(file('once'), { sha256: fileHash(file('once')) }))).code).toBeUndefined()
  })

  it('dies again and again is started after 1, 5 and 30 s, switched off after the third death, and on again by a person', async () => {
    let time = 1_000_000
    let starts = 0
    const start = (given: DriverStart) => ((starts += 1), forkDriver(given))
    const module = open(file('segfault'), { start, now: () => time })
    expect((await ask(module)).reason).toBe('SIGSEGV')
    const at = time
    // Within the pause nothing is started: the answer is the last one.
    time = at + 900
    expect((await ask(module)).reason).toBe('SIGSEGV')
    expect(starts).toBe(1)
    time = at + 1100
    expect(module.trouble()?.code).toBe('crashed')
    await ask(module)
    time += 5100
    await ask(module)
    expect(module.trouble()?.code).toBe('disabled')
    time += 3_600_000
    expect(await ask(module)).toMatchObject({ code: 'disabled' })
    expect(starts).toBe(3)
    module.retry()
    expect((await ask(module)).code).toBe('crashed')
    expect(starts).toBe(4)
  })

  it('dies under a call that waits fails it, and the next one is served by a fresh process', async () => {
    let time = 0
    const module = open(file('once'), { now: () => time })
    for (let i = 0; i < 3; i++) expect((await ask(module)).code).toBeUndefined()
    expect((await ask(module)).code).toBe('crashed')
    time += 2000
    expect((await ask(module)).code).toBeUndefined()
  })
})
