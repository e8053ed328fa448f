import { accountSystems, loginModes } from '../filings/accountCodes.ts'
import { type Text, text } from '../text.ts'
import type { RowOf, TableName } from './tables.ts'

/** How a member of a row is typed and shown. `min` and `max` are what is plausible, in the stored unit; the shape itself may allow more. */
export type ColumnForm =
  /** 分, typed in 元 */
  | { readonly kind: 'money'; readonly min: number; readonly max: number }
  /** A share typed in per cent; stored in 1/`of` */
  | { readonly kind: 'share'; readonly of: 1000 | 10_000 | 1_000_000; readonly min: number; readonly max: number }
  | { readonly kind: 'integer'; readonly unit: Text; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string | number; readonly label: Text }[] }
  | { readonly kind: 'text'; readonly max: number; readonly pattern?: RegExp; readonly optional?: true }
  | { readonly kind: 'month' }
  /** A list of whole numbers, e.g. 0、2、4 */
  | { readonly kind: 'integers'; readonly min: number; readonly max: number }
  /** One a line: name, first and last day */
  | { readonly kind: 'holidays' }
  /** One a line */
  | { readonly kind: 'dates' }

export interface Column {
  readonly label: Text
  readonly form: ColumnForm
  /** Rows that differ here answer for different things and may be in force together. */
  readonly key?: true
}

type Shared = 'from' | 'to' | 'docNo' | 'source' | 'confirmed'
export type Columns<T extends TableName> = { readonly [C in Exclude<keyof RowOf<T>, Shared>]: Column }

const column = (zh: string, en: string, form: ColumnForm): Column => ({ label: text(zh, en), form })
const key = (zh: string, en: string, form: ColumnForm): Column => ({ ...column(zh, en, form), key: true })
const choice = (...options: readonly (readonly [value: string | number, zh: string, en: string])[]): ColumnForm => ({
  kind: 'choice',
  options: options.map(([value, zh, en]) => ({ value, label: text(zh, en) })),
})
const yuan = (min: number, max: number): ColumnForm => ({ kind: 'money', min: min * 100, max: max * 100 })
/** Per cent from and to. */
const percent = (min: number, max: number): ColumnForm => ({ kind: 'share', of: 10_000, min: min * 100, max: max * 100 })
const perMille = (min: number, max: number): ColumnForm => ({ kind: 'share', of: 1000, min, max })
const daily: ColumnForm = { kind: 'share', of: 1_000_000, min: 0, max: 5000 }
const integer = (zh: string, en: string, min: number, max: number): ColumnForm => ({ kind: 'integer', unit: text(zh, en), min, max })
const days = (min: number, max: number) => integer('天', 'days', min, max)
const workingDays = (min: number, max: number) => integer('个工作日', 'working days', min, max)
const minutes = integer('分钟', 'minutes', 1, 30)
const months = (min: number, max: number) => integer('个月', 'months', min, max)
const offset = choice([0, '当月', 'the same month'], [1, '次月', 'the next month'])
const people = choice([1, '一人办理', 'one person'], [2, '两人办理（须复核）', 'two people'])
const listed = (options: readonly { readonly value: string; readonly label: Text }[]): ColumnForm => ({ kind: 'choice', options })
const wageClass = choice([1, '一类', 'class 1'], [2, '二类', 'class 2'], [3, '三类', 'class 3'])
const division: ColumnForm = { kind: 'text', max: 6, pattern: /^\d{6}$/ }

/** Every member of every table beside its dates and its source, as a person reads and types it; screen and form follow from this. */
export const tableColumns: { readonly [T in TableName]: Columns<T> } = {
  rate: {
    scope: column('适用范围', 'Scope', choice(['province', '全省', 'the province'])),
    unit: column('单位费率', 'Unit', percent(0, 5)),
    person: column('个人费率', 'Person', percent(0, 2)),
  },
  baseLimits: { floor: column('下限', 'Floor', yuan(500, 20_000)), ceiling: column('上限', 'Ceiling', yuan(2000, 100_000)) },
  ruralWorkerRule: {
    personShare: column(
      '个人部分',
      'Person’s share',
      choice(['byFlag', '按参保登记标志', 'as the enrolment says'], ['always', '与城镇职工相同', 'as for everybody']),
    ),
  },
  overdueRate: { share: column('按上月缴费额的', 'Of the previous month', percent(100, 200)) },
  wageDeadline: { wagesFrom: column('须申报自该月起的工资', 'Wages declared from', { kind: 'month' }) },
  minimumWage: { class: key('区域类别', 'Class', wageClass), monthly: column('月最低工资', 'A month', yuan(500, 10_000)) },
  classMembership: { division: key('行政区划代码', 'Division', division), class: column('区域类别', 'Class', wageClass) },
  benefitPercent: {
    share: column('占最低工资', 'Of the minimum wage', percent(50, 100)),
    scope: column('口径', 'Scope', choice(['ownClass', '本地类别', 'own class'], ['provinceClass1', '全省按一类', 'class 1 everywhere'])),
  },
  durationTable: {
    months: column('各满整年的月数（0年起）', 'Months by full years, from 0', { kind: 'integers', min: 0, max: 24 }),
    maximum: column('最长', 'Maximum', months(1, 24)),
  },
  firstMonthOffset: { offset: column('首个享受月', 'First month', offset) },
  businessWindow: {
    firstDay: column('首日', 'First day', integer('日', 'of the month', 1, 28)),
    lastDay: column('末日', 'Last day', integer('日', 'of the month', 1, 28)),
  },
  lateFee: {
    perMillion: column('每日', 'A day', daily),
    start: column(
      '起止',
      'Runs',
      choice(
        ['V1', '缴费截止次日至核定当日', 'day after the deadline to the day itself'],
        ['V2', '次月1日至核定前一日', 'first of the next month to the day before'],
      ),
    ),
    cap: column('上限', 'Cap', choice(['none', '不设上限', 'none'], ['principal', '不超过本金', 'the principal'])),
    graceDays: column('宽限', 'Grace', days(0, 365)),
  },
  interest: {
    perMillion: column('每日', 'A day', daily),
    basis: column('计息依据', 'Basis', { kind: 'text', max: 200, optional: true }),
  },
  workCalendar: {
    holidays: column('放假（每行：名称 首日 末日）', 'Holidays, one a line: name, first and last day', { kind: 'holidays' }),
    workingDays: column('调休上班日（每行一日）', 'Weekend days worked, one a line', { kind: 'dates' }),
  },
  timeLimits: {
    matter: key(
      '事项',
      'Matter',
      choice(
        ['registration', '登记', 'registration'],
        ['change', '变更', 'change'],
        ['benefitClaim', '失业保险金申领', 'benefit claim'],
        ['refund', '返还', 'refund'],
        ['trainingSubsidy', '技能提升补贴', 'training subsidy'],
        ['stopNotice', '停发告知', 'stop notice'],
        ['kunmingOnline', '昆明网上申领', 'Kunming online claim'],
      ),
    ),
    workingDays: column('办理时限', 'Limit', workingDays(1, 60)),
    article: column('条款', 'Article', { kind: 'text', max: 60, optional: true }),
  },
  secondReview: {
    matter: key(
      '事项',
      'Matter',
      choice(
        ['benefitClaim', '失业保险金申领', 'benefit claim'],
        ['benefitStop', '待遇停发', 'benefit stop'],
        ['skillSubsidy', '技能提升补贴', 'skill subsidy'],
        ['retention', '稳岗返还', 'job-retention refund'],
        ['wageDeclaration', '缴费基数申报', 'wage declaration'],
        ['enrolmentStart', '人员增加', 'enrolment'],
        ['enrolmentStop', '人员减少', 'end of enrolment'],
      ),
    ),
    threshold: column('金额达到即复核', 'From', yuan(0, 10_000_000)),
  },
  leaseWorkingDays: { workingDays: column('占用', 'Lease', workingDays(1, 20)) },
  takeBackMinutes: { minutes: column('通过后可自行撤销', 'Taken back within', integer('分钟', 'minutes', 0, 2880)) },
  retirementAge: {
    male: column('男', 'Men', months(600, 840)),
    femaleCadre: column('女干部', 'Women, cadres', months(540, 780)),
    femaleWorker: column('女工人', 'Women, workers', months(480, 720)),
    note: column('说明', 'Note', { kind: 'text', max: 200, optional: true }),
  },
  benefitStopMonth: { offset: column('首个停发月', 'First month without', offset) },
  skillAmount: {
    level: key(
      '等级',
      'Level',
      choice(['5', '初级（五级）', 'level 5'], ['4', '中级（四级）', 'level 4'], ['3', '高级（三级）', 'level 3']),
    ),
    amount: column('补贴标准', 'Amount', yuan(100, 20_000)),
  },
  skillMonths: { months: column('累计缴费', 'Months paid', months(1, 120)) },
  skillDeadline: { months: column('核发后', 'After issue', months(1, 60)) },
  skillYearly: {
    ordinary: column('每年次数', 'Times a year', integer('次', 'times', 1, 12)),
    shortage: column('全为急需紧缺时', 'All on the shortage list', integer('次', 'times', 1, 12)),
  },
  retention: {
    year: column('返还年度', 'Year refunded', { kind: 'text', max: 4, pattern: /^\d{4}$/ }),
    minimumMonths: column('缴费满', 'Months paid', months(1, 60)),
    layoffs: column('裁员率上限', 'Layoffs up to', perMille(0, 500)),
    smallUnit: column('小单位人数', 'Small unit', integer('人及以下', 'people or fewer', 1, 1000)),
    smallUnitLayoffs: column('小单位裁员率上限', 'Layoffs of small units', perMille(0, 1000)),
    largeShare: column('大型企业返还', 'Large units', percent(0, 100)),
    smallShare: column('中小微返还', 'Small units', percent(0, 100)),
  },
  deskSecurity: {
    idleMinutes: column('无操作锁定', 'Locks idle after', minutes),
    absoluteHours: column('登录后最长', 'Longest session', integer('小时', 'hours', 1, 12)),
    reauthMinutes: column('再次验证有效', 'A password check serves', minutes),
    passwordMonths: column('密码更换（0为不定期）', 'Change of password, 0 for never', months(0, 12)),
    backupHours: column('每隔几小时备份', 'Backed up every', integer('小时', 'hours', 1, 168)),
    backupDaily: column('保留最近', 'Kept of the newest', integer('份', 'backups', 3, 60)),
    backupMonthly: column('每月一份保留', 'Kept one a month for', months(1, 36)),
    postChanges: column(
      '岗位变更',
      'Change of posts',
      choice(
        ['secondPerson', '须第二人核准', 'needs a second person'],
        ['secondPersonIfAppointed', '有第二人时须其核准', 'needs a second person where there is one'],
        ['systemAlone', '系统管理员单独办理', 'by the system administrator alone'],
      ),
    ),
  },
  signature: {
    act: key(
      '业务',
      'Act',
      choice(
        ['approval', '审核通过', 'approval'],
        ['rollback', '回退', 'rollback'],
        ['reset', '账号重置', 'account reset'],
        ['lock', '核定锁定', 'assessment lock'],
        ['policy', '参数变更', 'policy change'],
      ),
    ),
    threshold: column('涉及金额达到', 'From an amount of', yuan(0, 100_000_000)),
  },
  sheetPrinting: { firstDay: column('当月几日起打印', 'From this day on', integer('日', 'of the month', 1, 28)) },
  codeValidity: { days: column('有效期', 'Valid for', days(1, 3650)) },
  accountPassword: {
    reset: column(
      '重置密码',
      'Reset',
      choice(['random', '随机一次性密码', 'random, once'], ['creditCodeTail', '信用代码后8位', 'last 8 of the code']),
    ),
    initial: column(
      '初始密码',
      'Initial',
      choice(['random', '随机一次性密码', 'random, once'], ['accountTail', '登录账号后6位', 'last 6 of the login']),
    ),
    validHours: column('随机密码有效', 'A random one holds', integer('小时', 'hours', 1, 720)),
    tries: column('连续输错锁定', 'Wrong tries that lock', integer('次', 'tries', 1, 10)),
    people: column('重置、分配、单个解锁', 'Reset, allocate, unlock one', people),
    bulkPeople: column('批量解锁', 'Unlock a list', people),
    operatorDaily: column('经办人当日重置预警', 'Resets of an operator a day', integer('次', 'resets', 1, 1000)),
    accountMonthly: column('账号30日内重置预警', 'Resets of an account in 30 days', integer('次', 'resets', 1, 100)),
  },
  accountLogin: {
    system: key('账号体系', 'System', listed(accountSystems)),
    area: key('地区', 'Area', choice(['all', '全部', 'all'], ['kunming', '昆明市', 'Kunming'], ['elsewhere', '昆明市以外', 'elsewhere'])),
    mode: key('登录方式', 'Login', listed(loginModes)),
  },
}

/** Columns of a table in order, by name. */
export const columnsOf = (table: TableName): readonly (readonly [name: string, column: Column])[] =>
  Object.entries<Column>(tableColumns[table])
