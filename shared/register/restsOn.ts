import { type RecordKind, type RecordOf, recordKey } from './records.ts'

/** A record by its kind and key. The key may be the beginning of one, ending in `/`: any record that begins so will do. */
export interface RecordRef {
  readonly record: RecordKind
  readonly key: string
}

const ref = (record: RecordKind, key: string): RecordRef => ({ record, key })
const person = (idNumber: string) => ref('person', idNumber)
const unit = (unitNo: string | null) => (unitNo === null ? [] : [ref('unit', unitNo)])

/** What must be in the register for a record to stand: without it the record hangs in the air. */
const bases: { readonly [K in RecordKind]: (body: RecordOf<K>) => readonly RecordRef[] } = {
  unit: () => [],
  person: () => [],
  enrolment: (e) => [...unit(e.unitNo), person(e.idNumber)],
  wage: (w) => [ref('enrolment', `${w.unitNo}/${w.idNumber}/`)],
  unemployment: (u) => [person(u.idNumber)],
  jobSeeking: (j) => [person(j.idNumber)],
  entitlement: (e) => [ref('unemployment', `${e.idNumber}/`)],
  skill: (s) => [person(s.idNumber)],
  repayment: () => [],
  subsidy: (s) => [person(s.idNumber)],
  retention: (r) => unit(r.unitNo),
  account: () => [],
  accountRight: (r) => [ref('account', `${r.system}/${r.accountName}`)],
  authorisationCode: (c) => unit(c.unitNo),
  operatorBinding: () => [],
}

/** The records on which this one rests. */
export const restsOn = <K extends RecordKind>(record: K, body: RecordOf<K>): readonly RecordRef[] => bases[record](body)

/** The references by which other records may name this one: its own key, and the beginnings of it. */
export function refsTo<K extends RecordKind>(record: K, body: RecordOf<K>): readonly RecordRef[] {
  const key = recordKey[record](body)
  const cuts = [...key.matchAll(/\//g)].map(({ index }) => key.slice(0, index + 1))
  return [key, ...cuts].map((each) => ref(record, each))
}
