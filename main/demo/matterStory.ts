import { coursesOf, matters } from './matterCases.ts'
import type { Course, Matter } from './matters.ts'
import { approve, claim, type DemoCommand, giveBack, refuse, type Step } from './steps.ts'

const pad = (value: number) => String(value).padStart(2, '0')
const acted = (minute: number) => `${pad(9 + Math.floor(minute / 60))}:${pad(minute % 60)}`

/** What staff did with the filings of `matters`, each as far as its course goes. `filingOf` finds a filing by case and kind. */
export const matterSteps = (filingOf: (key: string, kind: string) => string): Step[] =>
  matters.flatMap((matter, i) => coursesOf(matter).flatMap((course, n) => stepsOf(matter, course, i * 20 + n * 2, filingOf)))

function stepsOf(matter: Matter, course: Course, minute: number, filingOf: (key: string, kind: string) => string): Step[] {
  const key = `${matter.short}.${course}`
  const first = minute % 4 === 0 ? 'chushen' : 'chushen2'
  const step = (day: string, login: string, ...commands: DemoCommand[]): Step => [day, acted(minute), login, key, ...commands]
  const { taken } = matter
  const passing: DemoCommand = taken?.course.includes(course)
    ? { ...approve, acknowledgements: [{ filingId: filingOf(key, matter.kind), checkId: taken.check, reason: taken.reason }] }
    : approve
  switch (course) {
    case 'claimed':
      return [step('2025-10-15', first, claim)]
    case 'returned':
      return [step('2025-10-13', first, claim, giveBack(matter.back))]
    case 'rejected':
      return [step('2025-10-13', first, claim, refuse(matter.refusal))]
    case 'passed':
      return [step('2025-10-13', first, claim, passing)]
    case 'second':
      return [step('2025-10-13', first, claim, passing), step('2025-10-15', 'fuhe', claim)]
    case 'approved':
      return [step('2025-10-13', first, claim, passing), ...(matter.second ? [step('2025-10-14', 'fuhe', claim, approve)] : [])]
    default:
      return []
  }
}
