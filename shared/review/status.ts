import { type Text, text } from '../text.ts'

/** Where a filing stands (办件状态). The four ways back are four different words and are never merged. */
export const statuses = [
  'submitted',
  'inReview',
  'returned',
  'firstPassed',
  'inSecondReview',
  'approved',
  'rejected',
  'withdrawn',
  'rolledBack',
] as const
export type Status = (typeof statuses)[number]

export const statusLabels: { readonly [S in Status]: Text } = {
  submitted: text('未审核', 'Not reviewed'),
  inReview: text('审核中', 'In review'),
  returned: text('退回补正', 'Returned for correction'),
  firstPassed: text('初审通过', 'Passed first review'),
  inSecondReview: text('复核中', 'In second review'),
  approved: text('审核通过', 'Approved'),
  rejected: text('不予通过', 'Rejected'),
  withdrawn: text('申请人撤回', 'Withdrawn by applicant'),
  rolledBack: text('已回退', 'Rolled back'),
}

/** Somebody at the desk still owes an act. */
export const openStatuses: readonly Status[] = ['submitted', 'inReview', 'firstPassed', 'inSecondReview']
export const isOpen = (status: Status): boolean => openStatuses.includes(status)
