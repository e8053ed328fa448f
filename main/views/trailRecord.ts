import type { ReadableDb } from '../../db/open.ts'
import { requestBy } from '../../db/queries/accounts.ts'
import { batchById } from '../../db/queries/batches.ts'
import { filingById } from '../../db/queries/filings.ts'
import { policyProposal } from '../../db/queries/policyProposals.ts'
import { printById } from '../../db/queries/prints.ts'
import { rollbackById } from '../../db/queries/rollbacks.ts'
import type { OutputOf } from '../../shared/contract/index.ts'
import { kindOf } from '../../shared/filings/index.ts'
import { tableLabels } from '../../shared/policy/tables.ts'
import { printKindLabels } from '../../shared/print/kinds.ts'
import { monthInWords } from '../../shared/rules/months.ts'
import type { FilingState } from '../../shared/review/state.ts'
import type { NameOf } from './history.ts'

type Place = NonNullable<OutputOf<'audit.page'>['rows'][number]['place']>

/** What an entry is about, as people call it, and where the desk shows it. */
export interface TrailRecord {
  readonly label: string
  readonly place: Place | null
  readonly part: FilingState | undefined
}

const at = (screen: string, path: string[] = [], query: Place['query'] = {}): Place => ({ screen, path, query })

/** Streams whose entries say themselves what they are about. */
const matters: Readonly<Record<string, string>> = {
  access: '登录和权限',
  exports: '导出',
  backups: '备份',
  packages: '申报包',
  payments: '发放',
  prints: '打印',
  office: '经办机构',
  policy: '政策参数',
  register: '期初余额',
  keys: '证书驱动和信任',
  package: '申报包',
  results: '结果包',
  receipts: '到账文件',
  printRun: '批量打印',
}

/** Finds the record of a stream by its name; a record that the tables do not hold is called by the name itself. */
export function trailRecords(db: ReadableDb, nameOf: NameOf): (stream: string) => TrailRecord {
  const told = new Map<string, TrailRecord>()
  const find = (stream: string): TrailRecord => {
    const cut = stream.indexOf(':')
    const [sort, id] = cut < 0 ? [stream, ''] : [stream.slice(0, cut), stream.slice(cut + 1)]
    const record = (label: string | undefined, place: Place | null = null, part?: FilingState): TrailRecord => ({
      label: label ?? stream,
      place,
      part,
    })
    switch (sort) {
      case 'filing': {
        const filing = filingById(db, id)
        if (!filing) return record(undefined)
        return record(`${filing.number} ${kindOf(filing.kind).label.zh} ${filing.subjectName}`, at('case', [filing.caseId]), filing.state)
      }
      case 'account':
        return record(`网厅账号 ${id.slice(id.indexOf('/') + 1)}`, at('accounts', [], { q: id.slice(id.indexOf('/') + 1) }))
      case 'accountRequest': {
        const request = requestBy(db, id)
        return record('网厅账号申请', request?.state === 'waiting' ? at('accounts', ['requests']) : null)
      }
      case 'rollback': {
        const rollback = rollbackById(db, id)
        return record(rollback && `回退 ${rollback.number}`, rollback ? at('rollback', [id]) : null)
      }
      case 'batch': {
        const batch = batchById(db, id)
        return record(batch && `批量申报 ${batch.number}`, batch ? at('batches', [id]) : null)
      }
      case 'policy': {
        const proposal = policyProposal(db, id)
        if (id === '' || !proposal) return record(matters[sort])
        return record(`参数“${tableLabels[proposal.tableName].zh}”`, at('policy', ['proposals', id]))
      }
      case 'print': {
        const print = printById(db, id)
        return record(print && `${printKindLabels[print.kind].zh} ${print.number}`)
      }
      case 'staff':
        return record(`人员 ${nameOf(id)}`)
      case 'assessment':
        return record(`单位 ${id}`, at('register', ['unit', id]))
      case 'period':
        return record(`做账期 ${monthInWords(id)}`, at('assessment', [id]))
      case 'signature':
        return record('签名', at('keys', ['signatures']))
      default:
        return record(matters[sort])
    }
  }
  return (stream) => {
    const known = told.get(stream) ?? find(stream)
    told.set(stream, known)
    return known
  }
}
