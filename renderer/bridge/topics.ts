import type { Topic } from '../../shared/contract/envelope.ts'
import type { QueryName } from '../../shared/contract/index.ts'

/** Which queries a commit may have changed, by the topics that main names. */
const queriesOf: { readonly [T in Topic]: readonly QueryName[] } = {
  session: ['app.status', 'staff.list', 'staff.overview', 'preferences.get', 'draft.get'],
  filings: [
    'rollback.find',
    'rollback.plan',
    'work.overview',
    'queue.page',
    'queue.count',
    'queue.neighbour',
    'case.open',
    'case.preview',
    'case.part',
    'case.attachment',
    'counter.preview',
    'counter.attachment',
    'batch.list',
    'batch.open',
  ],
  register: [
    'rollback.plan',
    'opening.state',
    'register.persons',
    'register.person',
    'register.units',
    'register.unit',
    'case.preview',
    'case.part',
    'counter.preview',
    'counter.person',
    'counter.unit',
    'batch.template',
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
  batches: ['batch.list', 'batch.open', 'batch.rows', 'batch.result'],
  policy: ['policy.tables', 'policy.proposals', 'policy.preview', 'policy.proposal'],
  receipts: ['receipts.list'],
  packages: ['intake.list', 'work.overview'],
  results: ['results.list', 'work.overview'],
  prints: [
    'print.periods',
    'print.units',
    'print.select',
    'print.printers',
    'print.copies',
    'print.register',
    'print.verify',
    'print.runs',
  ],
  rollbacks: ['rollback.plan', 'rollback.open', 'rollback.list', 'case.open'],
  staff: ['staff.list', 'staff.overview', 'staff.history', 'app.status'],
  backups: ['backup.overview'],
  jobs: ['jobs.list', 'batch.list', 'batch.open', 'batch.rows'],
  preferences: ['preferences.get'],
}

/** Names of the queries to fetch again after a `changed` push. */
export const queriesChangedBy = (topics: readonly Topic[]): ReadonlySet<string> => new Set(topics.flatMap((topic) => queriesOf[topic]))
