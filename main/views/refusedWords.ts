import type { CallName } from '../../shared/contract/index.ts'

type Area = CallName extends `${infer A}.${string}` ? A : never

/** What part of the desk a call belongs to; a new part without a name does not compile. */
const areas: { readonly [A in Area]: string } = {
  app: '启动',
  demo: '演示',
  session: '登录',
  preferences: '偏好设置',
  staff: '人员',
  backup: '备份',
  work: '工作台',
  queue: '办件审核',
  case: '办件',
  draft: '草稿',
  counter: '窗口受理',
  intake: '导入',
  results: '结果包',
  jobs: '后台任务',
  store: '校验流水',
  batch: '批量申报',
  register: '参保登记',
  accounts: '网厅账号',
  audit: '审计',
  keys: '实体CA',
  assessment: '月度核定',
  policy: '政策参数',
  payments: '发放回盘',
  receipts: '到账',
  opening: '期初余额',
  baseExport: '缴费基数报盘',
  rollback: '业务回退',
  print: '打印',
}
const reasons: Readonly<Record<string, string>> = {
  role: '岗位不符',
  office: '其他机构的业务',
  changePassword: '须先修改密码',
  proposer: '本人提出的申请',
  sameReviewer: '初审和复核不能同一人',
  entered: '本人受理录入的办件',
  conflictOfInterest: '已登记回避',
  notDecider: '不是作出决定的人',
  printKind: '岗位不能打印这种单据',
  notEnrolled: '证书没有登记给该登录名',
}

/** What was refused, why, how often; the call's own name stays beside it for whoever looks further. */
export const refusedWords = ({ call, why, count }: { readonly call: string; readonly why: string; readonly count: number }): string => {
  const area = call.split('.', 1)[0] ?? ''
  const words = `${Object.hasOwn(areas, area) ? areas[area as Area] : area}（${call}）：${reasons[why] ?? why}`
  return count > 1 ? `${words}，${count} 次` : words
}
