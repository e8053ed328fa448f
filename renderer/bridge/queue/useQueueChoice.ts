import { usePreference } from '../usePreference.ts'
import { firstChoice, type QueueChoice, readChoice } from './filter.ts'

/** The filter and order of the list of cases, the same in the queue and beside an open case. */
export const useQueueChoice = () => usePreference<QueueChoice>('queue.choice', firstChoice, readChoice)
