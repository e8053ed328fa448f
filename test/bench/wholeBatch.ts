import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { idCheckDigit } from '../../shared/rules/idNumber.ts'
import { increase, increaseRow, rawBook, sheetRow } from '../batches/workbooks.ts'
import { openDemoWindow, removeDir } from '../desk/window.ts'
import type { Figure } from './harness.ts'

/** What a person at the window does not notice. */
const DELAY_MS = 50
const FIRST_DAY = Date.UTC(1970, 0, 1)
const DAY = 86_400_000

/** Persons that no register knows, all different. */
const person = (i: number): string => {
  const day = new Date(FIRST_DAY + Math.floor(i / 900) * DAY).toISOString().slice(0, 10).replaceAll('-', '')
  const first = `530102${day}${String((i % 900) + 1).padStart(3, '0')}`
  return first + idCheckDigit(first)
}
const name = (i: number): string => `测试${String.fromCodePoint(0x4e00 + (i % 2000), 0x4e00 + Math.floor(i / 2000))}`

/** 批量增加 from the chosen file to the last filing, as a window asks for it, while the window's thread is listened to. */
export const wholeBatchFigures = (rows: number): Figure[] => {
  const body = Array.from({ length: rows }, (_, i) =>
    sheetRow(i + 2, increaseRow(name(i), person(i)).with(4, `139${String(i).padStart(8, '0')}`)),
  )
  const bytes = rawBook({ rows: body.join('') })

  const filed = async () => {
    const window = await openDemoWindow()
    try {
      await window.login('chushen')
      const units = await window.get('register.units', { keyword: '', cursor: null, limit: 100 })
      const unit = units.rows.find(({ officeId }) => officeId === 'km-guandu')?.unitNo ?? ''
      const file = path.join(window.dataDir, 'batch.xlsx')
      writeFileSync(file, bytes)
      const delay = monitorEventLoopDelay({ resolution: 1 })
      delay.enable()
      const ticket = window.app.files.issue(file)
      const { jobId: batchId } = await window.get('batch.upload', { ticket, kind: increase.id, unit, corrects: null })
      await window.job(batchId)
      const { counts } = await window.get('batch.open', { batchId })
      if (counts.undecided > 0) await window.get('batch.decide', { batchId, rows: null, choice: 'take', reason: '已核对证明材料' })
      window.pushes.length = 0
      await window.get('batch.file', { batchId, policy: 'goodRowsNow', submitter: { name: '王经办', identity: 'unitLetter' } })
      await window.job(batchId)
      delay.disable()
      const { batch } = await window.get('batch.open', { batchId })
      return { filed: batch.filed, ms: delay.percentile(99) / 1e6 }
    } finally {
      await window.close()
      removeDir(window.dataDir)
    }
  }
  type Filed = Awaited<ReturnType<typeof filed>>
  return [
    {
      name: `batch: ${rows} rows checked and filed: p99 delay of the window / ${DELAY_MS} ms`,
      goal: { atMost: 1 },
      limit: () => setTimeout(DELAY_MS, rows),
      subject: filed,
      right: (answer) => (answer as Filed).filed === rows,
      took: (answer) => (typeof answer === 'object' && answer !== null && 'ms' in answer ? Number(answer.ms) * 1000 : undefined),
      calls: 1,
      by: 'mean',
    },
  ]
}
