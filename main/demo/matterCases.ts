import { accountMatters } from './accountMatters.ts'
import { at } from './day.ts'
import type { Course, Matter } from './matters.ts'
import { personMatters } from './personMatters.ts'
import { type Stage, unitAt } from './plan.ts'
import { unitMatters } from './unitMatters.ts'

/** Kinds of which the demonstration has a filing in every state that the kind can be in. */
export const matters: readonly Matter[] = [...unitMatters, ...personMatters, ...accountMatters]

/** Day of submission, by how far the filing has come since. */
const days: Readonly<Record<Course, string>> = {
  open: '2025-10-14',
  trap: '2025-10-15',
  claimed: '2025-10-14',
  returned: '2025-10-12',
  passed: '2025-10-12',
  second: '2025-10-12',
  approved: '2025-10-11',
  rejected: '2025-10-12',
  withdrawn: '2025-10-13',
}

export const coursesOf = ({ second }: Matter): Course[] =>
  (Object.keys(days) as Course[]).filter((course) => second || (course !== 'passed' && course !== 'second'))

const pad = (value: number) => String(value).padStart(2, '0')

/** Units of the office on show that owe nothing. */
const payers = Array.from({ length: 20 }, (_, i) => i).filter((i) => i !== 4)

/** One filing of each kind and course. */
export function matterCases(stage: Stage): void {
  for (const [i, matter] of matters.entries()) {
    for (const [n, course] of coursesOf(matter).entries()) {
      const unitIndex = payers[(i * 7 + n * 2) % payers.length] ?? 0
      const unit = unitAt(stage, unitIndex)
      const key = `${matter.short}.${course}`
      const day = days[course]
      const { person, values, slots = [], shown, trap } = matter.write({ stage, key, course, unit, unitIndex, day })
      stage.cases.push({
        key,
        unit,
        channel: 'portal',
        portal: matter.portal,
        submittedAt: at(day, `${pad(8 + i)}:${pad(3 + n * 6)}`),
        submitter: matter.byUnit ? { name: unit.name, identity: unit.unitNo } : { name: person.name, identity: person.idNumber },
        person,
        parts: [{ kind: matter.kind, values, slots, ...(shown && { shown }) }],
        trap: trap ?? null,
        again: null,
      })
    }
  }
}
