import type { RowOf, Tables } from '../../shared/policy/tables.ts'

const logins = (
  system: RowOf<'accountLogin'>['system'],
  area: RowOf<'accountLogin'>['area'],
  source: string,
  ...modes: RowOf<'accountLogin'>['mode'][]
): RowOf<'accountLogin'>[] =>
  modes.map((mode) => ({ from: '2019-01-01', to: null, docNo: '', source, confirmed: true, system, area, mode }))

/** 网厅账号: passwords and logins. */
export const accountTables: Pick<Tables, 'accountPassword' | 'accountLogin'> = {
  accountPassword: [
    {
      from: '2019-01-01',
      to: null,
      docNo: '',
      source:
        '公共就业服务平台操作流程“注意2、3”：初始密码为账号后6位，重置后为信用代码后8位，连续输错3次锁定；两种默认密码均可被猜出，本机构改用随机一次性密码',
      confirmed: false,
      reset: 'random',
      initial: 'random',
      validHours: 72,
      tries: 3,
      people: 1,
      bulkPeople: 2,
      operatorDaily: 20,
      accountMonthly: 3,
    },
  ],
  accountLogin: [
    ...logins('platform', 'all', '一体化平台操作指南 1.3、1.4（S0-04、S0-09）', 'entityCa', 'mobileCa', 'socialCard', 'password'),
    ...logins('hall', 'kunming', '公共就业服务平台操作流程 1.2 短信登录（昆明市）（S1-04）', 'sms'),
    ...logins('hall', 'elsewhere', '公共就业服务平台操作流程 1.1 密码登录（非昆明市）（S1-04）', 'password'),
    ...logins('gdUnified', 'all', '网上服务平台登录操作指引 1（S4-01）', 'password'),
    ...logins('gdHrss', 'all', '网上服务平台登录操作指引 2（S4-01）', 'password'),
  ],
}
