import type { OutputOf } from '../../../shared/contract/index.ts'

type RecordView = OutputOf<'register.person'>['records'][number]

/** 参保关系 of a person, latest first. */
export const enrolmentsOf = (records: readonly RecordView[]): RecordView[] =>
  records
    .filter((record) => record.record === 'enrolment')
    .toSorted((a, b) => memberOf(b, 'fromMonth').localeCompare(memberOf(a, 'fromMonth')))

/** The plain value of a record's member; empty when it has none. */
export const memberOf = (record: RecordView, name: string): string =>
  String(record.members.find((member) => member.name === name)?.value ?? '')
