import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importPackage } from '../../main/intake/importPackage.ts'
import type { Status } from '../../shared/review/status.ts'
import { MapDesk } from '../fixtures/packages/mapDesk.ts'
import { pdf, png } from '../fixtures/packages/media.ts'
import {
  type Attached,
  correctLine,
  goodSubmission,
  hash,
  idCard,
  material,
  type Submission,
  submissionZip,
  submitLine,
  withdrawLine,
} from '../fixtures/packages/submission.ts'

let dir = ''
let desk: MapDesk
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-import-'))
  desk = new MapDesk()
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

function write(given: Submission): string {
  const file = path.join(dir, 'package.zip')
  writeFileSync(file, submissionZip(given))
  return file
}
const take = (given: Submission) => importPackage(write(given), 'package.zip', desk)
const held = (number: string, status: Status, kind = 'enrolment.increase') => desk.filings.set(number, { number, kind, status })

describe('a good package', () => {
  it('is imported with its attachments and gets a receipt', async () => {
    const seen: [number, number][] = []
    const file = write(goodSubmission)
    const receipt = await importPackage(file, 'package.zip', desk, { progress: (done, total) => seen.push([done, total]) })
    expect(receipt).toMatchObject({ state: 'imported', filings: { submitted: 3, corrected: 0, withdrawn: 0 }, attachments: 1 })
    expect(receipt.sha256).toBe(hash(submissionZip(goodSubmission)))
    expect([...desk.filings.keys()]).toEqual(['KM-0001', 'KM-0002', 'KM-0003'])
    expect(desk.attachments.get(hash(idCard.content))).toEqual(idCard.content)
    expect(seen.every(([done, total], i) => done >= (seen[i - 1]?.[0] ?? 0) && done <= total && Number.isInteger(done))).toBe(true)
    expect(new Set(seen.map(([, total]) => total)).size).toBe(1)
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1])
  })

  it('changes nothing the second time', async () => {
    await take(goodSubmission)
    const before = desk.content
    expect(await take(goodSubmission)).toMatchObject({ state: 'known', at: '2025-10-13T03:00:00.000Z', filings: 3 })
    expect(desk.content).toEqual(before)
    expect([desk.commits, desk.refusals.length]).toEqual([1, 0])
  })

  it('corrects what was returned and withdraws what is undecided', async () => {
    held('KM-1', 'returned')
    held('KM-2', 'inReview')
    const receipt = await take({ lines: [correctLine('KM-1', 'enrolment.increase'), withdrawLine('KM-2')] })
    expect(receipt).toMatchObject({ state: 'imported', filings: { submitted: 0, corrected: 1, withdrawn: 1 } })
    expect([...desk.filings.values()].map((filing) => filing.status)).toEqual(['submitted', 'withdrawn'])
  })
})

describe('a package is refused whole, and nothing of it stays, when', () => {
  async function refused(given: Submission, problem: object) {
    const before = desk.content
    const receipt = await take(given)
    expect(receipt).toMatchObject({ state: 'refused', fileName: 'package.zip', problems: [problem] })
    expect(desk.content).toEqual(before)
    expect(desk.refusals).toHaveLength(1)
    expect(desk.refusals[0]?.sha256).toBe(receipt.sha256)
  }

  it('one line is wrong', () => refused({ ...goodSubmission, lines: [...goodSubmission.lines, '{'] }, { part: 'filings.ndjson', line: 4 }))

  it('its id came before with other content', async () => {
    await take({ lines: [submitLine('KM-9', 'enrolment.increase')] })
    await refused(goodSubmission, { field: 'packageId', problem: '同一申报包编号已用于内容不同的申报包' })
  })

  it('it submits a number that exists', async () => {
    held('KM-0002', 'submitted')
    await refused(goodSubmission, { line: 2, field: 'number', problem: '办件编号已存在' })
  })

  const kind = 'enrolment.increase'
  it.each<[string, Status | undefined, Submission['lines'][number], string, string]>([
    ['corrects what is not there', undefined, correctLine('KM-1', kind), 'number', '办件编号不存在'],
    ['corrects what was not returned', 'inReview', correctLine('KM-1', kind), 'action', '办件不在退回补正状态，不能再提交'],
    ['corrects what was rejected', 'rejected', correctLine('KM-1', kind), 'action', '办件不在退回补正状态，不能再提交'],
    ['corrects under another kind', 'returned', correctLine('KM-1', 'enrolment.decrease'), 'kind', '事项与原办件不同'],
    ['withdraws what is not there', undefined, withdrawLine('KM-1'), 'number', '办件编号不存在'],
    ['withdraws what was approved', 'approved', withdrawLine('KM-1'), 'action', '办件已审核，不能撤回'],
    ['withdraws what passed the first review', 'firstPassed', withdrawLine('KM-1'), 'action', '办件已审核，不能撤回'],
    ['withdraws twice', 'withdrawn', withdrawLine('KM-1'), 'action', '办件已审核，不能撤回'],
  ])('it %s', async (_what, status, line, field, problem) => {
    if (status) held('KM-1', status)
    await refused({ lines: [submitLine('KM-0', kind), line] }, { part: 'filings.ndjson', line: 2, field, problem })
  })

  it('the desk finds out at the commit', async () => {
    desk.existing = () => []
    held('KM-0001', 'submitted')
    await refused(goodSubmission, { line: 1, problem: '办件编号已存在' })
  })

  it('the file is written to while its attachments are kept', async () => {
    const put = desk.putAttachment.bind(desk)
    desk.putAttachment = (sha256, mediaType, bytes) => {
      appendFileSync(path.join(dir, 'package.zip'), 'x')
      put(sha256, mediaType, bytes)
    }
    await refused(goodSubmission, { part: '', problem: '文件在读取期间被改动' })
  })
})

describe('an import that ends early leaves nothing', () => {
  const attachments: Attached[] = Array.from({ length: 40 }, (_, i) =>
    i % 2 === 0 ? { content: png(i), mediaType: 'image/png' } : { content: pdf(`${i}`), mediaType: 'application/pdf' },
  )
  const big: Submission = {
    lines: attachments.map((attached, i) => submitLine(`KM-${i}`, 'enrolment.increase', { materials: [material('contract', attached)] })),
    attachments,
  }

  it.each([0, 0.2, 0.4, 0.6, 0.7, 0.9])('cancelled at %d of the way', async (share) => {
    const stop = new AbortController()
    const progress = (done: number, total: number) => {
      if (done >= total * share) stop.abort()
    }
    await expect(importPackage(write(big), 'package.zip', desk, { signal: stop.signal, progress })).rejects.toThrow(/abort/i)
    expect(desk.content).toEqual(new MapDesk().content)
    expect(desk.refusals).toEqual([])
    expect(await take(big)).toMatchObject({ state: 'imported', attachments: 40 })
  })

  it('failed in the vault or at the commit', async () => {
    const full = () => {
      throw new Error('disk full')
    }
    let puts = 0
    const put = desk.putAttachment.bind(desk)
    desk.putAttachment = (...given) => (++puts === 20 ? full() : put(...given))
    await expect(take(big)).rejects.toThrow('disk full')
    expect(desk.content).toEqual(new MapDesk().content)
    desk.putAttachment = put
    const commit = desk.commit.bind(desk)
    desk.commit = full
    await expect(take(big)).rejects.toThrow('disk full')
    expect(desk.content).toEqual(new MapDesk().content)
    desk.commit = commit
    expect(await take(big)).toMatchObject({ state: 'imported' })
  })
})
