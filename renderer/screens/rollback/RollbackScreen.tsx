import type { Target } from '../../../shared/rollback/proposal.ts'
import { formatRoute, navigate, type ScreenProps } from '../../app/router.ts'
import { FindPage } from './FindPage.tsx'
import { ProposePage } from './ProposePage.tsx'
import { RegisterPage } from './RegisterPage.tsx'
import { RollbackPage } from './RollbackPage.tsx'

/** 业务回退: the register, finding a filing, its plan, and one rollback from proposal to end. The address says which. */
export function RollbackScreen({ route }: ScreenProps) {
  const [place, type, id] = route.path
  if (place === undefined) return <RegisterPage query={route.query} />
  if (place === 'find') return <FindPage keyword={route.query['q'] ?? ''} />
  if (place === 'new') {
    const target = targetOf(type, id)
    if (target) return <ProposePage key={`${type}/${id}`} target={target} />
    navigate(formatRoute('rollback'), { replace: true })
    return null
  }
  return <RollbackPage key={place} rollbackId={place} />
}

function targetOf(type: string | undefined, id: string | undefined): Target | undefined {
  if (id === undefined) return undefined
  if (type === 'filing') return { type, filingId: id }
  if (type === 'batch') return { type, batchId: id }
  if (type === 'rollback') return { type, rollbackId: id }
  if (type === 'act' && /^[1-9]\d{0,14}$/.test(id)) return { type, seq: Number(id) }
  return undefined
}
