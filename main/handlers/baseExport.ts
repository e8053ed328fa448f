import { renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { baseExportCount, baseExportRows } from '../../db/queries/baseExport.ts'
import { unitByNo } from '../../db/queries/units.ts'
import type { baseExport } from '../../shared/contract/baseExport.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import { text } from '../../shared/text.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { minuteOf, recordFile } from '../exports.ts'
import { freePath, releasePath } from '../hosts/downloads.ts'
import type { BaseExportWork } from '../jobs/baseExport.ts'
import { beside } from '../jobs/beside.ts'
import type { JobEnd } from '../jobs/messages.ts'
import { endOf } from '../jobs/trouble.ts'
import { OtherOffice, Problem } from '../problem.ts'
import { notFound } from '../views/refusal.ts'
import { mostPersons } from '../xlsx/baseExport.ts'

const shown = 50

/** A unit of the own offices, and how many it insured in the year. */
function unitIn({ signed, actor }: SignedContext, unitNo: string, year: string) {
  const { db } = signed.desk
  const unit = unitByNo(db, unitNo)
  if (!unit) throw notFound()
  if (!actor.offices.includes(unit.officeId)) throw new OtherOffice()
  return { unit, count: baseExportCount(db, unitNo, year) }
}

const phase = text('导出缴费基数报盘', 'Exporting for the base declaration')

export const baseExportHandlers: Handlers<keyof typeof baseExport> = {
  'baseExport.preview': ({ unitNo, year }, context) => {
    const { unit, count } = unitIn(context, unitNo, year)
    const rows = [...baseExportRows(context.signed.desk.db, unitNo, year, shown)]
    return { unitName: unit.name, count, rows: rows.map((row) => ({ ...row, idNumber: maskIdNumber(row.idNumber) })) }
  },
  'baseExport.make': ({ unitNo, year, reason }, context) => {
    const { unit, count } = unitIn(context, unitNo, year)
    if (count === 0) throw new Problem('refused', `${year} 年度该单位没有参保人员，没有可导出的内容。`)
    if (count > mostPersons)
      throw new Problem(
        'refused',
        `该单位 ${year} 年度参保 ${count} 人，Excel 一张表最多放 ${mostPersons} 人，没有导出。请联系维护人员分批导出。`,
      )
    const { desk, signed, staff } = context
    const { dir, key, clock } = signed.desk
    const abort = new AbortController()
    const job = desk.jobs.add('baseExport', phase, () => abort.abort())
    const file = freePath(desk.outlet.downloadsDir, `缴费基数报盘-${unitNo}-${year}.xlsx`)
    const half = `${file}.part`
    const work = async (): Promise<JobEnd> => {
      const { name: unitName, creditCode } = unit
      const given: BaseExportWork = { file: half, unitNo, unitName, creditCode, year, count, by: staff.name, at: minuteOf(clock.now()) }
      const tell = (done: number) => job.progress({ phase, done, total: count })
      if (!(await beside<BaseExportWork, number, boolean>('baseExport', { dir, key }, given, tell, abort.signal))) {
        releasePath(file)
        return { state: 'cancelled', message: text('已停止，没有留下文件', 'Stopped; no file is left') }
      }
      // Nothing leaves under its name before the journal says so.
      await recordFile(context, { what: 'baseExport', count, reason: `${unitNo} ${year}：${reason}`, fileName: path.basename(file) }, half)
      renameSync(half, file)
      return { state: 'done', message: text(`已导出 ${count} 人：${file}`, `${count} persons: ${file}`) }
    }
    void work()
      .catch((error: unknown) => {
        releasePath(file)
        return endOf(error, abort.signal)
      })
      .then((end) => {
        rmSync(half, { force: true })
        job.ended(end)
      })
    return { jobId: job.id }
  },
}
