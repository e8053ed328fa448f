import type { Content } from 'pdfmake'
import { pairs } from '../blocks.ts'

/** Whom and which period a list of a unit is about; the same head as on the assessment sheet. */
export interface UnitOfPeriod {
  readonly unitNo: string
  readonly unitName: string
  /** 做账期号 `YYYYMM` */
  readonly period: string
}

export const unitHead = ({ unitNo, unitName, period }: UnitOfPeriod): Content =>
  pairs([
    ['单位名称', unitName],
    ['单位编号', unitNo],
    ['做账期号', period],
    ['单位', '人或元'],
  ])
