import type { PrintContent } from '../../main/print/layouts.ts'
import type { Mark } from '../../main/print/mark.ts'

/** The sheet of 202510 that domain.md §2.4 works out by hand. */
export const workedSheet = (change: Partial<{ unitName: string; unitNo: string }> = {}): PrintContent => ({
  kind: 'sheet',
  data: {
    unitNo: '530000105421',
    unitName: '久远银海测试单位',
    period: '202510',
    lines: {
      payers: 3,
      ruralPayers: 1,
      baseTotal: 3_226_945,
      unitDue: 22_588,
      personDue: 9681,
      unitAdjusted: 8572,
      personAdjusted: 3674,
      unitOffset: 3500,
      personOffset: 1500,
      unitPayable: 27_660,
      personPayable: 11_855,
      interest: 0,
      lateFee: 279,
    },
    ...change,
  },
})

export const mark = (change: Partial<Mark> = {}): Mark => ({
  office: '官渡区就业局失业保险科',
  printedBy: '祝主任',
  printedAt: '2025-10-25T06:05:09.000Z',
  number: 'HD202510530000105421',
  copy: 1,
  verification: { code: '7K3M9QX2DT8A', qr: 'CASEDESK/7K3M9QX2DT8A/HD202510530000105421' },
  ...change,
})
