import type { OutputOf } from '../../../shared/contract/index.ts'
import type { PlanView } from '../../../shared/contract/rollback.ts'
import { formatFen } from '../../../shared/rules/money.ts'
import { monthInWords } from '../../../shared/rules/months.ts'
import { rollbackStateLabels } from '../../../shared/rollback/proposal.ts'
import type { TableDocument } from '../documents/tableDocument.ts'
import { officeTime } from '../paper.ts'
import type { Subject } from '../subject.ts'

type Rollback = OutputOf<'rollback.open'>
type Section = TableDocument['sections'][number]
type Act = Rollback['done'][number] | PlanView['steps'][number]

const right = { align: 'right' } as const
const money = (unit: number, person: number) => `${formatFen(unit)} / ${formatFen(person)}`

const steps = (acts: readonly Act[]): Section => ({
  heading: '一、撤销的业务（后办的先撤）',
  columns: [
    { label: '序号', width: 28, align: 'center' },
    { label: '编号', width: 120 },
    { label: '事项' },
    { label: '对象' },
    { label: '办理时间', width: 100 },
  ],
  rows: acts.map(({ number, label, subject, at }, i) => [String(i + 1), number, label.zh, subject, officeTime(at)]),
  empty: '没有要撤销的业务。',
})

const changes = (acts: readonly Act[]): Section => ({
  heading: '二、登记的变化',
  columns: [{ label: '编号', width: 120 }, { label: '变化', width: 90 }, { label: '登记', width: 90 }, { label: '前 → 后' }],
  rows: acts.flatMap(({ number, effects }) =>
    effects.map(({ label, recordLabel, changes: changed }) => [
      number,
      label.zh,
      recordLabel.zh,
      changed.map(({ label: member, before, after }) => `${member.zh}：${before ?? '无'} → ${after ?? '无'}`).join('；'),
    ]),
  ),
  empty: '登记没有变化。',
})

const consequences = (plan: PlanView): Section[] => [
  {
    heading: `三、${monthInWords(plan.openPeriod)}核定的变动（单位部分 / 个人部分，元）`,
    columns: [{ label: '单位' }, { label: '当月应缴', ...right }, { label: '补（退）收', ...right }, { label: '待转金', ...right }],
    rows: plan.units.map((unit) => [
      `${unit.unitName}（${unit.unitNo}）`,
      money(unit.ordinaryUnit, unit.ordinaryPerson),
      money(unit.adjustUnit, unit.adjustPerson),
      money(unit.creditUnit, unit.creditPerson),
    ]),
    empty: '核定金额没有变动。',
  },
  {
    heading: '四、涉及的核定单（已锁定的不改动，差额进入下一期）',
    columns: [{ label: '单位' }, { label: '做账期号', width: 70 }, { label: '状态', width: 60 }, { label: '已打印', width: 50, ...right }],
    rows: plan.sheets.map(({ unitName, unitNo, period, locked, copies }) => [
      `${unitName}（${unitNo}）`,
      period,
      locked ? '已锁定' : '未锁定',
      `${copies} 份`,
    ]),
    empty: '没有涉及的核定单。',
  },
  {
    heading: '五、已发放和应退还的待遇（元）',
    columns: [{ label: '对象' }, { label: '所属', width: 130 }, { label: '金额', width: 80, ...right }, { label: '处理', width: 70 }],
    rows: [
      ...plan.payments.map(({ payeeName, payee, about, amount }) => [`${payeeName}（${payee}）`, about, formatFen(amount), '已发放']),
      ...plan.claims.map(({ payeeName, payee, fromMonth, toMonth, amount }) => [
        `${payeeName}（${payee}）`,
        `${monthInWords(fromMonth)}至${monthInWords(toMonth)}`,
        formatFen(amount),
        '应退还',
      ]),
    ],
    empty: '没有已发放的待遇受影响。',
  },
  {
    heading: '六、网厅账号',
    columns: [{ label: '网厅' }, { label: '账号' }, { label: '处理' }],
    rows: plan.accounts.map(({ system, accountName, revoked }) => [
      system.zh,
      accountName,
      revoked ? '收回账号' : '恢复原状，下次登录须改密码',
    ]),
    empty: '不涉及网厅账号。',
  },
  {
    heading: '七、将发出的结果',
    columns: [{ label: '办件编号' }, { label: '结果' }, { label: '发往' }, { label: '原结果', width: 70 }],
    rows: plan.messages.map(({ number, portal, sent, rolledBack }) => [
      number,
      rolledBack ? '已回退' : '审核通过（恢复）',
      portal,
      sent ? '已发出' : '未发出',
    ]),
    empty: '不发出结果。',
  },
  {
    heading: '附：按人按月明细（单位部分 / 个人部分，元）',
    columns: [{ label: '人员' }, { label: '费款所属期', width: 70 }, { label: '不回退时', ...right }, { label: '回退后', ...right }],
    rows: plan.moves.map(({ personName, idNumber, coverageMonth, without, after }) => [
      `${personName}（${idNumber}）`,
      coverageMonth,
      lines(without),
      lines(after),
    ]),
    empty: '没有人的应缴变动。',
  },
]

const kinds = { ordinary: '正常应缴', back: '补收', refund: '退收', reduction: '减收' } as const
const lines = (of: PlanView['moves'][number]['after']) =>
  of.length === 0 ? '—' : of.map(({ kind, unitAmount, personAmount }) => `${kinds[kind]} ${money(unitAmount, personAmount)}`).join('；')

/** What stays although it has to do with it, and who said why. */
const staying = (rollback: Rollback, plan: PlanView | null): Section[] => {
  const reasons = new Map(rollback.choices.filter(({ undo }) => !undo).map(({ seq, reason }) => [seq, reason]))
  const acts = [...(plan?.kept ?? []), ...(plan?.reviews ?? []).filter(({ seq }) => reasons.has(seq))]
  if (acts.length === 0) return []
  return [
    {
      heading: '保留的相关业务',
      columns: [{ label: '编号', width: 120 }, { label: '事项' }, { label: '对象' }, { label: '保留的理由' }],
      rows: acts.map(({ seq, number, label, subject }) => [number, label.zh, subject, reasons.get(seq) ?? '更改的内容互不影响']),
      empty: '',
    },
  ]
}

const ways = { once: '一次退回', instalments: '分期退回', setOff: '从以后待遇中抵扣' } as const
const arrangements = ({ settlements }: Rollback): Section[] =>
  settlements.length === 0
    ? []
    : [
        {
          heading: '退款安排（元）',
          columns: [
            { label: '对象' },
            { label: '方式' },
            { label: '所属期', width: 90 },
            { label: '金额', width: 80, ...right },
            { label: '理由' },
          ],
          rows: settlements.flatMap(({ payee, way, entries, reason }) =>
            entries.map(({ month, amount }) => [payee, ways[way], monthInWords(month), formatFen(amount), reason]),
          ),
          empty: '',
        },
      ]

/** 回退影响单 of a proposed or executed rollback; with a plan (worked out on the state of now) also what follows from it. */
export function rollbackSubject(rollback: Rollback, plan: PlanView | null): Subject {
  const acts: readonly Act[] = plan?.steps ?? rollback.done
  const decided = rollback.decidedBy === null ? '' : `${rollback.decidedBy} ${officeTime(rollback.decidedAt ?? rollback.proposedAt)}`
  const state = rollbackStateLabels[rollback.state].zh
  const data: TableDocument = {
    title: '失业保险业务回退影响单',
    pairs: [
      ['回退编号', rollback.number],
      ['状态', state],
      ['办件编号', rollback.filingNumber],
      ['事项', rollback.label.zh],
      ['对象', rollback.subject],
      ['回退原因', rollback.reason.zh],
      ['提出', `${rollback.proposedBy} ${officeTime(rollback.proposedAt)}`],
      ['批准', decided],
    ],
    sections: [steps(acts), changes(acts), ...(plan ? consequences(plan) : []), ...staying(rollback, plan), ...arrangements(rollback)],
    notes: [
      ...(rollback.words === '' ? [] : [`情况说明：${rollback.words}`]),
      ...(plan && plan.feesLeft.lateFee + plan.feesLeft.interest > 0
        ? [
            `退回的月份已计收滞纳金 ${formatFen(plan.feesLeft.lateFee)} 元、利息 ${formatFen(plan.feesLeft.interest)} 元，不随本金冲减，需要退还的另行申请退费。`,
          ]
        : []),
      ...(plan ? [`影响单校验值：${plan.hash.slice(0, 16)}（批准时须与此一致，情况变化后须重新打印）`] : []),
      '申请人签名：______________　　复核人签名：______________',
    ],
  }
  return {
    content: { kind: 'rollbackPlan', data },
    key: rollback.rollbackId,
    name: rollback.number,
    period: null,
    figures: [
      { label: '回退编号', value: rollback.number },
      { label: '办件编号', value: rollback.filingNumber },
      { label: '对象', value: rollback.subject },
      { label: '状态', value: state },
      { label: '撤销业务', value: `${acts.length} 项` },
    ],
  }
}
