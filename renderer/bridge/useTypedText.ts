import { type Draft, useDraft } from './useDraft.ts'

const asText = (stored: unknown): string => (typeof stored === 'string' ? stored : '')

/** What is typed into a dialog about one matter (null: it is closed), e.g. the reason of an act on a record. It stays until it is sent, also through a lock. */
export const useTypedText = (about: string | null): Draft<string> => useDraft(about === null ? null : `typed/${about}`, asText)
