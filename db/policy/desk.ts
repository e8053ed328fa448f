import type { RowOf, Tables } from '../../shared/policy/tables.ts'

const handling = '国务院令第765号'

const limit = (
  matter: string,
  workingDays: number,
  article: string,
  source: string,
  docNo = handling,
  confirmed = true,
): RowOf<'timeLimits'> => ({
  from: '2023-12-01',
  to: null,
  docNo,
  source,
  confirmed,
  matter,
  workingDays,
  article,
})

const reviewed = (matter: string, threshold: number): RowOf<'secondReview'> => ({
  from: '2023-12-01',
  to: null,
  docNo: handling,
  source: '社会保险经办条例第三十七条（重要业务分级审核）；金额由本机构确定',
  confirmed: false,
  matter,
  threshold,
})

/** 办理时限, 复核标准, 办件占用, 终端安全, 授权码有效期. */
export const deskTables: Pick<
  Tables,
  'timeLimits' | 'secondReview' | 'leaseWorkingDays' | 'takeBackMinutes' | 'deskSecurity' | 'signature' | 'sheetPrinting' | 'codeValidity'
> = {
  timeLimits: [
    limit('registration', 10, '第六条', '社会保险经办条例第六条'),
    limit('change', 10, '第十条', '社会保险经办条例第十条'),
    limit('benefitClaim', 10, '第二十四条', '社会保险经办条例第二十四条'),
    limit('refund', 10, '第二十四条', '社会保险经办条例第二十四条；稳岗返还比照办理', handling, false),
    limit('trainingSubsidy', 10, '第二十四条', '社会保险经办条例第二十四条'),
    limit('stopNotice', 20, '第二十五条', '社会保险经办条例第二十五条'),
    limit('kunmingOnline', 5, '', '昆明网上申领审核5个工作日（办事指南）', ''),
  ],
  secondReview: [
    reviewed('benefitClaim', 0),
    reviewed('benefitStop', 0),
    reviewed('skillSubsidy', 0),
    reviewed('retention', 0),
    reviewed('wageDeclaration', 100_000),
    reviewed('enrolmentStart', 1_000_000),
    reviewed('enrolmentStop', 100_000),
  ],
  deskSecurity: [
    {
      from: '2019-01-01',
      to: null,
      docNo: '',
      source: 'GB/T 22239-2019 第三级“身份鉴别”（空闲退出、失败处理）；时长由本机构确定',
      confirmed: false,
      idleMinutes: 10,
      absoluteHours: 12,
      reauthMinutes: 5,
      passwordMonths: 0,
      backupHours: 24,
      backupDaily: 14,
      backupMonthly: 12,
      postChanges: 'secondPersonIfAppointed',
    },
  ],
  // No source demands it: which acts are signed, and from which amount on, is the office's to set.
  signature: [],
  sheetPrinting: [
    {
      from: '201901',
      to: null,
      docNo: '',
      source: '操作流程 §2.5 注意：每月25号之后打印当月的缴费核定单（S1-22）；本机构按25日当日起掌握',
      confirmed: false,
      firstDay: 25,
    },
  ],
  codeValidity: [
    {
      from: '2019-01-01',
      to: null,
      docNo: '',
      source: '登录操作指引“申请单位授权码”未写明有效期，由本机构确定',
      confirmed: false,
      days: 30,
    },
  ],
  takeBackMinutes: [
    { from: '2019-01-01', to: null, docNo: '', source: '本机构内部管理：审核当日可自行撤销', confirmed: false, minutes: 480 },
  ],
  leaseWorkingDays: [
    { from: '2019-01-01', to: null, docNo: '', source: '本机构内部管理：占用满二个工作日自动释放', confirmed: false, workingDays: 2 },
  ],
}
