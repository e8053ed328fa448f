import type { ImportedFiling, ImportedPackage } from '../../db/commands/import.ts'
import type { EventData } from '../../shared/journal/events.ts'
import { idCheckDigit } from '../../shared/rules/idNumber.ts'
import { enrolmentRecord, filing, personRecord, unitA, unitRecord, wageRecord } from '../filings/given.ts'

/** 200 insured persons and a stop for each, the same in every process. */
const count = 200
const idNumber = (i: number): string => {
  const first = `53010219900307${String(i).padStart(3, '0')}`
  return first + idCheckDigit(first)
}
const gender = (i: number) => (i % 2 === 1 ? '1' : '2')

const opening: EventData<'register.opened'> = {
  ledgerFrom: '202501',
  openPeriod: '202510',
  records: [
    { record: 'unit', body: unitRecord(unitA) },
    ...Array.from({ length: count }, (_, i) => [
      { record: 'person' as const, body: personRecord({ idNumber: idNumber(i), name: `测试${i}`, gender: gender(i), phone: null }) },
      { record: 'enrolment' as const, body: enrolmentRecord({ idNumber: idNumber(i) }) },
      { record: 'wage' as const, body: { ...wageRecord(), idNumber: idNumber(i) } },
    ]).flat(),
  ],
  charges: [],
  payments: [],
  paidMonths: {},
}

const stop = (i: number, id: string): ImportedFiling => {
  const state = filing('enrolment.decrease', {
    ...unitA,
    idType: '01',
    idNumber: idNumber(i),
    name: `测试${i}`,
    form: 'single',
    stopReason: '01',
    stopDate: '2025-08-31',
  })
  return {
    action: 'submit',
    id,
    number: `N-${id}`,
    kind: state.kind,
    jointId: null,
    officeId: 'km-guandu',
    submitter: state.submitter,
    submittedAt: state.submittedAt,
    values: { ...state.values },
    sources: {},
    materials: [],
  }
}
const pkg = (packageId: string, filings: readonly ImportedFiling[]): ImportedPackage => ({
  packageId,
  fileName: `${packageId}.zip`,
  sha256: 'c'.repeat(64),
  portal: '测试网厅',
  createdAt: '2025-10-16T01:00:00.000Z',
  channel: 'portal',
  attachments: 0,
  filings,
})

export const hundreds = {
  count,
  idNumber,
  opening,
  /** The 200 stops. */
  all: pkg(
    'all',
    Array.from({ length: count }, (_, i) => stop(i, `f${i}`)),
  ),
  /** The i-th further package: 50 filings that come together or not at all. */
  package: (i: number) =>
    pkg(
      `p${i}`,
      Array.from({ length: 50 }, (_, k) => stop(k, `p${i}-${k}`)),
    ),
}

/** The same act has the same command id after a restart, as a retry from the window would. */
export const actId = (kind: number, index: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`
