import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, copyFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { forkDriver } from '../../../main/keys/driverProcess.ts'
import { fileHash } from '../../../main/keys/driverFile.ts'
import { createModuleProcess, KeyFailure, type ModuleProcess } from '../../../main/keys/moduleProcess.ts'
import { keyTroubleWords } from '../../../shared/keys/trouble.ts'

// Real shared objects in the real driver process: whatever a vendor's driver does, this process lives and answers in time.

const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-bad-'))
const modes = ['segfault', 'abort', 'exit', 'hang', 'spin', 'noEntry', 'errors', 'once'] as const
const file = (mode: string) => path.join(dir, `${mode}.so`)
const opened: ModuleProcess[] = []

function compile(mode: (typeof modes)[number], number: number): void {
  const source = path.join(import.meta.dirname, 'driver.c')
  const flags = ['-shared', '-fPIC', '-w', `-DMODE=${number}`, `-I${path.resolve('node_modules/pkcs11js/includes/pkcs11')}`, '-include']
  execFileSync('gcc', [...flags, path.join(import.meta.dirname, 'platform.h'), source, '-o', file(mode)])
}

beforeAll(() => modes.forEach((mode, i) => compile(mode, i + 1)))
afterEach(() => opened.splice(0).forEach((module) => module.rest()))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function open(target: string, sha256: string | null = null, now?: () => number): ModuleProcess {
  const choice = { id: path.basename(target), name: 'bad', path: target, sha256 }
  const module = createModuleProcess({ choice, start: forkDriver, log: () => undefined, ...(now && { now }) })
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

describe('a driver that', () => {
  it.concurrent.each([
    ['ends with a segmentation fault', 'segfault', 'crashed', 'SIGSEGV'],
    ['aborts', 'abort', 'crashed', 'SIGABRT'],
    ['calls exit', 'exit', 'crashed', '7'],
    ['hangs', 'hang', 'timeout', 'present'],
    ['spins', 'spin', 'timeout', 'present'],
    ['only returns errors of its own', 'errors', 'driverError', 'CKR_VENDOR_DEFINED (0x80000a24)'],
    ['has no PKCS#11 entry', 'noEntry', 'notPkcs11', ''],
  ] as const)('%s is isolated and named within ten seconds', async (_what, mode, code, reason) => {
    const told = await ask(open(file(mode)))
    expect(told).toMatchObject({ code, reason })
    expect(told.ms).toBeLessThan(10_000)
    // The application's own loop never stood still.
    expect(told.turns).toBeGreaterThan(told.ms / 500)
    expect(keyTroubleWords[code].what.zh).not.toBe('')
    expect(keyTroubleWords[code].wayOut.zh).not.toBe('')
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
    expect((await ask(open(file('once'), fileHash(file('errors'))))).code).toBe('changedFile')
    expect((await ask(open(file('once'), fileHash(file('once'))))).code).toBeUndefined()
  })

  it('dies again and again is started after 1, 5 and 30 s, switched off after the third death, and on again by a person', async () => {
    let time = 1_000_000
    const module = open(file('segfault'), null, () => time)
    expect((await ask(module)).reason).toBe('SIGSEGV')
    const at = time
    // Within the pause nothing is started: the answer is the last one, at once.
    time = at + 900
    expect((await ask(module)).ms).toBeLessThan(300)
    time = at + 1100
    expect(module.trouble()?.code).toBe('crashed')
    await ask(module)
    time += 5100
    await ask(module)
    expect(module.trouble()?.code).toBe('disabled')
    time += 3_600_000
    expect(await ask(module)).toMatchObject({ code: 'disabled' })
    module.retry()
    expect((await ask(module)).code).toBe('crashed')
  })

  it('dies under a call that waits fails it, and the next one is served by a fresh process', async () => {
    let time = 0
    const module = open(file('once'), null, () => time)
    for (let i = 0; i < 3; i++) expect((await ask(module)).code).toBeUndefined()
    expect((await ask(module)).code).toBe('crashed')
    time += 2000
    expect((await ask(module)).code).toBeUndefined()
  })
})
