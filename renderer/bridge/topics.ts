import type { Topic } from '../../shared/contract/envelope.ts'
import type { QueryName } from '../../shared/contract/index.ts'

/** Which queries a commit may have changed, by the topics that main names. */
const queriesOf: { readonly [T in Topic]: readonly QueryName[] } = {
  session: ['app.status', 'staff.list', 'preferences.get', 'draft.get'],
  filings: [
    'work.overview',
    'queue.page',
    'queue.count',
    'queue.neighbour',
    'case.open',
    'case.preview',
    'case.attachment',
    'counter.preview',
    'counter.attachment',
  ],
  register: [
    'register.persons',
    'register.person',
    'register.units',
    'register.unit',
    'case.preview',
    'counter.preview',
    'counter.person',
    'counter.unit',
    'batch.template',
    'batch.check',
  ],
  assessment: [
    'assessment.periods',
    'assessment.sheets',
    'assessment.totals',
    'assessment.units',
    'assessment.sheet',
    'assessment.explain',
    'assessment.whatIf',
  ],
  packages: ['intake.list', 'work.overview'],
  results: ['results.list', 'work.overview'],
  staff: ['staff.list', 'app.status'],
  jobs: ['jobs.list'],
  preferences: ['preferences.get'],
}

/** Names of the queries to fetch again after a `changed` push. */
export const queriesChangedBy = (topics: readonly Topic[]): ReadonlySet<string> => new Set(topics.flatMap((topic) => queriesOf[topic]))
