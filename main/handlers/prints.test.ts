import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDir, openWindow, removeDir, type TestWindow } from '../../test/desk/window.ts'
import { networkPrinter, noCups, startCups } from '../../test/print/cups.ts'
import { printOffice, unitNoOf } from '../../test/print/office.ts'
import { readers } from '../../test/print/read.ts'
import { spoolerPrinting } from '../hosts/spooler.ts'
import type { PrintTarget } from '../../shared/contract/prints.ts'

const file: PrintTarget = { type: 'file' }
const sheetOf = (i: number) => ({ kind: 'sheet' as const, key: unitNoOf(i), period: '202510' })
const all = { state: 'all' as const, kinds: [], period: null, keyword: '', before: null, limit: 200 }

/** Bytes of a document as the page would fetch them. */
async function bytesOf(window: TestWindow, ask: { documentId: string } | { printId: string }): Promise<Buffer> {
  const { url } = await window.get('print.document', ask)
  const blob = await window.app.blob(url.replace('/blob/', ''))
  if (!blob) throw new Error('no blob')
  return blob.body
}

async function issued(window: TestWindow, i: number, target: PrintTarget = file) {
  const prepared = await window.get('print.prepare', sheetOf(i))
  const shown = await bytesOf(window, { documentId: prepared.documentId ?? '' })
  const done = await window.get('print.issue', { documentId: prepared.documentId ?? '', target })
  return { prepared, shown, ...done }
}
const rowOf = async (window: TestWindow, printId: string) => {
  const { rows } = await window.get('print.register', all)
  const row = rows.find((candidate) => candidate.printId === printId)
  if (!row) throw new Error('not in the register')
  return row
}

let dir: string
let window: TestWindow
beforeAll(async () => {
  dir = newDir()
  printOffice(dir, { units: 320, today: '2025-10-27', names: { 7: '昆明徐\u{2ebf0}商行' } })
  window = await openWindow(dir)
  await window.login('boss')
}, 120_000)
afterAll(async () => {
  await window.close()
  removeDir(dir)
})

describe('one sheet (S1-21, S1-22)', () => {
  it('prints the very bytes that were shown, and counts as printed only when somebody says so', async () => {
    const { shown, printId, file: saved, prepared } = await issued(window, 0)
    expect(prepared).toMatchObject({ copy: 1, official: true, pages: 1, fileName: `核定单_202510_${unitNoOf(0)}_测试单位1.pdf` })
    expect(readFileSync(saved ?? '').equals(shown)).toBe(true)
    expect((await bytesOf(window, { printId })).equals(shown)).toBe(true)
    expect(await rowOf(window, printId)).toMatchObject({ state: 'waiting', copy: 1, who: '主管丙', target: 'file' })
    expect((await window.get('print.register', { ...all, state: 'waiting' })).waiting).toBe(1)
    await window.get('print.confirm', { of: { printIds: [printId] }, printed: true })
    expect(await rowOf(window, printId)).toMatchObject({ state: 'printed', settledBy: '主管丙' })
    // Said twice is refused; a correction is not.
    const again = await window.ask('print.confirm', { of: { printIds: [printId] }, printed: true })
    expect(again).toMatchObject({ ok: false, error: { code: 'refused' } })
  })

  it('bears 补打 from the second copy on; one that never came out gives its number back', async () => {
    const first = await issued(window, 1)
    await window.get('print.confirm', { of: { printIds: [first.printId] }, printed: false })
    const second = await issued(window, 1)
    expect(second.prepared.copy).toBe(1)
    const third = await issued(window, 1)
    expect(third.prepared.copy).toBe(2)
    expect(readers(third.shown).text()).toContain('第 2 次打印（补打）')
    const copies = await window.get('print.copies', sheetOf(1))
    expect(copies.map(({ copy, state }) => [copy, state])).toEqual([
      [1, 'notPrinted'],
      [1, 'waiting'],
      [2, 'waiting'],
    ])
  })

  it('that was printed meanwhile from another preview is refused, not printed under a taken number', async () => {
    const one = await window.get('print.prepare', sheetOf(2))
    const other = await window.get('print.prepare', sheetOf(2))
    await window.get('print.issue', { documentId: one.documentId ?? '', target: file })
    const late = await window.ask('print.issue', { documentId: other.documentId ?? '', target: file })
    expect(late).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect(await window.get('print.copies', sheetOf(2))).toHaveLength(1)
  })

  it('is void with a reason, by a supervisor, and a new copy can follow', async () => {
    const { printId } = await issued(window, 3)
    expect(await window.ask('print.void', { printId, reason: '' })).toMatchObject({ ok: false, error: { code: 'badInput' } })
    await window.get('print.void', { printId, reason: '金额更正' })
    expect(await rowOf(window, printId)).toMatchObject({ voided: { by: '主管丙', reason: '金额更正' } })
    expect(await window.ask('print.void', { printId, reason: '再次作废' })).toMatchObject({ ok: false })
    expect((await window.get('print.prepare', sheetOf(3))).copy).toBe(2)
  })

  it('that goes to no printer is registered as not printed, with the reason', async () => {
    const prepared = await window.get('print.prepare', sheetOf(4))
    const target: PrintTarget = { type: 'printer', printer: '没有这台', copies: 1, paper: 'A4' }
    const refused = await window.ask('print.issue', { documentId: prepared.documentId ?? '', target })
    expect(refused).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect(await window.get('print.copies', sheetOf(4))).toMatchObject([{ state: 'notPrinted', settledBy: 'spooler' }])
  })

  it('never asks for the print dialog of a window that nobody sees', async () => {
    expect((await window.get('print.printers', {})).dialog).toBe('none')
    const { documentId } = await window.get('print.prepare', sheetOf(5))
    const refused = await window.ask('print.issue', { documentId: documentId ?? '', target: { type: 'dialog' } })
    expect(refused).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect(await window.get('print.copies', sheetOf(5))).toEqual([])
  })

  it('with a character that no font has is refused, the character and its code point named', async () => {
    const prepared = await window.get('print.prepare', sheetOf(7))
    expect(prepared).toMatchObject({ documentId: null, unprintable: [{ character: '\u{2ebf0}', codePoint: 'U+2EBF0' }] })
  })
})

describe('the lists behind a sheet', () => {
  it('name everybody with a line, rare characters and all, and add up to the sheet', async () => {
    const people = await window.get('print.prepare', { kind: 'personList', key: unitNoOf(0), period: '202510' })
    const text = readers(await bytesOf(window, { documentId: people.documentId ?? '' })).text()
    for (const name of ['张𪛖文', '李䶮', '王𠅤华']) expect(text).toContain(name)
    expect(text).toMatch(/合计 3 人 32,269\.45 225\.88 96\.81/)
    const changes = await window.get('print.prepare', { kind: 'adjustments', key: unitNoOf(0), period: '202510' })
    const lines = readers(await bytesOf(window, { documentId: changes.documentId ?? '' })).text()
    expect(lines).toMatch(/周𰻞 \S+ 202509 退收/)
    expect(lines.match(/李䶮 \S+ 20250[89] 补收/g)).toHaveLength(2)
    expect(
      (await window.get('print.units', { period: '202510', kind: 'adjustments', keyword: '', only: 'all', cursor: null, limit: 10 })).rows,
    ).toMatchObject([{ unitNo: unitNoOf(0), payable: 39_794 }])
  })
})

describe('核验', () => {
  it('finds a genuine paper by its code, typed, spaced or scanned, with what it must say', async () => {
    const { printId } = await issued(window, 8)
    const { code, number } = await rowOf(window, printId)
    for (const typed of [code, code.replaceAll(/(.{4})(?=.)/g, '$1-').toLowerCase(), `CASEDESK/${code}/${number}`])
      expect(await window.get('print.verify', { code: typed })).toMatchObject({ result: 'genuine', newer: 0, print: { printId } })
    const { figures } = await window.get('print.verify', { code })
    expect(figures).toContainEqual({ label: '做账期号', value: '202510' })
    await window.get('print.void', { printId, reason: '收回作废' })
    await issued(window, 8)
    expect(await window.get('print.verify', { code })).toMatchObject({ newer: 1, print: { voided: { reason: '收回作废' } } })
    expect(await window.get('print.verify', { code: '0000-0000-0000' })).toMatchObject({ result: 'unknown', print: null })
    expect(await window.get('print.verify', { code: '你好' })).toMatchObject({ result: 'notACode' })
  })
})

describe('many sheets', () => {
  const units = Array.from({ length: 300 }, (_, i) => unitNoOf(i + 10))
  const some = units.slice(0, 60)

  it('come in documents of at most 200, named by their place, and one print a unit', async () => {
    const { runId, jobId } = await window.get('print.run', { period: '202510', kind: 'sheet', units, perUnit: false, target: file })
    const end = await window.job(jobId)
    expect(end).toMatchObject({ state: 'done' })
    const [run] = await window.get('print.runs', { limit: 5 })
    expect(run).toMatchObject({ runId, made: 300, waiting: 300, state: 'done', skipped: [] })
    const folder = path.join(dir, run?.folder ?? '')
    expect(readdirSync(folder).sort()).toEqual(['核定单_202510_0001-0200.pdf', '核定单_202510_0201-0300.pdf'])
    const second = readers(readFileSync(path.join(folder, '核定单_202510_0201-0300.pdf')))
    expect(second.info()).toMatchObject({ Pages: '100' })
    expect(second.check()).toContain('No syntax')
    expect(second.text().match(/失业保险单位月缴费核定表\n/g)).toHaveLength(100)
    await window.get('print.confirm', { of: { runId }, printed: true })
    expect((await window.get('print.runs', { limit: 5 }))[0]).toMatchObject({ waiting: 0 })
  }, 120_000)

  it('stop, and go on after a restart where they were, nothing twice and nothing left out', async () => {
    const started = await window.get('print.run', { period: '202510', kind: 'sheet', units: some, perUnit: true, target: file })
    const { runId } = started
    await expect.poll(async () => (await window.get('print.runs', { limit: 1 }))[0]?.made, { timeout: 60_000 }).toBeGreaterThan(2)
    await window.close()
    window = await openWindow(dir)
    await window.login('boss')
    const [cut] = await window.get('print.runs', { limit: 1 })
    expect(cut).toMatchObject({ runId, state: 'open', running: false })
    expect(cut?.made).toBeLessThan(60)
    const { jobId } = await window.get('print.resume', { runId })
    expect(await window.job(jobId)).toMatchObject({ state: 'done' })
    const [whole] = await window.get('print.runs', { limit: 1 })
    expect(whole).toMatchObject({ made: 60, waiting: 60, state: 'done' })
    const files = readdirSync(path.join(dir, whole?.folder ?? ''))
    expect(files).toHaveLength(60)
    expect(files[0]).toMatch(/^核定单_202510_53000010\d{4}_测试单位\d+\.pdf$/)
    expect((await window.get('print.copies', sheetOf(20))).map(({ copy }) => copy)).toEqual([1, 2])
  }, 240_000)

  it('leave out what cannot be printed and say why', async () => {
    const { jobId } = await window.get('print.run', {
      period: '202510',
      kind: 'sheet',
      units: [unitNoOf(6), unitNoOf(7), '530000999999'],
      perUnit: false,
      target: file,
    })
    expect(await window.job(jobId)).toMatchObject({ state: 'done' })
    const [run] = await window.get('print.runs', { limit: 1 })
    expect(run).toMatchObject({ made: 1 })
    expect(run?.skipped).toEqual([
      { unitNo: '530000999999', reason: expect.stringContaining('没有核定单') },
      { unitNo: unitNoOf(7), reason: expect.stringContaining('U+2EBF0') },
    ])
  }, 60_000)
})

describe.skipIf(noCups() !== undefined)(`on paper${noCups() ? ` (skipped: ${noCups()})` : ''}`, () => {
  it('a print is what came out of the printer, said by the spooler; after a restart it is asked again', async () => {
    const cups = await startCups()
    const printer = await networkPrinter()
    const office = newDir()
    printOffice(office, { units: 3, today: '2025-10-27' })
    cups.add('office', `socket://127.0.0.1:${printer.port}/?waiteof=false`)
    cups.add('away', 'socket://127.0.0.1:9/')
    let desk = await openWindow(office, { printing: spoolerPrinting('none') })
    const stateOf = async (printId: string) => (await rowOf(desk, printId)).state
    try {
      await desk.login('boss')
      expect((await desk.get('print.printers', {})).printers.map(({ name }) => name)).toContain('office')
      const out = await issued(desk, 0, { type: 'printer', printer: 'office', copies: 1, paper: 'A4' })
      await expect.poll(() => stateOf(out.printId), { timeout: 30_000 }).toBe('printed')
      await expect.poll(() => printer.jobs[0]?.equals(out.shown)).toBe(true)
      expect(await rowOf(desk, out.printId)).toMatchObject({ printer: 'office', settledBy: 'spooler' })

      const stuck = await issued(desk, 1, { type: 'printer', printer: 'away', copies: 1, paper: null })
      expect(await stateOf(stuck.printId)).toBe('waiting')
      await desk.close()
      execFileSync('cancel', ['-a', 'away'])
      desk = await openWindow(office, { printing: spoolerPrinting('none') })
      await desk.login('boss')
      await expect.poll(() => stateOf(stuck.printId), { timeout: 30_000 }).toBe('notPrinted')
    } finally {
      await desk.close()
      await printer.close()
      await cups.stop()
      removeDir(office)
    }
  }, 90_000)
})

describe('who, and when', () => {
  it('only a supervisor prints sheets; audit looks', async () => {
    await window.login('anna')
    expect(await window.ask('print.prepare', sheetOf(9))).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    await window.login('audit')
    expect((await window.get('print.register', all)).rows.length).toBeGreaterThan(0)
    await window.login('boss')
  })

  it('on the 24th the gate refuses and says from when; the preview bears a watermark and no code', async () => {
    const early = newDir()
    printOffice(early, { units: 2, today: '2025-10-24' })
    const before = await openWindow(early)
    try {
      await before.login('boss')
      const why = '核定单自 2025-10-25 起打印，今天是 2025-10-24'
      expect(await before.get('print.periods', {})).toMatchObject([
        { period: '202510', gate: { open: false, from: '2025-10-25', why: { zh: why } } },
      ])
      const prepared = await before.get('print.prepare', sheetOf(0))
      expect(prepared).toMatchObject({ official: false, gate: { open: false, from: '2025-10-25' } })
      expect(readers(await bytesOf(before, { documentId: prepared.documentId ?? '' })).text()).toContain('预览，未正式打印')
      const issue = await before.ask('print.issue', { documentId: prepared.documentId ?? '', target: file })
      expect(issue).toMatchObject({ ok: false, error: { code: 'refused' } })
      const run = await before.ask('print.run', { period: '202510', kind: 'sheet', units: [unitNoOf(0)], perUnit: false, target: file })
      expect(run).toMatchObject({ ok: false, error: { message: expect.stringContaining(why) } })
      expect((await before.get('print.register', all)).rows).toEqual([])
      expect(existsSync(path.join(early, '核定单'))).toBe(false)
    } finally {
      await before.close()
      removeDir(early)
    }
  }, 60_000)
})
