import type { ScreenProps } from '../../app/router.ts'
import { PersonPage } from './PersonPage.tsx'
import { Search } from './Search.tsx'
import { UnitPage } from './UnitPage.tsx'

/** 参保登记: looks up persons and units. `#/register/persons/<id>`, `#/register/units/<number>`. */
export function RegisterScreen({ route }: ScreenProps) {
  const [kind, id] = route.path
  if (kind === 'persons' && id) return <PersonPage key={id} personId={id} />
  if (kind === 'units' && id) return <UnitPage key={id} unitNo={id} />
  return <Search kind={kind === 'units' ? 'units' : 'persons'} keyword={route.query['q'] ?? ''} />
}
