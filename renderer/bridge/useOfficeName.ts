import { officeById } from '../../shared/policy/offices.ts'
import { useSay } from '../text/language.ts'
import { useStatus } from './useSession.ts'

/** The name of an office by its id; an office of its own name is known from the set-up. */
export function useOfficeName(): (id: string) => string {
  const own = useStatus().data?.office
  const say = useSay()
  return (id) => {
    if (own?.id === id) return own.name
    const office = officeById(id)
    return office ? say(office.name) : id
  }
}
