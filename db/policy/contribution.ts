import type { Tables } from '../../shared/policy/tables.ts'

const monthOfYear = (year: number) => ({ from: `${year}01`, to: `${year}12` })
const limitsNote = '；启用月份待昆明经办机构确认'

/** 费率, 基数上下限, 农民工规则, 未申报核定, 申报截止, 业务期, 滞纳金, 利息. */
export const contributionTables: Pick<
  Tables,
  'rate' | 'baseLimits' | 'ruralWorkerRule' | 'overdueRate' | 'wageDeadline' | 'businessWindow' | 'lateFee' | 'interest'
> = {
  // No row for 2016-05 to 2019-04 nor from 2026-01: the notices have not been found.
  rate: [
    {
      from: '199901',
      to: '201502',
      docNo: '国务院令第258号',
      source: '失业保险条例第六条',
      confirmed: true,
      scope: 'province',
      unit: 200,
      person: 100,
    },
    {
      from: '201503',
      to: '201604',
      docNo: '',
      source: '云南2015年3月起费率由3%降为2%（截止月份待确认）',
      confirmed: false,
      scope: 'province',
      unit: 140,
      person: 60,
    },
    {
      from: '201905',
      to: '202512',
      docNo: '云政发〔2019〕48号',
      source: '阶段性降低失业保险费率，逐年延续至2025年12月31日（人社部发〔2024〕40号）',
      confirmed: true,
      scope: 'province',
      unit: 70,
      person: 30,
    },
  ],
  // Published figures: no single rounding of 60 % of the average wage yields them.
  baseLimits: [
    {
      ...monthOfYear(2018),
      docNo: '',
      source: `云南2018年度缴费基数上下限${limitsNote}`,
      confirmed: false,
      floor: 367_600,
      ceiling: 1_837_800,
    },
    {
      ...monthOfYear(2019),
      docNo: '',
      source: `云南2019年度缴费基数上下限${limitsNote}`,
      confirmed: false,
      floor: 310_700,
      ceiling: 1_553_700,
    },
    {
      ...monthOfYear(2024),
      docNo: '',
      source: `按2024年度月平均工资7177元推算，公布的下限数未见${limitsNote}`,
      confirmed: false,
      floor: 430_600,
      ceiling: 2_153_100,
    },
    {
      ...monthOfYear(2025),
      docNo: '',
      source: `云南2025年度缴费基数上下限${limitsNote}`,
      confirmed: false,
      floor: 435_700,
      ceiling: 2_178_900,
    },
  ],
  ruralWorkerRule: [
    { from: '199901', to: '202206', docNo: '国务院令第258号', source: '失业保险条例第六条', confirmed: true, personShare: 'byFlag' },
    { from: '202207', to: null, docNo: '', source: '云南关于统一城乡劳动者失业保险政策的通知', confirmed: true, personShare: 'always' },
  ],
  overdueRate: [{ from: '201107', to: null, docNo: '主席令第三十五号', source: '社会保险法第六十二条', confirmed: true, share: 11_000 }],
  // A wage once declared holds until an office enters by when the year's wages had to be declared.
  wageDeadline: [
    {
      from: '199901',
      to: null,
      docNo: '',
      source: '各年度缴费基数申报截止月份未见通知，未录入前不按未申报处理；收到年度申报通知后由本机构录入',
      confirmed: false,
      wagesFrom: '199901',
    },
  ],
  businessWindow: [
    { from: '199901', to: '201812', docNo: '', source: '按现行业务期（1日至20日）往前推定', confirmed: false, firstDay: 1, lastDay: 20 },
    {
      from: '201901',
      to: null,
      docNo: '',
      source: '云南省公共就业服务平台网上办事大厅操作流程2.1：每月1日至20日（含20日），节假日不顺延',
      confirmed: true,
      firstDay: 1,
      lastDay: 20,
    },
  ],
  lateFee: [
    {
      from: '1999-01-22',
      to: '2011-06-30',
      docNo: '国务院令第259号',
      source: '社会保险费征缴暂行条例第十三条（每日千分之二）；起算日、上限、宽限待确认',
      confirmed: false,
      perMillion: 2000,
      start: 'V1',
      cap: 'none',
      graceDays: 0,
    },
    {
      from: '2011-07-01',
      to: null,
      docNo: '主席令第三十五号',
      source: '社会保险法第八十六条（每日万分之五）；起算日、上限、宽限待确认',
      confirmed: false,
      perMillion: 500,
      start: 'V1',
      cap: 'none',
      graceDays: 0,
    },
  ],
  interest: [
    {
      from: '1999-01-22',
      to: null,
      docNo: '',
      source: '未见失业保险费补缴计息的依据，默认不计息；待昆明经办机构确认',
      confirmed: false,
      perMillion: 0,
      basis: '',
    },
  ],
}
