import { batchCaseId } from '../../shared/review/state.ts'
import type { DeskCommand } from '../../db/commands/plan.ts'
import type { Meta } from '../../db/commands/planned.ts'
import { execute, type Store } from '../../db/execute.ts'
import { sha256 } from '../../db/journal/hash.ts'
import { addRows, addWorkbook, moveOn, takeWorkbook } from '../../db/workbooks.ts'
import { type BatchKind, type BatchPolicy, batchRow, isBatchKind, subjectOfRow } from '../../shared/filings/batch.ts'
import { kindOf } from '../../shared/filings/index.ts'
import { batchCheckJob } from '../jobs/batchCheckJob.ts'
import { batchFileJob } from '../jobs/batchFileJob.ts'
import { bankOf } from './background.ts'
import { at } from './day.ts'
import { demoPerson } from './persons.ts'
import { random, uuidFrom } from './random.ts'
import { demoStaff } from './staff.ts'
import { demoUnits } from './units.ts'

/** 批量增加 of two units: one whole and under review, one with rows kept back for correction. */
const told = [
  {
    key: 'whole',
    unit: 14,
    rows: 24,
    bad: [],
    policy: 'allOrNothing',
    at: at('2025-10-15', '10:50'),
    claimedAt: at('2025-10-16', '08:50'),
  },
  { key: 'parked', unit: 15, rows: 12, bad: [3, 9], policy: 'goodRowsNow', at: at('2025-10-15', '15:40'), claimedAt: null },
] as const satisfies readonly {
  readonly key: string
  readonly unit: number
  readonly rows: number
  /** Places of rows with a mistake in them. */
  readonly bad: readonly number[]
  readonly policy: BatchPolicy
  readonly at: string
  readonly claimedAt: string | null
}[]
type Told = (typeof told)[number]

const trades = ['装配工', '质检员', '仓管员', '电工', '司机']

/** What stands in the cells of a row, in the order of the columns; a wrong check digit or a day that does not exist where it is a bad one. */
function cellsOf({ key, unit, bad }: Told, place: number): string[] {
  const owner = demoUnits()[unit]
  if (!owner) throw new Error(`no demonstration unit ${unit}`)
  const r = random(`batch ${key} ${place}`)
  const { name, idNumber, phone } = demoPerson(r, 8000 + unit * 50 + place, { born: r.int(1978, 2003), bank: bankOf(owner) })
  const mistake = (bad as readonly number[]).indexOf(place)
  const wrong = `${idNumber.slice(0, 17)}${idNumber.endsWith('1') ? '2' : '1'}`
  return [
    name,
    mistake === 0 ? wrong : idNumber,
    mistake === 1 ? '2025-10-32' : '2025-10-09',
    r.pick(trades),
    phone ?? '',
    '否',
    '是',
    String(r.int(45, 90) * 100),
  ]
}

const staffId = (login: string) => demoStaff.find((member) => member.login === login)?.staffId ?? ''

/** Checks the rows and takes them in by the same jobs as a workbook that was uploaded. */
export async function tellBatches(
  store: Store,
  signal: AbortSignal,
  run: (command: DeskCommand, meta: Pick<Meta, 'staffId' | 'via' | 'now'>) => void,
): Promise<void> {
  const kind = kindOf('enrolment.increase')
  if (!isBatchKind(kind)) throw new Error('人员增加 has no workbook')
  for (const batch of told) {
    const batchId = uuidFrom(random(`demonstration batch ${batch.key}`))
    write(store, kind, batch, batchId)
    const quiet = { store, batchId, signal, progress: () => {} }
    await batchCheckJob({ ...quiet, upload: null })
    takeWorkbook(store.vault, batchId, { policy: batch.policy, submitter: { name: '单位经办人', identity: '单位介绍信' }, at: batch.at })
    const filed = await batchFileJob({
      ...quiet,
      runBy: (clerk) => (command, commandId) => execute(store, command, { commandId, staffId: clerk, via: 'desk', now: batch.at }),
    })
    if (filed.state !== 'done') throw new Error(`the demonstration's batch ${batch.key}: ${filed.message?.en ?? filed.state}`)
    if (batch.claimedAt !== null)
      run(
        { type: 'review', caseId: batchCaseId(batchId, 1), command: { type: 'claim' } },
        { staffId: staffId('chushen2'), via: 'desk', now: batch.claimedAt },
      )
  }
}

function write({ vault }: Store, kind: BatchKind, batch: Told, batchId: string): void {
  const unit = demoUnits()[batch.unit]
  if (!unit) throw new Error(`no demonstration unit ${batch.unit}`)
  const rows = Array.from({ length: batch.rows }, (_, place) => cellsOf(batch, place))
  addWorkbook(vault, {
    batchId,
    staffId: staffId('chushen'),
    at: batch.at,
    kind: kind.id,
    unitNo: unit.unitNo,
    fileName: `${unit.name}10月新增人员.xlsx`,
    sha256: sha256(JSON.stringify(rows)),
    corrects: null,
  })
  const read = rows.map((cells, place) =>
    batchRow(
      kind,
      { unitNo: unit.unitNo, creditCode: unit.creditCode, unitName: unit.name },
      { row: place + 2, cells: cells.map((text) => ({ type: 'text', text })), date1904: false },
    ),
  )
  addRows(
    vault,
    batchId,
    read.map((row) => ({ ...row, ...subjectOfRow(kind, row) })),
  )
  moveOn(vault, batchId, 'checking')
}
