import { at } from './day.ts'
import { type DemoDelivery, demoDeliveries } from './deliveries.ts'
import type { DemoFiling } from './filings.ts'
import { matterSteps } from './matterStory.ts'
import { approve, claim, type DemoCommand, giveBack, reason, refuse, type Step } from './steps.ts'

/** One thing that happened at the demonstration office. */
export type DemoAct =
  | { readonly type: 'import'; readonly at: string; readonly delivery: DemoDelivery }
  | {
      readonly type: 'review'
      readonly at: string
      readonly login: string
      readonly caseId: string
      /** 办件编号 of the case's first filing, for messages. */
      readonly number: string
      readonly command: DemoCommand
    }

/** What staff did, by day. */
const steps = (partOf: (key: string, kind: string) => string): readonly Step[] => [
  ['2025-09-26', '09:10', 'chushen', 'inc.window2', claim, refuse(reason('J07', ['enrolDate'], [], '9月25日提交，已过9月业务期'))],
  ['2025-09-28', '09:42', 'chushen', 'pkg.1', claim, approve],
  ['2025-09-29', '09:20', 'fuhe', 'pkg.1', claim, approve],
  ['2025-09-30', '10:05', 'chushen2', 'pkg.2', claim, approve],
  ['2025-10-09', '09:15', 'fuhe', 'pkg.2', claim, approve],

  ['2025-10-10', '09:02', 'chushen', 'inc.1', claim, approve],
  ['2025-10-10', '09:21', 'chushen', 'inc.2', claim, approve],
  ['2025-10-10', '09:47', 'chushen', 'dec.1', claim, approve],
  ['2025-10-10', '10:30', 'chushen', 'pkg.3', claim, approve],
  ['2025-10-10', '10:11', 'chushen2', 'reg.1', claim, approve],
  ['2025-10-10', '14:06', 'chushen2', 'pkg.missingAgain', claim, giveBack(reason('R02', [], ['socialCard'], '缺少社会保障卡'))],

  ['2025-10-11', '09:08', 'chushen2', 'inc.3', claim, approve],
  ['2025-10-11', '09:33', 'chushen2', 'dec.2', claim, approve],
  ['2025-10-11', '10:02', 'chushen', 'inc.monthCorrected', claim, giveBack(reason('R06', ['enrolDate', 'employedOn']))],
  [
    '2025-10-11',
    '10:40',
    'chushen',
    'pkg.tooShort2',
    claim,
    { ...approve, excluded: [{ filingId: partOf('pkg.tooShort2', 'benefit.claim'), reasons: [reason('J01', ['paidMonths'])] }] },
  ],
  ['2025-10-11', '11:15', 'chushen2', 'dec.counterOnly2', claim, refuse(reason('J04', ['stopReason']))],
  ['2025-10-11', '14:20', 'chushen', 'pkg.4', claim, approve],

  ['2025-10-13', '09:05', 'fuhe', 'pkg.3', claim, approve],
  ['2025-10-13', '09:12', 'chushen2', 'pkg.accountAgain', claim, giveBack(reason('R05', ['accountName', 'accountNumber'], ['account']))],
  ['2025-10-13', '09:40', 'chushen', 'pkg.blurred', claim, giveBack(reason('R03', [], ['idFront', 'account'], '请重新拍摄'))],
  ['2025-10-13', '10:10', 'chushen', 'dec.3', claim, approve],
  ['2025-10-13', '16:02', 'chushen', 'dec.3', { type: 'takeBack', reason: '单位来电说明停保日期有误，核实后再审' }],
  ['2025-10-13', '10:48', 'chushen', 'pkg.5', claim, approve],
  ['2025-10-13', '14:31', 'chushen2', 'claim.1', claim, approve],
  ['2025-10-13', '15:20', 'chushen', 'seek.1', claim],

  ['2025-10-14', '09:03', 'chushen', 'inc.4', claim, approve],
  ['2025-10-14', '09:25', 'chushen2', 'inc.monthCorrected', claim, approve],
  ['2025-10-14', '09:50', 'chushen2', 'dec.4', claim, approve],
  ['2025-10-14', '10:22', 'chushen', 'pkg.6', claim, approve],
  ['2025-10-14', '11:02', 'fuhe', 'pkg.5', claim, { type: 'sendBack', reason: '请再核对最后缴费单位的欠费月份' }],
  [
    '2025-10-14',
    '15:13',
    'chushen2',
    'claim.2',
    claim,
    { type: 'release', conflictOfInterest: true, reason: '申请人系本人亲属，申请回避' },
  ],

  ['2025-10-15', '09:10', 'chushen', 'pkg.7', claim, approve],
  [
    '2025-10-15',
    '09:44',
    'chushen',
    'pkg.monthApart',
    claim,
    {
      ...approve,
      acknowledgements: [
        {
          filingId: partOf('pkg.monthApart', 'unemployment.register'),
          checkId: 'unemployed.reason',
          reason: '已与原单位核实，8月停保属实，本人10月才来登记',
        },
      ],
    },
  ],
  ['2025-10-15', '10:20', 'zhuguan', 'seek.1', { type: 'release', conflictOfInterest: false, reason: '占用期满未处理，交其他人员办理' }],
  ['2025-10-15', '15:00', 'fuhe', 'pkg.6', claim],
  ['2025-10-15', '16:20', 'chushen', 'inc.5', claim],
  ['2025-10-15', '16:45', 'chushen2', 'pkg.carryOver', claim],
  ['2025-10-16', '08:40', 'chushen', 'inc.back', claim],
  ['2025-10-16', '08:45', 'chushen2', 'dec.5', claim],

  ...matterSteps(partOf),
]

const later = (iso: string, minutes: number) => new Date(Date.parse(iso) + minutes * 60_000).toISOString()

/** Everything that happened at the demonstration office before its fixed morning, in order: deliveries, then what staff did with them. */
export function demoStory(filings: readonly DemoFiling[]): DemoAct[] {
  const cases = Map.groupBy(filings, (f) => f.key)
  const partOf = (key: string, kind: string) => {
    const part = cases.get(key)?.find((f) => f.received.kind === kind)
    if (!part) throw new Error(`no ${kind} in demonstration case ${key}`)
    return part.received.id
  }
  const reviews = steps(partOf).flatMap(([day, time, login, key, ...commands]): DemoAct[] => {
    const first = cases.get(key)?.[0]?.received
    if (!first) throw new Error(`no demonstration case ${key}`)
    return commands.map((command, i) => ({
      type: 'review',
      at: later(at(day, time), i * 3),
      login,
      caseId: first.jointId ?? first.id,
      number: first.number,
      command,
    }))
  })
  const imports = demoDeliveries(filings).map((delivery): DemoAct => ({ type: 'import', at: delivery.at, delivery }))
  return [...imports, ...reviews].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
