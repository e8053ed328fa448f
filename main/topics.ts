import type { Topic } from '../shared/contract/envelope.ts'
import type { EventType } from '../shared/journal/events.ts'

/** What a commit may have changed for somebody who looks, per type of event. */
const topicsOf: { readonly [T in EventType]: readonly Topic[] } = {
  'filing.received': ['filings'],
  'filing.resubmitted': ['filings'],
  'filing.withdrawn': ['filings'],
  'review.claimed': ['filings'],
  'review.takenOver': ['filings'],
  'review.released': ['filings'],
  'review.passedFirst': ['filings'],
  'review.sentBack': ['filings'],
  'review.approved': ['filings', 'register', 'results'],
  'review.returned': ['filings', 'results'],
  'review.rejected': ['filings', 'results'],
  'review.takenBack': ['filings', 'register', 'results'],
  'filing.rolledBack': ['filings', 'register', 'results', 'rollbacks'],
  'filing.reinstated': ['filings', 'register', 'results', 'rollbacks'],
  'rollback.proposed': ['filings', 'rollbacks'],
  'rollback.withdrawn': ['filings', 'rollbacks'],
  'rollback.refused': ['filings', 'rollbacks'],
  'rollback.executed': ['filings', 'register', 'rollbacks'],
  'rollback.undid': ['register', 'rollbacks'],
  'rollbacks.exported': [],
  'payments.returned': ['register', 'rollbacks'],
  'result.exported': ['filings', 'results'],
  'personal.revealed': ['filings'],
  'office.established': ['session'],
  'policy.adopted': ['policy', 'filings', 'register'],
  'policy.proposed': ['policy'],
  'policy.amended': ['policy', 'filings', 'register'],
  'policy.rejected': ['policy'],
  'policy.withdrawn': ['policy'],
  'staff.added': ['staff'],
  'staff.disabled': ['staff'],
  'staff.passwordChanged': [],
  'session.opened': [],
  'register.opened': ['register', 'filings'],
  'package.imported': ['packages', 'filings'],
  'package.refused': ['packages'],
  'batch.received': ['filings', 'batches'],
  'batch.rowsCorrected': ['batches'],
  'batch.rowDropped': ['batches'],
  'results.issued': ['results'],
  'results.written': ['results'],
  'personal.viewed': [],
  'access.refused': [],
}

/** Topics of a commit, each once. */
export const topicsOfCommit = (types: readonly string[]): Topic[] => [
  ...new Set(types.flatMap((type) => (Object.hasOwn(topicsOf, type) ? topicsOf[type as EventType] : []))),
]
