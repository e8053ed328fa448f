import { openStore } from '../../db/open.ts'
import { batchById, parkedRows } from '../../db/queries/batches.ts'
import { openVault } from '../../db/vault.ts'
import { rowsAfter, type RowSet, type WorkbookRow } from '../../db/workbooks.ts'
import { type ResultRow, type ResultRows, resultWorkbook } from '../xlsx/result.ts'
import { workBeside } from './workBeside.ts'

// Writes the result workbook of a batch.

await workBeside<string, never, Uint8Array>(async ({ dir, key, work: batchId }) => {
  const db = openStore({ dir, key, mode: 'read' })
  const vault = openVault({ dir, key, mode: 'read' })
  const batch = batchById(db, batchId)
  const parked = new Map(batch ? parkedRows(db, batchId).map((row) => [row.row, row]) : [])

  const outcome = ({ row, result, choice }: WorkbookRow): string => {
    const kept = parked.get(row)
    if (kept?.state === 'corrected') return '已更正后重新申报'
    if (kept?.state === 'dropped') return `已放弃：${kept.reason}`
    if (kept) return '暂存，待更正'
    if (batch) return `已受理，办件编号 ${batch.number}-${String(row).padStart(5, '0')}`
    if (result === 'failed') return '未通过，未办理'
    return choice === 'park' ? '暂存，未办理' : '尚未保存'
  }
  function* all(set: RowSet): Generator<ResultRow> {
    for (let last = 0; ; ) {
      const rows = rowsAfter(vault, batchId, set, last, 500)
      for (const row of rows) {
        const { name, idNumber, result, said, refund } = row
        yield { row: row.row, name, idNumber, group: result === '' ? 'failed' : result, findings: said, refund, outcome: outcome(row) }
      }
      const end = rows.at(-1)
      if (!end) return
      last = end.row
    }
  }
  const rows: ResultRows = { of: all }
  try {
    return await resultWorkbook(rows)
  } finally {
    vault.close()
    db.close()
  }
})
