import { expect, it } from 'vitest'
import { mark } from '../../test/print/given.ts'
import { readers } from '../../test/print/read.ts'
import { type PrintContent, pdfOf } from './layouts.ts'

const person = { name: '柴𬱖', idNumber: '530102199003070016' }
const unit = { unitName: '久远银海测试单位', unitNo: '530000105421' }
const submitted = '2025-10-16T02:00:00.000Z'
const filing = {
  number: 'guandu20251016-C0001',
  item: '参保单位人员减少',
  subject: '柴𬱖（530102********0016）',
  submitter: '张测试',
  submittedAt: submitted,
}

/** One of every kind that flows, with what its reader looks for. */
const documents: readonly (readonly [PrintContent, ...string[]])[] = [
  [{ kind: 'personList', data: { ...unit, period: '202510', rows: [] } }, '失业保险单位月缴费人员明细', '合计 0 人'],
  [{ kind: 'adjustments', data: { ...unit, period: '202510', rows: [] } }, '失业保险补退收明细', '本期没有补收、退收或减收。'],
  [
    {
      kind: 'rightsStatement',
      data: {
        ...person,
        gender: '女',
        birthDate: '1990-03-07',
        enrolments: [{ ...unit, from: '202401', to: null }],
        years: [{ year: '2025', months: 9, received: 8, unitAmount: 31_500, personAmount: 13_500 }],
        paidMonths: 45,
        benefits: [],
        payments: { count: 2, amount: 340_000 },
        subsidies: [],
      },
    },
    '失业保险个人权益单',
    '45 个月',
    '2025 9 8 315.00 135.00',
    '2 个月 3,400.00 元',
    '没有核定失业保险待遇。',
    '第七十四条',
  ],
  [
    {
      kind: 'contributionCertificate',
      data: {
        ...person,
        ...unit,
        creditCode: '91370285MA3QAJ0107',
        insured: true,
        from: '202401',
        to: null,
        paidMonths: 45,
        last: { month: '202509', base: 500_000, unitAmount: 3500, personAmount: 1500 },
        drawsBenefit: false,
      },
    },
    '失业保险参保缴费证明',
    '2024年01月至今',
    '5,000.00 元',
    '未领取失业保险金',
  ],
  [
    {
      kind: 'receipt',
      data: {
        ...filing,
        acceptedBy: '李初',
        materials: [{ name: '身份证', count: 2 }],
        dueOn: '2025-10-20',
        dueRule: '业务期 2025-10-20 24:00 止',
        contact: '官渡区，电话 67000000',
      },
    },
    '失业保险业务受理回执',
    '身份证（2 份）',
    '2025-10-20（业务期 2025-10-20 24:00 止）',
  ],
  [
    {
      kind: 'rejection',
      data: { ...filing, decidedAt: submitted, reasons: ['不符合条件。依据：社会保险法 art. 45。'], note: '请到窗口咨询' },
    },
    '失业保险业务不予通过告知书',
    '1. 不符合条件。依据：社会保险法 art. 45。',
    '六十日内依法申请行政复议',
    '依法向人民法院提起行政诉讼',
  ],
  [
    {
      kind: 'accountReset',
      data: {
        system: '云南公共就业服务平台',
        accountName: 'test01',
        unitName: unit.unitName,
        creditCode: '91370285MA3QAJ0107',
        holderName: person.name,
        resetAt: submitted,
        instructions: ['首次登录须修改密码。'],
      },
    },
    '网厅账号重置单',
    '首次登录须修改密码。',
    '领取人签名',
  ],
  [
    {
      kind: 'rollbackPlan',
      data: {
        title: '失业保险业务回退影响单',
        pairs: [['回退编号', 'HT-1']],
        sections: [{ heading: '一、撤销的业务', columns: [{ label: '编号' }, { label: '对象' }], rows: [['N-1', '柴𬱖']], empty: '' }],
        notes: ['申请人签名：'],
      },
    },
    '失业保险业务回退影响单',
    'N-1 柴𬱖',
  ],
]

it('every kind of flowing document says what it is for, on a page of its own', async () => {
  const made = await pdfOf(
    documents.map(([content], i) => ({ content, mark: mark({ number: `NO${i}` }) })),
    { preview: false },
  )
  if (!made.ok) throw new Error('not made')
  expect(made.firstPages).toEqual(documents.map((_, i) => i + 1))
  const pdf = readers(made.bytes)
  expect(pdf.check()).toContain('No syntax or stream encoding errors found')
  const pages = pdf.text().split('\f')
  for (const [i, [{ kind }, ...words]] of documents.entries())
    for (const wanted of [...words, `单号：NO${i}`, '核验码：7K3M-9QX2-DT8A'])
      expect([kind, pages[i]]).toEqual([kind, expect.stringContaining(wanted)])
})
