import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importPackage } from '../../main/intake/importPackage.ts'
import { MapDesk } from '../fixtures/packages/mapDesk.ts'
import { goodSubmission, submissionZip } from '../fixtures/packages/submission.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-fuzz-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Stored, so that a changed byte reaches JSON and shapes and not only the inflater. */
const stored = { 'manifest.json': { stored: true }, 'filings.ndjson': { stored: true } }
const originals = { deflated: submissionZip(goodSubmission), stored: submissionZip({ ...goodSubmission, entry: stored }) }

/** Replaces the bytes between two places (shares of the length) by others. */
const change = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constantFrom(0, 1, 4), fc.nat(4000)),
  by: fc.uint8Array({ maxLength: 40 }),
})
const apply = (bytes: Buffer, { from, length, by }: { from: number; length: number; by: Uint8Array }): Buffer => {
  const at = Math.floor(from * bytes.length)
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + length)])
}
const flip = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constant(1),
  by: fc.uint8Array({ minLength: 1, maxLength: 1 }),
})

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 400)
beforeAll(() => console.info(`FUZZ_SEED=${seed}`))

/** Imports the bytes into an empty desk: all of them or nothing. Returns whether they got in. */
async function importsWhole(bytes: Buffer): Promise<boolean> {
  const file = path.join(dir, 'mutant.zip')
  writeFileSync(file, bytes)
  const desk = new MapDesk()
  const receipt = await importPackage(file, 'mutant.zip', desk)
  if (receipt.state === 'refused') {
    expect(receipt.problems.length).toBeGreaterThan(0)
    expect(desk.content).toEqual(new MapDesk().content)
    return false
  }
  expect(receipt.state).toBe('imported')
  expect(desk.filings.size).toBe(3)
  expect(desk.attachments.size).toBe(1)
  return true
}

it('no changed bytes break the import or get in by half', { timeout: 60_000 + numRuns * 50 }, async () => {
  const changes = fc.array(fc.oneof(flip, change), { minLength: 1, maxLength: 3 })
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('deflated', 'stored'), changes, async (original, given) => {
      if (!(await importsWhole(given.reduce(apply, originals[original])))) refused += 1
    }),
    { seed, numRuns },
  )
  // Else the mutants would prove nothing.
  expect(refused).toBeGreaterThan(numRuns / 2)
})

const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constantFrom(-0, 1e308, 2 ** 60, '\ud800', '__proto__'))
const members = ['action', 'number', 'kind', 'jointId', 'officeId', 'submitter', 'submittedAt', 'values', 'sources', 'materials', 'other']

it('no changed filing in a sound zip breaks the import or gets in by half', { timeout: 60_000 + numRuns * 50 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...members), fc.option(fc.string(), { nil: undefined }), anything, async (member, key, value) => {
      const [first, ...rest] = goodSubmission.lines
      const before = Object.entries(first ?? {})
      const inner = Object.fromEntries(before)[member]
      const changed = key === undefined || typeof inner !== 'object' ? value : { ...inner, [key]: value }
      const line = Object.fromEntries([...before.filter(([name]) => name !== member), [member, changed]])
      await importsWhole(submissionZip({ ...goodSubmission, lines: [line, ...rest] }))
    }),
    { seed, numRuns },
  )
})
