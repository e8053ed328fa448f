import { useLanguage } from '../text/language.ts'
import { officeName } from '../ui/officeName.ts'
import { useStatus } from './useSession.ts'

/** The name of an office by its id; an office of its own name is known from the set-up. */
export function useOfficeName(): (id: string) => string {
  const own = useStatus().data?.office
  const language = useLanguage()
  return (id) => (own?.id === id ? own.name : officeName(id, language))
}
