import type { RowOf, Tables, WageClass } from '../../shared/policy/tables.ts'

const wages = (from: string, to: string | null, docNo: string, source: string, yuan: readonly [number, number, number]) =>
  yuan.map(
    (monthly, i): RowOf<'minimumWage'> => ({
      from,
      to,
      docNo,
      source,
      confirmed: true,
      class: ([1, 2, 3] as const)[i] ?? 3,
      monthly: monthly * 100,
    }),
  )

const classes = (from: string, to: string | null, source: string, confirmed: boolean, members: Readonly<Record<string, WageClass>>) =>
  Object.entries(members).map(
    ([division, wageClass]): RowOf<'classMembership'> => ({
      from,
      to,
      docNo: '',
      source,
      confirmed,
      division,
      class: wageClass,
    }),
  )

const kunming = {
  '530102': 1,
  '530103': 1,
  '530111': 1,
  '530112': 1,
  '530113': 2,
  '530114': 1,
  '530115': 1,
  '530124': 2,
  '530125': 2,
  '530126': 2,
  '530127': 1,
  '530128': 2,
  '530129': 2,
  '530181': 1,
} as const satisfies Record<string, WageClass>

/** 最低工资, 区域类别, 待遇标准, 享受期限, 开始年月, 退休年龄. */
export const benefitTables: Pick<
  Tables,
  'minimumWage' | 'classMembership' | 'benefitPercent' | 'durationTable' | 'firstMonthOffset' | 'benefitStopMonth' | 'retirementAge'
> = {
  minimumWage: [
    ...wages('202007', '202209', '云人社发〔2020〕35号', '2020年7月1日起失业保险金标准（最低工资1670/1500/1350元）', [1670, 1500, 1350]),
    ...wages('202210', '202309', '云人社发〔2022〕39号', '2022年10月1日起最低工资标准', [1900, 1750, 1600]),
    ...wages('202310', '202409', '', '2023年10月1日起最低工资标准', [1990, 1840, 1690]),
    ...wages('202410', '202509', '', '2024年10月1日起最低工资标准', [2070, 1920, 1770]),
    // In force until replaced: no notice for 2026-10 has been found.
    ...wages('202510', null, '云人社发〔2025〕19号', '2025年10月1日起最低工资标准', [2170, 2020, 1870]),
  ],
  classMembership: [
    ...classes('202007', '202409', '按2024年通知往前推定，晋宁2020年为二类', false, { ...kunming, '530115': 2 }),
    ...classes('202410', null, '2024年、2025年最低工资通知所列区域类别', true, kunming),
  ],
  benefitPercent: [
    {
      from: '202007',
      to: '202311',
      docNo: '云人社发〔2020〕35号',
      source: '失业保险金为当地最低工资标准的90%',
      confirmed: true,
      share: 9000,
      scope: 'ownClass',
    },
    {
      from: '202312',
      to: null,
      docNo: '',
      source: '云南省失业保险省级统筹：2023年12月1日起全省统一为一类地区最低工资标准的90%',
      confirmed: true,
      share: 9000,
      scope: 'provinceClass1',
    },
  ],
  durationTable: [
    {
      from: '200607',
      to: null,
      docNo: '云南省人大常委会公告第38号',
      source: '云南省失业保险条例（享受期限）；社会保险法第四十六条上限',
      confirmed: true,
      months: [0, 2, 4, 7, 10, 13, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24],
      maximum: 24,
    },
  ],
  firstMonthOffset: [
    {
      from: '200607',
      to: null,
      docNo: '',
      source: '社会保险法第五十条自失业登记之日起计算；首月为登记当月或次月待昆明经办机构确认',
      confirmed: false,
      offset: 1,
    },
  ],
  benefitStopMonth: [
    {
      from: '200607',
      to: null,
      docNo: '',
      source: '社会保险法第五十一条停止领取的情形；发生当月是否计发待昆明经办机构确认，现按当月发、次月停',
      confirmed: false,
      offset: 1,
    },
  ],
  retirementAge: [
    {
      from: '1978-06-02',
      to: '2024-12-31',
      docNo: '国发〔1978〕104号',
      source: '国务院关于工人退休、退职的暂行办法；关于安置老弱病残干部的暂行办法',
      confirmed: true,
      male: 720,
      femaleCadre: 660,
      femaleWorker: 600,
      note: '男60周岁，女干部55周岁，女工人50周岁',
    },
    {
      from: '2025-01-01',
      to: null,
      docNo: '全国人民代表大会常务委员会2024年9月13日决定',
      source: '关于实施渐进式延迟法定退休年龄的决定；对照表待录入',
      confirmed: false,
      male: 720,
      femaleCadre: 660,
      femaleWorker: 600,
      note: '男、女干部每四个月延迟一个月，至63、58周岁；女工人每二个月延迟一个月，至55周岁。逐人按对照表核定',
    },
  ],
}
