import type { EventData } from '../../shared/journal/events.ts'
import type { OpenedRecord } from '../../shared/journal/ledgerEvents.ts'
import { ledgerFrom, openPeriod } from './day.ts'
import { registered } from './persons.ts'
import { chargesOf, type Life } from './register.ts'
import { demoWorld } from './world.ts'

type Opened = EventData<'register.opened'>

const recordsFor = (life: Life): OpenedRecord[] => [
  { record: 'person', body: registered(life.person) },
  ...life.enrolments.map((body): OpenedRecord => ({ record: 'enrolment', body })),
  ...life.wages.map((body): OpenedRecord => ({ record: 'wage', body })),
  ...life.unemployments.map((body): OpenedRecord => ({ record: 'unemployment', body })),
  ...life.jobSeekings.map((body): OpenedRecord => ({ record: 'jobSeeking', body })),
  ...life.entitlements.map((body): OpenedRecord => ({ record: 'entitlement', body })),
]

/**
 * 期初余额 of the demonstration office: 41 units, their people, the ledger from 202401 to 202509, payments and paid months before the ledger.
 * Several events, each with the units of its share and the people who were first at them; together they are the whole opening.
 */
export function opening(options: { readonly unitsPerEvent?: number } = {}): Opened[] {
  const { register } = demoWorld()
  const size = options.unitsPerEvent ?? 6
  const groups = Array.from({ length: Math.ceil(register.units.length / size) }, (_, i) => register.units.slice(i * size, (i + 1) * size))
  return groups.map((units, i) => {
    const own = new Set(units.map((unit) => unit.unitNo))
    const lives = register.lives.filter((life) => own.has(life.enrolments[0]?.unitNo ?? ''))
    return {
      ledgerFrom,
      openPeriod,
      records: [
        ...units.map((body): OpenedRecord => ({ record: 'unit', body })),
        ...lives.flatMap(recordsFor),
        // Accounts and the like stand beside units and people; the first event brings them all.
        ...(i === 0 ? register.others : []),
      ],
      charges: lives.flatMap((life) => chargesOf(register, life)),
      payments: lives.flatMap((life) => life.payments),
      paidMonths: Object.fromEntries(lives.filter((life) => life.opening > 0).map((life) => [life.person.idNumber, life.opening])),
    }
  })
}
