import ExcelJS from 'exceljs'
import { beforeAll, expect, it } from 'vitest'
import { caseParts, assessCase } from '../../db/caseFacts.ts'
import { queuePage } from '../../db/queries/queue.ts'
import { kinds } from '../../shared/filings/index.ts'
import type { Kind } from '../../shared/filings/kind.ts'
import { closeDesk, establish, now, openDesk, run, tempDir } from '../desk/store.ts'
import { sampleKind } from '../fixtures/sampleKind.ts'
import { li, unitA } from './given.ts'

const values = { ...unitA, ...li, form: 'single', course: '电工', hours: 16 }

// The one line of the list; everything else has to follow from the kind's own file.
beforeAll(() => void (kinds as Kind[]).push(sampleKind))

it('a kind in one file stands in the intake format, with its fields and documents', async () => {
  const { submissionJsonSchema, submissionLine } = await import('../../shared/exchange/submission.ts')
  const line = (change: object = {}) => ({
    action: 'submit',
    number: 'KM-1',
    kind: sampleKind.id,
    jointId: null,
    officeId: 'km-guandu',
    submitter: { name: '测试', identity: '测试' },
    submittedAt: now,
    values,
    sources: {},
    materials: [],
    ...change,
  })
  expect(submissionLine.safeParse(line()).error).toBeUndefined()
  expect(submissionLine.safeParse(line({ values: { ...values, hours: '16' } })).success).toBe(false)
  expect(JSON.stringify(submissionJsonSchema())).toContain('"sample.training"')
})

it('it is offered at the counter on a form of its own, and in the filter of the queue', async () => {
  const { grouped } = await import('../../renderer/screens/counter/kindGroups.ts')
  const { formOf } = await import('../../renderer/screens/counter/form.ts')
  const { readAll } = await import('../../renderer/screens/counter/typed.ts')
  const { kindChoices } = await import('../../renderer/ui/queue/kindChoices.ts')
  expect(grouped(kinds).flatMap(({ members }) => members.map(({ id }) => id))).toContain(sampleKind.id)
  expect(kindChoices((label) => label.zh)).toContainEqual({ value: sampleKind.id, label: '样例培训登记' })
  const read = readAll(formOf([sampleKind]).fields, { course: '电工', hours: '１６' })
  expect(read.values).toMatchObject({ course: '电工', hours: 16 })
  expect(read.troubles).toMatchObject({ name: 'empty', idNumber: 'empty' })
})

it('it has a template, whose rows are read and checked by its own rules', async () => {
  const { template } = await import('../../main/xlsx/template.ts')
  const { assessBatch, batchRow, isBatchKind } = await import('../../shared/filings/batch.ts')
  const { caseFacts } = await import('../../db/caseFacts.ts')
  if (!isBatchKind(sampleKind)) throw new Error('no workbook')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(await template(sampleKind)).buffer)
  expect(book.getWorksheet('样例培训批量登记')?.getRow(1).values).toEqual([undefined, '姓名', '身份证号', '课程', '学时'])
  const store = openDesk(tempDir())
  establish(store)
  const kind = sampleKind
  const cells = (hours: string) => [li.name, li.idNumber, '电工', hours].map((text) => ({ type: 'text' as const, text }))
  const { rows } = assessBatch({
    kind,
    rows: [16, 4].map((hours, i) => batchRow(kind, unitA, { row: i + 2, cells: cells(String(hours)), date1904: false })),
    policy: 'goodRowsNow',
    officeId: 'km-guandu',
    at: now,
    factsOf: (filing) => caseFacts(store.db, [filing], now),
  })
  expect(rows.map(({ group, findings }) => [group, findings.map(({ column }) => column)])).toEqual([
    ['passed', []],
    ['failed', expect.arrayContaining(['学时'])],
  ])
  closeDesk(store)
})

it('it is found in the queue, reviewed and decided through the real store', () => {
  const store = openDesk(tempDir())
  establish(store)
  const filing = {
    id: 'x1',
    kind: sampleKind.id,
    officeId: 'km-guandu',
    submitter: { name: '王经办', identity: '单位介绍信' },
    values,
    materials: [],
  }
  expect(run(store, { type: 'file', filing }, 's1').ok).toBe(true)
  const filter = { statuses: [], month: null, kinds: [sampleKind.id], offices: [], keyword: '', mine: false }
  const scope = { offices: ['km-guandu'], staffId: 's2' }
  expect(queuePage(store.db, { filter, scope, order: 'deadline', cursor: null, limit: 10 }).rows).toMatchObject([
    { kind: sampleKind.id, subjectName: li.name },
  ])
  run(store, { type: 'review', caseId: 'x1', command: { type: 'claim' } }, 's2')
  const assessed = assessCase(store.db, 'x1', [], now)
  expect(assessed?.parts[0]?.checks.find(({ id }) => id === 'sample.hours')?.result).toBe('pass')
  const approve = { type: 'approve' as const, basis: assessed?.basis ?? '', acknowledgements: [], excluded: [], note: '' }
  expect(run(store, { type: 'review', caseId: 'x1', command: approve }, 's2').ok).toBe(true)
  expect(caseParts(store.db, 'x1')[0]).toMatchObject({ status: 'approved', decision: { outcome: [{ key: 'hours', value: 16 }] } })
  closeDesk(store)
})
