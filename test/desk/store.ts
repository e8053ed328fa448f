import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { ImportedFiling, ImportedPackage } from '../../db/commands/import.ts'
import type { DeskCommand } from '../../db/commands/plan.ts'
import { type Executed, execute, type Store } from '../../db/execute.ts'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { recordKey } from '../../shared/register/records.ts'
export { closeDesk, now, openDesk } from './bare.ts'
import { now } from './bare.ts'
import { enrolmentRecord, filing, li, paid, personRecord, unitA, unitB, unitRecord, wageRecord } from '../filings/given.ts'

/** A real encrypted store in a folder of its own, removed when the test ends. */
export function tempDir(): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

let commands = 0
/** Command ids in the order of their making, the same in every run. */
export const commandId = (): string => `00000000-0000-4000-8000-${String((commands += 1)).padStart(12, '0')}`

export const run = (store: Store, command: DeskCommand, staffId: string | null = null, at = now): Executed =>
  execute(store, command, { commandId: commandId(), staffId, via: staffId === null ? 'setup' : 'desk', now: at })

export const staff = [
  { staffId: 's1', login: 'anna', name: '初审甲', roles: ['firstReview'], offices: ['km-guandu'] },
  { staffId: 's2', login: 'bert', name: '复核乙', roles: ['firstReview', 'secondReview'], offices: ['km-guandu'] },
  { staffId: 's3', login: 'boss', name: '主管丙', roles: ['supervisor'], offices: ['km-guandu', 'km-wuhua'] },
] as const

/** An established office with two units, 李 insured at the first since 202401 and paid to 202509. */
export function establish(store: Store): void {
  run(store, {
    type: 'establish',
    officeId: 'km-guandu',
    officeName: '官渡区',
    demoToday: '2025-10-16',
    tables: defaultPolicy.tables,
    staff: [...staff],
  })
  const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09']
  run(store, {
    type: 'openRegister',
    data: {
      ledgerFrom: '202501',
      openPeriod: '202510',
      records: [
        { record: 'unit', body: unitRecord(unitA) },
        { record: 'unit', body: unitRecord(unitB) },
        { record: 'person', body: personRecord() },
        { record: 'enrolment', body: enrolmentRecord() },
        { record: 'wage', body: wageRecord() },
      ],
      charges: paid(...months.map((m) => `2025${m}`)),
      payments: [],
      paidMonths: { [li.idNumber]: 36 },
    },
  })
}

export const enrolmentKey = recordKey.enrolment(enrolmentRecord())

/** A filing as a package brings it. */
export function submitted(id: string, kind: string, values: object, change: object = {}): ImportedFiling {
  const state = filing(kind, { ...values })
  return {
    action: 'submit',
    id,
    number: `N-${id}`,
    kind,
    jointId: null,
    officeId: 'km-guandu',
    submitter: state.submitter,
    submittedAt: state.submittedAt,
    values: { ...state.values },
    sources: {},
    materials: state.materials.map((m) => ({ ...m })),
    ...change,
  }
}

export const decrease = (id: string, change: object = {}): ImportedFiling =>
  submitted(id, 'enrolment.decrease', { ...unitA, ...li, form: 'single', stopReason: '01', stopDate: '2025-08-31', ...change })

export const pkg = (packageId: string, filings: readonly ImportedFiling[]): ImportedPackage => ({
  packageId,
  fileName: `${packageId}.zip`,
  sha256: 'c'.repeat(64),
  portal: '测试网厅',
  createdAt: now,
  channel: 'portal',
  attachments: 0,
  filings,
})
