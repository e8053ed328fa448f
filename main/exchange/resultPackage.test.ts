import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { resultLine, resultManifest } from '../../shared/exchange/result.ts'
import { type ResultDecision, resultFileName, resultPackage } from './resultPackage.ts'
import { writeResult } from './writeResult.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-result-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const resultId = '0c5e7f10-9b1d-4a37-8d52-6e0f1a2b3c4d'
const issuedAt = '2025-10-20T16:30:00.000Z'
const decision = (number: string, change: Partial<ResultDecision>): ResultDecision => ({
  number,
  kind: 'benefit.claim',
  jointId: null,
  status: 'approved',
  decidedAt: '2025-10-20T02:00:00.000Z',
  reasons: [],
  outcome: [],
  note: '',
  ...change,
})
const decisions = [
  decision('KM-2', {
    status: 'returned',
    reasons: [
      { code: 'R03', fields: ['accountNumber'], materials: ['idFront', 'account'], note: '反光' },
      { code: 'R99', fields: [], materials: [], note: '请电话联系' },
    ],
  }),
  decision('KM-1', {
    jointId: 'J-1',
    outcome: [
      { key: 'firstMonth', label: { zh: '待遇发放开始', en: 'Paid from' }, type: 'month', value: '202511' },
      { key: 'monthly', label: { zh: '首月金额', en: 'First month' }, type: 'money', value: 179_100 },
    ],
  }),
  decision('KM-3', { status: 'rejected', reasons: [{ code: 'J02', fields: ['reason'], materials: [], note: '' }] }),
]

/** The parts by name. */
async function unzip(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await promisify((done: (error: Error | null, zip: yauzl.ZipFile) => void) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true }, done),
  )()
  const parts: Record<string, string> = {}
  for await (const entry of zip.eachEntry()) {
    const open = promisify((done: (error: Error | null, stream: Readable) => void) => zip.openReadStream(entry, done))
    parts[entry.fileName] = await text(await open())
  }
  return parts
}

describe('a result package', () => {
  it('holds a manifest and a line a filing, in the order of their numbers', async () => {
    const parts = await unzip(await resultPackage(resultId, issuedAt, decisions))
    expect(Object.keys(parts)).toEqual(['manifest.json', 'results.ndjson'])
    const manifest = resultManifest.parse(JSON.parse(parts['manifest.json'] ?? ''))
    expect(manifest).toMatchObject({ resultId, issuedAt, counts: { filings: 3, approved: 1, rejected: 1, returned: 1 } })
    const lines = (parts['results.ndjson'] ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => resultLine.parse(JSON.parse(line)))
    expect(lines.map(({ number, status }) => [number, status])).toEqual([
      ['KM-1', 'approved'],
      ['KM-2', 'returned'],
      ['KM-3', 'rejected'],
    ])
    expect(lines[0]).toMatchObject({ jointId: 'J-1', reasons: [], fixList: [], outcome: [{ value: '202511' }, { value: 179_100 }] })
  })

  it('tells the applicant what to do, place by place', async () => {
    const parts = await unzip(await resultPackage(resultId, issuedAt, decisions))
    const [, returned, rejected] = (parts['results.ndjson'] ?? '').split('\n').map((line) => JSON.parse(line || 'null'))
    expect(returned.reasons).toMatchObject([
      { code: 'R03', label: { zh: '材料不清晰' }, fix: { zh: '请重新拍摄或扫描标出的材料，四角完整、字迹清楚' }, note: '反光' },
      { code: 'R99', note: '请电话联系' },
    ])
    const fixList: { reason: string; target: string; key: string | null; label: { zh: string } }[] = returned.fixList
    expect(fixList.map(({ reason, target, key, label }) => [reason, target, key, label.zh])).toEqual([
      ['R03', 'field', 'accountNumber', '银行账号'],
      ['R03', 'material', 'idFront', '身份证人像面'],
      ['R03', 'material', 'account', '本人银行卡或存折'],
      ['R99', 'filing', null, '失业保险金申领'],
    ])
    expect(rejected.reasons).toMatchObject([{ code: 'J02', source: '社会保险法 art. 45(2)；若干规定 art. 13' }])
  })

  it('has the same bytes in every order, at every time and in every zone', async () => {
    const bytes = await resultPackage(resultId, issuedAt, decisions)
    expect(await resultPackage(resultId, issuedAt, decisions.toReversed())).toEqual(bytes)
    const zone = process.env['TZ']
    process.env['TZ'] = 'America/New_York'
    try {
      expect(await resultPackage(resultId, issuedAt, decisions)).toEqual(bytes)
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
  })

  it('is named by the day at the office', () => {
    expect(resultFileName(resultId, issuedAt)).toBe('结果-2025-10-21-0c5e7f10.zip')
  })

  it('refuses a reason that does not exist', async () => {
    await expect(
      resultPackage(resultId, issuedAt, [
        decision('KM-1', { status: 'returned', reasons: [{ code: 'X', fields: [], materials: [], note: '' }] }),
      ]),
    ).rejects.toThrow('unknown reason code X')
  })
})

describe('the outbox', () => {
  it('gets a file once, whole, readable by its owner', async () => {
    const outbox = path.join(dir, 'outbox')
    const bytes = await resultPackage(resultId, issuedAt, decisions)
    const sha256 = writeResult(outbox, 'a.zip', bytes)
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    const file = path.join(outbox, 'a.zip')
    const first = statSync(file)
    expect(writeResult(outbox, 'a.zip', bytes)).toBe(sha256)
    expect(statSync(file).ino).toBe(first.ino)
    expect(first.mode & 0o777).toBe(0o600)
    expect(readdirSync(outbox)).toEqual(['a.zip'])
    expect(readFileSync(file)).toEqual(bytes)
  })

  it('keeps a different file of that name', () => {
    writeFileSync(path.join(dir, 'a.zip'), 'other')
    expect(() => writeResult(dir, 'a.zip', Buffer.from('x'))).toThrow('the outbox holds a different a.zip')
    expect(readFileSync(path.join(dir, 'a.zip'), 'utf8')).toBe('other')
  })

  it('ends up right after a write that was cut off', () => {
    writeFileSync(path.join(dir, 'a.zip.new'), 'hal')
    writeResult(dir, 'a.zip', Buffer.from('whole'))
    expect(readdirSync(dir)).toEqual(['a.zip'])
  })
})
